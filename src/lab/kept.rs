//! A message as the history keeps it: its head as one text, its content shared with whoever has it too.
//!
//! A header map takes more than half a kilobyte, a head as text about a hundred octets; a history of a hundred thousand
//! exchanges is made of heads.

use std::time::{Duration, UNIX_EPOCH};

use bytes::Bytes;
use http::header::{self, HeaderName, HeaderValue};
use http::{HeaderMap, Method, StatusCode, Uri, Version};

use super::exchange::Sent;
use super::refused::Refused;
use crate::server::idempotency::IDEMPOTENCY_KEY;
use crate::server::{Code, Problem, Request, Response};

/// What stands before a date that is kept as a number: a control character, which no field value has.
const DATE: &str = "\u{1}";

/// What stands for the first line of what was refused at the door: a control character, which no method has.
const REFUSED: u8 = 2;

/// Names of fields that nearly every message has; in a head they are one octet that no name has: 128 and their place here.
const NAMES: [HeaderName; 20] = [
    header::HOST,
    header::CONTENT_TYPE,
    header::CONTENT_LENGTH,
    header::DATE,
    header::ETAG,
    header::LAST_MODIFIED,
    header::LOCATION,
    header::CONTENT_LOCATION,
    header::CACHE_CONTROL,
    header::LINK,
    header::ALLOW,
    header::IF_MATCH,
    header::IF_NONE_MATCH,
    header::ACCEPT,
    header::USER_AGENT,
    header::RETRY_AFTER,
    IDEMPOTENCY_KEY,
    header::CONNECTION,
    header::VARY,
    header::SERVER,
];

/// A message that was sent or heard. Extensions of the `http` types are not kept: nothing here has any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    /// `METHOD TARGET VERSION` or `STATUS VERSION`, then `name:value` a line. Empty where the content is a text that is
    /// no request; of what was refused at the door, why. Field values hold no line ends (RFC 9110 §5.5), and neither do
    /// methods and targets.
    head: Box<[u8]>,
    content: Bytes,
}

impl Kept {
    pub(super) fn of_sent(sent: &Sent) -> Self {
        match sent {
            Sent::Text(text) => {
                Self { head: Box::default(), content: Bytes::copy_from_slice(text.as_bytes()) }
            }
            Sent::Refused(refused) => {
                let head = [&[REFUSED], refused.problem.brief().as_bytes()].concat().into();
                Self { head, content: Bytes::copy_from_slice(refused.head().as_bytes()) }
            }
            Sent::Request(request) => {
                let target = request.uri().to_string();
                let first = [request.method().as_str(), &target, version_name(request.version())].join(" ");
                Self::new(&first, request.headers(), request.body())
            }
        }
    }

    pub(super) fn of_response(response: &Response) -> Self {
        let first = [response.status().as_str(), version_name(response.version())].join(" ");
        Self::new(&first, response.headers(), response.body())
    }

    fn new(first: &str, headers: &HeaderMap, content: &Bytes) -> Self {
        let fields = headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 2);
        let mut head = Vec::with_capacity(first.len() + fields.sum::<usize>());
        head.extend_from_slice(first.as_bytes());
        for (name, value) in headers {
            head.push(b'\n');
            match NAMES.iter().zip(128..).find(|(known, _)| *known == name) {
                Some((_, short)) => head.push(short),
                None => head.extend_from_slice(name.as_str().as_bytes()),
            }
            head.push(b':');
            match seconds(value) {
                Some(seconds) => head.extend_from_slice(format!("{DATE}{seconds:x}").as_bytes()),
                None => head.extend_from_slice(value.as_bytes()),
            }
        }
        Self { head: head.into(), content: content.clone() }
    }

    /// Returns what was sent, as it was.
    pub(super) fn sent(&self) -> Sent {
        let text = || String::from_utf8_lossy(&self.content);
        if let [REFUSED, why @ ..] = &*self.head {
            let problem = std::str::from_utf8(why).ok().and_then(Problem::from_brief);
            let problem = problem.unwrap_or_else(|| Problem::new(Code::BadRequest));
            return Sent::Refused(Refused::new(&text(), problem).into());
        }
        self.request().map_or_else(|| Sent::Text(text().into_owned()), Sent::Request)
    }

    fn request(&self) -> Option<Request> {
        let mut request = Request::new(self.content.clone());
        *request.method_mut() = Method::from_bytes(self.word(0)?).ok()?;
        *request.uri_mut() = Uri::try_from(self.word(1)?).ok()?;
        *request.version_mut() = version(self.word(2)?);
        *request.headers_mut() = self.headers();
        Some(request)
    }

    /// Returns what was heard, as it was.
    pub(super) fn response(&self) -> Response {
        let mut response = Response::new(self.content.clone());
        *response.status_mut() = self.status().unwrap_or_default();
        *response.version_mut() = version(self.word(1).unwrap_or_default());
        *response.headers_mut() = self.headers();
        response
    }

    /// Returns the method of a request.
    pub(super) fn method(&self) -> Option<&str> {
        std::str::from_utf8(self.word(0)?).ok()
    }

    /// Returns the target of a request, as it was sent.
    pub(super) fn target(&self) -> Option<&str> {
        std::str::from_utf8(self.word(1)?).ok()
    }

    /// Returns the status of a response.
    pub(super) fn status(&self) -> Option<StatusCode> {
        StatusCode::from_bytes(self.word(0)?).ok()
    }

    /// Returns whether it was refused at the door.
    pub(super) fn is_refused(&self) -> bool {
        self.head.first() == Some(&REFUSED)
    }

    fn word(&self, nth: usize) -> Option<&[u8]> {
        let first = self.head.split(|byte| *byte == b'\n').next().filter(|_| !self.is_refused())?;
        first.split(|byte| *byte == b' ').nth(nth).filter(|word| !word.is_empty())
    }

    fn headers(&self) -> HeaderMap {
        let fields = self.head.split(|byte| *byte == b'\n').skip(1);
        let mut headers = HeaderMap::with_capacity(fields.clone().count());
        for field in fields {
            let mut parts = field.splitn(2, |byte| *byte == b':');
            let name = parts.next().and_then(name_of);
            let value = parts.next().and_then(value_of);
            if let Some((name, value)) = name.zip(value) {
                let _full = headers.try_append(name, value);
            }
        }
        headers
    }
}

