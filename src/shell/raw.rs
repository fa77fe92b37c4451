//! Raw terminal input taken apart: the terminal's answers on one side, keys and pasted text on the other. Pure.

use crate::app::{Key, KeyCode, Msg};

const ESC: u8 = 0x1b;

/// One thing that stands at the start of the input.
#[derive(Debug)]
enum Piece {
    /// An answer of the terminal, so many bytes long.
    Answer(usize),
    /// A message made of so many bytes.
    Msg(usize, Msg),
    /// So many bytes that mean nothing to us.
    Nothing(usize),
    /// The input ends inside something.
    Unfinished,
}

/// Takes input apart piece by piece, however it is cut into reads.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    pending: Vec<u8>,
    answers: Vec<u8>,
    fence: bool,
}

impl Splitter {
    /// Takes more bytes in; returns the keys and pastes that are whole now.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Msg> {
        self.pending.extend_from_slice(bytes);
        let mut msgs = Vec::new();
        let mut at = 0;
        loop {
            let rest = self.pending.get(at..).unwrap_or_default();
            let taken = match piece(rest) {
                Piece::Unfinished => break,
                Piece::Nothing(n) => n,
                Piece::Msg(n, msg) => {
                    msgs.push(msg);
                    n
                }
                Piece::Answer(n) => {
                    let answer = rest.get(..n).unwrap_or_default();
                    self.fence |= is_fence(answer);
                    self.answers.extend_from_slice(answer);
                    n
                }
            };
            at += taken;
        }
        self.pending.drain(..at);
        msgs
    }

    /// Returns whether the answer to `CSI c` has come, and with it every answer before it.
    #[must_use]
    pub(super) fn has_fence(&self) -> bool {
        self.fence
    }

    /// Returns the answers, and the message that an unfinished rest was after all: a lone Escape.
    #[must_use]
    pub(super) fn finish(self) -> (Vec<u8>, Option<Msg>) {
        let lone = (self.pending == [ESC]).then(|| press(KeyCode::Esc));
        (self.answers, lone)
    }
}

/// Returns whether it is a primary device attributes report: `CSI ? … c`.
fn is_fence(answer: &[u8]) -> bool {
    answer.starts_with(b"\x1b[?") && answer.ends_with(b"c")
}

fn piece(input: &[u8]) -> Piece {
    match input {
        [] | [ESC] | [ESC, b'O'] => Piece::Unfinished,
        [ESC, b'[', ..] => csi(input),
        [ESC, b']' | b'P' | b'_' | b'^' | b'X', ..] => string(input),
        [ESC, b'O', last, ..] => key_or_nothing(3, ss3(*last), 1),
        [ESC, ESC, ..] => Piece::Msg(1, press(KeyCode::Esc)),
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
    Piece::Unfinished
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
        b'R' | b't' | b'y' | b'n' | b'c' => Piece::Answer(length),
        _ if (0x3c..0x40).contains(&first) => Piece::Answer(length),
        _ => {
            let (number, held) = numbers(parameters);
            let code = if last == b'~' { tilde(number) } else { final_letter(last) };
            key_or_nothing(length, code, held)
        }
    }
}

/// Bracketed paste: everything up to `CSI 201 ~`.
fn paste(input: &[u8], start: usize) -> Piece {
    const END: &[u8] = b"\x1b[201~";
    let body = input.get(start..).unwrap_or_default();
    body.windows(END.len()).position(|window| window == END).map_or(Piece::Unfinished, |length| {
        let text = String::from_utf8_lossy(body.get(..length).unwrap_or_default()).into_owned();
        Piece::Msg(start + length + END.len(), Msg::Paste(text))
    })
}

/// Returns the first number and the last: which key, and xterm's sum of what was held, plus one.
fn numbers(parameters: &[u8]) -> (u16, u16) {
    let text = String::from_utf8_lossy(parameters);
    let mut all = text.split(';').map(|number| number.parse().unwrap_or(1));
    let first = all.next().unwrap_or(1);
    (first, all.next_back().unwrap_or(1))
}

fn tilde(number: u16) -> Option<KeyCode> {
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

fn final_letter(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'Z' => KeyCode::BackTab,
        _ => return ss3(letter),
    })
}

