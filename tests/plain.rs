//! The course by ear: lines in, lines out, through a pipe and in memory.
#![cfg(test)]

#[path = "plain/lines.rs"]
mod lines;
#[path = "plain/listener.rs"]
mod listener;
#[path = "plain/listens.rs"]
mod listens;
#[path = "plain/program.rs"]
mod program;
#[path = "plain/promises.rs"]
mod promises;
#[path = "plain/talks.rs"]
mod talks;
