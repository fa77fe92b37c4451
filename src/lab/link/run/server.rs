//! What happens to a message at the server: it is acted on, turned away, or lost in a crash.

use http::header::{CONNECTION, HeaderValue, RETRY_AFTER};

use super::{COME_BACK, RESTART, Run, SLOW, Step, WAY, WORK};
use crate::lab::change::{self, Change};
use crate::lab::exchange::{self, Sent, Way};
use crate::lab::journey::{Deed, Parcel, Silence, What};
use crate::lab::link::{Fault, Flying};
use crate::server::idempotency::IDEMPOTENCY_KEY;
use crate::server::{Code, KeyState, Problem, Response, Server};

impl Run<'_> {
    /// Somebody else sends the same, without the key, which is the learner's own.
    pub(super) fn neighbour(&mut self) {
        let Sent::Request(mut request) = self.first.clone() else { return };
        request.headers_mut().remove(IDEMPOTENCY_KEY);
        let (method, target) = (request.method().to_string(), request.uri().to_string());
        let before = self.server.clone();
        let sent = Sent::Request(request);
        let response = exchange::deliver(self.server, &sent, self.time(), Way::Whole);
        let deed = deed(&before, &sent, &response);
        let changes = self.changes(&before, &sent, &response);
        let status = response.status().as_u16();
        let parcel = self.parcel(0, 0);
        self.tell(parcel, What::Neighbour { method, target, status, deed, changes });
    }

    pub(super) fn arrive(&mut self, request: Flying) {
        let parcel = request.parcel;
        self.tell(parcel, What::Arrives);
        match self.fault_of(parcel) {
            Fault::CrashBefore => self.crash(parcel),
            Fault::CrashAfter => {
                self.act(&request, Way::Whole);
                self.crash(parcel);
            }
            Fault::CrashBetween => {
                self.act(&request, Way::Half);
                self.crash(parcel);
            }
            Fault::Slow if !self.knows_key(&request) => {
                if let Some(request) = request.sent.request() {
                    self.server.begin(request);
                }
                self.tell(parcel, What::Begins);
                self.plan_step(SLOW, Step::Finish(request));
            }
            Fault::Unavailable => self.turn_away(request, Deed::Refused, Code::Unavailable),
            Fault::TooMany => self.turn_away(request, Deed::Refused, Code::TooManyRequests),
            _ => {
                let response = self.act(&request, Way::Whole);
                self.plan_step(WORK, Step::Answer(request, response));
            }
        }
    }

    /// Returns whether the answer to a request is decided by its key, and so needs no work.
    fn knows_key(&self, request: &Flying) -> bool {
        let state = request.sent.request().map(|request| self.server.key_state(request));
        matches!(state, Some(KeyState::UnderWay | KeyState::Kept))
    }

    /// Hands a request to the server and tells what it did.
    pub(super) fn act(&mut self, request: &Flying, way: Way) -> Response {
        let (before, at) = (self.server.clone(), self.time());
        let response = exchange::deliver(self.server, &request.sent, at, way);
        let deed = match deed(&before, &request.sent, &response) {
            Deed::Applied if self.fault_of(request.parcel) == Fault::CrashBetween => Deed::HalfApplied,
            deed => deed,
        };
        let changes = self.changes(&before, &request.sent, &response);
        let why = Problem::read(&response).filter(|_| deed == Deed::Refused).map(Box::new);
        self.tell(request.parcel, What::Acts { deed, changes, why });
        response
    }

    fn changes(&mut self, before: &Server, sent: &Sent, response: &Response) -> Box<[Change]> {
        let touched = change::touched(before, self.server, sent, response);
        for target in &touched {
            if !self.outcome.touched.contains(target) {
                self.outcome.touched.push(target.clone());
            }
        }
        change::changes_at(before.store(), self.server.store(), touched).into()
    }

    /// The server says that it does nothing, with the request or with as much of it as came.
    pub(super) fn turn_away(&mut self, request: Flying, deed: Deed, code: Code) {
        let problem = Problem::new(code).about(&RETRY_AFTER).expected(COME_BACK.to_string());
        let why = Some(problem.clone()).filter(|_| deed == Deed::Refused).map(Box::new);
        self.tell(request.parcel, What::Acts { deed, changes: Box::default(), why });
        let mut response = Server::refuse(&problem, self.time());
        let headers = response.headers_mut();
        if code == Code::RequestTimeout {
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        } else {
            headers.insert(RETRY_AFTER, HeaderValue::from(COME_BACK));
        }
        self.plan_step(WORK, Step::Answer(request, response));
    }

    pub(super) fn crash(&mut self, parcel: Parcel) {
        self.tell(parcel, What::Crashes);
        self.plan_step(WAY, Step::Silent(parcel.attempt, Silence::Closed));
        self.plan_step(RESTART, Step::Tell(parcel, What::Restarts));
    }
}

/// Returns what a server did with a message, from its state before and from its answer.
fn deed(before: &Server, sent: &Sent, response: &Response) -> Deed {
    let (Some(request), status) = (sent.request(), response.status()) else { return Deed::Refused };
    if status.is_client_error() || status.is_server_error() {
        return Deed::Refused;
    }
    if request.method().is_safe() || status.is_redirection() {
        return Deed::Read;
    }
    if before.key_state(request) == KeyState::Kept { Deed::Replayed } else { Deed::Applied }
}
