//! The Model in words: blocks of styled text in a language, the same for every face. Pure, and never drawn here.

mod answer;
mod board;
pub mod check;
mod chooser;
mod copy;
pub mod fits;
mod history;
mod http;
mod journey;
mod keys;
mod lesson;
mod network;
mod overlay;
mod proof;
mod prose;
mod status;
mod timeline;

use crate::app::Model;
use crate::i18n::{Lang, Message};
use crate::text::{Role, Row, Span, Typesetter};

pub use answer::{
    AnswerText, answer, answer_heading, foreign_digits, meaning, problem, remark, request_title,
    response_title,
};
pub use board::{board_heading, board_title, mark_role, own_scene};
pub use chooser::{Sample, advice, chooser, way_now};
pub use copy::{focused, text};
pub use history::history;
pub use journey::{Flight, Leg, events, journey, key_aloud, legs, sides, truths};
pub use keys::{footer, help, menu};
pub use lesson::{aloud, lesson, lesson_title, page_number};
pub use network::{about as fault_about, fault, network, planned, policy, word};
pub use overlay::{about, changed, overlay, overlay_title, questions};
pub use proof::proof_notes;
pub use prose::{prose, prose_with};
pub use status::{header, title, too_small};
pub use timeline::{Tick, timeline};

/// Where a page is met: on a screen, or by ear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// It is seen: signs tell what a paragraph is, keys are named by their caps.
    Screen,
    /// It is heard: words tell it, and keys are named by the words that can be typed instead.
    Voice,
}

/// What is told of, in which language, and how it is met.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    model: &'a Model,
    lang: Lang,
    medium: Medium,
}

/// Returns a message in every language, for whoever cannot read one of them.
fn in_every_language(model: &Model, message: &Message) -> Vec<String> {
    model.world.catalog.langs().map(|lang| model.world.catalog.text(lang, message)).collect()
}

impl<'a> Face<'a> {
    /// Returns the face that shows a Model.
    #[must_use]
    pub fn seen(model: &'a Model, lang: Lang) -> Self {
        Self { model, lang, medium: Medium::Screen }
    }

    /// Returns the face that speaks of a Model.
    #[must_use]
    pub fn heard(model: &'a Model, lang: Lang) -> Self {
        Self { model, lang, medium: Medium::Voice }
    }

    /// Returns a message as one span, in the words for how it is met.
    fn say(self, message: &Message, role: Role) -> Span {
        match self.medium {
            Medium::Screen => say(self.model, self.lang, message, role),
            Medium::Voice => Span::new(self.model.world.catalog.aloud(self.lang, message), role),
        }
    }
}

/// What a paragraph is, for faces that show it by other means than a sign before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    #[default]
    Text,
    /// A choice.
    Choice {
        /// The number that takes it.
        number: usize,
        /// Whether it was taken.
        taken: bool,
    },
    /// A goal of a task.
    Goal {
        /// Whether it is met.
        met: bool,
    },
    /// A hint.
    Hint,
    /// What is said to an answer: to the choice of this number, or to all of it.
    Answer(Option<usize>),
}

/// A paragraph: what stands before its first row, its text, and whether an empty row sets it apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// A mark, a number, a tick: the text hangs beside it.
    pub lead: Vec<Span>,
    /// The text.
    pub body: Vec<Span>,
    /// Whether an empty row stands before it.
    pub apart: bool,
    /// What it is.
    pub kind: Kind,
}

impl Block {
    /// Returns a paragraph set apart from the one before.
    #[must_use]
    pub fn apart(body: Vec<Span>) -> Self {
        Self { body, apart: true, ..Self::default() }
    }

    /// Returns a paragraph that follows directly on the one before, hanging beside its lead.
    #[must_use]
    pub fn item(lead: Vec<Span>, body: Vec<Span>) -> Self {
        Self { lead, body, ..Self::default() }
    }

    /// Returns the paragraph as one of a kind.
    #[must_use]
    pub fn of(self, kind: Kind) -> Self {
        Self { kind, ..self }
    }

    /// Returns whether it is the marked choice.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        let sign = self.lead.first().is_some_and(|span| span.text.starts_with('▸'));
        sign && matches!(self.kind, Kind::Choice { .. })
    }

    /// Returns the paragraph as mere text, with what stands before it.
    #[must_use]
    pub fn text(&self) -> String {
        let spans = self.lead.iter().chain(&self.body);
        spans.map(|span| span.text.as_str()).collect::<String>().trim().to_owned()
    }

    /// Lays the paragraph out.
    pub fn rows(&self, typesetter: &Typesetter, width: u16) -> Vec<Row> {
        typesetter.layout(&self.lead, &self.body, width)
    }
}

/// Returns a message as one span.
fn say(model: &Model, lang: Lang, message: &Message, role: Role) -> Span {
    Span::new(model.world.catalog.text(lang, message), role)
}

/// Returns a count in the language's own digits.
fn number(model: &Model, lang: Lang, n: usize) -> String {
    model.world.catalog.number(lang, crate::app::play::count(n))
}
