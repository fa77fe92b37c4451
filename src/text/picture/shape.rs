//! Shaping: a word becomes glyphs at places, and parts between which it may be broken. Font units throughout.

use std::ops::Range;

use rustybuzz::{Direction, Script, UnicodeBuffer, shape_with_plan};

use super::font::{BENGALI, FaceId, Font};
use crate::text::cluster::cluster_indices;

/// A word as its font draws it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::text) struct Word {
    /// Its glyphs in the order in which they are drawn.
    pub(in crate::text) glyphs: Vec<Placed>,
    /// Its parts from the start to the end: a grapheme cluster each, or several that the font draws as one.
    pub(in crate::text) parts: Vec<Part>,
}

/// A glyph and where its origin stands, from the start of the word and above the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::text) struct Placed {
    pub(in crate::text) glyph: u16,
    pub(in crate::text) x: i32,
    pub(in crate::text) y: i32,
}

/// A part of a word that is never broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::text) struct Part {
    /// Its bytes of the word.
    pub(in crate::text) bytes: Range<usize>,
    /// Its glyphs.
    pub(in crate::text) glyphs: Range<usize>,
    /// Where it begins and ends, from the start of the word.
    pub(in crate::text) from: i32,
    pub(in crate::text) to: i32,
    /// How far its ink reaches beyond its end.
    pub(in crate::text) over: i32,
}

impl Word {
    /// Returns the bytes that it takes in memory.
    pub(super) fn bytes(&self) -> usize {
        size_of::<Self>() + size_of_val(&*self.glyphs) + size_of_val(&*self.parts)
    }
}

/// Returns a word, of one font and without spaces, as it is drawn.
pub(super) fn shape(text: &str, face: FaceId) -> Word {
    let Some(font) = face.font() else { return Word::default() };
    let glyphs = if font.plan.is_some() { joined(text, font) } else { one_by_one(text, font) };
    let mut word = Word::default();
    let mut pen = 0;
    let mut rest = glyphs.as_slice();
    for bytes in parts(text, &glyphs) {
        let count = rest.iter().take_while(|glyph| glyph.byte < bytes.end).count();
        let (own, after) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        rest = after;
        let (from, first) = (pen, word.glyphs.len());
        let mut ink = i32::MIN;
        for glyph in own {
            let x = pen + glyph.x;
            ink = ink.max(x + right_edge(font, glyph.glyph));
            word.glyphs.push(Placed { glyph: glyph.glyph, x, y: glyph.y });
            pen += glyph.advance;
        }
        word.parts.push(Part {
            bytes,
            glyphs: first..word.glyphs.len(),
            from,
            to: pen,
            over: ink.saturating_sub(pen).max(0),
        });
    }
    word
}

/// A glyph as the shaper gives it: its place is counted from the pen.
struct Glyph {
    byte: usize,
    glyph: u16,
    advance: i32,
    x: i32,
    y: i32,
}

fn joined(text: &str, font: &Font) -> Vec<Glyph> {
    let Some(plan) = &font.plan else { return Vec::new() };
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(Direction::LeftToRight);
    if let Some(script) = Script::from_iso15924_tag(BENGALI) {
        buffer.set_script(script);
    }
    let shaped = shape_with_plan(&font.face, plan, buffer);
    let both = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    both.map(|(info, position)| Glyph {
        byte: info.cluster as usize,
        // A glyph id of a font file has 16 bits.
        glyph: info.glyph_id as u16,
        advance: position.x_advance,
        x: position.x_offset,
        y: position.y_offset,
    })
    .collect()
}

fn one_by_one(text: &str, font: &Font) -> Vec<Glyph> {
    let glyph = |(byte, c)| {
        let glyph = font.glyph(c)?;
        let advance = font.face.glyph_hor_advance(glyph).unwrap_or(0);
        Some(Glyph { byte, glyph: glyph.0, advance: advance.into(), x: 0, y: 0 })
    };
    text.char_indices().filter_map(glyph).collect()
}

/// Returns the bytes of each part: grapheme clusters, joined with those that have no glyph of their own.
fn parts(text: &str, glyphs: &[Glyph]) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for (start, cluster) in cluster_indices(text) {
        let bytes = start..start + cluster.len();
        match parts.last_mut() {
            Some(last) if !glyphs.iter().any(|glyph| bytes.contains(&glyph.byte)) => last.end = bytes.end,
            _ => parts.push(bytes),
        }
    }
    parts
}

