//! Keeping a session as a file that can be sent to somebody, and played again.

use super::msg::Effect;
use super::{Model, scenes};
use crate::lab::Journal;

/// Keeps what is seen: the lesson's own session, or that of the sandbox.
pub(super) fn keep(model: &Model) -> Vec<Effect> {
    let play = &model.play;
    let Some(lesson) = play.lesson(&model.world.course) else { return Vec::new() };
    let journal = Journal::of(play.lab(), &lesson.id, scenes::present(model).unwrap_or(&lesson.scene));
    vec![Effect::KeepSession { lesson: lesson.id.clone(), text: journal.print() }]
}
