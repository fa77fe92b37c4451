//! The first screen: the languages, each with a line to be read between two bars.

use super::bars;
use super::pen::Pen;
use crate::app::Chooser;
use crate::app::layout::Area;
use crate::page::{self, Block, Sample};
use crate::text::{Role, Row, Span};

/// The width of the block in the middle, and where there is more to say.
const WIDTHS: (u16, u16) = (56, 74);
/// Where the sample stands beside the name.
const SAMPLE: u16 = 20;
/// Where the name stands beside its mark and number.
const INDENT: u16 = 5;

/// Draws the first screen: with a row between all that there is, if it fits.
pub(super) fn draw(pen: &mut Pen<'_>, state: Chooser) {
    let size = pen.model.size;
    let width = if state.advice { WIDTHS.1 } else { WIDTHS.0 }.min(size.cols.saturating_sub(2));
    let area = Area { x: (size.cols - width) / 2, y: 0, width, height: size.rows.saturating_sub(1) };
    let advice = page::advice(pen.model, state, false);
    let entries = page::chooser(pen.model, state);
    let rows = rows(pen, &advice, width, true);
    let ways = if state.advice { ways(pen, width - INDENT) } else { Vec::new() };
    // Above and below the title, below each entry and below the ways.
    let apart = 3 + 2 * entries.len() + ways.len() + rows.len() <= usize::from(area.height);
    let mut y = if apart && !state.advice { size.rows / 6 } else { u16::from(apart) };
    let title = [Span::new("putpost", Role::Title), Span::new("  PUT · POST · HTTP", Role::Dim)];
    pen.line(area.x, y, width, &title);
    y = draw_entries(pen, Area { y: y + 1 + u16::from(apart), ..area }, &entries, if apart { 2 } else { 1 });
    for row in &ways {
        pen.row(area.x + INDENT, y, width - INDENT, row);
        y += 1;
    }
    y += u16::from(apart && state.advice);
    let room = usize::from(area.height.saturating_sub(y));
    let tight = || self::rows(pen, &advice, width, false);
    let brief = || self::rows(pen, &page::advice(pen.model, state, true), width, false);
    let rows = Some(rows).filter(|rows| rows.len() <= room);
    let rows = rows.or_else(|| Some(tight()).filter(|rows| rows.len() <= room)).unwrap_or_else(brief);
    for (y, row) in (y..area.height).zip(&rows) {
        pen.row(area.x, y, width, row);
    }
    bars::footer(pen, Area { x: 0, y: size.rows.saturating_sub(1), width: size.cols, height: 1 });
}

/// Returns the way of drawing in every language: on one line, or each on its own where that is too narrow.
fn ways(pen: &Pen<'_>, width: u16) -> Vec<Row> {
    let ways = page::way_now(pen.model);
    let line = |text: &String| pen.typesetter.layout(&[], &[Span::new(text.clone(), Role::Dim)], width);
    let joined = line(&ways.join(" · "));
    if joined.len() == 1 { joined } else { ways.iter().flat_map(line).collect() }
}

/// Returns the rows of paragraphs, those that stand apart set apart if there is room for it.
fn rows(pen: &Pen<'_>, blocks: &[Block], width: u16, apart: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    for block in blocks {
        if apart && block.apart && !rows.is_empty() {
            rows.push(Row::default());
        }
        rows.extend(block.rows(&pen.typesetter, width));
    }
    rows
}

/// Draws the entries; returns the row after them.
fn draw_entries(pen: &mut Pen<'_>, area: Area, entries: &[Sample], step: u16) -> u16 {
    let samples: Vec<_> = entries.iter().filter_map(|entry| entry.sample.clone()).collect();
    let longest = samples.iter().map(|sample| pen.typesetter.width(sample)).max().unwrap_or(0);
    let mut y = area.y;
    for entry in entries {
        draw_entry(pen, Area { y, height: 1, ..area }, entry, longest);
        y += step;
    }
    y
}

fn draw_entry(pen: &mut Pen<'_>, area: Area, entry: &Sample, longest: u16) {
    let end = if entry.sample.is_some() { SAMPLE } else { area.width };
    pen.line(area.x, area.y, end, &entry.spans());
    if let Some(sample) = &entry.sample {
        let bar = [Span::new("│", Role::Dim)];
        pen.line(area.x + SAMPLE, area.y, 1, &bar);
        pen.line(area.x + SAMPLE + 2, area.y, longest, &[Span::new(sample.clone(), Role::Text)]);
        pen.line(area.x + SAMPLE + longest + 3, area.y, 1, &bar);
    }
}
