//! A text field as Bangla writers expect it: the caret moves by cluster, backspace takes back the last typed sign.

use unicode_segmentation::UnicodeSegmentation;

use super::clean::{nfc, paste};
use super::cluster::{NUKTA, ZWJ, ZWNJ, edge_after, edge_at_or_after, edge_before, floor, is_bengali};
use super::{Role, Span, Typesetter};

/// A text of one or many lines with a caret. The text is NFC (`clean::nfc`) and free of control characters other than `\n`.
///
/// Moving and deleting leave the caret on a cluster edge. Typing leaves it right after what was typed, which may lie
/// inside a conjunct that grew together with what follows: so a word that is typed letter by letter into the middle of
/// another comes out as if it had been pasted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
    caret: usize,
    many_lines: bool,
    goal: Option<u16>,
}

impl Field {
    /// Returns a field of one line, the caret at its end. New lines in it become spaces.
    #[must_use]
    pub fn line(text: &str) -> Self {
        let mut field = Self::default();
        field.insert(text);
        field
    }

    /// Returns a field of many lines, the caret at its end.
    #[must_use]
    pub fn block(text: &str) -> Self {
        let mut field = Self { many_lines: true, ..Self::default() };
        field.insert(text);
        field
    }

    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the lines of the text; there is always at least one.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.split('\n')
    }

    /// Returns the caret as a byte offset into the text.
    #[must_use]
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Moves the caret to a byte offset, or to the next cluster edge after it.
    pub fn set_caret(&mut self, at: usize) {
        self.go(edge_at_or_after(&self.text, at));
    }

    /// Replaces the text as if all of it had been selected and pasted over.
    pub fn set(&mut self, text: &str) {
        self.replace(0, self.text.len(), text);
    }

    /// Types or pastes at the caret: a character, a new line, many lines.
    pub fn insert(&mut self, text: &str) {
        self.replace(self.caret, self.caret, text);
    }

    /// Takes back the last typed sign: in Bangla one code point (with its nukta, and joiners go with their neighbour), in
    /// any other script a whole cluster.
    pub fn backspace(&mut self) {
        let before = self.before();
        let cluster = before.get(edge_before(before, before.len())..).unwrap_or_default();
        let bangla = cluster.chars().any(is_bengali);
        let start = if bangla { without_last_sign(before) } else { before.len() - cluster.len() };
        self.replace(start, self.caret, "");
    }

    /// Deletes the cluster after the caret.
    pub fn delete(&mut self) {
        self.remove(self.caret, edge_after(&self.text, self.caret));
    }

    /// Deletes back to the beginning of the word before the caret (Ctrl+W).
    pub fn delete_word(&mut self) {
        self.remove(self.word_start(), self.caret);
    }

    /// Deletes back to the beginning of the line (Ctrl+U).
    pub fn delete_line(&mut self) {
        self.remove(self.line_start(), self.caret);
    }

    /// Moves one cluster back.
    pub fn left(&mut self) {
        self.go(edge_before(&self.text, self.caret));
    }

    /// Moves one cluster on.
    pub fn right(&mut self) {
        self.go(edge_after(&self.text, self.caret));
    }

    /// Moves to the beginning of the line.
    pub fn home(&mut self) {
        self.go(self.line_start());
    }

    /// Moves to the end of the line.
    pub fn end(&mut self) {
        self.go(self.caret + self.after().find('\n').unwrap_or(self.after().len()));
    }

    /// Moves to the beginning of the word before the caret.
    pub fn word_left(&mut self) {
        self.go(self.word_start());
    }

    /// Moves to the end of the word after the caret.
    pub fn word_right(&mut self) {
        let word = self.after().unicode_word_indices().next().map(|(at, word)| at + word.len());
        self.set_caret(self.caret + word.unwrap_or(self.after().len()));
    }

    /// Moves one line up, as near to the column as it can; returns false in the first line.
    pub fn up(&mut self, typesetter: &Typesetter) -> bool {
        let (row, col) = self.place(typesetter);
        row.checked_sub(1).is_some_and(|row| self.go_near(row, col, typesetter))
    }

    /// Moves one line down, as near to the column as it can; returns false in the last line.
    pub fn down(&mut self, typesetter: &Typesetter) -> bool {
        let (row, col) = self.place(typesetter);
        self.go_near(row + 1, col, typesetter)
    }

    /// Returns line and column of the caret, both from 0, the column in cells. Inside a conjunct that is still being
    /// typed it stands after the conjunct.
    #[must_use]
    pub fn place(&self, typesetter: &Typesetter) -> (usize, u16) {
        let line_start = self.line_start();
        let row = self.before().matches('\n').count();
        let drawn = self.text.get(line_start..edge_at_or_after(&self.text, self.caret)).unwrap_or_default();
        (row, stops(drawn, typesetter).last().map_or(0, |(_, column)| *column))
    }

    fn before(&self) -> &str {
        self.text.get(..self.caret).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.caret..).unwrap_or_default()
    }

    fn line_start(&self) -> usize {
        self.before().rfind('\n').map_or(0, |at| at + 1)
    }

    fn word_start(&self) -> usize {
        self.before().unicode_word_indices().next_back().map_or(0, |(at, _)| at)
    }

    fn go(&mut self, at: usize) {
        self.caret = at;
        self.goal = None;
    }

    /// Goes to a row, as near as it can to the column that a run of ups and downs began in.
    fn go_near(&mut self, row: usize, col: u16, typesetter: &Typesetter) -> bool {
        let Some(line) = self.lines().nth(row) else { return false };
        let goal = self.goal.unwrap_or(col);
        let stops = stops(line, typesetter);
        let near = stops.iter().take_while(|(_, column)| *column <= goal).last().map_or(0, |(at, _)| *at);
        let before: usize = self.lines().take(row).map(|line| line.len() + 1).sum();
        self.caret = before + near;
        self.goal = Some(goal);
        true
    }

    fn remove(&mut self, from: usize, to: usize) {
        self.replace(from, to, "");
        self.set_caret(self.caret);
    }

    /// Puts a text in the place of `from..to`, the caret after it, all of it NFC again.
    fn replace(&mut self, from: usize, to: usize, with: &str) {
        let mut with = paste(with);
        if !self.many_lines {
            with = with.trim_end_matches('\n').replace('\n', " ");
        }
        let head = nfc(format!("{}{with}", self.text.get(..from).unwrap_or_default()));
        let tail = self.text.get(to..).unwrap_or_default();
        self.text = nfc(format!("{head}{tail}"));
        self.caret = floor(&self.text, head.len());
        self.goal = None;
    }
}

