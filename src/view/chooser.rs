//! The first screen: the languages, each with a line to be read between two bars.

use super::bars;
use super::pen::Pen;
use crate::app::Chooser;
use crate::app::layout::Area;
use crate::page::{self, Sample};
use crate::text::{Role, Span};

/// The width of the block in the middle.
const WIDTH: u16 = 56;
/// Where the sample stands beside the name.
const SAMPLE: u16 = 20;

/// Draws the first screen.
pub(super) fn draw(pen: &mut Pen<'_>, state: Chooser) {
    let size = pen.model.size;
    let width = WIDTH.min(size.cols);
    let x = (size.cols - width) / 2;
    let entries = page::chooser(pen.model, state);
    let advice = page::advice(pen.model, state);
    let mut y = size.rows / 6;
    pen.line(x, y, width, &[Span::new("putpost", Role::Title), Span::new("  PUT · POST · HTTP", Role::Dim)]);
    y += 2;
    let samples: Vec<_> = entries.iter().filter_map(|entry| entry.sample.clone()).collect();
    let longest = samples.iter().map(|sample| pen.typesetter.width(sample)).max().unwrap_or(0);
    for entry in &entries {
        draw_entry(pen, Area { x, y, width, height: 1 }, entry, longest);
        y += 2;
    }
    for block in advice {
        for row in block.rows(&pen.typesetter, width) {
            pen.row(x, y, width, &row);
            y += 1;
        }
        y += 1;
    }
    bars::footer(pen, Area { x: 0, y: size.rows.saturating_sub(1), width: size.cols, height: 1 });
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
