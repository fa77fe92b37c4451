//! What can be open over the screen, in words.

use super::status::title;
use super::{Block, prose, say};
use crate::app::answer::{self, Changed};
use crate::app::keymap::{self, Action};
use crate::app::{Model, Overlay, play, scenes};
use crate::course::LessonText;
use crate::i18n::{Lang, Message};
use crate::lab::Lab;
use crate::lab::diff::Kind;
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
        Overlay::Prove { times } => super::proof::prove(model, lang, times),
        Overlay::Proof => super::proof::proof(model, lang),
        Overlay::Difference { .. } => difference(model, lang),
        Overlay::Text { marked } => marked_text(model, lang, marked),
        Overlay::Curl { .. } => curl(model, lang),
        Overlay::Scenes { marked } => scenes(model, lang, marked),
        Overlay::History { marked } => super::history(model, lang, marked, AROUND),
        Overlay::Network { marked, retry } => super::network(model, lang, marked, retry).blocks(),
        Overlay::Journey { shown, .. } => super::journey::told(model, lang, shown),
        Overlay::Branch { .. } | Overlay::Scene { .. } | Overlay::Reset | Overlay::Restart => {
            asked(model, lang, open)
        }
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
        Overlay::Curl { .. } => Message::TitleCurl,
        Overlay::Scenes { .. } | Overlay::Scene { .. } => Message::DoScenes,
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
        Overlay::Scene { .. } => {
            vec![Message::SceneAsk { n: play::count(scenes::would_be_lost(model)) }]
        }
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

/// Returns what is written as a curl command, and what is to be done with it.
fn curl(model: &Model, lang: Lang) -> Vec<Block> {
    let command = crate::app::curl::command(model).unwrap_or_default();
    let key = keymap::of(Action::Listen).map(keymap::Binding::cap).unwrap_or_default();
    let then = if model.listener.address.is_some() {
        say(model, lang, &Message::CurlPasteIt, Role::Text)
    } else {
        say(model, lang, &Message::CurlNobodyListens { key }, Role::Notice)
    };
    let line = |line: &str| Block::item(Vec::new(), vec![Span::new(clean::shown(line), Role::Mine)]);
    let mut blocks: Vec<Block> = command.lines().map(line).collect();
    blocks.push(Block::apart(vec![then]));
    blocks
}

/// Returns the servers that the sandbox can have.
fn scenes(model: &Model, lang: Lang, marked: usize) -> Vec<Block> {
    let entry = |(at, name): (usize, &str)| {
        let here = at == marked;
        let lead = vec![Span::new(if here { "▸ " } else { "  " }, Role::Accent)];
        let role = if here { Role::Marked } else { Role::Text };
        let mut body = vec![scene(model, lang, name, role)];
        if scenes::present(model) == Some(name) {
            body.extend([Span::new("  ", Role::Dim), say(model, lang, &Message::SceneHere, Role::Done)]);
        }
        Block::item(lead, body)
    };
    scenes::names(model).enumerate().map(entry).collect()
}

/// Returns what is special about a scene; the name of one that the program does not bring along.
pub(super) fn scene(model: &Model, lang: Lang, name: &str, role: Role) -> Span {
    let about = about(name).map(|message| say(model, lang, &message, role));
    about.unwrap_or_else(|| Span::new(clean::shown(name), role))
}

/// Returns what is special about a scene that the program brings along.
#[must_use]
pub fn about(name: &str) -> Option<Message> {
    Some(match name {
        "one-user" => Message::SceneOneUser,
        "no-users" => Message::SceneNoUsers,
        "async" => Message::SceneAsync,
        "busy" => Message::SceneBusy,
        "counting" => Message::SceneCounting,
        "lenient-if-match" => Message::SceneLenient,
        "normalising" => Message::SceneNormalising,
        "not-acceptable" => Message::SceneNotAcceptable,
        "require-preconditions" => Message::SceneRequire,
        "tombstones" => Message::SceneTombstones,
        _ => return None,
    })
}
