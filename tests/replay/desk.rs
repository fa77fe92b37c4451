//! The program at a terminal, without a window and without waiting: keys in, bytes out, and what they make of the screen.

use std::cell::Cell as Shared;
use std::fmt;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};

use putpost::app::command::Command;
use putpost::app::keymap::Action;
use putpost::app::{Bangla, Effect, Key, Model, Msg, Start, Theme, Unreadable, World};
use putpost::course;
use putpost::files::Files;
use putpost::i18n::Catalog;
use putpost::learner::Progress;
use putpost::shell::Application;
use putpost::shell::frames::{Drawn, Frames};
use putpost::shell::probe::query::measure;
use putpost::shell::probe::tmux::Client;
use putpost::shell::probe::{Answers, Heard, Query};
use putpost::shell::session::{Session, Wishes};
use putpost::shell::storage::LearnerFile;
use putpost::text::{Drawing, WidthModel};
use ratatui::layout::Size;

use crate::backend::Told;
use crate::sight::Sight;
use crate::terminal::{Kind, Terminal};

static WORLD: LazyLock<Arc<World>> = LazyLock::new(|| {
    let files = Files::embedded();
    let (catalog, _) = Catalog::load(&files);
    let tags: Vec<String> = catalog.langs().map(|lang| catalog.tag(lang).to_owned()).collect();
    let (course, _) = course::load(&files, &tags);
    Arc::new(World { course, catalog })
});

/// A terminal and how the learner wants Bangla drawn there.
#[derive(Clone, Copy)]
pub(crate) struct Way {
    pub(crate) kind: Kind,
    pub(crate) bangla: Bangla,
    /// What the program believes of its widths, whatever it answers.
    pub(crate) believed: Option<WidthModel>,
    /// Whether it is reached over a network.
    pub(crate) remote: bool,
}

impl fmt::Debug for Way {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, bangla, believed, remote } = self;
        write!(f, "{:?}, which counts as {:?}, ", kind.name, kind.widths)?;
        write!(f, "{bangla:?}, {believed:?}, remote: {remote}, tmux: {:?}", kind.tmux)
    }
}

/// Something that happens at the desk.
#[derive(Clone, Debug)]
pub(crate) enum Event {
    Key(Key),
    /// An entry of the menu.
    Do(Action),
    Paste(String),
    Resize(u16, u16),
    /// The terminal writes in what it wrote on, and on what it wrote in.
    Colours,
    /// A font with cells of another size, in pixels.
    Font(u16, u16),
    Second,
}

/// The program and its terminal.
pub(crate) struct Desk {
    pub(crate) session: Session,
    pub(crate) terminal: Terminal,
    frames: Frames<Told>,
    size: Rc<Shared<Size>>,
    heard: Heard,
    /// What is sent with the next frame.
    before: String,
    /// The clusters whose widths were asked for with the last frame.
    asked: Vec<String>,
    farewell: Vec<u8>,
    /// The last frame.
    pub(crate) frame: Vec<u8>,
    pub(crate) ended: bool,
}

impl Desk {
    /// Starts the program in a lesson, in Bangla: the terminal is asked what it can do, and the first frame is drawn.
    pub(crate) fn new(way: Way, size: (u16, u16)) -> Self {
        let mut desk = Self::asked(way, size);
        desk.draw();
        desk
    }

    /// Starts the program, and asks the terminal what it can do.
    pub(crate) fn asked(way: Way, (cols, rows): (u16, u16)) -> Self {
        // The names of kitty's pictures are colours, whatever the environment says.
        ratatui::crossterm::style::force_color_output(true);
        let size = Rc::new(Shared::new(Size::new(cols, rows)));
        let drawn = Drawn::default();
        let frames = Frames::new(Told::new(drawn.clone(), Rc::clone(&size)), drawn).unwrap();
        let wishes = Wishes { width_model: way.believed, theme_follows: true };
        let session = Session::new(model(way.bangla), LearnerFile::new(None, ""), wishes);
        let mut desk = Self {
            session,
            terminal: Terminal::new(way.kind, cols, rows),
            frames,
            size,
            heard: Heard::default(),
            before: String::new(),
            asked: Vec::new(),
            farewell: Vec::new(),
            frame: Vec::new(),
            ended: false,
        };
        desk.heard.surroundings.remote = way.remote;
        desk.session.hears(true);
        desk.ask();
        desk
    }

    /// Asks the terminal everything on a screen where nothing stands yet, as the start does.
    fn ask(&mut self) {
        let tmux = self.terminal.kind.tmux.is_some();
        self.heard.surroundings.tmux = tmux;
        self.ask_tmux();
        let in_foot = self.terminal.kind.apart.is_some();
        let query = Query { prints: true, kitty: !tmux, in_tmux: tmux, in_foot };
        let answers = self.terminal.read(query.bytes().as_bytes());
        self.heard.answers = Answers::parse(answers.as_bytes());
        assert!(self.heard.answers.complete);
        self.session.hear(&self.heard);
    }

    /// Asks tmux for the terminal that it runs in.
    fn ask_tmux(&mut self) {
        let Kind { tmux, cell: (width, height), .. } = self.terminal.kind;
        let client = |[term, name, features]: [&str; 3]| {
            Client::parse(&format!("{term}\n{name}\n{features}\n{width}\n{height}\non\n1"))
        };
        self.heard.client = tmux.and_then(client);
    }

