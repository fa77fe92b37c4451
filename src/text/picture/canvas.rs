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
        let over = y + mask.foot() - i32::try_from(self.height()).unwrap_or(i32::MAX);
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
        let mut before = 0;
        for at in 0..line.len().min(covers.len()) {
            let (Some(new), Some(old), Some(own)) = (line.get(at), covers.get(at), styles.get_mut(at)) else {
                return;
            };
            let (new, old) = (*new, *old);
            let joined =
                if new > 0 && old > 0 { joined(before, old, new, covers, line, at) } else { new.max(old) };
            if new > old {
                *own = style;
            }
            before = old;
            if let Some(cover) = covers.get_mut(at) {
                *cover = joined;
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
fn joined(before: u8, old: u8, new: u8, covers: &[u8], line: &[u8], at: usize) -> u8 {
    let beside = |row: &[u8], at: Option<usize>| at.and_then(|at| row.get(at)).copied().unwrap_or(0);
    let (left, right) = (at.checked_sub(1), Some(at + 1));
    let olds = before.max(beside(covers, right));
    let news = beside(line, left).max(beside(line, right));
    old.saturating_add(new).min(olds.max(news).max(old).max(new))
}
