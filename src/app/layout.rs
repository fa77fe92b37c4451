//! Where the panes are: pure geometry from the size, the focus and the zoom. The view draws there, scrolling needs it.

use super::{Focus, Model, Size, Stage, board};
use crate::text::Scale;

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Returns what is left inside a frame of one cell and, at the sides, one cell of air.
    #[must_use]
    pub fn inside(self) -> Self {
        Self {
            x: self.x.saturating_add(2),
            y: self.y.saturating_add(1),
            width: self.width.saturating_sub(4),
            height: self.height.saturating_sub(2),
        }
    }
}

/// The panes of the lesson screen. A pane without rows is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The one line on top: name, lesson, progress.
    pub header: Area,
    /// The lesson.
    pub lesson: Area,
    /// The request and its answer.
    pub exchange: Area,
    /// The resource list.
    pub board: Area,
    /// The timeline: one line.
    pub timeline: Area,
    /// The keys: one line.
    pub footer: Area,
}

/// The least screen on which the lesson is shown.
pub const LEAST: Size = Size { cols: 60, rows: 20 };

/// Returns whether the terminal is too small for more than a plain message.
#[must_use]
pub fn too_small(size: Size) -> bool {
    size.cols < LEAST.cols || size.rows < LEAST.rows
}

/// Cells that stay free at each side of a window, unless that would leave only scraps of the page beside it.
const AROUND: u16 = 4;
/// How wide a window is at most.
pub const WIDEST: u16 = 80;

/// Returns where a window over the panes stands that is as large as it may be.
#[must_use]
pub fn window(size: Size) -> Area {
    let around = if size.cols > WIDEST + 2 * AROUND { AROUND } else { 0 };
    let width = size.cols.saturating_sub(2 * around).min(WIDEST);
    let height = size.rows.saturating_sub(4);
    Area { x: (size.cols - width) / 2, y: (size.rows - height) / 2, width, height }
}

/// Returns where the panes are.
#[must_use]
pub fn panes(model: &Model) -> Panes {
    let zoom = model.zoom && model.stage == Stage::Lesson;
    let panes = arrange(model.size, model.focus, zoom, board::needed(model.play.lab()));
    if model.present == Scale::One || zoom { panes } else { wider(panes) }
}

/// Gives the lesson three fifths of the width: its lines are large.
fn wider(panes: Panes) -> Panes {
    let whole = panes.lesson.width + panes.exchange.width;
    let lesson = whole * 3 / 5;
    let narrow = |pane: Area| Area { x: lesson, width: whole - lesson, ..pane };
    Panes {
        lesson: Area { width: lesson, ..panes.lesson },
        exchange: narrow(panes.exchange),
        board: narrow(panes.board),
        ..panes
    }
}

/// Returns where the panes are on a screen of this size, with so many lines in the resource list.
#[must_use]
pub fn arrange(size: Size, focus: Focus, zoom: bool, listed: usize) -> Panes {
    let line = |y| Area { x: 0, y, width: size.cols, height: 1 };
    let middle = Area { x: 0, y: 1, width: size.cols, height: size.rows.saturating_sub(3) };
    let frame = Panes {
        header: line(0),
        timeline: line(size.rows.saturating_sub(2)),
        footer: line(size.rows.saturating_sub(1)),
        ..Panes::default()
    };
    if zoom { zoomed(frame, middle, focus) } else { side_by_side(frame, middle, focus, listed) }
}

fn zoomed(frame: Panes, whole: Area, focus: Focus) -> Panes {
    match focus {
        Focus::Lesson => Panes { lesson: whole, ..frame },
        Focus::Exchange => Panes { exchange: whole, ..frame },
        Focus::Board | Focus::Timeline => Panes { board: whole, ..frame },
    }
}

fn side_by_side(frame: Panes, middle: Area, focus: Focus, listed: usize) -> Panes {
    let lesson = (middle.width / 2).min(64);
    let board = board_rows(middle.height, focus, listed);
    let right = Area { x: middle.x + lesson, width: middle.width - lesson, ..middle };
    Panes {
        lesson: Area { width: lesson, ..middle },
        exchange: Area { height: right.height - board, ..right },
        board: Area { y: right.y + right.height - board, height: board, ..right },
        ..frame
    }
}

/// The list gets what it needs with a line to spare, up to its share; the focused pane grows at its neighbour's cost.
fn board_rows(height: u16, focus: Focus, listed: usize) -> u16 {
    let share = match focus {
        Focus::Board => height * 3 / 5,
        Focus::Exchange => height * 2 / 5,
        Focus::Lesson | Focus::Timeline => height / 2,
    };
    u16::try_from(listed).unwrap_or(u16::MAX).saturating_add(3).clamp(6, share.max(6)).min(height)
}
