//! The lesson pane.

use super::pen::Pen;
use crate::app::Focus;
use crate::app::layout::Area;
use crate::app::present;
use crate::app::scroll::Page;
use crate::page::{self, Block};
use crate::text::{Role, Typesetter};

/// Draws the page from the row on that the learner scrolled to.
pub(super) fn draw(pen: &mut Pen<'_>, area: Area, blocks: &[Block]) {
    if area.height == 0 {
        return;
    }
    let model = pen.model;
    let mut title = vec![pen.say(&page::lesson_title(model), Role::Title)];
    title.push(page::page_number(model, model.lang));
    pen.frame(area, &title, model.focus == Focus::Lesson);
    let (heading, inside) = present::heading_and_page(model);
    for (y, row) in (area.inside().y..).zip(&heading) {
        pen.row(inside.x, y, inside.width, row);
    }
    let typesetter = Typesetter::new(&present::drawing(model));
    let page = Page::new(&typesetter, blocks, inside.width);
    let height = usize::from(inside.height);
    let top = page.top(model.play.top, height);
    for (y, (_, _, row)) in (inside.y..).zip(page.rows.iter().skip(top).take(height)) {
        pen.row(inside.x, y, inside.width, row);
    }
    pen.more(area, top > 0, top < page.last_top(height));
}
