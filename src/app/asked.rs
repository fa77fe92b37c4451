//! What is being asked on the open page, as data: the choices that the mark walks over.

use super::{Model, play};
use crate::course::Kind;
use crate::i18n::Message;

/// The votes on a claim, in the order shown.
pub const VOTES: [&str; 3] = ["true", "half", "wrong"];
/// The answers to "how sure?", in the order shown.
pub const SURE: [&str; 2] = ["sure", "unsure"];

/// What the marks ↑↓ walk over right now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asking {
    /// Nothing is asked.
    Nothing,
    /// One of these choices.
    Choice(Vec<String>),
    /// How sure the learner is of the choice just taken.
    Sure,
}

/// Returns what is being asked on the open page.
#[must_use]
pub fn asking(model: &Model) -> Asking {
    let course = &model.world.course;
    let Some(step) = model.play.step(course).filter(|_| !model.play.is_finished(course)) else {
        return Asking::Nothing;
    };
    match step.kind() {
        Kind::Claim(_) => Asking::Choice(VOTES.map(str::to_owned).to_vec()),
        Kind::Predict(predict) if predict.sure && model.play.taken.len() >= predict.answer.len().max(1) => {
            Asking::Sure
        }
        Kind::Predict(_) | Kind::Quiz(_) => Asking::Choice(step.choices().to_vec()),
        Kind::Read | Kind::Do(_) => Asking::Nothing,
    }
}

/// Returns how many entries the mark can be on.
#[must_use]
pub fn entries(asking: &Asking) -> usize {
    match asking {
        Asking::Nothing => 0,
        Asking::Choice(choices) => choices.len(),
        Asking::Sure => SURE.len(),
    }
}

/// Returns what to say where one of so many numbered entries is to be chosen.
#[must_use]
pub fn choose_one(entries: usize) -> Message {
    Message::MarkFirst { numbers: format!("1–{entries}"), last: play::count(entries) }
}
