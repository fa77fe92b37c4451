//! Whether a message repeats an earlier one: the very same request, or other bytes with the same meaning.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};

use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use serde_json::Value;

use super::exchange::Sent;

/// How an exchange repeats an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// The very same request as exchange number n: method, target, content and meaningful fields.
    Identical(usize),
    /// The JSON content means the same as in exchange number n, but its bytes differ.
    SameMeaning(usize),
}

/// What makes a request the very same request: method, target, meaningful fields and content. Two messages are
/// identical exactly if their identities are equal.
///
/// Fields that speak of this one transfer rather than of what is asked do not count: Host, Content-Length, Date,
/// User-Agent, the hop-by-hop fields (RFC 9110 §7.6.1), and `Accept: */*`, which says what no Accept says (§12.5.1).
/// So a request from the form and the same one from curl are identical.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identity {
    method: String,
    target: String,
    fields: Vec<(HeaderName, HeaderValue)>,
    content: Bytes,
}

const TRANSFER_ONLY: [&str; 12] = [
    "connection",
    "content-length",
    "date",
    "expect",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

impl Identity {
    /// Returns the identity of a message; for a text that is no request, the text itself.
    #[must_use]
    pub fn of(sent: &Sent) -> Self {
        match sent {
            Sent::Text(text) => Self {
                method: String::new(),
                target: String::new(),
                fields: Vec::new(),
                content: Bytes::copy_from_slice(text.as_bytes()),
            },
            Sent::Request(request) => {
                let fields = request.headers().iter().filter(|(name, value)| is_meaningful(name, value));
                let mut fields: Vec<_> = fields.map(|(name, value)| (name.clone(), value.clone())).collect();
                // Stable: the order of fields of one name has a meaning, that of different names has none.
                fields.sort_by(|(a, _), (b, _)| a.as_str().cmp(b.as_str()));
                let path = request.uri().path_and_query().map_or("/", http::uri::PathAndQuery::as_str);
                Self {
                    method: request.method().as_str().to_owned(),
                    target: path.to_owned(),
                    fields,
                    content: request.body().clone(),
                }
            }
        }
    }

    /// Returns all but the content.
    fn frame(&self) -> impl Hash {
        (&self.method, &self.target, &self.fields)
    }

    /// Returns this identity with JSON content brought into one form: members sorted, no spaces. `None` where the
    /// content is no JSON.
    #[must_use]
    pub fn meaning(&self) -> Option<Self> {
        let value: Value = serde_json::from_slice(&self.content).ok()?;
        let content = super::bytes_of(plain(value).to_string());
        Some(Self { content, ..self.clone() })
    }
}

/// Tells whether a field is part of what is asked, rather than of this one transfer.
pub(crate) fn is_meaningful(name: &HeaderName, value: &HeaderValue) -> bool {
    let any = *name == header::ACCEPT && value == "*/*";
    !any && !TRANSFER_ONLY.contains(&name.as_str())
}

/// Sorts the members of every object and writes whole numbers without a fraction.
fn plain(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.into_iter().map(|(name, value)| (name, plain(value))).collect();
            members.sort_by(|(a, _), (b, _)| a.cmp(b));
            Value::Object(members.into_iter().collect())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(plain).collect()),
        Value::Number(number) => Value::Number(whole(&number).unwrap_or(number)),
        other => other,
    }
}

/// Returns the integer that a number written with a fraction or an exponent is, where a double holds it exactly.
fn whole(number: &serde_json::Number) -> Option<serde_json::Number> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let float = number.as_f64().filter(|_| number.is_f64())?;
    #[expect(clippy::cast_possible_truncation, reason = "a whole number within ±2^53 is an i64")]
    (float.fract() == 0.0 && float.abs() < EXACT).then(|| (float as i64).into())
}

/// The messages of the current line by hash, so that finding a repeat does not grow with the history.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    hasher: RandomState,
    identical: HashMap<u64, Vec<usize>>,
    /// Messages that differ in their content at most.
    frames: HashMap<u64, Frame>,
    meaning: HashMap<u64, Vec<usize>>,
}

/// The messages of one frame, in order. JSON is read only once a second content comes to the same frame, so only the
/// first `known` of them stand in the index of meanings.
#[derive(Clone, Debug, Default)]
struct Frame {
    numbers: Vec<usize>,
    known: usize,
}

impl Index {
    /// Adds the message of an exchange and returns which earlier one it repeats; the latest wins, and an identical
    /// one before one with the same meaning. `earlier` gives the message of a number.
    pub(super) fn add(
        &mut self,
        number: usize,
        sent: &Sent,
        earlier: impl Fn(usize) -> Option<Sent>,
    ) -> Option<Repeats> {
        let identity = Identity::of(sent);
        let same = |found: &usize| earlier(*found).is_some_and(|sent| Identity::of(&sent) == identity);
        let alike = self.identical.entry(self.hasher.hash_one(&identity)).or_default();
        let identical = alike.iter().rev().copied().find(same);
        alike.push(number);
        let frame = self.frames.entry(self.hasher.hash_one(identity.frame())).or_default();
        let alone = frame.numbers.is_empty();
        frame.numbers.push(number);
        if alone || identical.is_some() {
            return identical.map(Repeats::Identical);
        }
        self.meant(&identity, &earlier).map(Repeats::SameMeaning)
    }

    /// Returns the latest earlier message that means the same, after reading those not read yet.
    fn meant(&mut self, identity: &Identity, earlier: impl Fn(usize) -> Option<Sent>) -> Option<usize> {
        let meaning = identity.meaning()?;
        let meaning_of = |number: usize| earlier(number).and_then(|sent| Identity::of(&sent).meaning());
        let frame = self.frames.get_mut(&self.hasher.hash_one(identity.frame()))?;
        // The last is the message itself: it is read when the next one comes.
        let before = frame.numbers.len().saturating_sub(1);
        for number in frame.numbers.iter().take(before).skip(frame.known).copied() {
            if let Some(meaning) = meaning_of(number) {
                self.meaning.entry(self.hasher.hash_one(&meaning)).or_default().push(number);
            }
        }
        frame.known = before;
        let alike = self.meaning.get(&self.hasher.hash_one(&meaning))?;
        alike.iter().rev().copied().find(|found| meaning_of(*found).as_ref() == Some(&meaning))
    }

    /// Forgets a message; the latest added must be removed first.
    pub(super) fn remove(&mut self, number: usize, sent: &Sent) {
        let identity = Identity::of(sent);
        forget(&mut self.identical, self.hasher.hash_one(&identity), number);
        let frame_hash = self.hasher.hash_one(identity.frame());
        let Some(frame) = self.frames.get_mut(&frame_hash) else { return };
        frame.numbers.pop_if(|last| *last == number);
        let was_read = frame.known > frame.numbers.len();
        frame.known = frame.known.min(frame.numbers.len());
        if frame.numbers.is_empty() {
            self.frames.remove(&frame_hash);
        }
        if let Some(meaning) = identity.meaning().filter(|_| was_read) {
            forget(&mut self.meaning, self.hasher.hash_one(&meaning), number);
        }
    }
}

fn forget(map: &mut HashMap<u64, Vec<usize>>, hash: u64, number: usize) {
    if let Some(numbers) = map.get_mut(&hash) {
        numbers.pop_if(|last| *last == number);
        if numbers.is_empty() {
            map.remove(&hash);
        }
    }
}
