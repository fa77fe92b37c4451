//! Draws the Model with ratatui and only reads; a frame costs what is visible, however much there is.

mod answer;
mod bars;
mod board;
mod chooser;
mod journey;
mod json;
mod lesson;
mod network;
mod overlay;
pub mod paint;
mod pen;
pub mod picture;
mod rehearsal;
mod request;
mod theme;
mod wrap;

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::layout::{self, Panes};
use crate::app::{Model, Stage};
use crate::page;
use crate::text::to_measure;

pub use self::rehearsal::rehearse;

use self::pen::Pen;
use self::picture::Painter;

/// Returns the Bangla clusters of the open page, the parts too that are scrolled away: enough to prove a width model by.
#[must_use]
pub fn clusters(model: &Model) -> BTreeSet<String> {
    let text: Vec<String> = match model.stage {
        Stage::Chooser(state) => {
            let samples = page::chooser(model, state).into_iter().filter_map(|entry| entry.sample);
            samples.chain(page::advice(model, state, false).iter().map(page::Block::text)).collect()
        }
        Stage::Lesson => page::lesson(model, model.lang).iter().map(page::Block::text).collect(),
    };
    to_measure(&text.join("\n"))
}

/// Returns the Bangla clusters of all that is on the screen, windows and keys too, where it is drawn in cells. It costs a frame.
#[must_use]
pub fn clusters_in_sight(model: &Model) -> BTreeSet<String> {
    let mut buf = Buffer::empty(Rect::new(0, 0, model.size.cols, model.size.rows));
    screen(&mut Pen::new(&mut buf, model, None), model);
    to_measure(&paint::plain_text(&buf).join("\n"))
}

/// Draws the whole screen; the painter draws the pictures in it. What it keeps is no state: with a fresh one the screen is
/// the same. One that shows none draws their text in their place.
pub fn draw(frame: &mut Frame<'_>, model: &Model, painter: &mut Painter) {
    let cursor = {
        let mut pen = Pen::new(frame.buffer_mut(), model, painter.spots());
        let cursor = screen(&mut pen, model);
        paint::fixup(frame.buffer_mut());
        let cursor = cursor.filter(|at| !painter.draws_caret(frame.buffer_mut(), *at));
        painter.finish(frame.buffer_mut());
        cursor
    };
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Draws what the size and the stage ask for; returns where the caret stands, if letters are text now.
fn screen(pen: &mut Pen<'_>, model: &Model) -> Option<(u16, u16)> {
    if layout::too_small(model.size) {
        bars::too_small(pen);
        return None;
    }
    match model.stage {
        Stage::Chooser(state) => {
            chooser::draw(pen, state);
            None
        }
        Stage::Lesson => {
            let cursor = panes(pen, model, layout::panes(model));
            if let Some(open) = model.overlay {
                overlay::draw(pen, open);
            }
            if let Some(toast) = &model.toast {
                bars::toast(pen, toast);
            }
            cursor.filter(|_| model.is_typing())
        }
    }
}

fn panes(pen: &mut Pen<'_>, model: &Model, panes: Panes) -> Option<(u16, u16)> {
    bars::header(pen, panes.header);
    let cursor = request::draw(pen, panes.exchange);
    board::draw(pen, panes.board);
    bars::timeline(pen, panes.timeline);
    bars::footer(pen, panes.footer);
    // Last: its words may be being shaped beside, for the first frame.
    lesson::draw(pen, panes.lesson, &page::lesson(model, model.lang));
    cursor
}
