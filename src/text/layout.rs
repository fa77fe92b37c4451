//! Spans become rows: wrapped at spaces only, cut by cluster, never wider than they may be.

use super::cells::Widths;
use super::glyph::{Glyph, glyphs, items, total};
use super::{Role, Row, Span, wrap};

/// The least columns that a body keeps beside its lead; below, it goes on under the lead.
const LEAST_BODY: u16 = 6;

/// Makes rows of text. One way to do it for cells, a later one for pictures of words.
pub trait Typeset {
    /// Wraps `body` into rows of at most `width` columns. `lead` stands before the first row, and the others hang under
    /// it. A `\n` starts a new row; there is always at least one. Rows break at spaces only, not before closing
    /// punctuation or after opening, nor between a number and its word; a longer word breaks between clusters.
    fn layout(&mut self, lead: &[Span], body: &[Span], width: u16) -> Vec<Row>;

    /// Returns one row of at most `width` columns, with `…` at its end if something is missing. A `\n` counts as a space.
    fn cut(&mut self, spans: &[Span], width: u16) -> Row;

    /// Returns the columns `from..from + width` of a text in one row: text that is scrolled sideways.
    /// A cluster that only partly lies inside is left out.
    fn window(&mut self, spans: &[Span], from: u16, width: u16) -> Row;

    /// Returns the columns that a text takes in one row.
    fn width(&mut self, text: &str) -> u16;
}

/// Typesets in real cells, with the widths of this terminal.
#[derive(Clone, Debug, Default)]
pub struct CellTypesetter {
    /// How many cells a cluster takes.
    pub widths: Widths,
}

impl CellTypesetter {
    /// Returns a typesetter with these widths.
    #[must_use]
    pub fn new(widths: Widths) -> Self {
        Self { widths }
    }
}

impl Typeset for CellTypesetter {
    fn layout(&mut self, lead: &[Span], body: &[Span], width: u16) -> Vec<Row> {
        let lead = glyphs(lead, &self.widths);
        let body = glyphs(body, &self.widths);
        let hang = total(&lead);
        if hang > 0 && hang.saturating_add(LEAST_BODY) > width {
            return [lead, body].into_iter().flat_map(|part| self.rows(part, 0, width)).collect();
        }
        let mut rows = self.rows(body, hang, width.saturating_sub(hang));
        if let Some(first) = rows.first_mut() {
            first.items.splice(0..0, items(&lead, 0));
        }
        rows
    }

    fn cut(&mut self, spans: &[Span], width: u16) -> Row {
        let mut line = self.one_line(spans);
        if total(&line) > width {
            let mut col = 0u16;
            let room = width.saturating_sub(1);
            let fits = |glyph: &&Glyph| {
                col = col.saturating_add(glyph.width);
                col <= room
            };
            let keep = line.iter().take_while(fits).count();
            let role = line.get(keep).map_or(Role::Text, |glyph| glyph.role);
            line.truncate(keep);
            while line.pop_if(|glyph| glyph.is_space()).is_some() {}
            line.extend((width > 0).then(|| ellipsis(role)));
        }
        Row { items: items(&line, 0) }
    }

    fn window(&mut self, spans: &[Span], from: u16, width: u16) -> Row {
        let end = from.saturating_add(width);
        let (mut col, mut first) = (0u16, None);
        let mut line = self.one_line(spans);
        line.retain(|glyph| {
            let start = col;
            col = col.saturating_add(glyph.width);
            let inside = start >= from && col <= end;
            if inside {
                first.get_or_insert(start);
            }
            inside
        });
        Row { items: items(&line, first.unwrap_or(from).saturating_sub(from)) }
    }

    fn width(&mut self, text: &str) -> u16 {
        total(&self.one_line(&[Span::new(text, Role::Text)]))
    }
}

impl CellTypesetter {
    fn rows(&self, mut text: Vec<Glyph>, col: u16, width: u16) -> Vec<Row> {
        for glyph in &mut text {
            if glyph.width > width {
                *glyph = ellipsis(glyph.role);
            }
        }
        text.retain(|glyph| glyph.width <= width);
        let lines = text.split(Glyph::is_new_line);
        let ranges =
            lines.flat_map(|line| wrap::rows(line, width).into_iter().filter_map(|range| line.get(range)));
        ranges.map(|row| Row { items: items(row, col) }).collect()
    }

    fn one_line(&self, spans: &[Span]) -> Vec<Glyph> {
        let mut line = glyphs(spans, &self.widths);
        for glyph in &mut line {
            if glyph.is_new_line() {
                *glyph = Glyph { text: " ".to_owned(), width: 1, role: glyph.role };
            }
        }
        line
    }
}

/// What stands for the rest of a row that was cut, and for a cluster that is wider than its whole row.
fn ellipsis(role: Role) -> Glyph {
    Glyph { text: "…".to_owned(), width: 1, role }
}
