//! Chunks (RFC 9112 §7.1), taken in as they come. Read strictly: CRLF ends a line and nothing else does.

use bytes::{Buf, BytesMut};
use http::header::{HeaderName, HeaderValue};

/// How many octets the extensions of all chunks and the trailer may have: both are read and thrown away.
const EXTRAS: usize = 16 * 1024;

/// Content that comes in chunks.
#[derive(Debug)]
pub(super) struct Chunks {
    next: Next,
    content: BytesMut,
    most: usize,
    extras: usize,
}

/// What comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// A line with the size of a chunk.
    Size,
    /// So many octets of content.
    Data(usize),
    /// The end of line after them.
    DataEnd,
    /// A field of the trailer, or the empty line after them all.
    Trailer,
}

/// Why the content is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BadChunk {
    /// It does not follow the grammar.
    Broken,
    /// There is more of it than is taken; at least so much.
    TooLarge(usize),
}

impl Chunks {
    /// Returns chunks that may have so many octets of content.
    pub(super) fn new(most: usize) -> Self {
        Self { next: Next::Size, content: BytesMut::new(), most, extras: 0 }
    }

    /// Takes in what has come and leaves what lies behind the end; returns whether the end has come.
    ///
    /// # Errors
    /// [`BadChunk`]: where the request ends cannot be known any more, or is too far away.
    pub(super) fn take(&mut self, input: &mut BytesMut) -> Result<bool, BadChunk> {
        loop {
            if let Next::Data(left) = self.next {
                let here = left.min(input.len());
                self.content.extend_from_slice(&input.split_to(here));
                self.next = if here == left { Next::DataEnd } else { Next::Data(left - here) };
                if here < left {
                    return Ok(false);
                }
            }
            let Some(line) = line(input)? else { return Ok(false) };
            match self.next {
                Next::Size => self.size(&line)?,
                Next::DataEnd if line.is_empty() => self.next = Next::Size,
                Next::Trailer if line.is_empty() => return Ok(true),
                Next::Trailer => self.trailer(&line)?,
                Next::DataEnd | Next::Data(_) => return Err(BadChunk::Broken),
            }
        }
    }

    /// Returns the content.
    pub(super) fn content(self) -> BytesMut {
        self.content
    }

    fn size(&mut self, line: &[u8]) -> Result<(), BadChunk> {
        let digits = line.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        let (digits, extension) = line.split_at(digits);
        let digits = std::str::from_utf8(digits).unwrap_or_default();
        if digits.is_empty() || !is_extension(extension) {
            return Err(BadChunk::Broken);
        }
        self.extra(extension.len())?;
        let size = usize::from_str_radix(digits, 16).unwrap_or(usize::MAX);
        let all = self.content.len().saturating_add(size);
        if all > self.most {
            return Err(BadChunk::TooLarge(all));
        }
        self.next = if size == 0 { Next::Trailer } else { Next::Data(size) };
        Ok(())
    }

    fn trailer(&mut self, line: &[u8]) -> Result<(), BadChunk> {
        let colon = line.iter().position(|byte| *byte == b':').ok_or(BadChunk::Broken)?;
        let (name, value) = line.split_at(colon);
        let value = value.get(1..).unwrap_or_default();
        if HeaderName::from_bytes(name).is_err() || HeaderValue::from_bytes(value).is_err() {
            return Err(BadChunk::Broken);
        }
        self.extra(line.len())
    }

    fn extra(&mut self, octets: usize) -> Result<(), BadChunk> {
        self.extras += octets;
        if self.extras > EXTRAS { Err(BadChunk::Broken) } else { Ok(()) }
    }
}

/// Returns the next line without its end, if all of it is there.
fn line(input: &mut BytesMut) -> Result<Option<BytesMut>, BadChunk> {
    match input.iter().position(|byte| *byte == b'\n') {
        Some(end) => {
            let mut line = input.split_to(end);
            input.advance(1);
            let rest = line.len().checked_sub(1).ok_or(BadChunk::Broken)?;
            if line.split_off(rest) != b"\r".as_slice() { Err(BadChunk::Broken) } else { Ok(Some(line)) }
        }
        None if input.len() > EXTRAS => Err(BadChunk::Broken),
        None => Ok(None),
    }
}

