//! One message over the link, simulated: every step has its time, and the steps happen in the order of their times.

mod server;

use std::sync::Arc;

use super::{Fault, Flying, Plan};
use crate::lab::change;
use crate::lab::exchange::{self, Draft, Origin, Sent, Way};
use crate::lab::journey::{Deed, Event, Journey, Parcel, Silence, What};
use crate::lab::{chance, retry};
use crate::server::{Code, Problem, Response, Server, Target, Timestamp};

/// How long a message takes from one side to the other, in milliseconds; all times here are.
const WAY: u64 = 40;
/// How long the server works on a request.
const WORK: u64 = 20;
/// By how much a copy arrives later than the message itself.
const GAP: u64 = 10;
/// How long the client waits for an answer.
const PATIENCE: u64 = 5_000;
/// How long a slow server works: longer than the client waits, and than it pauses before its second attempt.
const SLOW: u64 = 7_000;
/// How long a crashed server takes to come back: shorter than any client pauses.
const RESTART: u64 = 500;
/// How long a gateway waits before it says so itself.
const GATEWAY: u64 = 3_000;
/// How many seconds Retry-After asks for.
const COME_BACK: u32 = 2;

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
    /// A server waits no longer for the rest of a request.
    Drop(Flying),
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
            Step::Drop(request) => self.turn_away(request, Deed::Incomplete, Code::RequestTimeout),
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

    fn send(&mut self, attempt: u8) {
        let sent = match attempt {
            1 => self.first.clone(),
            _ => exchange::completed(retry::message(self.plan.retry, &self.first, attempt, self.salt)),
        };
        let request = Flying { parcel: self.parcel(attempt, 0), sent, awaited: false };
        self.tell(request.parcel, What::Sends { key: retry::key(&request.sent) });
        self.awaited = Some(attempt);
        self.plan_step(PATIENCE, Step::Silent(attempt, Silence::Timeout));
        self.depart(request);
    }

    /// What the network does with a request.
    fn depart(&mut self, request: Flying) {
        let parcel = request.parcel;
        match self.fault_of(parcel) {
            Fault::RequestLost => self.plan_step(WAY / 2, Step::Tell(parcel, What::RequestLost)),
            Fault::CutOff => self.cut_off(parcel),
            Fault::Closed => {
                self.plan_step(WAY / 2, Step::Tell(parcel, What::ConnectionClosed));
                self.plan_step(WAY, Step::Silent(1, Silence::Closed));
            }
            Fault::RequestTimeout => self.plan_step(WAY, Step::Drop(request)),
            Fault::Overtaken => self.hold_back(request),
            Fault::Duplicated => {
                let copy = request.copy();
                self.plan_step(WAY / 2, Step::Tell(copy.parcel, What::Duplicated));
                self.plan_step(WAY, Step::Arrive(request));
                self.plan_step(WAY + GAP, Step::Arrive(copy));
            }
            Fault::DelayedCopy => {
                let copy = request.copy();
                self.plan_step(WAY / 2, Step::Tell(copy.parcel, What::Duplicated));
                self.plan_step(WAY / 2, Step::Tell(copy.parcel, What::HeldBack));
                self.outcome.flying.push(copy);
                self.plan_step(WAY, Step::Arrive(request));
            }
            Fault::Gateway if !self.gateway_acts() => {
                self.plan_step(WAY, Step::Tell(parcel, What::RequestLost));
                let says = self.gateway_says();
                self.plan_step(GATEWAY, Step::Answer(request, says));
            }
            Fault::Neighbour => {
                self.plan_step(WAY / 2, Step::Neighbour);
                self.plan_step(WAY, Step::Arrive(request));
            }
            _ => self.plan_step(WAY, Step::Arrive(request)),
        }
    }

    /// A request whose end never comes is none (RFC 9112 §8): the server drops it.
    fn cut_off(&mut self, parcel: Parcel) {
        self.plan_step(WAY / 2, Step::Tell(parcel, What::CutOff));
        let dropped = What::Acts { deed: Deed::Incomplete, changes: Box::default(), why: None };
        self.plan_step(WAY, Step::Tell(parcel, dropped));
        self.plan_step(WAY, Step::Silent(1, Silence::Closed));
    }

    /// A client that would not try again does not wait either: its next message is what overtakes this one.
    fn hold_back(&mut self, request: Flying) {
        self.plan_step(WAY / 2, Step::Tell(request.parcel, What::HeldBack));
        let alone = retry::decide(self.plan.retry, &request.sent, 1, None).is_err();
        if alone {
            self.plan_step(WAY, Step::Silent(1, Silence::NotYet));
        }
        self.outcome.flying.push(Flying { awaited: alone, ..request });
    }

    /// Whether the server behind the gateway got the request.
    fn gateway_acts(&self) -> bool {
        chance::mix(self.plan.seed) & 1 == 1
    }

    fn gateway_says(&self) -> Response {
        let broken = chance::mix(self.plan.seed) & 2 == 2;
        let code = if broken { Code::BadGateway } else { Code::GatewayTimeout };
        Server::refuse(&Problem::new(code), self.time())
    }

    fn answer(&mut self, request: Flying, response: Response) {
        let (parcel, status) = (request.parcel, response.status().as_u16());
        let fault = self.fault_of(parcel);
        let gateway = fault == Fault::Gateway
            && Problem::read(&response)
                .is_some_and(|problem| matches!(problem.code, Code::BadGateway | Code::GatewayTimeout));
        self.tell(parcel, What::Answers { status, gateway });
        match fault {
            Fault::ResponseLost | Fault::KeysLost => {
                self.plan_step(WAY / 2, Step::Tell(parcel, What::ResponseLost));
                if fault == Fault::KeysLost {
                    self.plan_step(RESTART, Step::Forget);
                }
            }
            Fault::Gateway if !gateway => {
                self.plan_step(WAY / 2, Step::Tell(parcel, What::ResponseLost));
                let says = self.gateway_says();
                self.plan_step(GATEWAY, Step::Answer(request, says));
            }
            // Of two answers the seed may hold the first up, so that the second is read.
            Fault::Duplicated if parcel.copy == 0 && chance::mix(self.plan.seed) & 1 == 1 => {
                self.plan_step(WAY + 2 * GAP, Step::Return(request, response));
            }
            _ => self.plan_step(WAY, Step::Return(request, response)),
        }
    }

    fn hear(&mut self, request: &Flying, response: Response) {
        let (parcel, status) = (request.parcel, response.status().as_u16());
        if request.awaited {
            self.tell(parcel, What::Hears { status });
        } else if parcel.exchange != self.number || self.awaited != Some(parcel.attempt) {
            self.tell(parcel, What::NotWaitedFor { status });
        } else {
            self.tell(parcel, What::Hears { status });
            self.settle(parcel.attempt, Some(response));
        }
    }

    /// The client knows what became of an attempt, as far as it ever will, and decides.
    fn settle(&mut self, attempt: u8, heard: Option<Response>) {
        self.awaited = None;
        let parcel = self.parcel(attempt, 0);
        if heard.as_ref().is_some_and(|response| !retry::asks_for_another_try(response)) {
            self.outcome.heard = heard;
            return;
        }
        match retry::decide(self.plan.retry, &self.first, attempt, heard.as_ref()) {
            Ok(reason) => {
                let (seconds, told) = retry::pause(attempt, heard.as_ref());
                self.tell(parcel, What::Waits { seconds, told });
                let next = self.parcel(attempt + 1, 0);
                self.plan_step(u64::from(seconds) * 1000, Step::Tell(next, What::Retries { reason }));
                self.plan_step(u64::from(seconds) * 1000, Step::Send(attempt + 1));
            }
            Err(reason) => {
                self.tell(parcel, What::GivesUp { reason });
                self.outcome.heard = heard;
            }
        }
    }
}
