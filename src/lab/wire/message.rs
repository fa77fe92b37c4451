//! A raw HTTP/1.1 request message, read from the top as a strict but patient server reads it.

use bytes::Bytes;
use http::Version;
use http::header::{self, HeaderValue};

use super::error::{Reason, WireError};
use super::field::{self, Field};
use super::request_line;
use crate::server::Request;

/// Reads a raw request message: request line, header lines, an empty line, content.
///
/// It is as strict as RFC 9112 where a beginner must learn the form, and patient in three things: a line may end
/// with LF alone, empty lines may come before the request line (§2.2), and Content-Length may be missing although
/// there is content. On a socket a server could not know where such content ends; a text has an end, so the rest of
/// it is the content. A Content-Length that is given must be right, but line ends after the content are forgiven.
///
/// # Errors
/// The first reason from the top why it is no request, and where.
pub fn parse(text: &str) -> Result<Request, WireError> {
    let mut lines = Lines { rest: text, number: 0, ended: false };
    if text.trim().is_empty() {
        return Err(WireError::new(1, 1, Reason::Empty));
    }
    let first = loop {
        match lines.next() {
            Some("") => {}
            line => break line.unwrap_or_default(),
        }
    };
    let first_line = lines.number;
    let (method, uri, version) = request_line::read(first)
        .map_err(|(offset, reason)| WireError::new(first_line, offset + 1, reason))?;
    let mut fields = header(&mut lines, version)?;
    if version == Version::HTTP_10 && !fields.iter().any(|field| field.name == header::HOST) {
        // HTTP/1.0 knew no Host: an empty one passes the check and is taken out again.
        fields
            .insert(0, Field { name: header::HOST, value: HeaderValue::from_static(""), line: 0, column: 0 });
    }
    let content = content(&fields, lines.rest);
    field::check(&fields, content.len(), first_line + 1)?;
    fields.retain(|field| field.line > 0);
    super::request(method, uri, version, fields, Bytes::copy_from_slice(content))
}

/// The lines of the head, without their ends; `rest` is what was not read yet.
struct Lines<'a> {
    rest: &'a str,
    number: usize,
    ended: bool,
}

impl<'a> Lines<'a> {
    /// Returns the next line. A text that ends with a line end has an empty last line, as editors show it.
    fn next(&mut self) -> Option<&'a str> {
        if self.ended {
            return None;
        }
        let (line, rest) = self.rest.split_once('\n').unwrap_or_else(|| {
            self.ended = true;
            (self.rest, "")
        });
        self.rest = rest;
        self.number += 1;
        Some(line.strip_suffix('\r').unwrap_or(line))
    }
}

/// Reads the header lines up to the empty line.
fn header(lines: &mut Lines<'_>, version: Version) -> Result<Vec<Field>, WireError> {
    let mut fields: Vec<Field> = Vec::new();
    loop {
        let before = lines.number;
        let Some(line) = lines.next() else {
            return Err(WireError::new(before + 1, 1, Reason::HeaderNotEnded));
        };
        if line.is_empty() {
            return Ok(fields);
        }
        let number = lines.number;
        let error = |(offset, reason)| WireError::new(number, offset + 1, reason);
        if looks_like_content(line) {
            // Both are missing then; the Host is to come first.
            let hostless =
                version == Version::HTTP_11 && !fields.iter().any(|field| field.name == header::HOST);
            return Err(error((0, if hostless { Reason::NoHost } else { Reason::NoEmptyLine })));
        }
        fields.push(header_line(line, number).map_err(error)?);
    }
}

fn header_line(line: &str, number: usize) -> Result<Field, field::Fault> {
    if line.starts_with([' ', '\t']) {
        return Err((0, Reason::FoldedLine));
    }
    let Some((name, value)) = line.split_once(':') else {
        return Err((line.trim_end().chars().count(), Reason::NoColon));
    };
    let after_colon = name.chars().count() + 1;
    let name = field::name(name)?;
    let indent = value.chars().take_while(|c| [' ', '\t'].contains(c)).count();
    let value = field::value(value).map_err(|(offset, reason)| (after_colon + offset, reason))?;
    Ok(Field { name, value, line: number, column: after_colon + indent + 1 })
}

/// Returns whether a line is content rather than header: no method and no field name begins like JSON or HTML.
pub(super) fn looks_like_content(line: &str) -> bool {
    line.trim_start().starts_with(['{', '[', '"', '<', '}', ']'])
}

