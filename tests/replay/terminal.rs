//! A terminal as far as this program uses one. Whatever it does not know ends the test: nothing is passed over.
//!
//! Its own idea of how wide text is need not be what the program believes, as in life. Where a picture leaves the cursor
//! nobody can rely on, so it is nowhere then until the program places it.

use std::collections::BTreeSet;

use putpost::text::WidthModel;
use unicode_segmentation::UnicodeSegmentation;

use crate::bitmap::{self, Tiles, binary};
use crate::grid::Grid;
use crate::kitty::Kitty;
use crate::raster::Raster;
use crate::style::{Rgb, Style};
use crate::token::{self, Token, shown};

/// What a terminal is and can do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// What it says when it is asked for its name; nothing where it says nothing.
    pub(crate) name: &'static str,
    /// How wide it draws text.
    pub(crate) widths: WidthModel,
    /// The seed of the widths of its Bangla, where no model says them.
    pub(crate) strange: Option<u64>,
    /// How wide it does so when it is told not to count clusters (mode 2027), if it knows the mode.
    pub(crate) apart: Option<WidthModel>,
    pub(crate) kitty: bool,
    /// Whether it is tmux, which hands on what is for kitty if it is marked so, and draws all text itself: what it says of
    /// the terminal around it (`TERM`, name, features).
    pub(crate) tmux: Option<[&'static str; 3]>,
    pub(crate) iterm: bool,
    pub(crate) sixel: bool,
    /// Whether text can be told how many cells to take (OSC 66).
    pub(crate) sized: bool,
    /// A cell in pixels, about: [`Raster`] says where each is.
    pub(crate) cell: (f32, u16),
    /// What it writes in and what on.
    pub(crate) own: (Rgb, Rgb),
}

impl Kind {
    /// Whether it is Konsole, which takes the ground of the cells away that it lays a picture over.
    pub(crate) fn is_konsole(&self) -> bool {
        self.name.starts_with("Konsole")
    }

    /// Whether it is xterm, whose cursor wipes out the picture that it stands on.
    fn is_xterm(&self) -> bool {
        self.name.starts_with("XTerm")
    }

    /// Whether all pictures of a row go where a part of it is erased.
    fn erases_rows(&self) -> bool {
        self.is_konsole() || self.tmux.is_some()
    }
}

/// Modes that a program may set (DEC, xterm, kitty and contour).
const CURSOR: u16 = 25;
const FOCUS: u16 = 1004;
const ALTERNATE: u16 = 1049;
const PASTE: u16 = 2004;
const FRAME: u16 = 2026;
const CLUSTERS: u16 = 2027;
const COLOURS: u16 = 2031;

/// A terminal and what stands on it.
#[derive(Clone, Debug)]
pub(crate) struct Terminal {
    pub(crate) kind: Kind,
    pub(crate) grid: Grid,
    pub(crate) kitty: Kitty,
    /// How much of what is to be passed on next is dropped, as tmux does it while it shows another window or is about to draw
    /// its screen anew.
    pub(crate) drops: usize,
    /// The modes that are set.
    modes: BTreeSet<u16>,
    style: Style,
    /// Where the cursor stands; one behind the last column after something was written there.
    cursor: Option<(u16, u16)>,
    /// Which cells were blanked last: column and row of the first, and how many.
    blanked: Option<(u16, u16, u16)>,
    /// Whether text has run over the edge, or a picture over more cells than were blanked for it.
    overran: bool,
    /// What it has answered since it was last asked.
    answers: String,
}

impl Terminal {
    pub(crate) fn new(kind: Kind, cols: u16, rows: u16) -> Self {
        let mut modes = BTreeSet::from([CURSOR]);
        modes.extend(kind.apart.map(|_| CLUSTERS));
        let (grid, kitty, style) = (Grid::new(cols, rows), Kitty::default(), Style::default());
        Self {
            kind,
            grid,
            kitty,
            drops: 0,
            modes,
            style,
            cursor: None,
            blanked: None,
            overran: false,
            answers: String::new(),
        }
    }

