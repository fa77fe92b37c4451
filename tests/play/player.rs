//! The player: a Model from the embedded files, fed with keys, its effects performed in memory, drawn into a buffer.

use std::fmt;
use std::sync::{Arc, LazyLock};

use putpost::app::composer::{METHODS, Mode, Stop};
use putpost::app::keymap::Action;
use putpost::app::{
    self, Effect, Focus, Key, Model, Msg, Overlay, Size, Start, Theme, Ticket, World, overlay,
};
use putpost::course;
use putpost::files::Files;
use putpost::i18n::Catalog;
use putpost::lab::link::Fault;
use putpost::lab::retry::Retry;
use putpost::lab::script::{self, Act, Content};
use putpost::lab::{Origin, wire};
use putpost::learner::Progress;
use putpost::server::Response;
use putpost::text::{Drawing, WidthModel, Widths};
use putpost::view;
use putpost::view::picture::Painter;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use unicode_normalization::UnicodeNormalization;

use crate::keys;

static EMBEDDED: LazyLock<Arc<World>> = LazyLock::new(|| world(&Files::embedded()));

/// Returns the lessons and messages of files.
pub(crate) fn world(files: &Files) -> Arc<World> {
    let (catalog, _) = Catalog::load(files);
    let tags: Vec<String> = catalog.langs().map(|lang| catalog.tag(lang).to_owned()).collect();
    let (course, _) = course::load(files, &tags);
    Arc::new(World { course, catalog })
}

/// Returns the lessons and messages that are built in.
pub(crate) fn embedded() -> Arc<World> {
    Arc::clone(&EMBEDDED)
}

/// How a player begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Door<'a> {
    /// The tag of the language: marked on the first screen, or spoken in the lesson.
    pub(crate) lang: &'a str,
    /// The size of the screen.
    pub(crate) size: (u16, u16),
    /// The id of the lesson; without one the first screen is open.
    pub(crate) lesson: Option<&'a str>,
    /// How wide the terminal draws Bangla.
    pub(crate) widths: WidthModel,
}

/// Somebody at the keyboard.
#[derive(Clone)]
pub(crate) struct Player {
    /// The whole state.
    pub(crate) model: Model,
    /// What was saved last, as it would stand in the file.
    pub(crate) saved: Option<String>,
    /// What was copied last.
    pub(crate) copied: Option<String>,
    /// The session that was kept last, as it would stand in the file.
    pub(crate) kept: Option<String>,
    /// Whether the program has ended.
    pub(crate) quit: bool,
    /// What the last request from outside heard.
    pub(crate) heard: Option<Response>,
    asks: bool,
}

/// Short, so that a story that went wrong can be read.
impl fmt::Debug for Player {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tag = self.model.world.catalog.tag(self.model.lang);
        write!(f, "{} in {tag} on {:?} with {:?}", self.place(), self.model.size, self.model.drawing)
    }
}

impl Player {
    /// Begins with nothing done.
    pub(crate) fn new(world: Arc<World>, door: Door<'_>) -> Self {
        Self::begin(world, door, door.lesson.is_none(), Progress::default())
    }

    /// Begins with what was done before.
    pub(crate) fn returning(world: Arc<World>, door: Door<'_>, learner: Progress) -> Self {
        Self::begin(world, door, door.lesson.is_none(), learner)
    }

    fn begin(world: Arc<World>, door: Door<'_>, asks: bool, learner: Progress) -> Self {
        let start = Start {
            lang: world.catalog.lang(door.lang).unwrap(),
            ask: asks && learner.choices.language.is_none(),
            theme: Theme::Dark,
            motion: true,
            size: Size { cols: door.size.0, rows: door.size.1 },
            drawing: Drawing::Cells(Widths::new(door.widths)),
            learner,
            lesson: door.lesson.map(|id| world.course.lesson(id).unwrap().0),
        };
        Self {
            model: Model::new(world, start),
            saved: None,
            copied: None,
            kept: None,
            quit: false,
            heard: None,
            asks,
        }
    }

