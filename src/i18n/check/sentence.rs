//! T01 to T05 and T07: how a sentence of a language is written. The language's `locale.toml` knows; nothing here does.

use unicode_normalization::UnicodeNormalization;

use super::markup::{HIDDEN, Markup};
use crate::diagnostic::{Diagnostic, Level};
use crate::i18n::clean::is_format;
use crate::i18n::locale::{Locale, Script, Style};
use crate::i18n::{Digits, Message};
use crate::text::markup::Fault;

/// How many words a term has at most that stays as it is.
const TERM: usize = 2;

/// Where a sentence stands.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The file.
    pub path: &'a str,
    /// Tells line and column, both counted from 1, of a byte offset in the sentence. Where a file format hides them
    /// (escapes in TOML), the place where the sentence begins will do.
    pub at: &'a dyn Fn(usize) -> (usize, usize),
}

/// Checks one text of a language: a pattern of an `.ftl` file or a string of a lesson. U+FFFC in it stands for a
/// wire value that will be put in.
#[must_use]
pub fn sentence(locale: &Locale, text: &str, place: &Place<'_>) -> Vec<Diagnostic> {
    let markup = Markup::read(text);
    let mut rules = Rules { place, wrong: Vec::new() };
    rules.code_points(&locale.style, text);
    rules.typing(&locale.style, &markup.prose);
    rules.sentence_end(&locale.style, &markup.prose);
    rules.words(&locale.style, &markup.prose);
    rules.suffixes(&locale.style, &markup.prose);
    if locale.digits != Digits::LATIN {
        rules.digits(&locale.digits, &markup);
    }
    rules.markup(&markup);
    rules.script(&locale.style, &markup.prose);
    rules.wrong.sort_by_key(|wrong| (wrong.line, wrong.column));
    rules.wrong
}

struct Rules<'a> {
    place: &'a Place<'a>,
    wrong: Vec<Diagnostic>,
}

