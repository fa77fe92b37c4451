//! Strips as bytes for a terminal: kitty, iTerm2, sixel. Pure: a strip and its colours give the same bytes every time.

pub mod iterm;
pub mod kitty;
pub mod png;
pub mod sixel;

use super::Strip;

/// A colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// The colours of a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ink {
    /// The colour of the letters.
    pub letters: Rgb,
    /// The colour that they stand on. What has transparency does not need it.
    pub ground: Rgb,
}

/// What is seen of a picture where its letters cover nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ground {
    /// What its cells have anyway: the terminal's own background, however that looks.
    #[default]
    Through,
    /// The colour that the letters stand on.
    Drawn,
}

impl Default for Ink {
    fn default() -> Self {
        Self { letters: Rgb(255, 255, 255), ground: Rgb(0, 0, 0) }
    }
}

impl Ink {
    /// Returns the colour of a pixel of which the letters cover `part` of `whole`.
    fn mixed(self, part: u8, whole: u8) -> Rgb {
        let whole = u16::from(whole.max(1));
        let part = u16::from(part).min(whole);
        // Between the two, so it has eight bits as they have.
        let mix = |letters: u8, ground: u8| {
            ((u16::from(letters) * part + u16::from(ground) * (whole - part) + whole / 2) / whole) as u8
        };
        let (Rgb(r, g, b), Rgb(x, y, z)) = (self.letters, self.ground);
        Rgb(mix(r, x), mix(g, y), mix(b, z))
    }
}

/// Returns the ink of each role of a strip: the first of `inks` that a role lacks is the default.
fn inks_of<'a>(strip: &'a Strip, inks: &'a [Ink]) -> impl ExactSizeIterator<Item = Ink> + 'a {
    (0..strip.roles().len().max(1)).map(|role| inks.get(role).copied().unwrap_or_default())
}
