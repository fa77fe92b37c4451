//! The application as the run loop runs it: the Model, its face and the learner's file.

use std::collections::BTreeSet;

use ratatui::Frame;

use crate::app::{self, Bangla, Effect, Means, Model, Msg, Size, Theme};
use crate::learner::Progress;
use crate::text::{Drawing, Order, Pictures, WidthModel, Widths};
use crate::view;
use crate::view::picture::{Painter, Protocol};

use super::probe::answers::is_dark;
use super::probe::{Answers, Choice, Heard, Receipt, cell};
use super::storage::LearnerFile;
use super::{Application, Prepared, Work};

/// What the learner asked for beforehand and the terminal is not to decide.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// The width model that the learner insists on.
    pub width_model: Option<WidthModel>,
    /// Whether the theme follows the terminal's background, as long as the learner chooses none.
    pub theme_follows: bool,
}

/// A Model that is played on a terminal.
#[derive(Debug)]
pub struct Session {
    model: Model,
    file: LearnerFile,
    wishes: Wishes,
    heard: Heard,
    choice: Choice,
    painter: Painter,
    /// How pictures are made beside the first frame; a guess until the terminal has answered. What was made so is used if it
    /// is right.
    rehearsed: Option<Pictures>,
    /// The clusters whose widths the terminal was asked for.
    asked: BTreeSet<String>,
    /// Whether the first frame was drawn, or is being drawn.
    has_drawn: bool,
}

impl Session {
    /// Joins the Model and the file in which it is kept.
    #[must_use]
    pub fn new(model: Model, file: LearnerFile, wishes: Wishes) -> Self {
        let (heard, choice) = (Heard::default(), Choice::default());
        let (painter, rehearsed, asked) = (Painter::new(std::process::id()), None, BTreeSet::new());
        let has_drawn = false;
        let mut session = Self { model, file, wishes, heard, choice, painter, rehearsed, asked, has_drawn };
        session.settle();
        session
    }

    /// Decides anew how Bangla is drawn; returns whether that changes anything on the screen.
    fn settle(&mut self) -> bool {
        let choice = self.heard.choose(self.model.bangla);
        let before = (self.choice, self.model.theme);
        let drawing = self.drawing(&choice);
        let changed = drawing != self.model.drawing;
        self.choice = choice;
        // Neither asks anything of the world. What can be read here is judged by how it is drawn now.
        if changed {
            app::update(&mut self.model, Msg::Measured(drawing));
        }
        let means = self.means();
        app::update(&mut self.model, Msg::Means(means));
        if let (true, Some(background)) = (self.wishes.theme_follows, choice.background) {
            self.model.theme = if is_dark(background) { Theme::Dark } else { Theme::Light };
        }
        self.painter.set(choice.easel(self.model.theme == Theme::Light));
        changed || before != (self.choice, self.model.theme)
    }

    fn drawing(&self, choice: &Choice) -> Drawing {
        let widths = Widths {
            model: self.wishes.width_model.unwrap_or(choice.widths),
            measured: std::sync::Arc::clone(&self.heard.measured),
            order: self.order(choice),
            tight: false,
        };
        match choice.cell.filter(|_| choice.protocol != Protocol::None) {
            Some(cell) => {
                // Words that were made before are kept, and so is how large they are.
                let before = self.model.drawing.pictures().or(self.rehearsed.as_ref()).cloned();
                let mut pictures = before.unwrap_or_else(|| Pictures::new(cell, widths.clone()));
                (pictures.cell, pictures.widths) = (cell, widths);
                Drawing::Pictures(pictures)
            }
            None if choice.sizes_text && widths.order == Order::Stored => Drawing::Words(widths),
            None => Drawing::Cells(widths),
        }
    }

    /// The learner's choice, else by name.
    fn order(&self, choice: &Choice) -> Order {
        self.model.order.unwrap_or(choice.shaping.order)
    }

    fn means(&self) -> Means {
        let brings = |wish: &Bangla| self.heard.choose(*wish).protocol != Protocol::None;
        Means {
            pictures: [Bangla::Auto, Bangla::Pictures].into_iter().find(brings),
            // Before the first frame the terminal may still answer that it shows pictures.
            unreadable: self.choice.shaping.unreadable.filter(|_| self.has_drawn),
            slow: self.choice.slow,
        }
    }

    /// Returns how pictures are shown and made; before the terminal answers, by its name.
    fn expected(&self) -> Option<(Protocol, Pictures)> {
        if let Some(pictures) = self.model.drawing.pictures() {
            return Some((self.choice.protocol, pictures.clone()));
        }
        let protocol = self.heard.expected();
        let shows = protocol != Protocol::None && self.model.bangla != Bangla::Cells;
        let (cell, _) = cell::size(&Answers::default(), self.heard.window, None).filter(|_| shows)?;
        Some((protocol, Pictures::new(cell, Widths::new(WidthModel::default()))))
    }

