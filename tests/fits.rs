//! A page that is said to fit is seen to its last row, and one that is said not to fit is not.

#![cfg(test)]

use std::sync::Arc;

use proptest::prelude::*;
use putpost::app::layout::{self, Area};
use putpost::app::scroll::Page;
use putpost::app::{Model, World};
use putpost::files::Files;
use putpost::page::{self, fits};
use putpost::text::{CellPx, Drawing, Pictures, Typesetter, WidthModel, Widths};
use putpost::view;
use putpost::view::picture::Painter;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

fn drawn(model: &Model) -> Buffer {
    let mut terminal = Terminal::new(TestBackend::new(fits::SCREEN.cols, fits::SCREEN.rows)).unwrap();
    terminal.draw(|frame| view::draw(frame, model, &mut Painter::default())).unwrap();
    terminal.backend().buffer().clone()
}

/// Whether the last row of the page stands where it is if nothing is scrolled away.
fn shows_its_last_row(model: &Model, pane: Area, buffer: &Buffer) -> bool {
    let inside = pane.inside();
    let page = Page::new(&Typesetter::new(&model.drawing), &page::lesson(model, model.lang), inside.width);
    let y = inside.y + u16::try_from(page.rows.len() - 1).unwrap();
    let (_, _, last) = page.rows.last().unwrap();
    assert!(!last.items.is_empty());
    y < inside.y + inside.height
        && last.items.iter().all(|item| {
            let (col, text) = (item.col(), item.text());
            let cell = |x: u16| buffer.cell((inside.x + col + x, y)).unwrap().symbol();
            let letters = || (0..).zip(text.chars());
            if text.is_ascii() {
                letters().all(|(x, c)| cell(x) == c.to_string())
            } else {
                cell(0).contains(text)
            }
        })
}

/// Whether the frame of the pane says that there is more below.
fn says_more(pane: Area, buffer: &Buffer) -> bool {
    let right = pane.x + pane.width - 1;
    (pane.y..pane.y + pane.height).any(|y| buffer.cell((right, y)).unwrap().symbol().contains('↓'))
}

/// The course with so many words more in a lesson, everywhere.
fn longer(lesson: &str, tag: &str, words: &str) -> Arc<World> {
    let World { course, catalog } = Arc::into_inner(fits::world(&Files::embedded())).unwrap();
    let mut course = course;
    let mut text = course.text(lesson, tag).unwrap().clone();
    for step in text.steps.values_mut() {
        let own = [&mut step.text, &mut step.ask, &mut step.verdict].into_iter();
        let said = own.chain(step.why.values_mut()).chain(step.choice.values_mut().take(1));
        said.filter(|text| !text.is_empty()).for_each(|text| *text = format!("{text} {words}"));
    }
    course.texts.insert((lesson.to_owned(), tag.to_owned()), text.into());
    Arc::new(World { course, catalog })
}

fn drawings() -> Vec<Drawing> {
    let cells = WidthModel::ALL.into_iter().map(|(model, _)| Drawing::Cells(Widths::new(model)));
    let pictures = Pictures::new(CellPx::new(9.633, 20).unwrap(), Widths::default());
    cells.chain([Drawing::Pictures(pictures)]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_fits_is_drawn_to_its_last_row(
        lesson in 0usize..6, in_bangla in any::<bool>(), drawing in prop::sample::select(drawings()),
        words in prop::collection::vec("[a-z]{1,9}|[ক-হ]([া-ৌ]|্[ক-হ])?[ক-হ]{0,3}|`/users/[0-9]`|।", 0..40),
    ) {
        let tag = if in_bangla { "bn" } else { "en" };
        let id = fits::world(&Files::embedded()).course.lessons[lesson].id.clone();
        let world = longer(&id, tag, &words.join(" "));
        let opened = fits::opened(&world, world.catalog.lang(tag).unwrap(), lesson, drawing);
        for step in 0..world.course.lessons[lesson].step.len() {
            for moment in fits::moments(&opened, step) {
                let (rows, room) = fits::rows(&moment.model);
                let pane = layout::panes(&moment.model).lesson;
                let buffer = drawn(&moment.model);
                let name = format!("{} {:?}: {rows} rows, {room} there", moment.step, moment.what);
                prop_assert_eq!(rows <= room, shows_its_last_row(&moment.model, pane, &buffer), "{}", name);
                prop_assert_eq!(rows > room, says_more(pane, &buffer), "{}", name);
            }
        }
    }
}
