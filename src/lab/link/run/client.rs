//! The client's side of the link: it sends, waits, hears, and decides whether to try again.

use super::{Run, Step};
use crate::lab::exchange;
use crate::lab::journey::{Silence, What};
use crate::lab::link::Flying;
use crate::lab::retry;
use crate::server::Response;

/// How long the client waits for an answer.
const PATIENCE: u64 = 5_000;

impl Run<'_> {
    pub(super) fn send(&mut self, attempt: u8) {
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

    pub(super) fn hear(&mut self, request: &Flying, response: Response) {
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
    pub(super) fn settle(&mut self, attempt: u8, heard: Option<Response>) {
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
