//! Bangla in a real terminal that redraws by its own widths: tmux.
#![cfg(test)]
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "a test waits by the clock")]

#[path = "support/example.rs"]
mod example;
#[path = "tmux/paragraph.rs"]
mod paragraph;
#[path = "tmux/program.rs"]
mod program;
#[path = "tmux/screen.rs"]
mod screen;
