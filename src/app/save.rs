//! The Model and the learner's file: what was done is kept as scripts and answers, and played again from there.

use std::sync::Arc;

use super::composer::{Composer, Mode, Stop};
use super::msg::Effect;
use super::play::{self, Given, Part, Play};
use super::{Model, Stage};
use crate::course::{Course, Lesson};
use crate::lab::Lab;
use crate::learner::{Answer, Draft, LessonProgress, Progress};
use crate::text::edit::Field;

/// Takes the open lesson over into the progress and asks the world to save it.
pub(super) fn effect(model: &mut Model) -> Vec<Effect> {
    keep(model);
    vec![Effect::Save(Box::new(model.learner.clone()))]
}

/// Takes the open lesson over into the progress. Before a language is chosen nothing has been done.
pub(super) fn keep(model: &mut Model) {
    let world = Arc::clone(&model.world);
    let Some(lesson) = model.play.lesson(&world.course).filter(|_| model.stage == Stage::Lesson) else {
        return;
    };
    model.learner.current = Some(lesson.id.clone());
    let done = model.learner.lessons.get(&lesson.id).is_some_and(|kept| kept.done);
    let kept = LessonProgress { done, ..kept(&mut model.play, lesson) };
    model.learner.lessons.insert(lesson.id.clone(), kept);
}

fn kept(play: &mut Play, lesson: &Lesson) -> LessonProgress {
    let answer = |step: &crate::course::Step| {
        let given = play.given.get(&step.id)?;
        Some(Answer {
            step: step.id.clone(),
            choice: given.choices.join(","),
            sure: given.sure,
            right: given.right,
        })
    };
    let answers = lesson.step.iter().filter_map(answer).collect();
    let hints = play.hints.iter().flat_map(|(step, opened)| {
        let task = lesson.step.iter().find(|known| known.id == *step).and_then(|known| known.task.as_ref());
        task.into_iter().flat_map(play::ladder).take(*opened).map(move |hint| format!("{step}/{}", hint.id))
    });
    let hints = hints.collect();
    LessonProgress {
        done: false,
        step: lesson.step.get(play.reached).map(|step| step.id.clone()),
        answers,
        script: play.main.lines().to_vec(),
        hints,
        solved: play.solved.iter().cloned().collect(),
        sandbox: play.sandbox.as_mut().map(|lab| lab.lines().to_vec()),
        sandbox_scene: play.sandbox_scene.clone(),
        draft: Some(draft(if play.in_sandbox { &play.aside } else { &play.composer })),
    }
}

fn draft(composer: &Composer) -> Draft {
    Draft {
        method: composer.method.clone(),
        target: composer.target.text().to_owned(),
        headers: composer.headers.text().to_owned(),
        body: composer.body.text().to_owned(),
        raw: (composer.mode == Mode::Raw).then(|| composer.raw.text().to_owned()),
    }
}

/// Returns a lesson as the learner left it. What no longer fits the lesson, because it was changed since, is left out.
pub(super) fn restored(course: &Course, learner: &Progress, lesson: usize) -> Play {
    let mut play = Play::new(course, lesson);
    let Some(words) = course.lessons.get(lesson) else { return play };
    let Some(kept) = learner.lessons.get(&words.id) else { return play };
    if let Ok(lab) = Lab::replay(play::scene(course, lesson), &kept.script) {
        play.main = lab;
    }
    let scene = kept.sandbox_scene.as_ref().and_then(|name| course.scenes.get(name)).cloned();
    play.sandbox_scene = kept.sandbox_scene.clone().filter(|_| scene.is_some());
    let scene = scene.unwrap_or_else(|| play::scene(course, lesson));
    play.sandbox = kept.sandbox.as_ref().and_then(|lines| Lab::replay(scene, lines).ok());
    for answer in &kept.answers {
        let choices: Vec<String> =
            answer.choice.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect();
        if answer.right == Some(true) {
            play.tried.insert(answer.step.clone(), Vec::clone(&choices));
        }
        play.given.insert(answer.step.clone(), Given { choices, sure: answer.sure, right: answer.right });
    }
    for hint in &kept.hints {
        if let Some((step, _)) = hint.split_once('/') {
            *play.hints.entry(step.to_owned()).or_default() += 1;
        }
    }
    play.solved = kept.solved.iter().cloned().collect();
    let at = kept.step.as_ref().and_then(|id| words.step.iter().position(|step| step.id == *id)).unwrap_or(0);
    play.reached = at;
    play.step = at;
    play.part = Part::Step;
    if let Some(draft) = &kept.draft {
        play.composer = composer(draft);
        play.aside = play.composer.clone();
    }
    play.judge(course);
    play
}

fn composer(draft: &Draft) -> Composer {
    let raw = draft.raw.as_deref();
    Composer {
        mode: if raw.is_some() { Mode::Raw } else { Mode::Form },
        method: draft.method.clone(),
        target: Field::line(&draft.target),
        headers: Field::block(&draft.headers),
        body: Field::block(&draft.body),
        raw: Field::block(raw.unwrap_or_default()),
        stop: if raw.is_some() { Stop::Raw } else { Stop::Method },
        pasted: None,
    }
}
