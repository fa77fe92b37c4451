//! The lab: a server, the link to it, the history of what was sent, and what one can do with them: send, again, undo, prove.

mod acts;
mod chance;
pub mod change;
pub mod curl;
pub mod diff;
pub mod exchange;
pub mod history;
pub mod journal;
pub mod journey;
mod kept;
#[cfg(test)]
mod laws;
pub mod link;
mod overwrite;
pub mod peer;
pub mod prove;
mod refused;
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

use acts::Done;
use exchange::{Draft, Way};

use crate::server::{Scene, Server, Timestamp};

pub use change::{Change, Mark};
pub use exchange::{Exchange, Origin, Sent};
pub use history::{Branch, History, Note};
pub use journal::Journal;
pub use journey::{Event, Journey};
pub use link::{Fault, Plan};
pub use prove::{Proof, Run};
pub use refused::Refused;
pub use repeat::{Identity, Repeats};
pub use retry::Retry;
pub use script::{Act, View};

/// The moment at which every scene is loaded: 2026-01-01T00:00:00Z. An exchange begins one second after the one before it,
/// whichever branch that is on, is over; most take no time.
pub const EPOCH: Timestamp = Timestamp(1_767_225_600);

/// A server with everything that was ever sent to it.
///
/// It has no clock and no chance in it: the same scene and the same acts always lead to the same state, byte for
/// byte, and [`Lab::script`] writes those acts down.
#[derive(Clone, Debug)]
pub struct Lab {
    scene: Arc<Scene>,
    history: History,
    acts: Vec<Done>,
    /// What was planned for the learner's next message.
    armed: Option<Plan>,
    /// The lines of the script that were asked for, and how many of them will never change.
    lines: Vec<Arc<str>>,
    settled: usize,
}

