//! One thing that stands at the start of the input: an answer, a key, pasted text, or a word that the focus has come.

use super::keys::{SHIFTED, code_point, control, final_letter, numbers, shifted, ss3, tilde};
use crate::app::{Key, KeyCode};

pub(super) const ESC: u8 = 0x1b;
/// What stands before and after pasted text.
pub(super) const PASTE: &[u8] = b"\x1b[200~";
pub(super) const PASTE_END: &[u8] = b"\x1b[201~";

/// The longest answer that is listened to; what is longer was no answer.
const MAX_STRING: usize = 4096;

/// One thing that stands at the start of the input.
#[derive(Debug)]
pub(super) enum Piece {
    /// An answer of the terminal, so many bytes long.
    Answer(usize),
    /// The window has the focus now: so many bytes.
    Focused(usize),
    /// The colours of the terminal are others now: so many bytes.
    Colours(usize),
    /// A key, so many bytes long.
    Key(usize, Key),
    /// Pasted text, with its marks so many bytes long.
    Paste(usize, String),
    /// So many bytes that mean nothing to us.
    Nothing(usize),
    /// The input ends inside something.
    Unfinished,
}

pub(super) fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

pub(super) fn piece(input: &[u8]) -> Piece {
    match input {
        [] | [ESC] | [ESC, b'O'] => Piece::Unfinished,
        [ESC, b'[', b'['] => Piece::Unfinished,
        [ESC, b'[', b'[', letter @ b'A'..=b'E', ..] => {
            key_or_nothing(4, Some(KeyCode::F(letter - b'A' + 1)), 1)
        }
        [ESC, b'[', ..] => csi(input),
        // Only kitty's answers begin so, and a key that nothing follows at once may be one that has just begun.
        [ESC, b'_', next, ..] if *next != b'G' => Piece::Key(2, Key { alt: true, ..Key::char('_') }),
        [ESC, b']' | b'P' | b'_' | b'^' | b'X', ..] => string(input),
        [ESC, b'O', last, ..] => key_or_nothing(3, ss3(*last), 1),
        [ESC, ESC, ..] => Piece::Key(1, Key::plain(KeyCode::Esc)),
        [ESC, rest @ ..] => with_alt(piece(rest)),
        [first, ..] if *first < 0x20 || *first == 0x7f => key_or_nothing(1, control(*first), 1),
        _ => character(input),
    }
}

/// A control string (OSC, DCS, APC, PM, SOS) ends with ST, an OSC of xterm also with BEL. Only terminals send them.
fn string(input: &[u8]) -> Piece {
    let mut at = 2;
    while let Some(byte) = input.get(at) {
        match byte {
            0x07 => return Piece::Answer(at + 1),
            &ESC => match input.get(at + 1) {
                Some(b'\\') => return Piece::Answer(at + 2),
                Some(_) => return Piece::Answer(at),
                None => return Piece::Unfinished,
            },
            _ => at += 1,
        }
    }
    if at > MAX_STRING { Piece::Nothing(at) } else { Piece::Unfinished }
}

/// A control sequence: parameters and intermediates, then one final byte (ECMA-48 §5.4).
fn csi(input: &[u8]) -> Piece {
    let Some(length) = input.iter().skip(2).position(|byte| !(0x20..0x40).contains(byte)).map(|n| n + 3)
    else {
        return Piece::Unfinished;
    };
    let parameters = input.get(2..length - 1).unwrap_or_default();
    let last = input.get(length - 1).copied().unwrap_or_default();
    let first = parameters.first().copied().unwrap_or_default();
    match last {
        b'~' if parameters == b"200" => paste(input, length),
        // The keypad's 5 and nothing has the same bytes in no terminal that is asked to tell the focus (mode 1004).
        b'I' if parameters.is_empty() => Piece::Focused(length),
        b'O' if parameters.is_empty() => Piece::Nothing(length),
        b'n' if parameters.starts_with(b"?997;") => Piece::Colours(length),
        b'R' | b't' | b'y' | b'n' | b'c' => Piece::Answer(length),
        _ if (0x3c..0x40).contains(&first) => Piece::Answer(length),
        _ => {
            let (number, held) = numbers(parameters);
            match last {
                b'~' if SHIFTED.contains(&number) => key_or_nothing(length, shifted(number), 2),
                b'~' => key_or_nothing(length, tilde(number), held),
                b'u' => key_or_nothing(length, code_point(number), held),
                _ => key_or_nothing(length, final_letter(last), held),
            }
        }
    }
}

/// Bracketed paste: everything up to `CSI 201 ~`.
fn paste(input: &[u8], start: usize) -> Piece {
    let body = input.get(start..).unwrap_or_default();
    position(body, PASTE_END).map_or(Piece::Unfinished, |length| {
        let text = String::from_utf8_lossy(body.get(..length).unwrap_or_default()).into_owned();
        Piece::Paste(start + length + PASTE_END.len(), text)
    })
}

fn character(input: &[u8]) -> Piece {
    let length = match input.first().copied().unwrap_or_default() {
        0xf0.. => 4,
        0xe0.. => 3,
        0xc0.. => 2,
        _ => 1,
    };
    let Some(bytes) = input.get(..length) else { return Piece::Unfinished };
    match std::str::from_utf8(bytes).ok().and_then(|text| text.chars().next()) {
        Some(c) => Piece::Key(length, Key::char(c)),
        None => Piece::Nothing(1),
    }
}

fn key_or_nothing(length: usize, code: Option<KeyCode>, held: u16) -> Piece {
    let Some(code) = code else { return Piece::Nothing(length) };
    let mask = held.saturating_sub(1);
    let is_control_letter = length == 1 && matches!(code, KeyCode::Char(_));
    Piece::Key(
        length,
        Key {
            code,
            ctrl: is_control_letter || mask & 4 != 0,
            alt: mask & 2 != 0,
            shift: mask & 1 != 0 || code == KeyCode::BackTab,
        },
    )
}

fn with_alt(piece: Piece) -> Piece {
    match piece {
        Piece::Key(length, key) => Piece::Key(length + 1, Key { alt: true, ..key }),
        Piece::Paste(length, text) => Piece::Paste(length + 1, text),
        Piece::Nothing(length) => Piece::Nothing(length + 1),
        other => other,
    }
}
