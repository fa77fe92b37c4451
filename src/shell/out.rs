//! The way out to the terminal: a thread writes frames, one at a time, so that a slow terminal holds up no key.

#[cfg_attr(unix, expect(dead_code, reason = "compiled everywhere, so that it stays right"))]
mod console;
#[cfg(unix)]
mod unix;

use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::events::Event;
#[cfg(not(unix))]
use console::Sink;
#[cfg(unix)]
use unix::Sink;

/// How long a terminal may take no byte before it is given up, and how long a frame that is given up may take to stop.
const PATIENCE: Duration = Duration::from_secs(1);

/// The terminal as something to write to. All clones are the same one.
#[derive(Clone, Debug)]
pub(super) struct Out(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    sink: Sink,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// What the thread is to write next.
    frame: Option<Vec<u8>>,
    /// Whether it is writing.
    writing: bool,
    /// Whether it is to stop in the middle.
    given_up: bool,
    /// What is to be written when the terminal is given back, whatever happens: it takes away what we left there.
    farewell: Vec<u8>,
}

impl Out {
    /// Returns the terminal that standard output is.
    pub(super) fn new() -> Self {
        let (sink, state, changed) = (Sink::open(), Mutex::default(), Condvar::new());
        Self(Arc::new(Shared { sink, state, changed }))
    }

    /// Starts the thread that writes frames. It sends [`Event::Written`] after each.
    ///
    /// # Errors
    /// When the thread cannot be started.
    pub(super) fn start(&self, events: Sender<Event>) -> io::Result<()> {
        let out = self.clone();
        thread::Builder::new().name("writer".into()).spawn(move || {
            loop {
                let event = match out.write_next() {
                    Ok(()) => Event::Written,
                    Err(error) => Event::Lost(error),
                };
                if events.send(event).is_err() {
                    return;
                }
            }
        })?;
        Ok(())
    }

    /// Returns whether the last frame is written.
    pub(super) fn is_free(&self) -> bool {
        let state = self.state();
        state.frame.is_none() && !state.writing
    }

    /// Hands a frame to the thread; one that it has not begun is replaced.
    pub(super) fn send(&self, frame: Vec<u8>) {
        self.state().frame = Some(frame);
        self.0.changed.notify_all();
    }

    /// Gives up the frame that is being written, and waits until nothing is. What the terminal has not read of it, it never
    /// will: what is said next is not kept waiting.
    pub(super) fn stop(&self) {
        let mut state = self.state();
        state.frame = None;
        let was_writing = state.writing;
        state.given_up = true;
        let stopped = self.0.changed.wait_timeout_while(state, PATIENCE, |state| state.writing);
        stopped.map_or_else(|error| error.into_inner().0, |(state, _)| state).given_up = false;
        if was_writing {
            self.0.sink.discard();
        }
    }

    /// Writes at once and to the end, unless the terminal takes nothing any more. Only while no frame is written.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub(super) fn say(&self, bytes: &[u8]) -> io::Result<()> {
        self.0.sink.write(bytes, PATIENCE, || true)
    }

    /// Keeps what is to be written when the terminal is given back, in place of what was kept before.
    pub(super) fn keep_farewell(&self, bytes: Vec<u8>) {
        self.state().farewell = bytes;
    }

    /// Returns what was kept for the end, once.
    pub(super) fn farewell(&self) -> Vec<u8> {
        std::mem::take(&mut self.state().farewell)
    }

    fn write_next(&self) -> io::Result<()> {
        let mut state = self.state();
        let frame = loop {
            if let Some(frame) = state.frame.take() {
                break frame;
            }
            state = self.0.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        };
        state.writing = true;
        drop(state);
        // However long a frame takes: it is the learner who loses patience.
        let written = self.0.sink.write(&frame, Duration::MAX, || !self.state().given_up);
        self.state().writing = false;
        self.0.changed.notify_all();
        written
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A panic is no reason not to restore the terminal.
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
