//! One lesson being played: where the learner is in it, what was answered, its lab and its request.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::answer::{self, AnswerLine};
use super::composer::Composer;
use super::scroll::Anchor;
use super::{EnterDoes, Focus, Model, save};
use crate::course::goal::{self, Verdict};
use crate::course::solve;
use crate::course::{Course, Goal, Hint, Lesson, Step, Task};
use crate::i18n::Message;
use crate::lab::Lab;
use crate::server::{Scene, Target};

/// Which page of a step is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The step itself.
    #[default]
    Step,
    /// After a task: the verdict on the n-th claim that was voted on before it.
    Verdict(usize),
}

/// What was answered in a claim, prediction or quiz. The first answer counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    /// The choices taken, in the order taken; empty where the step was passed over.
    pub choices: Vec<String>,
    /// How sure the learner was, where that was asked.
    pub sure: Option<bool>,
    /// Whether it was right, where that is known.
    pub right: Option<bool>,
}

/// Seconds after which the next hint may be opened without another try.
pub(super) const HINT_WAIT: u32 = 20;

/// One lesson being played.
#[derive(Clone, Debug)]
pub struct Play {
    /// The lesson's place in the course, counted from 0.
    pub lesson: usize,
    /// The open step, counted from 0.
    pub step: usize,
    /// Which of its pages.
    pub part: Part,
    /// The furthest step that was reached.
    pub reached: usize,
    /// The marked choice; none until the learner marks one, so that no Enter too many ever answers.
    pub marked: Option<usize>,
    /// Choices taken in the open step that are not yet an answer: waiting for more of them, or for how sure.
    pub taken: Vec<String>,
    /// What was answered, by step.
    pub given: BTreeMap<String, Given>,
    /// What was chosen last in a quiz, by step: it may be tried until it is right.
    pub tried: BTreeMap<String, Vec<String>>,
    /// The tasks whose goals were all met at some time.
    pub solved: BTreeSet<String>,
    /// How many hints were opened, by step.
    pub hints: BTreeMap<String, usize>,
    /// Exchanges that the lab had when the last hint was opened.
    pub sent_at_hint: usize,
    /// Seconds since the last hint was opened.
    pub waited: u32,
    /// The lesson's lab.
    pub main: Lab,
    /// Its copy for free play, kept when the learner comes back to the lesson.
    pub sandbox: Option<Lab>,
    /// The scene of the sandbox, where it is not the lesson's.
    pub sandbox_scene: Option<String>,
    /// Whether the sandbox is what is seen and sent to.
    pub in_sandbox: bool,
    /// The request being written.
    pub composer: Composer,
    /// The request of the other place, sandbox or lesson, while it is not the one being written.
    pub aside: Composer,
    /// The line on which the body of the last raw message began, counted from 0.
    pub body_line: usize,
    /// Exchanges that the lab had when the open task was opened.
    pub sent_at_open: usize,
    /// The marked resource of the list.
    pub resource: Option<Target>,
    /// What stands on top of the lesson pane.
    pub top: Anchor,
    /// How far the goals of the open task are, in their order.
    pub verdicts: Vec<Verdict>,
    /// Whether the open task was done when it was first opened, by what had been sent before.
    pub found_done: bool,
}

impl Play {
    /// Opens a lesson from its start. A lesson that the course does not have opens on an empty server.
    #[must_use]
    pub fn new(course: &Course, lesson: usize) -> Self {
        let mut play = Self {
            lesson,
            step: 0,
            part: Part::Step,
            reached: 0,
            marked: None,
            taken: Vec::new(),
            given: BTreeMap::new(),
            tried: BTreeMap::new(),
            solved: BTreeSet::new(),
            hints: BTreeMap::new(),
            sent_at_hint: 0,
            waited: 0,
            main: Lab::new(scene(course, lesson)),
            sandbox: None,
            sandbox_scene: None,
            in_sandbox: false,
            composer: Composer::default(),
            aside: Composer::default(),
            body_line: 0,
            sent_at_open: 0,
            resource: None,
            top: Anchor::default(),
            verdicts: Vec::new(),
            found_done: false,
        };
        play.open(course, 0);
        play
    }