fn stops(line: &str, typesetter: &Typesetter) -> Vec<(usize, u16)> {
    typesetter.stops(&[Span::new(line, Role::Code)])
}

/// Returns how much of a text stays when the last Bangla sign goes.
fn without_last_sign(text: &str) -> usize {
    let joiners = [ZWJ, ZWNJ];
    let mut rest = text.trim_end_matches(joiners).chars();
    if rest.next_back() == Some(NUKTA) && rest.as_str().ends_with(['য', 'ড', 'ঢ']) {
        rest.next_back();
    }
    rest.as_str().trim_end_matches(joiners).len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    use super::*;

    fn backspaces(text: &str) -> Vec<String> {
        let mut field = Field::line(text);
        std::iter::from_fn(|| {
            let more = !field.text().is_empty();
            field.backspace();
            more.then(|| field.text().to_owned())
        })
        .collect()
    }

    #[test]
    fn backspace_takes_back_what_one_key_made() {
        assert_eq!(backspaces("ক্ষি"), ["ক্ষ", "ক্", "ক", ""]);
        assert_eq!(backspaces("বড়ো"), ["বড়", "ব", ""].map(|text| text.nfc().collect::<String>()));
        assert_eq!(backspaces("র\u{200d}্য"), ["র\u{200d}্", "র", ""]);
        assert_eq!(backspaces("ক্\u{200c}ষ"), ["ক্", "ক", ""]);
        assert_eq!(backspaces("a👨\u{200d}👩\u{200d}👧é"), ["a👨\u{200d}👩\u{200d}👧", "a", ""]);
    }

    #[test]
    fn the_caret_goes_around_clusters() {
        let mut field = Field::line("ক্ষতি র\u{200d}্যাম");
        let mut stops = vec![field.caret()];
        while field.caret() > 0 {
            field.left();
            stops.push(field.caret());
        }
        assert_eq!(stops, [34, 31, 16, 15, 9, 0]);
        field.delete();
        assert_eq!(field.text(), "তি র\u{200d}্যাম");
        field.word_right();
        field.word_right();
        assert_eq!(field.caret(), field.text().len());
        field.delete_word();
        assert_eq!((field.text(), field.caret()), ("তি ", 7));
    }

    #[test]
    fn lines_keep_the_column() {
        let typesetter = Typesetter::default();
        let mut field = Field::block("কাকা\r\nab\n{\"name\"}");
        assert_eq!(field.place(&typesetter), (2, 8));
        assert!(field.up(&typesetter) && field.up(&typesetter) && !field.up(&typesetter));
        assert_eq!(field.place(&typesetter), (0, 4));
        assert!(field.down(&typesetter) && field.down(&typesetter) && !field.down(&typesetter));
        assert_eq!(field.place(&typesetter), (2, 8));
        field.delete_line();
        field.backspace();
        assert_eq!(field.text(), "কাকা\nab");
        assert_eq!(Field::line("/users/1\r\n").text(), "/users/1");
    }

    #[derive(Clone, Debug)]
    enum Key {
        Insert(String),
        Go(u8),
    }

    fn key() -> impl Strategy<Value = Key> {
        prop_oneof![
            "[ক-হা-্য়\u{200d}\u{200c}a é👍\n\x1b]{0,3}".prop_map(Key::Insert),
            (0u8..13).prop_map(Key::Go)
        ]
    }

    /// Presses a key; returns whether it is one after which the caret stands on a cluster edge.
    fn press(field: &mut Field, key: &Key) -> bool {
        let typesetter = Typesetter::default();
        match key {
            Key::Insert(text) => field.insert(text),
            Key::Go(0) => field.backspace(),
            Key::Go(1) => field.delete(),
            Key::Go(2) => field.delete_word(),
            Key::Go(3) => field.delete_line(),
            Key::Go(4) => field.home(),
            Key::Go(5) => field.end(),
            Key::Go(6) => field.word_left(),
            Key::Go(7) => field.word_right(),
            Key::Go(8) => return field.up(&typesetter),
            Key::Go(9) => return field.down(&typesetter),
            Key::Go(n) if n % 2 == 0 => field.left(),
            Key::Go(_) => field.right(),
        }
        matches!(key, Key::Go(1..))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn any_keys_leave_a_sound_field(keys in prop::collection::vec(key(), 0..24)) {
            let mut field = Field::block("");
            for key in &keys {
                let on_edge = press(&mut field, key);
                prop_assert!(is_nfc(field.text()), "{key:?} {field:?}");
                prop_assert!(field.text().is_char_boundary(field.caret()));
                if on_edge {
                    prop_assert_eq!(edge_at_or_after(field.text(), field.caret()), field.caret(), "{:?}", key);
                }
            }
            while field.caret() > 0 {
                let length = field.text().len();
                field.backspace();
                prop_assert!(field.text().len() < length);
            }
        }

        #[test]
        fn typed_in_the_middle_is_pasted(before in "[ক-হা-্ ]{0,4}", word in "[ক-হা-্]{1,5}", after in "[ক-হ][ক-হা-্]{0,3}") {
            let mut pasted = Field::line(&format!("{before}{after}"));
            pasted.set_caret(before.len());
            let mut typed = pasted.clone();
            pasted.insert(&word);
            word.chars().for_each(|c| typed.insert(c.encode_utf8(&mut [0; 4])));
            prop_assert_eq!(typed.text(), pasted.text());
            prop_assert_eq!(typed.caret(), pasted.caret());
        }
    }
}
