//! One exchange: what was sent, what came back, and what it changed on the server.

use crate::server::{Request, Resource, Response, Target, Timestamp};

/// What was sent: a request, or text that is none and that the server could only refuse.
#[derive(Clone, Debug)]
pub enum Sent {
    /// A well-formed request.
    Request(Request),
    /// A raw message that is no HTTP request.
    Text(String),
}

/// Where a request came from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    /// The composer's form.
    #[default]
    Form,
    /// The raw editor.
    Raw,
    /// A curl command, pasted or from another window.
    Curl,
}

/// What an exchange did to one resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It was not there and is now: `+`.
    Created,
    /// It was there and is different now: `~`.
    Replaced,
    /// It was addressed and is as it was: `=`.
    Unchanged,
    /// It was there and is no longer: `−`.
    Removed,
}

/// A resource that an exchange touched, before and after.
#[derive(Clone, Debug)]
pub struct Change {
    /// Which resource.
    pub target: Target,
    /// What happened to it.
    pub mark: Mark,
    /// Its representation before the exchange.
    pub before: Option<Resource>,
    /// Its representation after it.
    pub after: Option<Resource>,
}

/// How an exchange repeats an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// The very same request as exchange number n: method, target, content and meaningful fields.
    Identical(usize),
    /// The JSON content means the same as in exchange number n, but its bytes differ.
    SameMeaning(usize),
}

/// One request and its response.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Its number on screen: the first is 1. Every exchange of a lab has a number of its own, on every branch.
    pub number: usize,
    /// What was sent.
    pub sent: Sent,
    /// Where it came from.
    pub origin: Origin,
    /// What the server answered.
    pub response: Response,
    /// What it did to the resources; empty where none was touched or addressed.
    pub changes: Vec<Change>,
    /// The earlier exchange of the same branch that it repeats, if any.
    pub repeats: Option<Repeats>,
    /// When it was sent, in the lab's simulated time.
    pub at: Timestamp,
}
