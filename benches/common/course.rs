//! The program without its terminal: a Model of the embedded course, and frames of it that are written to nowhere.

use std::io;
use std::sync::Arc;

use putpost::app::{self, Model, Size, Start, World};
use putpost::course;
use putpost::files::Files;
use putpost::i18n::Catalog;
use putpost::learner::Progress;
use putpost::text::{Drawing, WidthModel, Widths};
use putpost::view;
use putpost::view::picture::Painter;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

/// The size of every screen that is measured.
pub(crate) const SIZE: Size = Size { cols: 80, rows: 24 };

/// A terminal that writes what changed from frame to frame as bytes, and throws them away.
pub(crate) type Nowhere = Terminal<CrosstermBackend<io::Sink>>;

/// Returns such a terminal.
pub(crate) fn nowhere() -> Nowhere {
    let viewport = Viewport::Fixed(Rect::new(0, 0, SIZE.cols, SIZE.rows));
    Terminal::with_options(CrosstermBackend::new(io::sink()), TerminalOptions { viewport }).unwrap()
}

/// Draws one frame and writes what changed.
pub(crate) fn draw(terminal: &mut Nowhere, screen: impl FnOnce(&mut Frame<'_>)) {
    terminal.draw(screen).unwrap();
}

/// Opens the embedded course and messages as a start does: what it does not show is read later.
pub(crate) fn world() -> World {
    let files = Files::embedded();
    let catalog = Catalog::open(&files);
    let tags: Vec<String> = catalog.langs().map(|lang| catalog.tag(lang).to_owned()).collect();
    let course = course::open(&files, &tags);
    World { course, catalog }
}

/// Returns the Model as a first start in a language makes it.
pub(crate) fn model(world: Arc<World>, tag: &str) -> Model {
    let start = Start {
        lang: world.catalog.lang(tag).unwrap(),
        ask: false,
        theme: app::Theme::Dark,
        motion: false,
        size: SIZE,
        drawing: Drawing::Cells(Widths::new(WidthModel::W)),
        learner: Progress::default(),
        lesson: None,
    };
    Model::new(world, start)
}

/// The program on its terminal.
pub(crate) struct Program {
    pub(crate) model: Model,
    terminal: Nowhere,
}

impl Program {
    /// Returns the program with its first frame drawn.
    pub(crate) fn new(model: Model) -> Self {
        let mut program = Self { model, terminal: nowhere() };
        program.draw();
        program
    }

    /// Draws a frame.
    pub(crate) fn draw(&mut self) {
        draw(&mut self.terminal, |frame| view::draw(frame, &self.model, &mut Painter::default()));
    }
}
