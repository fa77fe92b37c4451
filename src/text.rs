//! Styled spans become rows of items: the only room that measures, wraps, cuts or edits text that can hold Bangla.
//!
//! How text is drawn is data, a [`Drawing`]: in real cells, as words that the terminal is told to shape, or Bangla as pictures
//! of words beside cells. A [`Typesetter`] made from it lays text out; whoever draws a [`Row`] asks each [`Item`] what it is.
//!
//! In cells a cluster gets what the terminal counts ([`cells`]) or what its glyphs need ([`natural`]); where a terminal does
//! not shape, signs are printed in the order in which they are seen ([`order`]).

pub mod cells;
pub mod clean;
pub mod cluster;
mod compose;
mod drawing;
pub mod edit;
pub mod encode;
pub mod layout;
pub mod markup;
pub mod natural;
pub mod order;
mod picture;
mod pictured;
pub mod sextant;
mod sized;
mod strip;
mod unit;
mod wire;
mod wrap;

use std::sync::Arc;

pub use cells::{WidthModel, Widths};
pub use drawing::{CellPx, Drawing, Pictures, Scale};
pub use edit::Field;
pub use layout::Typesetter;
pub use markup::markup;
pub use order::Order;
pub use strip::Strip;
pub use unit::to_measure;
pub use wire::Line;

/// What a piece of text is for. A theme gives each role its colours; nothing else names a colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Prose.
    #[default]
    Text,
    /// Emphasised prose: `**so**` in the markup of lessons.
    Strong,
    /// Something of the wire or typed: `` `so` `` in the markup of lessons.
    Code,
    /// Less important: labels, explanations, what is not in focus.
    Dim,
    /// The title of a pane.
    Title,
    /// What the learner is asked to do or choose: the accent.
    Accent,
    /// The marked choice or line.
    Marked,
    /// The learner's own: method, target, what was sent.
    Mine,
    /// The server's: status of success, what came back.
    Server,
    /// Done, right, met.
    Done,
    /// Wrong, refused.
    Wrong,
    /// A key cap.
    Key,
    /// Change mark `+`: a resource that is new.
    New,
    /// Change mark `~`: a resource that was replaced.
    Replaced,
    /// Change mark `=`: a resource that was addressed and left as it was.
    Same,
    /// Change mark `−`: a resource that is gone.
    Gone,
    /// The name of a JSON member.
    JsonName,
    /// A JSON string.
    JsonString,
    /// A JSON number, `true`, `false` or `null`.
    JsonScalar,
    /// A quiet frame.
    Frame,
    /// The frame of the pane that has the focus.
    FrameFocus,
    /// A warning or a banner: you look at the past, the terminal is too small.
    Notice,
}

impl Role {
    /// Returns whether it is text of the wire or text that is typed: every sign of it counts.
    #[must_use]
    pub fn is_wire(self) -> bool {
        use Role::{Code, JsonName, JsonScalar, JsonString, Key, Mine, Server};
        matches!(self, Code | Mine | Server | Key | JsonName | JsonString | JsonScalar)
    }
}

/// A piece of text of one role. Never ends inside a grapheme cluster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The text, NFC, without control characters other than a new line.
    pub text: String,
    /// What it is for.
    pub role: Role,
}

impl Span {
    /// Returns a span.
    #[must_use]
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role }
    }
}

/// One piece of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// Text in real cells.
    Cells {
        /// The first column, counted from the start of the row.
        col: u16,
        /// How many columns it takes, by the measured width model.
        width: u16,
        /// The text: one run that may be drawn at once.
        text: String,
        /// What it is for.
        role: Role,
    },
    /// Text that the terminal is told to draw in so many cells, so that it shapes it as a whole (OSC 66): a word or a part
    /// of one.
    Sized {
        /// The first column, counted from the start of the row.
        col: u16,
        /// How many columns it takes: seven at most.
        width: u16,
        /// The text.
        text: String,
        /// What it is for.
        role: Role,
    },
    /// Text as a picture, one cell row high.
    Pic {
        /// The first column, counted from the start of the row.
        col: u16,
        /// How many columns it takes: those of the strip.
        width: u16,
        /// The picture.
        strip: Arc<Strip>,
        /// The text that is seen in it, for copying and for tests. Of text that is several rows high only the first row
        /// has it.
        text: String,
        /// What its beginning is for; [`Strip::roles`] has all of them.
        role: Role,
    },
}

impl Item {
    /// Returns its first column, counted from the start of the row.
    #[must_use]
    pub fn col(&self) -> u16 {
        let (Self::Cells { col, .. } | Self::Sized { col, .. } | Self::Pic { col, .. }) = self;
        *col
    }

    /// Returns how many columns it takes.
    #[must_use]
    pub fn width(&self) -> u16 {
        let (Self::Cells { width, .. } | Self::Sized { width, .. } | Self::Pic { width, .. }) = self;
        *width
    }

    /// Returns the column after it.
    #[must_use]
    pub fn end(&self) -> u16 {
        self.col().saturating_add(self.width())
    }

    /// Returns its text, whether it is drawn in cells or as a picture.
    #[must_use]
    pub fn text(&self) -> &str {
        let (Self::Cells { text, .. } | Self::Sized { text, .. } | Self::Pic { text, .. }) = self;
        text
    }

    /// Returns what it, or its beginning, is for.
    #[must_use]
    pub fn role(&self) -> Role {
        let (Self::Cells { role, .. } | Self::Sized { role, .. } | Self::Pic { role, .. }) = self;
        *role
    }

    fn shift(&mut self, by: u16) {
        let (Self::Cells { col, .. } | Self::Sized { col, .. } | Self::Pic { col, .. }) = self;
        *col = col.saturating_add(by);
    }
}

/// One terminal row of laid-out text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its pieces, from the start to the end, not overlapping.
    pub items: Vec<Item>,
}

impl Row {
    /// Returns the column after its last item.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.items.iter().map(Item::end).max().unwrap_or(0)
    }

    /// Returns the row moved to the end by so many columns.
    #[must_use]
    pub fn shifted(mut self, by: u16) -> Self {
        self.items.iter_mut().for_each(|item| item.shift(by));
        self
    }
}
