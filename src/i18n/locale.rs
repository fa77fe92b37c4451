//! What a language is beside its sentences: `locales/<tag>/locale.toml`, so that no code names a language.

use std::collections::BTreeMap;

use serde::Deserialize;
use unic_langid::LanguageIdentifier;

use super::digits::Digits;
use crate::diagnostic::{Diagnostic, Level, position};
use crate::i18n::{Message, clean};

/// One language, as its `locale.toml` tells it. Everything has a default, so that a folder of `.ftl` files alone
/// is a language too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    /// The BCP 47 tag, which is the name of the folder; `bn` also answers `bn-BD`.
    pub tag: LanguageIdentifier,
    /// What the language calls itself.
    pub name: String,
    /// What English calls it.
    pub english_name: String,
    /// Whether Fluent puts isolation marks around arguments; for scripts from right to left only.
    pub isolate: bool,
    /// Whether every message that a language lacks comes from this one in the end.
    pub base: bool,
    /// The digits of numbers in its sentences.
    pub digits: Digits,
    /// Tags of the languages to ask before the base language.
    pub fallback: Vec<String>,
    /// A line that shows whether the terminal can draw the script, for the chooser.
    pub sample: String,
    /// Fonts that set the script well, the best first, for a page in a browser.
    pub fonts: Vec<String>,
    /// How many cells the labels may take whose id begins so.
    pub budget: BTreeMap<String, u16>,
    /// What the check of its sentences must know.
    pub style: Style,
}

/// How a language is written, for the check: the T rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Style {
    /// The mark that ends a sentence, if it is not a full stop.
    pub danda: Option<char>,
    /// The script of its sentences, if it is not the Latin one.
    pub require_script: Option<Script>,
    /// The only words or parts of words that may hold a zero width joiner.
    pub joined: Vec<String>,
    /// What old keyboards make of a letter, and the right spelling.
    pub typing: BTreeMap<String, String>,
    /// The same at the end of a word only.
    pub typing_final: BTreeMap<String, String>,
    /// What is never written, in any word, and what to write.
    pub forbid: BTreeMap<String, String>,
    /// What is hardly ever right as a word of its own, and what to write.
    pub forbid_whole: BTreeMap<String, String>,
    /// Endings that join a word of the Latin script by a hyphen, never by a space.
    pub suffixes: Vec<String>,
}

/// A script: its ISO 15924 code and its block of Unicode.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// The code, such as `Beng`.
    pub code: String,
    /// The first code point of the block.
    pub from: u32,
    /// The last one.
    pub to: u32,
}

impl Script {
    /// Tells whether a character belongs to the block.
    #[must_use]
    pub fn has(&self, c: char) -> bool {
        (self.from..=self.to).contains(&u32::from(c))
    }
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    tag: toml::Spanned<String>,
    name: String,
    #[serde(default)]
    english_name: String,
    dir: Option<toml::Spanned<String>>,
    #[serde(default)]
    isolate: bool,
    #[serde(default)]
    base: bool,
    digits: Option<toml::Spanned<String>>,
    #[serde(default)]
    fallback: Vec<String>,
    #[serde(default)]
    sample: String,
    #[serde(default)]
    fonts: Vec<String>,
    #[serde(default)]
    budget: BTreeMap<String, u16>,
    #[serde(default)]
    style: Style,
}

impl Locale {
    /// Returns a language of which nothing but its tag is known.
    #[must_use]
    pub fn bare(tag: LanguageIdentifier) -> Self {
        let name = tag.to_string();
        Self {
            tag,
            english_name: name.clone(),
            sample: name.clone(),
            name,
            isolate: false,
            base: false,
            digits: Digits::LATIN,
            fallback: Vec::new(),
            fonts: Vec::new(),
            budget: BTreeMap::new(),
            style: Style::default(),
        }
    }

