//! The answer to what is no request: what the wire would say, before any server was asked.

use super::error::{Reason, WireError};
use crate::server::{Code, Problem, Response, Server, Timestamp};

/// Returns the answer to a text that is no request: a problem document with the place, in English as all of them are.
#[must_use]
pub fn refuse(error: &WireError, at: Timestamp) -> Response {
    Server::refuse(&problem(error), at)
}

/// Returns why a text that is no request is refused. It is a 400 but for a version that is not spoken here (505) and what is
/// too large (414, 431).
#[must_use]
pub fn problem(error: &WireError) -> Problem {
    let code = match error.reason {
        Reason::NoHost | Reason::TwoHosts | Reason::HostValue => Code::BadHost,
        Reason::VersionUnsupported => Code::VersionNotSupported,
        Reason::TargetTooLong => return too_large(Code::TargetTooLong),
        Reason::TooManyFields => return too_large(Code::FieldsTooLarge),
        _ => Code::BadRequest,
    };
    Problem::new(code).at(error.line, error.column).expected(expected(&error.reason))
}

fn too_large(code: Code) -> Problem {
    Problem::new(code).found("too many").expected("64 Ki")
}

/// Returns what should stand at the place, as the wire says it.
fn expected(reason: &Reason) -> String {
    let text = match reason {
        Reason::Empty | Reason::NoRequestLine => "a request line: METHOD TARGET HTTP/1.1",
        Reason::ProtocolFirst | Reason::Method => "a method, such as PUT",
        Reason::NoTarget => "a target, such as /users/1",
        Reason::TargetForm => "a target that begins with /",
        Reason::TargetCharacter => "a percent-encoded character",
        Reason::TargetSpace => "%20 in the place of a space",
        Reason::Fragment => "a target without #: fragments are never sent",
        Reason::NoVersion | Reason::Version | Reason::VersionUnsupported => "HTTP/1.1",
        Reason::ExtraWords => "the end of the line",
        Reason::Spaces => "exactly one space between the words, and none around them",
        Reason::NoHost => "Host: 127.0.0.1",
        Reason::TwoHosts => "no second Host",
        Reason::HostValue => "a host name, such as 127.0.0.1",
        Reason::NoColon => "a colon after the field name",
        Reason::NoEmptyLine | Reason::HeaderNotEnded => "an empty line after the header",
        Reason::SpaceBeforeColon => "the colon right after the field name",
        Reason::FieldName => "a field name of letters, digits and -",
        Reason::FieldValue => "a field value without control characters",
        Reason::FoldedLine => "a header line that does not begin with a space",
        Reason::ContentLength => "one Content-Length, a number",
        Reason::ContentLengthDiffers { found, .. } => return format!("Content-Length: {found}"),
        Reason::TransferEncoding => "no Transfer-Encoding: the content stands here as it is",
        Reason::TargetTooLong | Reason::TooManyFields => "less",
    };
    text.to_owned()
}
