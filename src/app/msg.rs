//! What can happen to the application (`Msg`) and what it asks of the world (`Effect`); keys without any terminal library.

use super::command::Command;
use crate::lab::Refused;
use crate::learner::Progress;
use crate::server::{Request, Response};
use crate::text::Drawing;

use super::Means;

/// A key as the application knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With Ctrl held.
    pub ctrl: bool,
    /// With Alt held.
    pub alt: bool,
    /// With Shift held; never set for characters, which come shifted already.
    pub shift: bool,
}

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are those on the keys")]
pub enum KeyCode {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

impl Key {
    /// Returns the key without any other held.
    #[must_use]
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// Returns the key of a character.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    /// Returns the key of a character with Ctrl held.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self { code: KeyCode::Char(c), ctrl: true, alt: false, shift: false }
    }
}

/// The terminal's size in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub cols: u16,
    /// Rows.
    pub rows: u16,
}

/// Names a request from outside until it is answered. No two of a run are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(pub u64);

/// Which port the listener shall take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Port {
    /// The one that the command line asked for; a free one where it asked for none.
    #[default]
    Asked,
    /// A free one, whatever was asked for.
    Free,
}

/// Why no requests are taken from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotListening {
    /// Another program has the port.
    Taken {
        /// Which port.
        port: u16,
    },
    /// The system does not give the address.
    Refused {
        /// Which address.
        address: String,
        /// Why, in the system's words.
        reason: String,
    },
}

/// What can happen.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted at once.
    Paste(String),
    /// Something was asked for in words.
    Told(Command),
    /// The terminal has another size.
    Resize(Size),
    /// So many seconds have passed. Never sent where the learner wants no motion.
    Seconds(u32),
    /// The terminal has answered, or its font has another size: text is laid out anew.
    Measured(Drawing),
    /// What the terminal can do about Bangla is known, or changed.
    Means(Means),
    /// The last save could not be done; said once.
    CannotSave {
        /// Which file.
        path: String,
    },
    /// A session was kept in this file; or it could not be, and why, in the system's words.
    SessionKept {
        /// Which file.
        path: String,
        /// Why not.
        failed: Option<String>,
    },
    /// The listener takes requests at this address, such as `127.0.0.1:40123`; or why it does not.
    Listening(Result<String, NotListening>),
    /// A request came from outside. It is answered by [`Effect::Answer`] with the same ticket.
    Remote {
        /// Which request.
        ticket: Ticket,
        /// The request, whole.
        request: Box<Request>,
    },
    /// A message from outside was refused before it could reach the lab; whoever sent it has its answer.
    Refused(Box<Refused>),
    /// Nothing more has come for the moment: what requests from outside did is judged and kept, once for all of them.
    Settle,
}

/// What the world must do.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Keep the learner's progress.
    Save(Box<Progress>),
    /// Keep the text of a session as a file of its own, and tell by [`Msg::SessionKept`] which.
    KeepSession {
        /// The id of the lesson: a part of the file's name.
        lesson: String,
        /// The whole text.
        text: String,
    },
    /// Take requests from outside, and tell by [`Msg::Listening`] where, or why not.
    Listen(Port),
    /// Take no more requests from outside. Those that are under way are still answered.
    StopListening,
    /// Answer a request from outside; without an answer the connection is closed, as where a response is lost.
    Answer {
        /// Which request.
        ticket: Ticket,
        /// The answer.
        answer: Option<Response>,
    },
    /// Send [`Msg::Settle`] before the next frame.
    Settle,
    /// Put this text on the learner's clipboard; at most [`super::copy::MOST`] bytes.
    Copy(String),
    /// Draw everything anew and ask the terminal again what it can: something else may have written on it.
    Redraw,
    /// Stop the job as Ctrl-Z does, and come back when it is continued.
    Suspend,
    /// End the program.
    Quit,
}
