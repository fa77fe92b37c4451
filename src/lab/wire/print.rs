//! Messages as raw text, as they stand on the wire.

use http::{HeaderMap, Version};

use crate::server::{Request, Response};

/// Returns a request as raw text: the exact octets, but each CRLF of the head is a plain line end (`\n`), and what is
/// no UTF-8 becomes U+FFFD. Reading it with [`super::parse`] gives the same request.
#[must_use]
pub fn print_request(request: &Request) -> String {
    let first = format!("{} {} {}\n", request.method(), target(request.uri()), version(request.version()));
    message(first, request.headers(), request.body())
}

/// Returns a response as raw text, like [`print_request`].
#[must_use]
pub fn print_response(response: &Response) -> String {
    let status = response.status();
    let reason = status.canonical_reason().unwrap_or_default();
    let first = format!("{} {} {reason}\n", version(response.version()), status.as_str());
    message(first, response.headers(), response.body())
}

/// Writes a target: `*`, the path and query, or the whole URI where that is what was sent.
fn target(uri: &http::Uri) -> String {
    uri.to_string()
}

fn version(version: Version) -> &'static str {
    if version == Version::HTTP_10 { "HTTP/1.0" } else { "HTTP/1.1" }
}

fn message(mut text: String, headers: &HeaderMap, body: &[u8]) -> String {
    for (name, value) in headers {
        text.push_str(&title_case(name.as_str()));
        text.push_str(": ");
        text.push_str(&String::from_utf8_lossy(value.as_bytes()));
        text.push('\n');
    }
    text.push('\n');
    text.push_str(&String::from_utf8_lossy(body));
    text
}

/// Writes a field name as the RFCs do: `Content-Type`, `ETag`. Names do not depend on case (RFC 9110 §5.1).
#[must_use]
pub fn title_case(name: &str) -> String {
    match name {
        "etag" => return "ETag".to_owned(),
        "te" => return "TE".to_owned(),
        "www-authenticate" => return "WWW-Authenticate".to_owned(),
        _ => {}
    }
    let mut start = true;
    let cased = name.chars().map(|c| {
        let here = std::mem::replace(&mut start, c == '-');
        if here { c.to_ascii_uppercase() } else { c }
    });
    cased.collect()
}