fn right_edge(font: &Font, glyph: u16) -> i32 {
    let bounds = font.bounds(rustybuzz::ttf_parser::GlyphId(glyph));
    bounds.map_or(i32::MIN / 2, |bounds| bounds.x_max.into())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::files::Files;
    use crate::text::cluster::{ZWJ, ZWNJ, is_bengali};
    use crate::text::picture::font::Weight;

    const GOLDEN: &str = include_str!("../../../tests/data/shape-golden.tsv");

    fn golden() -> BTreeMap<&'static str, [&'static str; 2]> {
        let lines = GOLDEN.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| Vec::from_iter(line.split('\t'))).map(|line| (line[0], [line[1], line[2]])).collect()
    }

    /// The words of all texts in the program, as the script that made the golden data finds them.
    fn words() -> BTreeSet<String> {
        let files = Files::embedded();
        let texts = ["lessons", "locales", "assets"].into_iter().flat_map(|folder| files.below(folder));
        let texts = texts.map(|(_, text)| text.nfc().collect::<String>());
        let is_word = |c: char| is_bengali(c) || [ZWJ, ZWNJ].contains(&c);
        let words = texts.flat_map(|text| {
            text.split(|c| !is_word(c)).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        });
        words.collect()
    }

    /// As the golden data is written.
    fn glyphs(word: &str, weight: Weight) -> Vec<String> {
        let glyphs = joined(word, FaceId::Bangla(weight).font().unwrap());
        let print = |glyph: &Glyph| match glyph {
            Glyph { glyph, advance, x: 0, y: 0, .. } => format!("{glyph}:{advance}"),
            Glyph { glyph, advance, x, y, .. } => format!("{glyph}:{advance}:{x}:{y}"),
        };
        assert!(glyphs.iter().all(|glyph| glyph.glyph != 0), "{word} has a sign that the font lacks");
        glyphs.iter().map(print).collect()
    }

    #[test]
    fn every_word_of_the_texts_is_shaped_as_harfbuzz_shapes_it() {
        let golden = golden();
        let words = words();
        assert!(words.len() > 1000, "{} words", words.len());
        let new = words.iter().filter(|word| !golden.contains_key(word.as_str()));
        let new: Vec<&str> = new.map(String::as_str).collect();
        assert!(
            new.is_empty(),
            "{} words are new: {}\nrun python3 tests/data/shape-golden.py (it says what it needs)",
            new.len(),
            new.join(" ")
        );
        for (word, [regular, bold]) in golden {
            assert_eq!(glyphs(word, Weight::Regular).join(" "), regular, "{word}");
            assert_eq!(glyphs(word, Weight::Bold).join(" "), bold, "{word} in bold");
        }
    }

    #[test]
    fn a_word_falls_into_the_parts_that_a_reader_sees() {
        let parts = |text: &'static str| {
            let word = shape(text, FaceId::Bangla(Weight::Regular));
            Vec::from_iter(word.parts.into_iter().map(|part| text.get(part.bytes).unwrap()))
        };
        assert_eq!(parts("রিসোর্স"), ["রি", "সো", "র্স"]);
        assert_eq!(parts("ক্ষুদ্রস্ত্রী"), ["ক্ষু", "দ্র", "স্ত্রী"]);
        assert_eq!(parts("র\u{200d}্যাম-এ"), ["র\u{200d}্যা", "ম", "-", "এ"]);
        let word = shape("রিসোর্স", FaceId::Bangla(Weight::Regular));
        assert_eq!(word.parts.iter().map(|part| part.over).collect::<Vec<_>>(), [10, 10, 110]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn parts_hold_all_of_a_word(text in "[ক-হঅ-ঔা-়্ঁ-ঃৎ০-৯।\u{200c}\u{200d}-]{1,12}") {
            let word = shape(&text, FaceId::Bangla(Weight::Bold));
            let (mut bytes, mut glyphs, mut at) = (0, 0, 0);
            for part in &word.parts {
                prop_assert_eq!((part.bytes.start, part.glyphs.start, part.from), (bytes, glyphs, at));
                prop_assert!(part.over >= 0 && part.to >= part.from);
                (bytes, glyphs, at) = (part.bytes.end, part.glyphs.end, part.to);
            }
            prop_assert_eq!((bytes, glyphs), (text.len(), word.glyphs.len()));
        }
    }
}