    /// Returns the lesson.
    #[must_use]
    pub fn lesson<'a>(&self, course: &'a Course) -> Option<&'a Lesson> {
        course.lessons.get(self.lesson)
    }

    /// Returns the open step.
    #[must_use]
    pub fn step<'a>(&self, course: &'a Course) -> Option<&'a Step> {
        self.lesson(course)?.step.get(self.step)
    }

    /// Returns the open task, if the open page is one.
    #[must_use]
    pub fn task<'a>(&self, course: &'a Course) -> Option<&'a Task> {
        self.step(course)?.task.as_ref().filter(|_| self.part == Part::Step)
    }

    /// Returns the lab that is seen and sent to: the lesson's, or the sandbox.
    #[must_use]
    pub fn lab(&self) -> &Lab {
        self.sandbox.as_ref().filter(|_| self.in_sandbox).unwrap_or(&self.main)
    }

    /// Returns the same lab, to be changed.
    pub fn lab_mut(&mut self) -> &mut Lab {
        match &mut self.sandbox {
            Some(sandbox) if self.in_sandbox => sandbox,
            _ => &mut self.main,
        }
    }

    /// Returns the name of the sandbox's scene, while one is in it and it is another than the lesson's.
    #[must_use]
    pub fn own_scene(&self) -> Option<&str> {
        self.sandbox_scene.as_deref().filter(|_| self.in_sandbox)
    }

    /// Returns the lines of the answer that is shown.
    #[must_use]
    pub fn answer(&self) -> Vec<AnswerLine> {
        self.lab().shown().map(answer::lines).unwrap_or_default()
    }

    /// Returns the address that a line of the answer names, if it can be followed.
    #[must_use]
    pub fn uri_at(&self, line: usize) -> Option<String> {
        self.answer().get(line).and_then(answer::uri).map(str::to_owned)
    }

    /// Returns the marked resource, if the server that is seen has it.
    #[must_use]
    pub fn marked_resource(&self) -> Option<&Target> {
        self.resource.as_ref().filter(|target| self.lab().server().store().at(target).is_some())
    }

    /// Returns whether another hint of the open task can be opened.
    #[must_use]
    pub fn has_hint(&self, course: &Course) -> bool {
        !self.is_finished(course) && self.next_hint(course).is_some()
    }

    /// Returns the hint of the open task that is opened next, with its place on the ladder: what was done already is passed
    /// over.
    #[must_use]
    pub fn next_hint<'a>(&self, course: &'a Course) -> Option<(usize, &'a Hint)> {
        let (step, task) = self.step(course).zip(self.task(course))?;
        let opened = self.hints.get(&step.id).copied().unwrap_or(0);
        ladder(task).enumerate().skip(opened).find(|(_, hint)| self.is_of_use(course, hint))
    }

    /// Returns whether a hint of the open task is of use now: what it leads to is not done.
    #[must_use]
    pub fn is_of_use(&self, course: &Course, hint: &Hint) -> bool {
        let Some((lesson, task)) = self.lesson(course).zip(self.task(course)) else { return false };
        let goals = task.goal.iter().zip(&self.verdicts);
        let mut met = goals.filter(|(_, verdict)| verdict.met).map(|(goal, _)| &goal.id);
        let is_met = hint.goal.as_ref().is_some_and(|goal| met.any(|met| met == goal));
        !is_met && hint.only.as_ref().is_none_or(|only| goal::holds(only, lesson, &self.main))
    }

    /// Returns whether the next hint is held back for a while.
    #[must_use]
    pub fn waits_for_hint(&self, course: &Course) -> bool {
        let opened = self.step(course).is_some_and(|step| self.hints.contains_key(&step.id));
        opened && self.waited < HINT_WAIT && self.has_hint(course)
    }

    /// Returns whether the open page has nothing left to be done before going on.
    #[must_use]
    pub fn is_finished(&self, course: &Course) -> bool {
        let Some(step) = self.step(course) else { return true };
        let voted = self.given.contains_key(&step.id);
        let passed = self.step < self.reached;
        match () {
            () if self.part != Part::Step || step.read.is_some() => true,
            () if step.task.is_some() => passed || self.solved.contains(&step.id),
            () if step.quiz.is_some() => passed || self.is_right(step),
            () => passed || voted,
        }
    }

    fn is_right(&self, step: &Step) -> bool {
        let right = |quiz: &crate::course::Quiz, tried: &Vec<String>| same_set(&quiz.answer, tried);
        step.quiz.as_ref().zip(self.tried.get(&step.id)).is_some_and(|(quiz, tried)| right(quiz, tried))
    }

    /// Returns what Enter does in the lesson pane.
    #[must_use]
    pub fn enter_does(&self, course: &Course) -> EnterDoes {
        if self.is_finished(course) {
            EnterDoes::GoOn
        } else if self.task(course).is_some() {
            EnterDoes::ToRequest
        } else {
            EnterDoes::Take
        }
    }

    /// Opens a step: nothing marked, its text from the top, its request in the composer.
    pub fn open(&mut self, course: &Course, step: usize) {
        let left = self.step(course).and_then(|left| left.task.as_ref()).filter(|_| step > self.reached);
        if let Some(task) = left {
            solve::leave(task, &mut self.main);
        }
        self.step = step;
        self.part = Part::Step;
        self.marked = None;
        self.taken.clear();
        self.top = Anchor::default();
        let is_first = step > self.reached || (step == 0 && self.reached == 0);
        if is_first {
            self.reached = step;
            self.prepare(course);
        }
        self.judge(course);
        self.found_done = is_first && self.task(course).is_some() && self.is_finished(course);
    }

    /// Puts what the task wants to stand in the composer there, and plans what it has in store for its first message, when
    /// the task is opened for the first time.
    pub(super) fn prepare(&mut self, course: &Course) {
        let Some((lesson, task)) = self.lesson(course).zip(self.task(course)) else { return };
        if let Some(compose) = &task.compose {
            self.composer = Composer::prepared(compose, &lesson.body);
        }
        solve::enter(task, lesson, &mut self.main);
        self.waited = 0;
        self.sent_at_hint = self.main.line_len();
        self.sent_at_open = self.main.history().len();
    }

    /// Judges the goals of the open task on the lesson's own lab; the sandbox never counts.
    pub(super) fn judge(&mut self, course: &Course) {
        let Some(((lesson, step), task)) = self.lesson(course).zip(self.step(course)).zip(self.task(course))
        else {
            self.verdicts.clear();
            return;
        };
        self.verdicts = task.goal.iter().map(|goal| goal::judge(goal, lesson, &self.main)).collect();
        if self.verdicts.iter().all(|verdict| verdict.met) {
            self.solved.insert(step.id.clone());
        }
    }

    /// Returns the goals of the open task that are not met yet.
    #[must_use]
    pub fn missing<'a>(&self, course: &'a Course) -> Vec<&'a Goal> {
        let goals = self.task(course).filter(|_| !self.is_finished(course)).map(|task| &task.goal);
        let judged = goals.into_iter().flatten().zip(&self.verdicts);
        judged.filter(|(_, verdict)| !verdict.met).map(|(goal, _)| goal).collect()
    }

    /// Returns the claims that were voted on since the task before this one, in order: their verdicts are due now.
    #[must_use]
    pub fn claims_due<'a>(&self, course: &'a Course) -> Vec<&'a Step> {
        self.since_last_task(course).into_iter().filter(|step| step.claim.is_some()).collect()
    }

    /// Returns the predictions that were made since the task before this one, in order.
    #[must_use]
    pub fn predictions_due<'a>(&self, course: &'a Course) -> Vec<&'a Step> {
        self.since_last_task(course).into_iter().filter(|step| step.predict.is_some()).collect()
    }

    fn since_last_task<'a>(&self, course: &'a Course) -> Vec<&'a Step> {
        let Some(before) = self.lesson(course).and_then(|lesson| lesson.step.get(..self.step)) else {
            return Vec::new();
        };
        let start = before.iter().rposition(|step| step.task.is_some()).map_or(0, |at| at + 1);
        before.get(start..).unwrap_or_default().iter().collect()
    }
}

