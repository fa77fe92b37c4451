//! iTerm2's inline pictures: <https://iterm2.com/documentation-images.html>. Also Konsole, WezTerm, mintty and xterm.js.

use base64::prelude::{BASE64_STANDARD, Engine};

use super::png::png;
use super::{Ground, Ink};
use crate::text::Strip;

/// Returns what draws a strip where the cursor stands, over as many cells as it has columns, one row high. Where the cursor
/// stands after it is not the same in all terminals; and Konsole takes the background of its cells away, so that what shows
/// through is the terminal's own.
#[must_use]
pub fn picture(strip: &Strip, inks: &[Ink], ground: Ground) -> Vec<u8> {
    let file = png(strip, inks, ground);
    let (size, cols) = (file.len(), strip.cols());
    let options = "inline=1;preserveAspectRatio=0;doNotMoveCursor=1";
    let mut bytes = format!("\x1b]1337;File={options};size={size};width={cols};height=1:").into_bytes();
    bytes.extend(BASE64_STANDARD.encode(&file).into_bytes());
    bytes.push(b'\x07');
    bytes
}
