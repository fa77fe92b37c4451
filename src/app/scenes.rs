//! The servers that the sandbox can have: every scene of the course, each with what is special about it.

use super::act;
use super::msg::{Effect, Key, KeyCode};
use super::overlay::{self, Overlay};
use super::{Model, save};
use crate::i18n::Message;
use crate::lab::Lab;

/// Where a scene stands that does not say it: after the usual ones, and before the one that lies.
const ANYWHERE: u8 = 50;

/// Returns the names of the scenes in the order in which they teach; those that stand together by name.
pub fn names(model: &Model) -> impl Iterator<Item = &str> {
    let mut scenes: Vec<_> = model.world.course.scenes.iter().collect();
    scenes.sort_by_key(|(_, scene)| scene.order.unwrap_or(ANYWHERE));
    scenes.into_iter().map(|(name, _)| name.as_str())
}

/// Returns the name of the scene that is seen now: the sandbox's own, or else the lesson's.
#[must_use]
pub fn present(model: &Model) -> Option<&str> {
    let play = &model.play;
    play.own_scene().or_else(|| Some(play.lesson(&model.world.course)?.scene.as_str()))
}

/// Opens the list at the scene that is seen now.
pub(super) fn open(model: &mut Model) {
    let here = present(model);
    let marked = names(model).position(|name| here == Some(name)).unwrap_or(0);
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
    let Some(name) = names(model).nth(marked).map(str::to_owned) else { return Vec::new() };
    let Some(scene) = model.world.course.scenes.get(&name).cloned() else { return Vec::new() };
    if !model.play.in_sandbox {
        act::sandbox(model);
    }
    model.play.sandbox = Some(Lab::new(scene));
    model.play.sandbox_scene = Some(name);
    model.play.resource = None;
    model.toast = Some(Message::SceneEntered);
    save::effect(model)
}
