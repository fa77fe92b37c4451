//! The journey of a message: what happened to it at the client, on the wire and at the server, event by event.

use super::change::Change;
use super::link::Plan;
use super::retry::{RetryReason, StopReason};
use crate::server::{Problem, Server};

/// The whole story of one exchange over a link on which something happened.
#[derive(Clone, Debug)]
pub struct Journey {
    /// What was planned for it.
    pub plan: Plan,
    /// What happened, in order of time.
    pub events: Vec<Event>,
}

/// Something that happened on the way.
#[derive(Clone, Debug)]
pub struct Event {
    /// Milliseconds of simulated time since the exchange was begun.
    pub millis: u64,
    /// Which message it happened to. A crash or a restart names the message that was being worked on.
    pub parcel: Parcel,
    /// What happened.
    pub what: What,
    /// The server as it was right after this: the list to be shown beside the event. Shares all but what changed.
    pub server: Server,
}

/// Names one message on the wire: a request and its answer share the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Parcel {
    /// The number of the exchange that it was sent in; that of an earlier one where it comes late.
    pub exchange: usize,
    /// Which attempt of the client it is, from 1; 0 for what the neighbour sent in between.
    pub attempt: u8,
    /// Which copy of it the network made: 0 is the one that was sent.
    pub copy: u8,
}

/// Where an event is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The client of this exchange: the learner's, or the other client's.
    Client,
    /// The network between them.
    Wire,
    /// The server.
    Server,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The client sends the request, with this Idempotency-Key if any.
    Sends {
        /// The value of the field.
        key: Option<String>,
    },
    /// The network loses the request.
    RequestLost,
    /// The network makes another copy of the request; the event's parcel is the copy.
    Duplicated,
    /// The network holds the request, or the copy, back: it will arrive after the next message.
    HeldBack,
    /// The connection breaks in the middle of the request.
    CutOff,
    /// The connection is closed by the server before the request was read.
    ConnectionClosed,
    /// The request arrives at the server.
    Arrives,
    /// The server begins to work on the request, and has not finished.
    Begins,
    /// The server has worked on the request, or on as much of it as came.
    Acts {
        /// What it did.
        deed: Deed,
        /// The resources that it touched, or addressed and left as they were.
        changes: Box<[Change]>,
        /// Why it refused the request, where it did: what its answer says, which may never be heard.
        why: Option<Box<Problem>>,
    },
    /// The server crashes: what it was about to do, or to say, is lost.
    Crashes,
    /// The server is back.
    Restarts,
    /// The server has lost its record of idempotency keys.
    ForgetsKeys,
    /// Somebody else's request was here first.
    Neighbour {
        /// The method.
        method: String,
        /// The target.
        target: String,
        /// What was answered.
        status: u16,
        /// What the server did.
        deed: Deed,
        /// The resources that it touched.
        changes: Box<[Change]>,
    },
    /// The server sends its answer, or the gateway an answer of its own.
    Answers {
        /// The status code.
        status: u16,
        /// Whether a gateway says so, who does not know what the server did.
        gateway: bool,
    },
    /// The network loses the answer.
    ResponseLost,
    /// The answer reaches the client.
    Hears {
        /// The status code.
        status: u16,
    },
    /// An answer comes for which the client waits no longer, or which it has had already.
    NotWaitedFor {
        /// The status code.
        status: u16,
    },
    /// The client hears nothing.
    HearsNothing {
        /// How it notices.
        silence: Silence,
    },
    /// The client waits before it tries again.
    Waits {
        /// For how many seconds.
        seconds: u32,
        /// Whether the answer said so, in Retry-After.
        told: bool,
    },
    /// The client decides to send the request again.
    Retries {
        /// Why it may, or believes that it may.
        reason: RetryReason,
    },
    /// The client does not try again.
    GivesUp {
        /// Why not.
        reason: StopReason,
    },
}

/// What a server did with a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// It carried it out: a method that may change something.
    Applied,
    /// It wrote half of it: the item, not the list of its collection, nor the record of its key.
    HalfApplied,
    /// It only read.
    Read,
    /// It recognised the key and gave the stored answer; nothing was done again.
    Replayed,
    /// It refused it; nothing was done.
    Refused,
    /// It never had the whole of it, so there was nothing to be refused; nothing was done.
    Incomplete,
}

/// How a client notices that no answer comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Silence {
    /// It has waited long enough.
    Timeout,
    /// The connection is closed.
    Closed,
    /// It did not wait: the next message is already on its way.
    NotYet,
}

impl What {
    /// Returns where the event is seen.
    #[must_use]
    pub fn side(&self) -> Side {
        match self {
            Self::Sends { .. }
            | Self::Hears { .. }
            | Self::NotWaitedFor { .. }
            | Self::HearsNothing { .. }
            | Self::Waits { .. }
            | Self::Retries { .. }
            | Self::GivesUp { .. } => Side::Client,
            Self::RequestLost
            | Self::Duplicated
            | Self::HeldBack
            | Self::CutOff
            | Self::ConnectionClosed
            | Self::ResponseLost => Side::Wire,
            Self::Arrives
            | Self::Begins
            | Self::Acts { .. }
            | Self::Crashes
            | Self::Restarts
            | Self::ForgetsKeys
            | Self::Neighbour { .. }
            | Self::Answers { .. } => Side::Server,
        }
    }

    /// Returns the stable code of the kind of event.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Sends { .. } => "sends",
            Self::RequestLost => "request-lost",
            Self::Duplicated => "duplicated",
            Self::HeldBack => "held-back",
            Self::CutOff => "cut-off",
            Self::ConnectionClosed => "connection-closed",
            Self::Arrives => "arrives",
            Self::Begins => "begins",
            Self::Acts { deed, .. } => deed.as_str(),
            Self::Crashes => "crashes",
            Self::Restarts => "restarts",
            Self::ForgetsKeys => "forgets-keys",
            Self::Neighbour { .. } => "neighbour",
            Self::Answers { .. } => "answers",
            Self::ResponseLost => "response-lost",
            Self::Hears { .. } => "hears",
            Self::NotWaitedFor { .. } => "not-waited-for",
            Self::HearsNothing { .. } => "hears-nothing",
            Self::Waits { .. } => "waits",
            Self::Retries { .. } => "retries",
            Self::GivesUp { .. } => "gives-up",
        }
    }
}

impl Deed {
    /// Returns the stable code.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::HalfApplied => "half-applied",
            Self::Read => "read",
            Self::Replayed => "replayed",
            Self::Refused => "refused",
            Self::Incomplete => "incomplete",
        }
    }
}

impl Journey {
    /// Returns how many times the client sent the request.
    #[must_use]
    pub fn attempts(&self) -> usize {
        self.events.iter().filter(|event| matches!(event.what, What::Sends { .. })).count()
    }

    /// Returns what the server did, in order, with the requests of the exchange with this number.
    pub fn deeds(&self, exchange: usize) -> impl Iterator<Item = Deed> {
        let own = move |event: &&Event| event.parcel.exchange == exchange;
        self.events.iter().filter(own).filter_map(|event| match event.what {
            What::Acts { deed, .. } => Some(deed),
            _ => None,
        })
    }

    /// Returns the milliseconds that it took.
    #[must_use]
    pub fn millis(&self) -> u64 {
        self.events.last().map_or(0, |event| event.millis)
    }
}
