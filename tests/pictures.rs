//! Pictures of Bangla: they look as they did, and what terminals are sent is what was drawn.

#![cfg(test)]
#![expect(clippy::string_slice, reason = "a test may cut what it made")]

#[path = "support/sixel.rs"]
mod sixel;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use putpost::text::encode::sixel::Levels;
use putpost::text::encode::{Ink, Rgb, iterm, png, sixel as sixels};
use putpost::text::{CellPx, Drawing, Item, Pictures, Role, Scale, Span, Strip, Typesetter, Widths};

/// Conjuncts, reph, ra-phala and ya-phala, signs before, around, above and below, nukta, joiners, digits, punctuation.
const HARD: [&str; 30] = [
    "ক্ষি",
    "স্ত্রী",
    "র্ক্ষ",
    "র\u{200d}্যাম",
    "কর্ত্রী",
    "উজ্জ্বল",
    "আকাঙ্ক্ষা",
    "পার্শ্বপ্রতিক্রিয়া",
    "উদ্ধৃতি",
    "শ্রদ্ধা",
    "বৈশিষ্ট্য",
    "জ্ঞান",
    "ব্রাহ্মণ",
    "হৃৎপিণ্ড",
    "চাঁদ",
    "দুঃখ",
    "মুহূর্ত",
    "সূক্ষ্ম",
    "লক্ষ্মী",
    "সন্ধ্যা",
    "রিকোয়েস্ট",
    "সার্ভার",
    "ষাণ্মাসিক",
    "গুরুত্ব",
    "রূপ",
    "শুঁড়",
    "দ্বন্দ্ব",
    "ক্\u{200c}ষ",
    "‘ৎ’—১২৩৪৫৬৭৮৯০।",
    "কোৗঁৎঃং",
];
const SIZES: [(f32, u16); 3] = [(7.0, 14), (9.633, 20), (16.0, 32)];

fn strips(text: &str, role: Role, (width, height): (f32, u16), scale: Scale) -> Vec<Arc<Strip>> {
    let pictures = Pictures::new(CellPx::new(width, height).unwrap(), Widths::default());
    let typesetter = Typesetter::new(&Drawing::Pictures(pictures.scaled(scale)));
    let rows = typesetter.layout(&[], &[Span::new(text, role)], 200);
    let strip = |item: Item| match item {
        Item::Pic { strip, .. } => strip,
        Item::Cells { .. } | Item::Sized { .. } => panic!("{text} is not all drawn"),
    };
    rows.into_iter().flat_map(|row| row.items).map(strip).collect()
}

#[test]
fn hard_words_look_as_they_did() {
    let golden: BTreeMap<&str, &str> =
        include_str!("data/strip-golden.tsv").lines().filter_map(|line| line.split_once('\t')).collect();
    let mut now = String::new();
    for word in HARD {
        let hash = |size| format!("{:016x}", strips(word, Role::Text, size, Scale::One)[0].digest());
        writeln!(now, "{word}\t{}", SIZES.map(hash).join(" ")).unwrap();
    }
    let differ = now
        .lines()
        .filter(|line| line.split_once('\t').is_none_or(|(word, hash)| golden.get(word) != Some(&hash)));
    assert_eq!(
        differ.count(),
        0,
        "look at the words; if they are meant to be so, tests/data/strip-golden.tsv is:\n{now}"
    );
}

/// Strips of one and of many roles, some of them of a word that has both.
fn examples() -> Vec<Arc<Strip>> {
    let pictures = Pictures::new(CellPx::new(9.633, 19).unwrap(), Widths::default());
    let typesetter = Typesetter::new(&Drawing::Pictures(pictures));
    let spans = [
        Span::new("স্ত্রীর ", Role::Text),
        Span::new("উদ্ধৃতি", Role::Strong),
        Span::new("গুলো ", Role::Accent),
        Span::new("PUT", Role::Code),
        Span::new("-এর মতো।", Role::Dim),
    ];
    let strip = |item| if let Item::Pic { strip, .. } = item { Some(strip) } else { None };
    let found: Vec<_> = typesetter.cut(&spans, 80).items.into_iter().filter_map(strip).collect();
    assert_eq!(found.iter().map(|strip| strip.roles().len()).collect::<Vec<_>>(), [3, 1]);
    found
}