impl Rules<'_> {
    fn tell(&mut self, at: usize, code: &'static str, level: Level, message: Message) {
        let (line, column) = (self.place.at)(at);
        self.wrong.push(Diagnostic { path: self.place.path.to_owned(), line, column, code, level, message });
    }

    fn error(&mut self, at: usize, code: &'static str, message: Message) {
        self.tell(at, code, Level::Error, message);
    }

    /// T01: code points, also inside code.
    fn code_points(&mut self, style: &Style, text: &str) {
        let differs =
            text.char_indices().zip(text.nfc().map(Some).chain([None])).find(|((_, c), n)| Some(*c) != *n);
        if let Some(((at, _), _)) = differs {
            self.error(at, "T01", Message::CheckT01Nfc);
        }
        let right = |at: usize| style.joined.iter().any(|word| occurs_around(text, word, at));
        for (at, c) in text.char_indices() {
            if is_format(c) || c == '\u{A0}' {
                self.error(at, "T01", Message::CheckT01Character { code: format!("U+{:04X}", u32::from(c)) });
            } else if matches!(c, '\u{200C}' | '\u{200D}') && !right(at) {
                self.error(at, "T01", Message::CheckT01Joiner);
            }
        }
    }

    /// T01: what old keyboards leave behind.
    fn typing(&mut self, style: &Style, prose: &str) {
        for (found, instead) in &style.typing {
            for (at, _) in prose.match_indices(found) {
                self.error(
                    at,
                    "T01",
                    Message::CheckT01Typing { found: found.clone(), instead: instead.clone() },
                );
            }
        }
        for (found, instead) in &style.typing_final {
            for (at, _) in
                prose.match_indices(found).filter(|(at, _)| ends_word(style, prose, at + found.len()))
            {
                self.error(
                    at,
                    "T01",
                    Message::CheckT01Typing { found: found.clone(), instead: instead.clone() },
                );
            }
        }
    }

    /// T02: the mark that ends a sentence.
    fn sentence_end(&mut self, style: &Style, prose: &str) {
        let Some(mark) = style.danda else { return };
        let letter = |c: char| style.require_script.as_ref().is_some_and(|s| s.has(c) && !c.is_numeric());
        let mut before = None;
        for (at, c) in prose.char_indices().filter(|(_, c)| *c != '*') {
            let rest = prose.get(at + c.len_utf8()..).unwrap_or_default().trim_start_matches('*');
            let ends = rest.chars().next().is_none_or(|next| next.is_whitespace() || "”’\"')".contains(next));
            if c == mark && before.is_some_and(char::is_whitespace) {
                self.error(at, "T02", Message::CheckT02Space { mark: mark.to_string() });
            } else if matches!(c, '.' | '|') && before.is_some_and(letter) && ends {
                self.error(at, "T02", Message::CheckT02End { found: c.to_string(), mark: mark.to_string() });
            }
            before = Some(c);
        }
    }

    /// T03: words that are not ours.
    fn words(&mut self, style: &Style, prose: &str) {
        for (found, instead) in &style.forbid {
            for (at, _) in prose.match_indices(found) {
                self.error(
                    at,
                    "T03",
                    Message::CheckT03Word { found: found.clone(), instead: instead.clone() },
                );
            }
        }
        for (found, instead) in &style.forbid_whole {
            let whole =
                |at: usize| starts_word(style, prose, at) && ends_word(style, prose, at + found.len());
            for (at, _) in prose.match_indices(found).filter(|(at, _)| whole(*at)) {
                let message = Message::CheckT03Word { found: found.clone(), instead: instead.clone() };
                self.tell(at, "T03", Level::Warning, message);
            }
        }
    }

    /// T03: an ending beside a Latin word. What is put in counts as one.
    fn suffixes(&mut self, style: &Style, prose: &str) {
        let words: Vec<(usize, &str)> = words(prose).collect();
        for (before, after) in words.iter().zip(words.iter().skip(1)) {
            let latin = before
                .1
                .trim_end_matches('*')
                .ends_with(|c: char| c.is_ascii_alphanumeric() || "`\u{FFFC}".contains(c));
            let ending = after.1.trim_end_matches(|c: char| !c.is_alphabetic());
            let ending = style.suffixes.iter().find(|suffix| *suffix == after.1 || *suffix == ending);
            if let (true, Some(suffix)) = (latin, ending) {
                let (found, instead) = (format!("… {suffix}"), format!("…-{suffix}"));
                self.error(after.0, "T03", Message::CheckT03Suffix { found, instead });
            }
        }
    }

    /// T04: digits of the language in prose, digits of the wire in code.
    fn digits(&mut self, digits: &Digits, markup: &Markup) {
        let words: Vec<(usize, &str)> = words(&markup.prose).collect();
        let wire = |at: Option<usize>| {
            let word = at.and_then(|at| words.get(at)).map_or("", |(_, word)| word);
            word.contains(|c: char| c.is_ascii_alphabetic() || "/§\u{FFFC}".contains(c))
        };
        for (nth, (at, word)) in
            words.iter().enumerate().filter(|(_, (_, w))| w.contains(|c: char| c.is_ascii_digit()))
        {
            let alone = !wire(Some(nth)) && !wire(nth.checked_sub(1)) && !wire(Some(nth + 1));
            if alone || word.contains(|c| digits.value(c).is_some()) {
                let found = word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
                self.tell(*at, "T04", Level::Warning, Message::CheckT04Prose { found });
            }
        }
        for (at, code) in markup.code.iter().filter(|(_, code)| code.contains(|c| digits.value(c).is_some()))
        {
            self.tell(*at, "T04", Level::Warning, Message::CheckT04Code { found: code.clone() });
        }
    }

    /// T07: words, and not one letter of the language's script. A term or two of the wire may stand alone.
    fn script(&mut self, style: &Style, prose: &str) {
        let Some(script) = &style.require_script else { return };
        let foreign =
            words(prose).filter(|(_, word)| word.contains(|c: char| c.is_ascii_lowercase())).count();
        if foreign > TERM && !prose.contains(|c| script.has(c)) {
            self.tell(0, "T07", Level::Warning, Message::CheckT07);
        }
    }

    fn markup(&mut self, markup: &Markup) {
        for (at, fault) in &markup.faults {
            let message = match *fault {
                Fault::Open(mark) => Message::CheckT05Open { mark: mark.to_owned() },
                Fault::Empty(mark) => Message::CheckT05Empty { mark: mark.to_owned() },
                Fault::Inside(mark) => Message::CheckT05Inside { mark: mark.to_owned() },
            };
            self.error(*at, "T05", message);
        }
    }
}

/// Returns the words between white space, with their offsets. What is hidden is no white space.
fn words(prose: &str) -> impl Iterator<Item = (usize, &str)> {
    let hidden = |c: char| c == HIDDEN;
    prose
        .split_whitespace()
        .map(|word| (word.as_ptr().addr() - prose.as_ptr().addr(), word))
        .filter(move |(_, word)| !word.chars().all(hidden))
}

