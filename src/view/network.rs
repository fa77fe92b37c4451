//! The choice of what happens to the next request: the faults in two columns, what the marked one means, the client.

use super::pen::Pen;
use crate::app::layout::Area;
use crate::lab::link::Fault;
use crate::lab::retry::Retry;
use crate::page::{self, Block};

/// Rows of one column of faults.
const COLUMN: usize = Fault::ALL.len().div_ceil(2);

/// Rows that the choice takes at most: the question, the faults, three sentences and the air between them.
pub(super) const HEIGHT: u16 = COLUMN as u16 + 8;

/// Draws the choice inside its box.
pub(super) fn draw(pen: &mut Pen<'_>, area: Area, marked: usize, retry: Retry) {
    let model = pen.model;
    let choice = page::network(model, model.lang, marked, retry);
    // On the smallest screen every row is needed.
    let air = u16::from(area.height >= HEIGHT - 1);
    let mut y = block(pen, area, area.y, &choice.ask).saturating_add(air);
    let half = Area { width: area.width / 2, ..area };
    for (at, fault) in choice.faults.iter().enumerate() {
        let x = area.x + if at < COLUMN { 0 } else { half.width };
        let row = y.saturating_add(u16::try_from(at % COLUMN).unwrap_or(0));
        let spans: Vec<_> = fault.lead.iter().chain(&fault.body).cloned().collect();
        if row < area.y + area.height {
            pen.line(x, row, half.width.saturating_sub(1), &spans);
        }
    }
    y = y.saturating_add(COLUMN as u16 + air);
    y = block(pen, area, y, &choice.about).saturating_add(air);
    y = block(pen, area, y, &choice.policy);
    if let Some(word) = &choice.word {
        block(pen, area, y, word);
    }
}

/// Draws a block from a row on; returns the row after it.
fn block(pen: &mut Pen<'_>, area: Area, y: u16, block: &Block) -> u16 {
    let rows = block.rows(&pen.typesetter, area.width);
    let rows: Vec<_> = (y..area.y + area.height).zip(rows).collect();
    for (y, row) in &rows {
        pen.row(area.x, *y, area.width, row);
    }
    rows.last().map_or(y, |(last, _)| last + 1)
}