    /// Reads what the program has written; returns what is answered.
    pub(crate) fn read(&mut self, bytes: &[u8]) -> String {
        let mut rest = std::str::from_utf8(bytes).unwrap();
        while let Some(token) = token::next(&mut rest) {
            match token {
                Token::Text(text) => self.print(text),
                Token::Control(control) => panic!("nobody sends {control:?}"),
                Token::Csi(body, 'm') => self.style.take(body),
                Token::Csi(body, last) => self.control(body, last),
                Token::Osc(command) => self.command(command),
                Token::Dcs(string) => self.device(string),
                Token::Apc(command) => {
                    self.graphics(command, self.kind.kitty && self.kind.tmux.is_none());
                }
                Token::StringEnd => {}
            }
        }
        std::mem::take(&mut self.answers)
    }

    /// Returns the same terminal with the pictures that it keeps, and nothing on it.
    pub(crate) fn wiped(&self) -> Self {
        let fresh = Self::new(self.kind, self.grid.cols(), self.grid.rows());
        Self { kitty: self.kitty.clone(), modes: self.modes.clone(), ..fresh }
    }

    /// Returns where the cursor is seen.
    pub(crate) fn caret(&self) -> Option<(u16, u16)> {
        self.modes.contains(&CURSOR).then(|| self.at())
    }

    /// Checks that nothing is left of a program that has ended.
    #[cfg(unix)]
    pub(crate) fn assert_given_back(&self) {
        let fresh = Self::new(self.kind, 1, 1);
        assert_eq!((&self.modes, self.style), (&fresh.modes, fresh.style));
        assert_eq!(self.kitty.count(), 0, "pictures are left");
    }

    /// Checks that a frame was drawn to its end, in the usual style.
    pub(crate) fn assert_at_rest(&self) {
        assert!(!self.modes.contains(&FRAME), "a frame without an end");
        assert_eq!(self.style, Style::default());
        self.kitty.count();
    }

    /// Returns whether anything has reached farther than it may since this was asked last.
    pub(crate) fn has_overrun(&mut self) -> bool {
        std::mem::take(&mut self.overran)
    }

    fn width(&self, cluster: &str) -> u16 {
        let begins = cluster.chars().next().is_some_and(|c| ('\u{985}'..='\u{9b9}').contains(&c));
        match self.kind.strange {
            Some(seed) if begins => strange(seed, cluster),
            _ => self.widths().width(cluster),
        }
    }

    fn widths(&self) -> WidthModel {
        self.kind.apart.filter(|_| !self.modes.contains(&CLUSTERS)).unwrap_or(self.kind.widths)
    }

    fn raster(&self) -> Raster {
        Raster::new(self.kind.cell, self.grid.cols())
    }

    fn at(&self) -> (u16, u16) {
        self.cursor.expect("the cursor must be placed first")
    }

    fn print(&mut self, text: &str) {
        for cluster in text.graphemes(true) {
            let (x, y) = self.at();
            match self.width(cluster) {
                0 => self.grid.join(x.checked_sub(1).expect("a mark with nothing before it"), y, cluster),
                width => self.write(width, cluster),
            }
        }
    }

    /// Writes a text. One that does not fit in its row stands in the next one; after the last, the screen moves up.
    fn write(&mut self, width: u16, text: &str) {
        let (mut x, mut y) = self.at();
        if x + width > self.grid.cols() {
            assert!(self.kind.strange.is_some(), "{text:?} runs over the edge in row {y}, column {x}");
            (x, y, self.overran) = (0, y + 1, true);
            if y == self.grid.rows() {
                y -= 1;
                self.grid.scroll();
            }
        }
        self.grid.write((x, y), width, text, self.style);
        self.blanked = (text == " ").then_some(match self.blanked {
            Some((first, row, count)) if (first + count, row) == (x, y) => (first, row, count + 1),
            _ => (x, y, 1),
        });
        self.cursor = Some((x + width, y));
    }

