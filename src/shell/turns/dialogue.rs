//! What the run loop asks the terminal, and what it makes of the answers.

use ratatui::backend::Backend;

use super::Loop;
use crate::shell::Application;
use crate::shell::probe::Receipt;
use crate::shell::probe::query::KITTY_ID;
#[cfg(unix)]
use crate::shell::tmux;
use crate::text::encode::kitty::{Route, delete};

impl<A: Application, B: Backend> Loop<'_, A, B>
where
    B::Error: Send + Sync + 'static,
{
    /// Takes in what became of pictures.
    pub(super) fn confirm(&mut self, receipts: &[Receipt]) {
        if !receipts.is_empty() {
            self.retry.is_answered(self.begun.elapsed());
            self.app.confirm(receipts);
        }
    }

    /// Tells the application what is known by now.
    pub(super) fn hear(&mut self) {
        if self.app.hear(self.inquiry.heard()) {
            self.screen.is_stale();
        }
    }

    /// Makes foot count code points, where it tells its name only now.
    pub(super) fn mend_foot(&mut self) {
        if let Some(question) = self.inquiry.mend_foot() {
            if let Some(guard) = self.guard {
                guard.clusters_are_off();
            }
            self.screen.spoil(question.as_bytes());
        }
    }

    /// Asks the terminal once more, without printing on it. What is asked while an answer is on its way is asked after it,
    /// if it `matters`.
    pub(super) fn ask_again(&mut self, matters: bool) {
        if let Some(question) = self.inquiry.again(matters) {
            self.ask(&question);
        }
    }

    /// Asks the terminal, and tmux if it stands between.
    pub(super) fn ask(&mut self, question: &str) {
        self.screen.tell(question.as_bytes());
        #[cfg(unix)]
        if self.inquiry.heard().surroundings.tmux {
            tmux::ask(self.sender.clone());
        }
    }

    /// Returns whether something is to be sent again if nothing is heard of it.
    pub(super) fn is_unsure(&self) -> bool {
        self.app.is_unsure() || self.inquiry.waits_for_kitty()
    }

    /// Asks for kitty's pictures once more, where only this has no answer.
    pub(super) fn ask_kitty(&mut self) {
        if let Some(question) = self.inquiry.again_for_kitty() {
            self.screen.tell(question.as_bytes());
        }
    }

    /// Sends again what may not have arrived, if it is time: pictures, or the question for them.
    pub(super) fn send_again(&mut self) {
        let now = self.begun.elapsed();
        if self.retry.looks_again(now) {
            // Nothing is kept under this id.
            self.screen.tell(&delete(KITTY_ID, Route::Tmux));
        }
        if !self.screen.is_written() {
            self.retry.is_writing(now);
        }
        if !self.retry.is_due(self.is_unsure(), now) {
            return;
        }
        self.ask_kitty();
        if self.app.is_unsure() {
            self.app.send_again();
            self.screen.is_stale();
        }
    }

    /// Takes in that the learner has done something here: what the terminal says of the next frame will come here. tmux hands
    /// it to the pane that is typed in.
    pub(super) fn is_attended(&mut self) {
        self.app.hears(true);
        self.retry.hurry();
    }
}
