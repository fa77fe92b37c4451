//! S05 to S11 and S13: what the logic of a lesson names is there, and can come true.

use super::{Sheet, script};
use crate::course::goal::filter::{FAMILIES, codes};
use crate::course::load::{CLAIMS, ORDER, logic_path};
use crate::course::{Course, Filter, Kind, Lesson, Step, Task, Test, When};
use crate::diagnostic::{Diagnostic, Level};
use crate::files::Files;
use crate::i18n::Message;
use crate::lab::prove::TIMES;
use crate::lab::script::{Act, Content, View, parse};
use crate::lab::{Fault, Origin};
use crate::server::Scene;
use crate::spanned::{Document, Node};

/// How many misconceptions there are: M1 to M17.
const MISCONCEPTIONS: u32 = 17;

pub(super) fn rules(files: &Files, course: &Course, found: &mut Vec<Diagnostic>) {
    listed(files, found);
    sources(files, course, found);
    for (at, lesson) in course.lessons.iter().enumerate() {
        let path = logic_path(&lesson.id);
        let Some(Ok(document)) = files.get(&path).map(Document::parse) else { continue };
        let mut sheet = Sheet { path: &path, document: &document, found };
        let root = document.root();
        claims(lesson, course, root, &mut sheet);
        needs(lesson, course, at, root, &mut sheet);
        for (at, step) in lesson.step.iter().enumerate() {
            let node = root.at("step").nth(at);
            choices(step, node.at(step.kind().key()), &mut sheet);
            if let Kind::Do(task) = step.kind() {
                experiment(task, lesson, node.at("do"), &mut sheet);
                let scene = course.scenes.get(&lesson.scene).cloned().unwrap_or_default();
                network(task, &scene, node.at("do"), &mut sheet);
            }
        }
        match course.scenes.get(&lesson.scene) {
            Some(scene) => script::rules(lesson, scene, &mut sheet),
            None => {
                let message = Message::CheckS07 { scene: lesson.scene.clone() };
                sheet.tell(root.at("scene").value_place(), "S07", message);
            }
        }
    }
}

/// D10: a lesson's folder that the list of lessons does not name is never shown.
fn listed(files: &Files, found: &mut Vec<Diagnostic>) {
    let Some(Ok(document)) = files.get(ORDER).map(Document::parse) else { return };
    let list = document.root().at("lessons");
    let named: Vec<&str> = (0..).map_while(|at| list.nth(at).string()).collect();
    for lesson in files.folders("lessons").into_iter().filter(|folder| !named.contains(folder)) {
        let (line, column) = list.place();
        let message = Message::CheckUnlisted { lesson: lesson.to_owned() };
        let path = ORDER.to_owned();
        found.push(Diagnostic { path, line, column, code: "D10", level: Level::Warning, message });
    }
}

/// S05 for the audit itself: its sources are sections of an RFC.
fn sources(files: &Files, course: &Course, found: &mut Vec<Diagnostic>) {
    let Some(Ok(document)) = files.get(CLAIMS).map(Document::parse) else { return };
    let mut sheet = Sheet { path: CLAIMS, document: &document, found };
    for (row, claim) in course.claims.iter().filter(|(_, claim)| !is_section(&claim.source)) {
        let place = document.root().at(row).at("source").value_place();
        sheet.tell(place, "S05", Message::CheckS05Source { source: claim.source.clone() });
    }
}

/// Returns whether a source looks like `RFC 9110 §9.3.4`.
fn is_section(source: &str) -> bool {
    let number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    let parts = source.strip_prefix("RFC ").and_then(|rest| rest.split_once(" §"));
    parts.is_some_and(|(rfc, section)| number(rfc) && section.split('.').all(number))
}

fn claims(lesson: &Lesson, course: &Course, root: Node<'_>, sheet: &mut Sheet<'_>) {
    let header = lesson.claims.iter().enumerate().map(|(at, row)| (row, root.at("claims").nth(at)));
    let steps = lesson.step.iter().enumerate().filter_map(|(at, step)| {
        let claim = step.claim.as_ref()?;
        Some((&claim.row, root.at("step").nth(at).at("claim").at("row")))
    });
    for (row, node) in header.chain(steps).filter(|(row, _)| !course.claims.contains_key(*row)) {
        sheet.tell(node.value_place(), "S05", Message::CheckS05Row { row: row.clone() });
    }
}

