//! Whether a script solves a lesson: it gets through its experiments, one after the other.

use std::sync::Arc;

use super::goal::judge;
use super::{Kind, Lesson, Task};
use crate::lab::Lab;
use crate::lab::script::{self, ScriptError};
use crate::server::Scene;

/// Returns the experiments of a lesson in order.
pub fn tasks(lesson: &Lesson) -> impl Iterator<Item = &Task> {
    lesson.step.iter().filter_map(|step| match step.kind() {
        Kind::Do(task) => Some(task),
        _ => None,
    })
}

/// Returns whether every goal of an experiment is met now.
#[must_use]
pub fn is_met(task: &Task, lesson: &Lesson, lab: &Lab) -> bool {
    task.goal.iter().all(|goal| judge(goal, lesson, lab).met)
}

/// Returns whether a script gets through all experiments of a lesson. An experiment that was met stays met, whatever
/// comes after; one that is met already when its turn comes is passed at once.
///
/// # Errors
/// The first line that is none, or that cannot be done.
pub fn solves<S: AsRef<str>>(lesson: &Lesson, scene: &Arc<Scene>, lines: &[S]) -> Result<bool, ScriptError> {
    let mut lab = Lab::new(Arc::clone(scene));
    let mut open = tasks(lesson).peekable();
    while open.next_if(|task| is_met(task, lesson, &lab)).is_some() {}
    for (at, line) in lines.iter().enumerate() {
        let done = script::parse(line.as_ref()).and_then(|act| lab.act_out(&act, &lesson.body));
        done.map_err(|error| ScriptError { line: Some(at + 1), ..error })?;
        while open.next_if(|task| is_met(task, lesson, &lab)).is_some() {}
    }
    Ok(open.peek().is_none())
}
