//! Somebody who listens: types a line, hears what is said.

use putpost::app::{self, Effect, Model, Msg, Size, Start, Theme};
use putpost::learner::Progress;
use putpost::plain::{Reply, Talk};
use putpost::text::Drawing;

use crate::lines::world;

/// Somebody who listens.
pub(crate) struct Listener {
    pub(crate) model: Model,
    talk: Talk,
    pub(crate) saved: Option<Progress>,
    pub(crate) quit: bool,
}

impl Listener {
    pub(crate) fn new(tag: &str, lesson: Option<&str>, learner: Progress) -> (Self, Vec<String>) {
        let world = world();
        let start = Start {
            lang: world.catalog.lang(tag).unwrap(),
            ask: lesson.is_none() && learner.choices.language.is_none(),
            theme: Theme::Dark,
            motion: false,
            size: Size { cols: 80, rows: 24 },
            drawing: Drawing::default(),
            learner,
            lesson: lesson.map(|id| world.course.lesson(id).unwrap().0),
        };
        let model = Model::new(world, start);
        let (talk, lines) = Talk::begin(&model);
        (Self { model, talk, saved: None, quit: false }, lines)
    }

    pub(crate) fn at(tag: &str, lesson: &str) -> Self {
        Self::new(tag, Some(lesson), Progress::default()).0
    }

    pub(crate) fn happen(&mut self, msg: Msg) {
        for effect in app::update(&mut self.model, msg) {
            match effect {
                Effect::Save(progress) => self.saved = Some(*progress),
                Effect::Quit => self.quit = true,
                Effect::Settle => self.happen(Msg::Settle),
                _ => {}
            }
        }
    }

    /// Types a line and returns what is said.
    pub(crate) fn types(&mut self, line: &str) -> Vec<String> {
        match self.talk.hear(&self.model, line) {
            Reply::Say(lines) => lines,
            Reply::Do(command) => {
                self.happen(Msg::Told(command));
                self.talk.news(&self.model)
            }
        }
    }

    /// Types a line and asserts what is said, whole.
    pub(crate) fn hears(&mut self, line: &str, said: &[&str]) {
        assert_eq!(self.types(line), said, "{line}");
    }

    /// Types a line and asserts that this is part of what is said.
    pub(crate) fn hears_of(&mut self, line: &str, said: &str) {
        let lines = self.types(line);
        assert!(lines.iter().any(|heard| heard.contains(said)), "{line}: {lines:#?}");
    }

    pub(crate) fn is_done(&self, lesson: &str) -> bool {
        self.model.learner.lessons.get(lesson).is_some_and(|kept| kept.done)
    }
}