/// S08. Only lessons that were loaded are asked for: one that is broken has its own finding.
fn needs(lesson: &Lesson, course: &Course, at: usize, root: Node<'_>, sheet: &mut Sheet<'_>) {
    for (index, needed) in lesson.needs.iter().enumerate() {
        if course.lesson(needed).is_none_or(|(place, _)| place >= at) {
            let message = Message::CheckS08 { lesson: needed.clone() };
            sheet.tell(root.at("needs").nth(index).place(), "S08", message);
        }
    }
}

/// S06 and S10.
fn choices(step: &Step, node: Node<'_>, sheet: &mut Sheet<'_>) {
    let codes = match step.kind() {
        Kind::Predict(predict) => &predict.codes,
        Kind::Quiz(quiz) => &quiz.codes,
        Kind::Read | Kind::Claim(_) | Kind::Do(_) => return,
    };
    if step.answer().is_empty() {
        sheet.tell(node.at("answer").value_place(), "S06", Message::CheckS06None);
    }
    let answers = step.answer().iter().enumerate().map(|(at, choice)| (choice, node.at("answer").nth(at)));
    let coded = codes.keys().map(|choice| (choice, node.at("codes").at(choice)));
    for (choice, node) in answers.chain(coded).filter(|(choice, _)| !step.choices().contains(choice)) {
        sheet.tell(node.place(), "S06", Message::CheckS06Choice { choice: choice.clone() });
    }
    for (choice, code) in codes.iter().filter(|(_, code)| !is_misconception(code)) {
        let place = node.at("codes").at(choice).value_place();
        sheet.tell(place, "S10", Message::CheckS10 { code: code.clone() });
    }
}

fn is_misconception(code: &str) -> bool {
    (1..=MISCONCEPTIONS).any(|number| code == format!("M{number}"))
}

fn experiment(task: &Task, lesson: &Lesson, node: Node<'_>, sheet: &mut Sheet<'_>) {
    for (at, goal) in task.goal.iter().enumerate() {
        for test in goal.tests() {
            self::test(test, lesson, node.at("goal").nth(at).at(test.key()), sheet);
        }
    }
    for (at, hint) in task.hint.iter().enumerate() {
        let node = node.at("hint").nth(at);
        if let Some(line) = &hint.show {
            request_line(line, lesson, node.at("show"), sheet);
        }
        for (key, when) in [("while", &hint.only), ("when", &hint.when)] {
            for test in when.iter().flat_map(When::tests) {
                self::test(test, lesson, node.at(key).at(test.key()), sheet);
            }
        }
        let goals: Vec<&str> = task.goal.iter().map(|goal| goal.id.as_str()).collect();
        if let Some(goal) = hint.goal.as_ref().filter(|goal| !goals.contains(&goal.as_str())) {
            impossible(goal, &goals.join(", "), node.at("goal"), sheet);
        }
    }
    let Some(compose) = &task.compose else { return };
    if let Some(line) = &compose.request {
        request_line(line, lesson, node.at("compose").at("request"), sheet);
    }
    if let Some(name) = compose.raw.as_deref().and_then(|raw| raw.strip_prefix('@')) {
        body(name, lesson, node.at("compose").at("raw"), sheet);
    }
}

/// A request to be shown: S04 if it is none, S09 if its body is not there.
fn request_line(line: &str, lesson: &Lesson, node: Node<'_>, sheet: &mut Sheet<'_>) {
    match parse(line) {
        Ok(
            Act::Request { content: Content::Named(name), .. }
            | Act::Raw { content: Content::Named(name), .. },
        ) => {
            body(&name, lesson, node, sheet);
        }
        Ok(_) => {}
        Err(error) => script::unreadable(error, node, sheet),
    }
}

fn body(name: &str, lesson: &Lesson, node: Node<'_>, sheet: &mut Sheet<'_>) {
    if !lesson.body.contains_key(name) {
        sheet.tell(node.value_place(), "S09", Message::CheckS09 { body: name.to_owned() });
    }
}

