//! One exchange: what was sent, what came back, and what it changed on the server.

use super::change::Change;
use super::repeat::Repeats;
use super::wire;
use crate::server::{Request, Response, Server, Timestamp};

/// What was sent: a request, or text that is none and that the server could only refuse.
#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "nearly every message is a request: a box would cost, not save"
)]
pub enum Sent {
    /// A well-formed request.
    Request(Request),
    /// A raw message that is no HTTP request.
    Text(String),
}

impl Sent {
    /// Makes the message out of raw text: a request where it is one.
    #[must_use]
    pub fn of_text(text: String) -> Self {
        wire::parse(&text).map_or(Self::Text(text), Self::Request)
    }

    /// Returns the request, if it is one.
    #[must_use]
    pub fn request(&self) -> Option<&Request> {
        match self {
            Self::Request(request) => Some(request),
            Self::Text(_) => None,
        }
    }
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

/// An exchange that has no place in the history yet, and so no number.
pub(super) struct Draft {
    pub(super) sent: Sent,
    pub(super) origin: Origin,
    pub(super) response: Response,
    pub(super) changes: Vec<Change>,
    pub(super) at: Timestamp,
}

/// Hands a message to a server: a request is completed as a client would, a text that is none is refused.
pub(super) fn deliver(server: &mut Server, sent: Sent, at: Timestamp) -> (Sent, Response) {
    let read = match sent {
        Sent::Request(request) => Ok(request),
        Sent::Text(text) => wire::parse(&text).map_err(|error| (text, error)),
    };
    match read {
        Ok(mut request) => {
            wire::complete(&mut request);
            let response = server.handle(&request, at);
            (Sent::Request(request), response)
        }
        Err((text, error)) => (Sent::Text(text), wire::refuse(&error, at)),
    }
}
