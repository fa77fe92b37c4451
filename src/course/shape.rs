//! What the types alone cannot say of a lesson: exactly one kind for each step, goal and condition; each id once.

use std::collections::BTreeSet;

use super::{Goal, Lesson, Step, When};
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
    once(lesson.step.iter().map(|step| &step.id), root.at("step"), &mut found);
    for (at, step) in lesson.step.iter().enumerate() {
        let node = root.at("step").nth(at);
        one_kind(&step.kinds(), node, &mut found);
        task(step, node.at("do"), &mut found);
    }
    found
}

fn task(step: &Step, node: Node<'_>, found: &mut Vec<Fault>) {
    let Some(task) = &step.task else { return };
    once(task.goal.iter().map(|goal| &goal.id), node.at("goal"), found);
    once(task.hint.iter().map(|hint| &hint.id), node.at("hint"), found);
    for (at, goal) in task.goal.iter().enumerate() {
        let node = node.at("goal").nth(at);
        one_kind(&goal.kinds(), node, found);
        if let Some(when) = &goal.not {
            one_kind(&when.kinds(), node.at("not"), found);
        }
    }
    for (at, hint) in task.hint.iter().enumerate() {
        if let Some(when) = &hint.when {
            one_kind(&when.kinds(), node.at("hint").nth(at).at("when"), found);
        }
    }
}

/// The kinds that a table could name, and whether it does.
type Kinds<const N: usize> = [(&'static str, bool); N];

fn one_kind<const N: usize>(kinds: &Kinds<N>, node: Node<'_>, found: &mut Vec<Fault>) {
    let mut named: Vec<(Place, &str)> =
        kinds.iter().filter(|(_, there)| *there).map(|(kind, _)| (node.at(kind).place(), *kind)).collect();
    named.sort_unstable();
    match named.as_slice() {
        [] => {
            let known = kinds.map(|(kind, _)| kind).join(", ");
            found.push(Fault { place: node.place(), code: "D05", message: Message::CheckNoKind { known } });
        }
        [_] => {}
        [(_, first), rest @ ..] => found.extend(rest.iter().map(|(place, second)| {
            let message = Message::CheckTwoKinds { first: (*first).to_owned(), second: (*second).to_owned() };
            Fault { place: *place, code: "D05", message }
        })),
    }
}

fn once<'a>(ids: impl Iterator<Item = &'a String>, node: Node<'_>, found: &mut Vec<Fault>) {
    let mut seen = BTreeSet::new();
    for (at, id) in ids.enumerate() {
        if !seen.insert(id) {
            let place = node.nth(at).at("id").value_place();
            found.push(Fault { place, code: "D09", message: Message::CheckTwice { id: id.clone() } });
        }
    }
}

impl Step {
    fn kinds(&self) -> Kinds<5> {
        [
            ("read", self.read.is_some()),
            ("claim", self.claim.is_some()),
            ("predict", self.predict.is_some()),
            ("do", self.task.is_some()),
            ("quiz", self.quiz.is_some()),
        ]
    }
}

impl Goal {
    fn kinds(&self) -> Kinds<12> {
        [
            ("some", self.some.is_some()),
            ("count", self.count.is_some()),
            ("sequence", self.sequence.is_some()),
            ("repeated", self.repeated.is_some()),
            ("created", self.created.is_some()),
            ("holds", self.holds.is_some()),
            ("lost", self.lost.is_some()),
            ("gained", self.gained.is_some()),
            ("followed", self.followed.is_some()),
            ("looked", self.looked.is_some()),
            ("proved", self.proved.is_some()),
            ("not", self.not.is_some()),
        ]
    }
}

impl When {
    fn kinds(&self) -> Kinds<6> {
        [
            ("some", self.some.is_some()),
            ("count", self.count.is_some()),
            ("holds", self.holds.is_some()),
            ("looked", self.looked.is_some()),
            ("changed", self.changed.is_some()),
            ("last", self.last.is_some()),
        ]
    }
}
