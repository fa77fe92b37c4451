//! What the link promises: the table of faults row by row, what a journey tells, and the rules that hold for any plan.

mod append;
mod journeys;
mod rules;
mod scene;
mod table;

use std::sync::Arc;

use proptest::prelude::*;

use super::journey::{Deed, Event, What};
use super::*;

const EMPTY: &str = include_str!("../../assets/scenes/no-users.toml");

/// Returns a lab of `/users` in which nobody is.
fn lab() -> Lab {
    Lab::new(Arc::new(toml::from_str(EMPTY).unwrap()))
}

fn run(lab: &mut Lab, lines: &[&str]) {
    lab.run(lines, &replay::Bodies::new()).unwrap();
}

const THERE: &str = r#"PUT /users/7 "{\"id\":7,\"name\":\"v1\"}" Content-Type: application/json"#;
const PUT: &str = r#"PUT /users/7 "{\"id\":7,\"name\":\"A\"}" Content-Type: application/json"#;
const PUT_NEWER: &str = r#"PUT /users/7 "{\"id\":7,\"name\":\"B\"}" Content-Type: application/json"#;
const POST: &str = r#"POST /users "{\"name\":\"A\"}" Content-Type: application/json"#;
const DELETE: &str = "DELETE /users/7";
const PATCH: &str = r#"PATCH /users/7 "{\"name\":\"A\"}" Content-Type: application/merge-patch+json"#;

/// What the client heard with each attempt.
fn heard(lab: &Lab) -> Vec<u16> {
    let journey = lab.last().and_then(|last| last.journey.as_ref());
    let heard = |event: &Event| match event.what {
        What::Hears { status } => Some(status),
        _ => None,
    };
    journey.map_or_else(Vec::new, |journey| journey.events.iter().filter_map(heard).collect())
}

fn plan() -> impl Strategy<Value = Plan> {
    let (fault, retry) =
        (prop::sample::select(Fault::ALL.to_vec()), prop::sample::select(Retry::ALL.to_vec()));
    (fault, retry, 0_u64..16).prop_map(|(fault, retry, seed)| Plan { fault, retry, seed })
}

/// One message several times, each time over another link.
fn sends(lab: &mut Lab, line: &str, plans: &[Plan]) {
    for plan in plans {
        lab.arm(*plan);
        run(lab, &[line]);
    }
    // What is still under way comes after the next message.
    run(lab, &["GET /users", "GET /users"]);
}

fn without_neighbour(plans: &[Plan]) -> bool {
    plans.iter().all(|plan| plan.fault != Fault::Neighbour)
}

/// What the server does when it carries out a request, whole or by half.
const WRITES: [Deed; 2] = [Deed::Applied, Deed::HalfApplied];

/// Returns how many times the server did one of these on the path.
fn applied(lab: &Lab, deeds: &[Deed]) -> usize {
    let did = |event: &&Event| match &event.what {
        What::Acts { deed, .. } | What::Neighbour { deed, .. } => deeds.contains(deed),
        _ => false,
    };
    let of = |exchange: &Exchange| match &exchange.journey {
        Some(journey) => journey.events.iter().filter(did).count(),
        None => usize::from(exchange.is_applied() && exchange.method() != Some("GET")),
    };
    lab.path().map(of).sum()
}
