//! What the types alone cannot say of a lesson: exactly one kind for each step, goal and condition; each id once.

use std::collections::BTreeSet;

use super::{Goal, Kind, Lesson, Step, Test, When};
use crate::i18n::Message;
use crate::spanned::{Node, Place};

/// What is wrong at one place of a file whose path the caller knows.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Fault {
    pub(super) place: Place,
    pub(super) code: &'static str,
    pub(super) message: Message,
}

/// Returns what is wrong with the shape of a lesson in the folder of this name.
pub(super) fn faults(lesson: &Lesson, folder: &str, root: Node<'_>) -> Vec<Fault> {
    let mut found = Vec::new();
    if lesson.id != folder {
        let message = Message::CheckOtherFolder { id: lesson.id.clone(), folder: folder.to_owned() };
        found.push(Fault { place: root.at("id").value_place(), code: "D08", message });
    }
    once(lesson.step.iter().map(|step| &step.id), |at| root.at("step").nth(at).at("id"), &mut found);
    for (at, step) in lesson.step.iter().enumerate() {
        let node = root.at("step").nth(at);
        one_kind(step.kinds().map(Kind::key), &Kind::KEYS, node, &mut found);
        let choices = |kind: Kind<'_>| node.at(kind.key()).at("choices");
        once(step.choices().iter(), |at| choices(step.kind()).nth(at), &mut found);
        task(step, node.at("do"), &mut found);
    }
    found
}

fn task(step: &Step, node: Node<'_>, found: &mut Vec<Fault>) {
    let Some(task) = &step.task else { return };
    once(task.goal.iter().map(|goal| &goal.id), |at| node.at("goal").nth(at).at("id"), found);
    once(task.hint.iter().map(|hint| &hint.id), |at| node.at("hint").nth(at).at("id"), found);
    for (at, goal) in task.goal.iter().enumerate() {
        let node = node.at("goal").nth(at);
        one_kind(goal.tests().map(Test::key), &Goal::KEYS, node, found);
        condition(goal.not.as_ref(), node.at("not"), found);
    }
    for (at, hint) in task.hint.iter().enumerate() {
        let node = node.at("hint").nth(at);
        condition(hint.only.as_ref(), node.at("while"), found);
        condition(hint.when.as_ref(), node.at("when"), found);
    }
}

fn one_kind<'a>(keys: impl Iterator<Item = &'a str>, known: &[&str], node: Node<'_>, found: &mut Vec<Fault>) {
    let mut named: Vec<&str> = keys.collect();
    if named.len() > 1 {
        named.sort_by_cached_key(|key| (node.at(key).place(), *key));
    }
    match named.as_slice() {
        [] => {
            let message = Message::CheckNoKind { known: known.join(", ") };
            found.push(Fault { place: node.place(), code: "D05", message });
        }
        [first, rest @ ..] => found.extend(rest.iter().map(|second| {
            let message = Message::CheckTwoKinds { first: (*first).to_owned(), second: (*second).to_owned() };
            Fault { place: node.at(second).place(), code: "D05", message }
        })),
    }
}

fn condition(when: Option<&When>, node: Node<'_>, found: &mut Vec<Fault>) {
    if let Some(when) = when {
        one_kind(when.tests().map(Test::key), &When::KEYS, node, found);
    }
}

fn once<'a, 'd>(
    ids: impl Iterator<Item = &'a String>,
    node: impl Fn(usize) -> Node<'d>,
    found: &mut Vec<Fault>,
) {
    let mut seen = BTreeSet::new();
    for (at, id) in ids.enumerate() {
        if !seen.insert(id) {
            let message = Message::CheckTwice { id: id.clone() };
            found.push(Fault { place: node(at).value_place(), code: "D09", message });
        }
    }
}
