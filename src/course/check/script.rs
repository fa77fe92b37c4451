//! S01 to S04: the scripts of a lesson do what they are there for.

use std::sync::Arc;

use super::Sheet;
use crate::course::solve::{is_met, tasks, unmet};
use crate::course::{Lesson, Script};
use crate::i18n::Message;
use crate::lab::Lab;
use crate::lab::script::ScriptError;
use crate::server::Scene;
use crate::spanned::Node;

pub(super) fn rules(lesson: &Lesson, scene: &Arc<Scene>, sheet: &mut Sheet<'_>) {
    let document = sheet.document;
    let root = document.root();
    start(lesson, scene, root, sheet);
    let solution = (&lesson.solution, root.at("solution"));
    let also = lesson.also.iter().enumerate().map(|(at, script)| (script, root.at("also").nth(at)));
    for (script, node) in std::iter::once(solution).chain(also) {
        run(lesson, scene, script, node, true, sheet);
    }
    for (at, script) in lesson.wrong.iter().enumerate() {
        run(lesson, scene, script, root.at("wrong").nth(at), false, sheet);
    }
}

/// S01: there is an experiment, and the first is not met before anything was done.
fn start(lesson: &Lesson, scene: &Arc<Scene>, root: Node<'_>, sheet: &mut Sheet<'_>) {
    let lab = Lab::new(Arc::clone(scene));
    let Some((step, task)) = tasks(lesson).next() else {
        sheet.tell(root.at("step").place(), "S01", Message::CheckS01None);
        return;
    };
    if is_met(task, lesson, &lab) {
        let at = lesson.step.iter().position(|other| other.id == step.id).unwrap_or_default();
        let place = root.at("step").nth(at).at("do").place();
        sheet.tell(place, "S01", Message::CheckS01 { step: step.id.clone() });
    }
}

fn run(
    lesson: &Lesson,
    scene: &Arc<Scene>,
    script: &Script,
    node: Node<'_>,
    should_solve: bool,
    sheet: &mut Sheet<'_>,
) {
    match unmet(lesson, scene, &script.script) {
        Ok(None) if !should_solve => sheet.tell(node.at("script").place(), "S03", Message::CheckS03),
        Ok(Some(goal)) if should_solve => {
            sheet.tell(node.at("script").place(), "S02", Message::CheckS02 { goal });
        }
        Ok(_) => {}
        Err(error) => unreadable(error, node.at("script").nth(error.line.unwrap_or(1) - 1), sheet),
    }
}

/// S04, at the character of the line that is wrong.
pub(super) fn unreadable(error: ScriptError, line: Node<'_>, sheet: &mut Sheet<'_>) {
    let text = line.string().unwrap_or_default();
    let offset = text.char_indices().nth(error.column - 1).map_or(text.len(), |(at, _)| at);
    sheet.tell(line.place_in(offset), "S04", Message::CheckS04 { code: error.wrong.as_str().to_owned() });
}