/// Returns the content: the rest, less the line ends beyond a Content-Length.
fn content<'a>(fields: &[Field], rest: &'a str) -> &'a [u8] {
    let rest = rest.as_bytes();
    let length = fields.iter().find(|field| field.name == header::CONTENT_LENGTH);
    let length =
        length.and_then(|field| field::declared(&field.value)).and_then(|said| usize::try_from(said).ok());
    match length.and_then(|length| rest.split_at_checked(length)) {
        Some((content, beyond)) if beyond.iter().all(|byte| b"\r\n".contains(byte)) => content,
        _ => rest,
    }
}

#[cfg(test)]
mod tests {
    use http::Method;
    use proptest::prelude::*;

    use super::super::{complete, print_request, refuse, target};
    use super::*;
    use crate::server::{Code, Problem, Timestamp};

    fn wrong(text: &str) -> (usize, usize, &'static str) {
        let error = parse(text).expect_err(text);
        (error.line, error.column, error.reason.as_str())
    }

    /// The sketch of the first notes, repaired one reason at a time: a missing Content-Type is none.
    #[test]
    fn the_sketch_is_led_to_a_request_step_by_step() {
        let body = "{                                      <!-- HTTP request body -->\n\t  \"id\": 1,\n}\n";
        assert_eq!(wrong(&format!("PUT /users/1\n{body}")), (1, 13, "no-version"));
        assert_eq!(wrong(&format!("PUT /users/1 HTTP/1.1\n{body}")), (2, 1, "no-host"));
        assert_eq!(wrong(&format!("PUT /users/1 HTTP/1.1\n\n{body}")), (2, 1, "no-host"));
        let head = "PUT /users/1 HTTP/1.1\nHost: 127.0.0.1\n";
        assert_eq!(wrong(&format!("{head}{body}")), (3, 1, "no-empty-line"));
        let request = parse(&format!("{head}\n{body}")).unwrap();
        assert_eq!((request.method(), request.uri().path()), (&Method::PUT, "/users/1"));
        assert_eq!(request.body(), body.as_bytes());
        assert_eq!(request.headers().len(), 1);
    }

    #[test]
    fn each_reason_has_its_place() {
        let host = "Host: a\n\n";
        let cases = [
            ("", (1, 1, "empty")),
            (" \r\n\n", (1, 1, "empty")),
            ("{\"id\": 1}", (1, 1, "no-request-line")),
            ("HTTP PUT http://www.blog.com/users/123\n", (1, 1, "protocol-first")),
            ("HTTP/1.1 PUT /users/123\n", (1, 1, "protocol-first")),
            ("PÜT / HTTP/1.1\n", (1, 2, "method")),
            ("GET\n", (1, 4, "no-target")),
            ("GET \n", (1, 4, "no-target")),
            ("\n\nGET /users\nHost: a\n\n", (3, 11, "no-version")),
            ("GET users/1 HTTP/1.1\n", (1, 5, "target-form")),
            ("GET /users/রহিম HTTP/1.1\n", (1, 12, "target-character")),
            ("GET /users/John Doe HTTP/1.1\n", (1, 16, "target-space")),
            ("GET /users/1#x HTTP/1.1\n", (1, 13, "fragment")),
            ("GET /users http/1.1\n", (1, 12, "version")),
            ("GET /users HTTP/1.1x\n", (1, 12, "version")),
            ("GET /users HTTP/2\n", (1, 12, "version-unsupported")),
            ("GET /users HTTP/1.1 now\n", (1, 21, "extra-words")),
            ("GET  /users HTTP/1.1\n", (1, 5, "spaces")),
            (" GET /users HTTP/1.1\n", (1, 1, "spaces")),
            ("GET /users HTTP/1.1 \n", (1, 20, "spaces")),
            ("GET /users HTTP/1.1\nAccept: */*\n\n", (2, 1, "no-host")),
            ("GET /users HTTP/1.1\nHost: a\nhost: b\n\n", (3, 7, "two-hosts")),
            ("GET /users HTTP/1.1\nHost: http://a\n\n", (2, 7, "host-value")),
            ("GET /users HTTP/1.1\nHost 127.0.0.1\n\n", (2, 15, "no-colon")),
            ("GET /users HTTP/1.1\nHost : a\n\n", (2, 5, "space-before-colon")),
            ("GET /users HTTP/1.1\nHo(st: a\n\n", (2, 3, "field-name")),
            ("GET /users HTTP/1.1\n: a\n\n", (2, 1, "field-name")),
            ("GET /users HTTP/1.1\nHost: a\n b\n\n", (3, 1, "folded-line")),
            ("GET /users HTTP/1.1\nHost: a\u{1}\n\n", (2, 8, "field-value")),
            ("GET /users HTTP/1.1\nHost: a", (3, 1, "header-not-ended")),
            ("PUT /b HTTP/1.1\nHost: a\nContent-Length: x\n\n", (3, 17, "content-length")),
            ("PUT /b HTTP/1.1\nHost: a\nContent-Length: 3\n\nabcd", (3, 17, "content-length-differs")),
            ("PUT /b HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n", (3, 20, "transfer-encoding")),
        ];
        for (text, expected) in cases {
            assert_eq!(wrong(text), expected, "{text:?}");
        }
        assert!(parse(&format!("GET http://a/users HTTP/1.1\r\n{host}")).is_ok());
        assert!(parse("GET /users HTTP/1.0\n\n").is_ok_and(|request| request.headers().is_empty()));
    }

