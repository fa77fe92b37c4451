//! Wire text for its pane: coloured, and no more of a huge body than can be seen.

use std::ops::Range;

use crate::text::cluster::edge_at_or_after;
use crate::text::{Role, Span};

/// Bytes before and after the caret that are laid out, more than the largest pane shows: a huge body costs no more than
/// a small one.
const NEAR: usize = 16 * 1024;

/// Returns the part of a text around the caret that is worth laying out, from cluster edge to cluster edge.
pub(super) fn near(text: &str, caret: usize) -> Range<usize> {
    let start = if caret > NEAR { edge_at_or_after(text, caret - NEAR) } else { 0 };
    start..edge_at_or_after(text, caret.saturating_add(NEAR).min(text.len()))
}

/// Returns a text in its colours. `coloured` covers the text from its start, in order.
pub(super) fn spans(text: &str, coloured: &[(Range<usize>, Role)]) -> Vec<Span> {
    let span = |(bytes, role): &(Range<usize>, Role)| Some(Span::new(text.get(bytes.clone())?, *role));
    coloured.iter().filter_map(span).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_huge_text_is_laid_out_around_the_caret_only() {
        let text = "কি".repeat(100_000);
        for caret in [0, 6, 300_000, text.len()] {
            let part = near(&text, caret);
            assert!(part.contains(&caret) || part.end == caret);
            assert!(part.len() <= 2 * NEAR + 6 && text.get(part).is_some());
        }
        assert_eq!(near("abc", 2), 0..3);
    }
}
