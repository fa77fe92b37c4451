//! Bangla keyboard layouts as data: which Latin letter stands on the key that types a character.
//!
//! Whoever writes Bangla has a Bangla layout on; the letters that are shortcuts are then not on the keyboard. A terminal sends
//! characters, not keys, and does not say which layout they come from. So a letter typed where no text is wanted is looked
//! up in the tables of assets/keyboards, and acts as the letter that a Latin keyboard has on the same key.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::composer::{METHODS, Stop};
use super::keymap::{self, KEYMAP};
use super::msg::{Effect, Key, KeyCode};
use super::{Model, Stage, save};
use crate::i18n::Message;
use crate::text::cluster::composed;

/// The tables by their names in the learner's file.
const TABLES: [(&str, &str); 3] = [
    ("inscript", include_str!("../../assets/keyboards/inscript.toml")),
    ("national", include_str!("../../assets/keyboards/national.toml")),
    ("probhat", include_str!("../../assets/keyboards/probhat.toml")),
];

/// Without and with Shift on a Latin keyboard (US), where that is not a letter.
const SHIFTED: [(char, char); 21] = [
    ('`', '~'),
    ('1', '!'),
    ('2', '@'),
    ('3', '#'),
    ('4', '$'),
    ('5', '%'),
    ('6', '^'),
    ('7', '&'),
    ('8', '*'),
    ('9', '('),
    ('0', ')'),
    ('-', '_'),
    ('=', '+'),
    ('[', '{'),
    (']', '}'),
    ('\\', '|'),
    (';', ':'),
    ('\'', '"'),
    (',', '<'),
    ('.', '>'),
    ('/', '?'),
];

/// A file of assets/keyboards.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    name: String,
    rank: u8,
    keys: BTreeMap<char, [String; 2]>,
}

/// A keyboard layout.
#[derive(Debug)]
pub struct Keyboard {
    /// What the learner's file calls it.
    pub id: &'static str,
    /// What people call it.
    pub name: String,
    rank: u8,
    /// The Latin letters of the keys that type a character.
    latin: BTreeMap<char, Vec<char>>,
}

static KEYBOARDS: LazyLock<Vec<Keyboard>> = LazyLock::new(|| {
    let read =
        |(id, text): &(&'static str, &str)| toml::from_str(text).ok().map(|table| Keyboard::new(id, table));
    let mut keyboards: Vec<Keyboard> = TABLES.iter().filter_map(read).collect();
    keyboards.sort_by_key(|keyboard| keyboard.rank);
    keyboards
});

/// Returns the layouts, the most common first. The national one leads: it is the standard of Bangladesh and what its
/// systems come with; InScript, the last, is India's.
#[must_use]
pub fn keyboards() -> &'static [Keyboard] {
    &KEYBOARDS
}

impl Keyboard {
    fn new(id: &'static str, table: Table) -> Self {
        let mut latin: BTreeMap<char, Vec<char>> = BTreeMap::new();
        for (key, typed) in table.keys {
            for (text, letter) in typed.iter().zip([key, shifted(key)]) {
                let mut chars = composed(text);
                if let (Some(c), true) = (chars.pop(), chars.is_empty()) {
                    latin.entry(c).or_default().push(letter);
                }
            }
        }
        Self { id, name: table.name, rank: table.rank, latin }
    }

    /// Returns the letters of the keys that type a character here.
    #[must_use]
    pub fn latin(&self, c: char) -> &[char] {
        self.latin.get(&c).map(Vec::as_slice).unwrap_or_default()
    }
}

fn shifted(key: char) -> char {
    let known = SHIFTED.iter().find(|(plain, _)| *plain == key).map(|(_, shifted)| *shifted);
    known.unwrap_or(key.to_ascii_uppercase())
}

/// A character taken for a Latin letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The letter.
    pub letter: char,
    /// The layout that has it on the key of the character.
    pub id: &'static str,
    /// Whether no other layout would make another wanted letter of it.
    pub certain: bool,
}

/// Returns the letter that a character stands for. On the layout that was chosen it is the one of its key. Where none was
/// chosen all are tried, and a letter that is wanted wins over one that nothing listens to; then the more common layout
/// wins.
#[must_use]
pub fn taken(c: char, chosen: Option<&str>, wanted: impl Fn(char) -> bool) -> Option<Taken> {
    if c.is_ascii() {
        return None;
    }
    let tried = keyboards().iter().filter(|keyboard| chosen.is_none_or(|id| keyboard.id == id));
    let mut fitting = tried.filter_map(|keyboard| {
        let letter = keyboard.latin(c).iter().copied().find(|letter| wanted(*letter))?;
        Some(Taken { letter, id: keyboard.id, certain: true })
    });
    let first = fitting.next()?;
    let certain = fitting.all(|other| other.letter == first.letter);
    Some(Taken { certain, ..first })
}

