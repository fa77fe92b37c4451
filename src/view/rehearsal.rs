//! The open page laid out and printed once before it is drawn: its pictures are found in the drawing's memory then.

use crate::app::{Model, Stage, layout};
use crate::page::{self, Block};
use crate::text::{Drawing, Item, Row, Span, Typesetter};

/// The words of the open page, apart from the Model: they can be laid out elsewhere while the Model is in use.
#[derive(Clone, Debug, Default)]
pub struct Rehearsal {
    page: Vec<Block>,
    width: u16,
    lines: Vec<Vec<Span>>,
}

impl Rehearsal {
    /// Returns the words of the open page.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        if model.stage != Stage::Lesson || layout::too_small(model.size) {
            return Self::default();
        }
        let width = layout::panes(model).lesson.inside().width;
        let mut lines = page::footer(model, model.lang);
        lines.push(page::header(model, model.lang).0);
        Self { page: page::lesson(model, model.lang), width, lines }
    }

    /// Lays them out, prints their pictures and forgets the rows.
    pub fn perform(&self, drawing: &Drawing) {
        let typesetter = Typesetter::new(drawing);
        for block in &self.page {
            block.rows(&typesetter, self.width).iter().for_each(print);
        }
        for line in &self.lines {
            print(&typesetter.cut(line, u16::MAX));
        }
    }
}

/// Looks at the pictures of a row: what nobody has looked at is not printed.
fn print(row: &Row) {
    for item in &row.items {
        if let Item::Pic { strip, .. } = item {
            let _ = strip.digest();
        }
    }
}
