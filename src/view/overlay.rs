//! What is open over the screen: a box in the middle, as large as its text, scrolled where that is longer.

use super::network;
use super::pen::Pen;
use crate::app::Overlay;
use crate::app::layout::{self, Area, WIDEST};
use crate::app::scroll::Page;
use crate::page;
use crate::text::{Drawing, Role, Row, Span, Typesetter};

/// Draws what is open.
pub(super) fn draw(pen: &mut Pen<'_>, open: Overlay) {
    match open {
        Overlay::Text { .. } => text(pen, open),
        Overlay::Journey { shown, .. } => journey(pen, open, shown),
        Overlay::Network { marked, retry } => {
            let area = boxed(pen, open, network::HEIGHT);
            network::draw(pen, area, marked, retry);
        }
        _ => window(pen, open),
    }
}

/// Draws a box as large as its text.
fn window(pen: &mut Pen<'_>, open: Overlay) {
    let model = pen.model;
    let most = layout::window(model.size);
    let page = Page::new(&pen.typesetter, &page::overlay(model, model.lang, open), most.inside().width);
    let height = u16::try_from(page.rows.len()).unwrap_or(u16::MAX).saturating_add(2).min(most.height);
    let area = Area { y: (model.size.rows - height) / 2, height, ..most };
    let inside = opened(pen, open, area);
    let room = usize::from(inside.height);
    let top = top(open, &page, room).min(page.last_top(room));
    for (y, (_, _, row)) in (inside.y..).zip(page.rows.iter().skip(top).take(room)) {
        pen.row(inside.x, y, inside.width, row);
    }
    pen.more(area, top > 0, top < page.last_top(room));
}

/// Draws an empty box with the title of what is open; returns the room in it.
fn opened(pen: &mut Pen<'_>, open: Overlay, area: Area) -> Area {
    pen.blank(area, Role::Text);
    let title = vec![capital(pen.say(&page::overlay_title(open), Role::Title))];
    pen.frame(area, &title, true);
    area.inside()
}

/// Draws an empty box in the middle with room for so many rows; returns the room.
fn boxed(pen: &mut Pen<'_>, open: Overlay, rows: u16) -> Area {
    let size = pen.model.size;
    let (width, height) = (size.cols.min(WIDEST), rows.saturating_add(2).min(size.rows.saturating_sub(3)));
    let area = Area { x: (size.cols - width) / 2, y: (size.rows - height) / 2, width, height };
    opened(pen, open, area)
}

/// Draws the way of a message over the panes: as high as they are, so that nothing jumps while it goes on. Beside it nothing
/// stands: the panes would tell the end before it has come.
fn journey(pen: &mut Pen<'_>, open: Overlay, shown: usize) {
    let size = pen.model.size;
    let width = size.cols.min(WIDEST + 40);
    let area = Area { x: (size.cols - width) / 2, y: 1, width, height: size.rows.saturating_sub(3) };
    pen.blank(Area { x: 0, width: size.cols, ..area }, Role::Text);
    let inside = opened(pen, open, area);
    super::journey::draw(pen, inside, shown);
}

/// Draws mere text over the whole screen but the keys at its foot: what is selected with the mouse is text and nothing
/// else. It stands in cells, also where Bangla is drawn as pictures: a picture cannot be selected. Letters may stand too close
/// there, and signs out of their place: what is copied is right.
fn text(pen: &mut Pen<'_>, open: Overlay) {
    let (model, size) = (pen.model, pen.model.size);
    let area = Area { x: 0, y: 0, width: size.cols, height: size.rows.saturating_sub(1) };
    pen.blank(area, Role::Text);
    let in_cells = Drawing::Cells(model.drawing.widths().to_copy());
    let blocks = page::overlay(model, model.lang, open);
    let page = Page::new(&Typesetter::new(&in_cells), &blocks, area.width);
    let room = usize::from(area.height);
    let top = top(open, &page, room).min(page.last_top(room));
    for (y, (_, _, row)) in (0..area.height).zip(page.rows.iter().skip(top)) {
        pen.row(0, y, area.width, row);
    }
}

/// Titles begin with a capital letter in scripts that have one; actions are named without.
fn capital(span: Span) -> Span {
    let mut chars = span.text.chars();
    let first = chars.next().map(char::to_uppercase).into_iter().flatten();
    Span::new(first.chain(chars).collect::<String>(), span.role)
}

/// The first row shown: where the learner scrolled to, or so that the marked entry is seen.
fn top(open: Overlay, page: &Page, room: usize) -> usize {
    match open {
        Overlay::Help { row }
        | Overlay::Curl { row }
        | Overlay::Peek { row }
        | Overlay::Both { row }
        | Overlay::Difference { row } => row,
        Overlay::Menu { marked }
        | Overlay::Lessons { marked }
        | Overlay::Scenes { marked }
        | Overlay::Text { marked } => {
            let at = page.rows.iter().rposition(|(block, ..)| *block == marked).unwrap_or(0);
            (at + 1).saturating_sub(room)
        }
        Overlay::History { .. } => {
            page.rows.iter().position(|(.., row)| is_marked(row)).unwrap_or(0).saturating_sub(room / 2)
        }
        _ => 0,
    }
}

/// Returns whether a row begins with the sign of what is marked.
fn is_marked(row: &Row) -> bool {
    row.items.first().is_some_and(|item| item.text().starts_with('▸'))
}
