//! The content of a request: its media type, its coding, and whether it is what the target takes.

pub mod accept;
pub mod json;
pub mod merge;
pub mod patch;

use http::Method;
use http::header::{
    ACCEPT, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_TYPE, HeaderMap, HeaderName,
    HeaderValue,
};

use super::problem::{Code, Problem};
use super::scene::Accepts;

/// The media type of JSON.
pub const JSON: &str = "application/json";
/// The media type of a merge patch (RFC 7396), which sets members.
pub const MERGE_PATCH: &str = "application/merge-patch+json";
/// The media type of a JSON Patch (RFC 6902), which can also add one more.
pub const JSON_PATCH: &str = "application/json-patch+json";
/// The patch formats that the server knows, as Accept-Patch lists them.
pub const PATCHES: &str = "application/merge-patch+json, application/json-patch+json";
/// What unnamed content is (RFC 9110 §8.3).
pub const OCTETS: &str = "application/octet-stream";
/// The field that names the patch formats of a target (RFC 5789 §3.1).
pub const ACCEPT_PATCH: HeaderName = HeaderName::from_static("accept-patch");
/// The field that names what a collection takes in a POST (W3C LDP §7.1).
pub const ACCEPT_POST: HeaderName = HeaderName::from_static("accept-post");

/// Returns the media ranges that a collection takes.
#[must_use]
pub fn accepted(accepts: Accepts) -> &'static str {
    match accepts {
        Accepts::Json => JSON,
        Accepts::Any => "*/*",
    }
}

/// Returns whether the media type is JSON by name: `application/json` or any `+json`, in any case of letters.
#[must_use]
pub fn is_json(media_type: &str) -> bool {
    let named = named(media_type).as_bytes();
    let ends = |suffix: &[u8]| {
        let start = named.len().saturating_sub(suffix.len());
        named.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(suffix))
    };
    named.eq_ignore_ascii_case(JSON.as_bytes()) || ends(b"+json")
}

/// Checks the fields that describe the content of a PUT or POST. Returns the media type to store, as it was sent.
///
/// # Errors
/// 415 for a type or coding that the target does not take, 400 for a part or a repeated field.
pub fn media_type<'a>(
    method: &Method,
    fields: &'a HeaderMap,
    accepts: Accepts,
) -> Result<&'a str, Box<Problem>> {
    let named = named_type(fields)?;
    let taken = named.is_none_or(|named| accepts == Accepts::Any || is_json(named));
    if let (Some(named), false) = (named, taken) {
        return Err(unsupported(method, named, accepts));
    }
    check_coding(fields)?;
    if method == Method::PUT && fields.contains_key(CONTENT_RANGE) {
        return Err(Problem::new(Code::PartialPut).about(&CONTENT_RANGE).into());
    }
    let unnamed = if accepts == Accepts::Json { JSON } else { OCTETS };
    Ok(named.unwrap_or(unnamed))
}

/// A patch format that the server knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PatchFormat {
    /// A merge patch.
    Merge,
    /// A JSON Patch.
    Operations,
}

/// Checks the fields that describe the content of a PATCH of an item that is stored as `stored`. Returns its format.
///
/// # Errors
/// 415 for another format, and for an item that is no JSON.
pub fn patch_type(fields: &HeaderMap, stored: &str) -> Result<PatchFormat, Box<Problem>> {
    let named = named_type(fields)?;
    let formats = [(MERGE_PATCH, PatchFormat::Merge), (JSON_PATCH, PatchFormat::Operations)];
    let is_sent = |name: &str| named.is_some_and(|sent| self::named(sent).eq_ignore_ascii_case(name));
    let Some((_, format)) = formats.into_iter().find(|(name, _)| is_sent(name)) else {
        let problem = Problem::new(Code::UnsupportedPatch).about(&CONTENT_TYPE).expected(MERGE_PATCH);
        let problem = problem.sending(ACCEPT_PATCH, HeaderValue::from_static(PATCHES));
        return Err(match named {
            Some(named) => problem.found(named).into(),
            None => problem.into(),
        });
    };
    check_coding(fields)?;
    if is_json(stored) { Ok(format) } else { Err(Problem::new(Code::PatchNeedsJson).found(stored).into()) }
}

