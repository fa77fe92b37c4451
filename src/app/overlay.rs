//! What can be open over the screen, and the keys while it is: each closes, stays, or hands over to an action.

use std::sync::Arc;

use super::keymap::{self, Action, KEYMAP};
use super::msg::{Effect, Key, KeyCode};
use super::scroll::Page;
use super::{Model, history, layout, network, play, save, scenes};
use super::{act, copy, hand};
use crate::i18n::Message;
use crate::lab::Lab;
use crate::lab::retry::Retry;
use crate::page;
use crate::text::Typesetter;

/// How many times "prove it" offers at first.
pub(super) const OFFERED: u8 = 3;
/// The least and the most times that can be compared with once.
const TIMES: std::ops::RangeInclusive<u8> = 2..=9;

/// What is open over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The keys, from this row on.
    Help {
        /// The first row shown.
        row: usize,
    },
    /// Everything that can be done here.
    Menu {
        /// The marked entry of [`menu`].
        marked: usize,
    },
    /// The list of lessons.
    Lessons {
        /// The marked lesson.
        marked: usize,
    },
    /// What the lesson is for.
    Objective,
    /// The open page in the next language.
    Peek {
        /// The first row shown.
        row: usize,
    },
    /// The open page in both languages, paragraph by paragraph.
    Both {
        /// The first row shown.
        row: usize,
    },
    /// How many times shall be compared with once?
    Prove {
        /// So many.
        times: u8,
    },
    /// The last proof: once and several times, side by side.
    Proof,
    /// What the last exchange changed, member by member.
    Difference {
        /// The first row shown.
        row: usize,
    },
    /// What has the focus as mere text over the whole screen, without frames.
    Text {
        /// The marked paragraph.
        marked: usize,
    },
    /// What is written, as a curl command.
    Curl {
        /// The first row shown.
        row: usize,
    },
    /// The servers that the sandbox can have.
    Scenes {
        /// The marked one, in the order of [`super::scenes::names`].
        marked: usize,
    },
    /// Give the sandbox this server, and drop what was done in it? Enter does it.
    Scene {
        /// Which one, in the order of [`super::scenes::names`].
        marked: usize,
    },
    /// All that was ever sent, on every branch.
    History {
        /// The number of the marked exchange; 0 is the start.
        marked: usize,
    },
    /// What shall happen to the next request?
    Network {
        /// The marked fault, counted in [`crate::lab::link::Fault::ALL`].
        marked: usize,
        /// What the client does where no answer comes.
        retry: Retry,
    },
    /// The way that the last message took.
    Journey {
        /// How many of its events are shown.
        shown: usize,
        /// How many there are.
        of: usize,
        /// Whether the next one comes by itself.
        playing: bool,
    },
    /// What is seen is the past: send, and go on from here? Enter does it.
    Branch {
        /// What would be sent.
        sending: Sending,
    },
    /// Put this lesson's server back to its start? Enter does it.
    Reset,
    /// Start this lesson again? Enter does it.
    Restart,
}

/// What is to be sent once a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sending {
    /// What stands in the composer.
    Composed,
    /// The last message of the path.
    Again,
}

impl Overlay {
    /// Returns the action that opens it, and whose key closes it again.
    fn action(self) -> Option<Action> {
        Some(match self {
            Self::Help { .. } => Action::Help,
            Self::Menu { .. } => Action::Menu,
            Self::Lessons { .. } => Action::Lessons,
            Self::Objective => Action::Objective,
            Self::Peek { .. } => Action::Peek,
            Self::Both { .. } => Action::Both,
            Self::Prove { .. } | Self::Proof => Action::Prove,
            Self::Difference { .. } => Action::Difference,
            Self::Text { .. } => Action::Text,
            Self::Curl { .. } => Action::Curl,
            Self::Scenes { .. } => Action::Scenes,
            Self::History { .. } => Action::History,
            Self::Network { .. } => Action::Network,
            Self::Journey { .. } => Action::Journey,
            Self::Scene { .. } | Self::Branch { .. } | Self::Reset | Self::Restart => return None,
        })
    }

