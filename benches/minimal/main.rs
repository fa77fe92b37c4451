//! The minimal ratatui program that putpost's figures are compared with: it draws, takes keys as text, and Esc ends it.

mod screen;

use std::io;

use crossterm::event::{self, Event, KeyCode, KeyEventKind};

fn main() -> io::Result<()> {
    let mut state = screen::State::default();
    ratatui::run(|terminal| {
        loop {
            terminal.draw(|frame| screen::draw(frame, &state))?;
            match event::read()? {
                Event::Key(key) if key.kind == KeyEventKind::Release => {}
                Event::Key(key) => match key.code {
                    KeyCode::Esc => return Ok(()),
                    KeyCode::Char(c) => state.typed.push(c),
                    _ => {}
                },
                _ => {}
            }
        }
    })
}
