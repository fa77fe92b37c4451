//! The request target: one canonical form for every way of writing it (RFC 3986 §6.2.2), and the order of targets.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

/// The canonical path of a resource, percent-encoded, such as `/users/1` or `/users/1/accounts/567`.
///
/// Targets are ordered segment by segment, numbers by their value, so that `/users/10` follows `/users/2` and what
/// lies below an item follows that item. `/users/01` and `/users/1` are two targets.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target(Arc<str>);

impl Target {
    /// Wraps a path that is canonical already; [`parse`] makes one of what was sent.
    #[must_use]
    pub fn new(path: impl Into<Arc<str>>) -> Self {
        Self(path.into())
    }

    /// Returns the path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the last segment as the text that it stands for: `রহিম`, not `%E0%A6…`.
    #[must_use]
    pub fn id(&self) -> String {
        let last = self.0.rsplit('/').next().unwrap_or_default();
        percent_decode_str(last).decode_utf8_lossy().into_owned()
    }

    /// Returns the whole path as the text that it stands for, to be read by people.
    #[must_use]
    pub fn text(&self) -> String {
        percent_decode_str(&self.0).decode_utf8_lossy().into_owned()
    }

    /// Returns the path of the collection in which this item lies.
    #[must_use]
    pub fn collection(&self) -> &str {
        self.0.rsplit_once('/').map_or("", |(collection, _)| collection)
    }

    /// Returns the first `count` segments, or `None` where there are fewer.
    #[must_use]
    pub fn ancestor(&self, count: usize) -> Option<Self> {
        let ends = self.0.match_indices('/').map(|(at, _)| at).chain([self.0.len()]);
        self.0.get(..ends.skip(1).nth(count.checked_sub(1)?)?).map(Self::new)
    }

    /// Returns whether this target lies somewhere below the path.
    #[must_use]
    pub fn is_below(&self, path: &str) -> bool {
        self.0.strip_prefix(path).is_some_and(|rest| rest.starts_with('/'))
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for Target {
    fn cmp(&self, other: &Self) -> Ordering {
        let (own, others) = (self.0.as_bytes(), other.0.as_bytes());
        let common = own.iter().zip(others).take_while(|(a, b)| a == b).count();
        match (own.get(common), others.get(common)) {
            (None, None) => Ordering::Equal,
            (None, Some(b'/')) => Ordering::Less,
            (Some(b'/'), None) => Ordering::Greater,
            // What both begin with decides nothing, and the first segment that differs decides.
            _ => {
                let start =
                    own.iter().take(common).rposition(|byte| *byte == b'/').map_or(0, |slash| slash + 1);
                Segment::at(own, start).cmp(&Segment::at(others, start))
            }
        }
    }
}

impl PartialOrd for Target {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// One segment: numbers of any size come first, by value and then by leading zeros, then other text by its octets.
#[derive(PartialEq, Eq)]
struct Segment<'a>(&'a [u8]);

impl<'a> Segment<'a> {
    /// Returns the segment that starts at this octet of a path.
    fn at(path: &'a [u8], start: usize) -> Self {
        let rest = path.get(start..).unwrap_or_default();
        Self(rest.split(|byte| *byte == b'/').next().unwrap_or_default())
    }

    fn digits(&self) -> Option<&'a [u8]> {
        let number = !self.0.is_empty() && self.0.iter().all(u8::is_ascii_digit);
        let zeros = self.0.iter().take_while(|digit| **digit == b'0').count();
        self.0.get(zeros..).filter(|_| number)
    }
}

impl Ord for Segment<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.digits(), other.digits()) {
            (Some(a), Some(b)) => (a.len(), a, self.0.len()).cmp(&(b.len(), b, other.0.len())),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => self.0.cmp(other.0),
        }
    }
}

impl PartialOrd for Segment<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What the path of a request target turned out to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parsed {
    /// The canonical target, or one that is equivalent to it.
    Here(Target),
    /// Another URI names what was meant: without the slash at the end, without empty segments.
    Elsewhere(Target),
}

