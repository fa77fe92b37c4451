//! The lab: a server, the history of what was sent to it, and what one can do with both: send, again, undo, prove.

pub mod change;
pub mod curl;
pub mod diff;
pub mod exchange;
pub mod history;
pub mod journey;
pub mod link;
pub mod prove;
pub mod repeat;
pub mod replay;
pub mod retry;
pub mod script;
#[cfg(test)]
mod tests;
pub mod wire;

use std::sync::Arc;

use bytes::Bytes;
use http::header::LOCATION;

use crate::server::{Scene, Server, Timestamp};

pub use change::{Change, Mark};
pub use exchange::{Exchange, Origin, Sent};
pub use history::{History, Note};
pub use journey::{Event, Journey};
pub use link::{Fault, Plan};
pub use prove::{Proof, Run};
pub use repeat::{Identity, Repeats};
pub use retry::Retry;
pub use script::{Act, View};

/// The moment at which every scene is loaded: 2026-01-01T00:00:00Z. Exchange number n happens n seconds later.
pub const EPOCH: Timestamp = Timestamp(1_767_225_600);

/// A server with everything that was ever sent to it.
///
/// It has no clock and no chance in it: the same scene and the same acts always lead to the same state, byte for
/// byte, and [`Lab::script`] writes those acts down.
#[derive(Clone, Debug)]
pub struct Lab {
    scene: Arc<Scene>,
    history: History,
    journal: Vec<Done>,
}

/// One act as the journal keeps it: what was sent stands in the history already.
#[derive(Clone, Copy, Debug)]
enum Done {
    Sent(usize),
    Again,
    Follow,
    Prove(u8),
    Look(View),
    Back(usize),
    Forward(usize),
}

impl Lab {
    /// Returns a lab in the starting state of a scene.
    #[must_use]
    pub fn new(scene: Arc<Scene>) -> Self {
        let server = Server::new(&scene, EPOCH);
        Self { scene, history: History::new(server), journal: Vec::new() }
    }

    /// Returns the scene it started from.
    #[must_use]
    pub fn scene(&self) -> &Arc<Scene> {
        &self.scene
    }

    /// Sends a message at the position and returns the exchange. Sent from the past it makes the position the head;
    /// what lay ahead stays in the history as another branch.
    ///
    /// What goes out is what [`wire::complete`] makes of it, so the exchange shows the message as it was on the wire.
    /// A text that is a request after all is sent as that request.
    pub fn send(&mut self, sent: Sent, origin: Origin) -> &Exchange {
        self.journal.push(Done::Sent(self.history.len() + 1));
        self.dispatch(sent, origin)
    }

    /// Sends exactly the last message of the path once more. `None` where nothing was sent yet.
    pub fn again(&mut self) -> Option<&Exchange> {
        let last = self.last()?;
        let (sent, origin) = (last.sent(), last.origin);
        self.journal.push(Done::Again);
        Some(self.dispatch(sent, origin))
    }

    /// Sends a GET of the last `Location` that a response of the path named. `None` where none did.
    pub fn follow(&mut self) -> Option<&Exchange> {
        let location = self.location()?;
        let (request, _) = wire::request_from_parts("GET", &location, &[], "").ok()?;
        self.journal.push(Done::Follow);
        Some(self.dispatch(Sent::Request(request), Origin::Form))
    }

    /// Compares sending the last message of the path once with sending it `times` times, from the state before it
    /// and on copies, so nothing changes here. The proof is noted at the position. `None` where nothing was sent, or
    /// `times` is not 2 to 9.
    pub fn prove(&mut self, times: u8) -> Option<&Proof> {
        if !prove::TIMES.contains(&times) {
            return None;
        }
        let last = self.last()?;
        let before = self.history.server_at(self.position().saturating_sub(1));
        let proof = prove::prove(before, last, times);
        self.journal.push(Done::Prove(times));
        self.history.note(Note::Proof(Box::new(proof)));
        self.proofs().last()
    }

    /// Notes at the position that a view was opened.
    pub fn look(&mut self, view: View) {
        self.journal.push(Done::Look(view));
        self.history.note(Note::Look(view));
    }

    /// Goes back by up to `n` exchanges; returns how many it was.
    pub fn back(&mut self, n: usize) -> usize {
        let steps = n.min(self.position());
        self.history.seek(self.position() - steps);
        self.moved(steps, 0);
        steps
    }

    /// Goes forward by up to `n` exchanges of the line; returns how many it was.
    pub fn forward(&mut self, n: usize) -> usize {
        let steps = n.min(self.line_len() - self.position());
        self.history.seek(self.position() + steps);
        self.moved(0, steps);
        steps
    }

