//! The first screen in words: each language in its own, and what to do where none can be read.

use super::{Block, in_every_language, say};
use crate::app::bangla::SHOW_PICTURES;
use crate::app::{Chooser, Model, way};
use crate::i18n::{Lang, Message};
use crate::text::{Role, Span};

/// Terminals whose text can be read, though conjuncts are not joined.
const SHOW_FAIRLY: &str = "GNOME Terminal";

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

/// Returns what the first screen says under its entries, in every language: nobody has chosen yet. If it is to be brief,
/// what the entries themselves offer is left out.
#[must_use]
pub fn advice(model: &Model, chooser: Chooser, brief: bool) -> Vec<Block> {
    let blocks = |lang: Lang| {
        if chooser.advice {
            what_can_be_done(model, lang, brief)
        } else {
            vec![Block::apart(vec![say(model, lang, &Message::ChooserAsk, Role::Text)])]
        }
    };
    model.world.catalog.langs().flat_map(blocks).collect()
}

/// Returns in one language why nothing can be read here, if that is known, and what can be done.
fn what_can_be_done(model: &Model, lang: Lang, brief: bool) -> Vec<Block> {
    let catalog = &model.world.catalog;
    // The page is for the language that cannot be read: of the others than the base, the first.
    let other = catalog.langs().find(|lang| *lang != catalog.base()).unwrap_or(lang);
    let tag = catalog.tag(other);
    let lesson = first_lesson(model);
    let base = Message::ReadBase { name: catalog.autonym(catalog.base()).to_owned() };
    let ways = [
        Some(Message::ReadTerminal { shown: SHOW_PICTURES.to_owned(), fair: SHOW_FAIRLY.to_owned() }),
        Some(base).filter(|_| !brief),
        Some(Message::ReadPage { command: format!("putpost page {lesson} --lang {tag} > {tag}.html") }),
    ];
    let mut blocks: Vec<Block> = unreadable(model, lang).into_iter().collect();
    blocks.extend(ways.iter().flatten().map(|message| {
        let lead = vec![Span::new("· ", Role::Accent)];
        Block::item(lead, vec![say(model, lang, message, Role::Text)])
    }));
    blocks.first_mut().into_iter().for_each(|first| first.apart = true);
    blocks
}

/// Returns the first word of the first lesson's id, which is enough where no other lesson begins so.
fn first_lesson(model: &Model) -> &str {
    let ids = || model.world.course.lessons.iter().map(|lesson| lesson.id.as_str());
    let id = ids().next().unwrap_or_default();
    let word = id.split('-').next().unwrap_or_default();
    if ids().filter(|other| other.starts_with(word)).count() == 1 { word } else { id }
}

/// Returns why nothing can be read here, if that is known.
fn unreadable(model: &Model, lang: Lang) -> Option<Block> {
    let why = way::unreadable(model)?.name().to_owned();
    Some(Block::apart(vec![say(model, lang, &Message::Unreadable { why }, Role::Notice)]))
}

/// Returns in which way Bangla is drawn now, in every language.
#[must_use]
pub fn way_now(model: &Model) -> Vec<String> {
    in_every_language(model, &Message::WayNow { way: way::now(model).name().to_owned() })
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
