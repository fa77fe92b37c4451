//! The first screen in words: each language in its own, and what to do where none can be read.

use super::{Block, say};
use crate::app::{Chooser, Model};
use crate::i18n::{Lang, Message};
use crate::text::{Role, Span};

/// An entry of the first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// The number to press.
    pub number: usize,
    /// Whether it is marked.
    pub marked: bool,
    /// The language's own name; for the last entry "I cannot read this" in every language.
    pub name: String,
    /// What must stand readable between two bars; none for the last entry.
    pub sample: Option<String>,
}

/// Returns the entries: every language, then "I cannot read this".
#[must_use]
pub fn chooser(model: &Model, chooser: Chooser) -> Vec<Sample> {
    let catalog = &model.world.catalog;
    let languages =
        catalog.langs().map(|lang| (catalog.autonym(lang).to_owned(), Some(catalog.sample(lang).to_owned())));
    let cannot = in_every_language(model, &Message::CannotRead).join(" · ");
    let entries = languages.chain([(cannot, None)]).enumerate();
    let entry = |(at, (name, sample))| Sample { number: at + 1, marked: at == chooser.marked, name, sample };
    entries.map(entry).collect()
}

/// Returns what the first screen says over and under its entries, in every language: nobody has chosen yet.
#[must_use]
pub fn advice(model: &Model, chooser: Chooser) -> Vec<Block> {
    let message = if chooser.advice { Message::CannotReadAdvice } else { Message::ChooserAsk };
    let block = |lang: Lang| Block::apart(vec![say(model, lang, &message, Role::Text)]);
    model.world.catalog.langs().map(block).collect()
}

fn in_every_language(model: &Model, message: &Message) -> Vec<String> {
    model.world.catalog.langs().map(|lang| model.world.catalog.text(lang, message)).collect()
}

impl Sample {
    /// Returns the entry as one line, without its sample.
    #[must_use]
    pub fn spans(&self) -> Vec<Span> {
        let role = if self.marked { Role::Marked } else { Role::Text };
        let sign = if self.marked { "▸ " } else { "  " };
        vec![
            Span::new(sign, Role::Accent),
            Span::new(format!("{}  ", self.number), Role::Key),
            Span::new(self.name.clone(), role),
        ]
    }
}
