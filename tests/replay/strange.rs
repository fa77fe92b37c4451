//! Terminals that draw Bangla as wide as no model says: the program asks for what it shows, and puts it where it means to.

use proptest::prelude::*;
use putpost::app::keymap::Action;
use putpost::view::paint;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, CellDiffOption};
use unicode_segmentation::UnicodeSegmentation;

use crate::chance;
use crate::desk::{Desk, Event, Way};
use crate::routes::{PAST, ROUTES, SIZE, Step, TALL, TASK, events};
use crate::sight::Sight;
use crate::ways;

/// What the program draws, cell by cell.
fn meant(desk: &mut Desk) -> Buffer {
    let (cols, rows) = (desk.terminal.grid.cols(), desk.terminal.grid.rows());
    let mut meant = Buffer::default();
    let mut terminal = ratatui::Terminal::new(TestBackend::new(cols, rows)).unwrap();
    let draw = |frame: &mut ratatui::Frame<'_>| {
        putpost::shell::Application::draw(&mut desk.session, frame);
        meant = frame.buffer_mut().clone();
    };
    terminal.draw(draw).unwrap();
    meant
}

/// Whether signs are drawn before their letters: then they are no clusters that a terminal could be asked for, and only one
/// that counts each sign for itself gets them so.
fn is_out_of_order(meant: &Buffer) -> bool {
    let is_early = |cluster: &str| cluster.starts_with(['ি', 'ে', 'ৈ']);
    paint::runs(meant).any(|(.., text)| text.graphemes(true).any(is_early))
}

/// Tells what does not stand where it is meant to: text that was cut by what stands beside it, or lies over it.
fn misplaced(meant: &Buffer, sight: &Sight) -> Option<String> {
    let letters = |text: &str| text.replace(' ', "");
    let runs = paint::runs(meant).map(|(x, y, cells, text)| (x, y, cells, letters(text)));
    let single = |at: usize| {
        let (x, y) = meant.pos_of(at);
        let cell = &meant.content[at];
        let is_own = cell.diff_option == CellDiffOption::None && !cell.symbol().is_empty();
        is_own.then(|| (x, y, 1, letters(cell.symbol())))
    };
    let all = runs.chain((0..meant.content.len()).filter_map(single));
    let seen = |x, y, cells| letters(&sight.text_of(x, y, cells));
    let wrong = all.filter(|(x, y, cells, text)| seen(*x, *y, *cells) != *text);
    let told = wrong.map(|(x, y, cells, text)| {
        let seen = seen(x, y, cells);
        format!(
            "row {y}, column {x}: {text:?} in {cells} cells, but there is {seen:?}\n  {}",
            sight.text(y.into())
        )
    });
    let told: Vec<String> = told.take(4).collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

/// Goes a route; tells where something is out of its place, and at the end what is left over. Another program would have
/// measured at other times, and may have scrolled to another row.
fn wrong(way: Way, begin: &[Event], steps: &[Event]) -> Option<String> {
    let mut desk = Desk::new(way, SIZE);
    desk.skip(begin);
    for (at, event) in steps.iter().enumerate() {
        desk.happen(event);
        if is_out_of_order(&meant(&mut desk)) {
            return None;
        }
        desk.draw();
        if let Some(told) = misplaced(&meant(&mut desk), &desk.sight()) {
            return Some(format!("after {} events, the last {event:?}:\n{told}", at + 1));
        }
    }
    let reached = desk.sight();
    reached.difference(&desk.drawn_whole(), 0)
}

#[test]
fn what_is_meant_stands_where_it_is_meant_in_cells_and_words() {
    for way in ways::in_cells().chain(ways::in_words()) {
        for begin in [&[][..], &[TASK], &TALL, &PAST, &[TASK, Step::Keys("<f1>")]] {
            let mut desk = Desk::new(way, SIZE);
            desk.skip(&events(begin));
            assert_eq!(misplaced(&meant(&mut desk), &desk.sight()), None, "{way:?} {begin:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn a_terminal_of_any_widths_shows_everything_in_its_place(
        seed in any::<u64>(),
        route in prop::sample::select((0..ROUTES.len()).collect::<Vec<_>>()),
    ) {
        let route = &ROUTES[route];
        let keeps_order = |event: &Event| !matches!(event, Event::Do(Action::Signs));
        let steps: Vec<Event> = events(route.steps).into_iter().filter(keeps_order).collect();
        let told = wrong(ways::strange(seed), &events(route.begin), &steps);
        prop_assert!(told.is_none(), "{}: {}", route.name, told.unwrap_or_default());
    }

    #[test]
    fn a_terminal_of_any_widths_is_left_clean_by_any_route(
        seed in any::<u64>(),
        begin in prop::sample::select(vec![&[][..], &[TASK], &TALL, &PAST]),
        steps in prop::collection::vec(chance::event(), 1..12),
    ) {
        let told = wrong(ways::strange(seed), &events(begin), &steps);
        prop_assert!(told.is_none(), "{}", told.unwrap_or_default());
    }
}
