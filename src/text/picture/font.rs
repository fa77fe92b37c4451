//! The fonts in the program: parsed when the first picture is made, never where there are none.

use std::sync::OnceLock;

use rustybuzz::ttf_parser::{GlyphId, Rect, Tag};
use rustybuzz::{Direction, Face, Script, ShapePlan};

/// How heavy letters are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(in crate::text) enum Weight {
    #[default]
    Regular,
    Bold,
}

/// One of the fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::text) enum FaceId {
    /// Noto Sans Bengali: Bangla, and the punctuation beside it.
    Bangla(Weight),
    /// Noto Sans Mono: Latin in text that is several rows high.
    Latin(Weight),
}

/// A parsed font and how its script is shaped.
pub(super) struct Font {
    pub(super) face: Face<'static>,
    /// None where letters stand one by one.
    pub(super) plan: Option<ShapePlan>,
}

/// Font units to the em, in all fonts of the program.
pub(super) const EM: f32 = 1000.0;
/// The top of the headline (matra) of Bangla, above the baseline, in font units.
pub(super) const MATRA: f32 = 622.0;
/// The script that is shaped.
pub(super) const BENGALI: Tag = Tag::from_bytes(b"Beng");

macro_rules! font_file {
    ($name:literal) => {
        include_bytes!(concat!("../../../assets/fonts/", $name, ".ttf"))
    };
}

impl FaceId {
    /// Returns the font.
    pub(super) fn font(self) -> Option<&'static Font> {
        static FONTS: [OnceLock<Option<Font>>; 4] = [const { OnceLock::new() }; 4];
        let (place, bytes): (_, &'static [u8]) = match self {
            Self::Bangla(Weight::Regular) => (0, font_file!("NotoSansBengali-Regular")),
            Self::Bangla(Weight::Bold) => (1, font_file!("NotoSansBengali-Bold")),
            Self::Latin(Weight::Regular) => (2, font_file!("NotoSansMono-Regular")),
            Self::Latin(Weight::Bold) => (3, font_file!("NotoSansMono-Bold")),
        };
        let shaped = matches!(self, Self::Bangla(_));
        FONTS.get(place)?.get_or_init(|| Font::parse(bytes, shaped)).as_ref()
    }

    /// Returns whether the font has a glyph for every character, joiners apart.
    pub(in crate::text) fn draws(self, text: &str) -> bool {
        let Some(font) = self.font() else { return false };
        text.chars().all(|c| font.glyph(c).is_some())
    }
}

impl Font {
    fn parse(bytes: &'static [u8], shaped: bool) -> Option<Self> {
        let face = Face::from_slice(bytes, 0)?;
        let script = Script::from_iso15924_tag(BENGALI);
        let plan = shaped.then(|| ShapePlan::new(&face, Direction::LeftToRight, script, None, &[]));
        Some(Self { face, plan })
    }

    /// Returns the glyph of a character, if the font has one.
    pub(super) fn glyph(&self, c: char) -> Option<GlyphId> {
        self.face.glyph_index(c)
    }

    /// Returns the box of a glyph as its header has it: `glyph_bounding_box` follows the whole outline to find it.
    pub(super) fn bounds(&self, glyph: GlyphId) -> Option<Rect> {
        self.face.tables().glyf?.bbox(glyph)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_font_is_sound_and_measured_alike() {
        for weight in [Weight::Regular, Weight::Bold] {
            let (bangla, latin) = (FaceId::Bangla(weight), FaceId::Latin(weight));
            for face in [bangla, latin] {
                assert_eq!(face.font().unwrap().face.units_per_em(), 1000);
            }
            let font = bangla.font().unwrap();
            let ka = font.bounds(font.glyph('ক').unwrap()).unwrap();
            assert_eq!(f32::from(ka.y_max), MATRA);
            assert!(bangla.draws("র\u{200d}্যাঁ৳।—“’…◌(") && !bangla.draws("a") && !latin.draws("ক"));
            for glyph in (0..font.face.number_of_glyphs()).map(GlyphId) {
                let outline = font.face.glyph_bounding_box(glyph);
                assert!(outline.is_none() || font.bounds(glyph) == outline, "{glyph:?}");
            }
            assert!(
                (' '..='~').all(|c| latin.draws(c.encode_utf8(&mut [0; 4]))) && latin.draws("→…•×−●○◐§▸✓✗≠")
            );
        }
    }
}
