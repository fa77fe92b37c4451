//! Text of the wire and text that is typed: wrapped between clusters at the edge of its pane, with places for the caret.

use std::ops::Range;

use super::layout::{Setter, Typesetter};
use super::unit::{Reach, Unit};
use super::{Row, Scale, Span};

/// A row of wire text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The bytes of the whole text that it shows.
    pub bytes: Range<usize>,
    /// What is drawn.
    pub row: Row,
    stops: Vec<(usize, u16)>,
}

impl Line {
    /// Returns the column of a caret at a byte of the whole text; inside a cluster it stands after it.
    #[must_use]
    pub fn column(&self, at: usize) -> u16 {
        let stop = self.stops.iter().find(|(byte, _)| *byte >= at).or(self.stops.last());
        stop.map_or(0, |(_, column)| *column)
    }

    /// Returns the byte of the whole text at a column, or at the last cluster edge before it.
    #[must_use]
    pub fn byte(&self, column: u16) -> usize {
        let reached = self.stops.iter().take_while(|(_, stop)| *stop <= column).last();
        reached.map_or(self.bytes.start, |(byte, _)| *byte)
    }
}

impl Typesetter {
    /// Wraps text of the wire: nothing is left out or moved, a row breaks between any two clusters, and at every `\n`. Bytes
    /// are those of all spans joined; there is always at least one row.
    #[must_use]
    pub fn wire(&self, spans: &[Span], width: u16) -> Vec<Line> {
        let mut setter = Setter::new(self.drawing(), Scale::One);
        let units = setter.units(spans);
        let mut lines = Vec::new();
        let mut from = 0;
        for line in units.split_inclusive(Unit::is_new_line) {
            let (shown, end) = match line.split_last() {
                Some((last, before)) if last.is_new_line() => (before, last.bytes.end),
                last => (line, last.map_or(from, |(last, _)| last.bytes.end)),
            };
            for row in rows(shown, width) {
                let line = setter.wire_line(row, from, width);
                from = line.bytes.end;
                lines.push(line);
            }
            from = end;
        }
        if units.last().is_none_or(Unit::is_new_line) {
            lines.push(setter.wire_line(&[], from, width));
        }
        lines
    }

    /// Returns where a caret can stand in text of one line: byte and column of each, from the start to the end.
    #[must_use]
    pub fn stops(&self, line: &[Span]) -> Vec<(usize, u16)> {
        stops(&Setter::new(self.drawing(), Scale::One).one_line(line), 0)
    }
}

impl Setter<'_> {
    fn wire_line(&mut self, units: &[Unit], from: usize, width: u16) -> Line {
        let fitting = |unit: &Unit| if wider(unit, width) { unit.ellipsis() } else { unit.clone() };
        let units: Vec<Unit> = units.iter().map(fitting).filter(|unit| !wider(unit, width)).collect();
        let row = self.line(&units, 0).into_iter().next().unwrap_or_default();
        let stops = stops(&units, from);
        let end = units.last().map_or(from, |unit| unit.bytes.end);
        Line { bytes: from..end, row, stops }
    }
}

fn wider(unit: &Unit, width: u16) -> bool {
    Reach::default().with(unit).cols() > width
}

/// Returns the rows of a line, each as long as it can be: there is at least one.
fn rows(mut line: &[Unit], width: u16) -> Vec<&[Unit]> {
    let mut rows = Vec::new();
    loop {
        let mut reach = Reach::default();
        let fits = |unit: &&Unit| {
            reach = reach.with(unit);
            reach.cols() <= width
        };
        let count = line.iter().take_while(fits).count().max(1);
        let (row, rest) = line.split_at_checked(count).unwrap_or((line, &[]));
        rows.push(row);
        if rest.is_empty() {
            return rows;
        }
        line = rest;
    }
}

fn stops(units: &[Unit], from: usize) -> Vec<(usize, u16)> {
    let mut reach = Reach::default();
    let mut stops = Vec::with_capacity(units.len() + 1);
    let mut end = from;
    for unit in units {
        stops.push((unit.bytes.start, reach.caret(unit)));
        reach = reach.with(unit);
        end = unit.bytes.end;
    }
    stops.push((end, reach.cols()));
    stops
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{CellPx, Drawing, Order, Pictures, Role, WidthModel, Widths};

    fn wire(text: &str, width: u16) -> Vec<Line> {
        Typesetter::new(&Drawing::default()).wire(&[Span::new(text, Role::Code)], width)
    }

    #[test]
    fn rows_hold_every_byte_and_find_the_caret() {
        let text = "abcdef\n\nকিকি\u{1b}";
        let lines = wire(text, 4);
        let shown: Vec<_> = lines.iter().map(|line| text.get(line.bytes.clone()).unwrap()).collect();
        assert_eq!(shown, ["abcd", "ef", "", "কিকি", "\u{1b}"]);
        let column = |row: usize, at| lines.get(row).unwrap().column(at);
        assert_eq!((column(1, 4), column(1, 5), column(2, 7), column(3, 8), column(3, 14)), (0, 1, 0, 0, 2));
        assert_eq!((lines[0].byte(2), lines[3].byte(3), lines[3].byte(9)), (2, 14, 20));
        assert_eq!(lines[4].row.items[0].text(), "␛");
    }

    #[test]
    fn new_lines_and_the_narrowest_pane() {
        let bytes = |text: &str, width| {
            Vec::from_iter(wire(text, width).into_iter().map(|line| (line.bytes.start, line.bytes.end)))
        };
        assert_eq!(bytes("", 9), [(0, 0)]);
        assert_eq!(bytes("\n", 9), [(0, 0), (1, 1)]);
        assert_eq!(bytes("a\r\nb", 9), [(0, 3), (3, 4)]);
        assert_eq!(bytes("ab", 0), [(0, 0), (0, 0)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn the_caret_never_goes_back_and_ends_behind_the_text(text in "[ক-হি-ৌ্ঁ-ঃ়ab ।,১]{0,30}") {
            let spans = [Span::new(text, Role::Code)];
            let cells = WidthModel::ALL.map(|(model, _)| Drawing::Cells(Widths::new(model)));
            let seen = Drawing::Cells(Widths::new(WidthModel::A)).in_order(Order::Seen);
            let pictures = Pictures::new(CellPx::new(10.0, 20).unwrap(), Widths::default());
            let others = [seen, Drawing::Words(Widths::new(WidthModel::K)), Drawing::Pictures(pictures)];
            for drawing in cells.into_iter().chain(others) {
                let typesetter = Typesetter::new(&drawing);
                let stops = typesetter.stops(&spans);
                prop_assert!(stops.is_sorted_by(|a, b| a.0 <= b.0 && a.1 <= b.1), "{drawing:?} {stops:?}");
                let width = typesetter.cut(&spans, u16::MAX).width();
                prop_assert_eq!(stops.last().map(|stop| stop.1), Some(width));
            }
        }
    }
}
