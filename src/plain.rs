//! The Model spoken line by line, for screen readers, pipes and terminals that draw nothing: a line in, lines out. It reads
//! the Model only; what a line asks for comes back as a command for [`crate::app::update`].
//!
//! Each line is one sentence or one event. There is no sign to be seen, no escape sequence, no second drawing of
//! anything: what has been said is said again only where somebody asks for it.

mod exchange;
mod hear;
mod journey;
mod page;
mod query;
mod request;
mod server;
mod voice;
mod window;

use crate::app::asked::{Asking, asking};
use crate::app::command::{self, Command};
use crate::app::{Model, Overlay, Part, Stage};
use crate::i18n::{Lang, Message};
use crate::lab::link::Plan;
use crate::page::Kind;
use crate::text::clean;

use hear::{Ear, Understood};
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
    /// What is to be read once the Model has changed.
    then: Option<Query>,
    /// Whether a command was given: it closes what was open before.
    asked: bool,
}

/// What the learner has heard of the Model.
#[derive(Clone, Debug, PartialEq)]
struct Heard {
    lang: Lang,
    stage: Stage,
    lesson: usize,
    page: (usize, Part),
    lines: Vec<(Kind, String)>,
    in_sandbox: bool,
    scene: Option<String>,
    /// Exchanges on every branch, and the number of the one that is looked at.
    sent: (usize, usize),
    written: String,
    plan: Plan,
    overlay: Option<Overlay>,
}

impl Heard {
    fn of(model: &Model) -> Self {
        let (play, lab) = (&model.play, model.play.lab());
        Self {
            lang: model.lang,
            stage: model.stage.clone(),
            lesson: play.lesson,
            page: (play.step, play.part),
            lines: page::blocks(Voice::of(model)),
            in_sandbox: play.in_sandbox,
            scene: play.sandbox_scene.clone().filter(|_| play.in_sandbox),
            sent: (lab.history().len(), lab.last().map_or(0, |exchange| exchange.number)),
            written: play.composer.as_raw(),
            plan: lab.plan(),
            overlay: model.overlay,
        }
    }
}

impl Talk {
    /// Begins: says what this is, and the page that is open.
    #[must_use]
    pub fn begin(model: &Model) -> (Self, Vec<String>) {
        let talk =
            Self { ear: Ear::default(), heard: Heard::of(model), chose: None, then: None, asked: false };
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
            None => Reply::Say(harmless(query::answer(voice, &query))),
        }
    }

    fn ask_for(&mut self, voice: Voice<'_>, command: Command, then: Option<Query>) -> Reply {
        self.then = then;
        self.asked = true;
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
        let chose = self.chose.take();
        let mut lines: Vec<String> = chose.iter().cloned().collect();
        lines.extend(model.toast.as_ref().map(|toast| voice.say(toast)));
        if now.stage != before.stage || now.lang != before.lang || now.lesson != before.lesson {
            let chosen = now.stage == Stage::Lesson && before.stage != Stage::Lesson;
            lines.extend(chosen.then(|| voice.welcome()));
            lines.extend(page::opened(voice));
        } else if now.stage == Stage::Lesson {
            lines.extend(server::scene(voice).filter(|_| now.scene != before.scene));
            lines.extend(sent(voice, &before, now));
            if now.page == before.page {
                lines.extend(fresh(&before, now, chose.is_some()));
                let written = now.written != before.written && now.sent == before.sent;
                lines.extend(written.then(|| page::ready(voice)));
                let planned = now.plan != before.plan && now.sent == before.sent;
                lines.extend(planned.then(|| page::plan(voice)).into_iter().flatten());
            } else {
                lines.extend(page::turned(voice));
            }
        }
        let asked = std::mem::take(&mut self.asked);
        let opened = now.overlay.filter(|open| asked || before.overlay != Some(*open));
        lines.extend(opened.map(|open| window::lines(voice, open)).unwrap_or_default());
        lines.extend(self.then.take().map(|query| query::answer(voice, &query)).unwrap_or_default());
        if lines.is_empty() {
            lines = page::asked(voice);
        }
        harmless(lines)
    }

    /// Returns the last words.
    #[must_use]
    pub fn bye(model: &Model) -> Vec<String> {
        harmless(vec![Voice::of(model).say(&Message::AloudBye)])
    }
}

/// What was sent, or which moment of the past is looked at now.
fn sent(voice: Voice<'_>, before: &Heard, now: &Heard) -> Vec<String> {
    if now.in_sandbox != before.in_sandbox || now.sent == before.sent {
        return Vec::new();
    }
    if now.sent.0 <= before.sent.0 {
        return server::moment(voice);
    }
    let new = before.sent.0 + 1..=now.sent.0;
    let new = new.filter_map(|number| voice.lab().history().exchange(number));
    new.flat_map(|exchange| exchange::lines(voice, exchange)).collect()
}

/// What stands on the page that did not before. An answer is always spoken to, also where it is the same again.
fn fresh(before: &Heard, now: &Heard, answered: bool) -> Vec<String> {
    let is_new = |(kind, line): &&(Kind, String)| match kind {
        Kind::Choice { taken: true, .. } => false,
        Kind::Answer(_) if answered => true,
        _ => !before.lines.iter().any(|(_, known)| known == line),
    };
    now.lines.iter().filter(is_new).map(|(_, line)| line.clone()).collect()
}

/// What a number chooses right now, as it is confirmed.
fn chosen(voice: Voice<'_>, number: usize) -> Option<String> {
    let asked = asking(voice.model);
    let in_a_list = voice.model.overlay.is_some_and(|open| command::entries(voice.model, open) > 0);
    if voice.model.stage != Stage::Lesson || asked == Asking::Nothing || in_a_list {
        return None;
    }
    let blocks = crate::page::aloud(voice.model, voice.lang);
    let is_it = |kind| matches!(kind, Kind::Choice { number: own, .. } if own == number);
    let entries = crate::app::asked::entries(&asked);
    // How sure one is stands below the choices, and is counted from 1 again.
    let of_these =
        blocks.iter().filter(|block| matches!(block.kind, Kind::Choice { .. })).rev().take(entries);
    let block = of_these.into_iter().find(|block| is_it(block.kind))?;
    Some(format!("{}“{}”", voice.say(&Message::YouSaid), voice::text(&block.body)))
}

/// Returns lines that can be written anywhere: without controls, none of them empty.
fn harmless(lines: Vec<String>) -> Vec<String> {
    let whole = lines.iter().flat_map(|line| line.split('\n'));
    let shown = whole.map(|line| clean::shown(line).trim().to_owned());
    shown.filter(|line| !line.is_empty()).collect()
}
