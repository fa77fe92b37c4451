//! ratatui's backend for a terminal that is no window of this process: what it draws is bytes, and its size is told.

use std::cell::Cell as Shared;
use std::io;
use std::rc::Rc;

use putpost::shell::frames::Drawn;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// The backend that the program uses, but for the size. All clones of the size are the same.
pub(crate) struct Told {
    inner: CrosstermBackend<Drawn>,
    size: Rc<Shared<Size>>,
}

impl Told {
    pub(crate) fn new(drawn: Drawn, size: Rc<Shared<Size>>) -> Self {
        Self { inner: CrosstermBackend::new(drawn), size }
    }
}

impl Backend for Told {
    type Error = io::Error;

    fn draw<'a, I: Iterator<Item = (u16, u16, &'a Cell)>>(&mut self, content: I) -> io::Result<()> {
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        panic!("the answer would go to the reading thread")
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size.get())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size.get(), pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
