//! Reading the terminal: it is asked what it can do, and from then on everything it sends goes through one parser.
//!
//! crossterm cannot hear the answers: it drops cursor reports, and takes an OSC or DCS answer for keys being typed. So
//! the bytes are taken apart here (`raw`), for ever: an answer that comes late is never typed into a field.

use std::io::{self, Write};
use std::sync::mpsc::{SendError, Sender};
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::events::Event;
use super::probe::{Answers, Query};
use super::raw::Splitter;

/// How long an Escape that nothing follows may still become a sequence: the rest of one comes at once.
const LONE_ESCAPE: Duration = Duration::from_millis(50);

/// Writes the probe, which ends with the fence `CSI c`.
///
/// # Errors
/// When the terminal cannot be written.
pub(super) fn ask() -> io::Result<()> {
    let query = Query { prints: true, kitty: true, ..Query::default() };
    let mut out = io::stdout().lock();
    out.write_all(query.bytes().as_bytes())?;
    out.flush()
}

/// Sends keys and pastes as they come, and what was answered in one event as soon as the fence has come.
/// Returns when nobody listens any more.
///
/// # Errors
/// When the terminal cannot be read or is closed.
pub(super) fn forward(events: &Sender<Event>) -> io::Result<()> {
    let mut splitter = Splitter::default();
    let mut buffer = [0; 4096];
    loop {
        let msgs = if splitter.may_be_a_key() && !comes_within(LONE_ESCAPE)? {
            splitter.settle()
        } else {
            let count = read(&mut buffer)?;
            splitter.feed(buffer.get(..count).unwrap_or_default())
        };
        let keys = msgs.into_iter().map(Event::Msg);
        let answers = splitter.answers().map(|bytes| Event::Answers(Answers::parse(&bytes)));
        let sent: Result<(), SendError<Event>> = keys.chain(answers).try_for_each(|event| events.send(event));
        if sent.is_err() {
            return Ok(());
        }
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
