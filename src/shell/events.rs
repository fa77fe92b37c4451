//! What comes from the terminal, as messages of the application, in one queue.
//!
//! One thread reads the terminal, so nothing ever races for its bytes. As long as the answers to the probe are
//! awaited it reads raw bytes, sorts the answers out and makes keys of the rest (`raw`); after that crossterm reads.

use std::io;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::{self, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::{Key, KeyCode, Msg, Size};

use super::ask;
use super::probe::Answers;

/// What the run loop waits for.
#[derive(Debug)]
pub(super) enum Event {
    /// A message for the application.
    Msg(Msg),
    /// What the terminal answered to the probe; all of it, or what came in time. Comes once.
    Answers(Answers),
    /// The program is asked to go into the background.
    Suspend,
    /// The program was stopped and goes on: the screen belongs to someone else's text now.
    Resumed,
    /// The program is asked to end.
    End,
    /// The terminal is gone.
    Lost(io::Error),
}

/// Starts the thread that reads the terminal: first the answers to the probe, then keys for ever.
///
/// # Errors
/// When the thread cannot be started.
pub(super) fn read(events: Sender<Event>) -> io::Result<()> {
    thread::Builder::new().name("terminal".into()).spawn(move || {
        if let Err(error) = ask::answers(&events).and_then(|()| forward(&events)) {
            let _ = events.send(Event::Lost(error));
        }
    })?;
    Ok(())
}

/// Sends every event of crossterm that the application knows. Returns when nobody listens any more.
fn forward(events: &Sender<Event>) -> io::Result<()> {
    loop {
        if let Some(msg) = translate(event::read()?)
            && events.send(Event::Msg(msg)).is_err()
        {
            return Ok(());
        }
    }
}

/// Returns the application's message for an event of the terminal, if it has one. A released key has none.
fn translate(event: event::Event) -> Option<Msg> {
    match event {
        event::Event::Key(key) if key.kind != KeyEventKind::Release => key_of(key).map(Msg::Key),
        event::Event::Paste(text) => Some(Msg::Paste(text)),
        event::Event::Resize(columns, rows) => Some(Msg::Resize(Size { cols: columns, rows })),
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
        event::KeyCode::F(n) => function_key(n)?,
        _ => return None,
    };
    let shift = key.modifiers.contains(KeyModifiers::SHIFT) || is_shifted_function_key(key.code);
    let is_character = matches!(code, KeyCode::Char(_));
    Some(Key {
        code,
        ctrl: key.modifiers.contains(KeyModifiers::CONTROL),
        alt: key.modifiers.contains(KeyModifiers::ALT),
        // A character comes shifted already.
        shift: shift && !is_character,
    })
}

/// F13 to F24 are what many terminals (xterm's terminfo, the Linux console) send for Shift+F1 to Shift+F12.
fn function_key(n: u8) -> Option<KeyCode> {
    match n {
        1..=12 => Some(KeyCode::F(n)),
        13..=24 => Some(KeyCode::F(n - 12)),
        _ => None,
    }
}

fn is_shifted_function_key(code: event::KeyCode) -> bool {
    matches!(code, event::KeyCode::F(13..=24))
}
