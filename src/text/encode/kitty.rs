//! kitty's graphics with Unicode placeholders: a picture is sent once, then ordinary cells say which part of it they show.
//!
//! <https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders>. Also Ghostty.

use base64::prelude::{BASE64_STANDARD, Engine};

use super::png::png;
use super::{Ground, Ink, Rgb};
use crate::text::Strip;

/// How a command reaches the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// The terminal reads what the program writes.
    #[default]
    Direct,
    /// tmux stands between and passes on what is marked for passing (`allow-passthrough on`).
    Tmux,
    /// The same, and the terminal says what it makes of each picture. tmux takes that for keys, and gives it to the pane that
    /// is typed in: only for the program in that pane.
    TmuxAndBack,
}

/// The most bytes of base64 in one command.
const MOST: usize = 4096;

/// Returns what sends a strip under an id that is not 0, over as many cells as it has columns, one row high. Nothing is seen
/// before [`placeholder`] cells show it. The terminal answers nothing, but by the way there and back `ESC _ G i=ID;OK ESC \`, or
/// what is wrong in the place of OK.
#[must_use]
pub fn transmit(id: u32, strip: &Strip, inks: &[Ink], route: Route) -> Vec<u8> {
    // kitty heeds it in each part by itself.
    let quiet = if route == Route::TmuxAndBack { "" } else { "q=2," };
    let head = format!("a=T,U=1,{quiet}i={id},c={},r=1,f=100,", strip.cols());
    let data = BASE64_STANDARD.encode(png(strip, inks, Ground::Through));
    let parts = data.len().div_ceil(MOST).max(1);
    let mut bytes = Vec::with_capacity(data.len() + 32 * parts);
    for part in 0..parts {
        let own = data.as_bytes().get(part * MOST..).unwrap_or_default();
        let own = own.get(..MOST).unwrap_or(own);
        let head = if part == 0 { head.as_str() } else { quiet };
        let mut command = format!("{head}m={};", u8::from(part + 1 < parts)).into_bytes();
        command.extend(own);
        bytes.extend(routed(&command, route));
    }
    bytes
}

/// Returns what deletes a picture, its cells and its data.
#[must_use]
pub fn delete(id: u32, route: Route) -> Vec<u8> {
    routed(format!("a=d,d=I,q=2,i={id}").as_bytes(), route)
}

/// Returns the text of the cell that shows a column of a picture, counted from 0. Its foreground must be [`colour`].
#[must_use]
pub fn placeholder(id: u32, col: u16) -> String {
    let mut cell = String::from('\u{10eeee}');
    cell.extend(diacritic(0));
    cell.extend(diacritic(col));
    if id >> 24 > 0 {
        cell.extend(u16::try_from(id >> 24).ok().and_then(diacritic));
    }
    cell
}

/// Returns the foreground that names a picture: the lower 24 bits of its id.
#[must_use]
pub fn colour(id: u32) -> Rgb {
    let [_, r, g, b] = id.to_be_bytes();
    Rgb(r, g, b)
}

/// Returns a graphics command as it is written. tmux takes every ESC in it twice.
fn routed(command: &[u8], route: Route) -> Vec<u8> {
    match route {
        Route::Direct => [b"\x1b_G", command, b"\x1b\\"].concat(),
        Route::Tmux | Route::TmuxAndBack => [b"\x1bPtmux;\x1b\x1b_G", command, b"\x1b\x1b\\\x1b\\"].concat(),
    }
}

/// Returns the combining character for a number, of which there are 297.
fn diacritic(number: u16) -> Option<char> {
    let mut left = u32::from(number);
    for (first, last) in DIACRITICS {
        let length = last - first + 1;
        if left < length {
            return char::from_u32(first + left);
        }
        left -= length;
    }
    None
}

