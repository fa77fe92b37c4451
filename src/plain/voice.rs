//! The voice: a language to speak, and small words for everything that is said.

use crate::app::play::count;
use crate::app::verb::{self, Verb};
use crate::app::{Model, Part};
use crate::i18n::{Lang, Message};
use crate::lab::{Exchange, Lab};
use crate::page::Face;
use crate::text::{Span, cluster::clusters};

/// How much of a content one line holds, in clusters.
const LONGEST: usize = 300;

/// Somebody who speaks of a Model in a language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice<'a> {
    /// What is spoken of.
    pub(super) model: &'a Model,
    /// The language.
    pub(super) lang: Lang,
}

impl<'a> Voice<'a> {
    /// Returns the voice that speaks the learner's language.
    pub(super) fn of(model: &'a Model) -> Self {
        Self { model, lang: model.lang }
    }

    /// Returns what pages are told to by ear.
    pub(super) fn face(self) -> Face<'a> {
        Face::heard(self.model, self.lang)
    }

    /// Returns a message in words for the ear.
    pub(super) fn say(self, message: &Message) -> String {
        self.model.world.catalog.aloud(self.lang, message)
    }

    /// Returns the usual word of a verb.
    pub(super) fn word(self, verb: Verb) -> String {
        verb::word(&self.model.world.catalog, self.lang, verb)
    }

    /// Returns the usual word of a verb with an example of what follows it.
    pub(super) fn example(self, verb: Verb, follows: &str) -> String {
        format!("{} {follows}", self.word(verb))
    }

    /// Returns a number in the digits of the language.
    pub(super) fn number(self, number: usize) -> String {
        self.model.world.catalog.number(self.lang, count(number))
    }

    /// Returns an entry of a list with the number that takes it.
    pub(super) fn entry(self, at: usize, entry: String) -> String {
        self.say(&Message::AloudEntry { n: count(at + 1), entry })
    }

    pub(super) fn lab(self) -> &'a Lab {
        self.model.play.lab()
    }

    pub(super) fn welcome(self) -> String {
        self.say(&Message::AloudWelcome { help: self.word(Verb::Help) })
    }

    /// Returns where in the course and in its lesson the open page is.
    pub(super) fn place(self) -> String {
        let course = &self.model.world.course;
        if let Part::Verdict(due) = self.model.play.part {
            let claim = self.model.play.claims_due(course).get(due).copied();
            let steps =
                self.model.play.lesson(course).map(|lesson| lesson.step.as_slice()).unwrap_or_default();
            let at = claim.and_then(|claim| steps.iter().position(|step| step.id == claim.id));
            return self.say(&Message::AloudVerdict { n: count(at.map_or(0, |at| at + 1)) });
        }
        let steps = self.model.play.lesson(course).map_or(0, |lesson| lesson.step.len());
        let title = self.say(&crate::page::lesson_title(self.model));
        self.say(&Message::AloudStep { n: count(self.model.play.step + 1), of: count(steps), title })
    }

    /// Returns which lesson is open.
    pub(super) fn lesson(self) -> String {
        let of = count(self.model.world.course.lessons.len());
        let title = crate::page::title(self.model, self.lang, self.model.play.lesson);
        self.say(&Message::AloudLesson { n: count(self.model.play.lesson + 1), of, title })
    }

    /// Returns method and address of what was sent.
    pub(super) fn request(self, exchange: &Exchange) -> String {
        exchange.sent().line().unwrap_or_else(|| self.say(&Message::AloudNoRequest))
    }
}

/// Returns spans as mere text.
pub(super) fn text(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// Returns spans as the members of a list.
pub(super) fn listed(spans: &[Span]) -> String {
    let words = spans.iter().map(|span| span.text.trim()).filter(|text| !text.is_empty());
    words.collect::<Vec<_>>().join(", ")
}

/// Returns a content in one line, where it is short enough to be listened to at once.
pub(super) fn in_one_line(content: &str) -> Option<String> {
    let line = content.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_short = clusters(&line).nth(LONGEST).is_none();
    is_short.then_some(line)
}

/// Returns a content in one line, cut with … where it is too long for one.
pub(super) fn cut(content: &str) -> String {
    in_one_line(content).unwrap_or_else(|| {
        let start: String = clusters(content).take(LONGEST).collect();
        start.split_whitespace().collect::<Vec<_>>().join(" ") + "…"
    })
}

/// Returns text that was made for the eye without the signs in it that a voice would spell.
pub(super) fn unsigned(text: &str) -> String {
    let text = text.replace(" · ", ", ").replace(" → ", ", ").replace(" …", "");
    let is_sign = |c: char| matches!(c, '←'..='⇿' | '─'..='◿' | '✀'..='➿' | '×' | '·' | '•');
    text.chars().filter(|c| !is_sign(*c)).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
