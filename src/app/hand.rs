//! From a key to what it does: first what works everywhere, then what is open, then what has the focus.

use super::asked::{self, Asking};
use super::composer::Stop;
use super::keymap::{self, Action};
use super::msg::{Effect, Key, KeyCode};
use super::overlay::{self, Overlay};
use super::play::{self, Part};
use super::{
    EnterDoes, Focus, Model, Stage, act, bangla, board, chooser, copy, curl, history, keyboard, layout,
    listener, network, present, save, scenes, scroll, session, step, way,
};
use crate::i18n::Message;
use crate::lab;
use crate::text::{Typesetter, clean};

/// Handles a key press.
pub(super) fn press(model: &mut Model, key: Key) -> Vec<Effect> {
    let (key, said) = match keyboard::as_latin(model, key) {
        Ok(latin) => latin,
        Err(ask) => {
            model.toast = Some(ask);
            return Vec::new();
        }
    };
    let effects = pressed(model, key);
    model.toast = said.or_else(|| model.toast.take());
    effects
}

fn pressed(model: &mut Model, key: Key) -> Vec<Effect> {
    if key == Key::ctrl('z') {
        return vec![Effect::Suspend];
    }
    let action = keymap::action(key, model.is_typing());
    if action != Some(Action::Language) {
        model.toast = None;
    }
    match (action, &model.stage) {
        (Some(Action::Quit), _) => return act::quit(model),
        (Some(Action::Language), _) => return act::switch_language(model),
        (Some(Action::Bangla), _) => return bangla::switch(model),
        (Some(Action::Redraw), _) => return vec![Effect::Redraw],
        (_, Stage::Chooser(chooser)) if !layout::too_small(model.size) => {
            let chooser = *chooser;
            return chooser::press(model, chooser, key);
        }
        _ => {}
    }
    if layout::too_small(model.size) {
        return Vec::new();
    }
    if let Some(open) = model.overlay.take() {
        return overlay::press(model, open, key);
    }
    match action.filter(|action| model.can(*action)) {
        Some(action) => perform(model, action),
        None if action.is_some() => {
            model.toast = action.and_then(|action| act::not_now(model, action));
            Vec::new()
        }
        None => focused(model, key),
    }
}

/// Takes in pasted text: a whole request anywhere, everything else only where a text field wants it.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    let here = model.stage == Stage::Lesson && model.overlay.is_none() && !layout::too_small(model.size);
    let writes_raw =
        model.is_typing() && model.play.composer.stop == Stop::Raw && !lab::curl::is_command(text);
    if here && !writes_raw && curl::take_in(model, &clean::lines(text)) {
        return Vec::new();
    }
    if model.is_typing() {
        model.play.composer.paste(text);
        let refused = clean::refused(text);
        model.toast = (refused > 0).then(|| Message::PasteRefused { n: play::count(refused) });
    } else if here {
        model.toast = Some(Message::PasteNowhere);
    }
    Vec::new()
}

/// Does what an action says, from a key or from the menu.
pub(super) fn perform(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Enter => return enter(model),
        Action::Again => return act::again(model),
        Action::Skip => return step::skip(model),
        Action::Language => return act::switch_language(model),
        Action::Quit => return act::quit(model),
        Action::Back => return act::travel(model, -1),
        Action::Forward => return act::travel(model, 1),
        Action::Wire => return act::wire(model),
        Action::Listen => return listener::switch(model),
        Action::History => history::open(model),
        Action::Curl => return curl::show(model),
        Action::Scenes => scenes::open(model),
        Action::Peer => return network::peer(model),
        Action::Network => network::open(model),
        Action::Journey => network::follow(model),
        Action::Hint => act::hint(model),
        Action::Sandbox => act::sandbox(model),
        Action::NextPane => model.focus = next_pane(model.focus),
        Action::PreviousPane => model.focus = previous_pane(model.focus),
        Action::Present => present::next(model),
        Action::Zoom => model.zoom = !model.zoom,
        Action::Theme => return act::next_theme(model),
        Action::Bangla => return bangla::switch(model),
        Action::Signs => return way::turn_signs(model),
        Action::Redraw => return vec![Effect::Redraw],
        Action::Keyboard => return keyboard::next(model),
        Action::Chooser => model.stage = Stage::Chooser(super::Chooser::from_lesson(model.lang)),
        Action::Prove => model.overlay = Some(Overlay::Prove { times: overlay::OFFERED }),
        Action::Difference => model.overlay = Some(Overlay::Difference { row: 0 }),
        Action::Objective => model.overlay = Some(Overlay::Objective),
        Action::Peek => model.overlay = Some(Overlay::Peek { row: 0 }),
        Action::Both => model.overlay = Some(Overlay::Both { row: 0 }),
        Action::Lessons => model.overlay = Some(Overlay::Lessons { marked: model.play.lesson }),
        Action::Reset => model.overlay = Some(Overlay::Reset),
        Action::Restart => model.overlay = Some(Overlay::Restart),
        Action::Session => return session::keep(model),
        Action::Copy => return copy::focused(model),
        Action::Text => model.overlay = Some(Overlay::Text { marked: 0 }),
        Action::Help => model.overlay = Some(Overlay::Help { row: 0 }),
        Action::Menu => model.overlay = Some(Overlay::Menu { marked: 0 }),
    }
    Vec::new()
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

