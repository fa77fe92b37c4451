//! The Model spoken line by line, for screen readers, pipes and terminals that draw nothing: a line in, lines out. It reads
//! the Model only; what a line asks for comes back as a command for [`crate::app::update`].
//!
//! Each line is one sentence or one event. There is no sign to be seen, no escape sequence, no second drawing of
//! anything: what has been said is said again only where somebody asks for it.

mod exchange;
mod hear;
mod help;
mod journey;
mod page;
mod query;
mod request;
mod server;
mod voice;
mod window;

use crate::app::asked::Asking;
use crate::app::command::{self, Command};
use crate::app::verb::Verb;
use crate::app::{Model, Overlay, Part, Stage};
use crate::i18n::{Lang, Message};
use crate::lab::Origin;
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
    /// What the line that was typed has written or planned: it is told even where it was so before.
    did: Did,
    /// That a question was answered with no.
    refused: Option<String>,
    /// What is to be read once the Model has changed.
    then: Option<Query>,
    /// Whether a command was given: it closes what was open before.
    asked: bool,
}

/// What was asked for that always has an answer of its own.
#[derive(Clone, Debug, Default, PartialEq)]
enum Did {
    /// Nothing of that kind.
    #[default]
    Other,
    /// A part of the request.
    Wrote,
    /// A header of it.
    Header(String),
    /// Its body.
    Body,
    /// What happens to the next request.
    Planned,
    /// Nothing but Enter.
    Entered,
    /// The moment of the history that is looked at.
    Went,
}

impl Did {
    fn of(model: &Model, command: &Command) -> Self {
        match command {
            Command::Write(command::Part::Header(header)) => Self::Header(header.clone()),
            Command::Write(command::Part::Body(_)) => Self::Body,
            Command::Write(_) | Command::Follow => Self::Wrote,
            Command::Enter => Self::Entered,
            Command::Fault(_) | Command::Retry(_) => Self::Planned,
            Command::Choose(_) if matches!(model.overlay, Some(Overlay::Network { .. })) => Self::Planned,
            Command::Moment(_) => Self::Went,
            Command::Choose(_) if matches!(model.overlay, Some(Overlay::History { .. })) => Self::Went,
            _ => Self::Other,
        }
    }
}

