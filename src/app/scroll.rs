//! Scrolling the lesson pane by what stands on its top row, so that the place survives a resize and a switch of language.

use super::{Model, layout, present};
use crate::page;
use crate::text::{Row, Typesetter};

/// What stands on the top row: a line of a block. Language-neutral, as blocks are the same in every language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The block of the page, counted from 0.
    pub block: usize,
    /// The line of that block, counted from 0.
    pub line: usize,
    /// How many lines the block had when the anchor was set.
    pub of: usize,
}

/// The rows of a page with the block that each belongs to.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Block, line of the block, and the row itself.
    pub rows: Vec<(usize, usize, Row)>,
    lines: Vec<usize>,
}

impl Page {
    /// Lays blocks out at a width.
    pub fn new(typesetter: &Typesetter, blocks: &[page::Block], width: u16) -> Self {
        let mut page = Self::default();
        for (at, block) in blocks.iter().enumerate() {
            let mut rows = block.rows(typesetter, width);
            if block.apart && at > 0 {
                rows.insert(0, Row::default());
            }
            page.lines.push(rows.len());
            page.rows.extend(rows.into_iter().enumerate().map(|(line, row)| (at, line, row)));
        }
        page
    }

    /// Returns the row that an anchor puts on top, clamped so that the last row stays at the bottom of the pane.
    #[must_use]
    pub fn top(&self, anchor: Anchor, height: usize) -> usize {
        let lines = self.lines.get(anchor.block).copied().unwrap_or(0);
        let line =
            if anchor.of == 0 || anchor.of == lines { anchor.line } else { anchor.line * lines / anchor.of };
        let first = self.rows.iter().position(|(block, _, _)| *block == anchor.block).unwrap_or(0);
        (first + line.min(lines.saturating_sub(1))).min(self.last_top(height))
    }

    /// Returns the lowest row that may stand on top.
    #[must_use]
    pub fn last_top(&self, height: usize) -> usize {
        self.rows.len().saturating_sub(height)
    }

    fn anchor(&self, row: usize) -> Anchor {
        let Some((block, line, _)) = self.rows.get(row) else { return Anchor::default() };
        Anchor { block: *block, line: *line, of: self.lines.get(*block).copied().unwrap_or(0) }
    }
}

fn lesson_page(model: &Model) -> (Page, usize) {
    laid_out(model, &page::lesson(model, model.lang))
}

fn laid_out(model: &Model, blocks: &[page::Block]) -> (Page, usize) {
    let inside = present::page_area(model);
    let typesetter = Typesetter::new(&present::drawing(model));
    (Page::new(&typesetter, blocks, inside.width), usize::from(inside.height))
}

/// Scrolls the lesson by rows; by pages where every row that moves is sent anew over a slow line.
pub(super) fn by(model: &mut Model, rows: isize) {
    let (page, height) = lesson_page(model);
    let page_of_rows = isize::try_from(height.saturating_sub(1)).unwrap_or(1).max(1);
    let line = rows.saturating_mul(isize::try_from(model.lesson_rows()).unwrap_or(1));
    let rows = if model.means.slow && rows.abs() == 1 { rows * page_of_rows } else { line };
    let top = page.top(model.play.top, height).saturating_add_signed(rows).min(page.last_top(height));
    model.play.top = page.anchor(top);
}

/// Scrolls, no further than needed, so that the marked choice is seen; of one that is higher than the pane the beginning.
pub(super) fn to_mark(model: &mut Model) {
    if model.play.marked.is_none() || layout::too_small(model.size) {
        return;
    }
    let blocks = page::lesson(model, model.lang);
    let Some(marked) = blocks.iter().position(page::Block::is_marked) else { return };
    let (page, height) = laid_out(model, &blocks);
    let of_mark = |(block, _, row): &(usize, usize, Row)| *block == marked && !row.items.is_empty();
    let (first, last) = (page.rows.iter().position(of_mark), page.rows.iter().rposition(of_mark));
    let (Some(first), Some(last)) = (first, last) else { return };
    let top = page.top(model.play.top, height);
    let seen = top.max((last + 1).saturating_sub(height)).min(first);
    if seen != top {
        model.play.top = page.anchor(seen);
    }
}

/// Scrolls the lesson by pages, leaving one row for the eye.
pub(super) fn by_pages(model: &mut Model, pages: isize) {
    let height = usize::from(present::page_area(model).height);
    by(model, pages * isize::try_from(height.saturating_sub(1)).unwrap_or(1));
}

/// Scrolls so that the end of the page is seen: what has just been said stands there.
pub(super) fn to_end(model: &mut Model) {
    by(model, isize::MAX / 2);
}
