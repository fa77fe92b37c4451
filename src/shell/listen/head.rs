//! The header section: the request line and the fields, as soon as all of it is there.

use std::mem::MaybeUninit;

use http::header::{CONNECTION, EXPECT, HeaderName, HeaderValue};
use http::request::Parts;
use http::{HeaderMap, Method, Uri, Version};
use httparse::{ParserConfig, Status};

use super::framing::{self, Ambiguous, Framing};
use crate::server::limits;

/// How long the request line may be: what a `Uri` can hold. Below that the server itself says what is too long for it.
const LINE: usize = 64 * 1024;

/// How long all of it may be, for the same reason.
const SECTION: usize = LINE + 2 * limits::FIELDS;

/// How many fields there may be.
const FIELDS: usize = 256;

/// Up to here every packet is looked at as it comes, so that what is no HTTP is refused at once.
const EAGER: usize = 4 * 1024;

/// The header section of a request.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) parts: Parts,
    /// What follows it.
    pub(super) framing: Framing,
    /// Whether the client wants to go on with this connection (RFC 9112 §9.3).
    pub(super) persistent: bool,
    /// Whether the client waits for a word before it sends the content (RFC 9110 §10.1.1).
    pub(super) waits: bool,
}

/// Why it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadHead {
    /// It does not follow the grammar.
    Syntax,
    /// The method is longer than any.
    Method,
    /// The target has so many octets, or more.
    Target(usize),
    /// There are more fields, or larger ones, than can be read.
    Fields,
    /// Where the request ends cannot be known.
    Framing(Ambiguous),
}

/// Reads the header section at the start of what has come, and returns it with its length; `None` where more has to come.
/// `looked` is how much of it was there the last time.
///
/// # Errors
/// [`BadHead`] says why it is none.
pub(super) fn read(bytes: &mut [u8], looked: usize) -> Result<Option<(Head, usize)>, BadHead> {
    if bytes.len() > EAGER && !has_empty_line(bytes.get(looked.saturating_sub(3)..).unwrap_or_default()) {
        return too_long(bytes).map_or(Ok(None), Err);
    }
    take_later_minor_version(bytes);
    let mut fields = [const { MaybeUninit::uninit() }; FIELDS];
    let mut request = httparse::Request::new(&mut []);
    match ParserConfig::default().parse_request_with_uninit_headers(&mut request, bytes, &mut fields) {
        Ok(Status::Complete(length)) => Ok(Some((head(&request)?, length))),
        Ok(Status::Partial) => too_long(bytes).map_or(Ok(None), Err),
        Err(httparse::Error::TooManyHeaders) => Err(BadHead::Fields),
        Err(_) => Err(BadHead::Syntax),
    }
}

fn has_empty_line(bytes: &[u8]) -> bool {
    bytes.windows(2).any(|ends| ends == b"\n\n") || bytes.windows(3).any(|ends| ends == b"\n\r\n")
}

/// Returns why there is no use in waiting for more, if so.
fn too_long(bytes: &[u8]) -> Option<BadHead> {
    let line = bytes.iter().take(LINE + 1).position(|byte| *byte == b'\n');
    match line {
        None if bytes.len() > LINE => match bytes.iter().take(LINE).position(|byte| *byte == b' ') {
            Some(method) => Some(BadHead::Target(bytes.len() - method - 1)),
            None => Some(BadHead::Method),
        },
        _ if bytes.len() > SECTION => Some(BadHead::Fields),
        _ => None,
    }
}

/// A later minor version of HTTP/1 is read as the one that is known here (RFC 9110 §2.5).
fn take_later_minor_version(bytes: &mut [u8]) {
    // The line may be there only up to here.
    let end = bytes.iter().take(LINE).position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (line, _) = bytes.split_at_mut(end);
    let length = if line.ends_with(b"\r") { line.len() - 1 } else { line.len() };
    let (line, _) = line.split_at_mut(length);
    if let [.., b' ', b'H', b'T', b'T', b'P', b'/', b'1', b'.', minor @ b'2'..=b'9'] = line {
        *minor = b'1';
    }
}

fn head(read: &httparse::Request<'_, '_>) -> Result<Head, BadHead> {
    let mut request = http::Request::new(());
    let method = Method::from_bytes(read.method.unwrap_or_default().as_bytes());
    *request.method_mut() = method.map_err(|_| BadHead::Syntax)?;
    *request.uri_mut() = target(request.method(), read.path.unwrap_or_default())?;
    *request.version_mut() = if read.version == Some(0) { Version::HTTP_10 } else { Version::HTTP_11 };
    let fields = request.headers_mut();
    fields.reserve(read.headers.len());
    for field in read.headers.iter() {
        let name = HeaderName::from_bytes(field.name.as_bytes()).map_err(|_| BadHead::Syntax)?;
        let value = HeaderValue::from_bytes(field.value).map_err(|_| BadHead::Syntax)?;
        fields.try_append(name, value).map_err(|_| BadHead::Fields)?;
    }
    let (parts, ()) = request.into_parts();
    let framing = framing::of(parts.version, &parts.headers).map_err(BadHead::Framing)?;
    let old = parts.version == Version::HTTP_10;
    let persistent = if old {
        names(&parts.headers, CONNECTION, "keep-alive")
    } else {
        !names(&parts.headers, CONNECTION, "close")
    };
    let waits = !old && framing != Framing::Empty && names(&parts.headers, EXPECT, "100-continue");
    Ok(Head { parts, framing, persistent, waits })
}