/// Returns the hints of a task that are opened one by one; the others show themselves when they apply.
pub fn ladder(task: &Task) -> impl Iterator<Item = &Hint> {
    task.hint.iter().filter(|hint| hint.when.is_none())
}

/// Returns whether two lists hold the same ids.
#[must_use]
pub fn same_set(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|id| other.contains(id))
}

/// Returns the scene of a lesson; an empty server where the course has none.
#[must_use]
pub fn scene(course: &Course, lesson: usize) -> Arc<Scene> {
    let name = course.lessons.get(lesson).map(|lesson| &lesson.scene);
    name.and_then(|name| course.scenes.get(name)).cloned().unwrap_or_default()
}

/// Opens a lesson where the learner left it, or at its start.
pub fn open_lesson(model: &mut Model, lesson: usize) {
    let world = Arc::clone(&model.world);
    save::keep(model);
    model.play = save::restored(&world.course, &model.learner, lesson);
    model.overlay = None;
    model.zoom = false;
    settle_focus(model);
}

/// Arrives in the lesson for the first time since the program started, and says so where it was left in the middle.
pub fn arrive(model: &mut Model) {
    settle_focus(model);
    let play = &model.play;
    let done = play.lesson(&model.world.course).and_then(|lesson| model.learner.lessons.get(&lesson.id));
    if !done.is_some_and(|kept| kept.done) && (play.reached > 0 || play.main.line_len() > 0) {
        model.toast =
            Some(Message::WelcomeBack { lesson: count(play.lesson + 1), step: count(play.step + 1) });
    }
}

/// Gives the focus to where the open page needs it: a task to the request, everything else to the lesson.
pub(super) fn settle_focus(model: &mut Model) {
    let course = &model.world.course;
    let to_request = model.play.task(course).is_some() && !model.play.is_finished(course);
    model.focus = if to_request { Focus::Exchange } else { Focus::Lesson };
}

/// Returns a count as messages take it.
#[must_use]
pub fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