const INKS: [Ink; 3] = [
    Ink { letters: Rgb(250, 250, 240), ground: Rgb(10, 20, 30) },
    Ink { letters: Rgb(0, 0, 0), ground: Rgb(255, 220, 0) },
    Ink { letters: Rgb(12, 140, 77), ground: Rgb(200, 200, 200) },
];

#[test]
fn a_png_is_read_back_as_what_was_drawn() {
    for strip in examples() {
        let file = png::png(&strip, &INKS);
        let mut decoder = png_crate::Decoder::new(std::io::Cursor::new(&file));
        decoder.set_transformations(png_crate::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height), (strip.width().into(), strip.height().into()));
        assert_eq!(info.color_type, png_crate::ColorType::Rgba);
        for (pixel, rgba) in strip.pixels().iter().zip(pixels.chunks(4)) {
            let Rgb(r, g, b) = INKS[usize::from(pixel >> 4)].letters;
            assert_eq!(rgba, [r, g, b, (pixel & 15) * 17]);
        }
    }
}

#[test]
fn a_sixel_picture_is_read_back_as_what_was_drawn() {
    for strip in examples() {
        for (levels, top) in [(Levels::Two, 1), (Levels::Four, 3), (Levels::Eight, 7), (Levels::Sixteen, 15)]
        {
            let picture = sixel::decode(&sixels::picture(&strip, &INKS, levels));
            assert_eq!((picture.width, picture.height), (strip.width().into(), strip.height().into()));
            for (pixel, drawn) in strip.pixels().iter().zip(&picture.pixels) {
                let level = (u16::from(pixel & 15) * top + 7) / 15;
                assert_eq!(drawn.is_some(), level > 0);
                let Ink { letters, ground } = INKS[usize::from(pixel >> 4)];
                let mix = |letters: u8, ground: u8| {
                    f32::from(ground)
                        + (f32::from(letters) - f32::from(ground)) * f32::from(level) / f32::from(top)
                };
                let (Rgb(r, g, b), Rgb(x, y, z)) = (letters, ground);
                for (drawn, meant) in drawn.iter().flatten().zip([mix(r, x), mix(g, y), mix(b, z)]) {
                    assert!((f32::from(*drawn) - meant).abs() <= 3.0, "{drawn} for {meant}");
                }
            }
        }
    }
}

#[test]
fn iterm_is_told_the_size_of_the_file_and_of_its_cells() {
    let strip = &examples()[0];
    let text = String::from_utf8(iterm::picture(strip, &INKS)).unwrap();
    let size = png::png(strip, &INKS).len();
    let (head, data) = text.split_once(':').unwrap();
    assert!(
        head.starts_with("\x1b]1337;File=inline=1;")
            && head.ends_with(&format!("size={size};width={};height=1", strip.cols()))
    );
    assert_eq!(data.len() - 1, size.div_ceil(3) * 4);
    assert!(data.ends_with('\x07'));
}

#[test]
fn text_several_rows_high_is_one_picture_cut_into_rows() {
    for (scale, rows) in [(Scale::Two, 2), (Scale::Three, 3)] {
        let strips = strips("স্ত্রী POST-এর", Role::Text, (10.0, 20), scale);
        assert_eq!(strips.len(), rows);
        assert!(strips.iter().all(|strip| (strip.cols(), strip.height()) == (strips[0].cols(), 20)));
        // Letters hang from one line, which is in the first half; no slice is empty.
        let ink = |strip: &Arc<Strip>| strip.pixels().iter().filter(|pixel| **pixel & 15 > 7).count();
        assert!(strips.iter().all(|strip| ink(strip) > 100));
    }
}
