//! Where cells lie on a screen in pixels: they may be a fraction of a pixel wide, as in xterm.js.
//!
//! Its DOM renderer makes the whole screen a whole number of pixels wide and shares it out among the columns; a picture begins
//! at the pixel in which its cell does, and takes as many cells as it reaches.

/// The cells of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Raster {
    /// The pixels of all columns together.
    pub(crate) width: usize,
    cols: usize,
    /// The pixels of a row.
    pub(crate) height: usize,
}

impl Raster {
    /// Returns so many columns of cells of about this size.
    pub(crate) fn new((width, height): (f32, u16), cols: u16) -> Self {
        Self { width: (width * f32::from(cols)).round() as usize, cols: cols.into(), height: height.into() }
    }

    /// Returns the pixel in which a column begins.
    pub(crate) fn left(self, col: usize) -> usize {
        col * self.width / self.cols
    }

    /// Returns the pixels of a cell, those that it shares with the next one too.
    pub(crate) fn cell(self) -> usize {
        self.width.div_ceil(self.cols)
    }

    /// Returns how many cells so many pixels reach.
    pub(crate) fn reached(self, pixels: usize) -> usize {
        (pixels * self.cols).div_ceil(self.width)
    }
}