    /// Reads the language of a folder. `text` is its `locale.toml`, if there is one, and `path` its path.
    /// Returns `None` if the folder cannot be a language: its name is not a tag, or it runs from right to left.
    pub(super) fn read(folder: &str, path: &str, text: Option<&str>) -> (Option<Self>, Vec<Diagnostic>) {
        let text = text.map(clean);
        let at = |offset: usize, level, message| {
            let (line, column) = position(text.as_deref().unwrap_or_default(), offset);
            Diagnostic { path: path.to_owned(), line, column, code: "F00", level, message }
        };
        let tag = folder.parse::<LanguageIdentifier>().ok();
        let Some(tag) = tag.clone().filter(|tag| *tag == folder) else {
            let tag = tag.map_or_else(|| folder.to_owned(), |tag| tag.to_string());
            let wrong = Message::CheckF00Tag { folder: folder.to_owned(), tag };
            return (None, vec![at(0, Level::Error, wrong)]);
        };
        let bare = Self::bare(tag);
        let Some(text) = text.as_deref() else {
            let missing = Message::CheckF00Missing { tag: folder.to_owned() };
            return (Some(bare), vec![at(0, Level::Error, missing)]);
        };
        match toml::from_str::<Written>(text) {
            Ok(written) => bare.with(written, folder, at),
            Err(error) => {
                let what = Message::CheckSyntax { what: error.message().to_owned() };
                let offset = error.span().map_or(0, |span| span.start);
                (Some(bare), vec![at(offset, Level::Error, what)])
            }
        }
    }

    fn with(
        self,
        written: Written,
        folder: &str,
        at: impl Fn(usize, Level, Message) -> Diagnostic,
    ) -> (Option<Self>, Vec<Diagnostic>) {
        let mut wrong = Vec::new();
        if let Some(dir) = written.dir.filter(|dir| dir.get_ref() != "ltr") {
            return (None, vec![at(dir.span().start, Level::Error, Message::CheckF00Direction)]);
        }
        if written.tag.get_ref() != folder {
            let message =
                Message::CheckF00Tag { folder: folder.to_owned(), tag: written.tag.get_ref().clone() };
            wrong.push(at(written.tag.span().start, Level::Error, message));
        }
        let digits = written.digits.map_or(Some(Digits::LATIN), |line| {
            let digits = Digits::read(line.get_ref());
            if digits.is_none() {
                wrong.push(at(line.span().start, Level::Error, Message::CheckF00Digits));
            }
            digits
        });
        let Written { name, english_name, isolate, base, fallback, sample, fonts, budget, style, .. } =
            written;
        let digits = digits.unwrap_or(Digits::LATIN);
        let tag = self.tag;
        (
            Some(Self {
                tag,
                name,
                english_name,
                isolate,
                base,
                digits,
                fallback,
                sample,
                fonts,
                budget,
                style,
            }),
            wrong,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a `locale.toml`: its language, and the place and message of what is wrong.
    fn read(folder: &str, text: Option<&str>) -> (Option<Locale>, Vec<(usize, usize, Message)>) {
        let (locale, wrong) = Locale::read(folder, "x", text);
        (locale, wrong.into_iter().map(|w| (w.line, w.column, w.message)).collect())
    }

    #[test]
    fn a_folder_is_named_by_its_tag() {
        let tag = |folder: &str, tag: &str| Message::CheckF00Tag { folder: folder.into(), tag: tag.into() };
        assert_eq!(read("zh_hans", None), (None, vec![(1, 1, tag("zh_hans", "zh-Hans"))]));
        assert_eq!(read("no tag!", None), (None, vec![(1, 1, tag("no tag!", "no tag!"))]));
        let (locale, wrong) = read("hi", Some("name = \"हिन्दी\"\ntag = \"bn\""));
        assert_eq!(wrong, [(2, 7, tag("hi", "bn"))]);
        assert_eq!(
            locale.map(|locale| (locale.tag.to_string(), locale.name)),
            Some(("hi".into(), "हिन्दी".into()))
        );
    }

    #[test]
    fn what_cannot_be_used_is_told_with_its_place() {
        let head = "tag = \"xx\"\nname = \"Xx\"\n";
        let with = |line: &str| read("xx", Some(&format!("{head}{line}")));
        assert_eq!(with("dir = \"rtl\""), (None, vec![(3, 7, Message::CheckF00Direction)]));
        let (locale, wrong) = with("digits = \"012\"");
        assert_eq!(wrong, [(3, 10, Message::CheckF00Digits)]);
        assert_eq!(locale.map(|locale| locale.digits), Some(Digits::LATIN));
        assert_eq!(with("colour = 1").1.first().map(|(line, column, _)| (*line, *column)), Some((3, 1)));
        assert_eq!(read("xx", None).1, [(1, 1, Message::CheckF00Missing { tag: "xx".into() })]);
    }
}
