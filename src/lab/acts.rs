//! What was done in a lab, act by act, as it remembers it: its script.

use std::sync::Arc;

use super::Lab;
use super::link::{Fault, Retry};
use super::script::{self, Act, View};

/// One act as the lab remembers it: what was sent stands in the history already.
#[derive(Clone, Copy, Debug)]
pub(super) enum Done {
    Sent(usize),
    Again,
    Follow,
    Prove(u8),
    Look(View),
    Back(usize),
    Forward(usize),
    Goto(usize),
    Fault(Fault, u64),
    Retry(Retry),
    Disarm,
    Peer,
}

impl Done {
    /// Returns whether it leads to another position.
    pub(super) fn moves(self) -> bool {
        !matches!(self, Self::Prove(_) | Self::Look(_) | Self::Fault(..) | Self::Retry(_) | Self::Disarm)
    }

    /// Returns whether a later act may take its place: the next move, or the next plan.
    fn may_change(self) -> bool {
        matches!(self, Self::Back(_) | Self::Forward(_) | Self::Fault(..) | Self::Retry(_))
    }
}

impl Lab {
    /// Returns all that was ever done here, on every branch, as the lines of a script. [`Lab::replay`] leads to the
    /// same state.
    #[must_use]
    pub fn script(&self) -> Vec<String> {
        self.acts.iter().map(|done| self.line_of(*done)).collect()
    }

    /// Returns the same lines as [`Lab::script`], to be shared. Each is written once: costs what was done since the last
    /// time.
    pub fn lines(&mut self) -> &[Arc<str>] {
        self.lines.truncate(self.settled);
        let new: Vec<Arc<str>> =
            self.acts.iter().skip(self.settled).map(|done| self.line_of(*done).into()).collect();
        self.lines.extend(new);
        self.settled = self.acts.iter().rposition(|done| !done.may_change()).map_or(0, |last| last + 1);
        &self.lines
    }

    fn line_of(&self, done: Done) -> String {
        self.act(done).map(|act| script::print(&act)).unwrap_or_default()
    }

    fn act(&self, done: Done) -> Option<Act> {
        Some(match done {
            Done::Sent(number) => script::act_of(self.history.exchange(number)?),
            Done::Again => Act::Again,
            Done::Follow => Act::Follow,
            Done::Prove(times) => Act::Prove(times),
            Done::Look(view) => Act::Look(view),
            Done::Back(steps) => Act::Back(steps),
            Done::Forward(steps) => Act::Forward(steps),
            Done::Goto(number) => Act::Goto(number),
            Done::Fault(fault, seed) => Act::Fault(fault, seed),
            Done::Retry(retry) => Act::Retry(retry),
            Done::Disarm => Act::Disarm,
            Done::Peer => Act::Peer,
        })
    }

    /// Journals a move. Moves without an act between them become one, so that walking up and down the timeline
    /// leaves only where it led.
    pub(super) fn moved(&mut self, mut back: usize, mut forward: usize) {
        match self.acts.last() {
            Some(Done::Back(earlier)) => back += earlier,
            Some(Done::Forward(earlier)) => forward += earlier,
            _ => {}
        }
        if matches!(self.acts.last(), Some(Done::Back(_) | Done::Forward(_))) {
            self.acts.pop();
        }
        if back > forward {
            self.acts.push(Done::Back(back - forward));
        } else if forward > back {
            self.acts.push(Done::Forward(forward - back));
        }
    }
}
