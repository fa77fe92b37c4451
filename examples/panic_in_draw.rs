//! An application that makes a mistake while it draws: tests/pty.rs looks at what is left of the terminal.

use std::io;

use putpost::app::{Effect, Msg};
use putpost::learner::Progress;
use putpost::shell::probe::Answers;
use putpost::shell::{self, Application, Listen};
use ratatui::Frame;

fn main() -> io::Result<()> {
    shell::run(&mut Mistaken { key_pressed: false }, Listen::default(), "What you did is kept.".to_owned())
}

struct Mistaken {
    key_pressed: bool,
}

impl Application for Mistaken {
    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.key_pressed |= matches!(msg, Msg::Key(_));
        Vec::new()
    }

    fn answers(&mut self, _answers: &Answers) {}

    fn draw(&mut self, frame: &mut Frame<'_>) {
        assert!(!self.key_pressed, "a mistake in drawing");
        frame.render_widget("press a key", frame.area());
    }

    fn wants_seconds(&self) -> bool {
        false
    }

    fn save(&mut self, _progress: &Progress) -> Option<String> {
        None
    }
}
