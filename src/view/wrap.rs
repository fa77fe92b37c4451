//! Lines of wire text wrapped at the edge of their pane, so that nothing of a message is hidden, and where a caret in them is.

use std::ops::Range;

use crate::text::cluster::{cluster_indices, edge_at_or_after};
use crate::text::{Role, Span, Widths, clean};

/// A row of a wrapped text: which line it belongs to and which bytes of the text it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// The bytes of the whole text.
    pub(super) bytes: Range<usize>,
}

/// Wraps a text at `width` columns: between clusters, and at every new line.
pub(super) fn wrapped(text: &str, width: u16, widths: &Widths) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let (mut from, mut used) = (0, 0u16);
        for (at, cluster) in cluster_indices(line) {
            let wide = widths.of(&clean::shown(cluster));
            if used + wide > width && at > from {
                pieces.push(Piece { bytes: start + from..start + at });
                (from, used) = (at, 0);
            }
            used = used.saturating_add(wide);
        }
        pieces.push(Piece { bytes: start + from..start + line.len() });
        start += line.len() + 1;
    }
    pieces
}

/// Bytes before and after the caret that are laid out, more than the largest pane shows: a huge body costs no more than
/// a small one.
const NEAR: usize = 16 * 1024;

/// Returns the part of a text around the caret that is worth laying out, from cluster edge to cluster edge.
pub(super) fn near(text: &str, caret: usize) -> Range<usize> {
    let start = if caret > NEAR { edge_at_or_after(text, caret - NEAR) } else { 0 };
    start..edge_at_or_after(text, caret.saturating_add(NEAR).min(text.len()))
}

/// Returns row and column of a caret at a byte of the text; at the very edge it stands on the last column.
pub(super) fn caret(text: &str, pieces: &[Piece], at: usize, width: u16, widths: &Widths) -> (usize, u16) {
    let row = pieces.iter().rposition(|piece| piece.bytes.start <= at).unwrap_or(0);
    let before = pieces.get(row).and_then(|piece| text.get(piece.bytes.start..at)).unwrap_or_default();
    (row, widths.of(&clean::shown(before)).min(width.saturating_sub(1)))
}

/// Returns the part of coloured text that a piece shows. `coloured` covers the text from its start, in order.
pub(super) fn spans(text: &str, coloured: &[(Range<usize>, Role)], piece: &Piece) -> Vec<Span> {
    let part = |(bytes, role): &(Range<usize>, Role)| {
        let both = bytes.start.max(piece.bytes.start)..bytes.end.min(piece.bytes.end);
        text.get(both).filter(|part| !part.is_empty()).map(|part| Span::new(clean::shown(part), *role))
    };
    // Looked up, not searched: a long body has as many roles as it has rows, and every row asks.
    let first = coloured.partition_point(|(bytes, _)| bytes.end <= piece.bytes.start);
    let here = coloured.iter().skip(first).take_while(|(bytes, _)| bytes.start < piece.bytes.end);
    here.filter_map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_between_clusters_and_finds_the_caret() {
        let widths = Widths::default();
        let text = "abcdef\n\nকিকি";
        let pieces = wrapped(text, 4, &widths);
        let shown: Vec<_> = pieces.iter().map(|piece| text.get(piece.bytes.clone()).unwrap()).collect();
        assert_eq!(shown, ["abcd", "ef", "", "কিকি"]);
        assert_eq!(caret(text, &pieces, 5, 4, &widths), (1, 1));
        assert_eq!(caret(text, &pieces, 7, 4, &widths), (2, 0));
        assert_eq!(caret(text, &pieces, text.len(), 4, &widths), (3, 3));
    }

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
