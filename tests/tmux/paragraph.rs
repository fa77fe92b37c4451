//! Frames with a Bangla paragraph drawn over each other must end as the last one drawn alone.

use std::path::Path;

use putpost::text::markup;

use crate::example::example;
use crate::screen::{Tmux, letters, width};

const PARAGRAPH: &str = include_str!("../data/paragraph.txt");

/// Draws frames in tmux and returns what then stands on the screen.
fn draw(example: &Path, frames: &str) -> Option<Vec<String>> {
    let tmux = Tmux::start(&format!("'{}' {frames}", example.display()), 70, 18)?;
    Some(tmux.rows("done", |rows| rows.iter().any(|row| row.starts_with("done"))))
}

#[test]
fn bangla_survives_redraws_and_popups() {
    let example = example("bangla_box");
    let Some(page) = draw(&example, "0") else { return };
    assert_eq!(page.iter().find(|row| row.starts_with("done")).unwrap(), "done Wt");
    right_border_is_straight(&page);
    no_letter_is_eaten(&page);

    let redrawn = draw(&example, "0 1 2 3 4 0").unwrap();
    assert_eq!(redrawn, page);
    let open = draw(&example, "0 1 2 3 4 0 0+").unwrap();
    assert_eq!(open, draw(&example, "0+").unwrap());
    right_border_is_straight(&open);
    assert!(open.iter().any(|row| letters(row).contains(&letters("║আবার পাঠান PUT"))));
    assert_eq!(draw(&example, "0 1 2 3 4 0+ 0").unwrap(), page);
}

fn right_border_is_straight(page: &[String]) {
    for (y, row) in page[..14].iter().enumerate() {
        let (before, after) = row.rsplit_once(['│', '┐', '┘']).unwrap();
        assert_eq!((width(before), after), (39, format!("  row {y}").as_str()), "{row}");
    }
}

fn no_letter_is_eaten(page: &[String]) {
    let inside = page[1..13].iter().map(|row| row.split('│').nth(1).unwrap());
    let paragraph: String = markup(PARAGRAPH.trim_end()).into_iter().map(|span| span.text).collect();
    assert_eq!(letters(&inside.collect::<String>()), letters(&format!("1. {paragraph}")));
}
