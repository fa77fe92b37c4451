//! The screen: frames become bytes, and each goes out whole, when the last one is written.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::Backend;
use ratatui::layout::{Position, Rect};

use super::Application;
use super::out::Out;
use super::terminal::{FRAME_BEGINS, FRAME_ENDS};

/// The bytes of the frame that is being drawn: where ratatui writes to.
#[derive(Clone, Debug, Default)]
pub(super) struct Drawn(Rc<RefCell<Vec<u8>>>);

impl Drawn {
    fn take(&self) -> Vec<u8> {
        self.0.take()
    }
}

impl Write for Drawn {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is drawn and what is still to be.
pub(super) struct Screen<B: Backend> {
    terminal: ratatui::Terminal<B>,
    drawn: Drawn,
    /// None in tests, where nothing goes out.
    out: Option<Out>,
    /// What goes out before the next frame.
    before: Vec<u8>,
    /// Whether what the terminal shows is not what ratatui drew last.
    stale: bool,
    /// Whether anything has changed since the last frame.
    changed: bool,
}

impl<B: Backend> Screen<B>
where
    B::Error: Send + Sync + 'static,
{
    /// Returns the screen of a terminal that ratatui writes to by way of `drawn`.
    pub(super) fn new(terminal: ratatui::Terminal<B>, drawn: Drawn, out: Option<Out>) -> Self {
        Self { terminal, drawn, out, before: Vec::new(), stale: false, changed: true }
    }

    /// Says that something has changed.
    pub(super) fn has_changed(&mut self) {
        self.changed = true;
    }

    /// Says that the terminal shows something else than what was drawn last: it is drawn from nothing.
    pub(super) fn is_stale(&mut self) {
        (self.stale, self.changed) = (true, true);
    }

    /// Sends something between two frames.
    pub(super) fn tell(&mut self, bytes: &[u8]) {
        self.before.extend_from_slice(bytes);
        if let Some(out) = self.out.as_ref().filter(|out| out.is_free()) {
            out.send(std::mem::take(&mut self.before));
        }
    }

    /// Sends something that spoils the screen: a frame drawn from nothing follows at once.
    pub(super) fn spoil(&mut self, bytes: &[u8]) {
        self.before.extend_from_slice(bytes);
        self.is_stale();
    }

    /// Sends what was held back while a frame was being written. Call it when one is.
    pub(super) fn written(&mut self) {
        if !self.before.is_empty() && !self.changed {
            self.tell(&[]);
        }
    }

    /// Draws a frame if anything has changed and the last one is written: a slow terminal sees fewer of them.
    ///
    /// # Errors
    /// When the size of the terminal cannot be found out.
    pub(super) fn draw(&mut self, app: &mut impl Application) -> io::Result<()> {
        if !self.changed || self.out.as_ref().is_some_and(|out| !out.is_free()) {
            return Ok(());
        }
        self.changed = false;
        if std::mem::take(&mut self.stale) {
            // Not `clear`: that asks the terminal for its cursor, and the answer would go to the reading thread.
            let size = self.terminal.size().map_err(io::Error::other)?;
            self.terminal.resize(Rect::from((Position::ORIGIN, size))).map_err(io::Error::other)?;
        }
        self.terminal.draw(|frame| app.draw(frame)).map_err(io::Error::other)?;
        let frame = self.drawn.take();
        let prepared = app.prepare();
        let before = std::mem::take(&mut self.before);
        if let Some(out) = &self.out {
            if let Some(farewell) = prepared.farewell {
                out.keep_farewell(farewell);
            }
            out.send([FRAME_BEGINS, &before, &prepared.before, &frame, FRAME_ENDS].concat());
        }
        Ok(())
    }
}
