//! What a scene can switch on: servers that are stricter, busier, slower or less honest than the default one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::num::NonZeroU32;

use bytes::Bytes;
use http::HeaderValue;
use http::header::{IF_MATCH, RETRY_AFTER};
use serde::Deserialize;
use serde::de::{Deserializer, Error, Unexpected};
use serde_json::value::RawValue;

use super::Timestamp;
use super::content::merge;
use super::date;
use super::problem::{Code, Problem};
use super::resource::Resource;

/// The switches of a scene, all off by default: the default server is the whole server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Policy {
    /// What exists is replaced, patched or deleted only with If-Match or If-Unmodified-Since; else 428 (RFC 6585 §3).
    pub require_preconditions: bool,
    /// The server writes `updated_at` into JSON, so what it stores is not what was sent, and a PUT answer may carry no
    /// validators (RFC 9110 §9.3.4). A PUT that changes nothing else leaves it as it was.
    pub normalising: bool,
    /// The server cannot take a change now; wait as long as Retry-After says (RFC 9110 §10.2.3).
    pub busy: Option<Busy>,
    /// A POST is answered 202 before it is done (RFC 9110 §15.3.3).
    #[serde(rename = "async")]
    pub later: Option<Later>,
    /// What was deleted is 410 instead of 404 (RFC 9110 §15.5.11); a PUT can bring it back.
    pub tombstones: bool,
    /// If-Match and If-Unmodified-Since do not refuse what has been done already (RFC 9110 §13.1.1, the MAY).
    pub lenient_if_match: bool,
    /// What the client does not accept is 406 instead of sent all the same (RFC 9110 §12.4.1, §15.5.7).
    pub not_acceptable: bool,
    /// A server that lies: it counts the PUTs in the JSON itself, so that every PUT changes the state and PUT is not
    /// idempotent.
    pub counting: bool,
}

/// How a busy server refuses changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Busy {
    /// What it answers.
    #[serde(deserialize_with = "busy_code", rename = "status")]
    pub code: Code,
    /// How long it stays busy, from the first change that it refused. Whoever waits so long is heard.
    pub seconds: NonZeroU32,
}

/// How long a POST that was taken in waits to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Later {
    /// So many requests later, before the last of them is answered.
    pub requests: NonZeroU32,
}

fn busy_code<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
    match u16::deserialize(deserializer)? {
        429 => Ok(Code::TooManyRequests),
        503 => Ok(Code::Unavailable),
        other => Err(D::Error::invalid_value(Unexpected::Unsigned(other.into()), &"429 or 503")),
    }
}

impl Busy {
    /// Decides about a change that comes now. `until` is when the server is free again, if it is busy.
    ///
    /// # Errors
    /// 429 or 503 with the seconds to wait.
    pub(super) fn check(self, until: &mut Option<Timestamp>, now: Timestamp) -> Result<(), Box<Problem>> {
        let end = until.unwrap_or(Timestamp(now.0.saturating_add(self.seconds.get().into())));
        if now >= end {
            *until = None;
            return Ok(());
        }
        *until = Some(end);
        let seconds = end.0 - now.0;
        let problem = Problem::new(self.code).about(&RETRY_AFTER).expected(seconds.to_string());
        Err(problem.sending(RETRY_AFTER, HeaderValue::from(seconds)).into())
    }
}

/// Who wants to store the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Put,
    Other,
}

impl Policy {
    /// Returns the refusal of a change of `current` that no precondition guards.
    pub(super) fn unguarded(current: &Resource) -> Problem {
        Problem::new(Code::PreconditionRequired).about(&IF_MATCH).expected(format!("\"{}\"", current.etag))
    }

    /// Returns what the server makes of a JSON object before it stores it in the place of `old`.
    pub(super) fn edited(self, content: &Bytes, by: By, old: Option<&Resource>, now: Timestamp) -> Bytes {
        let mut content = content.clone();
        if self.counting && by == By::Put {
            let before: u64 = old.and_then(|old| member(&old.bytes, "puts")?.parse().ok()).unwrap_or(0);
            content = with(&content, "puts", &before.saturating_add(1).to_string());
        }
        if self.normalising {
            let unchanged = old.and_then(|old| {
                let as_before = with(&content, "updated_at", &member(&old.bytes, "updated_at")?);
                (as_before == old.bytes).then_some(as_before)
            });
            content = unchanged
                .unwrap_or_else(|| with(&content, "updated_at", &format!("\"{}\"", date::rfc3339(now))));
        }
        content
    }
}

/// Returns a JSON object with this member set.
fn with(content: &Bytes, name: &str, value: &str) -> Bytes {
    let patch = format!("{{\"{name}\":{value}}}");
    let merged = std::str::from_utf8(content).ok().and_then(|text| merge::merge(text, &patch));
    merged.map_or_else(|| content.clone(), Bytes::from)
}

/// Returns the member of a JSON object as it is written.
fn member(content: &[u8], name: &str) -> Option<String> {
    let members: BTreeMap<Cow<'_, str>, &RawValue> = serde_json::from_slice(content).ok()?;
    members.get(name).map(|value| value.get().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switches_are_named_as_the_profiles() {
        let text = "require-preconditions = true\nnormalising = true\nbusy = { status = 429, seconds = 2 }\n\
                    async = { requests = 1 }\ntombstones = true\nlenient-if-match = true\nnot-acceptable = true\n\
                    counting = true";
        let policy: Policy = toml::from_str(text).unwrap();
        assert_eq!(policy.busy.map(|busy| busy.code), Some(Code::TooManyRequests));
        assert!(policy.counting && policy.later.is_some());
        for wrong in ["busy = { status = 500, seconds = 2 }", "async = { requests = 0 }", "strict = true"] {
            assert!(toml::from_str::<Policy>(wrong).is_err(), "{wrong}");
        }
    }
}
