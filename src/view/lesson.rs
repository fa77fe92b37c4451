//! The lesson pane.

use super::pen::Pen;
use crate::app::Focus;
use crate::app::layout::Area;
use crate::app::scroll::Page;
use crate::page::{self, Block};
use crate::text::{Role, Span};

/// Draws the page from the row on that the learner scrolled to.
pub(super) fn draw(pen: &mut Pen<'_>, area: Area, blocks: &[Block]) {
    if area.height == 0 {
        return;
    }
    let model = pen.model;
    let title = vec![pen.say(&page::lesson_title(model), Role::Title)];
    pen.frame(area, &title, model.focus == Focus::Lesson);
    let inside = area.inside();
    let page = Page::new(pen.typesetter, blocks, inside.width);
    let height = usize::from(inside.height);
    let top = page.top(model.play.top, height);
    for (y, (_, _, row)) in (inside.y..).zip(page.rows.iter().skip(top).take(height)) {
        pen.row(inside.x, y, inside.width, row);
    }
    more(pen, area, top > 0, top < page.last_top(height));
}

/// Says by an arrow in the frame that there is more above or below.
fn more(pen: &mut Pen<'_>, area: Area, above: bool, below: bool) {
    let x = area.x + area.width.saturating_sub(4);
    let arrows = [(above, area.y, "↑"), (below, area.y + area.height.saturating_sub(1), "↓")];
    for (_, y, arrow) in arrows.into_iter().filter(|(there, ..)| *there) {
        pen.line(x, y, 3, &[Span::new(format!(" {arrow} "), Role::Accent)]);
    }
}
