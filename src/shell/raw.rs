//! Raw terminal input taken apart: the terminal's answers on one side, keys and pasted text on the other. Pure.

mod keys;
mod piece;

use crate::app::{Key, KeyCode};

use piece::{ESC, PASTE, PASTE_END, Piece, piece, position};

/// The most bytes of answers that are kept until the fence comes; the questions are answered in a fraction of it.
const MAX_ANSWERS: usize = 1 << 16;

/// What has come from the terminal.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Input {
    /// A key.
    Key(Key),
    /// Pasted text.
    Paste(String),
    /// Answers: all from one fence to the next (`CSI c` asks for it), or one that comes by itself because it took the long
    /// way through tmux.
    Answers(Vec<u8>),
    /// The window has the focus now (mode 1004).
    Focused,
    /// The colours of the terminal are others now (mode 2031).
    Colours,
}

/// Takes input apart piece by piece, however it is cut into reads.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    pending: Vec<u8>,
    answers: Vec<u8>,
    /// How much of `pending` is a paste that has not ended so far.
    pasted: usize,
    /// Whether a fence has come.
    answered: bool,
}

impl Splitter {
    /// Takes more bytes in; returns what is whole now.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> Vec<Input> {
        self.pending.extend_from_slice(bytes);
        if self.is_still_pasting() {
            return Vec::new();
        }
        let mut inputs = Vec::new();
        let mut at = 0;
        loop {
            let rest = self.pending.get(at..).unwrap_or_default();
            let taken = match piece(rest) {
                Piece::Unfinished => break,
                Piece::Nothing(n) => n,
                Piece::Key(n, key) => {
                    inputs.push(Input::Key(key));
                    n
                }
                Piece::Paste(n, text) => {
                    inputs.push(Input::Paste(text));
                    n
                }
                Piece::Focused(n) => {
                    inputs.push(Input::Focused);
                    n
                }
                Piece::Colours(n) => {
                    inputs.push(Input::Colours);
                    n
                }
                Piece::Answer(n) => {
                    let answer = rest.get(..n).unwrap_or_default().to_vec();
                    inputs.extend(self.answer(answer));
                    n
                }
            };
            at += taken;
        }
        self.pending.drain(..at);
        self.pasted = if self.pending.starts_with(PASTE) { self.pending.len() } else { 0 };
        inputs
    }

    /// Takes an answer in; returns all of its batch with the fence, and at once what comes late from behind tmux.
    fn answer(&mut self, answer: Vec<u8>) -> Option<Input> {
        let late = self.answered && self.answers.is_empty() && is_of_kitty(&answer);
        if late {
            return Some(Input::Answers(answer));
        }
        if self.answers.len() < MAX_ANSWERS {
            self.answers.extend_from_slice(&answer);
        }
        is_fence(&answer).then(|| {
            self.answered = true;
            Input::Answers(std::mem::take(&mut self.answers))
        })
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
        // What tmux hands on of kitty comes key by key, and may stop for a while after the first.
        matches!(self.pending.as_slice(), [ESC] | [ESC, b' '..=b'^' | b'`'..=b'~'])
    }

    /// Takes what is pending as the key that it is by itself: nothing has followed.
    pub(super) fn settle(&mut self) -> Vec<Input> {
        let key = match self.pending.as_slice() {
            [ESC] => Key::plain(KeyCode::Esc),
            [ESC, c] if self.may_be_a_key() => Key { alt: true, ..Key::char(char::from(*c)) },
            _ => return Vec::new(),
        };
        self.pending.clear();
        vec![Input::Key(key)]
    }
}

/// Returns whether it is a primary device attributes report: `CSI ? … c`.
fn is_fence(answer: &[u8]) -> bool {
    answer.starts_with(b"\x1b[?") && answer.ends_with(b"c")
}

