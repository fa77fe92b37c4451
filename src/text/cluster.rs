//! Grapheme clusters (UAX #29 with rule GB9c, so that a Bangla conjunct is one), and text folded for comparison.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Joins what stands beside it: র‍্য.
pub const ZWJ: char = '\u{200d}';
/// Keeps apart what stands beside it: ক্‌ষ.
pub const ZWNJ: char = '\u{200c}';
/// Bangla hasanta (virama): the next consonant joins the conjunct.
pub const HASANTA: char = '\u{9cd}';
/// The dot of য় ড় ঢ়.
pub const NUKTA: char = '\u{9bc}';

/// Whether a character stands in the Bengali block. The danda `।` does not: all Indic scripts share it.
#[must_use]
pub fn is_bengali(c: char) -> bool {
    matches!(c, '\u{980}'..='\u{9ff}')
}

/// Whether a character needs a base before it: a combining mark or a joiner.
#[must_use]
pub fn is_mark(c: char) -> bool {
    is_combining_mark(c) || matches!(c, ZWJ | ZWNJ)
}

/// Returns a text with the precomposed য় ড় ঢ়, which NFC takes apart.
#[must_use]
pub fn composed(text: &str) -> String {
    const LETTERS: [(&str, &str); 3] =
        [("\u{9af}\u{9bc}", "\u{9df}"), ("\u{9a1}\u{9bc}", "\u{9dc}"), ("\u{9a2}\u{9bc}", "\u{9dd}")];
    LETTERS.iter().fold(text.to_owned(), |text, (apart, composed)| text.replace(apart, composed))
}

/// Returns the clusters of a text in order; joined they are the text.
pub fn clusters(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.graphemes(true)
}

/// Returns each cluster with its byte offset.
pub fn cluster_indices(text: &str) -> impl DoubleEndedIterator<Item = (usize, &str)> {
    text.grapheme_indices(true)
}

/// Returns the last cluster edge before a byte offset, or 0. The offset may lie inside a character or past the end.
#[must_use]
pub fn edge_before(text: &str, at: usize) -> usize {
    if at > text.len() {
        return text.len();
    }
    let mut cursor = GraphemeCursor::new(ceil(text, at), text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// Returns the first cluster edge after a byte offset, or the length of the text.
#[must_use]
pub fn edge_after(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(floor(text, at), text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// Returns the offset itself where a cluster begins or the text ends there, else the next such edge.
#[must_use]
pub fn edge_at_or_after(text: &str, at: usize) -> usize {
    let floor = floor(text, at);
    let mut cursor = GraphemeCursor::new(floor, text.len(), true);
    if floor == at && cursor.is_boundary(text, 0).unwrap_or(true) { floor } else { edge_after(text, at) }
}

/// Returns the last character boundary that is not after an offset.
pub(super) fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn ceil(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len())
}

/// Returns the text as it is compared: NFC, without joiners, ৎ as ত্, every Bangla digit as its ASCII one, lower case.
/// Two texts that a reader takes for the same word fold to the same string.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfc() {
        match c {
            ZWJ | ZWNJ => {}
            'ৎ' => folded.extend(['ত', HASANTA]),
            '০'..='৯' => folded.extend(char::from_digit(u32::from(c) - u32::from('০'), 10)),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_conjunct_is_one_cluster_and_a_zwnj_splits_it() {
        for (text, count) in
            [("ক্ষ", 1), ("স্ত্রী", 1), ("ক্ষ্ম্য", 1), ("র\u{200d}্যাম", 2), ("ক্\u{200c}ষ", 2), ("রিকোয়েস্ট", 4)]
        {
            assert_eq!(clusters(text).count(), count, "{text}");
        }
    }

    #[test]
    fn folding_meets_what_readers_take_for_the_same() {
        for (left, right) in [
            ("উৎপাদন", "উত্পাদন"),
            ("৪০৯", "409"),
            ("PUT", "put"),
            ("র\u{200d}্যাম", "র্যাম"),
            ("\u{9df}", "\u{9af}\u{9bc}"),
        ] {
            assert_ne!(left, right);
            assert_eq!(fold(left), fold(right), "{left} {right}");
        }
        assert_ne!(fold("দাম"), fold("দান"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn edges_are_edges_from_any_offset(text in "[ক-হা-্য়\u{200d}\u{200c}a é👍\n]{0,12}", at in 0usize..60) {
            let edges: Vec<usize> = cluster_indices(&text).map(|(i, _)| i).chain([text.len()]).collect();
            let (before, after) = (edge_before(&text, at), edge_after(&text, at));
            prop_assert_eq!(before, edges.iter().copied().rfind(|&e| e < at).unwrap_or(0));
            prop_assert_eq!(after, edges.iter().copied().find(|&e| e > at).unwrap_or(text.len()));
            prop_assert_eq!(edge_at_or_after(&text, at), edges.iter().copied().find(|&e| e >= at).unwrap_or(text.len()));
        }
    }
}
