//! What a start costs inside the process: every file read, the first frame drawn; beside the minimal program's frame.
#![cfg(test)]

#[path = "common/course.rs"]
mod course;
#[path = "minimal/screen.rs"]
mod minimal;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use putpost::files::Files;
use putpost::i18n::Catalog;

fn start(c: &mut Criterion) {
    let mut group = c.benchmark_group("start");
    group.bench_function("minimal, first frame", |b| {
        b.iter(|| {
            let mut terminal = course::nowhere();
            course::draw(&mut terminal, |frame| minimal::draw(frame, &minimal::State::default()));
        });
    });
    group.bench_function("putpost, first frame", |b| {
        b.iter(|| course::Program::new(course::model(Arc::new(course::world()), "en")));
    });
    group.bench_function("course, to its first page", |b| {
        let (files, tags) = (Files::embedded(), ["en".to_owned(), "bn".to_owned()]);
        b.iter(|| black_box(putpost::course::open(&files, &tags).text("meet-the-server", "en").cloned()));
    });
    group.bench_function("messages of every language, whole", |b| {
        let files = Files::embedded();
        b.iter(|| black_box(Catalog::load(&files)));
    });
    group.bench_function("lessons in every language, whole", |b| {
        let files = Files::embedded();
        b.iter(|| black_box(putpost::course::load(&files, &["en".to_owned(), "bn".to_owned()])));
    });
    group.finish();
}

criterion_group!(benches, start);
criterion_main!(benches);
