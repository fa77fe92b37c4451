//! Sixel pictures (DEC STD 070, chapter 9): bands of six rows, one colour after another.

use super::{Ink, Rgb, inks_of};
use crate::text::Strip;

/// How many shades there are from the ground to the letters, both counted. More are smoother and take more bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Levels {
    /// Letters or ground: jagged, for the slowest line.
    Two,
    /// For slow lines, and for terminals with 16 colour registers.
    Four,
    /// Hardly to be told from sixteen.
    #[default]
    Eight,
    /// All that a strip has.
    Sixteen,
}

impl Levels {
    fn count(self) -> u8 {
        match self {
            Self::Two => 2,
            Self::Four => 4,
            Self::Eight => 8,
            Self::Sixteen => 16,
        }
    }

    /// Returns the level of a coverage of 0 to 15.
    fn of(self, cover: u8) -> u8 {
        let top = u16::from(self.count() - 1);
        // No more than the top, which is 15 at most.
        ((u16::from(cover.min(15)) * top + 7) / 15) as u8
    }
}

/// Returns what draws a strip where the cursor stands. Pixels that letters do not touch stay as they are: the cells must have been
/// erased before. The cursor is somewhere else after it.
#[must_use]
pub fn picture(strip: &Strip, inks: &[Ink], levels: Levels) -> Vec<u8> {
    let (width, height) = (strip.width(), strip.height());
    // Pixels are square; no colour at all is the ground that is there.
    let mut bytes = format!("\x1bP0;1q\"1;1;{width};{height}").into_bytes();
    palette(&mut bytes, strip, inks, levels);
    let colours: Vec<u8> = strip.pixels().iter().map(|pixel| colour(*pixel, levels)).collect();
    let band_size = (usize::from(width) * 6).max(1);
    for band in colours.chunks(band_size) {
        draw_band(&mut bytes, band, usize::from(width));
        bytes.push(b'-');
    }
    bytes.extend(b"\x1b\\");
    bytes
}

/// Returns the colour of a pixel, counted from 1 on; 0 is the ground, which is not drawn.
fn colour(pixel: u8, levels: Levels) -> u8 {
    match levels.of(pixel & 15) {
        0 => 0,
        level => (pixel >> 4) * (levels.count() - 1) + level,
    }
}

/// Returns the register of a colour. None is left out from 0 on: tmux hands on what it was not told as one of no colour space,
/// at which xterm 379 gives the whole picture up.
fn register(colour: u8) -> u8 {
    colour.saturating_sub(1)
}

/// Sets the colours, in each picture anew: terminals share the registers or give each picture its own.
fn palette(bytes: &mut Vec<u8>, strip: &Strip, inks: &[Ink], levels: Levels) {
    let top = levels.count() - 1;
    let percent = |value: u8| (u16::from(value) * 100 + 127) / 255;
    for (style, ink) in (0u8..16).zip(inks_of(strip, inks)) {
        for level in 1..=top {
            let Rgb(r, g, b) = ink.mixed(level, top);
            let register = register(style * top + level);
            let colour = format!("#{register};2;{};{};{}", percent(r), percent(g), percent(b));
            bytes.extend(colour.into_bytes());
        }
    }
}

/// Draws six rows, colour by colour, each from the left.
fn draw_band(bytes: &mut Vec<u8>, band: &[u8], width: usize) {
    let mut used = [false; 256];
    band.iter().for_each(|colour| {
        if let Some(used) = used.get_mut(usize::from(*colour)) {
            *used = true;
        }
    });
    let mut first = true;
    for colour in (1..=u8::MAX).filter(|colour| used.get(usize::from(*colour)) == Some(&true)) {
        if !first {
            bytes.push(b'$');
        }
        first = false;
        bytes.extend(format!("#{}", register(colour)).into_bytes());
        draw_colour(bytes, band, width, colour);
    }
}

/// Draws the pixels of one colour: a byte for six pixels below each other, runs shortened, what is empty at the end left out.
fn draw_colour(bytes: &mut Vec<u8>, band: &[u8], width: usize, colour: u8) {
    let mut sixels = vec![0u8; width];
    for (row, line) in band.chunks(width.max(1)).enumerate() {
        for (sixel, own) in sixels.iter_mut().zip(line) {
            *sixel |= u8::from(*own == colour) << row;
        }
    }
    let end = sixels.iter().rposition(|sixel| *sixel != 0).map_or(0, |last| last + 1);
    for run in sixels.get(..end).unwrap_or_default().chunk_by(|one, other| one == other) {
        let sixel = run.first().map_or(b'?', |sixel| b'?' + sixel);
        match run.len() {
            length @ 1..=3 => bytes.extend(std::iter::repeat_n(sixel, length)),
            length => {
                bytes.extend(format!("!{length}").into_bytes());
                bytes.push(sixel);
            }
        }
    }
}
