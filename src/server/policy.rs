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
use super::problem::{Code, Problem};
use super::reply;
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
        let etag = reply::quoted(&current.etag);
        Problem::new(Code::PreconditionRequired).about(&IF_MATCH).expected(etag)
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
            content = unchanged.unwrap_or_else(|| with(&content, "updated_at", &format!("\"{}\"", utc(now))));
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

/// Writes a moment as RFC 3339 has it: `2026-01-01T00:00:00Z`.
fn utc(at: Timestamp) -> String {
    let seconds = at.0 % 86_400;
    let (year, month, day) = civil(at.0 / 86_400);
    let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Returns year, month and day of a day counted from 1970-01-01, with years that begin in March, so that the leap day
/// is the last of its year.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days.saturating_add(719_468);
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march + 2) / 5 + 1;
    let month = if march < 10 { march + 3 } else { march - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    #[test]
    fn a_moment_is_written_in_utc() {
        assert_eq!(utc(Timestamp(0)), "1970-01-01T00:00:00Z");
        assert_eq!(utc(Timestamp(951_827_696)), "2000-02-29T12:34:56Z");
        assert_eq!(utc(Timestamp(1_767_225_600)), "2026-01-01T00:00:00Z");
        assert_eq!(utc(Timestamp(4_107_542_399)), "2100-02-28T23:59:59Z");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn the_calendar_agrees_with_that_of_http(seconds in 0_u64..253_402_300_799) {
            let http = httpdate::fmt_http_date(std::time::UNIX_EPOCH + std::time::Duration::from_secs(seconds));
            let utc = utc(Timestamp(seconds));
            prop_assert_eq!((&utc[..4], &utc[8..10], &utc[11..19]), (&http[12..16], &http[5..7], &http[17..25]));
        }
    }
}