/// S09 and S11 for one goal or condition.
fn test(test: Test<'_>, lesson: &Lesson, node: Node<'_>, sheet: &mut Sheet<'_>) {
    match test {
        Test::Some(like) | Test::Changed(like) | Test::Last(like) => filter(like, lesson, node, sheet),
        Test::Count(count) => filter(&count.of, lesson, node.at("of"), sheet),
        Test::Sequence(filters) => {
            filters.iter().enumerate().for_each(|(at, like)| filter(like, lesson, node.nth(at), sheet));
        }
        Test::Created(created) => filter(&created.by, lesson, node.at("by"), sheet),
        Test::Lost(members) | Test::Gained(members) => filter(&members.by, lesson, node.at("by"), sheet),
        Test::Followed(followed) => filter(&followed.by, lesson, node.at("by"), sheet),
        Test::Not(when) => {
            when.tests().for_each(|test| self::test(test, lesson, node.at(test.key()), sheet));
        }
        Test::Looked(looked) if View::from_name(&looked.at).is_none() => {
            impossible(&looked.at, &View::ALL.map(View::as_str).join(", "), node.at("at"), sheet);
        }
        Test::Proved(proved) if !u8::try_from(proved.times).is_ok_and(|times| TIMES.contains(&times)) => {
            impossible(&proved.times.to_string(), "2–9", node.at("times"), sheet);
        }
        Test::Repeated(repeated) if repeated.times < 2 => {
            impossible(&repeated.times.to_string(), "2, 3, …", node.at("times"), sheet);
        }
        Test::Looked(_) | Test::Proved(_) | Test::Repeated(_) | Test::Holds(_) => {}
    }
}

/// S13. Where the scene lets nothing go wrong by itself, a plan in which nothing does is none.
fn network(task: &Task, scene: &Scene, node: Node<'_>, sheet: &mut Sheet<'_>) {
    let Some(plan) = task.network.map(|network| network.plan(scene)) else { return };
    let is_idle = plan.fault == Fault::None && plan.retry == scene.link.retry && scene.link.faults.is_empty();
    if is_idle {
        sheet.tell(node.at("network").place(), "S13", Message::CheckS13);
    }
}

fn filter(filter: &Filter, lesson: &Lesson, node: Node<'_>, sheet: &mut Sheet<'_>) {
    if let Some(name) = &filter.body {
        body(name, lesson, node.at("body"), sheet);
    }
    let origins = Origin::ALL.map(Origin::as_str);
    if let Some(from) = filter.from.as_ref().filter(|from| !origins.contains(&from.as_str())) {
        impossible(from, &origins.join(", "), node.at("from"), sheet);
    }
    let faults: Vec<&str> = Fault::ALL.into_iter().map(Fault::as_str).chain(FAMILIES).collect();
    if let Some(fault) = filter.fault.as_ref().filter(|fault| !faults.contains(&fault.as_str())) {
        impossible(fault, &faults.join(", "), node.at("fault"), sheet);
    }
    let codes = codes();
    for (at, code) in filter.wrong.iter().enumerate().filter(|(_, code)| !codes.contains(&code.as_str())) {
        impossible(code, &codes.join(", "), node.at("wrong").nth(at), sheet);
    }
    for (at, status) in filter.status.iter().enumerate().filter(|(_, status)| !(200..=599).contains(*status))
    {
        impossible(&status.to_string(), "200–599", node.at("status").nth(at), sheet);
    }
}

fn impossible(found: &str, expected: &str, node: Node<'_>, sheet: &mut Sheet<'_>) {
    let message = Message::CheckS11 { found: found.to_owned(), expected: expected.to_owned() };
    sheet.tell(node.value_place(), "S11", message);
}

#[cfg(test)]
mod tests {
    use super::{is_misconception, is_section};

    #[test]
    fn knows_sections_and_codes() {
        assert!(is_section("RFC 9110 §9.3.4") && is_section("RFC 9112 §3"));
        for other in ["RFC9110 §9", "RFC 9110", "RFC 9110 §", "RFC 9110 §9.", "9.3.4"] {
            assert!(!is_section(other), "{other}");
        }
        assert!(is_misconception("M1") && is_misconception("M17"));
        assert!(!is_misconception("M0") && !is_misconception("M18") && !is_misconception("M01"));
    }
}
