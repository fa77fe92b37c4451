//! What a refusal says: a problem document (RFC 9457) with a stable code; on the wire always in English.

mod wording;

use std::fmt;

use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Method, StatusCode};
use serde::{Deserialize, Serialize};

use super::Response;

/// The media type of problem documents.
pub const PROBLEM_JSON: &str = "application/problem+json";

/// Writes the enum of codes and its two tables from one list.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $status:ident;)*) => {
        /// Why a request was refused; stable, so that lessons and translations can rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Every code there is.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// Returns the `type` member of the problem document.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// Returns the status code that goes with it.
            #[must_use]
            pub fn status(self) -> StatusCode {
                match self { $(Self::$name => StatusCode::$status,)* }
            }
        }
    };
}

codes! {
    /// What came is no HTTP request; `line` and `column` where that is known.
    BadRequest = "bad-request", BAD_REQUEST;
    /// No Host field, or more than one.
    BadHost = "bad-host", BAD_REQUEST;
    /// A version of HTTP that is not spoken here; `expected`.
    VersionNotSupported = "version-not-supported", HTTP_VERSION_NOT_SUPPORTED;
    /// A Host that is not this server.
    Misdirected = "misdirected", MISDIRECTED_REQUEST;
    /// The request target is longer than the server reads.
    TargetTooLong = "target-too-long", URI_TOO_LONG;
    /// The header section is larger than the server reads.
    FieldsTooLarge = "fields-too-large", REQUEST_HEADER_FIELDS_TOO_LARGE;
    /// The content is larger than the server takes.
    ContentTooLarge = "content-too-large", PAYLOAD_TOO_LARGE;
    /// Content in a transfer coding that is not known here; `expected`.
    UnknownCoding = "unknown-coding", NOT_IMPLEMENTED;
    /// A method that this server does not know; `found`, and `expected` where only the case is wrong.
    UnknownMethod = "unknown-method", NOT_IMPLEMENTED;
    /// The target is no path: it does not start with a slash; `found`.
    BadTarget = "bad-target", BAD_REQUEST;
    /// A `%` in the path without two hexadecimal digits; `found` is the path.
    BadPercentEncoding = "bad-percent-encoding", BAD_REQUEST;
    /// What the path's percent-encoding stands for is not UTF-8; `found` is the path.
    TargetNotUtf8 = "target-not-utf8", BAD_REQUEST;
    /// A control character in the path; `found` is the path.
    ControlInTarget = "control-in-target", BAD_REQUEST;
    /// No collection is there: an unknown path, or its parent (`expected`) is missing.
    NoSuchCollection = "no-such-collection", NOT_FOUND;
    /// The collection is there, the item is not.
    NoSuchItem = "no-such-item", NOT_FOUND;
    /// The item was there and was deleted.
    Gone = "gone", GONE;
    /// The target does not take this method; `allow` has those that it takes.
    MethodNotAllowed = "method-not-allowed", METHOD_NOT_ALLOWED;
    /// None of the media types that the client accepts (`found`) is what is there (`expected`); `field`.
    NotAcceptable = "not-acceptable", NOT_ACCEPTABLE;
    /// A field that may stand only once came more often; `field`.
    RepeatedField = "repeated-field", BAD_REQUEST;
    /// The Content-Type is no media type.
    BadMediaType = "bad-media-type", UNSUPPORTED_MEDIA_TYPE;
    /// The target does not take this media type; `found`, `expected`.
    UnsupportedMediaType = "unsupported-media-type", UNSUPPORTED_MEDIA_TYPE;
    /// A PATCH whose Content-Type names no patch format that is known here; `found`, `expected`.
    UnsupportedPatch = "unsupported-patch", UNSUPPORTED_MEDIA_TYPE;
    /// The item is not JSON, and a patch changes nothing else; `found` is its media type.
    PatchNeedsJson = "patch-needs-json", UNSUPPORTED_MEDIA_TYPE;
    /// A JSON Patch whose operation `found`, counted from 1, is none; `expected` is what one looks like.
    BadPatch = "bad-patch", BAD_REQUEST;
    /// A JSON Patch with an operation that does not fit what is at its path (`found`); nothing was done.
    PatchConflict = "patch-conflict", CONFLICT;
    /// A Content-Encoding that the server does not undo; `found`.
    UnsupportedEncoding = "unsupported-encoding", UNSUPPORTED_MEDIA_TYPE;
    /// A PUT with Content-Range: a part cannot replace the whole.
    PartialPut = "partial-put", BAD_REQUEST;
    /// The item in which the target would lie is missing: `expected`.
    MissingParent = "missing-parent", CONFLICT;
    /// An Idempotency-Key that is no text in quotes, or an empty one; `field`, `found`.
    BadIdempotencyKey = "bad-idempotency-key", BAD_REQUEST;
    /// The key (`found`) came with another request before; `field`.
    KeyReused = "key-reused", UNPROCESSABLE_ENTITY;
    /// The request that brought the key (`found`) is still being worked on; `field`.
    KeyInProgress = "key-in-progress", CONFLICT;
    /// The request did not come whole in time; nothing was done.
    RequestTimeout = "request-timeout", REQUEST_TIMEOUT;
    /// Too many requests in a short time; nothing was done. `expected` is how many seconds to wait, as in Retry-After.
    TooManyRequests = "too-many-requests", TOO_MANY_REQUESTS;
    /// The server takes no request just now; nothing was done. `expected` is how many seconds to wait, as in Retry-After.
    Unavailable = "unavailable", SERVICE_UNAVAILABLE;
    /// A gateway heard nothing proper from the server; it does not know what was done.
    BadGateway = "bad-gateway", BAD_GATEWAY;
    /// A gateway heard nothing from the server in time; it does not know what was done.
    GatewayTimeout = "gateway-timeout", GATEWAY_TIMEOUT;
    /// A precondition does not hold: `field`, what it asked for (`expected`) and the current ETag (`found`).
    PreconditionFailed = "precondition-failed", PRECONDITION_FAILED;
    /// If-None-Match: * although something is there; `found` is its ETag.
    AlreadyExists = "already-exists", PRECONDITION_FAILED;
    /// What is there may be changed only with a precondition: `field`, with its ETag (`expected`).
    PreconditionRequired = "precondition-required", PRECONDITION_REQUIRED;
    /// No content where content is needed.
    EmptyContent = "empty-content", BAD_REQUEST;
    /// The content is not UTF-8; `line`, `column`.
    NotUtf8 = "not-utf8", BAD_REQUEST;
    /// The content is not JSON; `line`, `column`.
    JsonSyntax = "json-syntax", BAD_REQUEST;
    /// The JSON ends before it is complete; `line`, `column`.
    JsonIncomplete = "json-incomplete", BAD_REQUEST;
    /// A comment in JSON, which has none; `line`, `column`.
    JsonComment = "json-comment", BAD_REQUEST;
    /// JSON nested too deeply; `line`, `column`.
    JsonTooDeep = "json-too-deep", BAD_REQUEST;
    /// A member name twice in one object: `found`; `line`, `column`.
    JsonDuplicateMember = "json-duplicate-member", BAD_REQUEST;
    /// Valid JSON, but no object; `found` is its kind.
    NotAnObject = "not-an-object", UNPROCESSABLE_ENTITY;
    /// The body's `id` (`found`) is not the target's last segment (`expected`).
    IdMismatch = "id-mismatch", CONFLICT;
}

