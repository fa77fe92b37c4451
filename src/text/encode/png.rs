//! A strip as PNG (ISO/IEC 15948) with a palette: letters in their colours, transparent by what they do not cover.

use std::cell::RefCell;

use miniz_oxide::deflate::core::{
    CompressionStrategy, CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output,
    create_comp_flags_from_zip_params,
};

use super::{Ink, Rgb, inks_of};
use crate::text::Strip;

/// How it is made small: by runs of one byte, which letters and the air around them are full of. To look for more (effort 6)
/// saves one per cent of a page and takes twice as long.
const FLAGS: (i32, CompressionStrategy) = (2, CompressionStrategy::RLE);

/// Returns a strip as a PNG file. `inks` has the colours of each of its roles, in their order; grounds are not used.
#[must_use]
pub fn png(strip: &Strip, inks: &[Ink]) -> Vec<u8> {
    let depth = depth(strip);
    let mut header = Vec::with_capacity(13);
    header.extend(u32::from(strip.width()).to_be_bytes());
    header.extend(u32::from(strip.height()).to_be_bytes());
    // Palette, deflate, the five filters, not interlaced.
    header.extend([depth, 3, 0, 0, 0]);
    let (mut colours, mut alphas) = (Vec::new(), Vec::new());
    for Ink { letters: Rgb(r, g, b), .. } in inks_of(strip, inks) {
        for cover in 0..16 {
            colours.extend([r, g, b]);
            alphas.push(cover * 17);
        }
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut file, b"IHDR", &header);
    chunk(&mut file, b"PLTE", &colours);
    chunk(&mut file, b"tRNS", &alphas);
    chunk(&mut file, b"IDAT", packed(strip));
    chunk(&mut file, b"IEND", &[]);
    file
}

/// Makes beforehand what [`png`] needs in every colour, which is most of its work.
pub fn pack(strip: &Strip) {
    let _ = packed(strip);
}

fn packed(strip: &Strip) -> &[u8] {
    strip.packed(|strip| deflated(&lines(strip, depth(strip))))
}

/// The bits of a pixel.
fn depth(strip: &Strip) -> u8 {
    if strip.roles().len() > 1 { 8 } else { 4 }
}

/// Returns the lines as they are compressed: each begins with its filter, which is none. With one role a pixel is its coverage,
/// two in a byte; a pixel of a strip is the index into the palette else.
fn lines(strip: &Strip, depth: u8) -> Vec<u8> {
    let mut data = Vec::new();
    for line in strip.lines() {
        data.push(0);
        if depth == 8 {
            data.extend(line);
        } else {
            let pair = |pair: &[u8]| pair.first().unwrap_or(&0) << 4 | pair.get(1).unwrap_or(&0) & 15;
            data.extend(line.chunks(2).map(pair));
        }
    }
    data
}

/// Returns bytes in zlib's format (RFC 1950). The compressor is kept: it has 300 KB of tables, and to set them up takes longer than
/// to compress a small picture. So each picture is a part of one endless stream that refers to nothing before it, and
/// gets a head and an end of its own.
fn deflated(bytes: &[u8]) -> Vec<u8> {
    thread_local! {
        static COMPRESSOR: RefCell<Box<CompressorOxide>> = {
            let (effort, strategy) = FLAGS;
            let flags = create_comp_flags_from_zip_params(effort, 0, strategy.into());
            RefCell::new(Box::new(CompressorOxide::new(flags)))
        };
    }
    /// Deflate, a window of 32 KB, little effort.
    const HEAD: [u8; 2] = [0x78, 0x01];
    /// An empty block that says that it is the last.
    const END: [u8; 5] = [1, 0, 0, 0xff, 0xff];
    let mut out = HEAD.to_vec();
    COMPRESSOR.with_borrow_mut(|compressor| {
        let written = compress_to_output(compressor, bytes, TDEFLFlush::Full, |part| {
            out.extend(part);
            true
        });
        debug_assert_eq!(written.0, TDEFLStatus::Okay);
    });
    out.extend(END);
    out.extend(adler2::adler32_slice(bytes).to_be_bytes());
    out
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    file.extend(u32::try_from(data.len()).unwrap_or(u32::MAX).to_be_bytes());
    file.extend(kind);
    file.extend(data);
    let mut sum = crc32fast::Hasher::new();
    sum.update(kind);
    sum.update(data);
    file.extend(sum.finalize().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Role;

    #[test]
    fn a_picture_does_not_depend_on_those_before_it() {
        let strip = |seed: u32, length: u16| {
            let pixel = |at: u32| (at.wrapping_mul(seed) >> 7) as u8 & 15;
            Strip::new(9, length, 40, vec![Role::Text], (0..u32::from(length) * 40).map(pixel).collect())
        };
        let (one, other) = (strip(3, 90), strip(11, 2900));
        let first = [png(&one, &[]), png(&other, &[])];
        assert_eq!([png(&one, &[]), png(&other, &[])], first);
        assert_eq!(png(&one, &[]), first[0]);
        let data = vec![7; 100_000];
        assert_eq!(miniz_oxide::inflate::decompress_to_vec_zlib(&deflated(&data)).unwrap(), data);
    }
}
