//! How wide Bangla is by nature: what HarfBuzz makes of a cluster in Noto Sans Bengali, in hundredths of a cell.
//!
//! Terminals that count a conjunct as one cell, or a vowel sign as none, draw letters over each other unless they are given
//! the room that the glyphs take. The table is made at build time (assets/widths/natural.py): single letters and signs,
//! and of the conjuncts those that are not as wide as their parts.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::cluster::{ZWJ, ZWNJ};

/// Hundredths of a cell and, after them, the pieces that are so wide.
const TABLE: &str = include_str!("../../assets/widths/natural.txt");

struct Pieces {
    widths: HashMap<&'static str, u16>,
    /// Bytes of the longest piece.
    longest: usize,
}

static PIECES: LazyLock<Pieces> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let (width, pieces) = line.split_once(' ')?;
        let width = width.parse().ok()?;
        Some(pieces.split(' ').map(move |piece| (piece, width)))
    };
    let widths: HashMap<_, _> = TABLE.lines().filter_map(line).flatten().collect();
    Pieces { longest: widths.keys().map(|piece| piece.len()).max().unwrap_or(0), widths }
});

/// Returns the natural width of a Bangla cluster in hundredths of a cell: the sum of the longest pieces that it is made of,
/// from its start. What the table does not know counts as one cell, a joiner as nothing.
#[must_use]
pub fn natural(cluster: &str) -> u16 {
    let mut rest = cluster;
    let mut sum = 0u16;
    while let Some(first) = rest.chars().next() {
        let (taken, width) = longest_piece(rest).unwrap_or((first.len_utf8(), unknown(first)));
        sum = sum.saturating_add(width);
        rest = rest.get(taken..).unwrap_or_default();
    }
    sum
}

/// Returns how many bytes the longest known piece at the start of a text has, and its width.
fn longest_piece(text: &str) -> Option<(usize, u16)> {
    let ends = (1..=text.len().min(PIECES.longest)).rev();
    let mut known = ends.filter_map(|end| Some((end, *PIECES.widths.get(text.get(..end)?)?)));
    known.next()
}

fn unknown(c: char) -> u16 {
    if matches!(c, ZWJ | ZWNJ) { 0 } else { 100 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_and_rule_meet_what_harfbuzz_measured() {
        let golden = include_str!("../../tests/data/natural-widths.txt");
        let clusters: Vec<_> = golden.lines().filter_map(|line| line.split_once(' ')).skip(1).collect();
        assert!(clusters.len() > 300);
        for (width, cluster) in clusters {
            let width: u16 = width.parse().unwrap();
            assert!(natural(cluster).abs_diff(width) <= 6, "{cluster}: {} {width}", natural(cluster));
        }
    }

    #[test]
    fn a_reph_takes_no_room_and_unknown_conjuncts_are_their_parts() {
        assert_eq!(natural("র্ক"), natural("ক"));
        assert_eq!(natural("খ্ক"), natural("খ") + natural("ক"));
        assert_eq!((natural(""), natural("\u{200d}"), natural("x")), (0, 0, 100));
        assert!(natural("ন্ত্রী") < 200 && natural("ক্ষো") > 200);
    }
}