    /// Begins anew from nothing but what was saved last, as if the power had gone.
    pub(crate) fn restarted(&self) -> Self {
        let learner = Progress::parse(self.saved.as_ref().unwrap()).unwrap();
        let lang = learner.choices.language.clone();
        let Size { cols, rows } = self.model.size;
        let lang = lang.as_deref().unwrap_or(self.model.world.catalog.tag(self.model.lang));
        let door = Door { lang, size: (cols, rows), lesson: None, widths: WidthModel::W };
        Self::begin(Arc::clone(&self.model.world), door, self.asks, learner)
    }

    /// Lets something happen and does what the program asks for.
    pub(crate) fn happen(&mut self, msg: Msg) {
        let (mut settles, mut kept) = (false, None);
        for effect in app::update(&mut self.model, msg) {
            match effect {
                Effect::Save(progress) => self.saved = Some(progress.print()),
                Effect::Quit => self.quit = true,
                Effect::Copy(text) => self.copied = Some(text),
                Effect::Answer { answer, .. } => self.heard = answer,
                Effect::KeepSession { lesson, text } => {
                    self.kept = Some(text);
                    kept = Some(Msg::SessionKept { path: format!("~/{lesson}-1.jsonl"), failed: None });
                }
                Effect::Settle => settles = true,
                Effect::Listen(_) | Effect::StopListening | Effect::Suspend | Effect::Redraw => {}
            }
        }
        if settles {
            self.happen(Msg::Settle);
        }
        if let Some(kept) = kept {
            self.happen(kept);
        }
    }

    /// Lets a request come from outside.
    fn outside(&mut self, method: &str, target: &str, content: &Content, headers: &[(String, String)]) {
        let (media_type, body) = self.text_of(content);
        let mut headers = headers.to_vec();
        if !media_type.is_empty() {
            headers.push(("Content-Type".to_owned(), media_type));
        }
        let (request, _) = wire::request_from_parts(method, target, &headers, &body).unwrap();
        self.happen(Msg::Remote { ticket: Ticket(1), request: request.into() });
    }

    /// Presses keys, written as [`keys::parse`] reads them.
    pub(crate) fn keys(&mut self, text: &str) {
        for key in keys::parse(text) {
            self.press(key);
        }
    }

    pub(crate) fn press(&mut self, key: Key) {
        self.happen(Msg::Key(key));
    }

    /// Lets seconds pass, if the program wants to know of them.
    pub(crate) fn wait(&mut self, seconds: u32) {
        if self.model.wants_seconds() {
            self.happen(Msg::Seconds(seconds));
        }
    }

    /// Draws a frame as large as the Model believes the screen to be.
    pub(crate) fn buffer(&self) -> Buffer {
        self.drawn(self.model.size)
    }