impl Code {
    /// Returns whether it is the media type that is wrong, and not what the content holds.
    #[must_use]
    pub fn is_about_type(self) -> bool {
        matches!(self, Self::BadMediaType | Self::UnsupportedMediaType)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::ALL.iter().copied().find(|code| code.as_str() == text).ok_or(UnknownCode)
    }
}

/// A `type` that is none of the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

/// A problem document: its code and what belongs to it. Lines and columns count characters from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Why the request was refused.
    pub code: Code,
    /// The line of the content where it went wrong.
    pub line: Option<usize>,
    /// The column in that line.
    pub column: Option<usize>,
    /// The methods that the target takes.
    pub allow: Option<Vec<String>>,
    /// The header field that it is about.
    pub field: Option<String>,
    /// What was there.
    pub found: Option<String>,
    /// What should have been there.
    pub expected: Option<String>,
    fields: Vec<(HeaderName, HeaderValue)>,
}

/// What stands on the wire.
#[derive(Serialize, Deserialize)]
struct Document {
    r#type: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    detail: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    allow: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    found: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expected: Option<String>,
}

impl Problem {
    /// Returns a problem that has only its code.
    #[must_use]
    pub fn new(code: Code) -> Self {
        Self {
            code,
            line: None,
            column: None,
            allow: None,
            field: None,
            found: None,
            expected: None,
            fields: Vec::new(),
        }
    }

    /// Adds the place in the content, counted in characters from 1.
    #[must_use]
    pub fn at(self, line: usize, column: usize) -> Self {
        Self { line: Some(line), column: Some(column), ..self }
    }

