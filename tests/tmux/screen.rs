//! A tmux of our own, and the screen that it shows as cells.

use std::process::Command;
use std::time::{Duration, Instant};

use putpost::text::{WidthModel, Widths};
use tempfile::TempDir;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// How long a screen may take to become what it should be.
const PATIENCE: Duration = Duration::from_secs(20);

/// A tmux server with its socket in a folder of its own, ended when it is dropped.
pub(crate) struct Tmux(TempDir);

/// Says that a test is skipped; `PUTPOST_TESTS_NO_SKIP=1` makes that a failure.
fn skip(why: &str) {
    let may_skip = std::env::vars_os().all(|(name, value)| name != "PUTPOST_TESTS_NO_SKIP" || value != "1");
    assert!(may_skip, "{why}, and PUTPOST_TESTS_NO_SKIP is set");
    println!("SKIPPED: {why}");
}

impl Tmux {
    /// Starts a shell command on a screen of this size. Returns nothing, and says so, where there is no tmux.
    pub(crate) fn start(command: &str, cols: u16, rows: u16) -> Option<Self> {
        if Command::new("tmux").arg("-V").output().is_err() {
            skip("tmux is not installed");
            return None;
        }
        let tmux = Self(TempDir::new().unwrap());
        let (cols, rows) = (cols.to_string(), rows.to_string());
        let arguments = ["-u", "-f", "/dev/null", "new-session", "-d", "-x", &cols, "-y", &rows, command];
        assert!(tmux.run(&arguments).1, "tmux does not start");
        Some(tmux)
    }

    fn run(&self, arguments: &[&str]) -> (String, bool) {
        let mut tmux = Command::new("tmux");
        tmux.arg("-S").arg(self.0.path().join("socket")).args(arguments);
        let output = tmux.output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), output.status.success())
    }

    /// Presses keys by the names that tmux has for them.
    pub(crate) fn press(&self, keys: &[&str]) {
        assert!(self.run(&[&["send-keys"], keys].concat()).1, "{keys:?}");
    }

    pub(crate) fn resize(&self, cols: u16, rows: u16) {
        let (cols, rows) = (cols.to_string(), rows.to_string());
        assert!(self.run(&["resize-window", "-x", &cols, "-y", &rows]).1);
    }

    /// Returns the rows as soon as they are as they should be.
    pub(crate) fn rows(&self, what: &str, are_so: impl Fn(&[String]) -> bool) -> Vec<String> {
        let end = Instant::now() + PATIENCE;
        loop {
            let (screen, running) = self.run(&["capture-pane", "-p"]);
            assert!(running, "the program ended");
            let rows: Vec<String> = screen.lines().map(str::to_owned).collect();
            if are_so(&rows) {
                return rows;
            }
            assert!(Instant::now() < end, "never {what}:\n{screen}");
        }
    }

    /// Returns what is in the paste buffer as soon as something is.
    pub(crate) fn buffer(&self) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let (text, filled) = self.run(&["show-buffer"]);
            if filled {
                return text;
            }
            assert!(Instant::now() < end, "nothing was copied");
        }
    }

    /// Returns the rows as soon as this stands on them.
    pub(crate) fn shows(&self, text: &str) -> Vec<String> {
        self.rows(text, |rows| rows.iter().any(|row| row.contains(text)))
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

/// Returns how many cells tmux gives a text.
pub(crate) fn width(text: &str) -> usize {
    let widths = Widths::new(WidthModel::Wt);
    text.graphemes(true).map(|cluster| usize::from(widths.advance(cluster))).sum()
}

/// Returns the cells of a row: each cluster in its first cell, nothing in those that it covers beside it.
pub(crate) fn cells(row: &str) -> Vec<&str> {
    row.graphemes(true)
        .flat_map(|cluster| std::iter::once(cluster).chain(std::iter::repeat_n("", width(cluster) - 1)))
        .collect()
}

/// Returns the letters of a text alone, so that texts can be compared that are broken into rows differently.
pub(crate) fn letters(text: &str) -> String {
    text.split_whitespace().flat_map(UnicodeNormalization::nfc).collect()
}