fn unsupported(method: &Method, named: &str, accepts: Accepts) -> Box<Problem> {
    let ranges = HeaderValue::from_static(accepted(accepts));
    let problem = Problem::new(Code::UnsupportedMediaType).about(&CONTENT_TYPE).found(named);
    let problem = problem.expected(accepted(accepts)).sending(ACCEPT, ranges.clone());
    Box::new(if method == Method::POST { problem.sending(ACCEPT_POST, ranges) } else { problem })
}

/// Returns the Content-Type as it was sent, if it is a media type.
fn named_type(fields: &HeaderMap) -> Result<Option<&str>, Box<Problem>> {
    let mut lines = fields.get_all(CONTENT_TYPE).iter();
    let Some(line) = lines.next() else { return Ok(None) };
    if lines.next().is_some() {
        return Err(Problem::new(Code::RepeatedField).about(&CONTENT_TYPE).into());
    }
    let text = line.to_str().ok().map(str::trim);
    let is_type = |text: &&str| {
        named(text).split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
    };
    match text.filter(is_type) {
        Some(text) => Ok(Some(text)),
        None => {
            let shown = String::from_utf8_lossy(line.as_bytes());
            Err(Problem::new(Code::BadMediaType)
                .about(&CONTENT_TYPE)
                .found(shown.trim())
                .expected(JSON)
                .into())
        }
    }
}

/// Returns type and subtype without the parameters, as they were sent: their letters have no case (RFC 9110 §8.3.1).
fn named(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// RFC 9110 §5.6.2.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&b))
}

fn check_coding(fields: &HeaderMap) -> Result<(), Box<Problem>> {
    for line in fields.get_all(CONTENT_ENCODING) {
        let coding = String::from_utf8_lossy(line.as_bytes());
        if !coding.split(',').all(|name| matches!(name.trim().to_ascii_lowercase().as_str(), "" | "identity"))
        {
            let problem =
                Problem::new(Code::UnsupportedEncoding).about(&CONTENT_ENCODING).found(coding.trim());
            return Err(problem.sending(ACCEPT_ENCODING, HeaderValue::from_static("identity")).into());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(lines: &[(HeaderName, &str)], accepts: Accepts) -> Result<String, Code> {
        let fields =
            lines.iter().map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap())).collect();
        media_type(&Method::PUT, &fields, accepts).map(str::to_owned).map_err(|problem| problem.code)
    }

    #[test]
    fn the_media_type_is_kept_as_it_was_sent() {
        let sent = "Application/JSON; Charset=\"UTF-8\"";
        assert_eq!(put(&[(CONTENT_TYPE, sent)], Accepts::Json).as_deref(), Ok(sent));
        assert!(put(&[(CONTENT_TYPE, "application/vnd.x+json")], Accepts::Json).is_ok());
        assert_eq!(put(&[], Accepts::Json).as_deref(), Ok(JSON));
        assert_eq!(put(&[], Accepts::Any).as_deref(), Ok(OCTETS));
        assert_eq!(put(&[(CONTENT_ENCODING, "identity")], Accepts::Any).as_deref(), Ok(OCTETS));
    }

    #[test]
    fn what_the_target_does_not_take_is_refused() {
        assert_eq!(put(&[(CONTENT_TYPE, "text/plain")], Accepts::Json), Err(Code::UnsupportedMediaType));
        for nonsense in ["json", "", "a/b/c", "/json", "text /plain"] {
            assert_eq!(put(&[(CONTENT_TYPE, nonsense)], Accepts::Any), Err(Code::BadMediaType), "{nonsense}");
        }
        assert_eq!(
            put(&[(CONTENT_ENCODING, "identity, gzip")], Accepts::Any),
            Err(Code::UnsupportedEncoding)
        );
        assert_eq!(put(&[(CONTENT_RANGE, "bytes 0-3/10")], Accepts::Any), Err(Code::PartialPut));
    }
}
