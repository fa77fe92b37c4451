//! Going through the steps: taking a choice, saying how sure, going on, turning pages, passing over.

use std::sync::Arc;

use super::asked::{Asking, asking, choose_one, entries};
use super::play::{self, Given, Part, same_set};
use super::{Effect, Model, Overlay, save, scroll};
use crate::course::Step;
use crate::i18n::Message;

/// Moves the mark by so many entries, staying inside.
pub(super) fn mark(model: &mut Model, by: isize) {
    let last = entries(&asking(model)).saturating_sub(1);
    let from_outside = if by > 0 { 0 } else { last };
    let walked = model.play.marked.map(|marked| marked.saturating_add_signed(by).min(last));
    model.play.marked = Some(walked.unwrap_or(from_outside));
}

/// Takes the marked entry.
pub(super) fn take(model: &mut Model) -> Vec<Effect> {
    let asked = asking(model);
    let Some(marked) = model.play.marked else {
        model.toast = Some(choose_one(entries(&asked)));
        return Vec::new();
    };
    match asked {
        Asking::Nothing => return Vec::new(),
        Asking::Sure => said(model, Some(marked == 0)),
        Asking::Choice(choices) => {
            let Some(choice) = choices.get(marked).cloned() else { return Vec::new() };
            chosen(model, choice);
        }
    }
    save::effect(model)
}

fn chosen(model: &mut Model, choice: String) {
    let world = Arc::clone(&model.world);
    let Some(step) = model.play.step(&world.course) else { return };
    let taken = &mut model.play.taken;
    if !taken.contains(&choice) {
        taken.push(choice);
    }
    if taken.len() < wanted(step) {
        return;
    }
    if step.quiz.is_some() {
        tried(model, step);
    } else if step.predict.as_ref().is_some_and(|predict| predict.sure) {
        model.play.marked = None;
        scroll::to_end(model);
    } else {
        said(model, None);
    }
}

/// How many choices make an answer.
fn wanted(step: &Step) -> usize {
    step.answer().len().max(1)
}

/// Takes the last choice back, while it is no answer yet. Returns whether there was one.
pub(super) fn take_back(model: &mut Model) -> bool {
    let taken = model.play.taken.pop().is_some();
    if taken {
        model.play.marked = None;
    }
    taken
}

/// A quiz may be tried until it is right; the first answer is the one that is kept. The next try begins with nothing
/// marked, so that an Enter too many is no part of it.
fn tried(model: &mut Model, step: &Step) {
    let Some(quiz) = &step.quiz else { return };
    let choices = std::mem::take(&mut model.play.taken);
    let right = same_set(&quiz.answer, &choices);
    let first = Given { choices: choices.clone(), sure: None, right: Some(right) };
    model.play.given.entry(step.id.clone()).or_insert(first);
    model.play.tried.insert(step.id.clone(), choices);
    model.play.marked = None;
}

/// Records a vote or a prediction and goes on by itself: there is nothing to read about it yet.
fn said(model: &mut Model, sure: Option<bool>) {
    let world = Arc::clone(&model.world);
    let Some(step) = model.play.step(&world.course) else { return };
    let choices = std::mem::take(&mut model.play.taken);
    let right = step.predict.as_ref().map(|predict| same_set(&predict.answer, &choices));
    let right = right.or_else(|| judged(model, step, &choices));
    model.play.given.insert(step.id.clone(), Given { choices, sure, right });
    go_on(model);
}

fn judged(model: &Model, step: &Step, choices: &[String]) -> Option<bool> {
    use crate::course::Judgement as J;
    let claim = model.world.course.claims.get(&step.claim.as_ref()?.row)?;
    let verdict = match claim.verdict {
        J::True => "true",
        J::Half => "half",
        J::Wrong => "wrong",
        J::Opinion => return None,
    };
    Some(choices == [verdict])
}

/// Goes on to the next page: the verdicts that are due after a task, the next step, the next lesson.
pub(super) fn go_on(model: &mut Model) {
    let course = &model.world.course;
    let due = match model.play.step(course) {
        Some(step) if step.task.is_some() => model.play.claims_due(course).len(),
        _ => 0,
    };
    let next = match model.play.part {
        Part::Step => 0,
        Part::Verdict(shown) => shown + 1,
    };
    if next < due {
        model.play.part = Part::Verdict(next);
        model.play.top = super::scroll::Anchor::default();
        model.play.verdicts.clear();
        play::settle_focus(model);
    } else {
        next_step(model);
    }
}

fn next_step(model: &mut Model) {
    let world = Arc::clone(&model.world);
    let steps = model.play.lesson(&world.course).map_or(0, |lesson| lesson.step.len());
    if model.play.step + 1 < steps {
        let next = model.play.step + 1;
        model.play.open(&world.course, next);
        play::settle_focus(model);
    } else {
        finish(model);
    }
}

/// The end of a lesson: done where every task was solved, else passed over; then the next lesson, or the list.
fn finish(model: &mut Model) {
    let world = Arc::clone(&model.world);
    let Some(lesson) = model.play.lesson(&world.course) else { return };
    let solved = lesson
        .step
        .iter()
        .filter(|step| step.task.is_some())
        .all(|step| model.play.solved.contains(&step.id));
    if solved {
        model.learner.lesson_mut(&lesson.id).done = true;
    }
    let next = model.play.lesson + 1;
    if next < world.course.lessons.len() {
        let n = play::count(next);
        play::open_lesson(model, next);
        let is_begun = model.play.reached > 0 || model.play.main.line_len() > 0;
        model.toast = Some(match () {
            () if !solved => Message::LessonPassed,
            () if is_begun => Message::LessonDoneOn { n },
            () => Message::LessonDone { n },
        });
    } else {
        save::keep(model);
        model.overlay = Some(Overlay::Lessons { marked: model.play.lesson });
        let is_done = |id| model.learner.lessons.get(id).is_some_and(|kept| kept.done);
        let all_done = world.course.lessons.iter().all(|lesson| is_done(&lesson.id));
        model.toast = Some(match () {
            () if !solved => Message::LessonPassed,
            () if all_done => Message::CourseDone,
            () => Message::LastLessonDone { n: play::count(next) },
        });
    }
}

/// Turns back to the page before.
pub(super) fn page_back(model: &mut Model) {
    let world = Arc::clone(&model.world);
    match model.play.part {
        Part::Verdict(0) => model.play.open(&world.course, model.play.step),
        Part::Verdict(n) => model.play.part = Part::Verdict(n - 1),
        Part::Step => model.play.open(&world.course, model.play.step.saturating_sub(1)),
    }
}

/// Turns to the next page, but never past what still is to be done.
pub(super) fn page_forward(model: &mut Model) {
    let last = model.play.lesson(&model.world.course).map_or(0, |lesson| lesson.step.len().saturating_sub(1));
    if model.play.is_finished(&model.world.course) && model.play.step < last {
        go_on(model);
    }
}

/// Passes over the open step: a prediction not made is recorded as not said, and blocks nothing.
pub(super) fn skip(model: &mut Model) -> Vec<Effect> {
    let world = Arc::clone(&model.world);
    if let Some(step) =
        model.play.step(&world.course).filter(|step| step.predict.is_some() || step.claim.is_some())
    {
        model.play.given.entry(step.id.clone()).or_default();
    }
    model.play.taken.clear();
    go_on(model);
    save::effect(model)
}
