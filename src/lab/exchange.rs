//! One exchange: what was sent, what the client heard in the end, and what it changed on the server.

use http::StatusCode;

use super::change::Change;
use super::journey::{Deed, Journey};
use super::kept::Kept;
use super::link::Fault;
use super::refused::Refused;
use super::repeat::Repeats;
use super::wire;
use crate::server::{Request, Response, Server, Target, Timestamp};

/// What was sent: a request; or text that is none and that the server could only refuse; or what never got to the server.
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
    /// A message from outside that was refused before the server saw it.
    Refused(Box<Refused>),
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
            Self::Text(_) | Self::Refused(_) => None,
        }
    }

    /// Returns method and target in one line, as they were sent; `None` where nobody can tell them apart.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        match self {
            Self::Request(request) => Some(format!("{} {}", request.method(), request.uri())),
            Self::Text(_) => None,
            Self::Refused(refused) => refused.line(),
        }
    }

    /// Returns the message as it is on the wire; of what was refused at the door, its head.
    #[must_use]
    pub fn print(&self) -> String {
        match self {
            Self::Request(request) => wire::print_request(request),
            Self::Text(text) => text.clone(),
            Self::Refused(refused) => refused.head().to_owned(),
        }
    }

    /// Returns whether the server saw it.
    pub(super) fn arrived(&self) -> bool {
        !matches!(self, Self::Refused(_))
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
    /// A curl command that was pasted and then sent from here, as it was.
    Pasted,
    /// A program of the learner's own in another window, such as curl.
    Curl,
    /// The second client: somebody else who uses the same server.
    Peer,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Self; 5] = [Self::Form, Self::Raw, Self::Pasted, Self::Curl, Self::Peer];

    /// Returns its stable name in scripts and lessons.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Form => "form",
            Self::Raw => "raw",
            Self::Pasted => "pasted",
            Self::Curl => "curl",
            Self::Peer => "peer",
        }
    }
}

/// One request and what became of it.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Its number on screen: the first is 1. Every exchange of a lab has a number of its own, on every branch.
    pub number: usize,
    /// Where it came from.
    pub origin: Origin,
    /// What it did to the resources; empty where none was touched or addressed.
    pub changes: Box<[Change]>,
    /// The earlier exchange of the same branch that it repeats, if any.
    pub repeats: Option<Repeats>,
    /// When it was sent, in the lab's simulated time.
    pub at: Timestamp,
    /// What happened on the way, where the network did something or the client tried again.
    pub journey: Option<Box<Journey>>,
    sent: Kept,
    heard: Option<Kept>,
}

/// An exchange that has no place in the history yet, and so no number.
pub(super) struct Draft {
    pub(super) sent: Sent,
    pub(super) origin: Origin,
    pub(super) heard: Option<Response>,
    pub(super) changes: Vec<Change>,
    pub(super) at: Timestamp,
    pub(super) journey: Option<Box<Journey>>,
}

impl Draft {
    pub(super) fn numbered(self, number: usize, repeats: Option<Repeats>) -> Exchange {
        let Self { sent, origin, heard, changes, at, journey } = self;
        let (sent, heard) = (Kept::of_sent(&sent), heard.as_ref().map(Kept::of_response));
        Exchange { number, origin, changes: changes.into(), repeats, at, journey, sent, heard }
    }
}

impl Exchange {
    /// Returns what was sent: with retries, the first attempt. It is made anew from its text each time.
    #[must_use]
    pub fn sent(&self) -> Sent {
        self.sent.sent()
    }

    /// Returns the method; `None` where no request was sent.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        self.sent.method()
    }

    /// Returns the target as it was sent: a path with its query, or a whole URI; `None` where no request was sent.
    #[must_use]
    pub fn target(&self) -> Option<&str> {
        self.sent.target()
    }

    /// Returns what the client heard in the end; `None` where no answer came. It is made anew from its text each time.
    #[must_use]
    pub fn heard(&self) -> Option<Response> {
        self.heard.as_ref().map(Kept::response)
    }

    /// Returns the status of what the client heard in the end.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.heard.as_ref().and_then(Kept::status)
    }

    /// Returns whether the server carried the request out, whether or not the client heard of it: a 2xx of its own, also
    /// the one that it had kept for a repeated key.
    #[must_use]
    pub fn is_applied(&self) -> bool {
        let succeeded = || self.status().is_some_and(|status| status.is_success());
        let acted = |deed| !matches!(deed, Deed::Refused | Deed::Incomplete);
        self.journey.as_ref().map_or_else(succeeded, |journey| journey.deeds(self.number).any(acted))
    }

    /// Returns whether it was refused before the server saw it.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.sent.is_refused()
    }

    /// Returns what went wrong on the way.
    #[must_use]
    pub fn fault(&self) -> Fault {
        self.journey.as_ref().map_or(Fault::None, |journey| journey.plan.fault)
    }

    /// Returns the first resource that it touched, or addressed and left as it was.
    #[must_use]
    pub fn touched(&self) -> Option<&Target> {
        self.changes.first().map(|change| &change.target)
    }

    /// Returns whether the same was sent and heard at the same time.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        (self.at, self.origin) == (other.at, other.origin)
            && self.sent == other.sent
            && self.heard == other.heard
    }

    /// Returns how many times the client sent the request.
    #[must_use]
    pub fn attempts(&self) -> usize {
        self.journey.as_ref().map_or(1, |journey| journey.attempts())
    }
}

/// Completes a message as a client would; a text that is a request after all becomes that request.
pub(super) fn completed(sent: Sent) -> Sent {
    let request = match sent {
        Sent::Request(request) => Ok(request),
        Sent::Text(text) => wire::parse(&text).map_err(|_| Sent::Text(text)),
        Sent::Refused(_) => Err(sent),
    };
    match request {
        Ok(mut request) => {
            wire::complete(&mut request);
            Sent::Request(request)
        }
        Err(other) => other,
    }
}

/// How a server works on a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// At once and whole.
    Whole,
    /// As the end of work that was begun before.
    Finish,
    /// By half: it breaks down in between.
    Half,
}

/// Hands a completed message to a server; what is no request it refuses. Nothing else in the lab reaches it.
pub(super) fn deliver(server: &mut Server, sent: &Sent, at: Timestamp, way: Way) -> Response {
    let request = match sent {
        Sent::Request(request) => request,
        Sent::Text(text) => match wire::parse(text) {
            Ok(request) => &{ request },
            Err(error) => return wire::refuse(&error, at),
        },
        Sent::Refused(refused) => return refused.answer(at),
    };
    match way {
        Way::Whole => server.handle(request, at),
        Way::Finish => server.complete(request, at),
        Way::Half => server.half_apply(request, at),
    }
}
