//! The way that a message took: three columns, a line for each flight, and below them the two truths.

use super::pen::Pen;
use crate::app::layout::Area;
use crate::page::{self, Block, Face, Flight, Leg};
use crate::text::{Role, Row, Span};

/// Columns between the columns.
const GAP: u16 = 1;

/// Draws the first `shown` events inside an area that has a frame already.
pub(super) fn draw(pen: &mut Pen<'_>, area: Area, shown: usize) {
    let model = pen.model;
    let columns = columns(area);
    let [known, truth] = page::truths(Face::seen(model, model.lang), shown);
    let halves = [
        Area { width: area.width / 2 - 1, ..area },
        Area { x: area.x + area.width / 2 + 1, width: area.width / 2 - 1, ..area },
    ];
    let sums = [rows(pen, &known, halves[0].width), rows(pen, &truth, halves[1].width)];
    let below = sums.iter().map(Vec::len).max().unwrap_or(0).min(usize::from(area.height / 3));
    let below = u16::try_from(below).unwrap_or(0);
    titles(pen, &columns);
    let flights = Area { y: area.y + 1, height: area.height.saturating_sub(below + 2), ..area };
    legs(pen, flights, &columns, &page::legs(model, model.lang, shown));
    let y = area.y + area.height - below;
    pen.rule(area.x, y.saturating_sub(1), area.width);
    for (half, sum) in halves.iter().zip(&sums) {
        for (y, row) in (y..area.y + area.height).zip(sum) {
            pen.row(half.x, y, half.width, row);
        }
    }
}

/// The three columns: both sides as wide as each other, the way between them a little narrower.
fn columns(area: Area) -> [Area; 3] {
    let wire = area.width.saturating_sub(2 * GAP) * 3 / 10;
    let side = area.width.saturating_sub(2 * GAP + wire) / 2;
    let at = |x, width| Area { x, width, ..area };
    [
        at(area.x, side),
        at(area.x + side + GAP, wire),
        at(area.x + side + wire + 2 * GAP, area.width.saturating_sub(side + wire + 2 * GAP)),
    ]
}

fn titles(pen: &mut Pen<'_>, columns: &[Area; 3]) {
    let titles = page::sides(Face::seen(pen.model, pen.model.lang));
    for (column, title) in columns.iter().zip(titles) {
        pen.line(column.x, column.y, column.width, &[title]);
    }
}

fn rows(pen: &Pen<'_>, blocks: &[Block], width: u16) -> Vec<Row> {
    blocks.iter().flat_map(|block| block.rows(&pen.typesetter, width)).collect()
}

/// The lines; where they do not all fit the last ones are shown.
fn legs(pen: &mut Pen<'_>, area: Area, columns: &[Area; 3], legs: &[Leg]) {
    let laid: Vec<[Vec<Row>; 3]> = legs.iter().map(|leg| lay(pen, leg, columns)).collect();
    let height = |leg: &[Vec<Row>; 3]| leg.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let all: usize = laid.iter().map(height).sum();
    let mut over = all.saturating_sub(usize::from(area.height));
    let hidden = over > 0;
    let mut y = area.y;
    for (leg, cells) in legs.iter().zip(&laid) {
        let tall = height(cells);
        if over > 0 {
            over = over.saturating_sub(tall);
            continue;
        }
        flight(pen, columns[1], y, leg);
        for (column, rows) in columns.iter().zip(cells) {
            for (y, row) in (y..area.y + area.height).zip(rows) {
                pen.row(column.x, y, column.width, row);
            }
        }
        y = y.saturating_add(u16::try_from(tall).unwrap_or(1));
    }
    if hidden {
        let edge = area.x + area.width.saturating_sub(1);
        pen.line(edge, area.y.saturating_sub(1), 1, &[Span::new("↑", Role::Accent)]);
    }
}

fn lay(pen: &Pen<'_>, leg: &Leg, columns: &[Area; 3]) -> [Vec<Row>; 3] {
    let lay = |at: usize| {
        let block = Block::item(Vec::new(), leg.cells[at].clone());
        if leg.cells[at].is_empty() { Vec::new() } else { block.rows(&pen.typesetter, columns[at].width) }
    };
    [lay(0), lay(1), lay(2)]
}

/// The arrow of a message that is on its way: to its end where it came there, else half the way. What happened to it
/// on the way stands in place of the arrow.
fn flight(pen: &mut Pen<'_>, wire: Area, y: u16, leg: &Leg) {
    let Some(flight) = leg.flight.filter(|_| leg.cells[1].is_empty()) else { return };
    let length = usize::from(if leg.landed { wire.width } else { wire.width / 2 });
    let line = "─".repeat(length.saturating_sub(1));
    let (x, text) = match flight {
        Flight::Out => (wire.x, format!("{line}▶")),
        Flight::Back => (wire.x + wire.width - length as u16, format!("◀{line}")),
    };
    let role = if leg.landed { Role::Accent } else { Role::Dim };
    pen.line(x, y, wire.width, &[Span::new(text, role)]);
}