    /// Asks what may have changed, without printing.
    fn ask_again(&mut self) {
        self.ask_tmux();
        let tmux = self.terminal.kind.tmux.is_some();
        let shows = self.heard.answers.kitty;
        let query = Query { kitty: shows && !tmux, in_tmux: tmux && !shows, ..Query::default() };
        let answers = self.terminal.read(query.bytes().as_bytes());
        self.heard.answers = Answers::parse(answers.as_bytes()).after(&self.heard.answers);
        self.heard.answers.kitty |= shows && tmux;
        if self.session.hear(&self.heard) {
            self.frames.are_stale();
        }
    }

    /// Lets things happen, and draws one frame when all have.
    pub(crate) fn skip(&mut self, events: &[Event]) {
        events.iter().for_each(|event| self.happen(event));
        self.draw();
    }

    /// Lets something happen, and draws nothing, but where the window gets another size.
    pub(crate) fn happen(&mut self, event: &Event) {
        if matches!(event, Event::Key(_) | Event::Paste(_)) {
            self.session.hears(true);
        }
        match *event {
            Event::Key(key) => self.update(Msg::Key(key)),
            Event::Paste(ref text) => self.update(Msg::Paste(text.clone())),
            Event::Do(action) => self.update(Msg::Told(Command::Do(action))),
            Event::Second if self.session.wants_seconds() => self.update(Msg::Seconds(1)),
            Event::Second => {}
            Event::Resize(cols, rows) => {
                self.terminal.grid.resize(cols, rows);
                self.size.set(Size::new(cols, rows));
                self.frames.are_stale();
                // It learns its size from a frame, which is made for the cells before, and is drawn anew after the answers.
                self.write_frame();
                self.terminal.has_overrun();
                self.ask_again();
            }
            Event::Colours => {
                let (ink, ground) = self.terminal.kind.own;
                self.terminal.kind.own = (ground, ink);
                self.ask_again();
            }
            Event::Font(width, height) => {
                self.terminal.kind.cell = (f32::from(width), height);
                self.frames.are_stale();
                self.ask_again();
            }
        }
    }

    fn update(&mut self, msg: Msg) {
        for effect in self.session.update(msg) {
            match effect {
                Effect::Redraw => {
                    self.session.forget();
                    self.frames.are_stale();
                }
                Effect::Settle => self.update(Msg::Settle),
                Effect::Quit => self.ended = true,
                Effect::KeepSession { lesson, text } => {
                    let kept = self.session.keep_session(&lesson, &text);
                    self.update(kept);
                }
                Effect::Save(_)
                | Effect::Copy(_)
                | Effect::Suspend
                | Effect::Listen(_)
                | Effect::StopListening
                | Effect::Answer { .. } => {}
            }
        }
    }

    /// Sends pictures again that may not have arrived, as the loop does after a while; returns whether there were any.
    pub(crate) fn send_again(&mut self) -> bool {
        let unsure = self.session.is_unsure();
        if unsure {
            self.session.send_again();
            self.frames.are_stale();
            self.draw();
        }
        unsure
    }

    /// Draws a frame; where clusters were measured with it, another one with what was learnt.
    pub(crate) fn draw(&mut self) {
        while self.write_frame() {
            // What was still being asked for may have run anywhere.
            self.terminal.has_overrun();
        }
        assert!(!self.terminal.has_overrun(), "text or a picture reaches too far");
    }

    /// Sends a frame and takes in what was asked for with it; returns whether anything was.
    fn write_frame(&mut self) -> bool {
        self.frame = self.next_frame();
        let answers = Answers::parse(self.terminal.read(&self.frame).as_bytes());
        self.terminal.assert_at_rest();
        self.session.confirm(&answers.receipts);
        if self.asked.is_empty() {
            return false;
        }
        let advances = answers.advances;
        assert_eq!(advances.len(), self.asked.len());
        let learnt = std::mem::take(&mut self.asked).into_iter().zip(advances);
        Arc::make_mut(&mut self.heard.measured).extend(learnt);
        if self.session.hear(&self.heard) {
            self.frames.are_stale();
        }
        true
    }

    fn next_frame(&mut self) -> Vec<u8> {
        self.asked = self.session.to_measure();
        if !self.asked.is_empty() {
            self.before += &measure(self.asked.iter().map(String::as_str));
            self.frames.are_stale();
        }
        let before = std::mem::take(&mut self.before);
        let frame = self.frames.next(&mut self.session, before.as_bytes()).unwrap();
        self.session.hears(false);
        if let Some(farewell) = frame.farewell {
            self.farewell = farewell;
        }
        frame.bytes
    }

    /// Returns what is seen.
    pub(crate) fn sight(&self) -> Sight {
        Sight::of(&self.terminal)
    }

    /// Draws the whole screen and returns what is seen of it on a terminal on which nothing stands.
    pub(crate) fn drawn_whole(&mut self) -> Sight {
        self.frames.are_stale();
        self.terminal = self.terminal.wiped();
        self.draw();
        self.sight()
    }

    /// Ends the program: its pictures are taken away.
    pub(crate) fn leave(&mut self) {
        self.terminal.read(&self.farewell);
    }
}

/// The Model of a learner who has just begun: a lesson with pages longer than the screen.
fn model(bangla: Bangla) -> Model {
    let world = Arc::clone(&WORLD);
    let start = Start {
        lang: world.catalog.lang("bn").unwrap(),
        ask: false,
        theme: Theme::Dark,
        motion: true,
        size: putpost::app::Size { cols: 80, rows: 24 },
        drawing: Drawing::default(),
        learner: Progress::default(),
        lesson: world.course.lesson("put-again").map(|(at, _)| at),
    };
    let mut model = Model::new(world, start);
    model.bangla = bangla;
    // An xterm without sixels says at once what it does to letters; this learner has heard it.
    model.learner.choices.told = Some(Unreadable::Cut.name().to_owned());
    model
}
