//! The link between client and server: what goes wrong on it with one message, and the plan for the next one.

mod run;

use super::chance;
use super::exchange::Sent;
use super::journey::Parcel;
use crate::server::scene;

pub use crate::server::scene::link::{Fault, Retry};
pub(super) use run::{Message, run};

/// What is planned for one message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Plan {
    /// What goes wrong with it.
    pub fault: Fault,
    /// What the client does where no answer, or no final one, comes.
    pub retry: Retry,
    /// Decides what the fault leaves open: which of two answers is read, whether a gateway's server acted.
    pub seed: u64,
}

impl Plan {
    /// Returns whether nothing is planned: the message goes there and its answer comes back, whatever it is.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.fault == Fault::None && self.retry == Retry::Never
    }

    /// Returns what a scene plans for the learner's next message, of which so many were sent before. So the same number
    /// of messages into a scene, the same happens: also after going back.
    pub(super) fn of_scene(link: &scene::Link, sent: u64) -> Self {
        let drawn = chance::mix(link.seed ^ chance::mix(sent));
        let hit = drawn.is_multiple_of(u64::from(link.one_in.get()));
        let which = chance::mix(drawn) as usize;
        let fault = link.faults.get(which % link.faults.len().max(1)).filter(|_| hit);
        Self { fault: fault.copied().unwrap_or_default(), retry: link.retry, seed: drawn }
    }
}

/// A request that is under way while other messages are sent.
#[derive(Clone, Debug)]
pub(super) struct Flying {
    pub(super) parcel: Parcel,
    pub(super) sent: Sent,
    /// Whether its client still waits for the answer.
    pub(super) awaited: bool,
}

impl Flying {
    /// Returns the copy of it that a network makes.
    fn copy(&self) -> Self {
        let copy = self.parcel.copy + 1;
        Self { parcel: Parcel { copy, ..self.parcel }, ..self.clone() }
    }
}
