//! The cells in which kitty shows a column of a picture: a placeholder whose accents say which (kitty's graphics protocol,
//! "Unicode placeholders").

/// What stands in every cell of a picture.
const PLACEHOLDER: char = '\u{10eeee}';

/// The accents that stand for 0, 1, 2 and so on to 296, as ranges: all of Unicode 6.0 above the letter that normalisation
/// never joins to it.
const ACCENTS: [(char, char); 86] = [
    ('\u{305}', '\u{305}'),
    ('\u{30d}', '\u{30e}'),
    ('\u{310}', '\u{310}'),
    ('\u{312}', '\u{312}'),
    ('\u{33d}', '\u{33f}'),
    ('\u{346}', '\u{346}'),
    ('\u{34a}', '\u{34c}'),
    ('\u{350}', '\u{352}'),
    ('\u{357}', '\u{357}'),
    ('\u{35b}', '\u{35b}'),
    ('\u{363}', '\u{36f}'),
    ('\u{483}', '\u{487}'),
    ('\u{592}', '\u{595}'),
    ('\u{597}', '\u{599}'),
    ('\u{59c}', '\u{5a1}'),
    ('\u{5a8}', '\u{5a9}'),
    ('\u{5ab}', '\u{5ac}'),
    ('\u{5af}', '\u{5af}'),
    ('\u{5c4}', '\u{5c4}'),
    ('\u{610}', '\u{617}'),
    ('\u{657}', '\u{65b}'),
    ('\u{65d}', '\u{65e}'),
    ('\u{6d6}', '\u{6dc}'),
    ('\u{6df}', '\u{6e2}'),
    ('\u{6e4}', '\u{6e4}'),
    ('\u{6e7}', '\u{6e8}'),
    ('\u{6eb}', '\u{6ec}'),
    ('\u{730}', '\u{730}'),
    ('\u{732}', '\u{733}'),
    ('\u{735}', '\u{736}'),
    ('\u{73a}', '\u{73a}'),
    ('\u{73d}', '\u{73d}'),
    ('\u{73f}', '\u{741}'),
    ('\u{743}', '\u{743}'),
    ('\u{745}', '\u{745}'),
    ('\u{747}', '\u{747}'),
    ('\u{749}', '\u{74a}'),
    ('\u{7eb}', '\u{7f1}'),
    ('\u{7f3}', '\u{7f3}'),
    ('\u{816}', '\u{819}'),
    ('\u{81b}', '\u{823}'),
    ('\u{825}', '\u{827}'),
    ('\u{829}', '\u{82d}'),
    ('\u{951}', '\u{951}'),
    ('\u{953}', '\u{954}'),
    ('\u{f82}', '\u{f83}'),
    ('\u{f86}', '\u{f87}'),
    ('\u{135d}', '\u{135f}'),
    ('\u{17dd}', '\u{17dd}'),
    ('\u{193a}', '\u{193a}'),
    ('\u{1a17}', '\u{1a17}'),
    ('\u{1a75}', '\u{1a7c}'),
    ('\u{1b6b}', '\u{1b6b}'),
    ('\u{1b6d}', '\u{1b73}'),
    ('\u{1cd0}', '\u{1cd2}'),
    ('\u{1cda}', '\u{1cdb}'),
    ('\u{1ce0}', '\u{1ce0}'),
    ('\u{1dc0}', '\u{1dc1}'),
    ('\u{1dc3}', '\u{1dc9}'),
    ('\u{1dcb}', '\u{1dcc}'),
    ('\u{1dd1}', '\u{1de6}'),
    ('\u{1dfe}', '\u{1dfe}'),
    ('\u{20d0}', '\u{20d1}'),
    ('\u{20d4}', '\u{20d7}'),
    ('\u{20db}', '\u{20dc}'),
    ('\u{20e1}', '\u{20e1}'),
    ('\u{20e7}', '\u{20e7}'),
    ('\u{20e9}', '\u{20e9}'),
    ('\u{20f0}', '\u{20f0}'),
    ('\u{2cef}', '\u{2cf1}'),
    ('\u{2de0}', '\u{2dff}'),
    ('\u{a66f}', '\u{a66f}'),
    ('\u{a67c}', '\u{a67d}'),
    ('\u{a6f0}', '\u{a6f1}'),
    ('\u{a8e0}', '\u{a8f1}'),
    ('\u{aab0}', '\u{aab0}'),
    ('\u{aab2}', '\u{aab3}'),
    ('\u{aab7}', '\u{aab8}'),
    ('\u{aabe}', '\u{aabf}'),
    ('\u{aac1}', '\u{aac1}'),
    ('\u{fe20}', '\u{fe26}'),
    ('\u{10a0f}', '\u{10a0f}'),
    ('\u{10a38}', '\u{10a38}'),
    ('\u{1d185}', '\u{1d189}'),
    ('\u{1d1aa}', '\u{1d1ad}'),
    ('\u{1d242}', '\u{1d244}'),
];

/// Returns what a cell holds to show a column, counted from 0, of the one row of a picture; nothing beyond the 297 columns
/// that have an accent. The lower 24 bits of the id are the colour that the cell is written in; a third accent has the rest.
pub(super) fn placeholder(id: u32, column: u16) -> Option<String> {
    let [highest, ..] = id.to_be_bytes();
    let mut cell = String::from(PLACEHOLDER);
    cell.push(accent(0)?);
    cell.push(accent(column)?);
    if highest > 0 {
        cell.push(accent(highest.into())?);
    }
    Some(cell)
}

fn accent(number: u16) -> Option<char> {
    let mut left = u32::from(number);
    for (first, last) in ACCENTS {
        let (first, last) = (u32::from(first), u32::from(last));
        if left <= last - first {
            return char::from_u32(first + left);
        }
        left -= last - first + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Strip;

    #[test]
    fn every_column_has_an_accent_of_its_own() {
        let accents: std::collections::BTreeSet<char> = (0..Strip::MOST_COLS).map_while(accent).collect();
        assert_eq!(accents.len(), usize::from(Strip::MOST_COLS));
        assert_eq!(accent(Strip::MOST_COLS), None);
        // The first, the second, one in the middle and the last of the published list.
        for (number, c) in [(0, '\u{305}'), (1, '\u{30d}'), (35, '\u{592}'), (296, '\u{1d244}')] {
            assert_eq!(accent(number), Some(c));
        }
    }

    #[test]
    fn a_large_id_takes_a_third_accent() {
        assert_eq!(placeholder(0x00ab_cdef, 1).unwrap(), "\u{10eeee}\u{305}\u{30d}");
        assert_eq!(placeholder(0x02ab_cdef, 0).unwrap(), "\u{10eeee}\u{305}\u{305}\u{30e}");
        assert_eq!(placeholder(1, 297), None);
    }
}
