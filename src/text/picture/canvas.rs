//! The canvas: glyphs laid over each other, with the style of each pixel.

use super::mask::Mask;

/// A picture in the making.
pub(super) struct Canvas {
    width: usize,
    /// Coverage from 0 to 255, row by row from the top.
    cover: Vec<u8>,
    /// The style of what covers each pixel most.
    style: Vec<u8>,
}

impl Canvas {
    pub(super) fn new(width: usize, height: usize) -> Self {
        let pixels = width * height;
        Self { width, cover: vec![0; pixels], style: vec![0; pixels] }
    }

    fn height(&self) -> usize {
        self.cover.len() / self.width.max(1)
    }

    /// Lays a glyph on it, its origin at pixel edges; what lies outside is left out. A sign below the baseline that would
    /// lose its foot is moved up, by `most` pixels at most: under a few conjuncts signs stand lower than the strip.
    pub(super) fn lay(&mut self, mask: &Mask, x: i32, y: i32, most: i32, style: u8) {
        let over = y + mask.foot - i32::try_from(self.height()).unwrap_or(i32::MAX);
        let moved = (1..=most).contains(&over) && -mask.top <= most;
        let top = y + mask.top - if moved { over } else { 0 };
        for (row, line) in (top..).zip(mask.rows()) {
            let Ok(row) = usize::try_from(row) else { continue };
            self.lay_row(row, x + mask.left, line, style);
        }
    }

    fn lay_row(&mut self, row: usize, left: i32, line: &[u8], style: u8) {
        let (skip, left) = (usize::try_from(-left).unwrap_or(0), usize::try_from(left).unwrap_or(0));
        let line = line.get(skip..).unwrap_or_default();
        let start = row * self.width;
        let cells = start + left.min(self.width)..start + self.width;
        let (Some(covers), Some(styles)) = (self.cover.get_mut(cells.clone()), self.style.get_mut(cells))
        else {
            return;
        };
        for (at, (new, own)) in line.iter().copied().zip(styles).enumerate().filter(|(_, (new, _))| *new > 0)
        {
            let old = covers.get(at).copied().unwrap_or(0);
            let both = if old > 0 { joined(covers, line, at) } else { new };
            if let Some(cover) = covers.get_mut(at) {
                *cover = both;
            }
            if new > old {
                *own = style;
            }
        }
    }

    /// Returns the rows from the top as strips have them, `height` at a time.
    pub(super) fn slices(&self, height: usize) -> impl Iterator<Item = Vec<u8>> {
        let pixel = |(cover, style): (&u8, &u8)| {
            let cover = (u16::from(*cover) * 15 + 127) / 255;
            // At most 15 each.
            if cover == 0 { 0 } else { style << 4 | cover as u8 }
        };
        let size = (height * self.width).max(1);
        let slices = self.cover.chunks(size).zip(self.style.chunks(size));
        slices.map(move |(cover, style)| cover.iter().zip(style).map(pixel).collect())
    }
}

/// Returns what two glyphs cover of a pixel that both touch. Headlines overlap by a part of a pixel: the larger of the two
/// alone would leave a notch in them, the sum a dark spot, so it is the sum, but not darker than its neighbours.
fn joined(covers: &[u8], line: &[u8], at: usize) -> u8 {
    let of = |row: &[u8], at: Option<usize>| at.and_then(|at| row.get(at)).copied().unwrap_or(0);
    let around = [at.checked_sub(1), Some(at), Some(at + 1)];
    let darkest = around.map(|at| of(covers, at).max(of(line, at))).into_iter().max().unwrap_or(0);
    of(covers, Some(at)).saturating_add(of(line, Some(at))).min(darkest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mask(top: i32, width: usize, cover: &[u8]) -> Mask {
        Mask::of((0, top), width, cover.to_vec())
    }

    fn line(canvas: &Canvas) -> Vec<u8> {
        canvas.slices(1).flatten().map(|pixel| pixel & 15).collect()
    }

    #[test]
    fn a_headline_of_two_glyphs_has_neither_notch_nor_spot() {
        // Half a pixel of each in the third, in a row that is wholly covered and in one that is covered by a third.
        for (cover, half) in [(255, 128), (85, 43)] {
            let mut canvas = Canvas::new(5, 1);
            canvas.lay(&mask(0, 3, &[cover, cover, half]), 0, 0, 0, 0);
            canvas.lay(&mask(0, 3, &[half, cover, cover]), 2, 0, 0, 0);
            let whole = line(&canvas)[0];
            assert_eq!(line(&canvas), [whole; 5]);
        }
    }

    #[test]
    fn a_low_sign_moves_up_and_what_lies_outside_is_left_out() {
        let ink = [255; 2];
        let mut canvas = Canvas::new(2, 3);
        // Four rows high, its foot a row below the canvas: a sign below the baseline, then a letter above it.
        canvas.lay(&mask(0, 1, &ink), 0, 2, 1, 1);
        canvas.lay(&mask(-2, 1, &[255; 4]), 1, 2, 1, 2);
        canvas.lay(&mask(0, 3, &[0; 3]), -2, 5, 0, 3);
        let rows: Vec<Vec<u8>> = canvas.slices(1).collect();
        assert_eq!(rows, [[0, 0x2f], [0x1f, 0x2f], [0x1f, 0x2f]]);
    }
}
