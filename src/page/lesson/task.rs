//! A task: what is to be reached, what helps, and what came of the predictions.

use super::{Face, verdict_lead};
use crate::app::{Focus, play};
use crate::course::{Hint, Step, StepText, Task, goal};
use crate::i18n::Message;
use crate::page::{Block, Kind, Medium, number};
use crate::text::{Role, Span};

impl Face<'_> {
    pub(super) fn task(self, step: &Step, task: &Task, words: &StepText) -> Vec<Block> {
        let solved = self.play().solved.contains(&step.id);
        let mut blocks: Vec<Block> = Vec::new();
        for (at, aim) in task.goal.iter().enumerate() {
            let verdict = self.play().verdicts.get(at);
            let met = solved || verdict.is_some_and(|verdict| verdict.met);
            let lead = if met { Span::new("✓ ", Role::Done) } else { Span::new("· ", Role::Dim) };
            let mut body = self.prose(words.goal.get(&aim.id).map_or(&aim.id, |words| words));
            if let Some(verdict) = verdict
                .filter(|verdict| !met && verdict.need > 1)
                .filter(|verdict| verdict.have > 0 || (aim.proved.is_none() && self.medium == Medium::Screen))
            {
                body.push(self.progress(verdict.have, verdict.need));
            }
            blocks.push(Block { apart: at == 0, ..Block::item(vec![lead], body) }.of(Kind::Goal { met }));
        }
        blocks.extend(self.hints(step, task, words));
        if solved {
            let here = self.model.focus == Focus::Lesson || self.medium == Medium::Voice;
            blocks.extend(self.outcomes());
            let done = match () {
                () if !here => Message::TaskDoneElsewhere,
                () if self.play().found_done => Message::TaskDoneBefore,
                () => Message::TaskDone,
            };
            blocks.push(self.paragraph(&done, Role::Done).of(Kind::Answer(None)));
        }
        blocks
    }

    /// How far a goal is that takes several steps.
    fn progress(self, have: usize, need: usize) -> Span {
        match self.medium {
            Medium::Screen => {
                let [have, need] = [have, need].map(|n| number(self.model, self.lang, n));
                Span::new(format!(" {have}/{need}"), Role::Dim)
            }
            Medium::Voice => {
                self.say(&Message::SoFar { have: play::count(have), need: play::count(need) }, Role::Dim)
            }
        }
    }

    fn hints(self, step: &Step, task: &Task, words: &StepText) -> Vec<Block> {
        let play = self.play();
        let solved = play.solved.contains(&step.id);
        let sent = play.main.history().len() > play.sent_at_open;
        let opened = play.hints.get(&step.id).copied().unwrap_or(0);
        let lesson = play.lesson(&self.model.world.course);
        let of_use = |hint: &&Hint| play.is_of_use(&self.model.world.course, hint);
        let applies = |hint: &&Hint| {
            let holds = |when| lesson.is_some_and(|lesson| goal::holds(when, lesson, &play.main));
            sent && !solved && of_use(hint) && hint.when.as_ref().is_some_and(holds)
        };
        let by_themselves = task.hint.iter().filter(applies).map(|hint| ("! ", hint));
        let ladder: Vec<_> =
            play::ladder(task).take(opened).filter(of_use).map(|hint| ("? ", hint)).collect();
        let block = |(sign, hint): (&str, &Hint)| {
            let mut body = self.prose(words.hint.get(&hint.id).map_or(&hint.id, |words| words));
            body.extend(self.parts(hint));
            Block { apart: true, ..Block::item(vec![Span::new(sign, Role::Accent)], body) }.of(Kind::Hint)
        };
        // What the lesson itself says of the method that was sent is enough.
        let method = |hint: &Hint| hint.when.as_ref()?.last.as_ref()?.method.clone();
        let says_method = by_themselves.clone().any(|(_, hint)| method(hint).is_some());
        let told = if sent && !solved { self.told(task, says_method) } else { Vec::new() };
        told.into_iter().chain(by_themselves.chain(ladder.into_iter().rev()).map(block)).collect()
    }

    /// What the program itself has to say to what was sent last: another method than the next goal asks for, where no hint
    /// says so, or repeats that can no longer create what they should.
    fn told(self, task: &Task, says_method: bool) -> Vec<Block> {
        let play = self.play();
        let missing = play.missing(&self.model.world.course);
        let other = missing.first().and_then(|goal| goal.method()).and_then(|wanted| {
            let last = play.main.last()?;
            let sent = last.method()?;
            // Who only looks, or clears an address for another try, does nothing wrong.
            let helps = ["GET", "HEAD", "OPTIONS"].contains(&sent) || (sent == "DELETE" && last.is_applied());
            let other = sent != wanted && !helps;
            other.then(|| Message::OtherMethod { sent: sent.to_owned(), wanted: wanted.to_owned() })
        });
        let repeats = task.goal.iter().filter_map(|goal| goal.repeated.as_ref());
        let stalled = repeats
            .filter(|repeated| goal::stalled(repeated, &play.main))
            .filter_map(|repeated| Some(Message::AlreadyThere { target: repeated.target.clone()? }));
        let block = |message| Block {
            apart: true,
            ..Block::item(vec![Span::new("! ", Role::Accent)], vec![self.say(&message, Role::Text)])
        };
        other.filter(|_| !says_method).into_iter().chain(stalled).map(block).collect()
    }

    /// Where the last two requests differ, for a hint that speaks of it.
    fn parts(self, hint: &Hint) -> Vec<Span> {
        let filter = hint.when.as_ref().and_then(|when| when.changed.as_ref());
        let lesson = self.play().lesson(&self.model.world.course);
        let changed =
            filter.zip(lesson).and_then(|(filter, lesson)| goal::changed(filter, lesson, &self.play().main));
        let Some(changed) = changed else { return Vec::new() };
        let parts = [
            (changed.method, Message::PartMethod),
            (changed.target, Message::PartTarget),
            (!changed.headers.is_empty(), Message::PartHeaders),
            (changed.body, Message::PartBody),
        ];
        let named: Vec<_> = parts.into_iter().filter(|(differs, _)| *differs).collect();
        let between = |at| Span::new(if at == 0 { " → " } else { ", " }, Role::Dim);
        let spans = named.iter().enumerate();
        spans.flat_map(|(at, (_, part))| [between(at), self.say(part, Role::Strong)]).collect()
    }

    /// What was predicted, and what it was, in one line each.
    fn outcomes(self) -> Vec<Block> {
        let due = self.play().predictions_due(&self.model.world.course);
        due.into_iter().enumerate().map(|(at, step)| Block { apart: at == 0, ..self.outcome(step) }).collect()
    }

    fn outcome(self, step: &Step) -> Block {
        let words = &*self.text_of(step);
        let given = self.play().given.get(&step.id).cloned().unwrap_or_default();
        let name = |ids: &[String]| -> Vec<Span> {
            let one = |id: &String| self.prose(words.choice.get(id).map_or(id, |words| words));
            let names = ids.iter().map(one).collect::<Vec<_>>().join(&Span::new(", ", Role::Text));
            [vec![Span::new("“", Role::Dim)], names, vec![Span::new("”", Role::Dim)]].concat()
        };
        let was = step.predict.as_ref().map(|predict| name(&predict.answer)).unwrap_or_default();
        let dim = |message| self.say(&message, Role::Dim);
        if given.choices.is_empty() {
            return Block::item(
                vec![Span::new("· ", Role::Dim)],
                [vec![dim(Message::NotSaid)], was].concat(),
            );
        }
        let mut body = vec![dim(Message::YouSaid)];
        body.extend(name(&given.choices));
        if let Some(sure) = given.sure {
            body.push(Span::new(", ", Role::Text));
            body.push(self.say(if sure { &Message::SureSaid } else { &Message::UnsureSaid }, Role::Text));
        }
        let right = given.right == Some(true);
        body.push(dim(if right { Message::AndSoItWas } else { Message::ItWas }));
        body.extend(if right { Vec::new() } else { was });
        Block::item(verdict_lead(right), body)
    }
}
