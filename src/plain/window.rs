//! What would open as a window over the screen, as lines.

use super::voice::{self, Voice};
use super::{page, query};
use crate::app::Overlay;
use crate::app::play::count;
use crate::app::verb::Verb;
use crate::i18n::Message;
use crate::lab::Run;

/// Returns what is open.
pub(super) fn lines(voice: Voice<'_>, open: Overlay) -> Vec<String> {
    let next = || Voice { lang: voice.model.world.catalog.next(voice.lang), ..voice };
    match open {
        Overlay::Lessons { .. } => lessons(voice),
        Overlay::Proof | Overlay::Prove { .. } => proof(voice),
        Overlay::Difference { .. } => query::difference(voice),
        Overlay::Help { .. } | Overlay::Menu { .. } => query::help(voice),
        Overlay::Peek { .. } => page::turned(next()),
        Overlay::Both { .. } => [page::turned(voice), page::turned(next())].concat(),
        Overlay::Branch { .. } | Overlay::Reset | Overlay::Restart => question(voice, open),
        other => {
            let blocks = crate::page::overlay(voice.model, voice.lang, other);
            blocks.iter().map(|block| voice::text(&block.body)).collect()
        }
    }
}

/// The questions that Enter answers with yes.
fn question(voice: Voice<'_>, open: Overlay) -> Vec<String> {
    let messages = crate::page::questions(voice.model, open);
    messages.iter().map(|message| voice.say(message)).collect()
}

/// The lessons, each with the number that opens it.
pub(super) fn lessons(voice: Voice<'_>) -> Vec<String> {
    let model = voice.model;
    let entry = |(at, lesson): (usize, &crate::course::Lesson)| {
        let (n, title) = ((at + 1).to_string(), crate::page::title(model, voice.lang, at));
        let kept = model.learner.lessons.get(&lesson.id);
        voice.say(&match kept {
            Some(kept) if kept.done => Message::AloudLessonDone { n, title },
            Some(kept) if kept.step.is_some() => Message::AloudLessonBegun { n, title },
            _ if at == model.play.lesson => Message::AloudLessonBegun { n, title },
            _ => Message::AloudLessonOpen { n, title },
        })
    };
    let mut lines: Vec<String> = model.world.course.lessons.iter().enumerate().map(entry).collect();
    lines.push(voice.say(&Message::AloudType { word: voice.example(Verb::Open, "3") }));
    lines
}

/// The last proof: once, several times, and whether that made a difference.
fn proof(voice: Voice<'_>) -> Vec<String> {
    let Some(proof) = voice.lab().proofs().last() else { return Vec::new() };
    let status = |run: &Run| {
        let codes = run.responses.iter().map(|response| response.status().as_u16().to_string());
        codes.collect::<Vec<_>>().join(", ")
    };
    let state = if proof.same_state { Message::ProofSameState } else { Message::ProofOtherState };
    let answers = if proof.same_answers { Message::ProofSameAnswers } else { Message::ProofOtherAnswers };
    let messages = [
        Message::AloudProofOnce { status: status(&proof.once), n: count(proof.once.count) },
        Message::AloudProofTimes {
            times: i64::from(proof.times),
            status: status(&proof.many),
            n: count(proof.many.count),
        },
        state,
        answers,
    ];
    messages.iter().map(|message| voice.say(message)).collect()
}
