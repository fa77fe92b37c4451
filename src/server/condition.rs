//! Preconditions: If-Match, If-None-Match and their dates, in the order of RFC 9110 §13.2.2.

use http::header::{HeaderMap, HeaderName, IF_MATCH, IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_UNMODIFIED_SINCE};

use super::Timestamp;
use super::resource::Resource;

/// The validators of the representation that a request is about.
#[derive(Clone, Copy, Debug)]
pub struct Validators<'a> {
    /// The opaque part of the strong ETag.
    pub etag: &'a str,
    /// When it last changed, where that is known.
    pub last_modified: Option<Timestamp>,
}

impl<'a> Validators<'a> {
    /// Returns the validators of an item.
    #[must_use]
    pub fn of(item: &'a Resource) -> Self {
        Self { etag: &item.etag, last_modified: Some(item.last_modified) }
    }
}

/// What the preconditions say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The request may be done.
    Proceed,
    /// The client has this representation already: 304.
    NotModified,
    /// This field does not hold: 412.
    Failed(HeaderName),
}

/// Returns whether the request carries any precondition.
#[must_use]
pub fn is_conditional(fields: &HeaderMap) -> bool {
    [IF_MATCH, IF_NONE_MATCH, IF_UNMODIFIED_SINCE, IF_MODIFIED_SINCE]
        .iter()
        .any(|name| fields.contains_key(name))
}

/// Returns whether the request says which version it is about, so that it cannot undo what its sender has not seen.
#[must_use]
pub fn is_guarded(fields: &HeaderMap) -> bool {
    fields.contains_key(IF_MATCH) || date(fields, &IF_UNMODIFIED_SINCE).is_some()
}

/// Evaluates the preconditions against the current representation; `None` means that there is none.
/// `reads` is true for GET and HEAD.
#[must_use]
pub fn evaluate(fields: &HeaderMap, reads: bool, current: Option<Validators<'_>>) -> Outcome {
    let etag = current.map(|validators| validators.etag);
    let modified = current.and_then(|validators| validators.last_modified);
    if fields.contains_key(IF_MATCH) {
        if !Tags::read(fields, &IF_MATCH).has(etag, Comparison::Strong) {
            return Outcome::Failed(IF_MATCH);
        }
    } else if let (Some(limit), Some(modified)) = (date(fields, &IF_UNMODIFIED_SINCE), modified)
        && modified > limit
    {
        return Outcome::Failed(IF_UNMODIFIED_SINCE);
    }
    if fields.contains_key(IF_NONE_MATCH) {
        return match Tags::read(fields, &IF_NONE_MATCH).has(etag, Comparison::Weak) {
            true if reads => Outcome::NotModified,
            true => Outcome::Failed(IF_NONE_MATCH),
            false => Outcome::Proceed,
        };
    }
    match (date(fields, &IF_MODIFIED_SINCE), modified) {
        (Some(since), Some(modified)) if reads && modified <= since => Outcome::NotModified,
        _ => Outcome::Proceed,
    }
}

/// How two entity tags are compared (RFC 9110 §8.8.3.2).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comparison {
    Strong,
    Weak,
}

/// The value of If-Match or If-None-Match, all its lines together.
#[derive(Debug, PartialEq, Eq)]
enum Tags {
    Any,
    These(Vec<Tag>),
    /// A `*` among others, which is no list. It never makes a change more daring: If-Match does not hold, and for
    /// If-None-Match whatever is there is meant.
    Mixed,
}

#[derive(Debug, PartialEq, Eq)]
struct Tag {
    weak: bool,
    opaque: Vec<u8>,
}

impl Tags {
    fn read(fields: &HeaderMap, name: &HeaderName) -> Self {
        let lines: Vec<&[u8]> =
            fields.get_all(name).iter().map(|value| value.as_bytes().trim_ascii()).collect();
        if lines == [b"*"] {
            return Self::Any;
        }
        let lists: Option<Vec<Vec<Tag>>> = lines.into_iter().map(tags).collect();
        lists.map_or(Self::Mixed, |lists| Self::These(lists.into_iter().flatten().collect()))
    }

    /// Returns whether the current tag is among them; `*` stands for whatever is there.
    fn has(&self, etag: Option<&str>, comparison: Comparison) -> bool {
        let Some(etag) = etag else { return false };
        match self {
            Self::Any => true,
            Self::Mixed => comparison == Comparison::Weak,
            Self::These(tags) => tags
                .iter()
                .any(|tag| tag.opaque == etag.as_bytes() && !(tag.weak && comparison == Comparison::Strong)),
        }
    }
}

/// Reads a list of entity tags. What is none, such as a tag without its quotes, equals nothing and is left out. `None`
/// where a `*` stands among them.
fn tags(mut rest: &[u8]) -> Option<Vec<Tag>> {
    let mut tags = Vec::new();
    loop {
        while let Some((b' ' | b'\t' | b',', after)) = rest.split_first() {
            rest = after;
        }
        if rest.is_empty() {
            return Some(tags);
        }
        let weak = rest.starts_with(b"W/");
        let quoted = if weak { rest.get(2..).unwrap_or_default() } else { rest };
        rest = match tag(quoted) {
            Some((opaque, after)) => {
                tags.push(Tag { weak, opaque: opaque.to_vec() });
                after
            }
            None if rest.starts_with(b"*") => return None,
            None => {
                rest.iter().position(|byte| *byte == b',').and_then(|at| rest.get(at..)).unwrap_or_default()
            }
        };
    }
}

