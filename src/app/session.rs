//! Keeping a session as a file that can be sent to somebody, and played again.

use super::Model;
use super::msg::Effect;
use crate::lab::Journal;

/// Keeps what is seen: the lesson's own session, or that of the sandbox.
pub(super) fn keep(model: &Model) -> Vec<Effect> {
    let play = &model.play;
    let Some(lesson) = play.lesson(&model.world.course) else { return Vec::new() };
    let other = play.sandbox_scene.as_deref().filter(|_| play.in_sandbox);
    let journal = Journal::of(play.lab(), &lesson.id, other.unwrap_or(&lesson.scene));
    vec![Effect::KeepSession { lesson: lesson.id.clone(), text: journal.print() }]
}
