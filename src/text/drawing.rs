//! How this terminal is drawn on, as data: text in cells, or Bangla as pictures of words beside cells.

use super::cells::Widths;
use super::order::Order;
use super::picture::Memory;

/// How text is drawn. Cloning it is cheap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Everything in real cells.
    Cells(Widths),
    /// As in cells, but Bangla word by word: the terminal is told how many cells a word takes, and shapes it.
    Words(Widths),
    /// Bangla as pictures one cell row high; Latin, code and whatever else the fonts lack stay real cells.
    Pictures(Pictures),
}

/// What the making of pictures depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pictures {
    /// The size of a cell.
    pub cell: CellPx,
    /// How many rows a line of laid-out text is high.
    pub scale: Scale,
    /// How wide this terminal draws what stays in cells.
    pub widths: Widths,
    /// Words and strips that were made before.
    pub(super) memory: Memory,
}

impl Drawing {
    /// Returns how wide this terminal draws text in cells.
    #[must_use]
    pub fn widths(&self) -> &Widths {
        match self {
            Self::Cells(widths) | Self::Words(widths) | Self::Pictures(Pictures { widths, .. }) => widths,
        }
    }

    /// Returns the same way of drawing with the signs of text in cells in this order. Words need none: whoever draws words
    /// shapes them.
    #[must_use]
    pub fn in_order(&self, order: Order) -> Self {
        let ordered = |widths: &Widths| Widths { order, ..widths.clone() };
        match self {
            Self::Words(_) if order == Order::Stored => self.clone(),
            Self::Words(widths) | Self::Cells(widths) => Self::Cells(ordered(widths)),
            Self::Pictures(pictures) => {
                Self::Pictures(Pictures { widths: ordered(&pictures.widths), ..pictures.clone() })
            }
        }
    }

    /// Returns what pictures are made for, where they are.
    #[must_use]
    pub fn pictures(&self) -> Option<&Pictures> {
        match self {
            Self::Cells(_) | Self::Words(_) => None,
            Self::Pictures(pictures) => Some(pictures),
        }
    }
}

impl Default for Drawing {
    fn default() -> Self {
        Self::Cells(Widths::default())
    }
}

impl Pictures {
    /// Returns pictures for cells of a size, one row high.
    #[must_use]
    pub fn new(cell: CellPx, widths: Widths) -> Self {
        Self { cell, scale: Scale::One, widths, memory: Memory::default() }
    }

    /// Returns the same with lines of text so many rows high.
    #[must_use]
    pub fn scaled(self, scale: Scale) -> Self {
        Self { scale, ..self }
    }
}

/// How many rows a line of text is high: one, or more for a projector.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// One row.
    #[default]
    One,
    /// Two rows: Latin is drawn in the pictures too.
    Two,
    /// Three rows: Latin is drawn in the pictures too.
    Three,
}

impl Scale {
    /// Returns the next larger one, and after the largest the smallest.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::One => Self::Two,
            Self::Two => Self::Three,
            Self::Three => Self::One,
        }
    }

    /// Returns the number of rows.
    #[must_use]
    pub fn rows(self) -> u16 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
        }
    }
}

/// The size of a terminal cell in pixels. The width may be fractional: xterm.js draws cells of 9.633 pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CellPx {
    /// In 1/1024 pixel, not rounded up.
    width: u32,
    /// In pixels.
    height: u16,
}

impl CellPx {
    /// The least and the most pixels that a side of a cell may have: beyond, a terminal has not told the truth.
    const SIDES: std::ops::RangeInclusive<f32> = 4.0..=200.0;

    /// Returns a cell of so many pixels, or nothing if no terminal has such cells.
    #[must_use]
    pub fn new(width: f32, height: u16) -> Option<Self> {
        let sound = Self::SIDES.contains(&width) && Self::SIDES.contains(&f32::from(height));
        // In range, so nothing is lost but what is finer than 1/1024 pixel.
        sound.then_some(Self { width: (width * 1024.0) as u32, height })
    }

    /// Returns a cell of two by three dots, as block characters have.
    pub(super) fn dots() -> Self {
        Self { width: 2 * 1024, height: 3 }
    }

    /// Returns the width in pixels.
    #[must_use]
    pub fn width(self) -> f32 {
        self.width as f32 / 1024.0
    }

    /// Returns the height in pixels.
    #[must_use]
    pub fn height(self) -> u16 {
        self.height
    }

    /// Returns how many whole pixels of a picture so many cells hold. With a pixel more it would reach into the next cell, and
    /// a terminal takes that for one of the picture's.
    #[must_use]
    pub fn span(self, cols: u16) -> u16 {
        let pixels = u64::from(self.width) * u64::from(cols) / 1024;
        u16::try_from(pixels).unwrap_or(u16::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_stays_in_its_cells_whatever_the_fraction() {
        for (width, cols) in (300..2000u16).flat_map(|width| [60, 79, 80, 120].map(|cols| (width, cols))) {
            let Some(cell) = CellPx::new(f32::from(width) / f32::from(cols), 20) else { continue };
            for wide in 1..=cols {
                let (picture, room) =
                    (u32::from(cell.span(wide)) * u32::from(cols), u32::from(width) * u32::from(wide));
                assert!(picture <= room && room < picture + 2 * u32::from(cols), "{width} / {cols}: {wide}");
            }
        }
    }

    #[test]
    fn a_fractional_cell_does_not_drift() {
        let cell = CellPx::new(9.633, 20).unwrap();
        assert_eq!((cell.span(1), cell.span(100), cell.span(297)), (9, 963, 2860));
        for (width, height) in [(0.0, 20), (f32::NAN, 20), (9.0, 0), (9.0, 3000)] {
            assert_eq!(CellPx::new(width, height), None);
        }
    }
}