/// Returns whether this can follow a size: nothing, or `;` and visible text.
fn is_extension(text: &[u8]) -> bool {
    let begun = text.iter().find(|byte| !b" \t".contains(byte));
    let visible = |byte: &u8| !byte.is_ascii_control() || *byte == b'\t';
    text.is_empty() || (begun == Some(&b';') && text.iter().all(visible))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The content and what lies behind it, or `None` where the end is missing.
    type Decoded = Option<(Vec<u8>, Vec<u8>)>;

    /// Takes pieces in one after the other.
    fn decoded(pieces: &[&[u8]], most: usize) -> Result<Decoded, BadChunk> {
        let (mut chunks, mut input) = (Chunks::new(most), BytesMut::new());
        let mut ended = false;
        for piece in pieces {
            input.extend_from_slice(piece);
            ended = ended || chunks.take(&mut input)?;
        }
        Ok(ended.then(|| (chunks.content().to_vec(), input.to_vec())))
    }

    #[test]
    fn extensions_and_trailers_are_passed_over() {
        let wire = b"5;a=\"b c\"\r\nhello\r\n6 ; x\r\n world\r\n0\r\nDigest: x\r\nB:\r\n\r\nGET";
        assert_eq!(decoded(&[wire], 100), Ok(Some((b"hello world".to_vec(), b"GET".to_vec()))));
        assert_eq!(decoded(&[b"0\r\n\r\n"], 0), Ok(Some(Default::default())));
    }

    #[test]
    fn what_could_be_read_in_two_ways_is_broken() {
        let wrong: [&[u8]; 18] = [
            b"\r\n",
            b"5\nhello\r\n",
            b"5\r\nhelloX\r\n",
            b"5\r\nhello\n0\r\n\r\n",
            b"5\r\nhello world\r\n",
            b"0x5\r\nhello\r\n",
            b"+5\r\nhello\r\n",
            b"-1\r\n",
            b" 5\r\nhello\r\n",
            b"5 \r\nhello\r\n",
            b"5 x\r\nhello\r\n",
            b"5\rhello\r\n",
            b"5;a\x0bb\r\n",
            b"5;\rx\r\nhello\r\n",
            b"g\r\n",
            b"0\r\nno field\r\n\r\n",
            b"0\r\nA : b\r\n\r\n",
            b"0\r\n: b\r\n\r\n",
        ];
        for wire in wrong {
            assert_eq!(decoded(&[wire], 100), Err(BadChunk::Broken), "{}", wire.escape_ascii());
        }
        let endless = [b"1;".as_slice(), &[b'a'; EXTRAS + 1]].concat();
        assert_eq!(decoded(&[&endless], 100), Err(BadChunk::Broken));
        let trailer = [b"0\r\n".to_vec(), b"A: aaaaaaaaaaaaa\r\n".repeat(EXTRAS / 16 + 1)].concat();
        assert_eq!(decoded(&[&trailer], 100), Err(BadChunk::Broken));
    }

    #[test]
    fn too_much_is_refused_before_it_is_read() {
        assert_eq!(decoded(&[b"65\r\n"], 100), Err(BadChunk::TooLarge(101)));
        assert_eq!(decoded(&[b"1\r\na\r\nffffffffffffffffff\r\n"], 100), Err(BadChunk::TooLarge(usize::MAX)));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// However content is cut into chunks, and the chunks into packets, it is the same content.
        #[test]
        fn cuts_do_not_matter(
            parts in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..40), 0..5),
            cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
            behind in prop::collection::vec(any::<u8>(), 0..10),
        ) {
            let mut wire: Vec<u8> = Vec::new();
            for part in &parts {
                wire.extend_from_slice(format!("{:x}\r\n", part.len()).as_bytes());
                wire.extend_from_slice(part);
                wire.extend_from_slice(b"\r\n");
            }
            wire.extend_from_slice(b"0\r\n\r\n");
            wire.extend_from_slice(&behind);
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(wire.len())).collect();
            cuts.extend([0, wire.len()]);
            cuts.sort_unstable();
            let pieces: Vec<&[u8]> = cuts.windows(2).map(|ends| &wire[ends[0]..ends[1]]).collect();
            prop_assert_eq!(decoded(&pieces, 1000), Ok(Some((parts.concat(), behind))));
        }

        /// Nothing that can be sent makes it panic, or gives more than is allowed.
        #[test]
        fn anything_is_taken(wire in "([0-9a-f]{1,3}(;a)?\r?\n?[a-z]{0,20}\r\n|(?s).){0,12}", most in 0..50_usize) {
            if let Ok(Some((content, _))) = decoded(&[wire.as_bytes()], most) {
                prop_assert!(content.len() <= most);
            }
        }
    }
}
