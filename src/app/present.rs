//! The lesson for a projector: lines two or three rows high as pictures; without pictures a title in large blocks.

use super::layout::{self, Area};
use super::{Model, Stage, scroll};
use crate::i18n::Message;
use crate::page;
use crate::text::{Drawing, Pictures, Role, Row, Scale, Span, sextant};

/// How high a title of blocks is: Bangla is readable from five rows on.
const TITLE: u16 = 5;

/// Rows that the page keeps under such a title; with fewer there is none.
const LEAST_PAGE: u16 = 14;

/// The next size, and after the largest the usual one. A title of blocks has one size, and needs room.
pub(super) fn next(model: &mut Model) {
    let pictures = model.drawing.pictures().is_some();
    let ends = has_heading(model);
    model.present = match model.present {
        present if pictures => present.next(),
        _ if ends => Scale::One,
        _ => Scale::Two,
    };
    let rows = i64::from(model.present.rows());
    model.toast = Some(match () {
        () if pictures => Message::PresentRows { rows },
        () if ends => Message::PresentEnds,
        () if has_heading(model) => Message::PresentTitle,
        () => {
            model.present = Scale::One;
            Message::PresentNoRoom
        }
    });
    scroll::to_mark(model);
}

/// Says so if the lesson was to be large from the start and nothing of it is.
pub fn warn(model: &mut Model) {
    let large = model.stage == Stage::Lesson && model.present != Scale::One;
    if large && model.drawing.pictures().is_none() && !has_heading(model) {
        model.toast.get_or_insert(Message::PresentNoRoom);
    }
}

fn has_heading(model: &Model) -> bool {
    !heading_and_page(model).0.is_empty()
}

/// Returns how the lesson is drawn: as everything else, or larger.
#[must_use]
pub fn drawing(model: &Model) -> Drawing {
    match model.drawing.pictures() {
        Some(pictures) if model.present != Scale::One => {
            Drawing::Pictures(Pictures::clone(pictures).scaled(model.present))
        }
        _ => model.drawing.clone(),
    }
}

/// Returns the lesson's title in large blocks, where there are no pictures and room enough.
fn heading(model: &Model, room: Area) -> Vec<Row> {
    let wanted = model.present != Scale::One && model.stage == Stage::Lesson;
    if !wanted || model.drawing.pictures().is_some() || room.height < TITLE + LEAST_PAGE {
        return Vec::new();
    }
    let title = [Span::new(page::title(model, model.lang, model.play.lesson), Role::Title)];
    let rows = sextant::large(&title, TITLE, room.width, model.drawing.widths());
    let fits = rows.len() + usize::from(LEAST_PAGE) <= usize::from(room.height);
    if fits { rows } else { Vec::new() }
}

/// Returns the large title of the lesson, without rows where there is none, and where the page stands under it.
#[must_use]
pub fn heading_and_page(model: &Model) -> (Vec<Row>, Area) {
    let inside = layout::panes(model).lesson.inside();
    let heading = heading(model, inside);
    let above = match u16::try_from(heading.len()) {
        Ok(0) | Err(_) => 0,
        Ok(rows) => rows.saturating_add(1).min(inside.height),
    };
    (heading, Area { y: inside.y + above, height: inside.height - above, ..inside })
}

/// Returns where the page of the lesson stands.
#[must_use]
pub fn page_area(model: &Model) -> Area {
    heading_and_page(model).1
}
