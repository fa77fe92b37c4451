//! The words of a page: messages and texts of lessons in one language, and what says so where they are of another one.

use super::markup::{Markup, block, element};
use crate::app::World;
use crate::course::{Lesson, StepText};
use crate::i18n::{Lang, Message};
use crate::page::prose;
use crate::text::{Role, Span};

/// A language with the words of everything.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words<'a> {
    /// The lessons and messages.
    pub(super) world: &'a World,
    /// The language of the page.
    pub(super) lang: Lang,
}

/// The words of one step, and the tag of their language.
pub(super) struct Step<'a> {
    pub(super) text: Option<&'a StepText>,
    pub(super) tag: &'a str,
}

impl<'a> Words<'a> {
    /// Returns the tag of the language.
    pub(super) fn tag(self) -> &'a str {
        self.world.catalog.tag(self.lang)
    }

    /// Returns the tag of the language of HTTP's own words: method names, header names, the sentences of a problem. They
    /// are English, as the base language is.
    pub(super) fn wire_tag(self) -> &'a str {
        self.world.catalog.tag(self.world.catalog.base())
    }

    /// Returns a count in the digits of the language.
    pub(super) fn number(self, n: usize) -> String {
        self.world.catalog.number(self.lang, crate::app::play::count(n))
    }

    /// Returns a message.
    pub(super) fn say(self, message: &Message) -> Markup {
        Markup::text(&self.world.catalog.text(self.lang, message))
    }

    /// Returns text of the wire as code: never translated, and in its own language.
    pub(super) fn code(self, text: &str) -> Markup {
        let tag = self.wire_tag();
        element("code", &[("lang", tag), ("translate", "no")], Markup::text(text))
    }

    /// Returns a text of a lesson with its markup and its keys.
    pub(super) fn prose(self, text: &str) -> Markup {
        prose(text).iter().map(|span| self.span(span)).collect()
    }

    fn span(self, span: &Span) -> Markup {
        let lines = || {
            let mut lines = Markup::default();
            for (at, line) in span.text.split('\n').enumerate() {
                let broken = if at > 0 { super::markup::void("br", &[]) } else { Markup::default() };
                lines = lines.and(broken).and(Markup::text(line));
            }
            lines
        };
        match span.role {
            Role::Code => self.code(&span.text),
            Role::Strong => element("strong", &[], lines()),
            Role::Key => element("kbd", &[], lines()),
            _ => lines(),
        }
    }

    /// Returns a text of a lesson as paragraphs.
    pub(super) fn paragraphs(self, text: &str) -> Markup {
        let whole = text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
        whole.map(|paragraph| block("p", &[], self.prose(paragraph))).collect()
    }

    /// Returns the words of a step: in this language, or where they are missing in the base language.
    pub(super) fn step(self, lesson: &Lesson, id: &str) -> Step<'a> {
        let of = |tag: &'a str| {
            let words = self.world.course.texts.get(&(lesson.id.clone(), tag.to_owned()))?;
            Some(Step { text: Some(words.text()?.steps.get(id)?), tag })
        };
        of(self.tag()).or_else(|| of(self.wire_tag())).unwrap_or(Step { text: None, tag: self.tag() })
    }
}