/// Tells whether `word` occurs in `text` so that it covers the byte at `at`.
fn occurs_around(text: &str, word: &str, at: usize) -> bool {
    text.match_indices(word).any(|(start, _)| (start..start + word.len()).contains(&at))
}

fn in_word(style: &Style, c: char) -> bool {
    c.is_alphanumeric() || style.require_script.as_ref().is_some_and(|script: &Script| script.has(c))
}

fn starts_word(style: &Style, text: &str, at: usize) -> bool {
    text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !in_word(style, c))
}

fn ends_word(style: &Style, text: &str, at: usize) -> bool {
    text.get(at..).and_then(|after| after.chars().next()).is_none_or(|c| !in_word(style, c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;
    use crate::i18n::Catalog;

    /// Checks a sentence: the code of each finding and the character it points at.
    fn told(tag: &str, text: &str) -> Vec<(&'static str, usize)> {
        let (catalog, _) = Catalog::load(&Files::embedded());
        let locale = catalog.lang(tag).and_then(|lang| catalog.locale(lang)).expect("the language");
        let at = |offset: usize| (1, text.get(..offset).expect("at a character").chars().count());
        let wrong = sentence(locale, text, &Place { path: "x", at: &at });
        wrong.into_iter().map(|w| (w.code, w.column)).collect()
    }

    fn bangla(text: &str) -> Vec<(&'static str, usize)> {
        told("bn", text)
    }

    #[test]
    fn right_sentences_pass() {
        let lines = [
            "একই PUT রিকোয়েস্ট একাধিকবার পাঠালেও প্রভাব একবারেরই সমান।",
            "`PUT`-এর উত্তরে `201` আসে, RFC 9110 §9.3.4 দেখুন; ৭৫% শেষ।",
            "পার্শ্বপ্রতিক্রিয়া (side effect) নির্দিষ্ট; র\u{200D}্যাম, 201 Created, 120 ms।",
            "মাঝখানে **{=key.again}** চাপুন",
        ];
        for line in lines {
            assert_eq!(bangla(line), [], "{line}");
        }
    }

    #[test]
    fn code_points_and_typing() {
        assert_eq!(bangla("কথা \u{09DF}"), [("T01", 4)]);
        assert_eq!(bangla("ক\u{200B}খ\u{A0}গ"), [("T01", 1), ("T01", 3)]);
        assert_eq!(bangla("ক\u{200C}খ, ক\u{200D}খ"), [("T01", 1), ("T01", 6)]);
        assert_eq!(bangla("উত্পাদন, হঠাত্"), [("T01", 1), ("T01", 12)]);
        assert_eq!(told("en", "a\u{A0}b"), [("T01", 1)]);
    }

    #[test]
    fn the_end_of_a_sentence() {
        assert_eq!(bangla("কাজ শেষ ।"), [("T02", 8)]);
        assert_eq!(bangla("কাজ শেষ. আবার|"), [("T02", 7), ("T02", 13)]);
        assert_eq!(bangla("কাজ **শেষ**."), [("T02", 11)]);
        assert_eq!(told("en", "It is done."), []);
    }

    #[test]
    fn words_and_endings() {
        assert_eq!(bangla("ডাটা আর এইচটিটিপি"), [("T03", 0), ("T03", 8)]);
        assert_eq!(bangla("এই পদ্ধতি নিরাপদ।"), [("T03", 3), ("T03", 10)]);
        assert_eq!(bangla("PUT এর, `POST` এ। **PUT** কে"), [("T03", 4), ("T03", 15), ("T03", 26)]);
        assert_eq!(bangla("`ডাটা`"), [], "code is no prose");
    }

    #[test]
    fn digits_of_prose_and_of_the_wire() {
        assert_eq!(bangla("3টি রিকোয়েস্ট, ধাপ 2/৯"), [("T04", 0), ("T04", 20)]);
        assert_eq!(bangla("`/users/১` দেখুন"), [("T04", 1)]);
        assert_eq!(told("en", "3 of ৩"), []);
    }

    #[test]
    fn marks_of_the_markup() {
        assert_eq!(bangla("`PUT পাঠান"), [("T05", 0)]);
        assert_eq!(told("en", "**so"), [("T05", 0)]);
        assert_eq!(told("en", "so ``"), [("T05", 3)]);
    }

    #[test]
    fn a_text_that_was_forgotten_is_in_another_script() {
        assert_eq!(bangla("Nobody is at `/users/7`."), [("T07", 0)]);
        assert_eq!(bangla("idempotency key, HTTP, `nobody is at home`"), []);
        assert_eq!(told("en", "Nobody is at home."), []);
    }
}
