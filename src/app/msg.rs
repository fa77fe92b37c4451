//! What can happen to the application (`Msg`) and what it asks of the world (`Effect`); keys without any terminal library.

use super::command::Command;
use crate::learner::Progress;
use crate::text::Drawing;

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

/// What can happen.
#[derive(Clone, Debug, PartialEq)]
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
    /// The last save could not be done; said once.
    CannotSave {
        /// Which file.
        path: String,
    },
}

/// What the world must do.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep the learner's progress.
    Save(Box<Progress>),
    /// Put this text on the learner's clipboard; at most [`super::copy::MOST`] bytes.
    Copy(String),
    /// Stop the job as Ctrl-Z does, and come back when it is continued.
    Suspend,
    /// End the program.
    Quit,
}
