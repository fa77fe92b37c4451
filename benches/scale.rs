//! A long history: going through 100,000 exchanges, and the memory that one of them takes.
#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "a bench reads its own memory")]

#[path = "common/lab.rs"]
mod lab;
#[path = "common/server.rs"]
mod server;

use criterion::{Criterion, criterion_group, criterion_main};
use putpost::lab::Lab;

const EXCHANGES: usize = 100_000;

fn time_travel(c: &mut Criterion) {
    let mut lab = long_history();
    let mut group = c.benchmark_group("100,000 exchanges");
    group.bench_function("back and forward", |b| {
        b.iter(|| (lab.back(1), lab.forward(1)));
    });
    group.bench_function("go to any of them", |b| {
        let mut place = 0;
        b.iter(|| {
            place = (place + 61_803) % EXCHANGES;
            lab.seek(place);
            lab.server().store().len()
        });
    });
    group.bench_function("send from the middle", |b| {
        b.iter_batched_ref(
            || {
                let mut lab = lab.clone();
                lab.seek(EXCHANGES / 2);
                lab
            },
            |lab| lab.again().map(|exchange| exchange.number),
            criterion::BatchSize::LargeInput,
        );
    });
    group.finish();
}

/// Returns the long history, and prints what an exchange of it takes: PUTs of 100 bytes over 100 resources.
fn long_history() -> Lab {
    let before = resident();
    let lab = lab::lab(100, EXCHANGES);
    if let (Some(before), Some(after)) = (before, resident()) {
        println!("memory per exchange: {} bytes", after.saturating_sub(before) * 1024 / EXCHANGES as u64);
    }
    lab
}

/// Returns the memory of this process in KiB, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix(" kB")?.parse().ok()
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = time_travel
}
criterion_main!(benches);
