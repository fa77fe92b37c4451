//! The network between: what it does with a request that was sent.

use super::{GAP, Run, Step, WAY};
use crate::lab::journey::{Deed, Parcel, Silence, What};
use crate::lab::link::{Fault, Flying};
use crate::lab::{chance, retry};
use crate::server::{Code, Problem, Response, Server};

/// How long a gateway waits before it says so itself.
pub(super) const GATEWAY: u64 = 3_000;

impl Run<'_> {
    /// What the network does with a request.
    pub(super) fn depart(&mut self, request: Flying) {
        let parcel = request.parcel;
        match self.fault_of(parcel) {
            Fault::RequestLost => self.plan_step(WAY / 2, Step::Tell(parcel, What::RequestLost)),
            Fault::CutOff => self.cut_off(parcel),
            Fault::Closed => {
                self.plan_step(WAY / 2, Step::Tell(parcel, What::ConnectionClosed));
                self.plan_step(WAY, Step::Silent(1, Silence::Closed));
            }
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
        let dropped = What::Acts { deed: Deed::Refused, changes: Box::default() };
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

    pub(super) fn gateway_says(&self) -> Response {
        let broken = chance::mix(self.plan.seed) & 2 == 2;
        let code = if broken { Code::BadGateway } else { Code::GatewayTimeout };
        Server::refuse(&Problem::new(code), self.time())
    }
}
