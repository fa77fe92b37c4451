//! What is seen on a terminal, cell by cell, so that two screens can be held against each other.

use std::fmt;
use std::rc::Rc;

use crate::grid::{Pixel, Tile};
use crate::kitty::PLACEHOLDER;
use crate::style::{CROSSED_OUT, REVERSED, Rgb, UNDERLINED};
use crate::terminal::Terminal;

/// What is seen in a cell.
#[derive(Clone)]
pub(crate) struct Spot {
    /// Its text; a blank where only a picture is.
    text: String,
    /// Which of how many cells of its text it is.
    part: (u16, u16),
    ink: Rgb,
    pub(crate) ground: Rgb,
    marks: u16,
    /// A picture, on the ground.
    picture: Option<Tile>,
}

/// What is seen of a screen.
#[derive(Clone)]
pub(crate) struct Sight {
    pub(crate) rows: Vec<Vec<Spot>>,
    caret: Option<(u16, u16)>,
}

impl Sight {
    /// Looks at a terminal.
    pub(crate) fn of(terminal: &Terminal) -> Self {
        let (cols, rows) = (terminal.grid.cols(), terminal.grid.rows());
        let row = |y| (0..cols).map(|x| Spot::of(terminal, x, y)).collect();
        Self { rows: (0..rows).map(row).collect(), caret: terminal.caret() }
    }

    /// Returns the text of a row, pictures as ▒.
    pub(crate) fn text(&self, y: usize) -> String {
        let text = |spot: &Spot| if spot.picture.is_some() { "▒".to_owned() } else { spot.text.clone() };
        self.rows.get(y).into_iter().flatten().map(text).collect::<String>().trim_end().to_owned()
    }

    /// Returns the text that begins in some cells of a row.
    pub(crate) fn text_of(&self, x: u16, y: u16, cells: u16) -> String {
        let row = &self.rows[usize::from(y)][usize::from(x)..usize::from(x + cells)];
        row.iter().map(|spot| spot.text.as_str()).collect()
    }

    /// Returns whether a picture is seen.
    pub(crate) fn has_pictures(&self) -> bool {
        self.rows.iter().flatten().any(Spot::is_picture)
    }

    /// Tells where another screen is not the same: row, column and both cells. Colours of pictures may differ by so much.
    pub(crate) fn difference(&self, other: &Self, tolerance: u8) -> Option<String> {
        const TOLD: usize = 4;
        let size = |sight: &Self| (sight.rows.first().map_or(0, Vec::len), sight.rows.len());
        if size(self) != size(other) {
            return Some(format!("the sizes are {:?} and {:?}", size(self), size(other)));
        }
        let mut told = Vec::new();
        for (y, (row, theirs)) in self.rows.iter().zip(&other.rows).enumerate() {
            let pairs = row.iter().zip(theirs).enumerate();
            let differing: Vec<_> = pairs.filter(|(_, (one, two))| !one.is_like(two, tolerance)).collect();
            let (texts, count) = ((self.text(y), other.text(y)), differing.len());
            if count > 0 {
                told.push(format!("row {y}: {count} cells differ\n  {}\n  {}", texts.0, texts.1));
            }
            let cells = differing.into_iter().take(TOLD);
            told.extend(
                cells.map(|(x, (one, two))| format!("row {y}, column {x}: {one:?}\n  but it is {two:?}")),
            );
        }
        if self.caret != other.caret {
            told.push(format!("the caret: {:?} but it is {:?}", self.caret, other.caret));
        }
        (!told.is_empty()).then(|| told.join("\n"))
    }
}

impl Spot {
    fn of(terminal: &Terminal, x: u16, y: u16) -> Self {
        let cell = terminal.grid.cell(x, y);
        let (ink, ground) = terminal.colours(x, y);
        let picture = terminal.kitty.shown(cell).or(cell.tile.as_ref()).cloned();
        // There a picture on another ground brings it along.
        let own = picture.as_ref().filter(|_| terminal.kind.is_konsole()).and_then(|tile| ground_of(tile));
        let ground = own.unwrap_or(ground);
        let text = if cell.text.starts_with(PLACEHOLDER) { " " } else { cell.text.as_str() };
        let lines = cell.style.marks & (UNDERLINED | CROSSED_OUT);
        // Of a blank nothing is seen but its ground and the lines through it.
        let is_blank = text == " " && lines == 0;
        Self {
            text: text.to_owned(),
            part: (cell.part, cell.of),
            ink: if is_blank { ground } else { ink },
            ground,
            marks: if is_blank { 0 } else { cell.style.marks & !REVERSED },
            picture,
        }
    }

    fn is_like(&self, other: &Self, tolerance: u8) -> bool {
        let same = |spot: &Self| (spot.part, spot.ink, spot.ground, spot.marks);
        let near =
            |(one, two): (Rgb, Rgb)| one.iter().zip(&two).all(|(one, two)| one.abs_diff(*two) <= tolerance);
        let pictures = match (&self.picture, &other.picture) {
            (Some(one), Some(two)) => Rc::ptr_eq(one, two) || self.pixels().zip(other.pixels()).all(near),
            (one, two) => one.is_none() && two.is_none(),
        };
        pictures && self.text == other.text && same(self) == same(other)
    }

    /// Returns whether a picture is seen there.
    pub(crate) fn is_picture(&self) -> bool {
        self.picture.is_some()
    }

    /// Returns the pixels of its picture as they are seen.
    fn pixels(&self) -> impl Iterator<Item = Rgb> {
        self.picture.iter().flat_map(|tile| tile.iter()).map(|pixel| mixed(*pixel, self.ground))
    }
}

/// Returns what most of a picture shows that nothing shows through.
fn ground_of(tile: &[Pixel]) -> Option<Rgb> {
    let is_opaque = tile.iter().all(|[.., alpha]| *alpha == 255);
    let mut pixels: Vec<Pixel> = tile.iter().copied().filter(|_| is_opaque).collect();
    pixels.sort_unstable();
    let most = pixels.chunk_by(|one, other| one == other).max_by_key(|alike| alike.len())?;
    most.first().map(|[r, g, b, _]| [*r, *g, *b])
}

fn mixed([r, g, b, alpha]: Pixel, ground: Rgb) -> Rgb {
    let mix = |over: u8, under: u8| {
        let sum = u32::from(over) * u32::from(alpha) + u32::from(under) * u32::from(255 - alpha);
        u8::try_from((sum + 127) / 255).unwrap()
    };
    [mix(r, ground[0]), mix(g, ground[1]), mix(b, ground[2])]
}

impl fmt::Debug for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let hex = |[r, g, b]: Rgb| format!("#{r:02x}{g:02x}{b:02x}");
        let Self { text, part: (part, of), ink, ground, marks, picture } = self;
        write!(f, "{text:?} ({part} of {of}) {} on {}", hex(*ink), hex(*ground))?;
        if *marks != 0 {
            write!(f, ", marks {marks:b}")?;
        }
        if picture.is_some() {
            let covered = self.pixels().filter(|pixel| pixel != ground).count();
            let sum =
                self.pixels().flatten().fold(0u32, |sum, value| sum.wrapping_mul(31) + u32::from(value));
            write!(f, ", a picture: {covered} pixels, {sum:08x}")?;
        }
        Ok(())
    }
}
