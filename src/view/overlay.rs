//! What is open over the screen: a box in the middle, as large as its text, scrolled where that is longer.

use super::pen::Pen;
use crate::app::layout::Area;
use crate::app::scroll::Page;
use crate::app::{Model, Overlay};
use crate::i18n::Message;
use crate::page::{self, Block};
use crate::text::{Role, Span};

/// Cells that stay free at each side of the box, unless that would leave only scraps of the page beside it.
const AROUND: u16 = 4;
const WIDEST: u16 = 80;

/// Draws the box.
pub(super) fn draw(pen: &mut Pen<'_>, open: Overlay) {
    let model = pen.model;
    let blocks = blocks(model, open);
    let around = if model.size.cols > WIDEST + 2 * AROUND { AROUND } else { 0 };
    let width = model.size.cols.saturating_sub(2 * around).min(WIDEST);
    let page = Page::new(&pen.typesetter, &blocks, width.saturating_sub(4));
    let most = model.size.rows.saturating_sub(4);
    let height = u16::try_from(page.rows.len()).unwrap_or(u16::MAX).saturating_add(2).min(most);
    let area = Area { x: (model.size.cols - width) / 2, y: (model.size.rows - height) / 2, width, height };
    pen.blank(area, Role::Text);
    let title = vec![capital(pen.say(&page::overlay_title(open), Role::Title))];
    pen.frame(area, &title, true);
    let inside = area.inside();
    let room = usize::from(inside.height);
    let top = top(open, &page, room).min(page.last_top(room));
    for (y, (_, _, row)) in (inside.y..).zip(page.rows.iter().skip(top).take(room)) {
        pen.row(inside.x, y, inside.width, row);
    }
    pen.more(area, top > 0, top < page.last_top(room));
}

/// Titles begin with a capital letter in scripts that have one; actions are named without.
fn capital(span: Span) -> Span {
    let mut chars = span.text.chars();
    let first = chars.next().map(char::to_uppercase).into_iter().flatten();
    Span::new(first.chain(chars).collect::<String>(), span.role)
}

fn blocks(model: &Model, open: Overlay) -> Vec<Block> {
    let lang = model.lang;
    match open {
        Overlay::Help { .. } => page::help(model, lang),
        Overlay::Menu { marked } => page::menu(model, lang, marked),
        Overlay::Lessons { marked } => page::lessons(model, lang, marked),
        Overlay::Objective => page::objective(model, lang),
        Overlay::Peek { .. } => page::lesson(model, model.world.catalog.next(lang)),
        Overlay::Both { .. } => page::both(model, lang),
        Overlay::Prove { times } => page::prove(model, lang, times),
        Overlay::Proof => page::proof(model, lang),
        Overlay::Difference { .. } => page::difference(model, lang),
        Overlay::Branch { .. } => page::branch(model, lang),
        Overlay::Reset => page::question(model, lang, &Message::ResetAsk),
        Overlay::Restart => page::question(model, lang, &Message::RestartAsk),
    }
}

/// The first row shown: where the learner scrolled to, or so that the marked entry is seen.
fn top(open: Overlay, page: &Page, room: usize) -> usize {
    match open {
        Overlay::Help { row }
        | Overlay::Peek { row }
        | Overlay::Both { row }
        | Overlay::Difference { row } => row,
        Overlay::Menu { marked } | Overlay::Lessons { marked } => {
            let at = page.rows.iter().rposition(|(block, ..)| *block == marked).unwrap_or(0);
            (at + 1).saturating_sub(room)
        }
        _ => 0,
    }
}
