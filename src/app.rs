//! The application: a Model and a total `update`. No I/O, no clock; what the world must do is returned as effects.

mod act;
pub mod answer;
pub mod asked;
pub(crate) mod bangla;
pub mod board;
pub mod chooser;
pub mod command;
pub mod composer;
pub mod copy;
pub mod curl;
pub mod hand;
mod history;
pub mod keyboard;
pub mod keymap;
pub mod layout;
pub mod listener;
pub mod msg;
mod network;
pub mod overlay;
pub mod play;
pub mod present;
pub mod save;
pub mod scenes;
pub mod scroll;
mod session;
mod step;
pub mod verb;
pub mod way;

use std::sync::Arc;

pub use self::bangla::{Bangla, Means, Unreadable};
pub use self::chooser::Chooser;
pub use self::listener::Listener;
pub use self::msg::{Effect, Key, KeyCode, Msg, NotListening, Port, Size, Ticket};
pub use self::overlay::Overlay;
pub use self::play::{Part, Play};

use self::composer::Stop;
use self::keymap::Action;
use crate::course::Course;
use crate::i18n::{Catalog, Lang, Message};
use crate::lab;
use crate::learner::Progress;
use crate::text::{Drawing, Order, Scale};

/// What does not change while the program runs: the lessons and the messages of every language.
#[derive(Debug)]
pub struct World {
    /// The lessons.
    pub course: Course,
    /// The messages.
    pub catalog: Catalog,
}

/// Which colours: every role has a style in each theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// For a dark background.
    #[default]
    Dark,
    /// For a light background.
    Light,
    /// No colour at all: bold, reverse and shapes only. `NO_COLOR` chooses it.
    Mono,
}

impl Theme {
    /// All themes with the names that settings and the command line use.
    pub const ALL: [(&'static str, Self); 3] =
        [("dark", Self::Dark), ("light", Self::Light), ("mono", Self::Mono)];

    /// Returns the theme of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, theme)| theme)
    }

    /// Returns the name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::Light => "light",
            Self::Mono => "mono",
        }
    }

    fn next(self) -> Self {
        match self {
            Self::Dark => Self::Light,
            Self::Light => Self::Mono,
            Self::Mono => Self::Dark,
        }
    }
}

/// Which pane the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Focus {
    /// The lesson.
    #[default]
    Lesson,
    /// The request and its answer: one stop.
    Exchange,
    /// The resource list of the server.
    Board,
    /// The timeline.
    Timeline,
}

/// What stands on the screen under any overlay.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// The first screen: which language?
    Chooser(Chooser),
    /// The lesson with its server.
    Lesson,
}

/// What Enter does right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnterDoes {
    /// Send what stands in the composer.
    Send,
    /// Take the marked choice.
    Take,
    /// Go on to the next page.
    GoOn,
    /// Bring the focus to the request.
    ToRequest,
    /// Put a GET of the marked address into the composer.
    LoadGet,
    /// Put the request of the marked exchange into the composer.
    LoadRequest,
    /// Close what is open.
    Close,
}

/// The whole state of the program. It holds no sentence: only what the learner typed, wire text, ids and messages.
#[derive(Clone, Debug)]
pub struct Model {
    /// Lessons and messages.
    pub world: Arc<World>,
    /// The language on screen.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// Whether anything may move by itself.
    pub motion: bool,
    /// The size of the terminal.
    pub size: Size,
    /// How this terminal is drawn on.
    pub drawing: Drawing,
    /// How Bangla is to be drawn.
    pub bangla: Bangla,
    /// In which order signs are printed, where the learner has chosen.
    pub order: Option<Order>,
    /// What this terminal can do about it.
    pub means: Means,
    /// What stands on the screen.
    pub stage: Stage,
    /// The lesson being played.
    pub play: Play,
    /// How large the lesson is for whoever sits far away: a projector's lines are several rows high.
    pub present: Scale,
    /// Which pane the keys go to.
    pub focus: Focus,
    /// Whether the focused pane has the whole screen.
    pub zoom: bool,
    /// What is open over the screen.
    pub overlay: Option<Overlay>,
    /// One line that the next key removes.
    pub toast: Option<Message>,
    /// Whether what the last exchange changed is still lit up.
    pub flash: bool,
    /// Whether requests from outside are taken, and where.
    pub listener: Listener,
    /// Whether it was said that a Bangla keyboard layout was only guessed.
    pub guessed_keyboard: bool,
    /// What is kept of the learner.
    pub learner: Progress,
}

/// What the program starts with: what the settings, the command line and the learner's file say.
#[derive(Clone, Debug)]
pub struct Start {
    /// The language.
    pub lang: Lang,
    /// Whether the language is only a guess, to be asked for on the first screen.
    pub ask: bool,
    /// The colours.
    pub theme: Theme,
    /// Whether anything may move by itself.
    pub motion: bool,
    /// The size of the terminal.
    pub size: Size,
    /// How this terminal is drawn on.
    pub drawing: Drawing,
    /// What is kept of the learner.
    pub learner: Progress,
    /// The lesson asked for, by its place in the course; none opens where the learner was.
    pub lesson: Option<usize>,
}

