//! A frame drawn for nobody, beside the one that is drawn: that one finds its pictures in the drawing's memory.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::pen::Pen;
use super::picture::{Easel, Painter, Protocol};
use super::{lesson, screen};
use crate::app::{Model, Stage, layout};
use crate::page;

/// Lays the screen out and makes of its pictures what can be made before their colours are known.
///
/// Whoever draws it comes to the lesson last and begins to print at the top; so that both may work at once, this begins
/// with the lesson, and prints from the end.
pub fn rehearse(model: &Model, protocol: Protocol) {
    let mut buf = Buffer::empty(Rect::new(0, 0, model.size.cols, model.size.rows));
    let mut painter = Painter::default();
    painter.set(Easel { protocol, ..Easel::default() });
    let mut pen = Pen::new(&mut buf, model, painter.spots());
    if model.stage == Stage::Lesson && !layout::too_small(model.size) {
        lesson::draw(&mut pen, layout::panes(model).lesson, &page::lesson(model, model.lang));
    }
    screen(&mut pen, model);
    painter.make();
}
