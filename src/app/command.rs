//! What is asked for in words instead of keys: the same acts on the same Model, wherever the focus would be.

use std::sync::Arc;

use super::asked::{self, Asking};
use super::composer::Mode;
use super::keymap::Action;
use super::msg::{Effect, Key, KeyCode};
use super::overlay::{self, Overlay};
use super::{Focus, Model, Stage, act, chooser, curl, hand, play, save, scenes, step};
use crate::i18n::{Lang, Message};
use crate::lab::link::{Fault, Plan};
use crate::lab::retry::Retry;
use crate::lab::script::Act;
use crate::lab::{Sent, View};
use crate::server::idempotency::IDEMPOTENCY_KEY;
use crate::text::{Field, clean};

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Go on; in a task send what is written; to a question that is open, yes.
    Enter,
    /// Go on, where nothing is left to be done.
    Next,
    /// The choice, language or lesson of this number, counted from 1.
    Choose(usize),
    /// An action of the keymap.
    Do(Action),
    /// Once compared with so many times.
    Prove(u8),
    /// What happens to the next request: the fault of this number, counted from 1.
    Fault(usize),
    /// What the client does where no answer comes: the policy of this number, counted from 1.
    Retry(usize),
    /// The server of this number for the sandbox, counted from 1.
    Scene(usize),
    /// The moment after the exchange of this number, on whichever branch.
    Moment(usize),
    /// So many steps in time; back where it is below 0.
    Travel(isize),
    /// Look at the messages as they are on the wire.
    Look,
    /// Write a GET of the address that the last response names.
    Follow,
    /// Send what is written.
    Send,
    /// Write this act and send it.
    SendAct(Box<Act>),
    /// Send what was pasted as a whole: a curl command.
    SendPasted(String),
    /// Change what is written.
    Write(Part),
    /// Open the lesson of this number, counted from 1.
    Open(usize),
    /// Turn back to the page before.
    Previous,
    /// Speak this language.
    Speak(Lang),
    /// Nothing but to close what is open.
    Close,
}

/// A part of what is written, and what it shall be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The method.
    Method(String),
    /// The target.
    Target(String),
    /// A header field, `Name: value`; without a value it is taken away.
    Header(String),
    /// The body.
    Body(String),
    /// The whole message as it goes over the wire.
    Raw(String),
    /// A line of the raw message, counted from 1.
    Line(usize, Edit),
}

/// What becomes of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// It reads like this.
    Replace(String),
    /// This line comes before it.
    Insert(String),
    /// It goes.
    Remove,
}

/// Does what a command asks for. A window that was open is closed first: where nothing is seen, nothing stays open.
pub(super) fn perform(model: &mut Model, command: Command) -> Vec<Effect> {
    model.toast = None;
    if command == Command::Do(Action::Quit) {
        return act::quit(model);
    }
    if let Stage::Chooser(_) = model.stage {
        return match command {
            Command::Choose(number) => chooser::choose(model, number),
            Command::Speak(lang) => chooser::choose(model, lang.index() + 1),
            _ => Vec::new(),
        };
    }
    match (model.overlay.take(), command) {
        (Some(open), Command::Enter) if is_question(open) => {
            overlay::press(model, open, Key::plain(KeyCode::Enter))
        }
        (Some(open), Command::Choose(number)) => choose_in(model, open, number),
        (_, command) => in_lesson(model, command),
    }
}

/// Returns whether something is open that Enter answers with yes.
#[must_use]
pub fn is_question(open: Overlay) -> bool {
    matches!(open, Overlay::Reset | Overlay::Restart | Overlay::Branch { .. } | Overlay::Scene { .. })
}

/// Takes the entry of a number in a list that is open; where it has no such entry, says which it has.
fn choose_in(model: &mut Model, open: Overlay, number: usize) -> Vec<Effect> {
    let entry = number.checked_sub(1).filter(|_| number <= entries(model, open));
    let marked = match (open, entry) {
        (Overlay::Lessons { .. }, _) => return open_lesson(model, number),
        (Overlay::History { .. }, _) if number <= entries(model, open) => Overlay::History { marked: number },
        (Overlay::Network { retry, .. }, Some(marked)) => Overlay::Network { marked, retry },
        (Overlay::Scenes { .. }, Some(marked)) => Overlay::Scenes { marked },
        _ if entries(model, open) > 0 => {
            model.toast = Some(asked::choose_one(entries(model, open)));
            return Vec::new();
        }
        _ => return choose(model, number),
    };
    overlay::press(model, marked, Key::plain(KeyCode::Enter))
}

/// Returns how many entries a list that is open has; 0 for what is no list.
#[must_use]
pub fn entries(model: &Model, open: Overlay) -> usize {
    match open {
        Overlay::Lessons { .. } => model.world.course.lessons.len(),
        Overlay::History { .. } => model.play.lab().history().len(),
        Overlay::Network { .. } => Fault::ALL.len(),
        Overlay::Scenes { .. } => scenes::names(model).count(),
        _ => 0,
    }
}

