//! Whether a script solves a lesson: it gets through its experiments, one after the other.

use std::sync::Arc;

use super::goal::judge;
use super::{Kind, Lesson, Step, Task};
use crate::lab::Lab;
use crate::lab::script::{self, ScriptError};
use crate::server::Scene;

/// Returns the experiments of a lesson in order, each with its step.
pub fn tasks(lesson: &Lesson) -> impl Iterator<Item = (&Step, &Task)> {
    lesson.step.iter().filter_map(|step| match step.kind() {
        Kind::Do(task) => Some((step, task)),
        _ => None,
    })
}

/// Returns whether every goal of an experiment is met now.
#[must_use]
pub fn is_met(task: &Task, lesson: &Lesson, lab: &Lab) -> bool {
    task.goal.iter().all(|goal| judge(goal, lesson, lab).met)
}

/// Begins an experiment: what it has in store for its first message is planned, unless it is met already.
pub fn enter(task: &Task, lesson: &Lesson, lab: &mut Lab) {
    if let Some(network) = task.network.filter(|_| !is_met(task, lesson, lab)) {
        let plan = network.plan(lab.scene());
        lab.arm(plan);
    }
}

/// Leaves an experiment: what it had in store for a message that was never sent meets no other.
pub fn leave(task: &Task, lab: &mut Lab) {
    let planned = task.network.map(|network| network.plan(lab.scene()));
    if planned.is_some() && planned == lab.armed() {
        lab.disarm();
    }
}

/// Returns the goal, as `step.goal`, at which a script does not get on; `None` if it solves the lesson: it gets through
/// all experiments. One that was met stays met, whatever comes after; one that is met already when its turn comes is
/// passed at once.
///
/// # Errors
/// The first line that is none, or that cannot be done.
pub fn unmet<S: AsRef<str>>(
    lesson: &Lesson,
    scene: &Arc<Scene>,
    lines: &[S],
) -> Result<Option<String>, ScriptError> {
    let mut lab = Lab::new(Arc::clone(scene));
    let mut rest = tasks(lesson);
    let mut open = next(&mut rest, lesson, &mut lab);
    for (at, line) in lines.iter().enumerate() {
        let done = script::parse(line.as_ref()).and_then(|act| lab.act_out(&act, &lesson.body));
        done.map_err(|error| ScriptError { line: Some(at + 1), ..error })?;
        if let Some((_, task)) = open.filter(|(_, task)| is_met(task, lesson, &lab)) {
            leave(task, &mut lab);
            open = next(&mut rest, lesson, &mut lab);
        }
    }
    let goal = open.and_then(|(step, task)| {
        let goal = task.goal.iter().find(|goal| !judge(goal, lesson, &lab).met)?;
        Some(format!("{}.{}", step.id, goal.id))
    });
    Ok(goal)
}

/// Enters the next experiment that is not met already.
fn next<'l>(
    rest: &mut impl Iterator<Item = (&'l Step, &'l Task)>,
    lesson: &Lesson,
    lab: &mut Lab,
) -> Option<(&'l Step, &'l Task)> {
    let open = rest.find(|(_, task)| !is_met(task, lesson, lab));
    if let Some((_, task)) = open {
        enter(task, lesson, lab);
    }
    open
}
