//! What the terminal was asked and has not answered so far, and all that is known of it.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::probe::query::{CLUSTERS_OFF, kitty_through_tmux, measure};
use super::probe::tmux::Client;
use super::probe::{Answers, Heard, Query, Surroundings};

/// Who has not answered for so long is asked once more, if there is a reason to ask.
const GIVEN_UP: Duration = Duration::from_secs(1);

/// What a batch was about. Terminals answer in the order in which they are asked.
#[derive(Debug)]
enum Asked {
    /// All there is.
    Everything,
    /// The widths of these clusters.
    Widths(Vec<String>),
}

/// The dialogue with the terminal.
#[derive(Debug)]
pub(super) struct Inquiry {
    heard: Heard,
    open: VecDeque<Asked>,
    asked_at: Option<Instant>,
    /// Whether something changed while answers were on their way: they may be from before.
    outdated: bool,
    /// Whether tmux has said what it runs in, or there is none.
    knows_client: bool,
}

#[expect(clippy::disallowed_methods, reason = "the shell reads the clock")]
impl Inquiry {
    /// Returns a dialogue that has not begun.
    pub(super) fn new(surroundings: Surroundings) -> Self {
        let knows_client = !surroundings.tmux;
        let heard = Heard { surroundings, ..Heard::default() };
        Self { heard, open: VecDeque::new(), asked_at: None, outdated: false, knows_client }
    }

    /// Returns all that is known.
    pub(super) fn heard(&self) -> &Heard {
        &self.heard
    }

    /// Returns whether nothing is to be waited for.
    pub(super) fn is_settled(&self) -> bool {
        self.heard.answers.complete && self.knows_client && !self.heard.waits_for_kitty()
    }

    /// Returns whether only what is behind tmux has not answered.
    pub(super) fn waits_for_kitty(&self) -> bool {
        self.heard.answers.complete && self.knows_client && self.heard.waits_for_kitty()
    }

    /// Returns the question for kitty's pictures once more, where only this has no answer: tmux may have dropped it.
    pub(super) fn again_for_kitty(&self) -> Option<String> {
        self.waits_for_kitty().then(kitty_through_tmux)
    }

    /// Returns the first question, for a screen on which nothing is drawn.
    pub(super) fn begin(&mut self) -> String {
        let in_foot = self.is_foot();
        self.ask(Query { prints: true, in_foot, ..self.query() })
    }

    /// Returns what to ask now that something may have changed; nothing while an answer is to be expected. What is asked
    /// then is from before the change: if that `matters`, it is asked again as soon as it has come.
    pub(super) fn again(&mut self, matters: bool) -> Option<String> {
        self.outdated |= matters;
        let waits = !self.open.is_empty() && self.asked_at.is_some_and(|at| at.elapsed() < GIVEN_UP);
        if waits {
            return None;
        }
        self.outdated = false;
        self.open.clear();
        let (shows, tmux) = (self.heard.answers.kitty, self.heard.surroundings.tmux);
        // tmux gives the answer to the pane that is typed in, which may be another one by now: it is not asked for twice.
        Some(self.ask(Query { kitty: shows && !tmux, in_tmux: tmux && !shows, ..self.query() }))
    }

    /// Returns what to ask again because its answer was from before a change.
    pub(super) fn again_if_outdated(&mut self) -> Option<String> {
        if self.outdated { self.again(false) } else { None }
    }

    /// Returns what makes foot count code points and tells how wide it draws them then, if it is foot and does not do so
    /// already: it tells its name only when it is asked. For a screen that is drawn anew right after.
    pub(super) fn mend_foot(&mut self) -> Option<String> {
        let counts = self.heard.answers.clusters == Some(true) && self.is_foot();
        let told = self.heard.surroundings.term.starts_with("foot");
        (counts && !told).then(|| {
            self.heard.answers.clusters = Some(false);
            CLUSTERS_OFF.to_owned() + &self.ask(Query { prints: true, ..self.query() })
        })
    }

    /// Returns whether foot was told to count code points.
    pub(super) fn is_foot(&self) -> bool {
        let named = self.heard.answers.name.as_deref().is_some_and(|name| name.starts_with("foot"));
        let term = &self.heard.surroundings.term;
        !self.heard.surroundings.tmux && (named || term.starts_with("foot"))
    }

    /// Returns the question how wide these clusters are, for a screen that is drawn anew right after; nothing where nobody
    /// answers.
    pub(super) fn measure(&mut self, clusters: Vec<String>) -> Option<String> {
        (self.heard.answers.complete && !clusters.is_empty()).then(|| {
            let question = measure(clusters.iter().map(String::as_str));
            self.open.push_back(Asked::Widths(clusters));
            self.asked_at = Some(Instant::now());
            question
        })
    }

    /// Takes answers in. What nobody asked for is passed over.
    pub(super) fn take(&mut self, mut answers: Answers) {
        if !answers.complete {
            // What took the long way through tmux.
            self.heard.answers.kitty |= answers.kitty;
            return;
        }
        answers.kitty |= self.heard.answers.kitty && self.heard.surroundings.tmux;
        match self.open.pop_front() {
            Some(Asked::Everything) => self.heard.answers = answers.after(&self.heard.answers),
            Some(Asked::Widths(clusters)) if clusters.len() == answers.advances.len() => {
                let known = Arc::make_mut(&mut self.heard.measured);
                known.extend(clusters.into_iter().zip(answers.advances));
            }
            Some(Asked::Widths(_)) | None => {}
        }
    }

    /// Takes in what tmux has said. Returns whether another terminal looks at the pane than before: it knows none of our
    /// pictures.
    pub(super) fn take_client(&mut self, client: Option<Client>) -> bool {
        let another = self.knows_client && self.heard.client != client;
        self.knows_client = true;
        self.heard.client = client;
        another
    }

    /// Looks at the window as the system knows it.
    pub(super) fn look_at_window(&mut self) {
        #[cfg(unix)]
        if let Ok(size) = rustix::termios::tcgetwinsize(rustix::stdio::stdout()) {
            self.heard.window = super::probe::cell::Window {
                cols: size.ws_col,
                rows: size.ws_row,
                width: size.ws_xpixel,
                height: size.ws_ypixel,
            };
        }
    }

    fn query(&self) -> Query {
        let Surroundings { tmux, multiplexed, term, .. } = &self.heard.surroundings;
        // tmux and screen take the question for a title, also where they run at the other end of a network.
        let takes_titles = *multiplexed || term.starts_with("screen") || term.starts_with("tmux");
        Query { in_tmux: *tmux, kitty: !takes_titles && term != "linux", ..Query::default() }
    }

    fn ask(&mut self, query: Query) -> String {
        self.open.push_back(Asked::Everything);
        self.asked_at = Some(Instant::now());
        query.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kitty_behind_tmux_is_asked_until_it_has_answered_and_then_known() {
        let mut inquiry = Inquiry::new(Surroundings { tmux: true, ..Surroundings::default() });
        let fence = || Answers::parse(b"\x1b[?62c");
        let mut questions = vec![inquiry.begin()];
        inquiry.take(fence());
        questions.extend(inquiry.again(true));
        inquiry.take(fence());
        inquiry.take(Answers::parse(b"\x1b_Gi=31;OK\x1b\\"));
        questions.extend(inquiry.again(true));
        inquiry.take(fence());
        let asked: Vec<bool> = questions.iter().map(|question| question.contains("_Gi=31")).collect();
        assert_eq!((asked, inquiry.heard().answers.kitty), (vec![true, true, false], true));
    }
}