fn in_lesson(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::Enter => enter(model),
        Command::Next => next(model),
        Command::Choose(number) => choose(model, number),
        Command::Do(action) => act_on(model, action),
        Command::Prove(times) => prove(model, times),
        Command::Fault(number) => {
            let retry = model.play.lab().plan().retry;
            choose_in(model, Overlay::Network { marked: 0, retry }, number)
        }
        Command::Scene(number) => choose_in(model, Overlay::Scenes { marked: 0 }, number),
        Command::Retry(number) => {
            let retry = number.checked_sub(1).and_then(|at| Retry::ALL.get(at).copied());
            let lab = model.play.lab_mut();
            let plan = lab.plan();
            lab.arm(Plan { retry: retry.unwrap_or(plan.retry), ..plan });
            save::effect(model)
        }
        Command::Moment(number) => choose_in(model, Overlay::History { marked: 0 }, number),
        Command::Travel(by) => travel(model, by),
        Command::Look => {
            model.play.lab_mut().look(View::Wire);
            act::judged(model)
        }
        Command::Follow => follow(model),
        Command::Send => act::send(model),
        Command::SendAct(act) => {
            let world = Arc::clone(&model.world);
            let bodies = model.play.lesson(&world.course).map(|lesson| &lesson.body);
            model.play.composer.show_act(&act, bodies.unwrap_or(&Default::default()));
            act::send(model)
        }
        Command::SendPasted(text) => send_pasted(model, &text),
        Command::Write(part) => {
            write(model, part);
            Vec::new()
        }
        Command::Open(number) => open_lesson(model, number),
        Command::Previous => {
            if !step::take_back(model) {
                step::page_back(model);
            }
            save::effect(model)
        }
        Command::Speak(lang) => act::speak(model, lang),
        Command::Close => Vec::new(),
    }
}

/// What was sent already is not sent again: one Enter too many must not repeat a request. Who hears that and wants it says
/// [`Command::Send`].
fn enter(model: &mut Model) -> Vec<Effect> {
    if !model.play.in_sandbox && model.play.is_finished(&model.world.course) {
        return next(model);
    }
    if asking(model) != Asking::Nothing {
        model.play.marked = None;
        return step::take(model);
    }
    if is_sent(model) {
        model.toast = Some(Message::SentAlready);
        return Vec::new();
    }
    if is_blank(model) { Vec::new() } else { act::send(model) }
}

/// Returns whether what is written is what was sent last, with whatever key the client has added to it.
#[must_use]
pub fn is_sent(model: &Model) -> bool {
    let written = model.play.composer.sent();
    let has_key = written.request().is_some_and(|request| request.headers().contains_key(IDEMPOTENCY_KEY));
    model.play.lab().last_own().is_some_and(|(_, last)| {
        let mut sent = last.sent();
        if let (Sent::Request(request), false) = (&mut sent, has_key) {
            request.headers_mut().remove(IDEMPOTENCY_KEY);
        }
        sent.print() == written.print()
    })
}

/// Returns whether nothing is written: the request is the one that stands there before anybody writes.
#[must_use]
pub fn is_blank(model: &Model) -> bool {
    let composer = &model.play.composer;
    let line = (composer.method.as_str(), composer.target.text());
    let is_bare = composer.sent_headers().trim().is_empty() && composer.body.text().is_empty();
    composer.mode == Mode::Form && line == ("GET", "/") && is_bare
}

/// Returns what a number or Enter answers right now: in the sandbox nothing of the lesson is.
#[must_use]
pub fn asking(model: &Model) -> Asking {
    if model.play.in_sandbox { Asking::Nothing } else { asked::asking(model) }
}

fn next(model: &mut Model) -> Vec<Effect> {
    if model.play.is_finished(&model.world.course) {
        step::go_on(model);
    }
    save::effect(model)
}

fn choose(model: &mut Model, number: usize) -> Vec<Effect> {
    let entries = asked::entries(&asking(model));
    model.play.marked = number.checked_sub(1).filter(|entry| *entry < entries);
    if entries == 0 { Vec::new() } else { step::take(model) }
}

fn act_on(model: &mut Model, action: Action) -> Vec<Effect> {
    if model.can(action) {
        return hand::perform(model, action);
    }
    model.toast = act::not_now(model, action);
    Vec::new()
}

fn prove(model: &mut Model, times: u8) -> Vec<Effect> {
    if !model.can(Action::Prove) {
        model.toast = act::not_now(model, Action::Prove);
        return Vec::new();
    }
    overlay::prove(model, times)
}

/// Goes through time; where there is nothing in that direction, says so.
fn travel(model: &mut Model, by: isize) -> Vec<Effect> {
    let before = model.play.lab().position();
    let effects = act::travel(model, by);
    if model.play.lab().position() == before {
        model.toast = Some(if by < 0 { Message::AloudNothingBehind } else { Message::AloudNothingAhead });
    }
    effects
}

