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
mod request;
mod theme;
mod wrap;

use ratatui::Frame;

use crate::app::layout::{self, Panes};
use crate::app::{Model, Stage};
use crate::page;
use crate::text::Typesetter;

use self::pen::Pen;

/// Draws the whole screen.
pub fn draw(frame: &mut Frame<'_>, model: &Model) {
    let cursor = {
        let mut pen = Pen::new(frame.buffer_mut(), model, Typesetter::new(&model.drawing));
        let cursor = screen(&mut pen, model);
        paint::fixup(frame.buffer_mut());
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
    lesson::draw(pen, panes.lesson, &page::lesson(model, model.lang));
    let cursor = request::draw(pen, panes.exchange);
    board::draw(pen, panes.board);
    bars::timeline(pen, panes.timeline);
    bars::footer(pen, panes.footer);
    cursor
}
