//! The request target: percent-encoded as a client does it, and refused where it can be none.

use std::borrow::Cow;

use http::Uri;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::error::Reason;
use super::field::Fault;

/// What a path or a query cannot hold as it is (RFC 3986 §3.3, §3.4); all that is not ASCII comes on top. A `%` stays:
/// whether it begins an escape is for the server to judge. A `#` stays, to be refused.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A target in its two forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// As it was typed: `/users/রহিম`.
    pub typed: String,
    /// As it goes out: `/users/%E0%A6%B0…`. Equal to `typed` where nothing had to be encoded.
    pub sent: String,
}

/// Percent-encodes what cannot go out as it is.
pub(super) fn encode(typed: &str) -> Shown {
    let sent: Cow<'_, str> = utf8_percent_encode(typed, UNSAFE).into();
    Shown { typed: typed.to_owned(), sent: sent.into_owned() }
}

/// Reads a target that a form brought; places count in what was typed.
pub(super) fn parse(shown: &Shown, typed: &str) -> Result<Uri, Fault> {
    read(&shown.sent, typed)
}

/// Reads a target that stands in a raw message: nothing is encoded for the writer there.
pub(super) fn parse_raw(text: &str) -> Result<Uri, Fault> {
    if let Some(at) = text.chars().position(|c| !c.is_ascii_graphic()) {
        return Err((at, Reason::TargetCharacter));
    }
    read(text, text)
}

fn read(sent: &str, typed: &str) -> Result<Uri, Fault> {
    if sent.is_empty() {
        return Err((0, Reason::NoTarget));
    }
    if let Some(at) = typed.chars().position(|c| c == '#') {
        return Err((at, Reason::Fragment));
    }
    if !(sent == "*" || sent.starts_with('/') || is_absolute(sent)) {
        return Err((0, Reason::TargetForm));
    }
    if sent.len() > usize::from(u16::MAX) - 1 {
        return Err((0, Reason::TargetTooLong));
    }
    Uri::try_from(sent).map_err(|_| (unsafe_at(typed), Reason::TargetCharacter))
}

/// Returns whether a target is a whole URI with a host: the absolute-form (RFC 9112 §3.2.2).
fn is_absolute(text: &str) -> bool {
    let scheme = text.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https"))
}

fn unsafe_at(text: &str) -> usize {
    let is_unsafe = |c: char| !c.is_ascii_graphic() || "\"<>\\^`{|}".contains(c);
    text.chars().position(is_unsafe).unwrap_or(0)
}
