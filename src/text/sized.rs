//! Words that the terminal is told how wide to draw (kitty's text sizing protocol, OSC 66), so that it shapes them whole.
//!
//! Without being told kitty gives a conjunct one cell and squeezes it. A piece is a word, or as much of one as fits seven
//! cells, the most that can be told; its cells are those that its clusters need by nature, together.

use super::Role;
use super::cells::Widths;
use super::cluster::is_bengali;
use super::natural::natural;
use super::picture::CELL;
use super::unit::{Cluster, Look, Unit};

/// The most cells that a piece may be told to take.
pub(super) const MOST: u32 = 7 * CELL;

/// Returns clusters as units: Bangla in words of its natural width, with what closes a word; all else in cells.
pub(super) fn sized(clusters: &[Cluster], widths: &Widths) -> Vec<Unit> {
    let mut role_of_word: Option<Role> = None;
    let unit = |cluster: &Cluster| {
        let follows = role_of_word == Some(cluster.role);
        let in_word = cluster.text.contains(is_bengali) || follows && closes(&cluster.text);
        role_of_word = in_word.then_some(cluster.role);
        if in_word { word(cluster) } else { Unit::cells(cluster, widths) }
    };
    clusters.iter().map(unit).collect()
}

/// Punctuation that stands right behind a word would be torn from it by what is left of the word's last cell.
fn closes(cluster: &str) -> bool {
    matches!(cluster, "।" | "," | ";" | ":" | "?" | "!" | ")" | "”" | "’")
}

fn word(cluster: &Cluster) -> Unit {
    let Cluster { text, role, bytes } = cluster;
    let width = (u32::from(natural(text)) * CELL).div_ceil(100).clamp(1, MOST);
    Unit { text: text.clone(), width, role: *role, bytes: bytes.clone(), look: Look::Sized }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::text::cluster::clusters;
    use crate::text::{CellPx, Drawing, Item, Pictures, Span, Typesetter, WidthModel, Widths, markup};

    use super::*;

    fn typesetter() -> Typesetter {
        Typesetter::new(&Drawing::Words(Widths::new(WidthModel::K)))
    }

    #[test]
    fn a_word_is_a_piece_and_a_long_one_is_split_between_clusters() {
        let row = typesetter().cut(&markup("একটি PUT-এর প্রতিক্রিয়াগুলোতেও, `রিমা`। তা, না।"), 60);
        let items: Vec<_> = row.items.iter().map(|item| (item.col(), item.width(), item.text())).collect();
        assert_eq!(
            items,
            [
                (0, 4, "একটি"),
                (4, 5, " PUT-"),
                (9, 3, "এর"),
                (12, 1, " "),
                (13, 7, "প্রতিক্রিয়া"),
                (20, 7, "গুলোতেও"),
                (27, 1, ","),
                (28, 1, " "),
                (29, 3, "রিমা"),
                (32, 1, "।"),
                (33, 1, " "),
                (34, 3, "তা,"),
                (37, 1, " "),
                (38, 3, "না।"),
            ]
        );
        assert!(matches!(row.items.first(), Some(Item::Sized { .. })));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn pieces_hold_what_they_are_told_and_rows_fit(
            text in "[ক-হি-ৌ্ঁ-ঃ়ab ।,]{0,40}", width in 8u16..40,
        ) {
            let rows = typesetter().layout(&[], &[Span::new(text, Role::Text)], width);
            for row in &rows {
                prop_assert!(row.width() <= width);
                let mut next = 0;
                for item in &row.items {
                    prop_assert!(item.col() >= next);
                    next = item.end();
                    if let Item::Sized { text, width, .. } = item {
                        let needs: u32 = clusters(text).map(|c| u32::from(natural(c))).sum();
                        prop_assert!(*width <= 7 && (needs <= u32::from(*width) * 100 || *width == 7), "{item:?}");
                    }
                }
            }
        }

        #[test]
        fn the_caret_never_goes_back(text in "[ক-হি-ৌ্ঁ-ঃ়ab ।,১]{0,30}") {
            let spans = [Span::new(text, Role::Code)];
            let models = WidthModel::ALL.map(|(model, _)| Drawing::Cells(Widths::new(model)));
            let seen = Drawing::Cells(Widths::new(WidthModel::A)).in_order(crate::text::Order::Seen);
            let pictures = Pictures::new(CellPx::new(9.633, 20).unwrap(), Widths::default());
            let others = [seen, Drawing::Words(Widths::new(WidthModel::K)), Drawing::Pictures(pictures)];
            for drawing in models.into_iter().chain(others) {
                let stops = Typesetter::new(&drawing).stops(&spans);
                prop_assert!(stops.is_sorted_by(|a, b| a.0 <= b.0 && a.1 <= b.1), "{drawing:?} {stops:?}");
                let width = Typesetter::new(&drawing).cut(&spans, u16::MAX).width();
                prop_assert_eq!(stops.last().map(|stop| stop.1), Some(width));
            }
        }
    }
}
