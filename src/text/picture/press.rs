//! The press: what shapes words and prints strips for cells of one size, and remembers both.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::canvas::Canvas;
use super::font::{EM, FaceId, MATRA};
use super::keep::Keep;
use super::mask::{Em, Mask, PLACES};
use super::shape::{Word, shape};
use crate::text::drawing::Pictures;
use crate::text::{CellPx, Role, Scale, Strip};

/// Layout measures in 1/64 cell.
pub(in crate::text) const CELL: u32 = 64;
/// The height of a line in em: letters reach 0.92 above the baseline and 0.32 below it.
const LINE: f32 = 1.24;
/// From the top of the line to the headline, in em: in the middle of what leaves letters whole above and below.
const ABOVE_MATRA: f32 = 0.321;

/// What was made, kept by what it shows: shared by all typesetters of a [`Drawing`](crate::text::Drawing), and no state,
/// since all of it could be made again.
#[derive(Clone, Default)]
pub(in crate::text) struct Memory(Arc<Mutex<Store>>);

struct Store {
    words: Keep<(FaceId, Box<str>), Arc<Word>>,
    masks: Keep<MaskKey, Arc<Mask>>,
    strips: Keep<StripKey, Vec<Arc<Strip>>>,
}

impl Default for Store {
    fn default() -> Self {
        Self { words: Keep::new(1 << 20), masks: Keep::new(1 << 20), strips: Keep::new(4 << 20) }
    }
}

impl Memory {
    fn lock(&self) -> MutexGuard<'_, Store> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PartialEq for Memory {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Memory {}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Memory")
    }
}

/// A glyph in a strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::text) struct Mark {
    pub(in crate::text) face: FaceId,
    pub(in crate::text) glyph: u16,
    /// Where its origin stands, in quarters of a pixel from the strip's first column.
    pub(in crate::text) x: i32,
    /// How far above the baseline, in font units.
    pub(in crate::text) y: i32,
    /// The index of its role.
    pub(in crate::text) style: u8,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct MaskKey {
    face: FaceId,
    glyph: u16,
    place: i32,
    y: i32,
    em: [u32; 2],
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct StripKey {
    marks: Box<[Mark]>,
    roles: Box<[Role]>,
    cols: u16,
    cell: CellPx,
    rows: u16,
}

/// Shapes and prints. It holds the memory for as long as it lives.
pub(in crate::text) struct Press<'a> {
    cell: CellPx,
    rows: u16,
    em: Em,
    store: MutexGuard<'a, Store>,
}

impl<'a> Press<'a> {
    /// Returns the press for pictures of a size.
    pub(in crate::text) fn new(pictures: &'a Pictures, scale: Scale) -> Self {
        let rows = scale.rows();
        let em = f32::from(pictures.cell.height()) * f32::from(rows) / LINE;
        Self { cell: pictures.cell, rows, em: Em { x: em, y: em }, store: pictures.memory.lock() }
    }

    /// Returns the press for letters in block characters. A cell is about twice as high as it is wide, so its dots are a third
    /// higher than wide.
    pub(in crate::text) fn dots(rows: u16, memory: &'a Memory) -> Self {
        let cell = CellPx::dots();
        let em = f32::from(cell.height()) * f32::from(rows) / LINE;
        Self { cell, rows, em: Em { x: em * 4.0 / 3.0, y: em }, store: memory.lock() }
    }

    /// Returns how many rows a line is high.
    pub(in crate::text) fn rows(&self) -> u16 {
        self.rows
    }

    /// Returns a word, without spaces and of one font, as it is drawn.
    pub(in crate::text) fn word(&mut self, text: &str, face: FaceId) -> Arc<Word> {
        let key = (face, Box::from(text));
        if let Some(word) = self.store.words.get(&key) {
            return word;
        }
        let word = Arc::new(shape(text, face));
        let bytes = word.bytes() + text.len();
        self.store.words.put(key, word, bytes)
    }

    /// Returns font units as 1/64 cells.
    pub(in crate::text) fn units(&self, font_units: i32) -> u32 {
        let cells = font_units.max(0) as f32 * self.em.x / EM / self.cell.width();
        (cells * CELL as f32).round() as u32
    }

    /// Returns a place, in 1/64 cells and font units after it, as a mark has it.
    pub(in crate::text) fn place(&self, units: u32, font_units: i32) -> i32 {
        let cells = units as f32 / CELL as f32 * self.cell.width();
        ((cells + font_units as f32 * self.em.x / EM) * PLACES as f32).round() as i32
    }

    /// Returns strips with these marks, one for each row of a line, from the top.
    pub(in crate::text) fn strips(&mut self, marks: Vec<Mark>, roles: &[Role], cols: u16) -> Vec<Arc<Strip>> {
        let (cell, rows) = (self.cell, self.rows);
        let key = StripKey { marks: marks.into(), roles: roles.into(), cols, cell, rows };
        if let Some(strips) = self.store.strips.get(&key) {
            return strips;
        }
        let (width, height) = (cell.span(cols), cell.height());
        let canvas = self.canvas(&key.marks, width.into(), usize::from(height) * usize::from(rows));
        let strip = |pixels| Arc::new(Strip::new(cols, width, height, roles.to_vec(), pixels));
        let strips: Vec<_> = canvas.slices(height.into()).map(strip).collect();
        let bytes = strips.iter().map(|strip| strip.bytes()).sum::<usize>() + size_of_val(&*key.marks);
        self.store.strips.put(key, strips, bytes)
    }

    fn canvas(&mut self, marks: &[Mark], width: usize, height: usize) -> Canvas {
        let mut canvas = Canvas::new(width, height);
        let baseline = (ABOVE_MATRA * self.em.y).round() + MATRA / EM * self.em.y;
        let most = (self.em.y * 0.13).ceil() as i32;
        for mark in marks {
            let place = mark.x.rem_euclid(PLACES);
            let mask = self.mask(mark, place, baseline.fract());
            canvas.lay(&mask, mark.x.div_euclid(PLACES), baseline.floor() as i32, most, mark.style);
        }
        canvas
    }

    fn mask(&mut self, mark: &Mark, place: i32, down: f32) -> Arc<Mask> {
        let em = [self.em.x.to_bits(), self.em.y.to_bits()];
        let key = MaskKey { face: mark.face, glyph: mark.glyph, place, y: mark.y, em };
        if let Some(mask) = self.store.masks.get(&key) {
            return mask;
        }
        let down = down - mark.y as f32 * self.em.y / EM;
        let mask = Arc::new(Mask::new(mark.face, mark.glyph, self.em, place, down));
        let bytes = mask.bytes();
        self.store.masks.put(key, mask, bytes)
    }
}
