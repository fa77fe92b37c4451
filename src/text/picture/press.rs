//! The press: what shapes words and makes strips for cells of one size, and remembers both.

use std::fmt;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use super::font::{EM, FaceId};
use super::keep::Keep;
use super::mask::{Em, PLACES};
use super::plate::{Mark, Masks, Plate};
use super::shape::{Word, shape};
use crate::text::drawing::Pictures;
use crate::text::{CellPx, Role, Scale, Strip};

/// Layout measures in 1/64 cell.
pub(in crate::text) const CELL: u32 = 64;
/// The height of a line in em: letters reach 0.92 above the baseline and 0.32 below it.
const LINE: f32 = 1.24;
/// What was made, kept by what it shows: shared by all typesetters of a [`Drawing`](crate::text::Drawing), and no state,
/// since all of it could be made again.
#[derive(Clone, Default)]
pub(in crate::text) struct Memory(Arc<Mutex<Store>>);

struct Store {
    words: Keep<(FaceId, Box<str>), Arc<Word>>,
    masks: Masks,
    strips: Keep<StripKey, Vec<Arc<Strip>>>,
}

impl Default for Store {
    fn default() -> Self {
        Self { words: Keep::new(1 << 20), masks: Masks::default(), strips: Keep::new(4 << 20) }
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

#[derive(Clone, PartialEq, Eq, Hash)]
struct StripKey {
    marks: Arc<[Mark]>,
    roles: Box<[Role]>,
    cols: u16,
    cell: CellPx,
    rows: u16,
}

/// Shapes words and makes strips. What is remembered of both is locked only to look into it: two may lay out side by side.
pub(in crate::text) struct Press<'a> {
    cell: CellPx,
    rows: u16,
    em: Em,
    memory: &'a Memory,
}

impl<'a> Press<'a> {
    /// Returns the press for pictures of a size.
    pub(in crate::text) fn new(pictures: &'a Pictures, scale: Scale) -> Self {
        let rows = scale.rows();
        let em = f32::from(pictures.cell.height()) * f32::from(rows) / LINE;
        Self { cell: pictures.cell, rows, em: Em { x: em, y: em }, memory: &pictures.memory }
    }

    /// Returns the press for letters in block characters. A cell is about twice as high as it is wide, so its dots are a third
    /// higher than wide.
    pub(in crate::text) fn dots(rows: u16, memory: &'a Memory) -> Self {
        let cell = CellPx::dots();
        let em = f32::from(cell.height()) * f32::from(rows) / LINE;
        Self { cell, rows, em: Em { x: em * 4.0 / 3.0, y: em }, memory }
    }

    /// Returns how many rows a line is high.
    pub(in crate::text) fn rows(&self) -> u16 {
        self.rows
    }

    /// Returns a word, without spaces and of one font, as it is drawn.
    pub(in crate::text) fn word(&self, text: &str, face: FaceId) -> Arc<Word> {
        let key = (face, Box::from(text));
        let known = self.memory.lock().words.get(&key);
        known.unwrap_or_else(|| {
            let word = Arc::new(shape(text, face));
            let bytes = word.bytes() + text.len();
            self.memory.lock().words.put(key, word, bytes)
        })
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

    /// Returns strips with these marks, one for each row of a line, from the top. The line is printed when the first of them
    /// is looked at.
    pub(in crate::text) fn strips(&self, marks: Vec<Mark>, roles: &[Role], cols: u16) -> Vec<Arc<Strip>> {
        let (cell, rows) = (self.cell, self.rows);
        let key = StripKey { marks: marks.into(), roles: roles.into(), cols, cell, rows };
        let mut store = self.memory.lock();
        if let Some(strips) = store.strips.get(&key) {
            return strips;
        }
        let size = (cell.span(cols), cell.height());
        let slices = self.slices(&key.marks, store.masks.clone(), size);
        let strip = |row| {
            let slices = Arc::clone(&slices);
            let print = move || slices.get(row).cloned().unwrap_or_default();
            Arc::new(Strip::printed_later(cols, size, roles.to_vec(), print))
        };
        let strips: Vec<_> = (0..usize::from(rows)).map(strip).collect();
        let bytes = strips.iter().map(|strip| strip.bytes()).sum::<usize>() + size_of_val(&*key.marks);
        store.strips.put(key, strips, bytes)
    }

    /// Returns the rows of a line, printed together when one of them is asked for.
    fn slices(&self, marks: &Arc<[Mark]>, masks: Masks, (width, height): (u16, u16)) -> Arc<Slices> {
        let row = usize::from(height);
        let height = row * usize::from(self.rows);
        let plate = Plate { marks: Arc::clone(marks), width: width.into(), height, em: self.em };
        Arc::new(LazyLock::new(Box::new(move || plate.print(&masks).slices(row).collect())))
    }
}

/// The pixels of each row of a line.
type Slices = LazyLock<Vec<Vec<u8>>, Box<dyn FnOnce() -> Vec<Vec<u8>> + Send>>;