/// From the first to the last: the marks above of Unicode 6.0 that have no decomposition and that no letter grows together with
/// (gen/rowcolumn-diacritics.txt of kitty).
const DIACRITICS: [(u32, u32); 86] = [
    (0x305, 0x305),
    (0x30d, 0x30e),
    (0x310, 0x310),
    (0x312, 0x312),
    (0x33d, 0x33f),
    (0x346, 0x346),
    (0x34a, 0x34c),
    (0x350, 0x352),
    (0x357, 0x357),
    (0x35b, 0x35b),
    (0x363, 0x36f),
    (0x483, 0x487),
    (0x592, 0x595),
    (0x597, 0x599),
    (0x59c, 0x5a1),
    (0x5a8, 0x5a9),
    (0x5ab, 0x5ac),
    (0x5af, 0x5af),
    (0x5c4, 0x5c4),
    (0x610, 0x617),
    (0x657, 0x65b),
    (0x65d, 0x65e),
    (0x6d6, 0x6dc),
    (0x6df, 0x6e2),
    (0x6e4, 0x6e4),
    (0x6e7, 0x6e8),
    (0x6eb, 0x6ec),
    (0x730, 0x730),
    (0x732, 0x733),
    (0x735, 0x736),
    (0x73a, 0x73a),
    (0x73d, 0x73d),
    (0x73f, 0x741),
    (0x743, 0x743),
    (0x745, 0x745),
    (0x747, 0x747),
    (0x749, 0x74a),
    (0x7eb, 0x7f1),
    (0x7f3, 0x7f3),
    (0x816, 0x819),
    (0x81b, 0x823),
    (0x825, 0x827),
    (0x829, 0x82d),
    (0x951, 0x951),
    (0x953, 0x954),
    (0xf82, 0xf83),
    (0xf86, 0xf87),
    (0x135d, 0x135f),
    (0x17dd, 0x17dd),
    (0x193a, 0x193a),
    (0x1a17, 0x1a17),
    (0x1a75, 0x1a7c),
    (0x1b6b, 0x1b6b),
    (0x1b6d, 0x1b73),
    (0x1cd0, 0x1cd2),
    (0x1cda, 0x1cdb),
    (0x1ce0, 0x1ce0),
    (0x1dc0, 0x1dc1),
    (0x1dc3, 0x1dc9),
    (0x1dcb, 0x1dcc),
    (0x1dd1, 0x1de6),
    (0x1dfe, 0x1dfe),
    (0x20d0, 0x20d1),
    (0x20d4, 0x20d7),
    (0x20db, 0x20dc),
    (0x20e1, 0x20e1),
    (0x20e7, 0x20e7),
    (0x20e9, 0x20e9),
    (0x20f0, 0x20f0),
    (0x2cef, 0x2cf1),
    (0x2de0, 0x2dff),
    (0xa66f, 0xa66f),
    (0xa67c, 0xa67d),
    (0xa6f0, 0xa6f1),
    (0xa8e0, 0xa8f1),
    (0xaab0, 0xaab0),
    (0xaab2, 0xaab3),
    (0xaab7, 0xaab8),
    (0xaabe, 0xaabf),
    (0xaac1, 0xaac1),
    (0xfe20, 0xfe26),
    (0x10a0f, 0x10a0f),
    (0x10a38, 0x10a38),
    (0x1d185, 0x1d189),
    (0x1d1aa, 0x1d1ad),
    (0x1d242, 0x1d244),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Role;

    #[test]
    fn there_are_297_columns() {
        let all: Vec<char> = (0..u16::MAX).map_while(diacritic).collect();
        assert_eq!(all.len(), usize::from(Strip::MOST_COLS));
        assert_eq!([all[0], all[1], all[296]], ['\u{305}', '\u{30d}', '\u{1d244}']);
    }

    #[test]
    fn a_cell_names_its_picture_and_its_column() {
        assert_eq!(placeholder(42, 1), "\u{10eeee}\u{305}\u{30d}");
        assert_eq!(placeholder(0x0200_0001, 0), "\u{10eeee}\u{305}\u{305}\u{30e}");
        assert_eq!(colour(0x0201_0203), Rgb(1, 2, 3));
    }

    #[test]
    fn a_picture_comes_in_parts_that_tmux_passes_on() {
        // What cannot be made smaller: noise.
        let noise = |at: u32| (at.wrapping_mul(at).wrapping_mul(2_654_435_761) >> 13) as u8 & 15;
        let strip = Strip::new(50, 500, 20, vec![Role::Text], (0..10_000).map(noise).collect());
        let direct = String::from_utf8(transmit(7, &strip, &[], Route::Direct)).unwrap();
        assert!(direct.starts_with("\x1b_Ga=T,U=1,q=2,i=7,c=50,r=1,f=100,m=1;"));
        let parts: Vec<&str> = direct.split_terminator("\x1b\\").collect();
        assert!(parts.len() > 1 && parts.iter().all(|part| part.len() < MOST + 60));
        assert!(parts[1..].iter().all(|part| part.starts_with("\x1b_Gq=2,m=")));
        assert_eq!(parts.iter().filter(|part| part.contains("m=0;")).count(), 1);

        let tmux = String::from_utf8(transmit(7, &strip, &[], Route::Tmux)).unwrap();
        let passed: String = tmux
            .split("\x1bPtmux;")
            .map(|part| part.strip_suffix("\x1b\\").unwrap_or(part).replace("\x1b\x1b", "\x1b"))
            .collect();
        assert_eq!(passed, direct);
        let and_back = String::from_utf8(transmit(7, &strip, &[], Route::TmuxAndBack)).unwrap();
        assert_eq!(and_back, tmux.replace("q=2,", ""));
        assert_eq!(delete(7, Route::Direct), b"\x1b_Ga=d,d=I,q=2,i=7\x1b\\");
    }
}
