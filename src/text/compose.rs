//! A line of units becomes rows of items: runs of cells, and strips for what stands in pictures.

use super::picture::{CELL, Mark, Placed, Press};
use super::unit::{Look, Reach, Unit};
use super::{Item, Role, Row, Strip};

/// Returns the rows of one line that starts at a column: one, or as many as its text is high.
pub(super) fn rows(line: &[Unit], col: u16, press: Option<&mut Press<'_>>) -> Vec<Row> {
    let height = press.as_ref().map_or(1, |press| press.rows());
    let mut composer = Composer { rows: vec![Row::default(); height.into()], reach: Reach::from(col), press };
    for run in line.chunk_by(joins) {
        if run.iter().any(|unit| unit.is_picture() || unit.is_sized()) {
            composer.pieces(run);
        } else {
            composer.cells(run);
        }
    }
    composer.rows
}

/// Cells of one role, ASCII in one run and anything else word by word, up to a padded cluster; pictures whatever their
/// roles.
fn joins(a: &Unit, b: &Unit) -> bool {
    match (a.is_picture(), b.is_picture()) {
        (false, false) if a.is_sized() || b.is_sized() => a.is_sized() && b.is_sized() && a.role == b.role,
        (false, false) => !is_padded(a) && a.role == b.role && a.text.is_ascii() == b.text.is_ascii(),
        (one, other) => one == other,
    }
}

fn is_padded(unit: &Unit) -> bool {
    matches!(unit.look, Look::Padded)
}

struct Composer<'a, 'p> {
    rows: Vec<Row>,
    reach: Reach,
    press: Option<&'a mut Press<'p>>,
}

impl Composer<'_, '_> {
    /// Adds what stands in real cells: in text several rows high on the last row, where the baseline is.
    fn cells(&mut self, run: &[Unit]) {
        let Some(first) = run.first() else { return };
        let col = whole(self.reach.next(first));
        self.reach = run.iter().fold(self.reach, Reach::with);
        let item = Item::Cells { col, width: self.reach.cols() - col, text: text(run), role: first.role };
        self.rows.last_mut().into_iter().for_each(|row| row.items.push(item.clone()));
    }

    /// Adds words or pictures, in items of no more cells than each may have.
    fn pieces(&mut self, mut run: &[Unit]) {
        while let Some((first, rest)) = run.split_first() {
            let col = whole(self.reach.next(first));
            self.reach = self.reach.with(first);
            let more = rest.iter().take_while(|unit| {
                let goes_on = self.reach.goes_on(unit);
                if goes_on {
                    self.reach = self.reach.with(unit);
                }
                goes_on
            });
            let (piece, after) = run.split_at_checked(1 + more.count()).unwrap_or((run, &[]));
            let width = self.reach.cols() - col;
            if first.is_picture() {
                self.strip(piece, col, width);
            } else {
                let item = Item::Sized { col, width, text: text(piece), role: first.role };
                self.rows.last_mut().into_iter().for_each(|row| row.items.push(item.clone()));
            }
            run = after;
        }
    }

    fn strip(&mut self, run: &[Unit], col: u16, width: u16) {
        let (mut reach, mut marks, mut roles) = (Reach::from(col), Vec::new(), Vec::new());
        let Some(press) = self.press.as_mut() else { return };
        for unit in run {
            let from = reach.next(unit) - u32::from(col) * CELL;
            reach = reach.with(unit);
            marks.extend(marks_of(unit, from, style_of(unit.role, &mut roles), press));
        }
        let mut text = text(run);
        let role = run.first().map_or(Role::Text, |unit| unit.role);
        for (row, strip) in self.rows.iter_mut().zip(press.strips(marks, &roles, width)) {
            row.items.push(Item::Pic { col, width, strip, text: std::mem::take(&mut text), role });
        }
    }
}

fn marks_of(unit: &Unit, from: u32, style: u8, press: &Press<'_>) -> Vec<Mark> {
    let Look::Part { word, part, face, .. } = &unit.look else { return Vec::new() };
    let Some(part) = word.parts.get(*part) else { return Vec::new() };
    let glyphs = word.glyphs.get(part.glyphs.clone()).unwrap_or_default();
    let mark = |glyph: &Placed| Mark {
        face: *face,
        glyph: glyph.glyph,
        x: press.place(from, glyph.x - part.from),
        y: glyph.y,
        style,
    };
    glyphs.iter().map(mark).collect()
}

/// Returns the index of a role, the last one where there are too many.
fn style_of(role: Role, roles: &mut Vec<Role>) -> u8 {
    let known = roles.iter().position(|own| *own == role);
    let at = known.unwrap_or_else(|| {
        if roles.len() < Strip::MOST_ROLES {
            roles.push(role);
        }
        roles.len() - 1
    });
    u8::try_from(at).unwrap_or(0)
}

fn text(run: &[Unit]) -> String {
    run.iter().map(|unit| unit.text.as_str()).collect()
}

/// Returns the column of a place where a picture or a cell begins.
fn whole(place: u32) -> u16 {
    u16::try_from(place / CELL).unwrap_or(u16::MAX)
}