    fn control(&mut self, body: &str, last: char) {
        match (body, last) {
            (_, 'H') => {
                let (row, column) = body.split_once(';').unwrap_or(("1", "1"));
                self.go(number(column) - 1, number(row) - 1);
            }
            (_, 'G') => self.go(number(body) - 1, self.at().1),
            (_, 'X') => {
                let (x, y) = self.at();
                let count = number(body).min(self.grid.cols() - x);
                self.blanked = Some((x, y, count));
                self.grid.erase(x, y, count, self.style.ground);
                if self.kind.erases_rows() {
                    self.grid.take_pictures(y);
                }
            }
            ("2", 'K') => self.erase_row(self.at().1),
            ("2", 'J') => (0..self.grid.rows()).for_each(|y| self.erase_row(y)),
            (_, 'h' | 'l') if body.starts_with('?') => {
                body[1..].split(';').for_each(|mode| self.switch(number(mode), last == 'h'));
            }
            _ => self.question(body, last),
        }
    }

    /// Places the cursor, within the screen.
    fn go(&mut self, x: u16, y: u16) {
        self.cursor = Some((x.min(self.grid.cols() - 1), y.min(self.grid.rows() - 1)));
    }

    fn erase_row(&mut self, y: u16) {
        self.grid.erase(0, y, self.grid.cols(), self.style.ground);
    }

    fn switch(&mut self, mode: u16, on: bool) {
        let known = [CURSOR, FOCUS, ALTERNATE, PASTE, FRAME, CLUSTERS, COLOURS];
        assert!(known.contains(&mode), "nobody knows mode {mode}");
        let changed = if on { self.modes.insert(mode) } else { self.modes.remove(&mode) };
        assert!(changed || mode != FRAME || !on, "a frame within a frame");
        let caret = self.cursor.filter(|_| self.modes.contains(&CURSOR));
        if let (FRAME, false, true, Some((x, y))) = (mode, on, self.kind.is_xterm(), caret) {
            self.grid.take_picture(x, y);
        }
        if mode == ALTERNATE && changed {
            self.grid = Grid::new(self.grid.cols(), self.grid.rows());
            self.cursor = None;
        }
    }

    fn question(&mut self, body: &str, last: char) {
        let ((width, height), screen) = (self.kind.cell, self.raster().width);
        let (cols, rows) = (self.grid.cols(), self.grid.rows());
        self.answers += &match (body, last) {
            ("6", 'n') => {
                let (x, y) = self.at();
                format!("\x1b[{};{}R", y + 1, x.min(cols - 1) + 1)
            }
            ("16", 't') => format!("\x1b[6;{height};{}t", width.round()),
            ("14", 't') => format!("\x1b[4;{};{screen}t", height * rows),
            ("18", 't') => format!("\x1b[8;{rows};{cols}t"),
            (">0", 'q') if self.kind.name.is_empty() => String::new(),
            (">0", 'q') => format!("\x1bP>|{}\x1b\\", self.kind.name),
            ("", 'c') => format!("\x1b[?62;{}22c", if self.kind.sixel { "4;" } else { "" }),
            ("?1;1;0", 'S') if self.kind.sixel => "\x1b[?1;0;256S".to_owned(),
            ("?2027$", 'p') if self.kind.apart.is_some() => "\x1b[?2027;1$y".to_owned(),
            ("?1;1;0", 'S') | ("?2027$", 'p') => String::new(),
            _ => panic!("nobody knows CSI {body}{last}"),
        }
    }

    fn command(&mut self, command: &str) {
        let hex = |[r, g, b]: Rgb| format!("rgb:{r:02x}{r:02x}/{g:02x}{g:02x}/{b:02x}{b:02x}");
        match command.split_once(';') {
            Some(("10", "?")) => self.answers += &format!("\x1b]10;{}\x1b\\", hex(self.kind.own.0)),
            Some(("11", "?")) => self.answers += &format!("\x1b]11;{}\x1b\\", hex(self.kind.own.1)),
            // Its sixteen colours are xterm's, which it need not say.
            Some(("4", question)) if question.ends_with(";?") => {}
            Some(("52", copied)) => drop(binary(copied.strip_prefix("c;").unwrap())),
            Some(("66", sized)) => self.print_sized(sized),
            Some(("1337", file)) if self.kind.iterm => self.show_file(file),
            _ => panic!("nobody knows OSC {}", shown(command)),
        }
    }

