//! All that is known of the terminal so far, from whomever.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::answers::Answers;
use super::cell::Window;
use super::choice::{self, Choice, Hints};
use super::tmux::Client;
use crate::app::Bangla;
use crate::view::picture::Protocol;

/// What the environment says of the terminal. It does not change while the program runs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// `TERM`.
    pub term: String,
    /// `TERM_PROGRAM`.
    pub term_program: String,
    /// The terminal that a variable of its own tells of, such as `KITTY_WINDOW_ID`.
    pub around: String,
    /// Whether `TMUX` is set.
    pub tmux: bool,
    /// Whether `STY` or `ZELLIJ` is set.
    pub multiplexed: bool,
    /// Whether `SSH_CONNECTION` is set.
    pub remote: bool,
}

/// All that is known of the terminal so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// What the environment says.
    pub surroundings: Surroundings,
    /// What the terminal answered last.
    pub answers: Answers,
    /// What tmux says of the terminal that it runs in.
    pub client: Option<Client>,
    /// What the system says of the window.
    pub window: Window,
    /// The advance of each cluster that the terminal was asked for.
    pub measured: Arc<BTreeMap<String, u16>>,
}

impl Heard {
    /// Returns how Bangla is drawn here if the learner wants it so.
    #[must_use]
    pub fn choose(&self, bangla: Bangla) -> Choice {
        choice::choose(&self.answers, &self.hints(bangla))
    }

    /// Returns whether the terminal behind tmux may still answer that it shows kitty's pictures.
    #[must_use]
    pub fn waits_for_kitty(&self) -> bool {
        choice::waits_for_kitty(&self.answers, &self.hints(Bangla::Auto))
    }

    /// Returns how a terminal of this name shows pictures, as far as that can be told before it answers.
    #[must_use]
    pub fn expected(&self) -> Protocol {
        choice::expected(&self.hints(Bangla::Auto))
    }

    fn hints(&self, bangla: Bangla) -> Hints<'_> {
        let Surroundings { term, term_program, around, tmux, multiplexed, remote } = &self.surroundings;
        Hints {
            term,
            term_program,
            around,
            tmux: *tmux,
            client: self.client.as_ref(),
            multiplexed: *multiplexed,
            remote: *remote,
            windows: cfg!(windows),
            window: self.window,
            bangla,
        }
    }
}
