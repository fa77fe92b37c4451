//! The pieces of a message's head: method, field names and values, and what the fields must say together.

use http::Method;
use http::header::{self, HeaderName, HeaderValue};

use super::error::{Reason, WireError};

/// What is wrong with a piece, and how many characters into it.
pub(super) type Fault = (usize, Reason);

/// A header field and where its value stands.
pub(super) struct Field {
    pub(super) name: HeaderName,
    pub(super) value: HeaderValue,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Returns whether a character may stand in a token (RFC 9110 §5.6.2).
pub(super) fn is_token_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}

pub(super) fn method(text: &str) -> Result<Method, Fault> {
    let bad = text.chars().position(|c| !is_token_char(c));
    match (bad, Method::from_bytes(text.as_bytes())) {
        (None, Ok(method)) => Ok(method),
        (bad, _) => Err((bad.unwrap_or(0), Reason::Method)),
    }
}

pub(super) fn name(text: &str) -> Result<HeaderName, Fault> {
    let bad = text.chars().position(|c| !is_token_char(c));
    match (bad, HeaderName::from_bytes(text.as_bytes())) {
        (None, Ok(name)) => Ok(name),
        (Some(at), _) if text.trim_end().chars().count() == at => Err((at, Reason::SpaceBeforeColon)),
        (bad, _) => Err((bad.unwrap_or(0), Reason::FieldName)),
    }
}

/// Reads a value; spaces around it are no part of it (RFC 9110 §5.5).
pub(super) fn value(text: &str) -> Result<HeaderValue, Fault> {
    let bad = || text.chars().position(|c| c.is_ascii_control() && c != '\t').unwrap_or(0);
    HeaderValue::from_bytes(text.trim_matches([' ', '\t']).as_bytes())
        .map_err(|_| (bad(), Reason::FieldValue))
}

/// Checks what the fields say together: one Host, and a Content-Length that is the length of the content.
/// `host_line` is where a missing Host could stand; `octets` is how long the content is.
pub(super) fn check(fields: &[Field], octets: usize, host_line: usize) -> Result<(), WireError> {
    let error = |field: &Field, reason| Err(WireError::new(field.line, field.column, reason));
    let named = |name: HeaderName| fields.iter().filter(move |field| field.name == name);
    let mut hosts = named(header::HOST);
    match (hosts.next(), hosts.next()) {
        (None, _) => return Err(WireError::new(host_line, 1, Reason::NoHost)),
        (_, Some(second)) => return error(second, Reason::TwoHosts),
        (Some(host), None) if !is_host(&host.value) => return error(host, Reason::HostValue),
        (Some(_), None) => {}
    }
    if let Some(field) = named(header::TRANSFER_ENCODING).next() {
        return error(field, Reason::TransferEncoding);
    }
    let mut lengths = named(header::CONTENT_LENGTH);
    let Some(length) = lengths.next() else { return Ok(()) };
    if let Some(second) = lengths.next() {
        return error(second, Reason::ContentLength);
    }
    match declared(&length.value) {
        None => error(length, Reason::ContentLength),
        Some(said) if said != octets as u64 => {
            error(length, Reason::ContentLengthDiffers { said, found: octets as u64 })
        }
        Some(_) => Ok(()),
    }
}

/// Returns the number that a Content-Length says, if it says one: digits and nothing else (RFC 9110 §8.6).
pub(super) fn declared(value: &HeaderValue) -> Option<u64> {
    let text = value.to_str().ok()?;
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Returns whether a value can be a host with an optional port (RFC 3986 §3.2.2), or is empty.
fn is_host(value: &HeaderValue) -> bool {
    value.as_bytes().iter().all(|byte| byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:[]".contains(byte))
}
