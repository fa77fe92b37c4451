//! The parts that answers have in common: validators, Allow, Date and Content-Length.

use std::time::{Duration, UNIX_EPOCH};

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_LENGTH, DATE, ETAG, HeaderName, HeaderValue, LAST_MODIFIED};
use http::{Method, StatusCode};

use super::{Response, Timestamp};

/// The last second that an HTTP date can name: the end of the year 9999.
const LAST_SECOND: u64 = 253_402_300_799;

/// Returns an answer that has only its status so far.
pub(super) fn status(status: StatusCode) -> Response {
    let mut response = Response::default();
    *response.status_mut() = status;
    response
}

/// Sets a field; a value that cannot stand in a field is left out.
pub(super) fn set(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// Sets ETag and Last-Modified. A change that lies ahead of `now` is dated now (RFC 9110 §8.8.2.1).
pub(super) fn set_validators(
    response: &mut Response,
    etag: &str,
    modified: Option<Timestamp>,
    now: Timestamp,
) {
    set(response, ETAG, &quoted(etag));
    if let Some(modified) = modified {
        set(response, LAST_MODIFIED, &date(modified.min(now)));
    }
}

/// Returns the opaque tag as it stands in a field.
pub(super) fn quoted(etag: &str) -> String {
    format!("\"{etag}\"")
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
    set(&mut response, DATE, &date(now));
    let length = response.body().len();
    if !matches!(response.status(), StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED) {
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    if method == Method::HEAD {
        *response.body_mut() = Bytes::new();
    }
    response
}

fn date(at: Timestamp) -> String {
    httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(at.0.min(LAST_SECOND)))
}