/// Why a path is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadTarget {
    /// It does not start with a slash.
    NoPath,
    /// A `%` without two hexadecimal digits.
    PercentEncoding,
    /// What the percent-encoding stands for is not UTF-8.
    NotText,
    /// A control character.
    Control,
}

/// Reads the path of a request target.
///
/// Percent-encoded unreserved characters are decoded, the others get upper-case digits, raw characters outside RFC
/// 3986's `pchar` are encoded, and dot segments are removed (§5.2.4); all these are the same target. A slash at the
/// end or an empty segment names another URI.
///
/// # Errors
/// [`BadTarget`] says what cannot be a path.
pub fn parse(path: &str) -> Result<Parsed, BadTarget> {
    if is_canonical(path) {
        return Ok(Parsed::Here(Target::new(path)));
    }
    let mut segments: Vec<Cow<'_, str>> = Vec::new();
    let mut ends_in_dots = false;
    for raw in path.strip_prefix('/').ok_or(BadTarget::NoPath)?.split('/') {
        let segment = canonical_segment(raw)?;
        ends_in_dots = segment == "." || segment == "..";
        if segment == ".." {
            segments.pop();
        }
        if !ends_in_dots {
            segments.push(segment);
        }
    }
    if ends_in_dots {
        segments.push(Cow::Borrowed(""));
    }
    if segments.len() == 1 && segments.concat().is_empty() {
        return Ok(Parsed::Here(Target::new("/")));
    }
    let full = segments.iter().filter(|segment| !segment.is_empty());
    let elsewhere = full.clone().count() < segments.len();
    let path: String = full.flat_map(|segment| ["/", segment.as_ref()]).collect();
    let target = Target::new(if path.is_empty() { "/".to_owned() } else { path });
    Ok(if elsewhere { Parsed::Elsewhere(target) } else { Parsed::Here(target) })
}

/// Returns whether there is nothing to be done: most paths are sent in their canonical form.
fn is_canonical(path: &str) -> bool {
    let Some(b'/') = path.bytes().next() else { return false };
    let mut segments = path.as_bytes().split(|byte| *byte == b'/').skip(1);
    segments.all(|segment| {
        !matches!(segment, b"" | b"." | b"..")
            && segment.iter().all(|byte| is_unreserved(*byte) || is_delimiter(*byte))
    })
}

fn canonical_segment(raw: &str) -> Result<Cow<'_, str>, BadTarget> {
    if raw.bytes().all(is_unreserved) {
        return Ok(Cow::Borrowed(raw));
    }
    let mut text = Vec::with_capacity(raw.len());
    let mut canonical = String::with_capacity(raw.len());
    let mut bytes = raw.bytes();
    while let Some(byte) = bytes.next() {
        let encoded = byte == b'%';
        let byte = if encoded { hex_pair(bytes.next(), bytes.next())? } else { byte };
        text.push(byte);
        if is_unreserved(byte) || (!encoded && is_delimiter(byte)) {
            canonical.push(char::from(byte));
        } else {
            canonical.push_str(percent_encoding::percent_encode_byte(byte));
        }
    }
    let text = std::str::from_utf8(&text).map_err(|_| BadTarget::NotText)?;
    if text.chars().any(char::is_control) { Err(BadTarget::Control) } else { Ok(Cow::Owned(canonical)) }
}