/// Splits `"opaque"` off; what follows must be the end of the element.
fn tag(quoted: &[u8]) -> Option<(&[u8], &[u8])> {
    let inside = quoted.strip_prefix(b"\"")?;
    let end = inside.iter().position(|byte| *byte == b'"')?;
    let (opaque, after) = (inside.get(..end)?, inside.get(end + 1..)?);
    let ends = matches!(after.trim_ascii_start().first(), None | Some(b','));
    (ends && !opaque.contains(&b' ')).then_some((opaque, after))
}

/// Reads a date; one that is none, or that is sent twice, is ignored (RFC 9110 §13.1.3, §13.1.4).
fn date(fields: &HeaderMap, name: &HeaderName) -> Option<Timestamp> {
    let mut lines = fields.get_all(name).iter();
    let (Some(line), None) = (lines.next(), lines.next()) else { return None };
    let date = httpdate::parse_http_date(line.to_str().ok()?.trim()).ok()?;
    date.duration_since(std::time::UNIX_EPOCH).ok().map(|since| Timestamp(since.as_secs()))
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use proptest::prelude::*;

    use super::*;

    const CURRENT: Option<Validators<'_>> =
        Some(Validators { etag: "e", last_modified: Some(Timestamp(784_111_777)) });
    const ITS_DATE: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
    const EARLIER: &str = "Sun, 06 Nov 1994 08:49:36 GMT";

    fn writing(lines: &[(HeaderName, &str)], current: Option<Validators<'_>>) -> Outcome {
        evaluate(&fields(lines), false, current)
    }

    fn reading(lines: &[(HeaderName, &str)]) -> Outcome {
        evaluate(&fields(lines), true, CURRENT)
    }

    fn fields(lines: &[(HeaderName, &str)]) -> HeaderMap {
        lines
            .iter()
            .map(|(name, value)| (name.clone(), HeaderValue::from_str(value).unwrap()))
            .collect::<HeaderMap>()
    }

    #[test]
    fn if_match_compares_strongly() {
        let failed = Outcome::Failed(IF_MATCH);
        assert_eq!(writing(&[(IF_MATCH, "\"x,y\" ,, \"e\"")], CURRENT), Outcome::Proceed);
        assert_eq!(writing(&[(IF_MATCH, "*")], CURRENT), Outcome::Proceed);
        for stale in ["\"x\"", "W/\"e\"", "e", "\"e", "\"e\"x", "", "*, \"x\""] {
            assert_eq!(writing(&[(IF_MATCH, stale)], CURRENT), failed, "{stale}");
        }
        assert_eq!(writing(&[(IF_MATCH, "*")], None), failed);
    }

    #[test]
    fn several_lines_are_one_list() {
        let mut two = fields(&[(IF_MATCH, "\"x\"")]);
        two.append(IF_MATCH, HeaderValue::from_static("\"e\""));
        assert_eq!(evaluate(&two, false, CURRENT), Outcome::Proceed);
    }

    #[test]
    fn if_none_match_compares_weakly() {
        for known in ["\"e\"", "W/\"e\"", "*"] {
            assert_eq!(reading(&[(IF_NONE_MATCH, known)]), Outcome::NotModified);
            assert_eq!(writing(&[(IF_NONE_MATCH, known)], CURRENT), Outcome::Failed(IF_NONE_MATCH));
            assert_eq!(writing(&[(IF_NONE_MATCH, known)], None), Outcome::Proceed);
        }
        assert_eq!(reading(&[(IF_NONE_MATCH, "\"x\"")]), Outcome::Proceed);
    }

    #[test]
    fn dates_count_only_without_their_tags() {
        let stale = Outcome::Failed(IF_UNMODIFIED_SINCE);
        assert_eq!(writing(&[(IF_UNMODIFIED_SINCE, EARLIER)], CURRENT), stale);
        assert_eq!(
            writing(&[(IF_UNMODIFIED_SINCE, EARLIER), (IF_MATCH, "\"e\"")], CURRENT),
            Outcome::Proceed
        );
        assert_eq!(writing(&[(IF_UNMODIFIED_SINCE, ITS_DATE)], CURRENT), Outcome::Proceed);
        assert_eq!(writing(&[(IF_UNMODIFIED_SINCE, "yesterday")], CURRENT), Outcome::Proceed);
        assert_eq!(writing(&[(IF_UNMODIFIED_SINCE, EARLIER)], None), Outcome::Proceed);
        assert_eq!(reading(&[(IF_MODIFIED_SINCE, ITS_DATE)]), Outcome::NotModified);
        assert_eq!(reading(&[(IF_MODIFIED_SINCE, EARLIER)]), Outcome::Proceed);
        assert_eq!(reading(&[(IF_MODIFIED_SINCE, ITS_DATE), (IF_NONE_MATCH, "\"x\"")]), Outcome::Proceed);
        assert_eq!(writing(&[(IF_MODIFIED_SINCE, ITS_DATE)], CURRENT), Outcome::Proceed);
        assert_eq!(reading(&[(IF_MATCH, "\"e\""), (IF_NONE_MATCH, "\"e\"")]), Outcome::NotModified);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn a_list_is_read_to_its_end(list in prop::collection::vec(any::<u8>(), 0..40)) {
            tags(&list);
        }
    }
}
