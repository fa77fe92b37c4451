//! What can be open over the screen, in words.

use super::status::title;
use super::{Block, number, prose, say};
use crate::app::answer::{self, Changed};
use crate::app::{Model, Overlay, play};
use crate::course::LessonText;
use crate::i18n::{Lang, Message};
use crate::lab::diff::Kind;
use crate::lab::prove::{Proof, Run};
use crate::lab::{Lab, Sent};
use crate::text::{Role, Span, clean};

/// How many exchanges before and after the marked one are worth laying out.
const AROUND: usize = 60;

/// Returns what is open, in words.
#[must_use]
pub fn overlay(model: &Model, lang: Lang, open: Overlay) -> Vec<Block> {
    match open {
        Overlay::Help { .. } => super::help(model, lang),
        Overlay::Menu { marked } => super::menu(model, lang, marked),
        Overlay::Lessons { marked } => lessons(model, lang, marked),
        Overlay::Objective => objective(model, lang),
        Overlay::Peek { .. } => super::lesson(model, model.world.catalog.next(lang)),
        Overlay::Both { .. } => both(model, lang),
        Overlay::Prove { times } => prove(model, lang, times),
        Overlay::Proof => proof(model, lang),
        Overlay::Difference { .. } => difference(model, lang),
        Overlay::Text { marked } => marked_text(model, lang, marked),
        Overlay::History { marked } => super::history(model, lang, marked, AROUND),
        Overlay::Network { marked, retry } => super::network(model, lang, marked, retry).blocks(),
        Overlay::Journey { shown, .. } => super::journey::told(model, lang, shown),
        Overlay::Branch { .. } | Overlay::Reset | Overlay::Restart => asked(model, lang, open),
    }
}

/// What has the focus, its marked paragraph in the role that marks.
fn marked_text(model: &Model, lang: Lang, marked: usize) -> Vec<Block> {
    let mut blocks = super::focused(model, lang);
    if let Some(block) = blocks.get_mut(marked) {
        block.lead.iter_mut().chain(&mut block.body).for_each(|span| span.role = Role::Marked);
    }
    blocks
}

/// Returns the title of what is open.
#[must_use]
pub fn overlay_title(overlay: Overlay) -> Message {
    match overlay {
        Overlay::Help { .. } => Message::DoHelp,
        Overlay::Menu { .. } => Message::DoMenu,
        Overlay::Lessons { .. } => Message::DoLessons,
        Overlay::Objective => Message::DoObjective,
        Overlay::Peek { .. } => Message::DoPeek,
        Overlay::Both { .. } => Message::DoBoth,
        Overlay::Prove { .. } | Overlay::Proof => Message::DoProve,
        Overlay::Difference { .. } => Message::DoDifference,
        Overlay::Text { .. } => Message::DoText,
        Overlay::History { .. } => Message::DoHistory,
        Overlay::Network { .. } => Message::TitleNetwork,
        Overlay::Journey { .. } => Message::TitleJourney,
        Overlay::Branch { .. } => Message::TitleBranch,
        Overlay::Reset => Message::DoReset,
        Overlay::Restart => Message::DoRestart,
    }
}

/// Returns the list of lessons: done or not, time, title.
fn lessons(model: &Model, lang: Lang, marked: usize) -> Vec<Block> {
    let entry = |(at, lesson): (usize, &crate::course::Lesson)| {
        let kept = model.learner.lessons.get(&lesson.id);
        let done = kept.is_some_and(|kept| kept.done);
        let begun = at == model.play.lesson || kept.is_some_and(|kept| kept.step.is_some());
        let sign = if done {
            Span::new("● ", Role::Done)
        } else if begun {
            Span::new("◐ ", Role::Accent)
        } else {
            Span::new("○ ", Role::Dim)
        };
        let here = at == marked;
        let lead = vec![
            Span::new(if here { "▸ " } else { "  " }, Role::Accent),
            sign,
            Span::new(format!("{}  ", at + 1), Role::Key),
        ];
        let role = if here { Role::Marked } else { Role::Text };
        let minutes = Message::Minutes { n: i64::from(lesson.minutes) };
        let body = vec![
            Span::new(title(model, lang, at), role),
            Span::new("  ", Role::Dim),
            say(model, lang, &minutes, Role::Dim),
        ];
        Block::item(lead, body)
    };
    let lessons = &model.world.course.lessons;
    let done = lessons
        .iter()
        .filter(|lesson| model.learner.lessons.get(&lesson.id).is_some_and(|kept| kept.done))
        .count();
    let sum = Message::LessonsDone { n: play::count(done), of: play::count(lessons.len()) };
    let mut blocks: Vec<Block> = lessons.iter().enumerate().map(entry).collect();
    blocks.push(Block::apart(vec![say(model, lang, &sum, Role::Dim)]));
    blocks
}

/// Returns what the lesson is for.
fn objective(model: &Model, lang: Lang) -> Vec<Block> {
    let (course, catalog) = (&model.world.course, &model.world.catalog);
    let words = |lang| course.text(&model.play.lesson(course)?.id, catalog.tag(lang));
    let text: Option<&LessonText> = words(lang).or_else(|| words(catalog.base()));
    text.map(|text| Block::apart(prose(&text.objective))).into_iter().collect()
}