    /// Prints a text in so many cells. In two rows it is only ever a question, and wiped again.
    fn print_sized(&mut self, sized: &str) {
        let (width, text) = sized.split_once(';').unwrap();
        if !self.kind.sized {
            assert_eq!(text, "a", "nobody shows {text}");
            return;
        }
        let width = width.strip_prefix("w=").or((width == "s=2").then_some("2"));
        let width = number(width.unwrap_or_else(|| panic!("OSC 66 {sized:?}")));
        assert!((1..=7).contains(&width), "OSC 66 {sized:?}");
        self.write(width, text);
    }

    fn show_file(&mut self, file: &str) {
        let (options, data) = file.split_once(':').unwrap();
        let options = options.strip_prefix("File=inline=1;preserveAspectRatio=0;doNotMoveCursor=1;size=");
        let sizes = options.and_then(|options| options.strip_suffix(";height=1")?.split_once(";width="));
        let (size, cols) = sizes.unwrap_or_else(|| panic!("nobody knows OSC 1337 {}", shown(file)));
        assert_eq!(binary(data).len(), usize::from(number(size)));
        self.place(&bitmap::of_file(data, number(cols), self.raster()));
    }

    fn device(&mut self, string: &str) {
        if let Some(passed) = string.strip_prefix("tmux;").filter(|_| self.kind.tmux.is_some()) {
            let passed = passed.replace("\x1b\x1b", "\x1b");
            let command = passed.strip_prefix("\x1b_").and_then(|passed| passed.strip_suffix("\x1b\\"));
            let command = command.unwrap_or_else(|| panic!("nobody hands on {}", shown(&passed)));
            if self.drops > 0 {
                self.drops -= 1;
                return;
            }
            return self.graphics(command, self.kind.kitty);
        }
        assert!(self.kind.sixel && string.starts_with("0;1q"), "nobody knows DCS {}", shown(string));
        self.place(&bitmap::of_sixels(string, self.raster()));
    }

    /// Lays a picture over the cells from the cursor on, as far as there are any; only those that were blanked it may reach. In
    /// the last row it would move the screen up in some terminals.
    fn place(&mut self, tiles: &Tiles) {
        let (x, y) = self.at();
        assert!(y + 1 < self.grid.rows(), "a picture in the last row");
        let (first, row, count) = self.blanked.take().unwrap_or_default();
        let room = if row == y && first <= x { (first + count).saturating_sub(x) } else { 0 };
        self.overran |= tiles.len() > room.into();
        for (x, tile) in (x..self.grid.cols()).zip(tiles.iter()) {
            if self.kind.is_konsole() {
                self.grid.unground(x, y);
            }
            self.grid.lay(x, y, tile);
        }
        self.cursor = None;
    }

    /// Does what is for kitty, if it is there to read it. Others do not answer its question.
    fn graphics(&mut self, command: &str, is_read: bool) {
        if is_read {
            let command = command.strip_prefix('G');
            let command = command.unwrap_or_else(|| panic!("nobody knows APC {command:?}"));
            self.answers += &self.kitty.obey(command, self.raster()).unwrap_or_default();
        } else {
            assert!(command.contains("a=q"), "nobody shows {}", shown(command));
        }
    }

    /// Returns the cell as it is seen: what it is written in and on.
    pub(crate) fn colours(&self, x: u16, y: u16) -> (Rgb, Rgb) {
        self.grid.cell(x, y).style.seen(self.kind.own)
    }
}

/// Returns how wide a cluster is on a terminal like no other.
fn strange(seed: u64, cluster: &str) -> u16 {
    const PRIME: u64 = 0x0100_0000_01b3;
    let mixed = cluster.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    1 + u16::try_from((mixed >> 32) % 4).unwrap()
}

/// Reads a number.
pub(crate) fn number(text: &str) -> u16 {
    text.parse().unwrap_or_else(|_| panic!("no number: {text:?}"))
}
