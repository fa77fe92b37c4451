//! Raw terminal input taken apart: the terminal's answers on one side, keys and pasted text on the other. Pure.

use crate::app::{Key, KeyCode, Msg};

const ESC: u8 = 0x1b;
/// What stands before and after pasted text.
const PASTE: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// The longest answer that is listened to; what is longer was no answer.
const MAX_STRING: usize = 4096;

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
    fence: Fence,
    /// How much of `pending` is a paste that has not ended so far.
    pasted: usize,
}

/// Where the end of the answers is.
#[derive(Debug, Default, PartialEq, Eq)]
enum Fence {
    #[default]
    Ahead,
    Here,
    Passed,
}

impl Splitter {
    /// Takes more bytes in; returns the keys and pastes that are whole now.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Msg> {
        self.pending.extend_from_slice(bytes);
        if self.is_still_pasting() {
            return Vec::new();
        }
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
                    if self.fence == Fence::Ahead {
                        let answer = rest.get(..n).unwrap_or_default();
                        self.answers.extend_from_slice(answer);
                        self.fence = if is_fence(answer) { Fence::Here } else { Fence::Ahead };
                    }
                    n
                }
            };
            at += taken;
        }
        self.pending.drain(..at);
        self.pasted = if self.pending.starts_with(PASTE) { self.pending.len() } else { 0 };
        msgs
    }

    /// A long paste comes in many reads: only what is new can hold its end.
    fn is_still_pasting(&mut self) -> bool {
        let new = self.pasted.saturating_sub(PASTE_END.len());
        let still =
            self.pasted > 0 && position(self.pending.get(new..).unwrap_or_default(), PASTE_END).is_none();
        if still {
            self.pasted = self.pending.len();
        }
        still
    }

    /// Returns whether what is pending is a key if nothing follows: Escape, or Alt and another key.
    #[must_use]
    pub(super) fn may_be_a_key(&self) -> bool {
        matches!(self.pending.as_slice(), [ESC] | [ESC, b' '..=b'~'])
    }

    /// Takes what is pending as the key that it is by itself: nothing has followed.
    pub(super) fn settle(&mut self) -> Vec<Msg> {
        let key = match self.pending.as_slice() {
            [ESC] => Key::plain(KeyCode::Esc),
            [ESC, c @ b' '..=b'~'] => Key { alt: true, ..Key::char(char::from(*c)) },
            _ => return Vec::new(),
        };
        self.pending.clear();
        vec![Msg::Key(key)]
    }

    /// Returns all answers, once, as soon as the answer to `CSI c` has come and with it every answer before it.
    /// What is answered later is dropped.
    pub(super) fn answers(&mut self) -> Option<Vec<u8>> {
        (self.fence == Fence::Here).then(|| {
            self.fence = Fence::Passed;
            std::mem::take(&mut self.answers)
        })
    }
}

fn position(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// Returns whether it is a primary device attributes report: `CSI ? … c`.
fn is_fence(answer: &[u8]) -> bool {
    answer.starts_with(b"\x1b[?") && answer.ends_with(b"c")
}

fn piece(input: &[u8]) -> Piece {
    match input {
        [] | [ESC] | [ESC, b'O'] => Piece::Unfinished,
        [ESC, b'[', b'['] => Piece::Unfinished,
        [ESC, b'[', b'[', letter @ b'A'..=b'E', ..] => {
            key_or_nothing(4, Some(KeyCode::F(letter - b'A' + 1)), 1)
        }
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
        Piece::Msg(start + length + PASTE_END.len(), Msg::Paste(text))
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

/// F13 to F20 of the VT220: what the Linux console and rxvt send for Shift+F1 to Shift+F8.
const SHIFTED: [u16; 8] = [25, 26, 28, 29, 31, 32, 33, 34];

fn shifted(number: u16) -> Option<KeyCode> {
    (1..).zip(SHIFTED).find(|(_, known)| *known == number).map(|(n, _)| KeyCode::F(n))
}

/// A key as its code point, as some terminals send it where something is held with it (`CSI 13;3u`).
fn code_point(number: u16) -> Option<KeyCode> {
    match u8::try_from(number) {
        Ok(27) => Some(KeyCode::Esc),
        Ok(byte) if byte < 0x20 || byte == 0x7f => control(byte),
        _ => char::from_u32(number.into()).map(KeyCode::Char),
    }
}

/// The letters of `CSI` are those of `SS3` and one more.
fn final_letter(letter: u8) -> Option<KeyCode> {
    if letter == b'Z' { Some(KeyCode::BackTab) } else { ss3(letter) }
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
        msgs.extend(splitter.settle());
        let fence = splitter.fence != Fence::Ahead;
        (msgs.into_iter().map(came).collect(), splitter.answers, fence)
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
        assert_eq!(split(b"\x1b]").0, [key(KeyCode::Char(']'), false, true, false)]);
        assert_eq!(
            split(b"\x1b[26~\x1b[[B").0,
            [key(KeyCode::F(2), false, false, true), plain(KeyCode::F(2))]
        );
        assert_eq!(split(b"\x1b[13;3u").0, [key(KeyCode::Enter, false, true, false)]);
        assert_eq!(split(b"\x1b[200~a\rb\x1b[201~").0, [Came::Paste("a\rb".into())]);
    }

    #[test]
    fn what_is_answered_after_the_fence_is_neither_heard_nor_typed() {
        let mut splitter = Splitter::default();
        assert!(splitter.feed(b"\x1b[?62;4c").is_empty());
        assert_eq!(splitter.answers().as_deref(), Some(b"\x1b[?62;4c".as_slice()));
        assert!(splitter.feed(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[1;2R\x1b[?1c").is_empty());
        assert_eq!(splitter.answers(), None);
    }

    #[test]
    fn a_long_paste_comes_in_many_reads() {
        let mut splitter = Splitter::default();
        let typed = [PASTE, &b"0123456789".repeat(5000), PASTE_END, b"q"].concat();
        let msgs: Vec<Msg> = typed.chunks(7).flat_map(|read| splitter.feed(read)).collect();
        let lengths: Vec<usize> = msgs
            .into_iter()
            .map(came)
            .map(|came| if let Came::Paste(text) = came { text.len() } else { 1 })
            .collect();
        assert_eq!(lengths, [50_000, 1]);
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
