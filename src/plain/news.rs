//! What is to be told of a change of the Model: what came of what was asked for, what is new, and what is asked now.

use super::voice::Voice;
use super::{exchange, page, server};
use crate::app::command::{self, Command};
use crate::app::verb::Verb;
use crate::app::{Model, Overlay, Part, Stage};
use crate::i18n::{Lang, Message};
use crate::lab::Origin;
use crate::lab::link::Plan;
use crate::page::Kind;

/// What was asked for that always has an answer of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Did {
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
    pub(super) fn of(model: &Model, command: &Command) -> Self {
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
pub(super) struct Heard {
    pub(super) lang: Lang,
    pub(super) stage: Stage,
    pub(super) lesson: usize,
    pub(super) page: (usize, Part),
    pub(super) lines: Vec<(Kind, String)>,
    pub(super) choices: Vec<String>,
    pub(super) in_sandbox: bool,
    pub(super) scene: Option<String>,
    pub(super) is_past: bool,
    /// Exchanges on every branch, and the number of the one that is looked at.
    pub(super) sent: (usize, usize),
    pub(super) written: String,
    pub(super) plan: Plan,
    pub(super) overlay: Option<Overlay>,
}

impl Heard {
    pub(super) fn of(model: &Model) -> Self {
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

/// A change of the Model: how it was and how it is, and what had been asked for.
pub(super) struct News<'a> {
    /// Who tells it.
    pub(super) voice: Voice<'a>,
    /// What was heard last.
    pub(super) before: &'a Heard,
    /// What there is to be heard now.
    pub(super) now: &'a Heard,
    /// What was done.
    pub(super) did: Did,
    /// What a number chose, to be confirmed.
    pub(super) chose: Option<String>,
    /// What was asked to be read.
    pub(super) result: Vec<String>,
}

impl News<'_> {
    /// Tells it; `refused` is that a question was answered with no.
    pub(super) fn tell(&self, refused: Option<String>) -> Vec<String> {
        let (voice, before, now) = (self.voice, self.before, self.now);
        let mut lines: Vec<String> = refused.into_iter().chain(self.chose.clone()).collect();
        lines.extend(voice.model.toast.as_ref().map(|toast| voice.say(toast)));
        if now.stage != before.stage || now.lang != before.lang || now.lesson != before.lesson {
            let chosen = now.stage == Stage::Lesson && before.stage != Stage::Lesson;
            lines.extend(chosen.then(|| voice.welcome()));
            lines.extend(page::opened(voice));
            lines.extend(self.result.clone());
        } else if now.stage == Stage::Lesson {
            lines.extend(self.in_lesson());
        } else {
            lines.extend(self.result.clone());
        }
        lines.extend(self.at_the_end());
        if lines.is_empty() && self.did == Did::Went {
            lines = server::moment(voice);
        }
        if lines.is_empty() { page::asked(voice) } else { lines }
    }

    /// What happened in the lesson that was open before.
    fn in_lesson(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.present_again().into_iter().collect();
        let is_other = self.now.scene.is_some() && self.now.scene != self.before.scene;
        lines.extend(if is_other { server::other(self.voice) } else { self.sent() });
        if self.now.page != self.before.page {
            lines.extend(page::turned(self.voice));
            lines.extend(self.result.clone());
            return lines;
        }
        // What was asked for comes first: who hears that the page is done may go on at once.
        lines.extend(self.result.clone());
        lines.extend(self.fresh());
        if self.now.sent == self.before.sent && self.voice.model.toast.is_none() {
            lines.extend(self.prepared());
        }
        lines
    }

    /// What was sent, or which moment of the past is looked at now.
    fn sent(&self) -> Vec<String> {
        let (voice, before, now) = (self.voice, self.before, self.now);
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
    fn present_again(&self) -> Option<String> {
        let is_new = self.now.sent.0 > self.before.sent.0 && self.now.in_sandbox == self.before.in_sandbox;
        let by_peer = self.voice.lab().last().is_some_and(|last| last.origin == Origin::Peer);
        let led = is_new && by_peer && self.before.is_past && !self.now.is_past;
        led.then(|| self.voice.say(&Message::AloudPresentAgain))
    }

    /// What is written now and what is planned for it, where either was asked for or has changed.
    fn prepared(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.written().into_iter().collect();
        let wrote = matches!(self.did, Did::Wrote | Did::Header(_) | Did::Body);
        if wrote || self.now.written != self.before.written {
            lines.push(page::ready(self.voice));
        }
        if self.did == Did::Planned || self.now.plan != self.before.plan {
            lines.extend(page::new_plan(self.voice));
        }
        lines
    }

    /// What became of a header or a body that was written, where the request alone would not tell.
    fn written(&self) -> Option<String> {
        let composer = &self.voice.model.play.composer;
        Some(self.voice.say(&match &self.did {
            Did::Header(header) => match header.split_once(':') {
                Some((_, value)) if !value.trim().is_empty() => {
                    Message::AloudHeaderSet { header: header.trim().to_owned() }
                }
                named => {
                    let name = named.map_or(header.as_str(), |(name, _)| name);
                    Message::AloudHeaderGone { header: name.trim().to_owned() }
                }
            },
            Did::Body if !composer.sends_body() && !composer.body.text().is_empty() => {
                let change = self.voice.example(Verb::Method, "PUT");
                Message::AloudBodyKept { method: composer.method.clone(), change }
            }
            _ => return None,
        }))
    }

    /// What stands on the page that did not before. An answer that is whole is always spoken to, also where it is the same
    /// again; who has met a goal hears which are left.
    fn fresh(&self) -> Vec<String> {
        let (before, now) = (self.before, self.now);
        let answered = self.chose.is_some() && self.voice.model.play.taken.is_empty();
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
        lines.splice(after..after, if any_met { page::left(self.voice) } else { Vec::new() });
        lines
    }

    /// What can be done by who did not hear the question, or has come to the end of the course.
    fn at_the_end(&self) -> Vec<String> {
        let voice = self.voice;
        match &voice.model.toast {
            Some(Message::MarkFirst { .. }) if self.did == Did::Entered => {
                vec![voice.say(&Message::AloudRepeat { repeat: voice.word(Verb::Repeat) })]
            }
            Some(Message::CourseDone) => page::what_now(voice),
            _ => Vec::new(),
        }
    }
}
