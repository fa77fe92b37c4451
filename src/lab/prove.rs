//! The proof: the same message once and several times, on copies, and whether that makes a difference.

use std::ops::RangeInclusive;

use http::StatusCode;
use http::header::DATE;

use super::change::{self, Change, Mark};
use super::exchange::{self, Exchange, Sent, Way};
use crate::server::{Response, Server, Target, Timestamp};

/// How many times a message can be sent in a proof.
pub const TIMES: RangeInclusive<u8> = 2..=9;

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
    /// Whether all responses were the same but for their Date: no method promises that.
    pub same_answers: bool,
    /// Where the two runs left different states: `before` is what one request left there, `after` what several did. Two
    /// such representations are compared member by member with [`super::diff::diff`]. Empty where the state is the same.
    pub differences: Vec<Change>,
}

/// What one run did to its copy of the server.
#[derive(Clone, Debug)]
pub struct Run {
    /// The responses, in order.
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

impl Run {
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
    Proof {
        request: exchange.sent(),
        times,
        same_state: once.digest == many.digest,
        same_answers: many.responses.windows(2).all(|pair| matches!(pair, [a, b] if same_answer(a, b))),
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
    for second in 0..u64::from(times) {
        let at = Timestamp(exchange.at.0.saturating_add(second));
        let response = exchange::deliver(&mut server, &sent, at, Way::Whole);
        let named = change::addressed(&sent, &response);
        touched.extend(named.into_iter().filter(|target| !touched.contains(target)).collect::<Vec<_>>());
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
