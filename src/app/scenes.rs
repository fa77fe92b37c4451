//! The servers that the sandbox can have: every scene of the course, each with what is special about it.

use super::act;
use super::msg::{Effect, Key, KeyCode};
use super::overlay::{self, Overlay};
use super::{Model, save};
use crate::i18n::Message;
use crate::lab::Lab;

/// Returns the names of the scenes, in order.
pub fn names(model: &Model) -> impl Iterator<Item = &str> {
    model.world.course.scenes.keys().map(String::as_str)
}

/// Opens the list at the scene that the sandbox has.
pub(super) fn open(model: &mut Model) {
    let here = model.play.sandbox_scene.as_deref();
    let marked = names(model).position(|name| Some(name) == here).unwrap_or(0);
    model.overlay = Some(Overlay::Scenes { marked });
}

/// Handles a key in the list: ↑↓ walk, Enter goes into a fresh sandbox on that server; where something was done in the
/// sandbox that there is, only after a question.
pub(super) fn press(model: &mut Model, marked: usize, key: Key) -> Vec<Effect> {
    let open = match key.code {
        KeyCode::Enter if would_be_lost(model) == 0 => return take(model, marked),
        KeyCode::Enter => Overlay::Scene { marked },
        code => {
            Overlay::Scenes { marked: overlay::walked(marked, names(model).count(), code).unwrap_or(marked) }
        }
    };
    model.overlay = Some(open);
    Vec::new()
}

/// Returns how many requests of the sandbox another server would drop: what it has from the lesson is kept there.
#[must_use]
pub fn would_be_lost(model: &Model) -> usize {
    let play = &model.play;
    let Some(sandbox) = play.sandbox.as_ref().map(Lab::history) else { return 0 };
    let is_copy = play.sandbox_scene.is_none();
    sandbox.len() - if is_copy { sandbox.shared_with(play.main.history()) } else { 0 }
}

/// Goes into a fresh sandbox on that server.
pub(super) fn take(model: &mut Model, marked: usize) -> Vec<Effect> {
    let Some((name, scene)) = model.world.course.scenes.iter().nth(marked) else { return Vec::new() };
    let (name, scene) = (name.clone(), scene.clone());
    if !model.play.in_sandbox {
        act::sandbox(model);
    }
    model.play.sandbox = Some(Lab::new(scene));
    model.play.sandbox_scene = Some(name);
    model.play.resource = None;
    model.toast = Some(Message::SceneEntered);
    save::effect(model)
}
