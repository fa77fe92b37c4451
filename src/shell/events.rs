//! What the run loop waits for, in one queue; and the one thread that reads the terminal, so nothing races for its bytes.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

#[cfg(not(unix))]
use super::console as input;
#[cfg(unix)]
use super::input;
use super::probe::Answers;
use super::probe::tmux::Client;
use super::remote::Reply;
use crate::app::Msg;
use crate::server::Request;

/// What the run loop waits for.
#[derive(Debug)]
pub(super) enum Event {
    /// A message for the application.
    Msg(Msg),
    /// What the terminal answered to one batch of questions; or one answer that comes late, through tmux.
    Answers(Answers),
    /// What tmux says of the terminal that it runs in, if it says anything.
    Client(Option<Client>),
    /// The window has the focus now.
    Focused,
    /// The terminal has other colours.
    Colours,
    /// What was sent to the terminal is written.
    Written,
    /// The terminal has another size.
    Resized,
    /// The program is asked to go into the background.
    Suspend,
    /// The program was stopped and goes on: the screen belongs to someone else's text now.
    Resumed,
    /// The program is asked to end.
    End,
    /// The terminal is gone.
    Lost(io::Error),
    /// A line was typed, without its end; only where nothing is drawn.
    Line(String),
    /// A request has come from outside, and somebody waits for its answer.
    Remote(Request, Reply),
    /// The listener has ended: its last connection is closed.
    NobodyListens,
}

/// Starts the thread that reads the terminal.
///
/// # Errors
/// When the thread cannot be started.
pub(super) fn read(events: Sender<Event>) -> io::Result<()> {
    thread::Builder::new().name("terminal".into()).spawn(move || {
        let last = Last(events);
        if let Err(error) = input::forward(&last.0) {
            let _ = last.0.send(Event::Lost(error));
        }
    })?;
    Ok(())
}

/// Ends the program when its thread ends, be it by a panic: without keys nobody could.
struct Last(Sender<Event>);

impl Drop for Last {
    fn drop(&mut self) {
        let _ = self.0.send(Event::End);
    }
}
