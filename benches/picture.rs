//! What pictures of Bangla cost: a page of 60×20 shaped, wrapped and printed, with nothing remembered and with all of it;
//! and its bytes in each protocol.
#![cfg(test)]

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use putpost::course;
use putpost::files::Files;
use putpost::text::encode::sixel::Levels;
use putpost::text::encode::{Ink, Rgb, iterm, kitty, sixel};
use putpost::text::{CellPx, Drawing, Item, Pictures, Row, Scale, Span, Strip, Typesetter, Widths, markup};

/// The page: as many rows as it has, each of so many columns.
const ROWS: usize = 20;
const COLS: u16 = 60;
const INKS: [Ink; 16] = [Ink { letters: Rgb(220, 220, 210), ground: Rgb(16, 18, 24) }; 16];

/// Returns the texts of a lesson as paragraphs, more than a page of them.
fn paragraphs() -> Vec<Vec<Span>> {
    let course = course::open(&Files::embedded(), &["bn".to_owned()]);
    let text = course.text("put-again", "bn").unwrap();
    let said = text.steps.values().flat_map(|step| [&step.text, &step.ask, &step.verdict]);
    said.filter(|text| !text.is_empty()).map(|text| markup(text)).collect()
}

fn nothing_remembered(scale: Scale) -> Drawing {
    Drawing::Pictures(Pictures::new(CellPx::new(10.0, 20).unwrap(), Widths::default()).scaled(scale))
}

fn page(drawing: &Drawing, paragraphs: &[Vec<Span>], rows: usize, cols: u16) -> Vec<Row> {
    let typesetter = Typesetter::new(drawing);
    let mut page = Vec::new();
    for paragraph in paragraphs {
        page.extend(typesetter.layout(&[], paragraph, cols));
        if page.len() >= rows {
            break;
        }
    }
    assert!(page.len() >= rows);
    page.truncate(rows);
    page
}

fn strips(page: &[Row]) -> Vec<Arc<Strip>> {
    let strip = |item: &Item| if let Item::Pic { strip, .. } = item { Some(Arc::clone(strip)) } else { None };
    page.iter().flat_map(|row| &row.items).filter_map(strip).collect()
}

fn pictures(c: &mut Criterion) {
    let paragraphs = paragraphs();
    let mut group = c.benchmark_group("picture");
    for (name, scale, rows, cols) in
        [("a page", Scale::One, ROWS, COLS), ("a projector's page", Scale::Two, 2 * ROWS, 2 * COLS)]
    {
        group.bench_function(format!("{name}, nothing remembered"), |b| {
            b.iter_with_large_drop(|| {
                let page = page(&nothing_remembered(scale), &paragraphs, rows, cols);
                // All of it is looked at.
                black_box(strips(&page).iter().fold(0, |all, strip| all ^ strip.digest()));
                page
            });
        });
        group.bench_function(format!("{name}, remembered"), |b| {
            let drawing = nothing_remembered(scale);
            b.iter_with_large_drop(|| page(&drawing, &paragraphs, rows, cols));
        });
        let strips = strips(&page(&nothing_remembered(scale), &paragraphs, rows, cols));
        let cells: u32 = strips.iter().map(|strip| u32::from(strip.cols())).sum();
        println!("{name}: {} strips, {cells} cells", strips.len());
        type Encoder = fn(&Strip) -> Vec<u8>;
        let encoders: [(&str, Encoder); 4] = [
            ("kitty", |strip| kitty::transmit(1, strip, &INKS, kitty::Route::Direct)),
            ("iTerm2", |strip| iterm::picture(strip, &INKS)),
            ("sixel, 4 levels", |strip| sixel::picture(strip, &INKS, Levels::Four)),
            ("sixel, 8 levels", |strip| sixel::picture(strip, &INKS, Levels::Eight)),
        ];
        for (protocol, encode) in encoders {
            let bytes: usize = strips.iter().map(|strip| encode(strip).len()).sum();
            group.bench_function(format!("{name} as {protocol}, {bytes} bytes"), |b| {
                // A strip is packed once: each time they are new ones.
                let new = || Vec::from_iter(strips.iter().map(|strip| strip.piece(0, strip.cols())));
                b.iter_batched_ref(
                    new,
                    |strips| strips.iter().for_each(|strip| drop(black_box(encode(strip)))),
                    BatchSize::SmallInput,
                );
            });
        }
    }
    group.finish();
}

criterion_group!(benches, pictures);
criterion_main!(benches);
