//! Why the server refused, and what to do next: one sentence for each code of a problem document.

use http::header::IF_UNMODIFIED_SINCE;

use super::wire;
use crate::app::play::count;
use crate::i18n::Message;
use crate::i18n::message::{Num, Wire};
use crate::lab::wire::title_case;
use crate::server::{Code, Problem};

/// Returns what happened and what to do next. Places are counts, in the digits of the language; what was sent stays
/// as it was.
pub(in crate::page) fn problem(problem: &Problem) -> Message {
    let (found, expected, field) = (found(problem), expected(problem), field(problem));
    let (line, column) = (position(problem.line), position(problem.column));
    match problem.code {
        Code::BadRequest if problem.line.is_some() => Message::ProblemBadRequestAt { line, column },
        Code::BadRequest => Message::ProblemBadRequest,
        Code::BadHost => Message::ProblemBadHost,
        Code::Misdirected => Message::ProblemMisdirected { found },
        Code::TargetTooLong => Message::ProblemTargetTooLong,
        Code::FieldsTooLarge => Message::ProblemFieldsTooLarge,
        Code::ContentTooLarge => {
            Message::ProblemContentTooLarge { found: number(&found), limit: number(&expected) }
        }
        Code::VersionNotSupported => Message::ProblemVersionNotSupported { expected },
        Code::UnknownCoding => Message::ProblemUnknownCoding { expected },
        Code::UnknownMethod if problem.expected.is_some() => Message::ProblemMethodCase { found, expected },
        Code::UnknownMethod => Message::ProblemUnknownMethod { found },
        Code::BadTarget => Message::ProblemBadTarget { found },
        Code::BadPercentEncoding => Message::ProblemBadPercentEncoding { found },
        Code::TargetNotUtf8 => Message::ProblemTargetNotUtf8 { found },
        Code::ControlInTarget => Message::ProblemControlInTarget { found },
        Code::NoSuchCollection if problem.expected.is_some() => {
            Message::ProblemNoCollectionYet { found, parent: expected }
        }
        Code::NoSuchCollection => Message::ProblemNoSuchCollection { found },
        Code::NoSuchItem => Message::ProblemNoSuchItem { found, collection: expected },
        Code::Gone => Message::ProblemGone { found },
        Code::NotAcceptable => Message::ProblemNotAcceptable { found, expected },
        Code::MethodNotAllowed => Message::ProblemMethodNotAllowed { found, allow: allow(problem) },
        Code::RepeatedField => Message::ProblemRepeatedField { field },
        Code::BadMediaType => Message::ProblemBadMediaType { found, expected },
        Code::UnsupportedMediaType => Message::ProblemUnsupportedMediaType { found, expected },
        Code::UnsupportedPatch => Message::ProblemUnsupportedPatch { expected },
        Code::PatchNeedsJson => Message::ProblemPatchNeedsJson { found },
        Code::BadPatch => Message::ProblemBadPatch { found: number(&found), expected },
        Code::PatchConflict => Message::ProblemPatchConflict { found },
        Code::UnsupportedEncoding => Message::ProblemUnsupportedEncoding { found },
        Code::PartialPut => Message::ProblemPartialPut,
        Code::MissingParent => Message::ProblemMissingParent { found, parent: expected },
        Code::BadIdempotencyKey => Message::ProblemBadIdempotencyKey { field, found },
        Code::KeyReused => Message::ProblemKeyReused { found },
        Code::KeyInProgress => Message::ProblemKeyInProgress { found },
        Code::RequestTimeout => Message::ProblemRequestTimeout,
        Code::TooManyRequests => Message::ProblemTooManyRequests,
        Code::Unavailable => Message::ProblemUnavailable,
        Code::BadGateway => Message::ProblemBadGateway,
        Code::GatewayTimeout => Message::ProblemGatewayTimeout,
        Code::PreconditionFailed => precondition_failed(problem),
        Code::AlreadyExists if problem.expected.as_deref() == Some("*") => Message::ProblemAlreadyExists,
        Code::AlreadyExists => Message::ProblemSameVersion { field, found },
        Code::PreconditionRequired => Message::ProblemPreconditionRequired { field },
        Code::EmptyContent => Message::ProblemEmptyContent,
        Code::NotUtf8 => Message::ProblemNotUtf8 { line, column },
        Code::JsonSyntax => Message::ProblemJsonSyntax { line, column },
        Code::JsonIncomplete => Message::ProblemJsonIncomplete { line },
        Code::JsonComment => Message::ProblemJsonComment { line, column },
        Code::JsonTooDeep => Message::ProblemJsonTooDeep { line },
        Code::JsonDuplicateMember => Message::ProblemJsonDuplicateMember { found, line },
        Code::NotAnObject => Message::ProblemNotAnObject { found },
        Code::IdMismatch => Message::ProblemIdMismatch { found, expected },
    }
}

/// A date that is over, an ETag that is another one by now, or an ETag of nothing.
fn precondition_failed(problem: &Problem) -> Message {
    let (found, expected, field) = (found(problem), expected(problem), field(problem));
    if problem.field.as_deref() == Some(IF_UNMODIFIED_SINCE.as_str()) {
        Message::ProblemChangedSince { field, expected }
    } else if problem.found.is_some() {
        Message::ProblemPreconditionFailed { field, expected, found }
    } else {
        Message::ProblemPreconditionAbsent { field, expected }
    }
}

fn found(problem: &Problem) -> Wire {
    wire(problem.found.as_deref().unwrap_or_default())
}

fn expected(problem: &Problem) -> Wire {
    wire(problem.expected.as_deref().unwrap_or_default())
}

fn field(problem: &Problem) -> Wire {
    wire(&title_case(problem.field.as_deref().unwrap_or_default()))
}

fn allow(problem: &Problem) -> Wire {
    problem.allow.as_deref().unwrap_or_default().join(", ")
}

fn position(place: Option<usize>) -> Num {
    count(place.unwrap_or(1))
}

fn number(digits: &str) -> Num {
    digits.parse().unwrap_or_default()
}
