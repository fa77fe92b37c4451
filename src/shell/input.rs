//! Reading the terminal: everything it sends goes through one parser, answers and keys alike.
//!
//! crossterm cannot hear the answers: it drops cursor reports, and takes an OSC or DCS answer for keys being typed. So
//! the bytes are taken apart here (`raw`), for ever: an answer that comes late is never typed into a field.

use std::io;
use std::sync::mpsc::Sender;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::events::Event;
use super::probe::Answers;
use super::raw::{Input, Splitter};
use crate::app::Msg;

/// How long an Escape that nothing follows may still become a sequence: the rest of one comes at once.
const LONE_ESCAPE: Duration = Duration::from_millis(50);

/// Sends keys and pastes as they come, and the answers to one batch of questions as soon as its fence has come.
/// Returns when nobody listens any more.
///
/// # Errors
/// When the terminal cannot be read or is closed.
pub(super) fn forward(events: &Sender<Event>) -> io::Result<()> {
    let mut splitter = Splitter::default();
    let mut buffer = [0; 4096];
    loop {
        let inputs = if splitter.may_be_a_key() && !comes_within(LONE_ESCAPE)? {
            splitter.settle()
        } else {
            let count = read(&mut buffer)?;
            splitter.feed(buffer.get(..count).unwrap_or_default())
        };
        if !inputs.into_iter().map(event).all(|event| events.send(event).is_ok()) {
            return Ok(());
        }
    }
}

fn event(input: Input) -> Event {
    match input {
        Input::Key(key) => Event::Msg(Msg::Key(key)),
        Input::Paste(text) => Event::Msg(Msg::Paste(text)),
        Input::Answers(bytes) => Event::Answers(Answers::parse(&bytes)),
        Input::Focused => Event::Focused,
        Input::Colours => Event::Colours,
    }
}

/// Waits at most this long for input.
fn comes_within(limit: Duration) -> io::Result<bool> {
    let stdin = rustix::stdio::stdin();
    let limit = Timespec::try_from(limit).unwrap_or(Timespec { tv_sec: 0, tv_nsec: 0 });
    match poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&limit)) {
        Ok(count) => Ok(count > 0),
        Err(Errno::INTR) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// Reads what is there, or waits for it; 0 when a signal interrupted.
fn read(buffer: &mut [u8]) -> io::Result<usize> {
    match rustix::io::read(rustix::stdio::stdin(), buffer) {
        Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
        Ok(count) => Ok(count),
        Err(Errno::INTR | Errno::AGAIN) => Ok(0),
        Err(error) => Err(error.into()),
    }
}
