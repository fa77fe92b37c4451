//! The application as the run loop runs it: the Model, its face and the learner's file.

use ratatui::Frame;

use crate::app::{self, Effect, Model, Msg, Size, Theme};
use crate::learner::Progress;
use crate::text::{CellTypesetter, WidthModel, Widths};
use crate::view;

use super::Application;
use super::probe::{self, Answers, Background, Hints};
use super::storage::LearnerFile;

/// What was asked for and what is known about the terminal without asking it.
#[derive(Clone, Debug, Default)]
pub struct Terminal {
    /// The width model that the learner insists on.
    pub width_model: Option<WidthModel>,
    /// Whether the theme follows the terminal's background, as long as the learner chooses none.
    pub theme_follows: bool,
    /// `TERM`.
    pub term: String,
    /// Whether `TMUX` is set.
    pub tmux: bool,
}

/// A Model that is played on a terminal.
#[derive(Debug)]
pub struct Session {
    model: Model,
    file: LearnerFile,
    terminal: Terminal,
    typesetter: CellTypesetter,
}

impl Session {
    /// Joins the Model and the file in which it is kept.
    #[must_use]
    pub fn new(model: Model, file: LearnerFile, terminal: Terminal) -> Self {
        let mut session = Self { model, file, terminal, typesetter: CellTypesetter::default() };
        // Until the terminal has said how wide it draws, its name is all that is known.
        session.answers(&Answers::default());
        session
    }
}

impl Application for Session {
    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let theme = self.model.theme;
        let effects = app::update(&mut self.model, msg);
        // What the learner chooses before the terminal has answered stays.
        self.terminal.theme_follows &= self.model.theme == theme;
        effects
    }

    fn answers(&mut self, answers: &Answers) {
        let Terminal { term, tmux, .. } = &self.terminal;
        let hints = Hints { term, tmux: *tmux, windows: cfg!(windows) };
        let model = self.terminal.width_model.unwrap_or_else(|| probe::decide(answers, &hints));
        // Being measured anew asks nothing of the world.
        app::update(&mut self.model, Msg::Measured(Widths::new(model)));
        if let (true, Some(background)) = (self.terminal.theme_follows, answers.background) {
            self.model.theme = match background {
                Background::Dark => Theme::Dark,
                Background::Light => Theme::Light,
            };
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let size = Size { cols: area.width, rows: area.height };
        if self.model.size != size {
            // Another size asks nothing of the world.
            app::update(&mut self.model, Msg::Resize(size));
        }
        view::draw(frame, &self.model, &mut self.typesetter);
    }

    fn wants_seconds(&self) -> bool {
        self.model.wants_seconds()
    }

    fn save(&mut self, progress: &Progress) -> Option<String> {
        self.file.save(&progress.print())
    }
}
