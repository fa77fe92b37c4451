//! What one request costs in the process, with its history kept, over 10 to 100,000 resources.
#![cfg(test)]

#[path = "common/server.rs"]
mod server;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use putpost::lab::{EPOCH, Lab, Origin, Sent};
use putpost::server::{Request, Server};

const SIZES: [usize; 3] = [10, 1_000, 100_000];

/// A history is kept for so many requests and then thrown away, so that the memory of the bench is bounded.
const KEPT: usize = 10_000;

fn with_history(c: &mut Criterion, name: &str, request: impl Fn(usize) -> Request + Copy) {
    let mut group = c.benchmark_group(name);
    for resources in SIZES {
        let fresh = Lab::new(server::scene(resources));
        group.bench_function(resources.to_string(), |b| {
            let (mut lab, mut n) = (fresh.clone(), 0);
            b.iter_batched(
                || {
                    n += 1;
                    Sent::Request(request(n))
                },
                |sent| {
                    if lab.line_len() == KEPT {
                        lab = fresh.clone();
                    }
                    lab.send(sent, Origin::Form).number
                },
                BatchSize::SmallInput,
            );
        });
    }
    group.finish();
}

fn requests(c: &mut Criterion) {
    with_history(c, "PUT that replaces, with history", |n| {
        server::request("PUT", "/users/1", &server::body(n))
    });
    with_history(c, "PUT that creates, with history", |n| {
        server::request("PUT", &format!("/users/{}", 1_000_000 + n), &server::body(n))
    });
    with_history(c, "POST, with history", |n| server::request("POST", "/users", &server::body(n)));
}

/// The server alone: what of it is the history's share.
fn alone(c: &mut Criterion) {
    let mut group = c.benchmark_group("PUT that replaces, server alone");
    for resources in SIZES {
        let mut server = Server::new(&server::scene(resources), EPOCH);
        group.bench_function(resources.to_string(), |b| {
            let requests = [0, 1].map(|n| server::request("PUT", "/users/1", &server::body(n)));
            let mut requests = requests.iter().cycle();
            b.iter(|| requests.next().map(|request| server.handle(request, EPOCH)));
        });
    }
    group.finish();
}

criterion_group!(benches, requests, alone);
criterion_main!(benches);
