//! The first screen: which language? Choosing one is also the answer that its sample line can be read.

use super::msg::{Effect, Key, KeyCode};
use super::{Model, Stage, play, save, way};
use crate::i18n::Lang;

/// The state of the first screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Chooser {
    /// The marked entry: the languages in order, then "I cannot read this".
    pub marked: usize,
    /// Whether what can be done about unreadable text is shown.
    pub advice: bool,
    /// Whether a lesson was left for it, to which Esc leads back.
    pub returns: bool,
    /// What the program left for it by itself, to tell that a language cannot be read here; until a key is pressed.
    pub interrupted: Option<Interrupted>,
}

/// What may be interrupted by the first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Interrupted {
    /// The question for the language, which has another choice marked since.
    Question,
    /// A lesson.
    Lesson,
}

impl Chooser {
    /// Returns the first screen with a language marked beforehand.
    #[must_use]
    pub fn marking(lang: Lang) -> Self {
        Self { marked: lang.index(), ..Self::default() }
    }

    /// Returns the first screen as the menu of a lesson opens it.
    pub(super) fn from_lesson(lang: Lang) -> Self {
        Self { returns: true, ..Self::marking(lang) }
    }
}

/// Handles a key on the first screen.
pub(super) fn press(model: &mut Model, mut chooser: Chooser, key: Key) -> Vec<Effect> {
    let languages = model.world.catalog.langs().count();
    let interrupted = chooser.interrupted.take();
    match key.code {
        KeyCode::Up => chooser.marked = chooser.marked.saturating_sub(1),
        KeyCode::Down => chooser.marked = (chooser.marked + 1).min(languages),
        KeyCode::Left => way::turn(model, -1),
        KeyCode::Right => way::turn(model, 1),
        KeyCode::Home => chooser.marked = 0,
        KeyCode::End => chooser.marked = languages,
        // Advice that the program itself came with is left with the screen, that which was asked for before it.
        KeyCode::Esc if chooser.returns && (!chooser.advice || interrupted.is_some()) => return leave(model),
        KeyCode::Esc => chooser.advice = false,
        KeyCode::Enter => return take(model, chooser),
        KeyCode::Char(c) => {
            if let Some(entry) = digit(model, c).filter(|entry| *entry <= languages) {
                return take(model, Chooser { marked: entry, ..chooser });
            }
        }
        _ => {}
    }
    model.stage = Stage::Chooser(chooser);
    Vec::new()
}

/// Takes the entry of a number, counted from 1.
pub(super) fn choose(model: &mut Model, number: usize) -> Vec<Effect> {
    let languages = model.world.catalog.langs().count();
    match number.checked_sub(1).filter(|entry| *entry <= languages) {
        Some(entry) => take(model, Chooser { marked: entry, ..Chooser::default() }),
        None => Vec::new(),
    }
}

/// Goes back to the lesson, in the language and the way of drawing that are seen.
fn leave(model: &mut Model) -> Vec<Effect> {
    model.stage = Stage::Lesson;
    way::accept(model);
    save::effect(model)
}

fn digit(model: &Model, c: char) -> Option<usize> {
    model.world.catalog.digit(c).and_then(|digit| usize::from(digit).checked_sub(1))
}

fn take(model: &mut Model, chooser: Chooser) -> Vec<Effect> {
    let lang = model.world.catalog.langs().nth(chooser.marked);
    let Some(lang) = lang else {
        model.stage = Stage::Chooser(Chooser { advice: !chooser.advice, ..chooser });
        return Vec::new();
    };
    model.lang = lang;
    model.learner.choices.language = Some(model.world.catalog.tag(lang).to_owned());
    model.stage = Stage::Lesson;
    way::accept(model);
    play::arrive(model);
    save::effect(model)
}
