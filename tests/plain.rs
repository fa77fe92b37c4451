//! The course by ear: lines in, lines out, through a pipe and in memory.
#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "a test runs the program and looks at its files")]

#[path = "plain/lines.rs"]
mod lines;
#[path = "plain/listener.rs"]
mod listener;
#[path = "plain/program.rs"]
mod program;
#[path = "plain/talks.rs"]
mod talks;
