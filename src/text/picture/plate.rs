//! A plate: where the glyphs of a line stand, from which its strips are printed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::canvas::Canvas;
use super::font::{EM, FaceId, MATRA};
use super::keep::Keep;
use super::mask::{Em, Mask, PLACES};

/// From the top of the line to the headline, in em: in the middle of what leaves letters whole above and below.
const ABOVE_MATRA: f32 = 0.321;

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

/// The glyphs that were filled, each at a size and a place, for all who print. Whoever prints holds nothing else of what is
/// remembered: a strip can be printed while others are laid out.
#[derive(Clone)]
pub(super) struct Masks(Arc<Mutex<Keep<MaskKey, Arc<Mask>>>>);

#[derive(Clone, PartialEq, Eq, Hash)]
struct MaskKey {
    face: FaceId,
    glyph: u16,
    place: i32,
    y: i32,
    em: [u32; 2],
}

impl Default for Masks {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Keep::new(1 << 20))))
    }
}

impl Masks {
    /// Looks into what is remembered; nothing is filled while others wait.
    fn lock(&self) -> MutexGuard<'_, Keep<MaskKey, Arc<Mask>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a line of pictures is printed from: its glyphs, its size in pixels and that of its letters.
pub(super) struct Plate {
    pub(super) marks: Arc<[Mark]>,
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) em: Em,
}

impl Plate {
    /// Prints the line.
    pub(super) fn print(&self, masks: &Masks) -> Canvas {
        let mut canvas = Canvas::new(self.width, self.height);
        let baseline = (ABOVE_MATRA * self.em.y).round() + MATRA / EM * self.em.y;
        let most = (self.em.y * 0.13).ceil() as i32;
        for mark in &*self.marks {
            let mask = self.mask(masks, mark, baseline.fract());
            canvas.lay(&mask, mark.x.div_euclid(PLACES), baseline.floor() as i32, most, mark.style);
        }
        canvas
    }

    fn mask(&self, masks: &Masks, mark: &Mark, down: f32) -> Arc<Mask> {
        let place = mark.x.rem_euclid(PLACES);
        let em = [self.em.x.to_bits(), self.em.y.to_bits()];
        let key = MaskKey { face: mark.face, glyph: mark.glyph, place, y: mark.y, em };
        let known = masks.lock().get(&key);
        known.unwrap_or_else(|| {
            let down = down - mark.y as f32 * self.em.y / EM;
            let mask = Arc::new(Mask::new(mark.face, mark.glyph, self.em, place, down));
            let bytes = mask.bytes();
            masks.lock().put(key, mask, bytes)
        })
    }
}
