//! Requests and responses as text: the one entry that makes a request out of what somebody wrote.

pub mod error;
mod field;
mod message;
mod print;
mod refuse;
mod request_line;
mod target;

use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use http::{Method, Version};

use crate::server::Request;

pub use error::{Reason, WireError};
pub use message::parse;
pub use print::{print_request, print_response, title_case};
pub use refuse::{problem, refuse};
pub use target::Shown;

use field::Field;

/// What a client on this machine puts into `Host`.
pub const HOST: &str = "127.0.0.1";

/// Makes a request out of the parts of a form, and tells the target as it was typed and as it goes out.
///
/// Spaces and letters outside ASCII in the target are percent-encoded; Host and Content-Length are added as a client
/// would. Header rows that are wholly empty are passed over.
///
/// # Errors
/// What cannot be a request, with its place in the form read as text: line 1 is `METHOD TARGET`, line 2 the first
/// header as `Name: value`, and so on.
pub fn request_from_parts(
    method: &str,
    target: &str,
    headers: &[(String, String)],
    body: &str,
) -> Result<(Request, Shown), WireError> {
    request_from_octets(method, target, headers, Bytes::copy_from_slice(body.as_bytes()))
}

/// Like [`request_from_parts`], for content that need not be text.
///
/// # Errors
/// As there.
pub fn request_from_octets(
    method: &str,
    target: &str,
    headers: &[(String, String)],
    body: Bytes,
) -> Result<(Request, Shown), WireError> {
    let at =
        |line: usize, column: usize| move |(offset, reason)| WireError::new(line, column + offset, reason);
    let shown = target::encode(target.trim());
    let target_column = method.chars().count() + 2;
    let method = field::method(method).map_err(at(1, 1))?;
    let uri = target::parse(&shown, target.trim()).map_err(at(1, target_column))?;
    let mut fields = Vec::new();
    for (index, (name, value)) in headers.iter().enumerate().filter(|(_, row)| !is_empty_row(row)) {
        let (line, value_column) = (index + 2, name.chars().count() + 3);
        let name = field::name(name).map_err(at(line, 1))?;
        let value = field::value(value).map_err(at(line, value_column))?;
        fields.push(Field { name, value, line, column: value_column });
    }
    if !fields.iter().any(|field| field.name == header::HOST) {
        let value = HeaderValue::from_static(HOST);
        fields.insert(0, Field { name: header::HOST, value, line: 1, column: 1 });
    }
    field::check(&fields, body.len(), 2)?;
    let mut request = request(method, uri, Version::HTTP_11, fields, body)?;
    complete(&mut request);
    Ok((request, shown))
}

/// Writes the parts of a form as the raw message that was meant, also where it is no request. It stays what it is:
/// parts that cannot be a request do not become one by a line end within them.
#[must_use]
pub fn text_from_parts(method: &str, target: &str, headers: &[(String, String)], body: &str) -> String {
    let one_line = |text: &str| text.replace(['\r', '\n'], "\0");
    let target = target::encode(target.trim()).sent;
    let mut text = format!("{} {target} HTTP/1.1\n", one_line(method));
    for (name, value) in headers.iter().filter(|row| !is_empty_row(row)) {
        text.push_str(&format!("{}: {}\n", one_line(name), one_line(value)));
    }
    if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
        text.push_str(&format!("Host: {HOST}\n"));
    }
    text.push('\n');
    text.push_str(body);
    text
}

fn is_empty_row((name, value): &(String, String)) -> bool {
    name.trim().is_empty() && value.trim().is_empty()
}

/// Completes a request as a client would that knows its whole content: Host (HTTP/1.1) and Content-Length are added
/// where they are missing, and Transfer-Encoding goes, for here the content is in one piece (RFC 9112 §6). A value
/// that is no UTF-8 is taken for the Latin-1 that it was meant as (RFC 9110 §5.5), so that every value is text.
pub fn complete(request: &mut Request) {
    let length = automatic_length(request.method(), request.body().len());
    let version = request.version();
    let headers = request.headers_mut();
    headers.remove(header::TRANSFER_ENCODING);
    for value in headers.values_mut().filter(|value| std::str::from_utf8(value.as_bytes()).is_err()) {
        let text: String = value.as_bytes().iter().copied().map(char::from).collect();
        *value = HeaderValue::from_str(&text)
            .or_else(|_| HeaderValue::from_bytes(text.as_bytes()))
            .unwrap_or_else(|_| value.clone());
    }
    if version == Version::HTTP_11 && !headers.contains_key(header::HOST) {
        add(headers, header::HOST, HeaderValue::from_static(HOST));
    }
    if let Some(length) = length.filter(|_| !headers.contains_key(header::CONTENT_LENGTH)) {
        add(headers, header::CONTENT_LENGTH, HeaderValue::from(length));
    }
}

/// Returns the Content-Length that a client adds by itself: where there is content, and 0 where the method makes one
/// expect content (RFC 9110 §8.6).
pub(super) fn automatic_length(method: &Method, octets: usize) -> Option<usize> {
    let expected = matches!(*method, Method::PUT | Method::POST | Method::PATCH);
    (octets > 0 || expected).then_some(octets)
}