/// Reads a target in the form that its method takes (RFC 9112 §3.2). What a client should have percent-encoded is not
/// mended here, and a `#` is no part of any target; a `Uri` would drop it with what follows.
fn target(method: &Method, text: &str) -> Result<Uri, BadHead> {
    let is_absolute = ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)));
    let has_form = text == "*" || text.starts_with('/') || is_absolute || method == Method::CONNECT;
    if !has_form || text.bytes().any(|byte| byte == b'#' || !byte.is_ascii_graphic()) {
        return Err(BadHead::Syntax);
    }
    if text.len() >= usize::from(u16::MAX) {
        return Err(BadHead::Target(text.len()));
    }
    Uri::try_from(text).map_err(|_| BadHead::Syntax)
}

/// Returns whether a field that holds a list names this.
fn names(fields: &HeaderMap, field: HeaderName, wanted: &str) -> bool {
    let values = fields.get_all(field).into_iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|name| name.trim().eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lab::wire;

    fn read(text: &str) -> Result<Option<(Head, usize)>, BadHead> {
        super::read(&mut text.as_bytes().to_vec(), 0)
    }

    fn whole(text: &str) -> Head {
        let (head, length) = read(text).unwrap().unwrap();
        assert_eq!(length, text.len());
        head
    }

    #[test]
    fn what_a_client_wants_of_the_connection_is_heard() {
        let head = |first: &str, fields: &str| whole(&format!("PUT /a {first}\r\n{fields}\r\n"));
        assert!(head("HTTP/1.1", "").persistent);
        assert!(!head("HTTP/1.1", "Connection: te, Close\r\n").persistent);
        assert!(!head("HTTP/1.0", "").persistent);
        assert!(head("HTTP/1.0", "Connection: Keep-Alive\r\n").persistent);
        let length = "Content-Length: 3\r\nExpect: 100-Continue\r\n";
        assert!(head("HTTP/1.1", length).waits);
        assert!(!head("HTTP/1.0", length).waits);
        assert!(!head("HTTP/1.1", "Expect: 100-continue\r\n").waits);
    }

    #[test]
    fn a_later_minor_version_is_ours_and_another_major_is_not() {
        assert_eq!(whole("GET / HTTP/1.9\r\n\r\n").parts.version, Version::HTTP_11);
        for other in ["HTTP/2.0", "HTTP/0.9", "HTTP/1.10", "http/1.1", "HTTP/1"] {
            assert_eq!(read(&format!("GET / {other}\r\n\r\n")).unwrap_err(), BadHead::Syntax, "{other}");
        }
    }

    #[test]
    fn a_target_has_one_of_four_forms_and_is_never_mended() {
        for fine in ["GET /a?b=c", "OPTIONS *", "GET http://localhost/a", "CONNECT localhost:80"] {
            whole(&format!("{fine} HTTP/1.1\r\n\r\n"));
        }
        for wrong in
            ["GET a", "GET localhost:80", "GET /a#b", "GET /রহিম", "GET ftp://a/b", "GET /a\x7f", "GET  /a"]
        {
            assert_eq!(read(&format!("{wrong} HTTP/1.1\r\n\r\n")).unwrap_err(), BadHead::Syntax, "{wrong}");
        }
    }

    #[test]
    fn what_never_ends_is_refused_by_what_is_too_long() {
        let long = |start: &str, count: usize| start.to_owned() + &"a".repeat(count);
        assert!(read(&long("GET /", LINE - 5)).unwrap().is_none());
        assert_eq!(read(&long("GET /", LINE)).unwrap_err(), BadHead::Target(LINE + 1));
        assert_eq!(read(&long("", LINE + 1)).unwrap_err(), BadHead::Method);
        assert_eq!(read(&long("GET / HTTP/1.1\r\nA: ", SECTION)).unwrap_err(), BadHead::Fields);
        let many = format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(FIELDS + 1));
        assert_eq!(read(&many).unwrap_err(), BadHead::Fields);
        let target = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(LINE - 20));
        assert_eq!(whole(&target).parts.uri.path().len(), LINE - 19);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// However it is cut, it is read in the same way; and not before it is whole.
        #[test]
        fn cuts_do_not_matter(
            target in "/[a-z0-9%/?.]{0,12}",
            fields in prop::collection::vec(("[A-Za-z][a-z-]{0,8}", "[!-~]{0,12}"), 0..4),
            fill in prop_oneof![Just(0_usize), 4000..5000_usize],
            cut in any::<prop::sample::Index>(),
        ) {
            let mut text = format!("PUT {target} HTTP/1.1\r\nFill: {}\r\n", "a".repeat(fill));
            for (name, value) in fields.iter().filter(|(name, _)| !["content-length", "transfer-encoding"].contains(&name.as_str())) {
                text.push_str(&format!("{name}: {value}\r\n"));
            }
            text.push_str("\r\n");
            let cut = cut.index(text.len());
            let mut bytes = text.clone().into_bytes();
            prop_assert!(super::read(&mut bytes[..cut], 0).unwrap().is_none());
            let (head, length) = super::read(&mut bytes, cut).unwrap().unwrap();
            prop_assert_eq!((head.parts.uri.to_string(), length), (target, text.len()));
        }

        /// It never panics, and what it takes for a request line the raw editor takes for one too.
        #[test]
        fn it_is_no_more_lenient_than_the_raw_editor(
            line in "(GET|put|P UT|\\PC{0,2}) (/a|/a b|a|\\*|/#|/ক|http://a/|\\PC{0,3}) (HTTP/1.[01]|HTTP/2|\\PC{0,3})",
        ) {
            let text = format!("{line}\r\nHost: a\r\n\r\n");
            if let Ok(Some((head, _))) = read(&text) {
                let parsed = wire::parse(&text);
                let connect = head.parts.method == Method::CONNECT;
                prop_assert!(connect || parsed.is_ok(), "{parsed:?} in {text:?}");
            }
        }
    }
}
