//! The request line of a raw message: `METHOD TARGET HTTP/1.1`, its words one space apart (RFC 9112 §3).

use http::{Method, Uri, Version};

use super::error::Reason;
use super::field::{self, Fault};
use super::message::looks_like_content;
use super::target;

/// A word and how many characters stand before it in the line.
type Word<'a> = (usize, &'a str);

/// Reads a request line; of several faults the one that a beginner should mend first.
pub(super) fn read(line: &str) -> Result<(Method, Uri, Version), Fault> {
    if looks_like_content(line) {
        return Err((0, Reason::NoRequestLine));
    }
    let end = line.trim_end().chars().count();
    let words = words(line);
    let [(_, method), rest @ ..] = words.as_slice() else { return Err((0, Reason::Method)) };
    if begins_with_protocol(method, rest) {
        return Err((0, Reason::ProtocolFirst));
    }
    if let Some((at, _)) = words.iter().find(|(at, word)| word.is_empty() && *at < end) {
        return Err((*at, Reason::Spaces));
    }
    let method = field::method(method)?;
    let (at, target, rest) = match rest {
        [] | [(_, "")] => return Err((end, Reason::NoTarget)),
        [(at, target), rest @ ..] => (*at, target, rest),
    };
    let target = target::parse_raw(target).map_err(|(offset, reason)| (at + offset, reason))?;
    Ok((method, target, last_word(rest, end)?))
}

/// Splits at every single space, so that two in a row leave an empty word between them.
fn words(line: &str) -> Vec<Word<'_>> {
    let mut offset = 0;
    let placed = line.split(' ').map(|word| {
        let at = offset;
        offset += word.chars().count() + 1;
        (at, word)
    });
    placed.collect()
}

/// Returns whether a line is like `HTTP PUT http://…` or `HTTP/1.1 PUT …`, as one finds it in articles.
fn begins_with_protocol(first: &str, rest: &[Word<'_>]) -> bool {
    let a_method_follows =
        rest.first().is_some_and(|(_, word)| word.chars().all(|c| c.is_ascii_alphabetic()));
    first.starts_with("HTTP/") || (first.eq_ignore_ascii_case("http") && a_method_follows)
}

/// Reads what follows the target: the version and nothing else. Words before a version are a target with spaces.
fn last_word(words: &[Word<'_>], end: usize) -> Result<Version, Fault> {
    match words {
        [] | [(_, "")] => Err((end, Reason::NoVersion)),
        [(at, first), .., (_, last)] if !first.starts_with("HTTP/") && last.starts_with("HTTP/") => {
            Err((at.saturating_sub(1), Reason::TargetSpace))
        }
        [(at, word), rest @ ..] => {
            let version = version(word).map_err(|reason| (*at, reason))?;
            match rest {
                [] => Ok(version),
                [(at, "")] => Err((at.saturating_sub(1), Reason::Spaces)),
                [(at, _), ..] => Err((*at, Reason::ExtraWords)),
            }
        }
    }
}

fn version(word: &str) -> Result<Version, Reason> {
    let is_digit = |part: &str| part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_digit());
    match word {
        "HTTP/1.1" => return Ok(Version::HTTP_11),
        "HTTP/1.0" => return Ok(Version::HTTP_10),
        _ => {}
    }
    let number = word.strip_prefix("HTTP/").unwrap_or_default();
    let is_version = number.split('.').count() <= 2 && number.split('.').all(is_digit);
    Err(if is_version { Reason::VersionUnsupported } else { Reason::Version })
}