    /// Adds the place of the octet with this offset in the text.
    #[must_use]
    pub(super) fn at_offset(self, text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line = before.rsplit('\n').next().unwrap_or_default();
        self.at(before.matches('\n').count() + 1, line.chars().count() + 1)
    }

    /// Adds the methods that the target takes; they go into the Allow field too.
    #[must_use]
    pub fn allowing(self, methods: &[Method]) -> Self {
        let names = methods.iter().map(|method| method.as_str().to_owned()).collect();
        Self { allow: Some(names), ..self }.sending(ALLOW, super::reply::list(methods))
    }

    /// Adds the header field that it is about.
    #[must_use]
    pub fn about(self, field: &HeaderName) -> Self {
        Self { field: Some(field.to_string()), ..self }
    }

    /// Adds what was there.
    #[must_use]
    pub fn found(self, found: impl Into<String>) -> Self {
        Self { found: Some(found.into()), ..self }
    }

    /// Adds what should have been there.
    #[must_use]
    pub fn expected(self, expected: impl Into<String>) -> Self {
        Self { expected: Some(expected.into()), ..self }
    }

    /// Adds a header field that the refusal carries besides.
    #[must_use]
    pub(super) fn sending(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.fields.push((name, value));
        self
    }

    /// Reads the problem document of a response, or `None` where it carries none of this server's.
    #[must_use]
    pub fn read(response: &Response) -> Option<Self> {
        let media_type = response.headers().get(CONTENT_TYPE)?.to_str().ok()?;
        if !media_type.starts_with(PROBLEM_JSON) {
            return None;
        }
        Self::of_document(serde_json::from_slice(response.body()).ok()?)
    }

    fn of_document(document: Document) -> Option<Self> {
        let Document { r#type, line, column, allow, field, found, expected, .. } = document;
        Some(Self {
            code: r#type.parse().ok()?,
            line,
            column,
            allow,
            field,
            found,
            expected,
            fields: Vec::new(),
        })
    }

    /// Returns the document without its sentences, as JSON in one line: what has to be kept of it.
    #[must_use]
    pub fn brief(&self) -> String {
        serde_json::to_string(&self.facts()).unwrap_or_default()
    }

    /// Reads what [`Self::brief`] wrote.
    #[must_use]
    pub fn from_brief(json: &str) -> Option<Self> {
        Self::of_document(serde_json::from_str(json).ok()?)
    }

    /// Returns the response that carries this problem; whoever sends it adds Date and Content-Length.
    #[must_use]
    pub fn response(&self) -> Response {
        let mut response = Response::new(Bytes::from(self.document()));
        *response.status_mut() = self.code.status();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static(self.caching()));
        response.headers_mut().extend(self.fields.iter().cloned());
        response
    }

    /// Some refusals may be kept by a cache unless it is told otherwise (RFC 9110 §15.1), and would hide what a PUT has
    /// created since; some must not be kept at all (RFC 6585 §3 to §5).
    fn caching(&self) -> &'static str {
        match self.code {
            Code::PreconditionRequired | Code::TooManyRequests | Code::FieldsTooLarge => "no-store",
            _ => "no-cache",
        }
    }

    fn document(&self) -> String {
        let document = Document {
            title: wording::title(self.code).to_owned(),
            status: Some(self.code.status().as_u16()),
            detail: wording::detail(self),
            ..self.facts()
        };
        serde_json::to_string(&document).unwrap_or_default()
    }

    fn facts(&self) -> Document {
        Document {
            r#type: self.code.as_str().to_owned(),
            title: String::new(),
            status: None,
            detail: String::new(),
            line: self.line,
            column: self.column,
            allow: self.allow.clone(),
            field: self.field.clone(),
            found: self.found.clone(),
            expected: self.expected.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_can_be_read_back() {
        for code in Code::ALL {
            let problem = Problem::new(*code).at(2, 10).about(&ALLOW).found("\"a\"").expected("খ");
            let response = problem.response();
            assert_eq!(Problem::read(&response).as_ref(), Some(&problem));
            assert_eq!(Problem::from_brief(&problem.brief()), Some(problem));
            assert_eq!(response.status(), code.status());
        }
    }

    #[test]
    fn another_document_is_no_problem_of_ours() {
        let mut response = Problem::new(Code::NoSuchItem).response();
        *response.body_mut() = Bytes::from_static(br#"{"type":"about:blank","status":404}"#);
        assert_eq!(Problem::read(&response), None);
        *response.body_mut() = Bytes::new();
        assert_eq!(Problem::read(&response), None);
    }
}
