//! Bangla in a real terminal: frames drawn over each other in tmux must end as the last one drawn alone.
#![cfg(test)]

use std::path::{Path, PathBuf};
use std::process::Command;

use putpost::text::{WidthModel, Widths, markup};
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;

const PARAGRAPH: &str = include_str!("data/paragraph.txt");

/// A tmux server of our own with its socket in a folder of our own, ended when it is dropped.
struct Tmux(TempDir);

impl Tmux {
    /// Starts a program on a screen of 70 × 18. Returns nothing where there is no tmux.
    fn start(program: &str) -> Option<Self> {
        Command::new("tmux").arg("-V").output().ok()?;
        let tmux = Self(TempDir::new().unwrap());
        let arguments = ["-u", "-f", "/dev/null", "new-session", "-d", "-x", "70", "-y", "18", program];
        assert!(tmux.run(&arguments).1, "tmux does not start");
        Some(tmux)
    }

    fn run(&self, arguments: &[&str]) -> (String, bool) {
        let output = Command::new("tmux")
            .arg("-S")
            .arg(self.0.path().join("socket"))
            .args(arguments)
            .output()
            .unwrap();
        (String::from_utf8(output.stdout).unwrap(), output.status.success())
    }

    /// Returns the rows of the screen as soon as one begins with `mark`.
    fn rows_with(&self, mark: &str) -> Vec<String> {
        for _ in 0..2000 {
            let (screen, running) = self.run(&["capture-pane", "-p"]);
            assert!(running, "the program ended");
            if screen.lines().any(|row| row.starts_with(mark)) {
                return screen.lines().map(str::to_owned).collect();
            }
        }
        panic!("the screen never showed {mark}");
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

/// Builds the example beside this test's own profile and returns where it is.
fn example() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let target = test.ancestors().nth(3).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--example", "bangla_box", "--target-dir"]).arg(target);
    assert!(cargo.status().unwrap().success());
    target.join("debug/examples/bangla_box")
}

/// Draws frames in tmux and returns what then stands on the screen.
fn draw(example: &Path, frames: &str) -> Option<Vec<String>> {
    let tmux = Tmux::start(&format!("'{}' {frames}", example.display()))?;
    Some(tmux.rows_with("done"))
}

#[test]
fn bangla_survives_redraws_and_popups() {
    let example = example();
    let Some(page) = draw(&example, "0") else {
        println!("SKIPPED: tmux is not installed");
        return;
    };
    assert_eq!(page.iter().find(|row| row.starts_with("done")).unwrap(), "done Wt");
    right_border_is_straight(&page);
    no_letter_is_eaten(&page);

    let redrawn = draw(&example, "0 1 2 3 4 0").unwrap();
    assert_eq!(redrawn, page);
    let open = draw(&example, "0 1 2 3 4 0 0+").unwrap();
    assert_eq!(open, draw(&example, "0+").unwrap());
    right_border_is_straight(&open);
    assert!(open.iter().any(|row| row.contains("║আবার পাঠান PUT")));
    assert_eq!(draw(&example, "0 1 2 3 4 0+ 0").unwrap(), page);
}

fn right_border_is_straight(page: &[String]) {
    let widths = Widths::new(WidthModel::Wt);
    for (y, row) in page[..14].iter().enumerate() {
        let (before, after) = row.rsplit_once(['│', '┐', '┘']).unwrap();
        assert_eq!((widths.of(before), after), (39, format!("  row {y}").as_str()), "{row}");
    }
}

fn no_letter_is_eaten(page: &[String]) {
    let inside = page[1..13].iter().map(|row| row.split('│').nth(1).unwrap().trim());
    let shown = inside.collect::<Vec<_>>().join(" ");
    let paragraph: String = markup(PARAGRAPH.trim_end()).into_iter().map(|span| span.text).collect();
    assert_eq!(shown.trim().nfc().collect::<String>(), format!("1. {paragraph}").nfc().collect::<String>());
}
