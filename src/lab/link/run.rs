//! One message over the link, simulated: every step has its time, and the steps happen in the order of their times.

mod client;
mod server;
mod wire;

use std::sync::Arc;

use super::{Fault, Flying, Plan};
use crate::lab::change;
use crate::lab::exchange::{self, Draft, Origin, Sent, Way};
use crate::lab::journey::{Event, Journey, Parcel, Silence, What};
use crate::lab::{chance, retry};
use crate::server::{Response, Server, Target, Timestamp};

/// How long a message takes from one side to the other, in milliseconds; all times here are.
const WAY: u64 = 40;
/// By how much a copy arrives later than the message itself.
const GAP: u64 = 10;

/// The events of a message to which nothing happens: it is sent, arrives, is acted on and answered, and the answer heard.
const PLAIN: usize = 5;

/// What is to be sent.
pub(in crate::lab) struct Message {
    /// The number of the exchange.
    pub(in crate::lab) number: usize,
    /// What is sent, before the policy gives it a key.
    pub(in crate::lab) sent: Sent,
    /// When it is sent.
    pub(in crate::lab) at: Timestamp,
}

/// What became of it.
pub(in crate::lab) struct Outcome {
    /// What was sent in the first attempt.
    pub(in crate::lab) sent: Sent,
    /// What the client heard in the end.
    pub(in crate::lab) heard: Option<Response>,
    /// What happened.
    pub(in crate::lab) events: Vec<Event>,
    /// The requests that are still under way.
    pub(in crate::lab) flying: Vec<Flying>,
    /// The targets that any request named.
    pub(in crate::lab) touched: Vec<Target>,
}

impl Outcome {
    /// Returns the exchange that it makes, and what is still under way. A journey on which nothing but the message and
    /// its answer went is no story.
    pub(in crate::lab) fn into_draft(
        self,
        before: &Server,
        after: &Server,
        origin: Origin,
        at: Timestamp,
        plan: Plan,
    ) -> (Draft, Option<Arc<Vec<Flying>>>) {
        let Self { sent, heard, events, flying, touched } = self;
        let changes = change::changes_at(before.store(), after.store(), touched);
        let story = plan.fault != Fault::None || events.len() > PLAIN;
        let journey = story.then(|| Box::new(Journey { plan, events }));
        let flying = Some(flying).filter(|flying| !flying.is_empty()).map(Arc::new);
        (Draft { sent, origin, heard, changes, at, journey }, flying)
    }
}

/// Sends a message over the link, and lets those arrive that were held back before, after it.
pub(in crate::lab) fn run(server: &mut Server, message: Message, plan: Plan, late: &[Flying]) -> Outcome {
    let salt = chance::mix(chance::mix(plan.seed) ^ message.number as u64);
    let first = exchange::completed(retry::message(plan.retry, &message.sent, 1, salt));
    let mut run = Run {
        server,
        plan,
        salt,
        number: message.number,
        at: message.at,
        now: 0,
        first,
        steps: Vec::new(),
        awaited: None,
        outcome: Ending::default(),
    };
    run.plan_step(0, Step::Send(1));
    run.go();
    run.now = run.outcome.events.last().map_or(0, |event| event.millis);
    for (flying, after) in late.iter().zip(1..) {
        run.plan_step(WAY + after * GAP, Step::Arrive(flying.clone()));
    }
    run.go();
    let Ending { heard, events, flying, touched } = run.outcome;
    Outcome { sent: run.first, heard, events, flying, touched }
}

/// Something that will happen at its time.
enum Step {
    /// The client sends an attempt.
    Send(u8),
    /// Something is seen.
    Tell(Parcel, What),
    /// Somebody else's request of the same kind is carried out.
    Neighbour,
    /// A request reaches the server.
    Arrive(Flying),
    /// A server that works slowly has finished.
    Finish(Flying),
    /// The server, or the gateway, sends an answer.
    Answer(Flying, Response),
    /// An answer reaches the client.
    Return(Flying, Response),
    /// The client notices that no answer to an attempt will come.
    Silent(u8, Silence),
    /// The server forgets its keys.
    Forget,
}

#[derive(Default)]
struct Ending {
    heard: Option<Response>,
    events: Vec<Event>,
    flying: Vec<Flying>,
    touched: Vec<Target>,
}

struct Run<'a> {
    server: &'a mut Server,
    plan: Plan,
    salt: u64,
    number: usize,
    at: Timestamp,
    /// Milliseconds since the exchange was begun.
    now: u64,
    first: Sent,
    /// What will happen, in no order; of the same time, what was planned first.
    steps: Vec<(u64, Step)>,
    /// The attempt whose answer the client waits for.
    awaited: Option<u8>,
    outcome: Ending,
}

impl Run<'_> {
    fn plan_step(&mut self, after: u64, step: Step) {
        self.steps.push((self.now + after, step));
    }

    /// Lets happen what is planned, and what follows from it. It ends: attempts are few, and nothing but an attempt
    /// leads to more than two steps.
    fn go(&mut self) {
        while let Some(next) = (0..self.steps.len()).min_by_key(|at| self.steps.get(*at).map(|step| step.0)) {
            let (time, step) = self.steps.remove(next);
            self.now = time;
            self.happen(step);
        }
    }

    fn happen(&mut self, step: Step) {
        match step {
            Step::Send(attempt) => self.send(attempt),
            Step::Tell(parcel, what) => self.tell(parcel, what),
            Step::Neighbour => self.neighbour(),
            Step::Arrive(request) => self.arrive(request),
            Step::Finish(request) => {
                let response = self.act(&request, Way::Finish);
                self.plan_step(0, Step::Answer(request, response));
            }
            Step::Answer(request, response) => self.answer(request, response),
            Step::Return(request, response) => self.hear(&request, response),
            Step::Silent(attempt, silence) if self.awaited == Some(attempt) => {
                self.tell(self.parcel(attempt, 0), What::HearsNothing { silence });
                match silence {
                    Silence::NotYet => self.awaited = None,
                    Silence::Timeout | Silence::Closed => self.settle(attempt, None),
                }
            }
            Step::Silent(..) => {}
            Step::Forget => {
                self.server.forget_keys();
                self.tell(self.parcel(1, 0), What::ForgetsKeys);
            }
        }
    }

    fn parcel(&self, attempt: u8, copy: u8) -> Parcel {
        Parcel { exchange: self.number, attempt, copy }
    }

    fn tell(&mut self, parcel: Parcel, what: What) {
        let event = Event { millis: self.now, parcel, what, server: self.server.clone() };
        self.outcome.events.push(event);
    }

    fn time(&self) -> Timestamp {
        Timestamp(self.at.0.saturating_add(self.now / 1000))
    }

    /// Returns what meets a request: the fault of the plan meets the first attempt and its copies.
    fn fault_of(&self, parcel: Parcel) -> Fault {
        if parcel.exchange == self.number && parcel.attempt == 1 { self.plan.fault } else { Fault::None }
    }
}