/// Adds a field; a map that is full (32,768 fields) stays as it is.
fn add(headers: &mut http::HeaderMap, name: HeaderName, value: HeaderValue) {
    let _full = headers.try_append(name, value);
}

fn request(
    method: Method,
    uri: http::Uri,
    version: Version,
    fields: Vec<Field>,
    body: Bytes,
) -> Result<Request, WireError> {
    let mut request = Request::new(body);
    *request.method_mut() = method;
    *request.uri_mut() = uri;
    *request.version_mut() = version;
    for Field { name, value, line, .. } in fields {
        let full = request.headers_mut().try_append(name, value).is_err();
        if full {
            return Err(WireError::new(line, 1, Reason::TooManyFields));
        }
    }
    Ok(request)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::server::Response;

    fn rows(rows: &[(&str, &str)]) -> Vec<(String, String)> {
        rows.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn wrong(method: &str, target: &str, headers: &[(&str, &str)]) -> (usize, usize, &'static str) {
        let error = request_from_parts(method, target, &rows(headers), "").unwrap_err();
        (error.line, error.column, error.reason.as_str())
    }

    #[test]
    fn a_form_goes_out_as_a_client_sends_it() {
        let headers = rows(&[("Content-Type", "application/json"), ("", " ")]);
        let (request, shown) =
            request_from_parts("PUT", "/users/রহিম করিম?q={1}", &headers, "{\"ক\": 1}").unwrap();
        assert_eq!(shown.typed, "/users/রহিম করিম?q={1}");
        assert_eq!(
            shown.sent,
            "/users/%E0%A6%B0%E0%A6%B9%E0%A6%BF%E0%A6%AE%20%E0%A6%95%E0%A6%B0%E0%A6%BF%E0%A6%AE?q=%7B1%7D"
        );
        let head = "Host: 127.0.0.1\nContent-Type: application/json\nContent-Length: 10\n\n{\"ক\": 1}";
        assert_eq!(print_request(&request), format!("PUT {} HTTP/1.1\n{head}", shown.sent));
    }

    #[test]
    fn methods_that_expect_content_say_that_there_is_none() {
        let length = |method: &str| {
            let (request, _) = request_from_parts(method, "/users", &[], "").unwrap();
            request.headers().get("content-length").map(|value| value.to_str().unwrap().to_owned())
        };
        assert_eq!(length("POST").as_deref(), Some("0"));
        assert_eq!(length("GET"), None);
    }

    #[test]
    fn a_form_that_is_no_request_is_wrong_at_its_place() {
        assert_eq!(wrong("", "/users", &[]), (1, 1, "method"));
        assert_eq!(wrong("PU T", "/users", &[]), (1, 3, "method"));
        assert_eq!(wrong("PUT", "", &[]), (1, 5, "no-target"));
        assert_eq!(wrong("PUT", "users/1", &[]), (1, 5, "target-form"));
        assert_eq!(wrong("GET", "/রহি#ক", &[]), (1, 9, "fragment"));
        assert_eq!(wrong("GET", "/", &[("Accept", "*/*"), ("X Y", "1")]), (3, 2, "field-name"));
        assert_eq!(wrong("GET", "/", &[("Accept", "a\nb")]), (2, 10, "field-value"));
        assert_eq!(wrong("GET", "/", &[("Content-Length", "7")]), (2, 17, "content-length-differs"));
        assert_eq!(wrong("GET", "/", &[("Host", "a"), ("Host", "b")]), (3, 7, "two-hosts"));
    }

    #[test]
    fn a_response_is_printed_as_it_comes() {
        let mut response = Response::new(Bytes::from_static(b"{}"));
        *response.status_mut() = http::StatusCode::CREATED;
        response.headers_mut().insert("etag", HeaderValue::from_static("\"a\""));
        assert_eq!(print_response(&response), "HTTP/1.1 201 Created\nETag: \"a\"\n\n{}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// A form is a request exactly if the message it means is one. A colon in a name is no part of it in text: the
        /// name ends there.
        #[test]
        fn the_text_of_a_form_is_judged_as_the_form(
            method in "(PUT|GET|P UT|\\{|HTTP|\\PC{0,3}|P\nT)",
            target in "(/users/1|users|/রহিম|/a b|/a#|\\*|/\\PC{0,3}|\n)",
            headers in prop::collection::vec(("(X-A|Host|X A|Content-Length|\\{|[\\PC&&[^:]]{0,2}| )", "(a|3|\\PC{0,3}|a\nX: b)"), 0..3),
            body in "[a-z]{0,3}",
        ) {
            let form = request_from_parts(&method, &target, &headers, &body).map(|(request, _)| request);
            let text = parse(&text_from_parts(&method, &target, &headers, &body));
            prop_assert_eq!(form.is_ok(), text.is_ok(), "{:?} {:?}", form, text);
        }
    }
}
