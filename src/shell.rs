//! The shell: the only room that touches the outside. Here is what it runs; `turns` has the loop.

mod beside;
mod clipboard;
mod console;
mod events;
pub mod frames;
#[cfg(unix)]
mod input;
mod inquiry;
pub mod listen;
mod out;
pub mod probe;
#[cfg(unix)]
mod raw;
mod remote;
mod retry;
mod screen;
pub mod session;
#[cfg(unix)]
mod signals;
pub mod speak;
pub mod storage;
pub mod terminal;
#[cfg(unix)]
mod tmux;
mod turns;

use std::io;
use std::net::SocketAddr;
use std::sync::mpsc::{self, Sender};

use ratatui::Frame;
use ratatui::backend::CrosstermBackend;

use crate::app::{Effect, Msg};
use crate::learner::Progress;

pub use beside::beside;

use events::Event;
use frames::{Drawn, Frames};
use inquiry::Inquiry;
use out::Out;
use probe::{Heard, Receipt, Surroundings};
use remote::Remote;
use screen::Screen;
use terminal::Guard;
use turns::Loop;

/// What the loop runs: the application together with its face and its file.
pub trait Application {
    /// Takes one message in; returns what the world must do.
    fn update(&mut self, msg: Msg) -> Vec<Effect>;
    /// Takes in what is known of the terminal by now: before the first frame, and again whenever more is known. Returns
    /// whether anything is to be drawn in another way.
    fn hear(&mut self, heard: &Heard) -> bool;
    /// Returns clusters that are about to be drawn and whose widths nobody knows for certain. Each is named once.
    fn to_measure(&mut self) -> Vec<String> {
        Vec::new()
    }
    /// Returns work to be done beside, by another thread, before and while the first frame is drawn; nothing of it is needed.
    fn rehearse(&mut self) -> Option<Work> {
        None
    }
    /// Draws what is. The size of the frame is the size of the screen from now on.
    fn draw(&mut self, frame: &mut Frame<'_>);
    /// Returns what must be sent before the frame that was just drawn.
    fn prepare(&mut self) -> Prepared {
        Prepared::default()
    }
    /// Takes in that the terminal may have lost what it was sent to keep.
    fn forget(&mut self) {}
    /// Takes in whether what the terminal says of pictures that are sent from now on will come to this program.
    fn hears(&mut self, _hears: bool) {}
    /// Takes in what the terminal says of pictures.
    fn confirm(&mut self, _receipts: &[Receipt]) {}
    /// Returns whether nobody knows of some pictures whether they have arrived.
    fn is_unsure(&self) -> bool {
        false
    }
    /// Sends these pictures again, with a frame that is drawn from nothing right after.
    fn send_again(&mut self) {}
    /// Returns whether the passing of seconds changes anything.
    fn wants_seconds(&self) -> bool;
    /// Keeps what the learner has done; returns the path, once, where that cannot be done.
    fn save(&mut self, progress: &Progress) -> Option<String>;
    /// Keeps the text of a session as a file of its own; returns what to tell the application of it.
    fn keep_session(&mut self, lesson: &str, text: &str) -> Msg;
}

/// Work that needs nothing and nobody.
pub type Work = Box<dyn FnOnce() + Send>;

/// What goes with a frame.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// What is sent before it: pictures that its cells name.
    pub before: Vec<u8>,
    /// What is to be sent when the terminal is given back, if that has changed.
    pub farewell: Option<Vec<u8>>,
}

/// Whether requests are taken from outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listen {
    /// Whether they are from the start on; they can be switched on and off at any time.
    pub at_once: bool,
    /// The address at which they are taken, if not on a free port of 127.0.0.1.
    pub address: Option<SocketAddr>,
}

/// Runs the application on the terminal until it or a signal ends it. `apology` is what a panic says.
///
/// # Errors
/// When the terminal cannot be taken over or drawn on. It is given back in every case.
pub fn run(
    app: &mut impl Application,
    surroundings: Surroundings,
    listen: Listen,
    apology: String,
) -> io::Result<()> {
    // crossterm would leave colours out by itself; the theme has heard of NO_COLOR, and a flag may overrule it. And the
    // names of kitty's pictures are colours.
    crossterm::style::force_color_output(true);
    let (sender, inbox) = mpsc::channel();
    // Before the terminal is taken over: a signal in between would end the program and leave the terminal raw.
    #[cfg(unix)]
    signals::forward(sender.clone())?;
    let out = Out::new();
    let guard = Guard::enter(out.clone(), apology)?;
    let remote = Remote::new(listen.address, sender.clone());
    let mut inquiry = Inquiry::new(surroundings);
    // The terminal is asked at once: it answers while the rest gets ready.
    begin(&out, &guard, &mut inquiry, &sender)?;
    out.start(sender.clone())?;
    let drawn = Drawn::default();
    let frames = Frames::new(CrosstermBackend::new(drawn.clone()), drawn)?;
    let screen = Screen::new(frames, Some(out));
    let mut turns = Loop::new(app, (sender, inbox), inquiry, screen, remote);
    turns.guard = Some(&guard);
    if listen.at_once {
        turns.listen()?;
    }
    turns.run()
}

/// Asks the terminal, and tmux, and starts to read the answers.
fn begin(out: &Out, guard: &Guard, inquiry: &mut Inquiry, events: &Sender<Event>) -> io::Result<()> {
    if inquiry.is_foot() {
        guard.clusters_are_off();
    }
    let question = inquiry.begin();
    if cfg!(unix) {
        out.say(question.as_bytes())?;
    }
    #[cfg(unix)]
    if inquiry.heard().surroundings.tmux {
        tmux::ask(events.clone());
    }
    events::read(events.clone())
}
