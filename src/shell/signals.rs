//! Signals as events in the one queue: a request to end, another size, a stop from outside, and waking up again.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::events::Event;

/// Starts a thread that sends every signal of interest as an event.
///
/// # Errors
/// When the system refuses the handlers or the thread.
pub(super) fn forward(events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        for signal in signals.forever() {
            let event = match signal {
                SIGCONT => Event::Resumed,
                SIGTSTP => Event::Suspend,
                SIGWINCH => Event::Resized,
                _ => Event::End,
            };
            if events.send(event).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

/// Starts a thread that says when a signal asks the program to end; all others do what they always do.
///
/// # Errors
/// When the system refuses the handlers or the thread.
pub(super) fn end_by(events: Sender<Event>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    thread::Builder::new().name("signals".into()).spawn(move || {
        if signals.forever().next().is_some() {
            let _ = events.send(Event::End);
        }
    })?;
    Ok(())
}
