//! The parts that answers have in common: validators, Allow, Date and Content-Length.

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_LENGTH, DATE, ETAG, HeaderName, HeaderValue, LAST_MODIFIED};
use http::{Method, StatusCode};

use super::resource::Etag;
use super::{Response, Timestamp, date};

/// Returns an answer that has only its status so far.
pub(super) fn status(status: StatusCode) -> Response {
    let mut response = Response::default();
    *response.status_mut() = status;
    response
}

/// Sets a field; a value that cannot stand in a field is left out.
pub(super) fn set(response: &mut Response, name: HeaderName, value: &str) {
    set_octets(response, name, value.as_bytes());
}

fn set_octets(response: &mut Response, name: HeaderName, value: &[u8]) {
    if let Ok(value) = HeaderValue::from_bytes(value) {
        response.headers_mut().insert(name, value);
    }
}

/// Sets ETag and Last-Modified. A change that lies ahead of `now` is dated now (RFC 9110 §8.8.2.1).
pub(super) fn set_validators(
    response: &mut Response,
    etag: Etag,
    modified: Option<Timestamp>,
    now: Timestamp,
) {
    set_octets(response, ETAG, &etag.quoted());
    if let Some(modified) = modified {
        set_octets(response, LAST_MODIFIED, &date::http(modified.min(now)));
    }
}

/// Sets Allow.
pub(super) fn set_allow(response: &mut Response, methods: &[Method]) {
    response.headers_mut().insert(ALLOW, list(methods));
}

/// Returns the methods as the value of Allow.
pub(super) fn list(methods: &[Method]) -> HeaderValue {
    let names: Vec<&str> = methods.iter().map(Method::as_str).collect();
    HeaderValue::from_str(&names.join(", ")).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Adds what every answer has: Date, and Content-Length unless the status forbids it (RFC 9110 §8.6). An answer to
/// HEAD keeps the length and loses the content.
pub(super) fn finish(mut response: Response, method: &Method, now: Timestamp) -> Response {
    set_octets(&mut response, DATE, &date::http(now));
    let length = response.body().len();
    if !matches!(response.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED) {
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    if method == Method::HEAD {
        *response.body_mut() = Bytes::new();
    }
    response
}