/// Takes in what happened and returns what the world must do. Total: any message in any state returns.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => hand::press(model, key),
        Msg::Paste(text) => hand::paste(model, &text),
        Msg::Told(command) => command::perform(model, command),
        Msg::Resize(size) => {
            model.size = size;
            scroll::to_mark(model);
            Vec::new()
        }
        Msg::Seconds(seconds) => {
            model.flash = false;
            network::seconds_pass(model, seconds);
            model.play.waited = model.play.waited.saturating_add(seconds);
            Vec::new()
        }
        Msg::Measured(drawing) => {
            way::turn_to(model, |model| model.drawing = drawing);
            Vec::new()
        }
        Msg::Means(means) => {
            way::turn_to(model, |model| model.means = means);
            Vec::new()
        }
        Msg::SessionKept { path, failed: None } => {
            let command = format!("putpost replay {}", lab::curl::quoted(&path));
            model.toast = Some(Message::SessionKept { command });
            Vec::new()
        }
        Msg::SessionKept { path, failed: Some(reason) } => {
            model.toast = Some(Message::CliCannotWrite { path, reason });
            Vec::new()
        }
        Msg::CannotSave { path } => {
            model.toast = Some(Message::CannotSave { path });
            Vec::new()
        }
        Msg::Listening(outcome) => listener::listening(model, outcome),
        Msg::Remote { ticket, request } => listener::request(model, ticket, *request),
        Msg::Refused(refused) => listener::refused(model, *refused),
        Msg::Settle => listener::settle(model),
    }
}

impl Model {
    /// Returns the program as it starts: on the first screen, or in the lesson where the learner left it.
    #[must_use]
    pub fn new(world: Arc<World>, start: Start) -> Self {
        let current = start.learner.current.as_ref();
        let last = current.and_then(|id| world.course.lesson(id)).map_or(0, |(place, _)| place);
        let play = save::restored(&world.course, &start.learner, start.lesson.unwrap_or(last));
        let stage = if start.ask { Stage::Chooser(Chooser::marking(start.lang)) } else { Stage::Lesson };
        let mut model = Self {
            world,
            lang: start.lang,
            theme: start.theme,
            motion: start.motion,
            size: start.size,
            drawing: start.drawing,
            bangla: Bangla::default(),
            order: start.learner.choices.signs.as_deref().and_then(Order::named),
            means: Means::default(),
            stage,
            play,
            present: Scale::One,
            focus: Focus::Lesson,
            zoom: false,
            overlay: None,
            toast: None,
            flash: false,
            listener: Listener::default(),
            guessed_keyboard: false,
            learner: start.learner,
        };
        if model.stage == Stage::Lesson {
            play::arrive(&mut model);
        }
        model
    }

    /// Returns whether the passing of seconds changes anything: then the shell sends them.
    #[must_use]
    pub fn wants_seconds(&self) -> bool {
        self.motion
            && self.stage == Stage::Lesson
            && (self.flash || self.is_walking() || self.play.waits_for_hint(&self.world.course))
    }

    /// Returns whether the way of a message is being shown event by event.
    fn is_walking(&self) -> bool {
        matches!(self.overlay, Some(Overlay::Journey { playing: true, .. }))
    }

    /// Returns how many rows a line of the lesson is high.
    fn lesson_rows(&self) -> u16 {
        if self.drawing.pictures().is_some() { self.present.rows() } else { 1 }
    }

    /// Returns whether letters are text right now.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.overlay.is_none()
            && self.stage == Stage::Lesson
            && self.focus == Focus::Exchange
            && self.play.composer.stop.is_text()
    }

    /// Returns what Enter does right now.
    #[must_use]
    pub fn enter_does(&self) -> EnterDoes {
        if self.overlay.is_some() {
            return EnterDoes::Close;
        }
        match self.focus {
            _ if self.stage != Stage::Lesson => EnterDoes::Take,
            Focus::Lesson => self.play.enter_does(&self.world.course),
            Focus::Exchange => match self.play.composer.stop {
                Stop::Answer(line) if self.play.uri_at(line).is_some() => EnterDoes::LoadGet,
                Stop::Answer(_) => EnterDoes::ToRequest,
                _ => EnterDoes::Send,
            },
            Focus::Board if self.play.marked_resource().is_some() => EnterDoes::LoadGet,
            Focus::Board => EnterDoes::ToRequest,
            Focus::Timeline => EnterDoes::LoadRequest,
        }
    }

    /// Returns whether an action can be done right now: what cannot is not offered and does nothing.
    #[must_use]
    pub fn can(&self, action: Action) -> bool {
        let lesson = self.stage == Stage::Lesson;
        let lab = self.play.lab();
        match action {
            Action::Language | Action::Help | Action::Menu | Action::Quit | Action::Theme => true,
            Action::Redraw => true,
            Action::Bangla => self.means.pictures.is_some() || self.drawing.pictures().is_some(),
            Action::Signs => self.drawing.pictures().is_none(),
            Action::Again | Action::Prove => lesson && lab.last_own().is_some(),
            Action::Hint => lesson && self.play.has_hint(&self.world.course),
            Action::History => lesson && !lab.history().is_empty(),
            Action::Present => lesson,
            Action::Journey => lesson && lab.shown().is_some_and(|exchange| exchange.journey.is_some()),
            Action::Difference => lesson && answer::has_difference(lab),
            Action::Back => lesson && lab.position() > 0,
            Action::Forward => lesson && lab.is_past(),
            Action::Skip => lesson && !self.play.in_sandbox,
            Action::Peek | Action::Both => lesson && self.world.catalog.langs().count() > 1,
            Action::Session => lesson && !lab.history().is_empty(),
            _ => lesson,
        }
    }
}
