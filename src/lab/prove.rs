//! The proof: the same message once and several times, on copies, and whether that makes a difference.
//!
//! What is compared is what the server carried out. Where it says that it did nothing and that the client shall come back
//! (503, 429), the client does, as long as Retry-After says later: that is another attempt, and no second time.

use std::ops::RangeInclusive;

use http::StatusCode;
use http::header::DATE;

use super::change::{self, Change, Mark};
use super::exchange::{self, Exchange, Sent, Way};
use super::retry;
use crate::server::{Response, Server, Target, Timestamp};

/// How many times a message can be sent in a proof.
pub const TIMES: RangeInclusive<u8> = 2..=9;

/// How often a client comes back where it is asked to, before it takes that for the answer.
const REFUSED: u8 = 3;

/// Once compared with several times.
#[derive(Clone, Debug)]
pub struct Proof {
    /// What was sent.
    pub request: Sent,
    /// How many times it was sent in the second run.
    pub times: u8,
    /// The run that sent it once.
    pub once: Run,
    /// The run that sent it several times.
    pub many: Run,
    /// Whether both runs left the server in the same state: the promise of an idempotent method.
    pub same_state: bool,
    /// Whether all answers were the same but for their Date: no method promises that.
    pub same_answers: bool,
    /// Where the two runs left different states: `before` is what one request left there, `after` what several did. Two
    /// such representations are compared member by member with [`super::diff::diff`]. Empty where the state is the same.
    pub differences: Vec<Change>,
}

/// What one run did to its copy of the server.
#[derive(Clone, Debug)]
pub struct Run {
    /// The responses, in order, also those after which the client had to come back.
    pub responses: Vec<Response>,
    /// The digest of the state that it left.
    pub digest: String,
    /// How many resources there are after it.
    pub count: usize,
    /// What differs from the state before it.
    pub changes: Vec<Change>,
    /// The server after it.
    pub server: Server,
}

impl Proof {
    /// Returns whether the server carried the request out at all: where it did not, nothing is proved.
    #[must_use]
    pub fn is_carried_out(&self) -> bool {
        let refused = |status: StatusCode| status.is_client_error() || status.is_server_error();
        self.once.answers().any(|answer| !refused(answer.status()))
    }

    /// Returns what the server said where the client had to wait, if it had to.
    #[must_use]
    pub fn waited(&self) -> Option<StatusCode> {
        let runs = [&self.once, &self.many].into_iter();
        let mut all = runs.flat_map(|run| &run.responses);
        all.find(|response| retry::was_not_applied(response)).map(Response::status)
    }
}

impl Run {
    /// Returns the answers that say what became of the request: those after which the client came back are none.
    pub fn answers(&self) -> impl Iterator<Item = &Response> {
        self.responses.iter().filter(|response| !retry::was_not_applied(response))
    }

    /// Returns the status codes of the responses, in order.
    pub fn statuses(&self) -> impl Iterator<Item = StatusCode> {
        self.responses.iter().map(http::Response::status)
    }
}

pub(super) fn prove(before: &Server, exchange: &Exchange, times: u8) -> Proof {
    let once = run(before, exchange, 1);
    let many = run(before, exchange, times);
    let targets = once.changes.iter().chain(&many.changes).map(|change| change.target.clone());
    let mut differences = change::changes_at(once.server.store(), many.server.store(), targets.collect());
    differences.retain(|change| change.mark != Mark::Unchanged);
    let same_answers = many.answers().zip(many.answers().skip(1)).all(|(a, b)| same_answer(a, b));
    Proof {
        request: exchange.sent(),
        times,
        same_state: once.digest == many.digest,
        same_answers,
        differences,
        once,
        many,
    }
}

fn run(before: &Server, exchange: &Exchange, times: u8) -> Run {
    let mut server = before.clone();
    let sent = exchange.sent();
    let mut touched: Vec<Target> = Vec::new();
    let mut responses = Vec::new();
    let (mut at, mut done, mut refused) = (exchange.at, 0, 0);
    while done < times {
        let response = exchange::deliver(&mut server, &sent, at, Way::Whole);
        let named = change::addressed(&sent, &response);
        touched.extend(named.into_iter().filter(|target| !touched.contains(target)).collect::<Vec<_>>());
        let again = retry::was_not_applied(&response) && refused < REFUSED;
        let pause = if again { retry::pause(1, Some(&response)).0 } else { 1 };
        at = Timestamp(at.0.saturating_add(pause.into()));
        (done, refused) = if again { (done, refused + 1) } else { (done + 1, 0) };
        responses.push(response);
    }
    let changes = change::changes_at(before.store(), server.store(), touched);
    Run { responses, digest: server.digest(), count: server.store().len(), changes, server }
}

fn same_answer(a: &Response, b: &Response) -> bool {
    let without_date = |response: &Response| {
        let mut headers = response.headers().clone();
        headers.remove(DATE);
        headers
    };
    a.status() == b.status() && a.body() == b.body() && without_date(a) == without_date(b)
}
