//! What a scene says of the network and of those who use it, as data: the server itself knows nothing of them.

use std::num::NonZeroU32;

use serde::Deserialize;

/// The link between the learner's client and the server.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Link {
    /// What can happen to a message; nothing where none is named.
    pub faults: Vec<Fault>,
    /// It happens to one message in so many, on average: 1 is every message.
    pub one_in: NonZeroU32,
    /// Decides to which messages, which of the faults, and what a fault leaves open. The same seed, the same fate.
    pub seed: u64,
    /// What the client does where no answer comes.
    pub retry: Retry,
}

impl Default for Link {
    fn default() -> Self {
        Self { faults: Vec::new(), one_in: NonZeroU32::MIN, seed: 0, retry: Retry::default() }
    }
}

/// A request of a second client.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Peer {
    /// It is sent after so many messages of the learner; without a number, when the learner asks for it.
    pub after: Option<NonZeroU32>,
    /// The method.
    pub method: String,
    /// The target.
    pub target: String,
    /// The media type of the body; none sends no Content-Type.
    #[serde(rename = "type")]
    pub media_type: Option<String>,
    /// The body.
    #[serde(default)]
    pub body: String,
    /// Further header fields, as `Name: value`.
    #[serde(default)]
    pub header: Vec<String>,
}

/// What happens to one message between the client and the server: the rows of a table of what breaks in practice.
///
/// A fault meets the first attempt; what the client sends again on its own goes through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// A client's retry policy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Retry {
    /// It never sends a request again by itself.
    #[default]
    Never,
    /// It repeats methods that are idempotent, once, and others only where it knows that nothing was done
    /// (RFC 9110 §9.2.2).
    IdempotentOnly,
    /// It repeats everything: what `curl --retry-all-errors` does.
    Always,
    /// It repeats everything, and gives a request whose method is not idempotent an Idempotency-Key that stays the
    /// same.
    SameKey,
    /// It repeats everything, and gives every attempt an Idempotency-Key of its own: a mistake (F18).
    NewKey,
}

impl Retry {
    /// Every policy.
    pub const ALL: [Self; 5] = [Self::Never, Self::IdempotentOnly, Self::Always, Self::SameKey, Self::NewKey];

    /// Returns its stable name in scripts, scenes and lessons.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::IdempotentOnly => "idempotent-only",
            Self::Always => "always",
            Self::SameKey => "same-key",
            Self::NewKey => "new-key",
        }
    }

    /// Returns the policy of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|retry| retry.as_str() == name)
    }
}

#[cfg(test)]
mod tests {
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};

    use super::*;

    fn read<'de, T: Deserialize<'de>>(name: &'de str) -> Option<T> {
        let text: StrDeserializer<'de, Error> = name.into_deserializer();
        T::deserialize(text).ok()
    }

    #[test]
    fn a_name_in_a_scene_is_the_name_everywhere() {
        for fault in Fault::ALL {
            assert_eq!((read(fault.as_str()), Fault::from_name(fault.as_str())), (Some(fault), Some(fault)));
        }
        for retry in Retry::ALL {
            assert_eq!((read(retry.as_str()), Retry::from_name(retry.as_str())), (Some(retry), Some(retry)));
        }
        assert_eq!((Fault::from_name("lost"), Retry::from_name("")), (None, None));
    }
}