    #[test]
    fn the_refusal_says_where_and_what_should_stand_there() {
        let error = parse("PUT /users/1\n{}").unwrap_err();
        let problem = Problem::read(&refuse(&error, Timestamp(0))).unwrap();
        assert_eq!((problem.code, problem.line, problem.column), (Code::BadRequest, Some(1), Some(13)));
        assert_eq!(problem.expected.as_deref(), Some("HTTP/1.1"));
        let status = |text: &str| refuse(&parse(text).unwrap_err(), Timestamp(0)).status().as_u16();
        assert_eq!(status("GET / HTTP/2\n\n"), 505);
        assert_eq!(status("GET / HTTP/1.1\n\n"), 400);
        assert_eq!(status(&format!("GET /{} HTTP/1.1\n\n", "a".repeat(70_000))), 414);
    }

    /// The octets count, not the characters; a line end after them is forgiven.
    #[test]
    fn content_is_as_long_as_it_says() {
        let head = "PUT /blogs/a HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\n";
        assert_eq!(parse(&format!("{head}কখ\r\n")).unwrap().body(), "কখ".as_bytes());
        let error = parse(&format!("{head}কখগ")).unwrap_err();
        assert_eq!(error.reason, Reason::ContentLengthDiffers { said: 6, found: 9 });
    }

    fn any_request() -> impl Strategy<Value = Request> {
        let fields =
            prop::collection::vec(("[A-Za-z][A-Za-z0-9-]{0,8}", "([!-~ক-হ]([ -~]{0,8}[!-~])?)?"), 0..4);
        let target = "(http://[a-z]{1,5}:80)?/[a-zA-Z0-9%/._~!$&'()*+,;=:@?-]{0,20}";
        ("[A-Z]{1,7}|[a-z!#$%&'*+.^_`|~-]{1,4}", target, fields, "(\\PC|\n|\r\n){0,30}").prop_filter_map(
            "not a request",
            |(method, target, fields, body)| {
                let mut request = Request::new(Bytes::from(body));
                *request.method_mut() = field::method(&method).ok()?;
                *request.uri_mut() = target::parse_raw(&target).ok()?;
                for (name, value) in fields {
                    let name = field::name(&name).ok()?;
                    let said =
                        [header::HOST, header::CONTENT_LENGTH, header::TRANSFER_ENCODING].contains(&name);
                    if !said {
                        request.headers_mut().append(name, field::value(&value).ok()?);
                    }
                }
                complete(&mut request);
                Some(request)
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn what_is_printed_is_read_back(request in any_request()) {
            let text = print_request(&request);
            let read = parse(&text).map_err(|error| TestCaseError::fail(format!("{error:?} in {text:?}")))?;
            prop_assert_eq!(read.method(), request.method());
            prop_assert_eq!(read.uri(), request.uri());
            prop_assert_eq!(read.version(), request.version());
            prop_assert_eq!(read.headers(), request.headers());
            prop_assert_eq!(read.body(), request.body());
        }

        #[test]
        fn any_text_is_a_request_or_wrong_at_a_place_in_it(text in "(PUT|GET| |/users|HTTP/1.1|\n|\r|:|Host|\\{|\\PC){0,16}") {
            if let Err(error) = parse(&text) {
                let line = text.split('\n').nth(error.line - 1).unwrap_or_default();
                prop_assert!(error.line <= text.split('\n').count() + 1);
                prop_assert!((1..=line.chars().count() + 1).contains(&error.column), "{error:?}");
            }
        }
    }
}
