//! From a key to what it does: first what works everywhere, then what is open, then what has the focus.

use std::sync::Arc;

use super::asked::{self, Asking};
use super::composer::{Mode, Stop};
use super::keymap::{self, Action};
use super::msg::{Effect, Key, KeyCode};
use super::overlay::{self, Overlay};
use super::play::{self, Part};
use super::{EnterDoes, Focus, Model, Stage, board, chooser, save, scroll, step};
use crate::i18n::Message;
use crate::lab::{Origin, View};

/// Handles a key press.
pub(super) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    if key == Key::ctrl('z') {
        return vec![Effect::Suspend];
    }
    let action = keymap::action(key, model.is_typing());
    if action != Some(Action::Language) {
        model.toast = None;
    }
    match (action, &model.stage) {
        (Some(Action::Quit), _) => return quit(model),
        (Some(Action::Language), _) => return switch_language(model),
        (_, Stage::Chooser(chooser)) => {
            let chooser = *chooser;
            return chooser::press(model, chooser, key);
        }
        _ => {}
    }
    if let Some(open) = model.overlay.take() {
        return overlay::press(model, open, key);
    }
    match action.filter(|action| model.can(*action)) {
        Some(action) => perform(model, action),
        None if action.is_some() => Vec::new(),
        None => focused(model, key),
    }
}

/// Takes in pasted text: only a text field wants it.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if model.is_typing() {
        model.play.composer.paste(text);
    }
    Vec::new()
}

/// Does what an action says, from a key or from the menu.
pub(super) fn perform(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Enter => return enter(model),
        Action::Again => return again(model),
        Action::Skip => return step::skip(model),
        Action::Language => return switch_language(model),
        Action::Quit => return quit(model),
        Action::Back => return travel(model, -1),
        Action::Forward => return travel(model, 1),
        Action::Wire => return wire(model),
        Action::Hint => hint(model),
        Action::Sandbox => sandbox(model),
        Action::NextPane => model.focus = next_pane(model.focus),
        Action::PreviousPane => model.focus = previous_pane(model.focus),
        Action::Zoom => model.zoom = !model.zoom,
        Action::Theme => return next_theme(model),
        Action::Chooser => model.stage = Stage::Chooser(super::Chooser::marking(model.lang)),
        Action::Prove => model.overlay = Some(Overlay::Prove { times: overlay::OFFERED }),
        Action::Difference => model.overlay = Some(Overlay::Difference { row: 0 }),
        Action::Objective => model.overlay = Some(Overlay::Objective),
        Action::Peek => model.overlay = Some(Overlay::Peek { row: 0 }),
        Action::Lessons => model.overlay = Some(Overlay::Lessons { marked: model.play.lesson }),
        Action::Reset => model.overlay = Some(Overlay::Reset),
        Action::Help => model.overlay = Some(Overlay::Help { row: 0 }),
        Action::Menu => model.overlay = Some(Overlay::Menu { marked: 0 }),
    }
    Vec::new()
}

fn quit(model: &mut Model) -> Vec<Effect> {
    let mut effects = save::effect(model);
    effects.push(Effect::Quit);
    effects
}

fn switch_language(model: &mut Model) -> Vec<Effect> {
    model.lang = model.world.catalog.next(model.lang);
    if let Stage::Chooser(chooser) = &mut model.stage {
        chooser.marked = model.lang.index();
        return Vec::new();
    }
    model.learner.choices.language = Some(model.world.catalog.tag(model.lang).to_owned());
    save::effect(model)
}

fn next_theme(model: &mut Model) -> Vec<Effect> {
    model.theme = model.theme.next();
    model.learner.choices.theme = Some(model.theme.name().to_owned());
    model.toast = Some(Message::ThemeIs { name: model.theme.name().to_owned() });
    save::effect(model)
}

fn next_pane(focus: Focus) -> Focus {
    match focus {
        Focus::Lesson => Focus::Exchange,
        Focus::Exchange => Focus::Board,
        Focus::Board => Focus::Timeline,
        Focus::Timeline => Focus::Lesson,
    }
}

fn previous_pane(focus: Focus) -> Focus {
    next_pane(next_pane(next_pane(focus)))
}