fn hex_pair(high: Option<u8>, low: Option<u8>) -> Result<u8, BadTarget> {
    let digit = |byte: Option<u8>| char::from(byte?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    match (digit(high), digit(low)) {
        (Some(high), Some(low)) => Ok(high * 16 + low),
        _ => Err(BadTarget::PercentEncoding),
    }
}

/// RFC 3986 §2.3.
fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// What `pchar` allows besides: sub-delims, colon and at sign (RFC 3986 §3.3).
fn is_delimiter(byte: u8) -> bool {
    b"!$&'()*+,;=:@".contains(&byte)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn here(path: &str) -> Result<Parsed, BadTarget> {
        Ok(Parsed::Here(Target::new(path)))
    }

    fn elsewhere(path: &str) -> Result<Parsed, BadTarget> {
        Ok(Parsed::Elsewhere(Target::new(path)))
    }

    #[test]
    fn equivalent_paths_are_one_target() {
        assert_eq!(parse("/users/%7ejohn"), here("/users/~john"));
        assert_eq!(parse("/users/%e0%a6%b0"), here("/users/%E0%A6%B0"));
        assert_eq!(parse("/users/র"), here("/users/%E0%A6%B0"));
        assert_eq!(parse("/a/./b/../../users/1"), here("/users/1"));
        assert_eq!(parse("/blogs/%2e%2E/users/1"), here("/users/1"));
        assert_eq!(parse("/../.."), here("/"));
        assert_eq!(parse("/users/a%2fb"), here("/users/a%2Fb"));
        assert_eq!(parse("/users/a!b"), here("/users/a!b"));
        assert_eq!(parse("/users/a%21b"), here("/users/a%21b"));
    }

    #[test]
    fn empty_segments_point_elsewhere() {
        assert_eq!(parse("/users/"), elsewhere("/users"));
        assert_eq!(parse("//evil.example/x"), elsewhere("/evil.example/x"));
        assert_eq!(parse("/users/1/."), elsewhere("/users/1"));
        assert_eq!(parse("//"), elsewhere("/"));
    }

    #[test]
    fn what_is_no_path_is_refused() {
        assert_eq!(parse("users"), Err(BadTarget::NoPath));
        assert_eq!(parse("/users/%zz"), Err(BadTarget::PercentEncoding));
        assert_eq!(parse("/users/%4"), Err(BadTarget::PercentEncoding));
        assert_eq!(parse("/users/%+1"), Err(BadTarget::PercentEncoding));
        assert_eq!(parse("/users/%ff"), Err(BadTarget::NotText));
        assert_eq!(parse("/users/a%00"), Err(BadTarget::Control));
        assert_eq!(parse("/users/%C2%85"), Err(BadTarget::Control));
    }

    #[test]
    fn numbers_are_ordered_by_value_and_items_before_what_lies_below() {
        let sorted = ["/u", "/u/1", "/u/1/a/1", "/u/01", "/u/2", "/u/10", "/u/99999999999999999999", "/u/a"];
        let mut targets: Vec<_> = sorted.iter().rev().map(|path| Target::new(*path)).collect();
        targets.sort();
        assert_eq!(targets.iter().map(Target::as_str).collect::<Vec<_>>(), sorted);
    }

    #[test]
    fn an_ancestor_is_cut_at_a_segment() {
        let target = Target::new("/users/1/accounts/5");
        assert_eq!(target.ancestor(2), Some(Target::new("/users/1")));
        assert_eq!(target.ancestor(4), Some(target.clone()));
        assert_eq!(target.ancestor(5), None);
        assert_eq!(target.ancestor(0), None);
        assert_eq!(target.collection(), "/users/1/accounts");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn the_order_is_total_and_agrees_with_equality(
            paths in prop::collection::vec("(/(0{0,2}[0-9]{1,3}|[a-c0-2%.-]{0,2})){1,3}", 3),
        ) {
            let [a, b, c] = [&paths[0], &paths[1], &paths[2]].map(|path| Target::new(path.as_str()));
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
            if a <= b && b <= c {
                prop_assert!(a <= c);
            }
        }

        #[test]
        fn the_canonical_form_stays_as_it_is(path in "(/|\\.|%[0-9A-Fa-f]{2}|[ -~ক-হ]){0,12}") {
            if let Ok(Parsed::Here(target) | Parsed::Elsewhere(target)) = parse(&format!("/{path}")) {
                prop_assert!(target.as_str().is_ascii());
                prop_assert_eq!(parse(target.as_str()), Ok(Parsed::Here(target.clone())));
            }
        }
    }
}
