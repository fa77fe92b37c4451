//! A strip: text as a picture one cell row high, with coverage instead of colours.

use std::hash::{Hash, Hasher};
use std::sync::{LazyLock, OnceLock};

use super::Role;

/// A picture of text, one cell row high. It is printed when it is looked at for the first time: of a long page most never is.
///
/// Two strips are equal if they look the same; the hash is that of the content, so a strip is a key by itself.
pub struct Strip {
    cols: u16,
    width: u16,
    height: u16,
    roles: Vec<Role>,
    printed: LazyLock<Printed, Print>,
    /// Its pixels as they are sent in every colour: made when they first are.
    packed: OnceLock<Vec<u8>>,
}

/// What is seen in a strip.
struct Printed {
    digest: u64,
    pixels: Vec<u8>,
}

/// What prints a strip.
type Print = Box<dyn FnOnce() -> Printed + Send>;

impl Strip {
    /// The most columns of a strip: kitty names the columns of a picture by 297 diacritics.
    pub const MOST_COLS: u16 = 297;
    /// The most roles in a strip: a pixel has four bits for its role.
    pub const MOST_ROLES: usize = 16;

    /// Returns a picture `cols` cells wide. `pixels` are `width * height` values, row by row from the top: the upper four bits
    /// an index into `roles`, the lower four how much of the pixel the text covers, 0 to 15. Pixels that are missing
    /// are empty.
    #[must_use]
    pub fn new(cols: u16, width: u16, height: u16, roles: Vec<Role>, pixels: Vec<u8>) -> Self {
        Self::printed_later(cols, (width, height), roles, move || pixels)
    }

    /// Returns the same with pixels that are made when it is looked at for the first time.
    #[must_use]
    pub fn printed_later(
        cols: u16,
        (width, height): (u16, u16),
        roles: Vec<Role>,
        print: impl FnOnce() -> Vec<u8> + Send + 'static,
    ) -> Self {
        let print = move || {
            let mut pixels = print();
            pixels.resize(usize::from(width) * usize::from(height), 0);
            Printed { digest: digest(width, &pixels), pixels }
        };
        let printed = LazyLock::new(Box::new(print) as Print);
        Self { cols, width, height, roles, printed, packed: OnceLock::new() }
    }

    /// Returns a hash of what it shows, the same in every run: a name for it.
    #[must_use]
    pub fn digest(&self) -> u64 {
        self.printed.digest
    }

    /// Returns how many cells it is wide.
    #[must_use]
    pub fn cols(&self) -> u16 {
        self.cols
    }

    /// Returns how many pixels it is wide.
    #[must_use]
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Returns how many pixels it is high.
    #[must_use]
    pub fn height(&self) -> u16 {
        self.height
    }

    /// Returns the roles of its text: whoever encodes it gives each its colours, in this order.
    #[must_use]
    pub fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// Returns its pixels, row by row from the top: index of the role in the upper four bits, coverage in the lower.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.printed.pixels
    }

    /// Returns the pixels of each row, from the top.
    pub fn lines(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.pixels().chunks_exact(usize::from(self.width.max(1)))
    }

    /// Returns its pixels packed; who packs them does so once.
    pub(super) fn packed(&self, pack: impl FnOnce(&Self) -> Vec<u8>) -> &[u8] {
        self.packed.get_or_init(|| pack(self))
    }

    /// Returns the bytes that it takes in memory, printed and packed, which makes about a quarter of it.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let pixels = usize::from(self.width) * usize::from(self.height);
        size_of::<Self>() + pixels + pixels / 4 + self.roles.len()
    }

    /// Returns the cells `from..from + cols` of it: what is left to be seen beside a popup or at the edge of a pane. Where cells
    /// are a fraction of a pixel wide, it is no wider than they are together wherever it is cut.
    #[must_use]
    pub fn piece(&self, from: u16, cols: u16) -> Self {
        let from = from.min(self.cols);
        let cols = cols.min(self.cols - from);
        let (left, width) = (self.pixels_of(from), self.pixels_of(cols));
        let lines = self.lines().filter_map(|line| line.get(left..left + width));
        let width = u16::try_from(width).unwrap_or(u16::MAX);
        Self::new(cols, width, self.height, self.roles.clone(), lines.flatten().copied().collect())
    }

    /// Returns the whole pixels of so many cells.
    fn pixels_of(&self, cols: u16) -> usize {
        usize::from(cols) * usize::from(self.width) / usize::from(self.cols.max(1))
    }
}

impl PartialEq for Strip {
    fn eq(&self, other: &Self) -> bool {
        let shape = |strip: &Self| (strip.cols, strip.width, strip.height);
        shape(self) == shape(other)
            && self.roles == other.roles
            && self.digest() == other.digest()
            && self.pixels() == other.pixels()
    }
}

impl Eq for Strip {}

impl Hash for Strip {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.digest().hash(state);
    }
}

impl std::fmt::Debug for Strip {
    /// The picture in short: its pixels would fill pages.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { cols, width, height, .. } = self;
        write!(f, "Strip({cols} cells, {width}x{height} px, {:016x})", self.digest())
    }
}

/// Returns a hash of what a strip shows: FNV-1a, but eight pixels at a time, with the upper half mixed in that a product leaves
/// weak.
fn digest(width: u16, pixels: &[u8]) -> u64 {
    let (eights, rest) = pixels.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(byte, own)| *byte = *own);
    let words = eights.iter().chain([&last]).map(|eight| u64::from_le_bytes(*eight));
    [u64::from(width)].into_iter().chain(words).fold(0xcbf2_9ce4_8422_2325, |hash, word| {
        let hash = (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^ (hash >> 32)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strip_is_printed_once_and_not_before_it_is_looked_at() {
        use std::sync::Arc;
        use std::sync::atomic::{AtomicU8, Ordering};

        let times = Arc::new(AtomicU8::new(0));
        let counted = Arc::clone(&times);
        let print = move || vec![counted.fetch_add(1, Ordering::Relaxed); 4];
        let strip = Strip::printed_later(1, (3, 2), vec![Role::Text], print);
        assert_eq!((strip.cols(), strip.roles().len(), strip.bytes() > 6), (1, 1, true));
        assert_eq!(times.load(Ordering::Relaxed), 0);
        assert_eq!(strip, Strip::new(1, 3, 2, vec![Role::Text], vec![0; 6]));
        assert_eq!((strip.pixels().len(), times.load(Ordering::Relaxed)), (6, 1));
    }

    #[test]
    fn pieces_begin_where_their_cells_do_and_are_no_wider() {
        // Cells of 9⅔ pixels.
        let pixels: Vec<u8> = (0..29).chain(100..129).collect();
        let strip = Strip::new(3, 29, 2, vec![Role::Text], pixels);
        for ((from, cols), (taken, left, right)) in [
            ((0, 1), (1, 0, 9)),
            ((1, 1), (1, 9, 18)),
            ((2, 1), (1, 19, 28)),
            ((0, 2), (2, 0, 19)),
            ((1, 9), (2, 9, 28)),
        ] {
            let piece = strip.piece(from, cols);
            let pixels: Vec<u8> = (left..right).chain(100 + left..100 + right).collect();
            assert_eq!((piece.cols(), piece.pixels()), (taken, pixels.as_slice()), "{from} {cols}");
        }
        assert_eq!(strip.piece(0, 3), strip);
        assert_eq!((strip.piece(3, 1).cols(), strip.piece(9, 9).pixels().len()), (0, 0));
    }
}
