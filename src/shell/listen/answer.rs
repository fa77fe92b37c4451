//! An answer as the octets that go out, its field names written as the raw view on the screen shows them.

use http::StatusCode;
use http::header::{CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING};

use crate::lab::wire::title_case;
use crate::server::Response;

/// What the answer says about the connection (RFC 9112 §9.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Connection {
    /// It goes on, as is usual.
    Stays,
    /// It goes on, which an HTTP/1.0 client has to be told.
    StaysAsAsked,
    /// It ends here.
    Ends,
}

/// Writes an answer behind what stands there. `bodiless`: the request was a HEAD.
pub(super) fn write(out: &mut Vec<u8>, response: &Response, bodiless: bool, connection: Connection) {
    let status = response.status();
    let reason = status.canonical_reason().unwrap_or_default();
    out.extend_from_slice(b"HTTP/1.1 ");
    out.extend_from_slice(status.as_str().as_bytes());
    out.push(b' ');
    out.extend_from_slice(reason.as_bytes());
    out.extend_from_slice(b"\r\n");
    // Who answers knows nothing of connections: what it says about them is ours to say.
    let own = |name| ![CONNECTION, TRANSFER_ENCODING].contains(name);
    for (name, value) in response.headers().iter().filter(|(name, _)| own(name)) {
        field(out, &title_case(name.as_str()), value.as_bytes());
    }
    let body = if bodiless { &[] } else { response.body().as_ref() };
    let without = bodiless || matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
    if !without && !response.headers().contains_key(CONTENT_LENGTH) {
        field(out, "Content-Length", body.len().to_string().as_bytes());
    }
    match connection {
        Connection::Stays => {}
        Connection::StaysAsAsked => field(out, "Connection", b"keep-alive"),
        Connection::Ends => field(out, "Connection", b"close"),
    }
    out.extend_from_slice(b"\r\n");
    out.extend_from_slice(body);
}

fn field(out: &mut Vec<u8>, name: &str, value: &[u8]) {
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b": ");
    out.extend_from_slice(value);
    out.extend_from_slice(b"\r\n");
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::HeaderValue;

    use super::*;

    fn written(response: &Response, bodiless: bool, connection: Connection) -> String {
        let mut out = Vec::new();
        write(&mut out, response, bodiless, connection);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_answer_says_where_it_ends() {
        let mut response = Response::new(Bytes::from_static(b"{}"));
        response.headers_mut().insert("etag", HeaderValue::from_static("\"a\""));
        response.headers_mut().insert("transfer-encoding", HeaderValue::from_static("chunked"));
        let full = "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
        assert_eq!(written(&response, false, Connection::Ends), full);
        let head = "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nConnection: keep-alive\r\n\r\n";
        assert_eq!(written(&response, true, Connection::StaysAsAsked), head);
        let mut empty = Response::default();
        *empty.status_mut() = StatusCode::NO_CONTENT;
        assert_eq!(written(&empty, false, Connection::Stays), "HTTP/1.1 204 No Content\r\n\r\n");
    }
}