impl Lab {
    /// Returns a lab in the starting state of a scene.
    #[must_use]
    pub fn new(scene: Arc<Scene>) -> Self {
        let server = Server::new(&scene, EPOCH);
        Self {
            scene,
            history: History::new(server),
            acts: Vec::new(),
            armed: None,
            lines: Vec::new(),
            settled: 0,
        }
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
    /// A text that is a request after all is sent as that request. What [`Lab::plan`] says happens to it; where the scene
    /// has a second client whose turn it then is, that one's exchanges follow at once.
    pub fn send(&mut self, sent: Sent, origin: Origin) -> &Exchange {
        self.acts.push(Done::Sent(self.history.len() + 1));
        self.dispatch(sent, origin)
    }

    /// Plans what happens to the learner's next message, and only to that one.
    pub fn arm(&mut self, plan: Plan) {
        while matches!(self.acts.last(), Some(Done::Fault(..) | Done::Retry(_))) {
            self.acts.pop();
        }
        self.acts.push(Done::Fault(plan.fault, plan.seed));
        // Acts between this plan and an earlier one may have left that one as it was.
        let earlier = self.armed.map_or(self.scene.link.retry, |earlier| earlier.retry);
        if [earlier, self.scene.link.retry] != [plan.retry; 2] {
            self.acts.push(Done::Retry(plan.retry));
        }
        self.armed = Some(plan);
    }

    /// Takes back what was planned for the learner's next message: what the scene has in store for it happens.
    pub fn disarm(&mut self) {
        if self.armed.take().is_some() {
            self.acts.push(Done::Disarm);
        }
    }

    /// Returns what was planned for the learner's next message by [`Lab::arm`].
    #[must_use]
    pub fn armed(&self) -> Option<Plan> {
        self.armed
    }

    /// Returns what will happen to the learner's next message: what was planned for it, or else what the scene has in
    /// store for it, which a lesson may want to keep to itself.
    #[must_use]
    pub fn plan(&self) -> Plan {
        let of_scene = || Plan::of_scene(&self.scene.link, u64::from(self.history.here().own));
        self.armed.unwrap_or_else(of_scene)
    }

    /// Lets the second client act: what the scene has it do when asked, one request after the other, or else a change of
    /// the resource that the learner addressed last. `None` where there is nothing that it could change.
    pub fn peer_acts(&mut self) -> Option<&Exchange> {
        let sent = peer::asked(self)?;
        self.acts.push(Done::Peer);
        Some(self.dispatch(sent, Origin::Peer))
    }

    /// Sends exactly the learner's last message of the path once more. `None` where nothing was sent yet.
    pub fn again(&mut self) -> Option<&Exchange> {
        let (_, last) = self.last_own()?;
        let (sent, origin) = (last.sent(), last.origin);
        self.acts.push(Done::Again);
        Some(self.dispatch(sent, origin))
    }

    /// Sends a GET of the last `Location` that a response of the path named. `None` where none did.
    pub fn follow(&mut self) -> Option<&Exchange> {
        let location = self.location()?;
        let (request, _) = wire::request_from_parts("GET", &location, &[], "").ok()?;
        self.acts.push(Done::Follow);
        Some(self.dispatch(Sent::Request(request), Origin::Form))
    }

    /// Compares sending the learner's last message of the path once with sending it `times` times, from the state before it
    /// and on copies, so nothing changes here. The proof is noted at the position. `None` where nothing was sent, or
    /// `times` is not 2 to 9.
    pub fn prove(&mut self, times: u8) -> Option<&Proof> {
        if !prove::TIMES.contains(&times) {
            return None;
        }
        let (position, last) = self.last_own()?;
        let before = self.history.server_at(position.saturating_sub(1));
        let proof = prove::prove(&before, last, times);
        self.acts.push(Done::Prove(times));
        self.history.note(Note::Proof(Box::new(proof)));
        self.proofs().last()
    }

    /// Notes at the position that a view was opened.
    pub fn look(&mut self, view: View) {
        self.acts.push(Done::Look(view));
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
    pub fn seek(&mut self, position: usize) {
        let here = self.position();
        if position < here {
            self.back(here - position);
        } else {
            self.forward(position - here);
        }
    }

    /// Goes to the end of the line, so that nothing of the branch one is on is left behind.
    pub fn to_end(&mut self) {
        self.forward(self.line_len());
    }

    /// Goes to the exchange with a number, on whatever branch: its branch becomes the line. 0 is the scene as loaded.
    /// Returns whether there is such an exchange.
    pub fn goto(&mut self, number: usize) -> bool {
        if let Some(place) = self.history.place(number) {
            self.seek(place);
            return true;
        }
        let found = self.history.go_to(number);
        if found {
            self.acts.push(Done::Goto(number));
        }
        found
    }

    /// Returns every branch of the history; one of them is the line.
    pub fn branches(&self) -> impl Iterator<Item = Branch> {
        self.history.branches()
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

    /// Returns the exchange whose answer is to be shown: the one at the position, but where the second client followed on a
    /// message of the learner by itself, that message's.
    #[must_use]
    pub fn shown(&self) -> Option<&Exchange> {
        let act = self.acts.iter().rev().find(|done| done.moves());
        match act {
            Some(Done::Sent(number)) => self.history.exchange(*number),
            Some(Done::Again | Done::Follow) => Some(self.last_own()?.1),
            _ => self.last(),
        }
    }

    /// Returns the learner's last exchange of the path, and its position: those of the second client, and what was refused
    /// at the door, are passed over.
    #[must_use]
    pub fn last_own(&self) -> Option<(usize, &Exchange)> {
        let mut own = (1..=self.position()).rev().filter_map(|at| Some((at, self.line_at(at - 1)?)));
        own.find(|(_, exchange)| exchange.origin != Origin::Peer && !exchange.is_refused())
    }

    /// Returns the whole tree: every branch, by exchange number.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Returns the server at the position.
    #[must_use]
    pub fn server(&self) -> &Server {
        &self.history.here().server
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

    fn location(&self) -> Option<String> {
        let named =
            |exchange: &Exchange| Some(exchange.heard()?.headers().get(LOCATION)?.to_str().ok()?.to_owned());
        self.path().rev().filter(|exchange| exchange.origin != Origin::Peer).find_map(named)
    }

    /// Sends a message, and lets the second client have its turn. Returns the exchange of the message.
    fn dispatch(&mut self, sent: Sent, origin: Origin) -> &Exchange {
        let number = self.history.len() + 1;
        if let Sent::Refused(refused) = sent {
            return self.keep(refused);
        }
        self.deliver(sent, origin);
        if origin != Origin::Peer {
            for sent in peer::due(&self.scene, self.history.here().own) {
                self.deliver(sent, Origin::Peer);
            }
        }
        self.history.numbered(number)
    }

    /// Sends one message over the link. A program of the learner's own, such as curl, retries by itself or not at all.
    fn deliver(&mut self, sent: Sent, origin: Origin) {
        let plan = match origin {
            Origin::Peer => Plan::default(),
            Origin::Curl => Plan { retry: Retry::Never, ..self.plan() },
            Origin::Form | Origin::Raw | Origin::Pasted => self.plan(),
        };
        if origin != Origin::Peer {
            self.armed = None;
        }
        let at = self.history.next_time();
        let late = self.history.here().flying.clone();
        let mut server = self.server().clone();
        if plan.is_plain() && late.is_none() {
            let sent = exchange::completed(sent);
            let response = exchange::deliver(&mut server, &sent, at, Way::Whole);
            let changes = change::changes(self.server(), &server, &sent, &response);
            let draft = Draft { sent, origin, heard: Some(response), changes, at, journey: None };
            self.history.push(draft, server, None);
        } else {
            let message = link::Message { number: self.history.len() + 1, sent, at };
            let outcome =
                link::run(&mut server, message, plan, late.as_deref().map_or(&[][..], Vec::as_slice));
            let (draft, flying) = outcome.into_draft(self.server(), &server, origin, at, plan);
            self.history.push(draft, server, flying);
        }
    }
}

/// Returns the bytes of a text without copying where it is the only owner.
fn bytes_of(text: String) -> Bytes {
    Bytes::from(text.into_bytes())
}
