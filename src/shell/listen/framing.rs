//! Where a request ends (RFC 9112 §6.3). Two readers that find different ends see different requests, and one could be
//! smuggled in within another; so whatever can be read in two ways is refused.

use http::Version;
use http::header::{CONTENT_LENGTH, HeaderMap, TRANSFER_ENCODING};

/// What follows the header section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// Nothing.
    Empty,
    /// So many octets.
    Length(u64),
    /// Chunks, up to an empty one.
    Chunked,
}

/// Why the end cannot be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ambiguous {
    /// The Content-Length is no number, or there is more than one.
    Length,
    /// Both Content-Length and Transfer-Encoding.
    Both,
    /// The content is not chunked last of all.
    NotChunked,
    /// It is chunked, but also in a coding that is not known here.
    UnknownCoding,
    /// HTTP/1.0 has no Transfer-Encoding (RFC 9112 §6.1).
    OldVersion,
}

/// Returns what follows these fields.
///
/// # Errors
/// [`Ambiguous`]: the request is refused and the connection closed, for nobody knows where the next one begins.
pub(super) fn of(version: Version, fields: &HeaderMap) -> Result<Framing, Ambiguous> {
    let length = length(fields)?;
    if !fields.contains_key(TRANSFER_ENCODING) {
        return Ok(length.map_or(Framing::Empty, |length| {
            if length == 0 { Framing::Empty } else { Framing::Length(length) }
        }));
    }
    match (length, codings(fields).as_slice()) {
        _ if version == Version::HTTP_10 => Err(Ambiguous::OldVersion),
        (Some(_), _) => Err(Ambiguous::Both),
        (None, [only]) if is_chunked(only) => Ok(Framing::Chunked),
        (None, [before @ .., last])
            if is_chunked(last) && !before.iter().any(|coding| is_chunked(coding)) =>
        {
            Err(Ambiguous::UnknownCoding)
        }
        (None, _) => Err(Ambiguous::NotChunked),
    }
}

/// Digits and nothing else. More than fit into a number are too many in any case.
fn length(fields: &HeaderMap) -> Result<Option<u64>, Ambiguous> {
    let mut lengths = fields.get_all(CONTENT_LENGTH).iter();
    let Some(length) = lengths.next() else { return Ok(None) };
    let digits = length.as_bytes();
    if lengths.next().is_some() || digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(Ambiguous::Length);
    }
    Ok(Some(length.to_str().ok().and_then(|digits| digits.parse().ok()).unwrap_or(u64::MAX)))
}

/// The transfer codings in the order in which they were applied.
fn codings(fields: &HeaderMap) -> Vec<String> {
    let lines = fields.get_all(TRANSFER_ENCODING).iter();
    let lines = lines.map(|line| String::from_utf8_lossy(line.as_bytes()).to_ascii_lowercase());
    lines
        .flat_map(|line| {
            line.split(',').map(|coding| coding.trim_matches([' ', '\t']).to_owned()).collect::<Vec<_>>()
        })
        .filter(|coding| !coding.is_empty())
        .collect()
}

fn is_chunked(coding: &str) -> bool {
    coding == "chunked"
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use http::header::HeaderName;

    use super::*;

    fn of(lines: &[(HeaderName, &str)]) -> Result<Framing, Ambiguous> {
        let mut fields = HeaderMap::new();
        for (name, value) in lines {
            fields.append(name, HeaderValue::from_str(value).unwrap());
        }
        super::of(Version::HTTP_11, &fields)
    }

    #[test]
    fn a_length_is_one_number() {
        let length = |value| of(&[(CONTENT_LENGTH, value)]);
        assert_eq!(of(&[]), Ok(Framing::Empty));
        assert_eq!(length("0"), Ok(Framing::Empty));
        assert_eq!(length("0017"), Ok(Framing::Length(17)));
        assert_eq!(length("99999999999999999999999"), Ok(Framing::Length(u64::MAX)));
        for wrong in ["", "+7", "-7", "7, 7", "7;", "0x7", "7 7", "৭", "seven"] {
            assert_eq!(length(wrong), Err(Ambiguous::Length), "{wrong}");
        }
        // Also where both say the same: somebody on the way may have read only the first.
        assert_eq!(of(&[(CONTENT_LENGTH, "7"), (CONTENT_LENGTH, "7")]), Err(Ambiguous::Length));
    }

    #[test]
    fn chunks_are_the_only_other_way() {
        let coded = |value| of(&[(TRANSFER_ENCODING, value)]);
        assert_eq!(coded("chunked"), Ok(Framing::Chunked));
        assert_eq!(coded(" ,\tChunked ,"), Ok(Framing::Chunked));
        for wrong in ["", "identity", "gzip", "chunked, gzip", "chunked, chunked", "xchunked", "chunked;q=1"]
        {
            assert_eq!(coded(wrong), Err(Ambiguous::NotChunked), "{wrong}");
        }
        assert_eq!(coded("gzip, chunked"), Err(Ambiguous::UnknownCoding));
        let two = |first, second| of(&[(TRANSFER_ENCODING, first), (TRANSFER_ENCODING, second)]);
        assert_eq!(two("gzip", "chunked"), Err(Ambiguous::UnknownCoding));
        assert_eq!(two("chunked", "identity"), Err(Ambiguous::NotChunked));
        assert_eq!(of(&[(CONTENT_LENGTH, "7"), (TRANSFER_ENCODING, "chunked")]), Err(Ambiguous::Both));
        let mut fields = HeaderMap::new();
        fields.insert(TRANSFER_ENCODING, HeaderValue::from_static("chunked"));
        assert_eq!(super::of(Version::HTTP_10, &fields), Err(Ambiguous::OldVersion));
    }
}
