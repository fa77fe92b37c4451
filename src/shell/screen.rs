//! The screen: each frame goes out whole, when the last one is written.

use std::io;

use ratatui::backend::Backend;

use super::Application;
use super::frames::Frames;
use super::out::Out;

/// What is drawn and what is still to be.
pub(super) struct Screen<B: Backend> {
    frames: Frames<B>,
    /// None in tests, where nothing goes out.
    out: Option<Out>,
    /// What goes out before the next frame.
    before: Vec<u8>,
    /// Whether anything has changed since the last frame.
    changed: bool,
}

impl<B: Backend> Screen<B>
where
    B::Error: Send + Sync + 'static,
{
    /// Returns the screen on which these frames are shown.
    pub(super) fn new(frames: Frames<B>, out: Option<Out>) -> Self {
        Self { frames, out, before: Vec::new(), changed: true }
    }

    /// Says that something has changed.
    pub(super) fn has_changed(&mut self) {
        self.changed = true;
    }

    /// Says that the terminal shows something else than what was drawn last: it is drawn from nothing.
    pub(super) fn is_stale(&mut self) {
        self.frames.are_stale();
        self.changed = true;
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

    /// Returns whether all that was sent is written.
    pub(super) fn is_written(&self) -> bool {
        self.out.as_ref().is_none_or(Out::is_free)
    }

    /// Draws a frame if anything has changed and the last one is written: a slow terminal sees fewer of them. Returns whether one
    /// was drawn.
    ///
    /// # Errors
    /// When the size of the terminal cannot be found out.
    pub(super) fn draw(&mut self, app: &mut impl Application) -> io::Result<bool> {
        if !self.changed || !self.is_written() {
            return Ok(false);
        }
        self.changed = false;
        let frame = self.frames.next(app, &std::mem::take(&mut self.before))?;
        if let Some(out) = &self.out {
            if let Some(farewell) = frame.farewell {
                out.keep_farewell(farewell);
            }
            out.send(frame.bytes);
        }
        Ok(true)
    }
}
