//! Whether a message repeats an earlier one: the very same request, or other bytes with the same meaning.

mod index;

use std::hash::Hash;

use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use serde_json::Value;

use super::exchange::Sent;

pub(super) use index::Index;

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
    /// Returns the identity of a message; for a text that is no request, the text itself; for what was refused at the door,
    /// why that was.
    #[must_use]
    pub fn of(sent: &Sent) -> Self {
        match sent {
            Sent::Text(text) => Self {
                method: String::new(),
                target: String::new(),
                fields: Vec::new(),
                content: Bytes::copy_from_slice(text.as_bytes()),
            },
            Sent::Refused(refused) => Self {
                method: String::new(),
                target: refused.problem.code.as_str().to_owned(),
                fields: Vec::new(),
                content: Bytes::copy_from_slice(refused.head().as_bytes()),
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
