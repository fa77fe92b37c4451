//! An application that makes a mistake while it draws: tests/pty.rs looks at what is left of the terminal.

use std::io;

use putpost::app::{Effect, Msg};
use putpost::learner::Progress;
use putpost::shell::probe::{Heard, Surroundings};
use putpost::shell::{self, Application, Listen, Prepared};
use ratatui::Frame;

fn main() -> io::Result<()> {
    let mut app = Mistaken { key_pressed: false };
    shell::run(&mut app, Surroundings::default(), Listen::default(), "What you did is kept.".to_owned())
}

struct Mistaken {
    key_pressed: bool,
}

impl Application for Mistaken {
    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.key_pressed |= matches!(msg, Msg::Key(_));
        Vec::new()
    }

    fn hear(&mut self, _heard: &Heard) -> bool {
        false
    }

    fn draw(&mut self, frame: &mut Frame<'_>) {
        assert!(!self.key_pressed, "a mistake in drawing");
        frame.render_widget("press a key", frame.area());
    }

    /// As if the terminal kept a picture.
    fn prepare(&mut self) -> Prepared {
        Prepared { before: Vec::new(), farewell: Some(b"\x1b_Ga=d,d=I,i=1\x1b\\".to_vec()) }
    }

    fn wants_seconds(&self) -> bool {
        false
    }

    fn keep_session(&mut self, _lesson: &str, _text: &str) -> Msg {
        Msg::Settle
    }

    fn save(&mut self, _progress: &Progress) -> Option<String> {
        None
    }
}