    /// Returns where the caret stands, where letters are text.
    pub(crate) fn caret(&self) -> Option<(u16, u16)> {
        let Size { cols, rows } = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(cols, rows)).unwrap();
        terminal.draw(|frame| view::draw(frame, &self.model, &mut Painter::default())).unwrap();
        let (visible, place) = (terminal.backend().cursor_visible(), terminal.backend().cursor_position());
        visible.then_some((place.x, place.y))
    }

    /// Draws a frame of any size: the terminal may have changed before the Model hears of it.
    pub(crate) fn drawn(&self, size: Size) -> Buffer {
        let mut terminal = Terminal::new(TestBackend::new(size.cols, size.rows)).unwrap();
        let frame = terminal.draw(|frame| view::draw(frame, &self.model, &mut Painter::default())).unwrap();
        frame.buffer.clone()
    }

    /// Returns the rows of the screen as plain text, in NFC as the texts are.
    pub(crate) fn screen(&self) -> Vec<String> {
        view::paint::plain_text(&self.buffer()).iter().map(|row| row.nfc().collect()).collect()
    }

    /// Returns `lesson/step` of the open page; a verdict has its number after it.
    pub(crate) fn place(&self) -> String {
        let (play, course) = (&self.model.play, &self.model.world.course);
        let (lesson, step) = (play.lesson(course).unwrap(), play.step(course).unwrap());
        match play.part {
            app::Part::Step => format!("{}/{}", lesson.id, step.id),
            app::Part::Verdict(n) => format!("{}/{}/verdict-{}", lesson.id, step.id, n + 1),
        }
    }

    /// Does what a line of a script says, through the keys that a learner would press for it; what is sent from the
    /// past is meant, and what `curl` sends comes from outside.
    pub(crate) fn act(&mut self, line: &str) {
        self.act_once(line);
        if let Some(Overlay::Branch { .. }) = self.model.overlay {
            self.keys("<enter>");
        }
    }

    fn act_once(&mut self, line: &str) {
        if let Some(Overlay::Journey { .. }) = self.model.overlay {
            self.keys("<esc>");
        }
        match script::parse(line).unwrap_or_else(|error| panic!("{line}: {error:?}")) {
            Act::Request { origin: Origin::Curl, method, target, content, headers } => {
                self.outside(&method, &target, &content, &headers);
            }
            Act::Refused(refused) => self.happen(Msg::Refused(refused.into())),
            Act::Request { method, target, content, headers, .. } => {
                self.write(&method, &target, &content, &headers);
                self.keys("<enter>");
            }
            Act::Raw { content, .. } => {
                self.write_raw(&self.text_of(&content).1);
                self.keys("<enter>");
            }
            Act::Again => self.keys("<f5>"),
            Act::Follow => self.follow(),
            Act::Prove(times) => self.keys(&format!("<f6>{times}<enter><enter>")),
            Act::Back(n) => self.travel("<left>", n),
            Act::Forward(n) => self.travel("<right>", n),
            Act::Look(_) => self.keys("<f8><f8>"),
            Act::Fault(fault, _) => self.plan(Some(fault), None),
            Act::Retry(retry) => self.plan(None, Some(retry)),
            Act::Peer => self.in_menu(Action::Peer),
            Act::Disarm => panic!("a lesson does it"),
            Act::Goto(number) => self.visit(number),
            Act::Answer { .. } => panic!("{line}: answers are given with keys"),
        }
    }

    /// Chooses what happens to the next request, as F7 offers it; what is not given stays as it is.
    fn plan(&mut self, fault: Option<Fault>, retry: Option<Retry>) {
        self.keys("<f7>");
        if let Some(fault) = fault {
            let at = Fault::ALL.iter().position(|known| *known == fault).unwrap();
            self.keys(&format!("<home>{}", "<down>".repeat(at)));
        }
        while retry.is_some_and(|retry| self.chosen() != retry) {
            self.keys("<right>");
        }
        self.keys("<enter>");
    }

    /// The policy that stands in the choice that is open.
    fn chosen(&self) -> Retry {
        match self.model.overlay {
            Some(Overlay::Network { retry, .. }) => retry,
            other => panic!("{other:?} is open"),
        }
    }

    /// Does something that only the menu offers.
    pub(crate) fn in_menu(&mut self, action: Action) {
        self.keys("<esc>");
        let at = overlay::menu(&self.model).iter().position(|known| *known == action).unwrap();
        self.keys(&format!("{}<enter>", "<down>".repeat(at)));
    }

    /// Goes to an exchange in the list of all steps.
    fn visit(&mut self, number: usize) {
        self.in_menu(Action::History);
        self.keys(&format!("<home>{}<enter>", "<down>".repeat(number)));
    }

    /// Brings the focus to a pane with Tab.
    pub(crate) fn focus(&mut self, focus: Focus) {
        for _ in 0..4 {
            if self.model.focus != focus {
                self.keys("<tab>");
            }
        }
        assert_eq!(self.model.focus, focus);
    }

    /// Writes a request into the form.
    pub(crate) fn write(
        &mut self,
        method: &str,
        target: &str,
        content: &Content,
        headers: &[(String, String)],
    ) {
        self.focus(Focus::Exchange);
        if self.model.play.composer.mode == Mode::Raw {
            self.write_raw("GET / HTTP/1.1\nHost: 127.0.0.1\n\n");
            self.keys("<f8>");
        }
        self.keys("<pgup>");
        for _ in 0..METHODS.len() {
            if self.model.play.composer.method != method {
                self.keys("<right>");
            }
        }
        assert_eq!(self.model.play.composer.method, method);
        let (media_type, body) = self.text_of(content);
        let mut lines: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
        if !media_type.is_empty() {
            lines.insert(0, format!("Content-Type: {media_type}"));
        }
        self.fill(Stop::Target, target);
        self.fill(Stop::Headers, &lines.join("\n"));
        self.fill(Stop::Body, &body);
    }

    /// Writes a message into the raw editor.
    pub(crate) fn write_raw(&mut self, text: &str) {
        self.focus(Focus::Exchange);
        if self.model.play.composer.mode == Mode::Form {
            self.keys("<f8>");
            // Where a task asks to look at the messages, that was it: the focus is on the lesson then.
            self.focus(Focus::Exchange);
        }
        self.keys("<pgup>");
        self.fill(Stop::Raw, text);
    }

    /// Walks down to a field, empties it and types a text into it.
    fn fill(&mut self, stop: Stop, text: &str) {
        for _ in 0..200 {
            if self.model.play.composer.stop < stop {
                self.keys("<down>");
            }
        }
        assert_eq!(self.model.play.composer.stop, stop);
        self.empty();
        self.keys(&keys::typed(text));
    }

    fn empty(&mut self) {
        let field = |player: &Self| {
            let composer = &player.model.play.composer;
            let field = match composer.stop {
                Stop::Target => &composer.target,
                Stop::Headers => &composer.headers,
                Stop::Body => &composer.body,
                Stop::Raw => &composer.raw,
                Stop::Method | Stop::Answer(_) => panic!("this is no field"),
            };
            (field.text().len(), field.caret())
        };
        loop {
            let (length, caret) = field(self);
            match (length, caret) {
                (0, _) => return,
                (_, 0) => self.keys("<end><delete><home>"),
                _ => self.keys("<ctrl+u><backspace>"),
            }
            if let (1.., 0) = field(self) {
                self.keys("<end><ctrl+u>");
            }
            assert!(field(self).0 < length, "{length} bytes, caret at {caret}: nothing can be taken away");
        }
    }

    /// Goes to the Location of the answer, takes it and sends it.
    fn follow(&mut self) {
        self.focus(Focus::Exchange);
        let lines = self.model.play.answer().len();
        let at = (0..lines).find(|line| self.model.play.uri_at(*line).is_some()).unwrap();
        self.keys("<pgup>");
        for _ in 0..200 {
            if self.model.play.composer.stop < Stop::Answer(at) {
                self.keys("<down>");
            }
        }
        self.keys("<enter><enter>");
    }

    fn travel(&mut self, key: &str, steps: usize) {
        self.focus(Focus::Timeline);
        self.keys(&key.repeat(steps));
    }

    /// Returns the media type and the text of a body; the open lesson names it with `@`.
    fn text_of(&self, content: &Content) -> (String, String) {
        match content {
            Content::None => (String::new(), String::new()),
            Content::Text(text) => ("application/json".to_owned(), text.clone()),
            Content::Octets(_) => panic!("octets cannot be typed"),
            Content::Named(name) => {
                let lesson = self.model.play.lesson(&self.model.world.course).unwrap();
                let body = lesson.body.get(name).unwrap_or_else(|| panic!("{} has no @{name}", lesson.id));
                (body.media_type.clone(), body.text.clone())
            }
        }
    }

    /// Returns whether a lesson is done.
    pub(crate) fn is_done(&self, lesson: &str) -> bool {
        self.model.learner.lessons.get(lesson).is_some_and(|kept| kept.done)
    }
}
