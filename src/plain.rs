//! The Model spoken line by line, for screen readers, pipes and terminals that draw nothing: a line in, lines out. It reads
//! the Model only; what a line asks for comes back as a command for [`crate::app::update`].
//!
//! Each line is one sentence or one event. There is no sign to be seen, no escape sequence, no second drawing of
//! anything: what has been said is said again only where somebody asks for it.

mod exchange;
mod hear;
mod help;
mod journey;
mod news;
mod page;
mod query;
mod request;
mod server;
mod voice;
mod window;

use crate::app::asked::Asking;
use crate::app::command::{self, Command};
use crate::app::{Model, Stage};
use crate::i18n::Message;
use crate::page::Kind;
use crate::text::clean;

use hear::{Ear, Understood};
use news::{Did, Heard, News};
use query::Query;
use voice::Voice;

/// What follows a line that was typed.
#[derive(Clone, Debug)]
pub enum Reply {
    /// These lines are said; nothing has changed.
    Say(Vec<String>),
    /// This is asked for, as [`crate::app::Msg::Told`]; [`Talk::news`] then says what came of it.
    Do(Command),
}

/// A conversation with somebody who hears the Model: what was said so far, and what is being typed.
#[derive(Clone, Debug)]
pub struct Talk {
    ear: Ear,
    heard: Heard,
    /// What the line that was typed has chosen, to be confirmed.
    chose: Option<String>,
    /// What the line that was typed has written or planned: it is told even where it was so before.
    did: Did,
    /// That a question was answered with no.
    refused: Option<String>,
    /// What is to be read once the Model has changed.
    then: Option<Query>,
    /// Whether a command was given: it closes what was open before.
    asked: bool,
}

impl Talk {
    /// Begins: says what this is, and the page that is open.
    #[must_use]
    pub fn begin(model: &Model) -> (Self, Vec<String>) {
        let talk = Self {
            ear: Ear::default(),
            heard: Heard::of(model),
            chose: None,
            refused: None,
            did: Did::Other,
            then: None,
            asked: false,
        };
        let voice = Voice::of(model);
        let mut lines = Vec::new();
        if model.stage == Stage::Lesson {
            lines.push(voice.welcome());
        }
        lines.extend(model.toast.as_ref().map(|toast| voice.say(toast)));
        lines.extend(page::opened(voice));
        (talk, harmless(lines))
    }

    /// Takes in a line that was typed, without its end.
    pub fn hear(&mut self, model: &Model, line: &str) -> Reply {
        let voice = Voice::of(model);
        let query = match self.ear.hear(voice, line) {
            Understood::Do(command) => return self.ask_for(voice, command, None),
            Understood::DoThen(command, query) => return self.ask_for(voice, command, Some(query)),
            Understood::Say(lines) => Query::Said(lines),
            Understood::Ask(query) => query,
        };
        // To a question that is open, any other word is a no.
        match model.overlay {
            Some(_) => self.ask_for(voice, Command::Close, Some(query)),
            None => {
                let lines = query::answer(voice, &query);
                self.heed(voice, &lines);
                Reply::Say(harmless(lines))
            }
        }
    }

    fn ask_for(&mut self, voice: Voice<'_>, command: Command, then: Option<Query>) -> Reply {
        self.then = then;
        self.asked = true;
        self.did = Did::of(voice.model, &command);
        let open =
            voice.model.overlay.filter(|open| command::is_question(*open) && command != Command::Enter);
        self.refused = open.map(|_| voice.say(&Message::AloudNotDone));
        self.chose = match command {
            Command::Choose(number) => chosen(voice, number),
            _ => None,
        };
        Reply::Do(command)
    }

    /// Takes in that no more lines come: what was being typed line by line is written as far as it came.
    pub fn end(&mut self) -> Option<Command> {
        self.ear.unfinished()
    }

    /// Returns what is to be said of a change of the Model. There is always something: who asked for a thing hears that
    /// it was done, or what is asked.
    pub fn news(&mut self, model: &Model) -> Vec<String> {
        let now = Heard::of(model);
        let before = std::mem::replace(&mut self.heard, now);
        let (voice, now) = (Voice::of(model), &self.heard);
        let asked = std::mem::take(&mut self.asked);
        let opened = now.overlay.filter(|open| asked || before.overlay != Some(*open));
        let opened = opened.map(|open| window::lines(voice, open)).unwrap_or_default();
        let answer = self.then.take().map(|query| query::answer(voice, &query)).unwrap_or_default();
        let news = News {
            voice,
            before: &before,
            now,
            did: std::mem::take(&mut self.did),
            chose: self.chose.take(),
            result: [opened, answer].concat(),
        };
        let lines = news.tell(self.refused.take());
        let is_new = |(kind, line): &(Kind, String)| {
            matches!(kind, Kind::Answer(_)) && !before.lines.iter().any(|(_, known)| known == line)
        };
        if now.sent != before.sent || now.page != before.page || now.lines.iter().any(is_new) {
            self.ear.ready = false;
        }
        self.heed(voice, &lines);
        harmless(lines)
    }

    /// Keeps whether it was just said that Enter sends what is written, or what else Enter does.
    fn heed(&mut self, voice: Voice<'_>, lines: &[String]) {
        if voice.model.stage != Stage::Lesson {
            self.ear.ready = false;
        } else if lines.contains(&voice.say(&Message::SentAlready)) {
            self.ear.ready = true;
        } else if lines.contains(&page::ready(voice)) {
            self.ear.ready = !command::is_blank(voice.model) || command::is_sent(voice.model);
        } else if page::asked(voice).iter().any(|asked| lines.contains(asked)) {
            self.ear.ready = false;
        }
    }

    /// Returns the last words.
    #[must_use]
    pub fn bye(model: &Model) -> Vec<String> {
        harmless(vec![Voice::of(model).say(&Message::AloudBye)])
    }
}

/// What a number chooses right now, as it is confirmed.
fn chosen(voice: Voice<'_>, number: usize) -> Option<String> {
    let asked = command::asking(voice.model);
    let in_a_list = voice.model.overlay.is_some_and(|open| command::entries(voice.model, open) > 0);
    if voice.model.stage != Stage::Lesson || asked == Asking::Nothing || in_a_list {
        return None;
    }
    let blocks = crate::page::aloud(voice.model, voice.lang);
    let entries = crate::app::asked::entries(&asked);
    // How sure one is stands below the choices, and is counted from 1 again.
    let of_these =
        blocks.iter().filter(|block| matches!(block.kind, Kind::Choice { .. })).rev().take(entries);
    let of_these: Vec<_> = of_these.collect();
    let is_it = |kind| matches!(kind, Kind::Choice { number: own, .. } if own == number);
    let chosen = of_these.iter().find(|block| is_it(block.kind))?;
    // An answer of several choices is said as one.
    let taken = |kind| matches!(kind, Kind::Choice { taken: true, number: own } if own != number);
    let taken = of_these.iter().rev().filter(|block| taken(block.kind));
    let choices = taken.chain([chosen]).map(|block| format!("“{}”", voice::text(&block.body)));
    Some(voice.say(&Message::AloudYouSaid { choices: choices.collect::<Vec<_>>().join(", ") }))
}

/// Returns lines that can be written anywhere: without controls, none of them empty. The body of a message keeps its
/// indentation.
fn harmless(lines: Vec<String>) -> Vec<String> {
    let whole = lines.iter().flat_map(|line| line.split('\n'));
    let shown = whole.map(|line| clean::shown(line).trim_end().to_owned());
    shown.filter(|line| !line.is_empty()).collect()
}