fn ss3(letter: u8) -> Option<KeyCode> {
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
fn control(byte: u8) -> Option<KeyCode> {
    Some(match byte {
        b'\r' | b'\n' => KeyCode::Enter,
        b'\t' => KeyCode::Tab,
        0x08 | 0x7f => KeyCode::Backspace,
        0x01..=0x1a => KeyCode::Char(char::from(byte - 1 + b'a')),
        _ => return None,
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
        Some(c) => Piece::Msg(length, Msg::Key(Key::char(c))),
        None => Piece::Nothing(1),
    }
}

fn key_or_nothing(length: usize, code: Option<KeyCode>, held: u16) -> Piece {
    let Some(code) = code else { return Piece::Nothing(length) };
    let mask = held.saturating_sub(1);
    let is_control_letter = length == 1 && matches!(code, KeyCode::Char(_));
    Piece::Msg(
        length,
        Msg::Key(Key {
            code,
            ctrl: is_control_letter || mask & 4 != 0,
            alt: mask & 2 != 0,
            shift: mask & 1 != 0 || code == KeyCode::BackTab,
        }),
    )
}

fn with_alt(piece: Piece) -> Piece {
    match piece {
        Piece::Msg(length, Msg::Key(key)) => Piece::Msg(length + 1, Msg::Key(Key { alt: true, ..key })),
        Piece::Msg(length, msg) => Piece::Msg(length + 1, msg),
        Piece::Nothing(length) => Piece::Nothing(length + 1),
        other => other,
    }
}

fn press(code: KeyCode) -> Msg {
    Msg::Key(Key::plain(code))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a message is, to be compared.
    #[derive(Debug, PartialEq)]
    enum Came {
        Key(Key),
        Paste(String),
    }

    fn came(msg: Msg) -> Came {
        match msg {
            Msg::Key(key) => Came::Key(key),
            Msg::Paste(text) => Came::Paste(text),
            other => panic!("{other:?} is made of no bytes"),
        }
    }

    fn split(input: &[u8]) -> (Vec<Came>, Vec<u8>, bool) {
        split_in_two(input, &[])
    }

    fn split_in_two(first: &[u8], second: &[u8]) -> (Vec<Came>, Vec<u8>, bool) {
        let mut splitter = Splitter::default();
        let mut msgs = splitter.feed(first);
        msgs.extend(splitter.feed(second));
        let fence = splitter.has_fence();
        let (answers, rest) = splitter.finish();
        (msgs.into_iter().chain(rest).map(came).collect(), answers, fence)
    }

    fn plain(code: KeyCode) -> Came {
        Came::Key(Key::plain(code))
    }

    #[test]
    fn keys_typed_between_answers_are_kept() {
        let (msgs, answers, fence) =
            split(b"\x1b[1;2Ra\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[A\x1bP>|foot(1.28.0)\x1b\\\x1b[?62;4c\r");
        assert_eq!(msgs, [plain(KeyCode::Char('a')), plain(KeyCode::Up), plain(KeyCode::Enter)]);
        assert_eq!(answers, b"\x1b[1;2R\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP>|foot(1.28.0)\x1b\\\x1b[?62;4c");
        assert!(fence);
    }

    #[test]
    fn keys_have_what_was_held_and_letters_of_any_script() {
        let key = |code, ctrl, alt, shift| Came::Key(Key { code, ctrl, alt, shift });
        assert_eq!(split(b"\x11").0, [key(KeyCode::Char('q'), true, false, false)]);
        assert_eq!(split(b"\x1b\r").0, [key(KeyCode::Enter, false, true, false)]);
        assert_eq!(split(b"\x1b[1;2Q").0, [key(KeyCode::F(2), false, false, true)]);
        assert_eq!(
            split(b"\x1b[15~\x1b[Z").0,
            [plain(KeyCode::F(5)), key(KeyCode::BackTab, false, false, true)]
        );
        assert_eq!(split("১".as_bytes()).0, [plain(KeyCode::Char('১'))]);
        assert_eq!(split(b"\x1b").0, [plain(KeyCode::Esc)]);
        assert_eq!(split(b"\x1b[200~a\rb\x1b[201~").0, [Came::Paste("a\rb".into())]);
    }

    fn bytes() -> impl Strategy<Value = Vec<u8>> {
        let byte = prop_oneof![any::<u8>(), Just(ESC), Just(b'['), Just(b';'), Just(b'c')];
        proptest::collection::vec(byte, 0..60)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn any_bytes_cut_anywhere_give_the_same(bytes in bytes(), cut in 0_usize..60) {
            let cut = cut.min(bytes.len());
            let (start, end) = bytes.split_at(cut);
            prop_assert_eq!(split_in_two(start, end), split(&bytes));
        }
    }
}
