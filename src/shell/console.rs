//! Reading the console of Windows: it hands out events, never bytes, so crossterm reads it.
#![cfg_attr(unix, expect(dead_code, reason = "compiled everywhere, so that it stays right"))]

use std::io;
use std::sync::mpsc::Sender;

use crossterm::event::{self, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::{Key, KeyCode, Msg};

use super::events::Event;
use super::probe::Answers;

/// Sends every event that the application knows. Returns when nobody listens any more.
///
/// # Errors
/// When the console cannot be read.
pub(super) fn forward(events: &Sender<Event>) -> io::Result<()> {
    // Nothing was asked, so all is answered.
    let mut next = Some(Event::Answers(Answers { complete: true, ..Answers::default() }));
    loop {
        if let Some(event) = next
            && events.send(event).is_err()
        {
            return Ok(());
        }
        next = translate(event::read()?);
    }
}

/// Returns the event of the run loop for one of the console, if it has one. A released key has none.
fn translate(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => {
            key_of(key).map(|key| Event::Msg(Msg::Key(key)))
        }
        event::Event::Paste(text) => Some(Event::Msg(Msg::Paste(text))),
        event::Event::Resize(..) => Some(Event::Resized),
        _ => None,
    }
}

fn key_of(key: KeyEvent) -> Option<Key> {
    let code = match key.code {
        event::KeyCode::Char(c) => KeyCode::Char(c),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::BackTab => KeyCode::BackTab,
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        event::KeyCode::F(n @ 1..=12) => KeyCode::F(n),
        _ => return None,
    };
    let held = |modifier| key.modifiers.contains(modifier);
    Some(Key {
        code,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        // A character comes shifted already.
        shift: held(KeyModifiers::SHIFT) && !matches!(code, KeyCode::Char(_)),
    })
}
