//! Where pictures stand in a frame: first every cell is marked, and when all is drawn what is still marked is seen.
//!
//! Popups, toasts and the edges of panes are drawn over pictures like over anything else. So nobody needs to know of holes:
//! a cell that lost its mark is covered, and the pieces between such cells are what is left of the picture.

use std::ops::Range;
use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::style::Style;

use crate::text::Strip;

/// What the mark of a cell begins with: no text has it, because text on the screen has no private characters of this plane.
const MARK: char = '\u{10fffd}';

/// The pictures of a frame that is being drawn.
#[derive(Debug, Default)]
pub struct Spots(Vec<Spot>);

/// A picture and how its cells were marked.
#[derive(Debug)]
pub(super) struct Spot {
    pub(super) strip: Arc<Strip>,
    /// The styles of its roles.
    pub(super) styles: Vec<Style>,
    /// The style of its cells.
    pub(super) put: Style,
}

/// A part of a picture that is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Which picture.
    pub(super) spot: usize,
    /// Its columns that are seen.
    pub(super) columns: Range<u16>,
    /// The cell of the first of them, as an index into the row.
    pub(super) at: usize,
}

impl Spots {
    /// Marks the cells of a picture at `x`, `y`, up to the column `end`; what was there is gone.
    pub(in crate::view) fn put(
        &mut self,
        buf: &mut Buffer,
        (x, y): (u16, u16),
        end: u16,
        strip: &Arc<Strip>,
        (put, styles): (Style, Vec<Style>),
    ) {
        let number = self.0.len();
        for (column, x) in (0..strip.cols()).zip(x..end) {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.set_symbol(&format!("{MARK}{number}:{column}")).set_style(put);
                cell.set_diff_option(CellDiffOption::None);
            }
        }
        self.0.push(Spot { strip: Arc::clone(strip), styles, put });
    }

    /// Returns the picture of a piece.
    pub(super) fn get(&self, piece: &Piece) -> Option<&Spot> {
        self.0.get(piece.spot)
    }

    /// Returns the pictures' pieces that are seen in a row: cells side by side, of one look.
    pub(super) fn pieces(row: &[Cell]) -> Vec<Piece> {
        let mut pieces: Vec<Piece> = Vec::new();
        for (at, cell) in row.iter().enumerate() {
            let Some((spot, column)) = mark(cell) else { continue };
            let next = pieces.last_mut().filter(|piece| {
                let width = usize::from(piece.columns.end - piece.columns.start);
                let looks_alike = row.get(piece.at).is_some_and(|first| first.style() == cell.style());
                piece.spot == spot && piece.columns.end == column && piece.at + width == at && looks_alike
            });
            match next {
                Some(piece) => piece.columns.end = column + 1,
                None => pieces.push(Piece { spot, columns: column..column + 1, at }),
            }
        }
        pieces
    }

    /// Returns all pictures in the order in which they were put.
    pub(super) fn strips(&self) -> impl DoubleEndedIterator<Item = &Strip> {
        self.0.iter().map(|spot| &*spot.strip)
    }

    /// Returns whether a cell is marked for a picture.
    pub(super) fn is_marked(cell: &Cell) -> bool {
        mark(cell).is_some()
    }

    /// Returns whether there are no pictures.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Forgets all pictures: the next frame begins.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

fn mark(cell: &Cell) -> Option<(usize, u16)> {
    let (spot, column) = cell.symbol().strip_prefix(MARK)?.split_once(':')?;
    Some((spot.parse().ok()?, column.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    fn strip(cols: u16) -> Arc<Strip> {
        Arc::new(Strip::new(cols, cols * 10, 20, Vec::new(), Vec::new()))
    }

    #[test]
    fn what_is_not_covered_is_left_in_pieces() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 20, 1));
        let mut spots = Spots::default();
        let style = (Style::new(), Vec::new());
        spots.put(&mut buf, (2, 0), 20, &strip(10), style.clone());
        spots.put(&mut buf, (15, 0), 18, &strip(9), style.clone());
        buf.set_string(5, 0, "##", Style::new());
        buf[(9, 0)].set_style(Style::new().reversed());
        let piece = |spot, columns, at| Piece { spot, columns, at };
        let seen = [
            piece(0, 0..3, 2),
            piece(0, 5..7, 7),
            piece(0, 7..8, 9),
            piece(0, 8..10, 10),
            piece(1, 0..3, 15),
        ];
        assert_eq!(Spots::pieces(&buf.content), seen);
        assert_eq!(spots.get(&seen[4]).unwrap().strip.cols(), 9);
    }

    #[test]
    fn a_picture_beyond_the_edge_marks_nothing() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 1));
        let mut spots = Spots::default();
        for (x, y, end) in [(4, 0, 9), (0, 1, 4), (3, 0, 2), (u16::MAX, 0, u16::MAX)] {
            spots.put(&mut buf, (x, y), end, &strip(300), (Style::new(), Vec::new()));
        }
        assert_eq!((Spots::pieces(&buf.content), spots.is_empty()), (Vec::new(), false));
    }
}
