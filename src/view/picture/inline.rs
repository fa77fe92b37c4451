//! Pictures that are sent whenever their cells are drawn: the first cell holds the picture, the others nothing.
//!
//! What ratatui sends is what has changed. So a piece of a picture is one cell as wide as the piece: another piece, other
//! colours or another place are another cell, and it is sent again. The cell repairs the cursor itself.

use std::collections::HashMap;
use std::num::NonZeroU16;
use std::ops::Range;
use std::sync::Arc;

use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::style::{Color, Modifier};

use super::Protocol;
use crate::text::Strip;
use crate::text::encode::{Ground, Ink, Rgb, iterm, sixel};

/// Bytes of pictures that are kept beside those on the screen.
const SPARE: usize = 1 << 20;

/// A piece of a picture as it is sent.
type Key = (Arc<Strip>, Range<u16>, Vec<Ink>, Ground);

#[derive(Debug)]
struct Made {
    picture: Arc<str>,
    /// The frame in which it was seen last.
    seen: u64,
}

/// Pictures as the bytes that draw them, all for one protocol.
#[derive(Debug, Default)]
pub(super) struct Inline {
    made: HashMap<Key, Made>,
    frame: u64,
}

impl Inline {
    /// Gives cells what draws these columns, at the place of the first on the screen.
    pub(super) fn paint(
        &mut self,
        cells: &mut [Cell],
        (x, y): (u16, u16),
        strip: &Arc<Strip>,
        inks: Vec<Ink>,
        (columns, protocol): (Range<u16>, Protocol),
    ) {
        let Some(width) = NonZeroU16::new(columns.end.saturating_sub(columns.start)) else { return };
        let Rgb(red, green, blue) = inks.first().copied().unwrap_or_default().ground;
        let lit = |cell: &Cell| cell.bg != Color::Reset || cell.modifier.contains(Modifier::REVERSED);
        let ground = if cells.first().is_some_and(lit) { Ground::Drawn } else { Ground::Through };
        let picture = self.picture((Arc::clone(strip), columns, inks, ground), protocol);
        for cell in cells.iter_mut().take(usize::from(width.get())) {
            if cell.modifier.contains(Modifier::REVERSED) {
                cell.set_bg(Color::Rgb(red, green, blue));
            }
            cell.modifier = Modifier::empty();
            cell.set_symbol("").set_diff_option(CellDiffOption::None);
        }
        if let Some(first) = cells.first_mut() {
            // Erase the cells, draw, and go to the cell after them: where a picture leaves the cursor differs.
            let (row, after) = (y.saturating_add(1), x.saturating_add(width.get()).saturating_add(1));
            first.set_symbol(&format!("\x1b[{width}X{picture}\x1b[{row};{after}H"));
            first.set_diff_option(CellDiffOption::ForcedWidth(width));
        }
    }

    fn picture(&mut self, key: Key, protocol: Protocol) -> Arc<str> {
        let frame = self.frame;
        let make = |(strip, columns, inks, ground): &Key| {
            let piece = strip.piece(columns.start, columns.end - columns.start);
            let bytes = match protocol {
                Protocol::Sixel(levels) => sixel::picture(&piece, inks, levels),
                _ => iterm::picture(&piece, inks, *ground),
            };
            String::from_utf8(bytes).unwrap_or_default()
        };
        let made = self.made.entry(key);
        let made = made.or_insert_with_key(|key| Made { picture: make(key).into(), seen: frame });
        made.seen = frame;
        Arc::clone(&made.picture)
    }

    /// Ends a frame: forgets what has not been seen for long.
    pub(super) fn end_frame(&mut self) {
        let size = |made: &Made| made.picture.len();
        let kept: usize = self.made.values().map(size).sum();
        let frame = self.frame;
        if kept > SPARE {
            self.made.retain(|_, made| made.seen == frame);
        }
        self.frame += 1;
    }
}