/// Opens the next hint: the first at once, each further one after a try or twenty seconds.
fn hint(model: &mut Model) {
    const WAIT: u32 = 20;
    let world = Arc::clone(&model.world);
    let play = &mut model.play;
    let Some((step, task)) = play.step(&world.course).zip(play.task(&world.course)) else { return };
    let opened = play.hints.get(&step.id).copied().unwrap_or(0);
    let tried = play.main.line_len() > play.sent_at_hint;
    if opened > 0 && !tried && play.waited < WAIT && model.motion {
        model.toast = Some(Message::HintLater);
        return;
    }
    let show = play::ladder(task).nth(opened).and_then(|hint| hint.show.as_ref());
    if let (Some(line), Some(lesson)) = (show, play.lesson(&world.course)) {
        play.composer.show(line, &lesson.body);
        model.focus = Focus::Exchange;
    }
    play.hints.insert(step.id.clone(), opened + 1);
    play.sent_at_hint = play.main.line_len();
    play.waited = 0;
    scroll::to_end(model);
}

/// Switches between the form and the raw message; looking at it is something a lesson can ask for.
fn wire(model: &mut Model) -> Vec<Effect> {
    match model.play.composer.mode {
        Mode::Form => {
            model.play.composer.to_raw();
            model.play.lab_mut().look(View::Wire);
        }
        Mode::Raw => {
            if let Err(error) = model.play.composer.to_form() {
                model.toast = Some(Message::NotYetARequest { line: play::count(error.line) });
            }
        }
    }
    model.focus = Focus::Exchange;
    judged(model)
}

/// Goes into the sandbox, a copy that is kept; or comes back to the lesson as it was left.
fn sandbox(model: &mut Model) {
    let play = &mut model.play;
    if play.sandbox.is_none() {
        play.sandbox = Some(play.main.clone());
    }
    play.in_sandbox = !play.in_sandbox;
    model.toast = Some(if play.in_sandbox { Message::SandboxEntered } else { Message::SandboxLeft });
    model.focus = Focus::Exchange;
}

fn again(model: &mut Model) -> Vec<Effect> {
    let past = model.play.lab().position() < model.play.lab().line_len();
    model.play.lab_mut().again();
    sent(model, past)
}

/// Sends what stands in the composer.
fn send(model: &mut Model) -> Vec<Effect> {
    let past = model.play.lab().position() < model.play.lab().line_len();
    let composer = &model.play.composer;
    let origin = if composer.mode == Mode::Raw { Origin::Raw } else { Origin::Form };
    let request = composer.sent();
    model.play.lab_mut().send(request, origin);
    sent(model, past)
}

/// After a send the caret leaves the field, and the list lights up.
fn sent(model: &mut Model, past: bool) -> Vec<Effect> {
    let play = &mut model.play;
    play.composer.stop = if play.composer.mode == Mode::Raw { Stop::Answer(0) } else { Stop::Method };
    let touched =
        play.lab().last().and_then(|exchange| exchange.changes.first()).map(|change| change.target.clone());
    play.resource = touched.or(play.resource.take());
    model.flash = model.motion;
    if past {
        model.toast = Some(Message::Branched);
    }
    judged(model)
}

/// Judges the open task anew. When its goals are met by this, the focus moves to the lesson, so that going on cannot
/// send again.
pub(super) fn judged(model: &mut Model) -> Vec<Effect> {
    let world = Arc::clone(&model.world);
    let before = model.play.is_finished(&world.course);
    model.play.judge(&world.course);
    if !before && model.play.is_finished(&world.course) {
        model.focus = Focus::Lesson;
        model.zoom = false;
        scroll::to_end(model);
    }
    save::effect(model)
}

/// Steps through time; undo is a step back.
fn travel(model: &mut Model, by: isize) -> Vec<Effect> {
    let lab = model.play.lab_mut();
    let steps = by.unsigned_abs();
    if by < 0 {
        lab.back(steps)
    } else {
        lab.forward(steps)
    };
    judged(model)
}

/// Does what Enter does right now.
fn enter(model: &mut Model) -> Vec<Effect> {
    match model.enter_does() {
        EnterDoes::Send => return send(model),
        EnterDoes::Take => return step::take(model),
        EnterDoes::GoOn => {
            step::go_on(model);
            return save::effect(model);
        }
        EnterDoes::ToRequest => {
            model.focus = Focus::Exchange;
            model.play.composer.leave_answer();
        }
        EnterDoes::LoadGet => load_get(model),
        EnterDoes::LoadRequest => load_request(model),
        EnterDoes::Close => model.overlay = None,
    }
    Vec::new()
}

