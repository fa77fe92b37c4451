//! What a terminal has answered, read from its bytes.

use super::query::KITTY_ID;
use super::sequence::{self, Sequence};
use crate::text::encode::Rgb;

/// Returns whether light text is read on a colour: it is darker than the middle.
#[must_use]
pub fn is_dark(Rgb(red, green, blue): Rgb) -> bool {
    u32::from(red) * 299 + u32::from(green) * 587 + u32::from(blue) * 114 < 128_000
}

/// A width and a height: of a cell in pixels, of the screen in pixels or in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extent {
    /// From left to right.
    pub width: u16,
    /// From top to bottom.
    pub height: u16,
}

/// What kitty says of a picture that it was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The id under which it was sent.
    pub id: u32,
    /// Whether it was taken.
    pub taken: bool,
}

/// What a terminal answered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The advance in cells of each text that was asked for, in order.
    pub advances: Vec<u16>,
    /// The size of a cell in pixels (`CSI 16 t`), rounded.
    pub cell: Option<Extent>,
    /// The size of the text area in pixels (`CSI 14 t`).
    pub area: Option<Extent>,
    /// The size of the text area in cells (`CSI 18 t`).
    pub grid: Option<Extent>,
    /// What text is written in (OSC 10).
    pub foreground: Option<Rgb>,
    /// What it is written on (OSC 11).
    pub background: Option<Rgb>,
    /// The first 16 colours of the palette (OSC 4), as far as they were told.
    pub palette: [Option<Rgb>; 16],
    /// How many colours a sixel picture may have (XTSMGRAPHICS).
    pub registers: Option<u32>,
    /// Whether pictures of kitty are understood (`a=q`). Not everybody who says so shows them.
    pub kitty: bool,
    /// What became of pictures that were sent to be kept, in the order in which that was told.
    pub receipts: Vec<Receipt>,
    /// Whether clusters are counted, not code points (mode 2027); nothing where the mode is not known.
    pub clusters: Option<bool>,
    /// Its name and version as it gives them: `foot(1.28.0)`, `tmux 3.8`.
    pub name: Option<String>,
    /// Whether sixel pictures are among its attributes (DA1 lists 4).
    pub sixel: bool,
    /// Whether the last answer has come.
    pub complete: bool,
}

impl Answers {
    /// Reads everything that has come since the query was sent. Call it again with more: what is incomplete at the end is
    /// left for then, and what is no answer (a key that was pressed meanwhile) is passed over.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        let mut answers = Self::default();
        let mut rest = bytes;
        while let Some((sequence, after)) = sequence::next(rest) {
            answers.take(&sequence);
            rest = after;
        }
        answers
    }

    /// Returns the advances of [`PROBE`](crate::text::cells::PROBE) if all have come.
    #[must_use]
    pub fn signature(&self) -> Option<[u16; 7]> {
        self.advances.first_chunk().copied()
    }

    /// Returns whether text is as many cells wide and as many rows high as it is told to be (OSC 66): then the cursor
    /// moved by two cells both times.
    #[must_use]
    pub fn sizes_text(&self) -> bool {
        self.advances.get(7..) == Some(&[2, 2])
    }

    /// Returns these answers, and of older ones what was not asked again: the widths of text and how it is counted.
    #[must_use]
    pub fn after(self, older: &Self) -> Self {
        if !self.advances.is_empty() {
            return self;
        }
        Self { advances: older.advances.clone(), clusters: older.clusters, ..self }
    }

    fn take(&mut self, sequence: &Sequence<'_>) {
        match sequence {
            Sequence::Csi { params, last: b'R' } => self.advances.extend(advance(params)),
            Sequence::Csi { params, last: b't' } => self.take_size(params),
            Sequence::Csi { params, last: b'S' } => self.registers = registers(params).or(self.registers),
            Sequence::Csi { params, last: b'y' } => self.clusters = clusters(params).or(self.clusters),
            Sequence::Csi { params, last: b'c' } => {
                if let Some(attributes) = params.strip_prefix('?') {
                    self.sixel = attributes.split(';').any(|attribute| attribute == "4");
                    self.complete = true;
                }
            }
            Sequence::Text { kind: b']', text } => self.take_colour(text),
            Sequence::Text { kind: b'P', text } => {
                self.name = text.strip_prefix(">|").map(str::to_owned).or(self.name.take());
            }
            Sequence::Text { kind: b'_', text } => match receipt(text) {
                Some(Receipt { id: KITTY_ID, taken }) => self.kitty |= taken,
                other => self.receipts.extend(other),
            },
            Sequence::Csi { .. } | Sequence::Text { .. } => {}
        }
    }

    /// `6;HEIGHT;WIDTH` of a cell, `4;…` of the area in pixels, `8;…` in cells (XTWINOPS).
    fn take_size(&mut self, params: &str) {
        let mut numbers = params.split(';').map(|number| number.parse::<u16>().ok());
        let (what, height, width) = (numbers.next(), numbers.next(), numbers.next());
        let (Some(Some(what)), Some(Some(height)), Some(Some(width))) = (what, height, width) else { return };
        let extent = Some(Extent { width, height }).filter(|extent| extent.width > 0 && extent.height > 0);
        match what {
            4 => self.area = extent,
            6 => self.cell = extent,
            8 => self.grid = extent,
            _ => {}
        }
    }

    /// `10;COLOUR`, `11;COLOUR` or `4;NUMBER;COLOUR`.
    fn take_colour(&mut self, text: &str) {
        let Some((what, value)) = text.split_once(';') else { return };
        match what {
            "10" => self.foreground = colour(value).or(self.foreground),
            "11" => self.background = colour(value).or(self.background),
            "4" => {
                let told = value.split_once(';');
                let place = told.and_then(|(number, _)| number.parse::<usize>().ok());
                if let Some(known) = place.and_then(|place| self.palette.get_mut(place)) {
                    *known = told.and_then(|(_, value)| colour(value)).or(*known);
                }
            }
            _ => {}
        }
    }
}

