//! The application as the run loop runs it: the Model, its face and the learner's file.

use ratatui::Frame;

use crate::app::{self, Effect, Model, Msg, Size, Theme};
use crate::learner::Progress;
use crate::text::{Drawing, WidthModel, Widths};
use crate::view;

use super::Application;
use super::probe::{self, Answers, Hints};
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
}

impl Session {
    /// Joins the Model and the file in which it is kept.
    #[must_use]
    pub fn new(model: Model, file: LearnerFile, terminal: Terminal) -> Self {
        let mut session = Self { model, file, terminal };
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
        let hints = Hints { term, tmux: *tmux, windows: cfg!(windows), ..Hints::default() };
        let choice = probe::choose(answers, &hints);
        let model = self.terminal.width_model.unwrap_or(choice.widths);
        // Being measured anew asks nothing of the world.
        app::update(&mut self.model, Msg::Measured(Drawing::Cells(Widths::new(model))));
        if let (true, Some(background)) = (self.terminal.theme_follows, choice.background) {
            self.model.theme = if background.is_dark() { Theme::Dark } else { Theme::Light };
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let size = Size { cols: area.width, rows: area.height };
        if self.model.size != size {
            // Another size asks nothing of the world.
            app::update(&mut self.model, Msg::Resize(size));
        }
        view::draw(frame, &self.model);
    }

    fn wants_seconds(&self) -> bool {
        self.model.wants_seconds()
    }

    fn save(&mut self, progress: &Progress) -> Option<String> {
        self.file.save(&progress.print())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::app::keymap::Action;
    use crate::app::{Key, KeyCode, Start, World};
    use crate::course;
    use crate::files::Files;
    use crate::i18n::Catalog;
    use crate::shell::probe::Rgb;

    fn session(theme_follows: bool) -> Session {
        let files = Files::embedded();
        let (catalog, _) = Catalog::load(&files);
        let (course, _) = course::load(&files, &["en".to_owned()]);
        let start = Start {
            lang: catalog.base(),
            ask: false,
            theme: Theme::Dark,
            motion: true,
            size: Size { cols: 80, rows: 24 },
            drawing: Drawing::Cells(Widths::new(WidthModel::W)),
            learner: Progress::default(),
            lesson: None,
        };
        let model = Model::new(Arc::new(World { course, catalog }), start);
        let terminal = Terminal { theme_follows, ..Terminal::default() };
        Session::new(model, LearnerFile::new(None, "x"), terminal)
    }

    fn light() -> Answers {
        Answers { background: Some(Rgb::new(255, 255, 255)), ..Answers::default() }
    }

    #[test]
    fn the_theme_follows_the_background_only_where_nobody_chose() {
        for (follows, theme) in [(true, Theme::Light), (false, Theme::Dark)] {
            let mut session = session(follows);
            session.answers(&light());
            assert_eq!(session.model.theme, theme);
        }
        let mut session = session(true);
        // The learner is faster than the terminal.
        let menu = crate::app::overlay::menu(&session.model);
        let theme = menu.iter().position(|action| *action == Action::Theme).unwrap();
        let keys = [KeyCode::Esc].into_iter().chain(vec![KeyCode::Down; theme]).chain([KeyCode::Enter]);
        for code in keys {
            session.update(Msg::Key(Key::plain(code)));
        }
        let chosen = session.model.theme;
        assert_eq!(session.model.learner.choices.theme.as_deref(), Some(chosen.name()));
        session.answers(&Answers { background: Some(Rgb::default()), ..Answers::default() });
        assert_eq!(session.model.theme, chosen);
    }

    #[test]
    fn the_models_size_is_the_frames() {
        use ratatui::backend::TestBackend;

        let mut session = session(true);
        for (cols, rows) in [(120, 36), (1, 1), (40, 12), (80, 24)] {
            let mut terminal = ratatui::Terminal::new(TestBackend::new(cols, rows)).unwrap();
            terminal.draw(|frame| session.draw(frame)).unwrap();
            assert_eq!(session.model.size, Size { cols, rows });
        }
    }
}
