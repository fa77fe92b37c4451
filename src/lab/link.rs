//! The link between client and server: what can go wrong on it with one message, and the plan for the next one.

use super::retry::Retry;

/// What happens to one message between the client and the server: the rows of a table of what breaks in practice.
///
/// A fault meets the first attempt; what the client sends again on its own goes through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// F0: nothing goes wrong.
    #[default]
    None,
    /// F1: the request never reaches the server.
    RequestLost,
    /// F2: the server acts on the request, but its answer never reaches the client.
    ResponseLost,
    /// F3: the network delivers the request twice, and one of the two answers is read.
    Duplicated,
    /// F4: the request arrives, and a copy of it arrives once more after the next message.
    DelayedCopy,
    /// F5: the next message overtakes the request: it arrives after it.
    Overtaken,
    /// F6: the server crashes before it writes anything.
    CrashBefore,
    /// F7: the server crashes after it has written, and before it answers.
    CrashAfter,
    /// F8: the server crashes in the middle of a write that is not atomic: the item is written, the collection's list
    /// of it and the record of its key are not.
    CrashBetween,
    /// F9: the server takes longer than the client waits, and finishes after the client has given up waiting.
    Slow,
    /// F10: 503 with Retry-After; the server did nothing.
    Unavailable,
    /// F11: 502 or 504 from a gateway; the seed decides which, and whether the server acted behind it.
    Gateway,
    /// F12: 429 with Retry-After; the server did nothing.
    TooMany,
    /// F13: the connection breaks in the middle of the request, which is never acted on (RFC 9112 §8).
    CutOff,
    /// F14: 408, the server did not get the whole request in time and did nothing (RFC 9110 §15.5.9).
    RequestTimeout,
    /// F14: the server closes the idle connection while the request is on its way; the client cannot know whether it
    /// was read.
    Closed,
    /// F17: the answer is lost, and the server loses its record of keys before the request comes again.
    KeysLost,
    /// F19: somebody else does the same a moment earlier.
    Neighbour,
}

impl Fault {
    /// Every fault, in the order of the table.
    pub const ALL: [Self; 18] = [
        Self::None,
        Self::RequestLost,
        Self::ResponseLost,
        Self::Duplicated,
        Self::DelayedCopy,
        Self::Overtaken,
        Self::CrashBefore,
        Self::CrashAfter,
        Self::CrashBetween,
        Self::Slow,
        Self::Unavailable,
        Self::Gateway,
        Self::TooMany,
        Self::CutOff,
        Self::RequestTimeout,
        Self::Closed,
        Self::KeysLost,
        Self::Neighbour,
    ];

    /// Returns its stable name in scripts, scenes and lessons.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::RequestLost => "request-lost",
            Self::ResponseLost => "response-lost",
            Self::Duplicated => "duplicated",
            Self::DelayedCopy => "delayed-copy",
            Self::Overtaken => "overtaken",
            Self::CrashBefore => "crash-before",
            Self::CrashAfter => "crash-after",
            Self::CrashBetween => "crash-between",
            Self::Slow => "slow",
            Self::Unavailable => "unavailable",
            Self::Gateway => "gateway",
            Self::TooMany => "too-many",
            Self::CutOff => "cut-off",
            Self::RequestTimeout => "request-timeout",
            Self::Closed => "closed",
            Self::KeysLost => "keys-lost",
            Self::Neighbour => "neighbour",
        }
    }

    /// Returns the fault of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.as_str() == name)
    }
}

/// What is planned for one message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Plan {
    /// What goes wrong with it.
    pub fault: Fault,
    /// What the client does where no answer, or no final one, comes.
    pub retry: Retry,
    /// Decides what the fault leaves open: which of two answers is read, whether a gateway's server acted.
    pub seed: u64,
}

impl Plan {
    /// Returns whether the message goes straight there and its answer straight back, whatever that is: then there is
    /// no journey to tell of. A client that adds a key or retries may have one all the same.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.fault == Fault::None
    }
}