    /// Goes to a position of the line; 0 is the scene as loaded, and beyond the end is the end.
    pub fn goto(&mut self, position: usize) {
        let here = self.position();
        self.back(here.saturating_sub(position));
        self.forward(position.saturating_sub(here));
    }

    /// Returns how many exchanges lie behind: 0 is the scene as loaded.
    #[must_use]
    pub fn position(&self) -> usize {
        self.history.position()
    }

    /// Returns whether exchanges of the current branch lie ahead of the position: what is seen is the past.
    #[must_use]
    pub fn is_past(&self) -> bool {
        self.position() < self.line_len()
    }

    /// Returns the exchanges of the current branch in order, also those ahead of the position.
    pub fn line(&self) -> impl DoubleEndedIterator<Item = &Exchange> + ExactSizeIterator {
        self.history.line()
    }

    /// Returns how many exchanges the current branch has, also ahead of the position.
    #[must_use]
    pub fn line_len(&self) -> usize {
        self.history.line().len()
    }

    /// Returns an exchange of the current branch by its index; the one at index `position() - 1` is the last.
    #[must_use]
    pub fn line_at(&self, index: usize) -> Option<&Exchange> {
        self.history.line().nth(index)
    }

    /// Returns the exchanges from the scene to the position, in order.
    pub fn path(&self) -> impl DoubleEndedIterator<Item = &Exchange> + ExactSizeIterator {
        self.history.line().take(self.position())
    }

    /// Returns the exchange at the position: the last one of the path.
    #[must_use]
    pub fn last(&self) -> Option<&Exchange> {
        self.line_at(self.position().checked_sub(1)?)
    }

    /// Returns the whole tree: every branch, by exchange number.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Returns the server at the position.
    #[must_use]
    pub fn server(&self) -> &Server {
        self.history.server_at(self.position())
    }

    /// Returns what was noted along the path beside the exchanges, in order: after which exchange (0: before the
    /// first), and what.
    pub fn notes(&self) -> impl Iterator<Item = (usize, &Note)> {
        self.history.notes()
    }

    /// Returns the views opened along the path, in order.
    pub fn looked(&self) -> impl Iterator<Item = View> {
        self.notes().filter_map(|(_, note)| match note {
            Note::Look(view) => Some(*view),
            Note::Proof(_) => None,
        })
    }

    /// Returns the proofs made along the path, in order.
    pub fn proofs(&self) -> impl Iterator<Item = &Proof> {
        self.notes().filter_map(|(_, note)| match note {
            Note::Proof(proof) => Some(&**proof),
            Note::Look(_) => None,
        })
    }

    /// Returns all that was ever done here, on every branch, as the lines of a script. [`Lab::replay`] leads to the
    /// same state.
    #[must_use]
    pub fn script(&self) -> Vec<String> {
        self.journal.iter().filter_map(|done| Some(script::print(&self.act(*done)?))).collect()
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
        })
    }

    /// Journals a move. Moves without an act between them become one, so that walking up and down the timeline
    /// leaves only where it led.
    fn moved(&mut self, mut back: usize, mut forward: usize) {
        match self.journal.last() {
            Some(Done::Back(earlier)) => back += earlier,
            Some(Done::Forward(earlier)) => forward += earlier,
            _ => {}
        }
        if matches!(self.journal.last(), Some(Done::Back(_) | Done::Forward(_))) {
            self.journal.pop();
        }
        if back > forward {
            self.journal.push(Done::Back(back - forward));
        } else if forward > back {
            self.journal.push(Done::Forward(forward - back));
        }
    }

    fn location(&self) -> Option<String> {
        let named =
            |exchange: &Exchange| Some(exchange.heard()?.headers().get(LOCATION)?.to_str().ok()?.to_owned());
        self.path().rev().find_map(named)
    }

    fn dispatch(&mut self, sent: Sent, origin: Origin) -> &Exchange {
        let at = self.history.next_time();
        let mut after = self.server().clone();
        let (sent, response) = exchange::deliver(&mut after, sent, at);
        let changes = change::changes(self.server().store(), after.store(), &sent, &response);
        let heard = Some(response);
        self.history.push(exchange::Draft { sent, origin, heard, changes, at, journey: None }, after)
    }
}

/// Returns the bytes of a text without copying where it is the only owner.
fn bytes_of(text: String) -> Bytes {
    Bytes::from(text.into_bytes())
}
