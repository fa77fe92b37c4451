//! Asking the terminal something and hearing its answers, without losing a key that is pressed meanwhile.
//!
//! crossterm cannot do this: it drops cursor reports, and reads an OSC or DCS answer as keys being typed. So the
//! thread that will read the terminal for ever reads raw bytes first, until the fence has come (every answer is in)
//! or [`PATIENCE`] has run out. The screen does not wait so long: the run loop draws after
//! [`FIRST_FRAME`] and lays the page out again when late answers come. What comes after `PATIENCE` is lost:
//! crossterm drops late cursor reports and device attributes by itself.

use std::io;
use std::sync::mpsc::Sender;
use std::time::Duration;

use super::events::Event;
use super::probe::Answers;

/// How long the first frame may wait for the answers.
pub(super) const FIRST_FRAME: Duration = Duration::from_millis(150);

/// How long answers are listened for: 1 s was seen over slow lines, and 277 ms while a window opens.
pub(super) const PATIENCE: Duration = Duration::from_millis(1500);

/// Writes the probe, which ends with the fence `CSI c`, and sends what comes back: keys as they come, then the
/// answers in one event.
///
/// # Errors
/// When the terminal cannot be written or read.
#[cfg(unix)]
pub(super) fn answers(events: &Sender<Event>) -> io::Result<()> {
    use super::raw::Splitter;
    use crate::app::{Msg, Size};

    say(super::probe::query().as_bytes())?;
    let mut splitter = Splitter::default();
    listen(&mut splitter, events)?;
    let (answers, rest) = splitter.finish();
    if let Some(msg) = rest {
        let _ = events.send(Event::Msg(msg));
    }
    let _ = events.send(Event::Answers(Answers::parse(&answers)));
    // Nobody heard of a change of size until now.
    let (columns, rows) = crossterm::terminal::size()?;
    let _ = events.send(Event::Msg(Msg::Resize(Size { cols: columns, rows })));
    Ok(())
}

/// Terminals of Windows are not asked: the console hands out key events, never bytes.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn answers(events: &Sender<Event>) -> io::Result<()> {
    let _ = events.send(Event::Answers(Answers::default()));
    Ok(())
}

#[cfg(unix)]
fn say(question: &[u8]) -> io::Result<()> {
    use std::io::Write;

    let mut out = io::stdout().lock();
    out.write_all(question)?;
    out.flush()
}

/// Feeds the splitter until it has seen the fence or patience has run out; keys go out as they come.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the shell reads the clock")]
fn listen(splitter: &mut super::raw::Splitter, events: &Sender<Event>) -> io::Result<()> {
    use std::time::Instant;

    let end = Instant::now() + PATIENCE;
    let mut buffer = [0; 4096];
    while !splitter.has_fence() {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        let count = read_within(left, &mut buffer)?;
        for msg in splitter.feed(buffer.get(..count).unwrap_or_default()) {
            let _ = events.send(Event::Msg(msg));
        }
    }
    Ok(())
}

/// Waits at most this long and reads what is there: 0 when nothing came, or a signal interrupted.
///
/// Standard input is read without the buffer of `std`, which would keep bytes that crossterm must see.
///
/// # Errors
/// When the terminal cannot be read or is closed.
#[cfg(unix)]
fn read_within(left: Duration, buffer: &mut [u8]) -> io::Result<usize> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::{Errno, read};

    let stdin = rustix::stdio::stdin();
    let limit = Timespec::try_from(left).unwrap_or(Timespec { tv_sec: 0, tv_nsec: 0 });
    let ready = poll(&mut [PollFd::new(&stdin, PollFlags::IN)], Some(&limit));
    match ready.and_then(|count| if count == 0 { Err(Errno::AGAIN) } else { read(stdin, buffer) }) {
        Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
        Ok(count) => Ok(count),
        Err(Errno::INTR | Errno::AGAIN) => Ok(0),
        Err(error) => Err(error.into()),
    }
}
