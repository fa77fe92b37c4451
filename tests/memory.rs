//! How much a long history holds: at most a kibibyte for an exchange, and its body.

#![cfg(test)]

#[path = "../benches/common/server.rs"]
mod server;

use std::alloc::System;

use putpost::lab::{Lab, Origin, Sent};
use putpost::server::Request;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// How many octets of body each request has.
const BODY: usize = 100;
const RESOURCES: usize = 100;
const EXCHANGES: usize = 10_000;

/// Returns how many octets an exchange holds, on average: what was asked of the allocator and not given back.
fn held(request: impl Fn(usize) -> Request) -> usize {
    let mut lab = Lab::new(server::scene(RESOURCES));
    lab.send(Sent::Request(request(EXCHANGES)), Origin::Form);
    let region = Region::new(COUNTED);
    for n in 0..EXCHANGES {
        lab.send(Sent::Request(request(n)), Origin::Form);
    }
    let change = region.change();
    let succeeded = lab.line().all(putpost::lab::Exchange::is_applied);
    assert!(succeeded && lab.line_len() == EXCHANGES + 1);
    (change.bytes_allocated - change.bytes_deallocated) / EXCHANGES
}

/// Returns a body of [`BODY`] octets for an id, another one for each `n`.
fn body(id: usize, n: usize) -> String {
    server::body(id).replace(&"x".repeat(8), &format!("{n:08}"))
}

/// One test: the allocator counts for the whole process.
#[test]
fn an_exchange_holds_a_kibibyte_at_most_and_its_body() {
    let item = |n: usize| format!("/users/{}", n % RESOURCES + 1);
    let replaced = held(|n| server::request("PUT", &item(n), &body(n % RESOURCES + 1, n)));
    let repeated = held(|n| server::request("PUT", "/users/1", &body(1, n % 2)));
    let created = held(|n| server::request("POST", "/users", &body(n, n).replacen("\"id\"", "\"no\"", 1)));
    let read = held(|n| server::request("GET", &item(n), ""));
    for (what, held, most) in [
        ("PUT that replaces", replaced, 1024 + BODY),
        ("the same PUT in turn", repeated, 1024 + BODY),
        ("GET", read, 1024),
        ("POST into a growing list", created, 1024 + BODY),
    ] {
        assert!(held <= most, "{what}: {held} octets, more than {most}");
    }
}