fn load_get(model: &mut Model) {
    let marked = match (model.focus, model.play.composer.stop) {
        (Focus::Exchange, Stop::Answer(line)) => model.play.uri_at(line),
        _ => model.play.resource.as_ref().map(|target| target.as_str().to_owned()),
    };
    if let Some(target) = marked {
        model.play.composer.load_get(&target);
        model.focus = Focus::Exchange;
    }
}

fn load_request(model: &mut Model) {
    if let Some(exchange) = model.play.lab().last().cloned() {
        model.play.composer.load(&exchange);
        model.focus = Focus::Exchange;
    }
}

fn focused(model: &mut Model, key: Key) -> Vec<Effect> {
    if key.code == KeyCode::Enter && !key.alt {
        return enter(model);
    }
    match model.focus {
        Focus::Lesson => in_lesson(model, key),
        Focus::Exchange => {
            let lines = model.play.answer().len();
            model.play.composer.press(key, lines, &model.widths);
            Vec::new()
        }
        Focus::Board => in_board(model, key),
        Focus::Timeline => in_timeline(model, key),
    }
}

fn in_lesson(model: &mut Model, key: Key) -> Vec<Effect> {
    let asked = asked::asking(model) != Asking::Nothing;
    match key.code {
        KeyCode::Up if asked => step::mark(model, -1),
        KeyCode::Down if asked => step::mark(model, 1),
        KeyCode::Up => scroll::by(model, -1),
        KeyCode::Down => scroll::by(model, 1),
        KeyCode::PageUp => scroll::by_pages(model, -1),
        KeyCode::PageDown => scroll::by_pages(model, 1),
        KeyCode::Left => step::page_back(model),
        KeyCode::Right => step::page_forward(model),
        KeyCode::Char(c) if asked => return digit(model, c),
        _ => {}
    }
    Vec::new()
}

/// A digit, of any language, marks and takes.
fn digit(model: &mut Model, c: char) -> Vec<Effect> {
    let entries = asked::entries(&asked::asking(model));
    let entry = model.world.catalog.digit(c).and_then(|digit| usize::from(digit).checked_sub(1));
    match entry.filter(|entry| *entry < entries) {
        Some(entry) => {
            model.play.marked = entry;
            step::take(model)
        }
        None => Vec::new(),
    }
}

fn in_board(model: &mut Model, key: Key) -> Vec<Effect> {
    match key.code {
        KeyCode::Left => return travel(model, -1),
        KeyCode::Right => return travel(model, 1),
        KeyCode::Up => board::walk(model, -1),
        KeyCode::Down => board::walk(model, 1),
        KeyCode::PageUp => board::walk(model, -10),
        KeyCode::PageDown => board::walk(model, 10),
        _ => {}
    }
    Vec::new()
}

fn in_timeline(model: &mut Model, key: Key) -> Vec<Effect> {
    let far = isize::try_from(model.play.lab().line_len()).unwrap_or(isize::MAX);
    match key.code {
        KeyCode::Left | KeyCode::Up => travel(model, -1),
        KeyCode::Right | KeyCode::Down => travel(model, 1),
        KeyCode::PageUp => travel(model, -10),
        KeyCode::PageDown => travel(model, 10),
        KeyCode::Home => travel(model, -far),
        KeyCode::End => travel(model, far),
        _ => Vec::new(),
    }
}

/// What the arrows and the other moving keys do right now, for the footer.
#[must_use]
pub fn moves(model: &Model) -> Vec<(String, Message)> {
    let key = |cap: &str, message| (cap.to_owned(), message);
    match (model.focus, model.play.composer.stop) {
        (Focus::Lesson, _) if asked::asking(model) != Asking::Nothing => vec![key("↑↓", Message::KeyMark)],
        (Focus::Lesson, _) if model.play.step > 0 || model.play.part != Part::Step => {
            vec![key("←→", Message::KeyPages)]
        }
        (Focus::Lesson, _) => Vec::new(),
        (Focus::Exchange, Stop::Method) => vec![key("←→", Message::KeyMethod), key("↑↓", Message::KeyLines)],
        (Focus::Exchange, Stop::Body | Stop::Headers | Stop::Raw) => {
            vec![key("Alt+Enter", Message::KeyNewLine), key("↑↓", Message::KeyLines)]
        }
        (Focus::Exchange, _) => vec![key("↑↓", Message::KeyLines)],
        (Focus::Board, _) => vec![key("↑↓", Message::KeyResources)],
        (Focus::Timeline, _) => Vec::new(),
    }
}
