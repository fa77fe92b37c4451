//! What would open as a window over the screen, as lines.

use super::voice::{self, Voice};
use super::{exchange, help, journey, page, query, server};
use crate::app::Overlay;
use crate::app::answer;
use crate::app::asked;
use crate::app::play::count;
use crate::app::scenes;
use crate::i18n::Message;
use crate::lab::link::Fault;
use crate::lab::{Change, Mark, Run};
use crate::page::Block;

/// Returns what is open.
pub(super) fn lines(voice: Voice<'_>, open: Overlay) -> Vec<String> {
    let next = || Voice { lang: voice.model.world.catalog.next(voice.lang), ..voice };
    match open {
        Overlay::Lessons { .. } => lessons(voice),
        Overlay::Proof | Overlay::Prove { .. } => proof(voice),
        Overlay::Difference { .. } => query::difference(voice),
        Overlay::Help { .. } | Overlay::Menu { .. } => help::help(voice),
        Overlay::Peek { .. } => page::turned(next()),
        Overlay::Both { .. } => [page::turned(voice), page::turned(next())].concat(),
        Overlay::History { .. } => query::history(voice),
        Overlay::Journey { shown, .. } => journey::lines(voice, shown),
        Overlay::Network { .. } => network(voice),
        Overlay::Scenes { .. } => servers(voice),
        Overlay::Branch { .. } | Overlay::Scene { .. } | Overlay::Reset | Overlay::Restart => {
            question(voice, open)
        }
        other => {
            let blocks = crate::page::overlay(voice.model, voice.lang, other);
            blocks.iter().map(|block| told(voice, block)).collect()
        }
    }
}

/// A line of a window: what it begins with is told where it is a word or the sign of a change.
pub(super) fn told(voice: Voice<'_>, block: &Block) -> String {
    let (lead, body) = (voice::text(&block.lead), voice::text(&block.body));
    let target = || block.body.first().map(|span| span.text.clone()).unwrap_or_default();
    match lead.trim() {
        "+" => voice.say(&Message::AloudMade { target: target() }),
        "~" => voice.say(&Message::AloudReplaced { target: target() }),
        "=" => voice.say(&Message::AloudUnchanged { target: target() }),
        "−" => voice.say(&Message::AloudGone { target: target() }),
        lead if lead.chars().any(char::is_alphanumeric) => voice::unsigned(&format!("{lead} {body}")),
        _ => voice::unsigned(&body),
    }
}

/// What can happen to the next request, each with its number; and what the client does then.
fn network(voice: Voice<'_>) -> Vec<String> {
    let fault = |(at, fault): (usize, &Fault)| voice.entry(at, fault_in_list(voice, *fault));
    let mut lines = vec![voice.say(&Message::NetworkAsk)];
    lines.extend(Fault::ALL.iter().enumerate().map(fault));
    lines.push(page::policy(voice));
    lines.push(voice.say(&asked::choose_one(Fault::ALL.len())));
    lines
}

/// A fault, and whether it is the one that the next request will meet.
fn fault_in_list(voice: Voice<'_>, fault: Fault) -> String {
    let name = voice.say(&crate::page::fault(fault));
    if voice.lab().plan().fault != fault {
        return name;
    }
    voice.say(&Message::AloudSetNow { fault: name })
}

/// The servers that the sandbox can have, each with its number, and which one it is now.
fn servers(voice: Voice<'_>) -> Vec<String> {
    let here = scenes::present(voice.model);
    let entry = |(at, name): (usize, &str)| {
        let is_here = (here == Some(name)).then(|| voice.say(&Message::SceneHere));
        let parts: Vec<String> = [server::about(voice, name)].into_iter().chain(is_here).collect();
        voice.entry(at, parts.join(", "))
    };
    let mut lines: Vec<String> = scenes::names(voice.model).enumerate().map(entry).collect();
    lines.push(voice.say(&asked::choose_one(lines.len())));
    lines
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
        let (n, title) = (count(at + 1), crate::page::title(model, voice.lang, at));
        let kept = model.learner.lessons.get(&lesson.id);
        voice.say(&match kept {
            Some(kept) if kept.done => Message::AloudLessonDone { n, title },
            Some(kept) if kept.step.is_some() => Message::AloudLessonBegun { n, title },
            _ if at == model.play.lesson => Message::AloudLessonBegun { n, title },
            _ => Message::AloudLessonOpen { n, title },
        })
    };
    let mut lines: Vec<String> = model.world.course.lessons.iter().enumerate().map(entry).collect();
    lines.push(voice.say(&asked::choose_one(lines.len())));
    lines
}

/// How one resource differs after several times from what once left, part by part.
fn differs(voice: Voice<'_>, change: &Change) -> Vec<String> {
    let target = change.target.as_str().to_owned();
    let first = voice.say(&match change.mark {
        Mark::Created => Message::AloudProofAlso { target },
        Mark::Replaced | Mark::Unchanged => Message::AloudProofOther { target },
        Mark::Removed => Message::AloudProofMissing { target },
    });
    let parts = match change.mark {
        Mark::Replaced => answer::compared(change.before.as_ref(), change.after.as_ref()),
        _ => Vec::new(),
    };
    std::iter::once(first).chain(parts.iter().filter_map(|part| exchange::member(voice, part))).collect()
}

/// The last proof: once, several times, and whether that made a difference; then where the two differ.
fn proof(voice: Voice<'_>) -> Vec<String> {
    let Some(proof) = voice.lab().proofs().last() else { return Vec::new() };
    let status = |run: &Run| {
        let codes = run.statuses().map(|status| status.as_u16().to_string());
        codes.collect::<Vec<_>>().join(", ")
    };
    let times = i64::from(proof.times);
    let state = if proof.same_state { Message::ProofSameState } else { Message::ProofOtherState };
    let answers = if proof.same_answers { Message::ProofSameAnswers } else { Message::ProofOtherAnswers };
    let messages = [
        Message::AloudProofOnce { status: status(&proof.once), n: count(proof.once.count) },
        Message::AloudProofTimes { times, status: status(&proof.many), n: count(proof.many.count) },
        state,
        answers,
    ];
    let mut lines: Vec<String> = messages.iter().map(|message| voice.say(message)).collect();
    if !proof.differences.is_empty() {
        lines.push(voice.say(&Message::ProofDifferences { times }));
        lines.extend(proof.differences.iter().flat_map(|change| differs(voice, change)));
    }
    lines.extend(crate::page::proof_notes(proof).iter().map(|note| voice.say(note)));
    lines
}
