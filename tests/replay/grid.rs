//! The cells of a screen: text, alone or over several cells, and the pixels that lie on it.

use std::rc::Rc;

use crate::style::{Colour, Style};

/// Red, green, blue and how much of it there is.
pub(crate) type Pixel = [u8; 4];

/// The pixels of one cell, row by row.
pub(crate) type Tile = Rc<[Pixel]>;

/// A cell.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// What is written there; for what takes several cells, in the first of them.
    pub(crate) text: String,
    /// Which of its text's cells it is.
    pub(crate) part: u16,
    /// How many cells its text takes.
    pub(crate) of: u16,
    pub(crate) style: Style,
    /// A picture over the text.
    pub(crate) tile: Option<Tile>,
}

impl Cell {
    fn blank(ground: Colour) -> Self {
        let style = Style { ground, ..Style::default() };
        Self { text: " ".to_owned(), part: 0, of: 1, style, tile: None }
    }
}

/// All cells of a screen.
#[derive(Clone, Debug)]
pub(crate) struct Grid {
    rows: Vec<Vec<Cell>>,
}

impl Grid {
    pub(crate) fn new(cols: u16, rows: u16) -> Self {
        Self { rows: vec![vec![Cell::blank(Colour::Own); cols.into()]; rows.into()] }
    }

    pub(crate) fn cols(&self) -> u16 {
        self.rows.first().map_or(0, |row| row.len().try_into().unwrap())
    }

    pub(crate) fn rows(&self) -> u16 {
        self.rows.len().try_into().unwrap()
    }

    pub(crate) fn cell(&self, x: u16, y: u16) -> &Cell {
        &self.rows[usize::from(y)][usize::from(x)]
    }

    /// Another size: what stands beyond it is lost, and what is new is blank.
    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        for row in &mut self.rows {
            row.resize(cols.into(), Cell::blank(Colour::Own));
        }
        self.rows.resize(rows.into(), vec![Cell::blank(Colour::Own); cols.into()]);
    }

    /// Moves everything one row up.
    pub(crate) fn scroll(&mut self) {
        let cols = self.cols();
        self.rows.remove(0);
        self.rows.push(vec![Cell::blank(Colour::Own); cols.into()]);
    }

    /// Writes a text over some cells: what it cuts in two is gone as a whole, and so are the pixels there.
    pub(crate) fn write(&mut self, (x, y): (u16, u16), of: u16, text: &str, style: Style) {
        self.cut(x, y, of);
        for part in 0..of {
            let text = if part == 0 { text.to_owned() } else { String::new() };
            self.rows[usize::from(y)][usize::from(x + part)] = Cell { text, part, of, style, tile: None };
        }
    }

    /// Adds to the text of a cell what takes no room of its own.
    pub(crate) fn join(&mut self, x: u16, y: u16, text: &str) {
        let x = x - self.cell(x, y).part;
        let cell = &mut self.rows[usize::from(y)][usize::from(x)];
        cell.text.push_str(text);
        cell.tile = None;
    }

    /// Blanks some cells of a row, as far as there are so many.
    pub(crate) fn erase(&mut self, x: u16, y: u16, count: u16, ground: Colour) {
        let count = count.min(self.cols() - x);
        self.cut(x, y, count);
        for x in x..x + count {
            self.rows[usize::from(y)][usize::from(x)] = Cell::blank(ground);
        }
    }

    /// Takes away what pictures show in a row.
    pub(crate) fn take_pictures(&mut self, y: u16) {
        self.rows[usize::from(y)].iter_mut().for_each(|cell| cell.tile = None);
    }

    /// Takes away what a picture shows in a cell.
    pub(crate) fn take_picture(&mut self, x: u16, y: u16) {
        if let Some(cell) = self.rows[usize::from(y)].get_mut(usize::from(x)) {
            cell.tile = None;
        }
    }

    /// Gives a cell the terminal's own ground.
    pub(crate) fn unground(&mut self, x: u16, y: u16) {
        self.rows[usize::from(y)][usize::from(x)].style.ground = Colour::Own;
    }

    /// Lays a cell of a picture over a cell: where it is nothing, what lay there is still seen.
    pub(crate) fn lay(&mut self, x: u16, y: u16, tile: &Tile) {
        let over = |(old, new): (&Pixel, &Pixel)| if new[3] == 0 { *old } else { *new };
        let cell = &mut self.rows[usize::from(y)][usize::from(x)];
        cell.tile = Some(match &cell.tile {
            Some(old) => old.iter().zip(tile.iter()).map(over).collect(),
            None => Rc::clone(tile),
        });
    }

    /// Blanks what of a text over several cells stands at the edges of some cells, outside of them.
    fn cut(&mut self, x: u16, y: u16, count: u16) {
        assert!(count > 0 && x + count <= self.cols(), "{count} cells at column {x} are too many");
        let row = &mut self.rows[usize::from(y)];
        for edge in [x, x + count] {
            let Some(cell) = row.get(usize::from(edge)).filter(|cell| cell.part > 0) else { continue };
            let (first, of) = (usize::from(edge - cell.part), usize::from(cell.of));
            for cell in &mut row[first..first + of] {
                let tile = cell.tile.take();
                *cell = Cell { tile, ..Cell::blank(cell.style.ground) };
            }
        }
    }
}
