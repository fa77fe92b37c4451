//! Which key a terminal means by a number, a letter or a control character.

use crate::app::KeyCode;

/// Returns the first number and the last: which key, and xterm's sum of what was held, plus one.
pub(super) fn numbers(parameters: &[u8]) -> (u16, u16) {
    let text = String::from_utf8_lossy(parameters);
    let mut all = text.split(';').map(|number| number.parse().unwrap_or(1));
    let first = all.next().unwrap_or(1);
    (first, all.next_back().unwrap_or(1))
}

pub(super) fn tilde(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11 => KeyCode::F(1),
        12 => KeyCode::F(2),
        13 => KeyCode::F(3),
        14 => KeyCode::F(4),
        15 => KeyCode::F(5),
        17 => KeyCode::F(6),
        18 => KeyCode::F(7),
        19 => KeyCode::F(8),
        20 => KeyCode::F(9),
        21 => KeyCode::F(10),
        23 => KeyCode::F(11),
        24 => KeyCode::F(12),
        _ => return None,
    })
}

/// F13 to F20 of the VT220: what the Linux console and rxvt send for Shift+F1 to Shift+F8.
pub(super) const SHIFTED: [u16; 8] = [25, 26, 28, 29, 31, 32, 33, 34];

pub(super) fn shifted(number: u16) -> Option<KeyCode> {
    (1..).zip(SHIFTED).find(|(_, known)| *known == number).map(|(n, _)| KeyCode::F(n))
}

/// A key as its code point, as some terminals send it where something is held with it (`CSI 13;3u`).
pub(super) fn code_point(number: u16) -> Option<KeyCode> {
    match u8::try_from(number) {
        Ok(27) => Some(KeyCode::Esc),
        Ok(byte) if byte < 0x20 || byte == 0x7f => control(byte),
        _ => char::from_u32(number.into()).map(KeyCode::Char),
    }
}

/// The letters of `CSI` are those of `SS3` and one more.
pub(super) fn final_letter(letter: u8) -> Option<KeyCode> {
    if letter == b'Z' { Some(KeyCode::BackTab) } else { ss3(letter) }
}

pub(super) fn ss3(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'M' => KeyCode::Enter,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// Returns the key of a control character; a letter stands for Ctrl and that letter.
pub(super) fn control(byte: u8) -> Option<KeyCode> {
    Some(match byte {
        b'\r' | b'\n' => KeyCode::Enter,
        b'\t' => KeyCode::Tab,
        0x08 | 0x7f => KeyCode::Backspace,
        0x01..=0x1a => KeyCode::Char(char::from(byte - 1 + b'a')),
        _ => return None,
    })
}
