//! A glyph as coverage: its outline filled at a size, at a quarter of a pixel.

use ab_glyph_rasterizer::{Point, Rasterizer, point};
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

use super::font::{EM, FaceId};

/// Pixels to the em, across and down: pixels are square but in block characters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Em {
    pub(super) x: f32,
    pub(super) y: f32,
}

/// Into how many places a pixel is divided across: a glyph stands on one of them.
pub(super) const PLACES: i32 = 4;

/// What a glyph covers, around its origin.
#[derive(Debug, Default)]
pub(super) struct Mask {
    /// The first column, from the origin.
    pub(super) left: i32,
    /// The first row, from the origin; up is negative.
    pub(super) top: i32,
    /// Columns.
    pub(super) width: usize,
    /// Coverage from 0 to 255, row by row from the top.
    pub(super) cover: Vec<u8>,
    /// The row below the last one that it covers by half, from the origin.
    pub(super) foot: i32,
}

impl Mask {
    /// Fills a glyph. Its origin is `place` quarters of a pixel after a pixel edge, and `down` pixels below one.
    pub(super) fn new(face: FaceId, glyph: u16, em: Em, place: i32, down: f32) -> Self {
        let font = face.font();
        let glyph = GlyphId(glyph);
        let bounds = font.and_then(|font| font.bounds(glyph));
        let (Some(font), Some(bounds)) = (font, bounds) else { return Self::default() };
        let scale = point(em.x / EM, em.y / EM);
        let right = place as f32 / PLACES as f32;
        // A pixel of air, so that no rounding leads out of the grid.
        let left = (f32::from(bounds.x_min) * scale.x + right).floor() - 1.0;
        let top = (down - f32::from(bounds.y_max) * scale.y).floor() - 1.0;
        let width = (f32::from(bounds.x_max) * scale.x + right - left).ceil() as usize + 1;
        let height = (down - f32::from(bounds.y_min) * scale.y - top).ceil() as usize + 1;
        let mut pen = Pen {
            grid: Rasterizer::new(width, height),
            scale,
            origin: point(right - left, down - top),
            start: point(0.0, 0.0),
            at: point(0.0, 0.0),
        };
        font.face.outline_glyph(glyph, &mut pen);
        let mut cover = Vec::with_capacity(width * height);
        // Clamped, so nothing is lost.
        pen.grid.for_each_pixel(|_, alpha| cover.push((alpha.min(1.0) * 255.0 + 0.5) as u8));
        Self::of((left as i32, top as i32), width, cover)
    }

    /// Returns a mask whose first pixel stands at (column, row) from the origin.
    pub(super) fn of((left, top): (i32, i32), width: usize, cover: Vec<u8>) -> Self {
        let last = cover.chunks_exact(width.max(1)).rposition(|row| row.iter().any(|cover| *cover > 127));
        let foot = top + last.and_then(|row| i32::try_from(row).ok()).map_or(0, |row| row + 1);
        Self { left, top, width, cover, foot }
    }

    /// Returns the rows, from the top.
    pub(super) fn rows(&self) -> impl DoubleEndedIterator<Item = &[u8]> + ExactSizeIterator {
        self.cover.chunks_exact(self.width.max(1))
    }

    /// Returns the bytes that it takes in memory.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Self>() + self.cover.len()
    }
}

/// Draws an outline into the grid: the outline has y up, the grid has it down.
struct Pen {
    grid: Rasterizer,
    scale: Point,
    origin: Point,
    start: Point,
    at: Point,
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> Point {
        point(self.origin.x + x * self.scale.x, self.origin.y - y * self.scale.y)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.point(x, y);
        self.at = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let to = self.point(x, y);
        self.grid.draw_line(self.at, to);
        self.at = to;
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let (control, to) = (self.point(x1, y1), self.point(x, y));
        self.grid.draw_quad(self.at, control, to);
        self.at = to;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let (one, two, to) = (self.point(x1, y1), self.point(x2, y2), self.point(x, y));
        self.grid.draw_cubic(self.at, one, two, to);
        self.at = to;
    }

    fn close(&mut self) {
        self.grid.draw_line(self.at, self.start);
        self.at = self.start;
    }
}
