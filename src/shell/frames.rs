//! Frames: what an application draws becomes the bytes that draw it on what the frame before has left.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::Backend;
use ratatui::layout::{Position, Rect};

use super::{Application, Prepared};

/// A frame is shown whole, at its end (mode 2026).
const BEGINS: &[u8] = b"\x1b[?2026h";
/// The end of a frame.
pub(super) const ENDS: &[u8] = b"\x1b[?2026l";

/// The bytes of the frame that is being drawn: where ratatui writes to. All clones are the same.
#[derive(Clone, Debug, Default)]
pub struct Drawn(Rc<RefCell<Vec<u8>>>);

impl Write for Drawn {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A frame as it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// What the terminal is sent, all of it in one piece.
    pub bytes: Vec<u8>,
    /// What is to be sent when the terminal is given back, if that has changed.
    pub farewell: Option<Vec<u8>>,
}

/// The frames of an application, one after the other. They do not say where they go: the shell sends them to its terminal,
/// and a test can read them.
#[derive(Debug)]
pub struct Frames<B: Backend> {
    terminal: ratatui::Terminal<B>,
    drawn: Drawn,
    /// Whether what the terminal shows is not what was drawn last.
    stale: bool,
}

impl<B: Backend> Frames<B>
where
    B::Error: Send + Sync + 'static,
{
    /// Returns the frames that ratatui draws by way of a backend that writes to `drawn`.
    ///
    /// # Errors
    /// When the size of the terminal cannot be found out.
    pub fn new(backend: B, drawn: Drawn) -> io::Result<Self> {
        let terminal = ratatui::Terminal::new(backend).map_err(io::Error::other)?;
        Ok(Self { terminal, drawn, stale: false })
    }

    /// Says that the terminal shows something else than what was drawn last: the next frame is drawn from nothing.
    pub fn are_stale(&mut self) {
        self.stale = true;
    }

    /// Draws the next frame. `before` is sent in it, before anything is drawn.
    ///
    /// # Errors
    /// When the size of the terminal cannot be found out.
    pub fn next(&mut self, app: &mut impl Application, before: &[u8]) -> io::Result<Frame> {
        if std::mem::take(&mut self.stale) {
            // Not `clear`: that asks the terminal for its cursor, and the answer would go to the reading thread.
            let size = self.terminal.size().map_err(io::Error::other)?;
            self.terminal.resize(Rect::from((Position::ORIGIN, size))).map_err(io::Error::other)?;
        }
        self.terminal.draw(|frame| app.draw(frame)).map_err(io::Error::other)?;
        let drawn = self.drawn.0.take();
        let Prepared { before: prepared, farewell } = app.prepare();
        Ok(Frame { bytes: [BEGINS, before, &prepared, &drawn, ENDS].concat(), farewell })
    }
}
