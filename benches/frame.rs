//! What one frame costs: after a key, after a switch of language, over much that is not seen; beside the minimal program.
#![cfg(test)]

#[path = "common/course.rs"]
mod course;
#[path = "common/lab.rs"]
mod lab;
#[path = "minimal/screen.rs"]
mod minimal;
#[path = "common/server.rs"]
mod server;

use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use putpost::app::{self, Focus, Key, KeyCode, Msg, World};
use putpost::lab::Lab;

use course::Program;

/// Presses a key; what the world would have to do is dropped.
fn press(program: &mut Program, code: KeyCode) {
    drop(app::update(&mut program.model, Msg::Key(Key::plain(code))));
}

fn key(c: &mut Criterion) {
    let mut group = c.benchmark_group("key to frame");
    group.bench_function("minimal", |b| {
        let (mut terminal, mut state) = (course::nowhere(), minimal::State::default());
        let mut keys = "x\u{8}".chars().cycle();
        b.iter(|| {
            match keys.next() {
                Some('\u{8}') => drop(state.typed.pop()),
                key => state.typed.extend(key),
            }
            course::draw(&mut terminal, |frame| minimal::draw(frame, &state));
        });
    });
    let world = Arc::new(course::world());
    for tag in ["en", "bn"] {
        group.bench_function(format!("putpost, {tag}"), |b| {
            let mut program = Program::new(course::model(Arc::clone(&world), tag));
            for code in [KeyCode::Tab, KeyCode::Down, KeyCode::Down, KeyCode::Down] {
                press(&mut program, code);
            }
            assert!(program.model.is_typing());
            let mut keys = [KeyCode::Char('x'), KeyCode::Backspace].into_iter().cycle();
            b.iter(|| {
                press(&mut program, keys.next().unwrap());
                program.draw();
            });
        });
    }
    group.bench_function("putpost, switch of language", |b| {
        let mut program = Program::new(course::model(Arc::clone(&world), "en"));
        b.iter(|| {
            press(&mut program, KeyCode::F(2));
            program.draw();
        });
    });
    group.finish();
}

/// A frame costs what is visible, in the middle of a list and at the end of a history.
fn scale(c: &mut Criterion) {
    let world = Arc::new(course::world());
    let mut group = c.benchmark_group("frame");
    for (name, resources, exchanges) in [
        ("over 100 resources", 100, 1),
        ("over 100,000 resources", 100_000, 1),
        ("over 10 exchanges", 100, 10),
        ("over 100,000 exchanges", 100, 100_000),
    ] {
        let mut program = browsed(&world, lab::lab(resources, exchanges));
        group.bench_function(name, |b| b.iter(|| program.draw()));
        group.bench_function(format!("{name}, with the key before it"), |b| {
            let mut keys = [KeyCode::Down, KeyCode::Up].into_iter().cycle();
            b.iter(|| {
                press(&mut program, keys.next().unwrap());
                program.draw();
            });
        });
    }
    group.finish();
}

fn browsed(world: &Arc<World>, lab: Lab) -> Program {
    let mut program = Program::new(course::model(Arc::clone(world), "en"));
    program.model.play.main = lab;
    program.model.focus = Focus::Board;
    for _ in 0..60 {
        press(&mut program, KeyCode::Down);
    }
    program
}

criterion_group!(benches, key, scale);
criterion_main!(benches);
