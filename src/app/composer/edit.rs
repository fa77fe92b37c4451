//! The keys in the request pane: walking its stops, changing the method, editing its fields.

use super::{BLANK, Composer, METHODS, Mode, Stop};
use crate::app::msg::{Key, KeyCode};
use crate::text::Typesetter;
use crate::text::clean;
use crate::text::edit::Field;

impl Composer {
    /// Puts pasted text in where the caret is.
    pub fn paste(&mut self, text: &str) {
        let text = clean::paste(text);
        let one_line = self.stop == Stop::Target;
        if let Some(field) = self.field() {
            field.insert(if one_line { text.lines().next().unwrap_or_default() } else { &text });
        }
    }

    /// Brings the caret from the answer back to the request.
    pub(in crate::app) fn leave_answer(&mut self) {
        if matches!(self.stop, Stop::Answer(_)) {
            self.stop = self.first();
        }
    }

    fn first(&self) -> Stop {
        if self.mode == Mode::Raw { Stop::Raw } else { Stop::Method }
    }

    fn field(&mut self) -> Option<&mut Field> {
        match self.stop {
            Stop::Target => Some(&mut self.target),
            Stop::Headers => Some(&mut self.headers),
            Stop::Body => Some(&mut self.body),
            Stop::Raw => Some(&mut self.raw),
            Stop::Method | Stop::Answer(_) => None,
        }
    }

    /// Returns whether a key is a letter that means nothing here: on the method, where no method begins with it. There it is
    /// no shortcut either: whoever types `get` must not let the second client act by the way.
    pub(in crate::app) fn is_deaf_to(&self, key: Key) -> bool {
        let KeyCode::Char(letter) = key.code else { return false };
        let begins = || METHODS.iter().any(|method| method.starts_with(letter.to_ascii_uppercase()));
        self.stop == Stop::Method && !key.ctrl && !key.alt && !letter.is_whitespace() && !begins()
    }

    /// Handles a key in the request and answer pane, whose answer has so many lines.
    pub(in crate::app) fn press(&mut self, key: Key, answer: usize, typesetter: &Typesetter) {
        match key.code {
            KeyCode::Up if !self.field().is_some_and(|field| field.up(typesetter)) => {
                self.stop = self.above()
            }
            KeyCode::Down if !self.field().is_some_and(|field| field.down(typesetter)) => {
                self.stop = self.below(answer)
            }
            KeyCode::Up | KeyCode::Down => {}
            KeyCode::PageUp => self.stop = self.first(),
            KeyCode::PageDown if answer > 0 => self.stop = Stop::Answer(answer - 1),
            KeyCode::Left | KeyCode::Right if self.stop == Stop::Method => self.turn(key.code),
            KeyCode::Char(c) if self.stop == Stop::Method && !key.ctrl && !key.alt => self.begin_with(c),
            _ => self.edit(key),
        }
    }

    fn edit(&mut self, key: Key) {
        let one_line = self.stop == Stop::Target;
        let Some(field) = self.field() else { return };
        match key.code {
            KeyCode::Enter if one_line => {}
            KeyCode::Enter => field.insert("\n"),
            KeyCode::Char('w') if key.ctrl => field.delete_word(),
            KeyCode::Char('u') if key.ctrl => field.delete_line(),
            KeyCode::Char(c) if !key.ctrl && !key.alt => {
                if after_caret(field).starts_with(BLANK) {
                    field.delete();
                }
                field.insert(c.encode_utf8(&mut [0; 4]));
            }
            KeyCode::Backspace => field.backspace(),
            KeyCode::Delete => field.delete(),
            KeyCode::Left if key.ctrl => field.word_left(),
            KeyCode::Right if key.ctrl => field.word_right(),
            KeyCode::Left => field.left(),
            KeyCode::Right => field.right(),
            KeyCode::Home => field.home(),
            KeyCode::End => field.end(),
            _ => {}
        }
    }

    /// The next or the previous method, around the end.
    fn turn(&mut self, code: KeyCode) {
        let at = METHODS.iter().position(|method| *method == self.method);
        let by = if code == KeyCode::Left { METHODS.len() - 1 } else { 1 };
        let next = at.map_or(0, |at| (at + by) % METHODS.len());
        if let Some(method) = METHODS.get(next) {
            (*method).clone_into(&mut self.method);
        }
    }

    /// The next method that begins with this letter.
    fn begin_with(&mut self, letter: char) {
        let at = METHODS.iter().position(|method| *method == self.method).unwrap_or(0);
        let onward = METHODS.iter().cycle().skip(at + 1).take(METHODS.len());
        let found = onward.copied().find(|method| method.starts_with(letter.to_ascii_uppercase()));
        if let Some(method) = found {
            method.clone_into(&mut self.method);
        }
    }

    fn above(&self) -> Stop {
        match self.stop {
            Stop::Answer(line) if line > 0 => Stop::Answer(line - 1),
            Stop::Answer(_) if self.mode == Mode::Raw => Stop::Raw,
            Stop::Answer(_) => Stop::Body,
            Stop::Body => Stop::Headers,
            Stop::Headers => Stop::Target,
            Stop::Target | Stop::Method => Stop::Method,
            Stop::Raw => Stop::Raw,
        }
    }

    fn below(&self, answer: usize) -> Stop {
        match self.stop {
            Stop::Method => Stop::Target,
            Stop::Target => Stop::Headers,
            Stop::Headers => Stop::Body,
            Stop::Body | Stop::Raw if answer > 0 => Stop::Answer(0),
            Stop::Answer(line) => Stop::Answer((line + 1).min(answer.saturating_sub(1))),
            other => other,
        }
    }
}

fn after_caret(field: &Field) -> &str {
    field.text().get(field.caret()..).unwrap_or_default()
}