/// What the learner has heard of the Model.
#[derive(Clone, Debug, PartialEq)]
struct Heard {
    lang: Lang,
    stage: Stage,
    lesson: usize,
    page: (usize, Part),
    lines: Vec<(Kind, String)>,
    choices: Vec<String>,
    in_sandbox: bool,
    scene: Option<String>,
    is_past: bool,
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
            choices: page::choices(Voice::of(model)),
            in_sandbox: play.in_sandbox,
            scene: play.own_scene().map(str::to_owned),
            is_past: lab.is_past(),
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
        let (chose, did) = (self.chose.take(), std::mem::take(&mut self.did));
        let asked = std::mem::take(&mut self.asked);
        let opened = now.overlay.filter(|open| asked || before.overlay != Some(*open));
        let opened = opened.map(|open| window::lines(voice, open)).unwrap_or_default();
        let answer = self.then.take().map(|query| query::answer(voice, &query)).unwrap_or_default();
        // What was asked for comes first: who hears that the page is done may go on at once.
        let mut result = [opened, answer].concat();
        let mut lines: Vec<String> = self.refused.take().into_iter().chain(chose.clone()).collect();
        lines.extend(model.toast.as_ref().map(|toast| voice.say(toast)));
        if now.stage != before.stage || now.lang != before.lang || now.lesson != before.lesson {
            let chosen = now.stage == Stage::Lesson && before.stage != Stage::Lesson;
            lines.extend(chosen.then(|| voice.welcome()));
            lines.extend(page::opened(voice));
        } else if now.stage == Stage::Lesson {
            lines.extend(present_again(voice, &before, now));
            let is_other = now.scene.is_some() && now.scene != before.scene;
            lines.extend(is_other.then(|| server::other(voice)).into_iter().flatten());
            lines.extend((!is_other).then(|| sent(voice, &before, now)).into_iter().flatten());
            if now.page == before.page {
                lines.append(&mut result);
                // An answer of several choices is spoken to when it is whole.
                let answered = chose.is_some() && model.play.taken.is_empty();
                lines.extend(fresh(voice, &before, now, answered));
                let is_still = now.sent == before.sent && model.toast.is_none();
                lines.extend(written(voice, &did).filter(|_| is_still));
                let changed =
                    now.written != before.written || matches!(did, Did::Wrote | Did::Header(_) | Did::Body);
                lines.extend((is_still && changed).then(|| page::ready(voice)));
                let planned = now.plan != before.plan || did == Did::Planned;
                lines.extend((is_still && planned).then(|| page::new_plan(voice)).into_iter().flatten());
            } else {
                lines.extend(page::turned(voice));
            }
        }
        lines.append(&mut result);
        // Who has not heard the question, or not all of it, does not know what the numbers are.
        if did == Did::Entered && matches!(model.toast, Some(Message::MarkFirst { .. })) {
            lines.push(voice.say(&Message::AloudRepeat { repeat: voice.word(Verb::Repeat) }));
        }
        if model.toast == Some(Message::CourseDone) {
            lines.extend(page::what_now(voice));
        }
        if lines.is_empty() && did == Did::Went {
            lines = server::moment(voice);
        }
        if lines.is_empty() {
            lines = page::asked(voice);
        }
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
        } else if lines.contains(&page::ready(voice)) {
            self.ear.ready = !command::is_blank(voice.model);
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

/// That the second client has led into the present: who was in the past did not ask for that.
fn present_again(voice: Voice<'_>, before: &Heard, now: &Heard) -> Option<String> {
    let is_new = now.sent.0 > before.sent.0 && now.in_sandbox == before.in_sandbox;
    let by_peer = voice.lab().last().is_some_and(|last| last.origin == Origin::Peer);
    let led = is_new && by_peer && before.is_past && !now.is_past;
    led.then(|| voice.say(&Message::AloudPresentAgain))
}

/// What became of a header or a body that was written, where the request alone would not tell.
fn written(voice: Voice<'_>, did: &Did) -> Option<String> {
    let composer = &voice.model.play.composer;
    Some(voice.say(&match did {
        Did::Header(header) => match header.split_once(':') {
            Some((_, value)) if !value.trim().is_empty() => {
                Message::AloudHeaderSet { header: header.trim().to_owned() }
            }
            named => {
                let name = named.map_or(header.as_str(), |(name, _)| name);
                Message::AloudHeaderGone { header: name.trim().to_owned() }
            }
        },
        Did::Body if !composer.sends_body() && !composer.body.text().is_empty() => Message::AloudBodyKept {
            method: composer.method.clone(),
            change: voice.example(Verb::Method, "PUT"),
        },
        _ => return None,
    }))
}

/// What stands on the page that did not before. An answer is always spoken to, also where it is the same again; who has
/// met a goal hears which are left.
fn fresh(voice: Voice<'_>, before: &Heard, now: &Heard, answered: bool) -> Vec<String> {
    let is_unknown = |line: &String| !before.lines.iter().any(|(_, known)| known == line);
    let is_new = |(kind, line): &&(Kind, String)| match kind {
        Kind::Choice { taken, .. } => !taken && now.choices != before.choices && is_unknown(line),
        Kind::Answer(_) if answered => true,
        _ => is_unknown(line),
    };
    let is = |wanted: Kind| move |(kind, _): &&(Kind, String)| *kind == wanted;
    let (met, unmet) = (is(Kind::Goal { met: true }), is(Kind::Goal { met: false }));
    let news: Vec<_> = now.lines.iter().filter(is_new).collect();
    let any_met = news.iter().any(&met);
    let news: Vec<_> = news.into_iter().filter(|line| !any_met || !unmet(line)).collect();
    let after = news.iter().rposition(&met).map_or(0, |last| last + 1);
    let mut lines: Vec<String> = news.into_iter().map(|(_, line)| line.clone()).collect();
    lines.splice(after..after, if any_met { page::left(voice) } else { Vec::new() });
    lines
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

/// Returns lines that can be written anywhere: without controls, none of them empty.
fn harmless(lines: Vec<String>) -> Vec<String> {
    let whole = lines.iter().flat_map(|line| line.split('\n'));
    let shown = whole.map(|line| clean::shown(line).trim().to_owned());
    shown.filter(|line| !line.is_empty()).collect()
}