fn name_of(written: &[u8]) -> Option<HeaderName> {
    match written {
        [short @ 128..=255] => NAMES.get(usize::from(*short) - 128).cloned(),
        name => HeaderName::from_bytes(name).ok(),
    }
}

/// Returns the seconds since 1970 that a date in the usual form stands for; `None` for any other value.
fn seconds(value: &HeaderValue) -> Option<u64> {
    let text = value.to_str().ok().filter(|text| text.ends_with(" GMT"))?;
    let date = httpdate::parse_http_date(text).ok()?;
    let seconds = date.duration_since(UNIX_EPOCH).ok()?.as_secs();
    (httpdate::fmt_http_date(date) == text).then_some(seconds)
}

fn value_of(written: &[u8]) -> Option<HeaderValue> {
    let Some(digits) = written.strip_prefix(DATE.as_bytes()) else {
        return HeaderValue::from_bytes(written).ok();
    };
    let seconds = u64::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    HeaderValue::from_str(&httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds))).ok()
}

fn version_name(version: Version) -> &'static str {
    if version == Version::HTTP_10 { "0" } else { "1" }
}

fn version(name: &[u8]) -> Version {
    if name == b"0" { Version::HTTP_10 } else { Version::HTTP_11 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lab::exchange;
    use crate::lab::wire::{self, print_request, print_response};

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn a_request_comes_back_as_it_was(
            method in "[A-Za-z!]{1,6}",
            target in "/[!-~ক-হ]{0,9}|http://a.b/c|/%20%41",
            fields in prop::collection::vec(("[A-Za-z][A-Za-z-]{0,6}|If-Match|Date|Idempotency-Key", "[ -~\tক-হ]{0,9}"), 0..6),
            body in prop::collection::vec(any::<u8>(), 0..9),
        ) {
            let made = wire::request_from_octets(&method, &target, &fields, body.into());
            prop_assume!(made.is_ok());
            let sent = exchange::completed(Sent::Request(made.unwrap().0));
            let kept = Kept::of_sent(&sent);
            let again = kept.sent();
            let (before, after) = (sent.request().unwrap(), again.request().unwrap());
            prop_assert_eq!(print_request(after), print_request(before));
            prop_assert_eq!(
                (after.method(), after.uri(), after.version(), after.headers(), after.body()),
                (before.method(), before.uri(), before.version(), before.headers(), before.body())
            );
            prop_assert_eq!(kept.method(), Some(before.method().as_str()));
            let target = before.uri().to_string();
            prop_assert_eq!(kept.target(), Some(target.as_str()));
        }

        #[test]
        fn what_is_no_request_comes_back_too(text in "(\\PC|\n){0,20}") {
            let sent = exchange::completed(Sent::Text(text.clone()));
            if let Sent::Text(text) = &sent {
                let kept = Kept::of_sent(&sent);
                prop_assert!(matches!(kept.sent(), Sent::Text(again) if again == *text));
                prop_assert_eq!((kept.method(), kept.target()), (None, None));
            }
        }

        #[test]
        fn what_was_refused_at_the_door_comes_back_too(
            head in "(\\PC|\n|\r|\x1b|PUT /a b){0,20}",
            code in prop::sample::select(Code::ALL.to_vec()),
            found in proptest::option::of("(\\PC|\n){0,9}"),
        ) {
            let mut problem = Problem::new(code);
            problem.found = found;
            let refused = Refused::new(&head, problem);
            prop_assert!(refused.head().chars().all(|c| c == '\n' || !c.is_control()));
            let kept = Kept::of_sent(&Sent::Refused(refused.clone().into()));
            prop_assert!(matches!(kept.sent(), Sent::Refused(again) if *again == refused));
            prop_assert_eq!((kept.method(), kept.target()), (None, None));
        }

        #[test]
        fn a_response_comes_back_as_it_was(
            status in 100_u16..600,
            fields in prop::collection::vec(("[a-z][a-z-]{0,6}|etag|server", prop_oneof![
                prop::collection::vec(0x80_u8..=0xff, 0..4),
                (0_u64..4_102_444_800).prop_map(|at| httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(at)).into_bytes()),
                "(Sunday, 06-Nov-94 08:49:37|Sun Nov  6 08:49:37 1994|Xxx, 06 Nov 1994 08:49:37) GMT".prop_map(String::into_bytes),
            ]), 0..6),
            body in prop::collection::vec(any::<u8>(), 0..9),
        ) {
            let mut response = Response::new(body.into());
            *response.status_mut() = StatusCode::from_u16(status).unwrap();
            for (name, value) in &fields {
                let (name, value) = (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_bytes(value));
                response.headers_mut().append(name.unwrap(), value.unwrap());
            }
            let again = Kept::of_response(&response).response();
            prop_assert_eq!(print_response(&again), print_response(&response));
            prop_assert_eq!((again.headers(), again.body()), (response.headers(), response.body()));
        }
    }
}
