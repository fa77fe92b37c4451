//! Large titles without pictures: the same letters in block characters of two by three dots, five or six rows high.

use super::drawing::Drawing;
use super::layout::Setter;
use super::picture::{Memory, Press};
use super::{Item, Role, Row, Span, Strip, Widths};

/// Returns a title in letters so many rows high, wrapped between words. Bangla is readable from five rows; what the fonts lack
/// stands in plain cells.
#[must_use]
pub fn large(title: &[Span], height: u16, width: u16, widths: &Widths) -> Vec<Row> {
    let (drawing, memory) = (Drawing::Cells(widths.clone()), Memory::default());
    let mut setter = Setter::with(&drawing, Press::dots(height, &memory));
    let units = setter.units(title);
    let rows = setter.rows(units, 0, width);
    rows.into_iter().map(in_blocks).collect()
}

fn in_blocks(row: Row) -> Row {
    let blocks = |item| match item {
        Item::Pic { col, strip, .. } => blocks(col, &strip),
        text @ (Item::Cells { .. } | Item::Sized { .. }) => vec![text],
    };
    Row { items: row.items.into_iter().flat_map(blocks).collect() }
}

/// Returns a strip as cells, in one run for each role.
fn blocks(col: u16, strip: &Strip) -> Vec<Item> {
    let cells: Vec<(char, Role)> = (0..strip.cols()).map(|cell| block(strip, cell)).collect();
    let mut col = col;
    let item = |run: &[(char, Role)]| {
        let width = u16::try_from(run.len()).unwrap_or(u16::MAX);
        let role = run.first().map_or(Role::Text, |(_, role)| *role);
        let text = run.iter().map(|(block, _)| block).collect();
        let item = Item::Cells { col, width, text, role };
        col = col.saturating_add(width);
        item
    };
    cells.chunk_by(|(_, one), (_, other)| one == other).map(item).collect()
}

/// Returns the block character for the six dots of a cell, and whose they are.
fn block(strip: &Strip, cell: u16) -> (char, Role) {
    let left = usize::from(cell) * 2;
    let dots = strip.lines().flat_map(|line| [line.get(left), line.get(left + 1)]);
    let dots: Vec<u8> = dots.map(|dot| dot.copied().unwrap_or(0)).collect();
    // Nearly half: strokes are about one dot wide, and lie between two as often as not.
    let is_set = |dot: &u8| dot & 15 >= 7;
    let bits = dots.iter().enumerate().map(|(at, dot)| u32::from(is_set(dot)) << at).sum();
    let style = dots.iter().max_by_key(|dot| **dot & 15).map_or(0, |dot| dot >> 4);
    (sextant(bits), strip.roles().get(usize::from(style)).copied().unwrap_or_default())
}

/// Returns the character with these dots, from the lowest bit: upper left, upper right, and so on. Two columns and none were in
/// Unicode before the others and stand elsewhere.
fn sextant(bits: u32) -> char {
    match bits {
        0 => ' ',
        0b01_01_01 => '▌',
        0b10_10_10 => '▐',
        0b11_11_11 => '█',
        bits => {
            let skipped = u32::from(bits > 0b01_01_01) + u32::from(bits > 0b10_10_10);
            char::from_u32(0x1fb00 + bits - 1 - skipped).unwrap_or('█')
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_block_has_its_own_character() {
        let all: Vec<char> = (0..64).map(sextant).collect();
        let mut distinct = all.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(distinct.len(), 64);
        // The names of Unicode: BLOCK SEXTANT-1, -2, -12, -23456.
        assert_eq!([all[1], all[2], all[3], all[62]], ['\u{1fb00}', '\u{1fb01}', '\u{1fb02}', '\u{1fb3b}']);
    }

    #[test]
    fn a_title_is_wrapped_and_no_row_too_wide() {
        let title = [Span::new("ক্ষুদ্র PUT", Role::Title), Span::new(" ♞", Role::Done)];
        for height in [5, 6] {
            let rows = large(&title, height, 40, &Widths::default());
            assert_eq!(rows.len() % usize::from(height), 0);
            assert!(rows.iter().all(|row| row.width() <= 40));
            assert!(rows.iter().flat_map(|row| &row.items).any(|item| item.text() == "♞"));
            // The headline is one unbroken line.
            let headline = |row: &Row| {
                row.items.iter().any(|item| item.text().chars().filter(|c| *c != ' ').count() > 12)
            };
            assert!(rows.iter().any(headline));
        }
    }
}
