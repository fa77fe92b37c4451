//! Accept (RFC 9110 §12.5.1): whether a client wants a media type at all.

use http::HeaderValue;
use http::header::{ACCEPT, HeaderMap};

use super::named;

/// Returns whether the request accepts the media type: the most specific range that names it has a weight above 0.
/// Without a range that can be read, everything is accepted.
#[must_use]
pub fn accepts(fields: &HeaderMap, media_type: &str) -> bool {
    let lines = fields.get_all(ACCEPT).iter().filter_map(|line| HeaderValue::to_str(line).ok());
    let ranges: Vec<Range> = lines.flat_map(|line| split(line, ',')).filter_map(Range::read).collect();
    let named = ranges.iter().filter_map(|range| Some((range.specificity(media_type)?, range.wanted)));
    ranges.is_empty() || named.max().is_some_and(|(_, wanted)| wanted)
}

/// One media range with its weight.
struct Range {
    kind: String,
    subtype: String,
    parameters: Vec<String>,
    /// The weight is above 0.
    wanted: bool,
}

impl Range {
    fn read(text: &str) -> Option<Self> {
        let named = named(text).to_ascii_lowercase();
        let (kind, subtype) = named.split_once('/')?;
        let mut range = Self {
            kind: kind.to_owned(),
            subtype: subtype.to_owned(),
            parameters: parameters(text),
            wanted: true,
        };
        if let Some(at) = range.parameters.iter().position(|parameter| parameter.starts_with("q=")) {
            let weight = range.parameters.get(at)?.get(2..)?.parse::<f32>().ok()?;
            range.wanted = weight > 0.0;
            range.parameters.truncate(at);
        }
        Some(range)
    }

    /// Returns how exactly the range names the media type, or `None` where it does not.
    fn specificity(&self, media_type: &str) -> Option<usize> {
        let named = named(media_type).to_ascii_lowercase();
        let (kind, subtype) = named.split_once('/')?;
        let own = parameters(media_type);
        match (self.kind.as_str(), self.subtype.as_str()) {
            ("*", "*") => Some(0),
            (k, "*") if k == kind => Some(1),
            (k, s)
                if (k, s) == (kind, subtype) && self.parameters.iter().all(|named| own.contains(named)) =>
            {
                Some(2 + self.parameters.len())
            }
            _ => None,
        }
    }
}

/// Returns the parameters as `name=value`, in small letters and without quotes.
fn parameters(text: &str) -> Vec<String> {
    let written = split(text, ';').into_iter().skip(1);
    written.map(|parameter| parameter.trim().replace('"', "").to_ascii_lowercase()).collect()
}

/// Splits at a separator, but not inside quotes.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut quoted, mut escaped) = (false, false);
    text.split(|c| {
        let splits = c == separator && !quoted;
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && quoted && !escaped;
        splits
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wants(accept: &[&str], media_type: &str) -> bool {
        let lines = accept.iter().map(|line| (ACCEPT, HeaderValue::from_str(line).unwrap()));
        accepts(&lines.collect(), media_type)
    }

    #[test]
    fn the_most_specific_range_decides() {
        for accept in [
            &[][..],
            &["*/*"],
            &["text/*;q=0, */*;q=0.1"],
            &["application/xml", "Application/JSON"],
            &["application/json;q=0.5, */*;q=0"],
            &["nonsense"],
            &["application/*"],
        ] {
            assert!(wants(accept, "application/json"), "{accept:?}");
        }
        for accept in [
            &["application/xml"][..],
            &["*/*, application/json;q=0"],
            &["application/json; q=0.000"],
            &["text/*"],
        ] {
            assert!(!wants(accept, "application/json"), "{accept:?}");
        }
    }

    #[test]
    fn parameters_make_a_range_narrower() {
        let markdown = "text/markdown; charset=utf-8";
        assert!(wants(&["text/markdown;charset=\"UTF-8\""], markdown));
        assert!(wants(&["text/markdown"], markdown));
        assert!(!wants(&["text/markdown;charset=latin1"], markdown));
        assert!(!wants(&["text/markdown, text/markdown;charset=utf-8;q=0"], markdown));
        assert!(wants(&["a/b;x=\"text/plain, */*;q=0\", text/*"], markdown));
    }
}