    /// Returns the keys that work while it is open, the most wanted first.
    pub(super) fn keys(self) -> Vec<(String, Message)> {
        let key = |cap: &str, label| (cap.to_owned(), label);
        let close = key("Esc", Message::KeyClose);
        match self {
            Self::Menu { .. } | Self::Lessons { .. } => {
                vec![key("Enter", Message::KeyTake), key("↑↓", Message::KeyMark), close]
            }
            Self::Prove { .. } => {
                vec![key("Enter", Message::KeyCompare), key("←→", Message::KeyTimes), close]
            }
            Self::Text { .. } => {
                vec![key("Enter", Message::KeyCopy), key("↑↓", Message::KeyMark), close]
            }
            Self::Scenes { .. } => vec![key("Enter", Message::KeyTake), key("↑↓", Message::KeyMark), close],
            Self::History { .. } => {
                vec![key("Enter", Message::KeyGoThere), key("↑↓", Message::KeyMark), close]
            }
            Self::Network { .. } => vec![
                key("Enter", Message::KeyArm),
                key("↑↓", Message::KeyMark),
                key("←→", Message::KeyPolicy),
                close,
            ],
            Self::Journey { shown, of, playing } => vec![
                key("Enter", if shown < of { Message::KeyToEnd } else { Message::KeyClose }),
                key("←→", Message::KeySteps),
                key("␣", if playing { Message::KeyPause } else { Message::KeyPlay }),
                close,
            ],
            Self::Scene { .. } => vec![key("Enter", Message::KeyTake), close],
            Self::Branch { .. } => vec![key("Enter", Message::KeyBranch), close],
            Self::Reset => vec![key("Enter", Message::KeyReset), close],
            Self::Restart => vec![key("Enter", Message::KeyRestart), close],
            Self::Objective | Self::Proof => vec![key("Enter", Message::KeyClose)],
            Self::Help { .. }
            | Self::Curl { .. }
            | Self::Peek { .. }
            | Self::Both { .. }
            | Self::Difference { .. } => {
                vec![key("Enter", Message::KeyClose), key("↑↓", Message::KeyScroll)]
            }
        }
    }
}

/// Returns the actions of the menu, in its order: all that can be done right now.
#[must_use]
pub fn menu(model: &Model) -> Vec<Action> {
    let not_here = [Action::Enter, Action::Menu];
    let all = KEYMAP.iter().map(|binding| binding.action);
    all.filter(|action| !not_here.contains(action) && model.can(*action)).collect()
}

/// Handles a key while something is open. What was open is open again afterwards unless it was closed.
pub(super) fn press(model: &mut Model, open: Overlay, key: Key) -> Vec<Effect> {
    let action = keymap::action(key, false);
    if action.is_some() && action == open.action() {
        return Vec::new();
    }
    match (open, key.code) {
        (_, KeyCode::Esc) => return Vec::new(),
        (Overlay::Menu { marked }, _) => return in_menu(model, marked, key),
        (Overlay::Lessons { marked }, _) => return in_lessons(model, marked, key),
        (Overlay::Prove { times }, _) => return in_prove(model, times, key),
        (Overlay::Text { marked }, _) => return in_text(model, marked, key),
        (Overlay::Scenes { marked }, _) => return scenes::press(model, marked, key),
        (Overlay::History { marked }, _) => return history::press(model, marked, key),
        (Overlay::Network { marked, retry }, _) => return network::choose(model, marked, retry, key),
        (Overlay::Journey { shown, playing, .. }, _) => return network::walk(model, shown, playing, key),
        (Overlay::Scene { marked }, KeyCode::Enter) => return scenes::take(model, marked),
        (Overlay::Branch { sending }, KeyCode::Enter) => return act::branch(model, sending),
        (Overlay::Reset, KeyCode::Enter) => return reset(model),
        (Overlay::Restart, KeyCode::Enter) => return restart(model),
        (_, KeyCode::Enter) => return Vec::new(),
        _ => {}
    }
    if action == Some(Action::Copy) {
        model.overlay = Some(open);
        return copy::opened(model, open);
    }
    model.overlay = Some(scrolled(model, open, key.code));
    Vec::new()
}

/// Scrolls what is open, as far as there is more of it.
fn scrolled(model: &Model, open: Overlay, code: KeyCode) -> Overlay {
    let by = match code {
        KeyCode::Up => -1,
        KeyCode::Down => 1,
        KeyCode::PageUp => -10,
        KeyCode::PageDown => 10,
        KeyCode::Home => isize::MIN,
        KeyCode::End => isize::MAX,
        _ => return open,
    };
    let last = last_row(model, open);
    let walk = |row: usize| row.saturating_add_signed(by).min(last);
    match open {
        Overlay::Help { row } => Overlay::Help { row: walk(row) },
        Overlay::Curl { row } => Overlay::Curl { row: walk(row) },
        Overlay::Peek { row } => Overlay::Peek { row: walk(row) },
        Overlay::Both { row } => Overlay::Both { row: walk(row) },
        Overlay::Difference { row } => Overlay::Difference { row: walk(row) },
        other => other,
    }
}

