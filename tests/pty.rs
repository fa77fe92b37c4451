//! The program on a terminal of its own.
#![cfg(test)]
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "a test waits by the clock and looks at files")]

#[path = "pty/answers.rs"]
mod answers;
#[path = "support/example.rs"]
mod example;
#[path = "pty/home.rs"]
mod home;
#[path = "support/kitty.rs"]
mod kitty;
#[path = "pty/listen.rs"]
mod listen;
#[path = "pty/modes.rs"]
mod modes;
#[path = "pty/pictures.rs"]
mod pictures;
#[path = "pty/screen.rs"]
mod screen;
#[path = "pty/terminal.rs"]
mod terminal;

/// A lesson whose first page asks something.
const LESSON: [&str; 3] = ["--lang", "en", "put-again"];
const TITLE: &str = "The same PUT again";

/// Starts the lesson and waits for its first frame.
fn lesson(home: &std::path::Path) -> terminal::Terminal {
    let mut terminal = terminal::putpost(home, &LESSON).start();
    terminal.draws(TITLE);
    terminal
}