fn follow(model: &mut Model) -> Vec<Effect> {
    let lines = model.play.answer().len();
    match (0..lines).find_map(|line| model.play.uri_at(line)) {
        Some(address) => {
            model.play.composer.load_get(&address);
            model.focus = Focus::Exchange;
        }
        None => model.toast = Some(Message::NoLocation),
    }
    Vec::new()
}

fn send_pasted(model: &mut Model, text: &str) -> Vec<Effect> {
    if !curl::take_in(model, text) || model.toast != Some(Message::PastedRequest) {
        return Vec::new();
    }
    model.toast = None;
    act::send(model)
}

fn open_lesson(model: &mut Model, number: usize) -> Vec<Effect> {
    let lessons = model.world.course.lessons.len();
    let Some(lesson) = number.checked_sub(1).filter(|lesson| *lesson < lessons) else {
        model.toast = Some(Message::NoSuchLesson { n: play::count(number), of: play::count(lessons) });
        return Vec::new();
    };
    play::open_lesson(model, lesson);
    play::arrive(model);
    save::effect(model)
}

fn write(model: &mut Model, part: Part) {
    model.focus = Focus::Exchange;
    let composer = &mut model.play.composer;
    match part {
        Part::Raw(text) => composer.load_message(&text),
        Part::Line(number, edit) => {
            let lines = edited(composer.raw.text(), number, edit);
            let lines = lines.filter(|_| composer.mode == Mode::Raw);
            match lines {
                Some(text) => composer.load_message(&text),
                None if composer.mode == Mode::Raw => {
                    model.toast = Some(Message::NoSuchLine { n: play::count(number) })
                }
                None => model.toast = Some(Message::OnlyRawHasLines),
            }
        }
        Part::Method(method) => {
            composer.leave_raw();
            composer.method = method;
        }
        Part::Target(target) => {
            composer.leave_raw();
            composer.target = Field::line(&clean::paste(&target));
        }
        Part::Header(header) => {
            composer.leave_raw();
            composer.headers = Field::block(&with_header(composer.headers.text(), &clean::paste(&header)));
        }
        Part::Body(body) => {
            composer.leave_raw();
            composer.body = Field::block(&clean::paste(&body));
        }
    }
}

/// Returns header lines with one more, in the place of one of the same name if there is one.
fn with_header(lines: &str, header: &str) -> String {
    let (name, value) = header.split_once(':').unwrap_or((header, ""));
    let is_same = |line: &str| {
        line.split_once(':').is_some_and(|(other, _)| other.trim().eq_ignore_ascii_case(name.trim()))
    };
    let new = Some(header.trim()).filter(|_| !value.trim().is_empty());
    let at = lines.lines().position(is_same).unwrap_or(usize::MAX);
    let mut kept: Vec<&str> =
        lines.lines().filter(|line| !is_same(line) && !line.trim().is_empty()).collect();
    if let Some(new) = new {
        kept.insert(at.min(kept.len()), new);
    }
    kept.join("\n")
}

/// Returns a text with one line of it changed; none where it has no such line.
fn edited(text: &str, number: usize, edit: Edit) -> Option<String> {
    let mut lines: Vec<&str> = text.lines().collect();
    let at = number.checked_sub(1)?;
    match &edit {
        Edit::Replace(line) => *lines.get_mut(at)? = line,
        Edit::Insert(line) if at <= lines.len() => lines.insert(at, line),
        Edit::Remove if at < lines.len() => drop(lines.remove(at)),
        Edit::Insert(_) | Edit::Remove => return None,
    }
    Some(lines.iter().flat_map(|line| [*line, "\n"]).collect())
}

/// Returns the lines of the raw message that is written; none where a form is.
#[must_use]
pub fn raw_lines(model: &Model) -> Option<Vec<&str>> {
    let composer = &model.play.composer;
    (composer.mode == Mode::Raw).then(|| composer.raw.text().lines().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_takes_the_place_of_its_like() {
        assert_eq!(with_header("A: 1\nB: 2", "a: 3"), "a: 3\nB: 2");
        assert_eq!(with_header("A: 1", "C: x: y"), "A: 1\nC: x: y");
        assert_eq!(with_header("A: 1\nB: 2", "A"), "B: 2");
        assert_eq!(with_header("", "If-Match: \"a\""), "If-Match: \"a\"");
    }

    #[test]
    fn lines_are_counted_from_one() {
        let text = "a\nb\n";
        assert_eq!(edited(text, 2, Edit::Replace("c".into())).as_deref(), Some("a\nc\n"));
        assert_eq!(edited(text, 2, Edit::Insert("c".into())).as_deref(), Some("a\nc\nb\n"));
        assert_eq!(edited(text, 1, Edit::Remove).as_deref(), Some("b\n"));
        assert_eq!(edited(text, 0, Edit::Remove), None);
        assert_eq!(edited("a", 2, Edit::Insert(String::new())).as_deref(), Some("a\n\n"));
        assert_eq!(edited(text, 3, Edit::Replace(String::new())), None);
        assert_eq!(edited(text, 4, Edit::Insert(String::new())), None);
    }
}