/// Returns the lowest row that may stand on top of a window.
fn last_row(model: &Model, open: Overlay) -> usize {
    let room = layout::window(model.size).inside();
    let blocks = page::overlay(model, model.lang, open);
    Page::new(&Typesetter::new(&model.drawing), &blocks, room.width).last_top(usize::from(room.height))
}

/// Returns where a mark goes by a key that walks a list, or `None` where the key does not walk.
pub(super) fn walked(marked: usize, entries: usize, code: KeyCode) -> Option<usize> {
    let last = entries.saturating_sub(1);
    match code {
        KeyCode::Up => Some(marked.saturating_sub(1)),
        KeyCode::Down => Some((marked + 1).min(last)),
        KeyCode::PageUp | KeyCode::Home => Some(0),
        KeyCode::PageDown | KeyCode::End => Some(last),
        _ => None,
    }
}

fn in_menu(model: &mut Model, marked: usize, key: Key) -> Vec<Effect> {
    let entries = menu(model);
    if let Some(marked) = walked(marked, entries.len(), key.code) {
        model.overlay = Some(Overlay::Menu { marked });
        return Vec::new();
    }
    let by_key = keymap::action(key, false).filter(|action| entries.contains(action));
    let by_enter = entries.get(marked).copied().filter(|_| key.code == KeyCode::Enter);
    match by_key.or(by_enter) {
        Some(action) => hand::perform(model, action),
        None => {
            model.overlay = Some(Overlay::Menu { marked });
            Vec::new()
        }
    }
}

/// Enter copies the marked paragraph, and so does the key that copies; the text stays.
fn in_text(model: &mut Model, marked: usize, key: Key) -> Vec<Effect> {
    let paragraphs = page::focused(model, model.lang).len();
    let marked = walked(marked, paragraphs, key.code).unwrap_or(marked);
    model.overlay = Some(Overlay::Text { marked });
    if key.code == KeyCode::Enter || keymap::action(key, false) == Some(Action::Copy) {
        copy::paragraph(model, marked)
    } else {
        Vec::new()
    }
}

fn in_lessons(model: &mut Model, marked: usize, key: Key) -> Vec<Effect> {
    let lessons = model.world.course.lessons.len();
    if let Some(marked) = walked(marked, lessons, key.code) {
        model.overlay = Some(Overlay::Lessons { marked });
        return Vec::new();
    }
    let by_digit = match key.code {
        KeyCode::Char(c) => model.world.catalog.digit(c).and_then(|digit| usize::from(digit).checked_sub(1)),
        KeyCode::Enter => Some(marked),
        _ => None,
    };
    match by_digit.filter(|lesson| *lesson < lessons) {
        Some(lesson) => {
            play::open_lesson(model, lesson);
            play::arrive(model);
            save::effect(model)
        }
        None => {
            model.overlay = Some(Overlay::Lessons { marked });
            Vec::new()
        }
    }
}

fn in_prove(model: &mut Model, times: u8, key: Key) -> Vec<Effect> {
    let (least, most) = TIMES.into_inner();
    let asked = match key.code {
        KeyCode::Left | KeyCode::Down => times.saturating_sub(1).max(least),
        KeyCode::Right | KeyCode::Up => times.saturating_add(1).min(most),
        KeyCode::Enter => return prove(model, times),
        KeyCode::Char(c) => match model.world.catalog.digit(c).filter(|digit| TIMES.contains(digit)) {
            Some(digit) => digit,
            None => times,
        },
        _ => times,
    };
    model.overlay = Some(Overlay::Prove { times: asked });
    Vec::new()
}

pub(super) fn prove(model: &mut Model, times: u8) -> Vec<Effect> {
    let effects = match model.play.lab_mut().prove(times) {
        Some(_) => act::judged(model),
        None => Vec::new(),
    };
    model.overlay = Some(Overlay::Proof);
    effects
}

/// The lesson from its first page; that it was done stays known.
fn restart(model: &mut Model) -> Vec<Effect> {
    let world = Arc::clone(&model.world);
    model.play = play::Play::new(&world.course, model.play.lesson);
    play::settle_focus(model);
    save::effect(model)
}

/// Only this lesson's server; what was answered stays.
fn reset(model: &mut Model) -> Vec<Effect> {
    let fresh = Lab::new(Arc::clone(model.play.lab().scene()));
    *model.play.lab_mut() = fresh;
    model.play.resource = None;
    if !model.play.in_sandbox {
        let world = Arc::clone(&model.world);
        model.play.prepare(&world.course);
    }
    act::judged(model)
}
