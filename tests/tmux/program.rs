//! The program itself in Bangla: no border moves, no letter is eaten, and nothing stays of an older frame.

use putpost::course::{self, Course, LessonText, Step};
use putpost::files::Files;
use putpost::text::markup;
use tempfile::TempDir;

use crate::screen::{Tmux, cells, letters};

/// The sizes that were designed for.
const SIZES: [(u16, u16); 2] = [(80, 24), (120, 36)];
/// What stands in the footer of every screen, and not in the message of a window that is too small.
const FOOTER: &str = "Enter";

fn open(home: &TempDir, lesson: &str, (cols, rows): (u16, u16)) -> Option<Tmux> {
    let program = env!("CARGO_BIN_EXE_putpost");
    let command = format!("PUTPOST_HOME='{}' '{program}' --lang bn {lesson}", home.path().display());
    let tmux = Tmux::start(&command, cols, rows)?;
    tmux.shows(FOOTER);
    Some(tmux)
}

fn bangla() -> Course {
    course::load(&Files::embedded(), &["en".to_owned(), "bn".to_owned()]).0
}

/// A frame on the screen: its corners, in cells.
#[derive(Debug, PartialEq)]
struct Pane {
    left: usize,
    right: usize,
    top: usize,
    bottom: usize,
}

impl Pane {
    /// Whether a cell is one of this pane's, its border included.
    fn has(&self, x: usize, y: usize) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

/// Finds every frame, and asserts that all its rows have their borders in the same two columns, where no other frame
/// is open over it.
fn panes(rows: &[String]) -> Vec<Pane> {
    let screen = rows.join("\n");
    let grid: Vec<Vec<&str>> = rows.iter().map(|row| cells(row)).collect();
    let at = |x: usize, y: usize| grid.get(y).and_then(|row| row.get(x)).copied().unwrap_or_default();
    let corners = grid.iter().enumerate().flat_map(|(top, row)| {
        row.iter().enumerate().filter(|(_, cell)| **cell == "╭").map(move |(left, _)| (left, top))
    });
    let frame = |(left, top): (usize, usize)| Pane {
        left,
        right: (left..grid[top].len()).find(|x| at(*x, top) == "╮").unwrap_or_else(|| panic!("{screen}")),
        top,
        bottom: (top..grid.len()).find(|y| at(left, *y) == "╰").unwrap_or_else(|| panic!("{screen}")),
    };
    let panes: Vec<Pane> = corners.map(frame).collect();
    for pane in &panes {
        let covered = |x, y| panes.iter().any(|other| other.top > pane.top && other.has(x, y));
        for y in pane.top + 1..=pane.bottom {
            for (x, borders) in [(pane.left, ["│", "├", "╭", "╰"]), (pane.right, ["│", "┤", "╮", "╯"])]
            {
                let straight = borders.contains(&at(x, y)) || covered(x, y);
                assert!(straight, "row {y} of {pane:?} has {:?}\n{screen}", at(x, y));
            }
        }
    }
    panes
}

/// Returns the letters inside a pane.
fn inside(rows: &[String], pane: &Pane) -> String {
    let rows = rows.iter().take(pane.bottom).skip(pane.top + 1);
    letters(&rows.map(|row| cells(row)[pane.left + 1..pane.right].concat() + " ").collect::<String>())
}

/// Returns all that the page of a step says, without marks of formatting.
fn said(step: &Step, words: &LessonText) -> Vec<String> {
    let words = &words.steps[&step.id];
    let choices = step.predict.iter().flat_map(|predict| &predict.choices);
    let choices = choices.chain(step.quiz.iter().flat_map(|quiz| &quiz.choices));
    let texts = [&words.text, &words.ask].into_iter().chain(choices.map(|id| &words.choice[id]));
    texts
        .filter(|text| !text.contains("{="))
        .map(|text| letters(&markup(text).into_iter().map(|span| span.text).collect::<String>()))
        .collect()
}

#[test]
fn every_lesson_begins_whole_and_straight() {
    let course = bangla();
    for size in SIZES {
        for lesson in &course.lessons {
            let home = TempDir::new().unwrap();
            let Some(tmux) = open(&home, &lesson.id, size) else { return };
            let rows = tmux.shows("╰");
            let rows = settled(&tmux, rows);
            let panes = panes(&rows);
            assert!(panes.len() >= 3, "{panes:?}");
            assert!(panes.iter().any(|pane| pane.right + 1 == usize::from(size.0)), "{panes:?}");
            let shown = inside(&rows, &panes[0]);
            let words = course.text(&lesson.id, "bn").unwrap();
            for text in said(&lesson.step[0], words) {
                assert!(shown.contains(&text), "{text} is not whole in\n{}", rows.join("\n"));
            }
            assert!(letters(&rows[0]).contains(&letters(&words.title)), "{}", rows[0]);
        }
    }
}

/// Returns the screen when it has become still.
fn settled(tmux: &Tmux, mut rows: Vec<String>) -> Vec<String> {
    let mut same = 0;
    while same < 5 {
        let next = tmux.rows("", |_| true);
        same = if next == rows { same + 1 } else { 0 };
        rows = next;
    }
    rows
}

/// Asserts that the same screen comes when it is drawn on an empty terminal: after a size that is too small for it.
fn is_as_drawn_fresh(tmux: &Tmux, seen: &[String], (cols, rows): (u16, u16)) {
    tmux.resize(40, 12);
    tmux.rows("too small", |rows| {
        rows.iter().any(|row| row.contains("Ctrl+Q")) && !rows.join("").contains('╭')
    });
    tmux.resize(cols, rows);
    tmux.rows(&format!("drawn fresh as\n{}\nbut", seen.join("\n")), |rows| rows == seen);
}

#[test]
fn a_screen_redrawn_over_and_over_is_as_one_drawn_fresh() {
    for size in SIZES {
        let home = TempDir::new().unwrap();
        let Some(tmux) = open(&home, "meet-the-server", size) else { return };
        tmux.press(&["1"]);
        tmux.shows("‹GET›");
        // Each mark comes with the last key only, so all keys have done their work when it is there.
        let steps: [(&[&str], &str); 8] = [
            (&["Enter"], "#১"),
            (&["F5"], "#২"),
            (&["F2"], "Server"),
            (&["F2"], "সার্ভার"),
            (&["F5", "F5"], "#৪"),
            (&["B"], "Press Enter"),
            (&["Down", "PageDown", "Enter", "Tab"], "Tab চেপে"),
            (&["BTab", "PageUp", "Down", "F5"], "#৫"),
        ];
        for (keys, mark) in steps {
            tmux.press(keys);
            let seen = settled(&tmux, tmux.shows(mark));
            panes(&seen);
            is_as_drawn_fresh(&tmux, &seen, size);
        }
    }
}

#[test]
fn a_popup_over_the_text_and_away_leaves_the_same_screen() {
    for size in SIZES {
        let home = TempDir::new().unwrap();
        let Some(tmux) = open(&home, "put-again", size) else { return };
        let before = settled(&tmux, tmux.shows("╰"));
        for (key, mark) in [("F1", "F9 y"), ("F10", "6"), ("Escape", "F10"), ("o", "╭")] {
            tmux.press(&[key]);
            let open =
                settled(&tmux, tmux.rows(mark, |rows| rows != before && rows.join("\n").contains(mark)));
            is_as_drawn_fresh(&tmux, &open, size);
            tmux.press(&["Escape"]);
            tmux.rows(&format!("as before {key}"), |rows| rows == before);
        }
    }
}

#[test]
fn what_is_copied_is_in_the_buffer_of_tmux_as_real_text() {
    let home = TempDir::new().unwrap();
    let Some(tmux) = open(&home, "put-again", (80, 24)) else { return };
    tmux.press(&["c"]);
    let copied = tmux.buffer();
    assert!(copied.contains("ইমেইলটির কী হবে?\n\n1  "), "{copied}");
}