/// A cursor position counts from 1, so the advance of what began in the first column is one less.
fn advance(params: &str) -> Option<u16> {
    let (_, column) = params.split_once(';')?;
    column.parse::<u16>().ok()?.checked_sub(1)
}

/// `?1;0;NUMBER`: item 1 is the colour registers, status 0 that all is well.
fn registers(params: &str) -> Option<u32> {
    params.strip_prefix("?1;0;")?.parse().ok()
}

/// `?2027;STATE$`: 1 and 3 are on, 2 and 4 off, 0 is unknown.
fn clusters(params: &str) -> Option<bool> {
    match params.strip_prefix("?2027;")? {
        "1$" | "3$" => Some(true),
        "2$" | "4$" => Some(false),
        _ => None,
    }
}

/// `Gi=31;OK`, or what is wrong in the place of OK.
fn receipt(text: &str) -> Option<Receipt> {
    let (keys, says) = text.strip_prefix('G')?.split_once(';')?;
    let id = keys.split(',').find_map(|key| key.strip_prefix("i=")?.parse().ok())?;
    Some(Receipt { id, taken: says == "OK" })
}

/// Reads `rgb:RRRR/GGGG/BBBB` with one to four hexadecimal digits each (XParseColor); what follows is passed over, as the
/// opacity of `rgba:`.
fn colour(value: &str) -> Option<Rgb> {
    let (_, parts) = value.split_once(':')?;
    let mut parts = parts.split('/').map(|part| {
        let most = 16u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1)?;
        let value = u32::from_str_radix(part, 16).ok()?.checked_mul(255)?.checked_div(most)?;
        u8::try_from(value).ok()
    });
    Some(Rgb(parts.next()??, parts.next()??, parts.next()??))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FOOT: &str = "\x1b[?2027;1$y\x1b[1;2R\x1b[1;2R\x1b[6;19;10t\x1b[4;665;1270t\x1b[8;35;127t\
        \x1b]10;rgb:ffff/ffff/ffff\x1b\\\x1b]11;rgb:24/24/24\x07\x1b[?1;0;1024S\x1b]4;9;rgb:f/0/8\x1b\\\
        \x1bP>|foot(1.28.0)\x1b\\\x1b[?62;4;22;28;52c";

    fn foot() -> Answers {
        let mut palette = [None; 16];
        palette[9] = Some(Rgb(255, 0, 136));
        Answers {
            advances: vec![1, 1],
            cell: Some(Extent { width: 10, height: 19 }),
            area: Some(Extent { width: 1270, height: 665 }),
            grid: Some(Extent { width: 127, height: 35 }),
            foreground: Some(Rgb(255, 255, 255)),
            background: Some(Rgb(36, 36, 36)),
            palette,
            registers: Some(1024),
            kitty: false,
            receipts: Vec::new(),
            clusters: Some(true),
            name: Some("foot(1.28.0)".into()),
            sixel: true,
            complete: true,
        }
    }

    #[test]
    fn every_answer_has_its_place() {
        assert_eq!(Answers::parse(FOOT.as_bytes()), foot());
        for (answer, kitty) in [
            ("\x1b_Gi=31;OK\x1b\\", true),
            ("\x1b_Gi=31,p=1;OK\x1b\\", true),
            ("\x1b_Gi=31;ENOTSUP:no\x1b\\", false),
            ("\x1b_Gi=32;OK\x1b\\", false),
        ] {
            assert_eq!(Answers::parse(answer.as_bytes()).kitty, kitty, "{answer:?}");
        }
        assert_eq!(
            Answers::parse(b"\x1b[?1;1S\x1b[?2027;0$y\x1b[6;0;10t\x1b[?61;14;22c"),
            Answers { complete: true, ..Answers::default() }
        );
    }

    #[test]
    fn kitty_says_of_each_picture_what_became_of_it() {
        let said = b"\x1b_Gi=31;OK\x1b\\\x1b_Gi=4096;OK\x1b\\\x1b_Gi=4097;EBADPNG:no\x1b\\\x1b_Gi=x;OK\x1b\\\x1b_Gi=1";
        let receipts = vec![Receipt { id: 4096, taken: true }, Receipt { id: 4097, taken: false }];
        assert_eq!(Answers::parse(said), Answers { kitty: true, receipts, ..Answers::default() });
    }

    #[test]
    fn keys_pressed_meanwhile_are_passed_over() {
        let mut noisy = b"q\x1b\x1b[Aqa\xe0\xa6".to_vec();
        noisy.extend(FOOT.as_bytes());
        noisy.extend(b"\x1b[<0;1;2M\x1b[");
        assert_eq!(Answers::parse(&noisy), foot());
    }

    #[test]
    fn what_was_not_asked_again_is_kept() {
        let silent = Answers::parse(b"\x1b]11;rgb:ff/ff/ff\x1b\\\x1b[?62c");
        let after = silent.clone().after(&foot());
        assert_eq!((after.advances, after.clusters), (vec![1, 1], Some(true)));
        assert_eq!((after.background, after.sixel), (Some(Rgb(255, 255, 255)), false));
        assert_eq!(foot().after(&silent), foot());
    }

    #[test]
    fn text_is_sized_where_the_cursor_says_so() {
        for (advances, sizes) in
            [(vec![2, 2], true), (vec![2, 1], false), (vec![0, 0], false), (vec![], false)]
        {
            let advances = [vec![1; 7], advances].concat();
            assert_eq!(Answers { advances, ..Answers::default() }.sizes_text(), sizes);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn any_bytes_are_read(
            bytes in prop::collection::vec(any::<u8>(), 0..64),
            text in "(\x1b[\\[\\]P_][0-9;:?/rgb>|GiOK=$RcStyp\x07]{0,9}){0,6}",
        ) {
            let _ = Answers::parse(&bytes);
            let _ = Answers::parse(text.as_bytes());
        }

        #[test]
        fn a_part_is_a_part_of_the_whole(cut in 0usize..260) {
            let whole = foot();
            let part = Answers::parse(&FOOT.as_bytes()[..cut.min(FOOT.len())]);
            prop_assert!(whole.advances.starts_with(&part.advances));
            prop_assert!(part.name.is_none() || part.name == whole.name);
            prop_assert!(part.cell.is_none() || part.cell == whole.cell);
            prop_assert_eq!(part.complete, cut >= FOOT.len());
        }
    }
}