    /// Whether every cluster that was measured is as wide as the model says. A model that fits the probe was right
    /// about all of them wherever it was measured; the clusters of the first page prove it once more.
    fn model_is_right(&self) -> bool {
        let model = self.choice.widths;
        self.choice.fits && self.heard.measured.iter().all(|(cluster, cells)| model.width(cluster) == *cells)
    }
}

impl Application for Session {
    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let (theme, way) = (self.model.theme, (self.model.bangla, self.model.order));
        let mut effects = app::update(&mut self.model, msg);
        // What the learner chooses before the terminal has answered stays.
        self.wishes.theme_follows &= self.model.theme == theme;
        if (self.model.bangla, self.model.order) != way && self.settle() {
            effects.push(Effect::Redraw);
        }
        effects
    }

    fn hear(&mut self, heard: &Heard) -> bool {
        self.heard.clone_from(heard);
        self.settle()
    }

    fn to_measure(&mut self) -> Vec<String> {
        let insists = self.wishes.width_model.is_some() || self.model.drawing.pictures().is_some();
        let proven = !self.asked.is_empty() && self.model_is_right();
        if insists || proven || !self.heard.answers.complete {
            return Vec::new();
        }
        // Where no model fits, nothing is drawn that was not measured. Out of their order signs are counted by the model only.
        let may_fit = self.choice.fits && self.asked.is_empty();
        let in_order = self.model.drawing.widths().order == Order::Stored;
        let clusters = if may_fit || !in_order { view::clusters } else { view::clusters_in_sight };
        let new = clusters(&self.model).into_iter().filter(|cluster| !self.asked.contains(cluster));
        let new: Vec<String> = new.collect();
        self.asked.extend(new.iter().cloned());
        new
    }

    fn rehearse(&mut self) -> Option<Work> {
        let (protocol, pictures) = self.expected().filter(|_| self.rehearsed.is_none())?;
        self.rehearsed = Some(pictures.clone());
        let model = Model { drawing: Drawing::Pictures(pictures), ..self.model.clone() };
        Some(Box::new(move || view::rehearse(&model, protocol)))
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        let first = !std::mem::replace(&mut self.has_drawn, true);
        if first {
            self.settle();
        }
        let area = frame.area();
        let spared = u16::from(self.choice.protocol.spares_last_row());
        let size = Size { cols: area.width, rows: area.height.saturating_sub(spared) };
        if self.model.size != size {
            // Another size asks nothing of the world.
            app::update(&mut self.model, Msg::Resize(size));
        }
        if first {
            app::present::warn(&mut self.model);
        }
        view::draw(frame, &self.model, &mut self.painter);
    }

    fn prepare(&mut self) -> Prepared {
        Prepared { before: self.painter.prepare(), farewell: self.painter.farewell() }
    }

    fn forget(&mut self) {
        self.painter.forget();
    }

    fn hears(&mut self, hears: bool) {
        self.painter.hears(hears);
    }

    fn confirm(&mut self, receipts: &[Receipt]) {
        receipts.iter().for_each(|receipt| self.painter.confirm(receipt.id, receipt.taken));
    }

    fn is_unsure(&self) -> bool {
        self.painter.is_unsure()
    }

    fn send_again(&mut self) {
        self.painter.send_again();
    }

    fn wants_seconds(&self) -> bool {
        self.model.wants_seconds()
    }

    fn save(&mut self, progress: &Progress) -> Option<String> {
        self.file.save(&progress.print())
    }

    fn keep_session(&mut self, lesson: &str, text: &str) -> Msg {
        self.file.keep_session(lesson, text)
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
    use crate::i18n::{Catalog, Message};
    use crate::shell::probe::Surroundings;
    use crate::text::encode::Rgb;

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
        let wishes = Wishes { theme_follows, ..Wishes::default() };
        Session::new(model, LearnerFile::new(None, "x"), wishes)
    }

    fn on(background: Rgb) -> Heard {
        Heard { answers: Answers { background: Some(background), ..Answers::default() }, ..Heard::default() }
    }

    #[test]
    fn the_theme_follows_the_background_only_where_nobody_chose() {
        for (follows, theme) in [(true, Theme::Light), (false, Theme::Dark)] {
            let mut session = session(follows);
            assert!(session.hear(&on(Rgb(255, 255, 255))));
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
        session.hear(&on(Rgb::default()));
        assert_eq!(session.model.theme, chosen);
    }

    /// What kitty and a terminal without pictures answer.
    fn terminal(kitty: bool) -> Heard {
        let answers: &[u8] = if kitty {
            b"\x1b[6;20;10t\x1b_Gi=31;OK\x1b\\\x1bP>|kitty(0.48.2)\x1b\\\x1b[?62c"
        } else {
            b"\x1b[6;20;10t\x1bP>|VTE(8401)\x1b\\\x1b[?62c"
        };
        Heard { answers: Answers::parse(answers), ..Heard::default() }
    }

    #[test]
    fn the_key_changes_between_pictures_and_cells_where_there_are_pictures() {
        let key = Msg::Key(Key { shift: true, ..Key::plain(KeyCode::F(11)) });
        let mut session = session(false);
        session.hear(&terminal(false));
        session.update(key.clone());
        let shown = app::bangla::SHOW_PICTURES.to_owned();
        assert_eq!(session.model.toast, Some(Message::BanglaNoPictures { shown }));
        assert_eq!(session.model.learner.choices.bangla, None);
        assert!(session.hear(&terminal(true)) && !session.hear(&terminal(true)));
        for (toast, chosen, protocol) in [
            (Message::BanglaInCells, "cells", Protocol::None),
            (Message::BanglaInPictures, "auto", Protocol::Kitty),
        ] {
            let effects = session.update(key.clone());
            assert_eq!(session.model.toast, Some(toast));
            assert_eq!(session.model.learner.choices.bangla.as_deref(), Some(chosen));
            assert_eq!(session.choice.protocol, protocol);
            assert_eq!(session.model.drawing.pictures().is_some(), protocol == Protocol::Kitty);
            assert!(effects.iter().any(|effect| matches!(effect, Effect::Redraw)));
        }
    }

    #[test]
    fn who_cannot_read_what_is_drawn_is_told_so_at_once_and_nobody_else() {
        use crate::app::Stage;
        use ratatui::backend::TestBackend;

        let key = Msg::Key(Key { shift: true, ..Key::plain(KeyCode::F(11)) });
        for passes in [true, false] {
            let mut session = session(false);
            session.model.lang = session.model.world.catalog.langs().last().unwrap();
            // tmux in kitty, which counts cells in another way.
            let surroundings = Surroundings { tmux: true, around: "kitty".into(), ..Surroundings::default() };
            session.hear(&Heard { surroundings: surroundings.clone(), ..Heard::default() });
            let answers = terminal(passes).answers;
            session.hear(&Heard { surroundings, answers, client: kitty_client(), ..Heard::default() });
            assert_eq!(session.model.stage, Stage::Lesson);
            let mut frames = ratatui::Terminal::new(TestBackend::new(80, 24)).unwrap();
            frames.draw(|frame| session.draw(frame)).unwrap();
            assert_eq!(session.model.stage == Stage::Lesson, passes);
            session.update(key.clone());
            assert!(session.model.stage != Stage::Lesson);
        }
    }

    fn kitty_client() -> Option<crate::shell::probe::tmux::Client> {
        crate::shell::probe::tmux::Client::parse("xterm-kitty\nkitty(0.48.2)\n\n10\n20\non\n1")
    }

    #[test]
    fn pictures_are_begun_while_the_terminal_is_waited_for_if_it_is_one_that_shows_them() {
        let window = cell::Window { cols: 80, rows: 24, width: 800, height: 480 };
        for (term, window, bangla, begun) in [
            ("xterm-kitty", window, Bangla::Auto, true),
            ("xterm-kitty", window, Bangla::Cells, false),
            ("xterm-kitty", cell::Window::default(), Bangla::Auto, false),
            ("xterm-256color", window, Bangla::Auto, false),
        ] {
            let mut session = session(false);
            session.model.bangla = bangla;
            let surroundings = Surroundings { term: term.into(), ..Surroundings::default() };
            session.hear(&Heard { surroundings, window, ..Heard::default() });
            let work = session.rehearse();
            assert_eq!((work.is_some(), session.rehearsed.is_some()), (begun, begun), "{term} {window:?}");
            assert!(session.rehearse().is_none());
            work.into_iter().for_each(|work| work());
        }
    }

    #[test]
    fn a_model_that_fits_is_proven_once_and_another_is_measured_page_by_page() {
        let advances = |probe: [u16; 7]| probe.into_iter().chain([0, 0]).collect::<Vec<u16>>();
        for (probe, right, goes_on) in
            [([2, 2, 3, 3, 2, 2, 2], true, false), ([2, 2, 3, 3, 2, 2, 2], false, true), ([9; 7], true, true)]
        {
            let mut session = session(false);
            session.model.lang = session.model.world.catalog.langs().last().unwrap();
            let mut heard =
                Heard { answers: Answers { complete: true, ..Answers::default() }, ..Heard::default() };
            heard.answers.advances = advances(probe);
            session.hear(&heard);
            let asked = session.to_measure();
            assert!(asked.len() > 10 && session.asked.len() == asked.len(), "{asked:?}");
            // Where no model fits, the keys and the other panes are not left out.
            assert_eq!(asked.len() > view::clusters(&session.model).len(), probe == [9; 7], "{asked:?}");
            let cells = |cluster: &String| session.choice.widths.width(cluster) + u16::from(!right);
            heard.measured =
                Arc::new(asked.iter().map(|cluster| (cluster.clone(), cells(cluster))).collect());
            session.hear(&heard);
            // Another page.
            session.model.stage = crate::app::Stage::Chooser(crate::app::Chooser::default());
            assert_eq!(!session.to_measure().is_empty(), goes_on, "{probe:?} {right}");
        }
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