/// Returns whether it is an answer to a question about kitty's pictures.
fn is_of_kitty(answer: &[u8]) -> bool {
    answer.starts_with(b"\x1b_G")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(input: &[u8]) -> Vec<Input> {
        split_in_two(input, &[])
    }

    fn split_in_two(first: &[u8], second: &[u8]) -> Vec<Input> {
        let mut splitter = Splitter::default();
        let mut inputs = splitter.feed(first);
        inputs.extend(splitter.feed(second));
        inputs.extend(splitter.settle());
        inputs
    }

    fn plain(code: KeyCode) -> Input {
        Input::Key(Key::plain(code))
    }

    fn answers(bytes: &[u8]) -> Input {
        Input::Answers(bytes.to_vec())
    }

    #[test]
    fn keys_typed_between_answers_are_kept() {
        let inputs =
            split(b"\x1b[1;2Ra\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[A\x1bP>|foot(1.28.0)\x1b\\\x1b[?62;4c\r");
        assert_eq!(
            inputs,
            [
                plain(KeyCode::Char('a')),
                plain(KeyCode::Up),
                answers(b"\x1b[1;2R\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP>|foot(1.28.0)\x1b\\\x1b[?62;4c"),
                plain(KeyCode::Enter),
            ]
        );
    }

    #[test]
    fn keys_have_what_was_held_and_letters_of_any_script() {
        let key = |code, ctrl, alt, shift| Input::Key(Key { code, ctrl, alt, shift });
        assert_eq!(split(b"\x11"), [key(KeyCode::Char('q'), true, false, false)]);
        assert_eq!(split(b"\x1b\r"), [key(KeyCode::Enter, false, true, false)]);
        assert_eq!(split(b"\x1b[1;2Q"), [key(KeyCode::F(2), false, false, true)]);
        assert_eq!(
            split(b"\x1b[15~\x1b[Z"),
            [plain(KeyCode::F(5)), key(KeyCode::BackTab, false, false, true)]
        );
        assert_eq!(split("১".as_bytes()), [plain(KeyCode::Char('১'))]);
        assert_eq!(split(b"\x1b"), [plain(KeyCode::Esc)]);
        assert_eq!(split(b"\x1b]"), [key(KeyCode::Char(']'), false, true, false)]);
        assert_eq!(split(b"\x1b[26~\x1b[[B"), [key(KeyCode::F(2), false, false, true), plain(KeyCode::F(2))]);
        assert_eq!(split(b"\x1b[13;3u"), [key(KeyCode::Enter, false, true, false)]);
        assert_eq!(split(b"\x1b[200~a\rb\x1b[201~"), [Input::Paste("a\rb".into())]);
    }

    #[test]
    fn each_batch_ends_with_its_fence_and_nothing_of_it_is_typed() {
        let mut splitter = Splitter::default();
        assert_eq!(splitter.feed(b"\x1b[?62;4c"), [answers(b"\x1b[?62;4c")]);
        assert_eq!(splitter.feed(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[1;2R"), []);
        let second = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[1;2R\x1b[?1c";
        assert_eq!(splitter.feed(b"\x1b[?1c"), [answers(second)]);
    }

    #[test]
    fn kitty_is_heard_through_tmux_after_the_fence() {
        let ok = b"\x1b_Gi=31;OK\x1b\\";
        assert_eq!(split(&[b"\x1b[?62c", ok.as_slice()].concat()), [answers(b"\x1b[?62c"), answers(ok)]);
        // Before the first fence it is one answer among others.
        let batch = [ok.as_slice(), b"\x1b[?62c"].concat();
        assert_eq!(split(&batch), [answers(&batch)]);
    }

    #[test]
    fn the_focus_and_the_colours_are_told_apart_from_keys_and_answers() {
        assert_eq!(
            split(b"\x1b[Ia\x1b[O\x1b[?997;1n"),
            [Input::Focused, plain(KeyCode::Char('a')), Input::Colours]
        );
    }

    #[test]
    fn answers_without_an_end_fill_no_memory() {
        let mut splitter = Splitter::default();
        for _ in 0..3 * MAX_ANSWERS / 6 {
            splitter.feed(b"\x1b[1;2R");
        }
        assert!(splitter.answers.len() < MAX_ANSWERS + 6);
    }

    #[test]
    fn a_long_paste_comes_in_many_reads() {
        let mut splitter = Splitter::default();
        let typed = [PASTE, &b"0123456789".repeat(5000), PASTE_END, b"q"].concat();
        let inputs: Vec<Input> = typed.chunks(7).flat_map(|read| splitter.feed(read)).collect();
        let pasted = "0123456789".repeat(5000);
        assert_eq!(inputs, [Input::Paste(pasted), plain(KeyCode::Char('q'))]);
    }

    /// What is typed at a terminal that says of pictures what became of them: keys and replies, which of them are keys, and
    /// where the bytes are cut.
    fn typed_between_replies() -> impl Strategy<Value = (Vec<(bool, String)>, Vec<usize>)> {
        let key = prop::sample::select(vec![
            "a",
            "\r",
            "\x1b[A",
            "\x1b[15~",
            "ক",
            "\x03",
            "\x1bG",
            "_",
            "\x1b[200~x\x1b[201~",
        ]);
        let reply = (4096_u32..9999, prop::sample::select(vec!["OK", "ENOENT:none", "EBADPNG:no;x"]));
        let piece = prop_oneof![
            key.prop_map(|key| (true, key.to_owned())),
            reply.prop_map(|(id, says)| (false, format!("\x1b_Gi={id};{says}\x1b\\"))),
        ];
        (prop::collection::vec(piece, 0..12), prop::collection::vec(1_usize..9, 1..9))
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

        #[test]
        fn no_reply_is_typed_and_no_key_is_lost(
            (pieces, cuts) in typed_between_replies(),
        ) {
            let fence = b"\x1b[?62c".as_slice();
            let mut splitter = Splitter::default();
            splitter.feed(fence);
            let all: Vec<u8> = pieces.iter().flat_map(|(_, piece)| piece.bytes()).collect();
            let (mut rest, mut came) = (all.as_slice(), Vec::new());
            for cut in cuts.iter().cycle() {
                if rest.is_empty() {
                    break;
                }
                let cut = (*cut).min(rest.len());
                // An Escape goes out together with what follows it.
                let cut = cut + usize::from(rest[cut - 1] == ESC && cut < rest.len());
                came.extend(splitter.feed(&rest[..cut]));
                // A reply comes as slowly as it may; a sequence of the keyboard at once.
                if rest[..cut].ends_with(b"\x1b_") {
                    came.extend(splitter.settle());
                }
                rest = &rest[cut..];
            }
            let (replies, keys): (Vec<Input>, Vec<Input>) =
                came.into_iter().partition(|input| matches!(input, Input::Answers(_)));
            let pressed = pieces.iter().filter(|(is_key, _)| *is_key);
            let pressed: Vec<Input> = pressed.flat_map(|(_, key)| split(key.as_bytes())).collect();
            prop_assert_eq!(keys, pressed);
            let said = pieces.iter().filter(|(is_key, _)| !is_key);
            let said: Vec<Input> = said.map(|(_, reply)| answers(reply.as_bytes())).collect();
            prop_assert_eq!(replies, said);
        }
    }
}