/// Does what Enter does right now.
fn enter(model: &mut Model) -> Vec<Effect> {
    match model.enter_does() {
        EnterDoes::Send => return act::send(model),
        EnterDoes::Take => return step::take(model),
        EnterDoes::GoOn => {
            step::go_on(model);
            return save::effect(model);
        }
        EnterDoes::ToRequest => {
            model.focus = Focus::Exchange;
            model.play.composer.leave_answer();
        }
        EnterDoes::LoadGet => act::load_get(model),
        EnterDoes::LoadRequest => act::load_request(model),
        EnterDoes::Close => model.overlay = None,
    }
    Vec::new()
}

fn focused(model: &mut Model, key: Key) -> Vec<Effect> {
    if key.code == KeyCode::Enter && !key.alt {
        return enter(model);
    }
    match model.focus {
        Focus::Lesson => in_lesson(model, key),
        Focus::Exchange => {
            if model.play.composer.is_deaf_to(key) {
                let key = keymap::of(Action::NextPane).map(keymap::Binding::cap).unwrap_or_default();
                model.toast = Some(Message::LettersPickMethod { key });
                return Vec::new();
            }
            let lines = model.play.answer().len();
            let typesetter = Typesetter::new(&model.drawing);
            model.play.composer.press(key, lines, &typesetter);
            Vec::new()
        }
        Focus::Board => in_board(model, key),
        Focus::Timeline => in_timeline(model, key),
    }
}

fn in_lesson(model: &mut Model, key: Key) -> Vec<Effect> {
    let asked = asked::asking(model) != Asking::Nothing;
    match key.code {
        KeyCode::Up if asked => mark(model, -1),
        KeyCode::Down if asked => mark(model, 1),
        KeyCode::Up => scroll::by(model, -1),
        KeyCode::Down => scroll::by(model, 1),
        KeyCode::PageUp => scroll::by_pages(model, -1),
        KeyCode::PageDown => scroll::by_pages(model, 1),
        KeyCode::Left | KeyCode::Backspace if step::take_back(model) => {}
        KeyCode::Left => step::page_back(model),
        KeyCode::Right => step::page_forward(model),
        KeyCode::Char(c) if asked => return digit(model, c),
        _ => {}
    }
    Vec::new()
}

fn mark(model: &mut Model, by: isize) {
    step::mark(model, by);
    scroll::to_mark(model);
}

/// A digit, of any language, marks and takes.
fn digit(model: &mut Model, c: char) -> Vec<Effect> {
    let entries = asked::entries(&asked::asking(model));
    let entry = model.world.catalog.digit(c).and_then(|digit| usize::from(digit).checked_sub(1));
    match entry.filter(|entry| *entry < entries) {
        Some(entry) => {
            model.play.marked = Some(entry);
            step::take(model)
        }
        None if c.is_numeric() => {
            model.toast = Some(asked::choose_one(entries));
            Vec::new()
        }
        None => Vec::new(),
    }
}

fn in_board(model: &mut Model, key: Key) -> Vec<Effect> {
    match key.code {
        KeyCode::Left => return act::travel(model, -1),
        KeyCode::Right => return act::travel(model, 1),
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
        KeyCode::Left | KeyCode::Up => act::travel(model, -1),
        KeyCode::Right | KeyCode::Down => act::travel(model, 1),
        KeyCode::PageUp => act::travel(model, -10),
        KeyCode::PageDown => act::travel(model, 10),
        KeyCode::Home => act::travel(model, -far),
        KeyCode::End => act::travel(model, far),
        _ => Vec::new(),
    }
}

/// What the arrows and the other moving keys do right now, for the footer.
#[must_use]
pub fn moves(model: &Model) -> Vec<(String, Message)> {
    let key = |cap: &str, message| (cap.to_owned(), message);
    match (model.focus, model.play.composer.stop) {
        (Focus::Lesson, _) if asked::asking(model) != Asking::Nothing => {
            let back = (!model.play.taken.is_empty()).then(|| key("←", Message::KeyTakeBack));
            [key("↑↓", Message::KeyMark)].into_iter().chain(back).collect()
        }
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
