//! What is answered before a request reaches the desk, in the same problem documents as the server's own refusals.

use bytes::Bytes;
use http::request::Parts;

use crate::lab::wire::{self, Reason};
use crate::server::{Code, Problem, Request, Response, Server, limits};

use super::content::NoContent;
use super::framing::Ambiguous;
use super::head::BadHead;
use super::now;

/// How much of a request line that is none is looked at, to name it.
const NAMED: usize = 1024;

/// How much of a head that is none is told.
const TOLD: usize = 16 * 1024;

/// What stands for a method or a target that nobody can know.
const UNKNOWN: &str = "-";

/// An answer to what never became a request, or not one for this server.
#[derive(Debug)]
pub struct Refusal {
    /// The method, as far as it can be known.
    pub method: String,
    /// The target, as far as it can be known.
    pub target: String,
    /// The request line and the fields, as far as they were read; a field may come in another order than it was sent.
    pub head: String,
    /// Why it is refused.
    pub problem: Problem,
}

impl Refusal {
    /// Refuses a request whose head was read.
    pub(super) fn of(parts: &Parts, problem: &Problem) -> Self {
        let (method, target) = (parts.method.to_string(), parts.uri.to_string());
        let head = wire::print_request(&Request::from_parts(parts.clone(), Bytes::new()));
        Self { method, target, head, problem: problem.clone() }
    }

    /// Returns the answer.
    pub(super) fn response(&self) -> Response {
        Server::refuse(&self.problem, now())
    }

    /// Refuses a request whose content did not come whole.
    pub(super) fn content(parts: &Parts, fault: NoContent) -> Self {
        let size = |size: usize| Problem::new(Code::ContentTooLarge).found(size.to_string());
        let malformed = |expected| Problem::new(Code::BadRequest).expected(expected);
        let problem = match fault {
            NoContent::TooLarge(found) => size(found).expected(limits::CONTENT.to_string()),
            NoContent::Short => malformed("as much content as Content-Length says"),
            NoContent::BadChunk => {
                malformed("chunks: the size in hexadecimal digits, CRLF, so many octets, CRLF")
            }
            NoContent::Lost(_) => Problem::new(Code::RequestTimeout),
        };
        Self::of(parts, &problem)
    }

    /// Refuses what is no header section. Where the text shows what is wrong and where, that is said.
    pub(super) fn head(bytes: &[u8], fault: BadHead) -> Self {
        let too_large =
            |code, found: String, limit: usize| Problem::new(code).found(found).expected(limit.to_string());
        let problem = match fault {
            BadHead::Syntax | BadHead::Framing(Ambiguous::Length) => explained(bytes),
            BadHead::Framing(fault) => ambiguous(fault),
            BadHead::Method => Problem::new(Code::UnknownMethod).found("…"),
            BadHead::Target(size) => too_large(Code::TargetTooLong, size.to_string(), limits::TARGET),
            BadHead::Fields => too_large(Code::FieldsTooLarge, "too many".to_owned(), limits::FIELDS),
        };
        Self::unread(bytes, problem)
    }

    /// Refuses a header section that did not come to its end in time, or at all.
    pub(super) fn unfinished(bytes: &[u8], code: Code) -> Self {
        Self::unread(bytes, Problem::new(code))
    }

    fn unread(bytes: &[u8], problem: Problem) -> Self {
        let told = String::from_utf8_lossy(bytes.get(..TOLD).unwrap_or(bytes));
        let head = told.lines().take_while(|line| !line.is_empty()).flat_map(|line| [line, "\n"]).collect();
        let line = bytes.split(|byte| b"\r\n".contains(byte)).next().unwrap_or_default();
        let line = String::from_utf8_lossy(line.get(..NAMED).unwrap_or(line)).into_owned();
        let mut words = line.split(' ').filter(|word| !word.is_empty());
        let mut word = || words.next().unwrap_or(UNKNOWN).to_owned();
        Self { method: word(), target: word(), head, problem }
    }
}

/// Reads the text once more as the raw editor does, which knows a reason and a place for everything that beginners do.
fn explained(bytes: &[u8]) -> Problem {
    let text = String::from_utf8_lossy(bytes);
    let known = wire::parse(&text).err().filter(|error| {
        // These speak of a text whose content is all there.
        let of_text = matches!(
            error.reason,
            Reason::ContentLengthDiffers { .. } | Reason::TransferEncoding | Reason::HeaderNotEnded
        );
        !of_text
    });
    known.map_or_else(|| Problem::new(Code::BadRequest), |error| wire::problem(&error))
}

fn ambiguous(fault: Ambiguous) -> Problem {
    let malformed = |expected| Problem::new(Code::BadRequest).expected(expected);
    match fault {
        Ambiguous::Length => malformed("one Content-Length, a number"),
        Ambiguous::Both => malformed("Content-Length or Transfer-Encoding, not both"),
        Ambiguous::NotChunked => malformed("chunked as the last transfer coding"),
        Ambiguous::OldVersion => malformed("no Transfer-Encoding in HTTP/1.0"),
        Ambiguous::UnknownCoding => Problem::new(Code::UnknownCoding).expected("chunked"),
    }
}