/// Returns a key as the rest of the program knows it: a letter of a Bangla layout, typed where no text is wanted, is the
/// Latin letter on its key. The second value is what to say of it, once: where the layout was only guessed.
///
/// # Errors
///
/// Returns the question for the layout where the letter would do more than show something and is only guessed.
pub(super) fn as_latin(model: &mut Model, key: Key) -> Result<(Key, Option<Message>), Message> {
    let on_method = model.is_typing() && model.play.composer.stop == Stop::Method;
    let KeyCode::Char(c) = key.code else { return Ok((key, None)) };
    if key.ctrl || key.alt || (model.is_typing() && !on_method) || model.world.catalog.digit(c).is_some() {
        return Ok((key, None));
    }
    let shortcut = |letter| KEYMAP.iter().any(|binding| binding.letters.contains(&letter));
    let method = |letter: char| METHODS.iter().any(|method| method.starts_with(letter.to_ascii_uppercase()));
    let chosen = model.learner.choices.keyboard.as_deref();
    let taken = if on_method { taken(c, chosen, method) } else { taken(c, chosen, shortcut) };
    let Some(Taken { letter, id, certain }) = taken else { return Ok((key, None)) };
    if !certain && model.stage != Stage::Lesson {
        // No message is seen here.
        return Ok((key, None));
    }
    let action = keymap::action(Key::plain(KeyCode::Char(letter)), on_method);
    if !certain && action.is_some_and(|action| !keymap::only_shows(action)) {
        return Err(Message::KeyboardWhich { typed: c.to_string() });
    }
    let guess = (!certain && !std::mem::replace(&mut model.guessed_keyboard, true)).then(|| name(id));
    let said = guess.map(|layout| Message::KeyboardGuessed {
        typed: c.to_string(),
        letter: letter.to_string(),
        layout,
    });
    Ok((Key { code: KeyCode::Char(letter), ..key }, said))
}

fn name(id: &str) -> String {
    keyboards().iter().find(|keyboard| keyboard.id == id).map_or_else(String::new, |known| known.name.clone())
}

/// Chooses the next layout; after the last one all are tried again.
pub(super) fn next(model: &mut Model) -> Vec<Effect> {
    let chosen = model.learner.choices.keyboard.as_deref();
    let at = chosen.and_then(|id| keyboards().iter().position(|keyboard| keyboard.id == id));
    let next = keyboards().get(at.map_or(0, |at| at + 1));
    model.toast =
        Some(next.map_or(Message::KeyboardAny, |next| Message::KeyboardIs { layout: next.name.clone() }));
    model.learner.choices.keyboard = next.map(|next| next.id.to_owned());
    save::effect(model)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters that a layout cannot type, with any key: InScript has the same ব on B, on Shift+B and on Y, and it is taken
    /// for a b.
    const MISSING: [(&str, char); 2] = [("inscript", 'y'), ("inscript", 'B')];

    #[test]
    fn every_letter_of_the_keymap_can_be_typed_on_every_layout() {
        let letters = KEYMAP.iter().flat_map(|binding| binding.letters);
        let mut missing = Vec::new();
        assert_eq!(
            keyboards().iter().map(|keyboard| keyboard.id).collect::<Vec<_>>(),
            ["national", "probhat", "inscript"]
        );
        for letter in letters {
            for keyboard in keyboards() {
                let chars = ('\u{964}'..='\u{9ff}').filter(|c| keyboard.latin(*c).contains(letter));
                let reached = |c| {
                    taken(c, Some(keyboard.id), |wanted| KEYMAP.iter().any(|b| b.letters.contains(&wanted)))
                };
                let typed: Vec<_> = chars.map(|c| reached(c).map(|taken| taken.letter)).collect();
                // A key that has no Bangla character types its letter itself.
                if !typed.is_empty() && !typed.contains(&Some(*letter)) {
                    missing.push((keyboard.id, *letter));
                }
            }
        }
        assert_eq!(missing, MISSING);
    }

    #[test]
    fn the_question_for_the_layout_names_its_entry_of_the_menu() {
        let catalog = crate::i18n::Catalog::open(&crate::files::Files::embedded());
        for lang in catalog.langs() {
            let question = catalog.text(lang, &Message::KeyboardWhich { typed: "হ".to_owned() });
            assert!(question.contains(&catalog.text(lang, &Message::DoKeyboard)), "{question}");
        }
    }

    #[test]
    fn letters_are_those_of_the_same_key() {
        let wanted = |letter| "hqgoSX.?w".contains(letter);
        let letter =
            |c, chosen| taken(c, chosen, wanted).map(|taken| (taken.letter, taken.id, taken.certain));
        assert_eq!(letter('া', None), Some(('h', "national", true)));
        assert_eq!(letter('হ', None), Some(('h', "probhat", true)));
        assert_eq!(letter('।', None), Some(('.', "probhat", true)));
        assert_eq!(letter('গ', None), Some(('o', "national", false)));
        assert_eq!(letter('গ', Some("probhat")), Some(('g', "probhat", true)));
        assert_eq!(letter('\u{9dc}', Some("probhat")), None);
        assert_eq!(letter('\u{9dd}', Some("probhat")), Some(('X', "probhat", true)));
        assert_eq!([letter('g', None), letter('ক', None), letter('হ', Some("gone"))], [None; 3]);
    }
}