/// Returns the open page in this language and the next, paragraph by paragraph: blocks are the same in every language.
fn both(model: &Model, lang: Lang) -> Vec<Block> {
    let other = super::lesson(model, model.world.catalog.next(lang));
    let pairs = super::lesson(model, lang).into_iter().zip(other);
    let dim = |spans: Vec<Span>| spans.into_iter().map(|span| Span::new(span.text, Role::Dim)).collect();
    pairs
        .flat_map(|(one, two)| {
            [one, Block { lead: dim(two.lead), body: dim(two.body), apart: false, kind: two.kind }]
        })
        .collect()
}

/// Returns the question before a proof.
fn prove(model: &Model, lang: Lang, times: u8) -> Vec<Block> {
    let last = model.play.lab().last().map(|exchange| line_of(&exchange.sent())).unwrap_or_default();
    vec![
        Block::apart(vec![say(model, lang, &Message::ProveAsk { times: i64::from(times) }, Role::Text)]),
        Block::apart(vec![Span::new(last, Role::Mine)]),
        Block::apart(vec![say(model, lang, &Message::ProveKeys { keys: "2–9".to_owned() }, Role::Dim)]),
    ]
}

fn line_of(sent: &Sent) -> String {
    match sent {
        Sent::Request(request) => format!("{} {}", request.method(), request.uri()),
        Sent::Text(text) => text.lines().next().unwrap_or_default().to_owned(),
    }
}

/// Returns the last proof: once and several times, and whether that made a difference.
fn proof(model: &Model, lang: Lang) -> Vec<Block> {
    let Some(proof) = model.play.lab().proofs().last() else { return Vec::new() };
    let row = |times: usize, run: &Run| {
        let codes: Vec<String> =
            run.responses.iter().map(|response| response.status().as_u16().to_string()).collect();
        let lead = vec![Span::new(format!("{}× ", number(model, lang, times)), Role::Strong)];
        let sum = Message::ProofRun { n: play::count(run.count) };
        let body = vec![
            Span::new(codes.join(" "), Role::Server),
            Span::new("  ", Role::Dim),
            say(model, lang, &sum, Role::Text),
        ];
        Block::item(lead, body)
    };
    let mut blocks = vec![
        Block::apart(vec![Span::new(line_of(&proof.request), Role::Mine)]),
        Block { apart: true, ..row(1, &proof.once) },
        row(usize::from(proof.times), &proof.many),
    ];
    blocks.extend(findings(model, lang, proof));
    blocks
}

fn findings(model: &Model, lang: Lang, proof: &Proof) -> Vec<Block> {
    let yes_no = |yes: bool| if yes { ("✓ ", Role::Done) } else { ("✗ ", Role::Wrong) };
    let line = |same: bool, message: Message, apart: bool| {
        let (sign, role) = yes_no(same);
        Block {
            apart,
            ..Block::item(vec![Span::new(sign, role)], vec![say(model, lang, &message, Role::Text)])
        }
    };
    let state = if proof.same_state { Message::ProofSameState } else { Message::ProofOtherState };
    let answers = if proof.same_answers { Message::ProofSameAnswers } else { Message::ProofOtherAnswers };
    vec![line(proof.same_state, state, true), line(proof.same_answers, answers, false)]
}

/// Returns member by member what the last exchange changed.
fn difference(model: &Model, lang: Lang) -> Vec<Block> {
    let lab: &Lab = model.play.lab();
    let members = lab.last().map(answer::difference).unwrap_or_default();
    if members.is_empty() {
        return vec![Block::apart(vec![say(model, lang, &Message::NoDifference, Role::Text)])];
    }
    members.iter().map(changed).collect()
}

/// Returns a member with the sign of what became of it: shape first, colour second.
#[must_use]
pub fn changed(changed: &Changed) -> Block {
    let (sign, role) = match changed.kind {
        Kind::Added => ("+ ", Role::New),
        Kind::Removed => ("− ", Role::Gone),
        Kind::Changed => ("~ ", Role::Replaced),
        Kind::Same => ("  ", Role::Dim),
    };
    let name = changed.name.as_ref().map(|name| Span::new(format!("{name}: "), Role::JsonName));
    let values = Span::new(clean::shown(&changed.values.join(" → ")), role);
    Block::item(vec![Span::new(sign, role)], name.into_iter().chain([values]).collect())
}

/// Returns what is asked where Enter answers with yes; nothing where nothing is asked.
#[must_use]
pub fn questions(model: &Model, open: Overlay) -> Vec<Message> {
    match open {
        Overlay::Reset => vec![Message::ResetAsk],
        Overlay::Restart => vec![Message::RestartAsk],
        Overlay::Branch { .. } => branch(model),
        _ => Vec::new(),
    }
}

/// The question before sending from the past: what lies ahead, and what becomes of it.
fn branch(model: &Model) -> Vec<Message> {
    let lab = model.play.lab();
    let (here, ahead) = (play::count(lab.position()), play::count(lab.line_len() - lab.position()));
    let from =
        if here == 0 { Message::BranchFromStart { ahead } } else { Message::BranchAsk { here, ahead } };
    vec![from, Message::BranchKept]
}

/// The question in the role of text, what is to be known beside it dimmed.
fn asked(model: &Model, lang: Lang, open: Overlay) -> Vec<Block> {
    let roles = std::iter::once(Role::Text).chain(std::iter::repeat(Role::Dim));
    let block = |(message, role): (&Message, Role)| Block::apart(vec![say(model, lang, message, role)]);
    questions(model, open).iter().zip(roles).map(block).collect()
}
