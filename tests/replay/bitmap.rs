//! Pictures as terminals take them in: PNG files and sixels become red, green, blue and alpha, cut into cells.

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::Cursor;
use std::rc::Rc;

use base64::prelude::{BASE64_STANDARD, Engine};

use crate::grid::{Pixel, Tile};
use crate::raster::Raster;
use crate::sixel;

/// A picture cut into cells.
pub(crate) type Tiles = Rc<[Tile]>;

/// A picture.
struct Bitmap {
    width: usize,
    height: usize,
    pixels: Vec<Pixel>,
}

/// What cells were made of: bytes, over how many cells of which screen.
type Key = (String, u16, Raster);

/// Returns the cells of a PNG file in base64 that is spread over `cols` cells, one row high.
pub(crate) fn of_file(base64: &str, cols: u16, raster: Raster) -> Tiles {
    kept((base64.to_owned(), cols, raster), || {
        let bitmap = Bitmap::of_png(&binary(base64));
        (0..cols).map(|col| bitmap.spread((col.into(), cols.into()), raster)).collect()
    })
}

/// Returns the cells over which sixels lie, as many as they reach: `body` is a device control string without its frame.
pub(crate) fn of_sixels(body: &str, raster: Raster) -> Tiles {
    kept((body.to_owned(), 0, raster), || {
        let bitmap = Bitmap::of_sixels(body);
        assert!(bitmap.height <= raster.height, "a picture {} pixels high", bitmap.height);
        (0..raster.reached(bitmap.width)).map(|col| bitmap.cell(col, raster)).collect()
    })
}

/// Returns what was made before: a picture is read once, and its cells are the very same then.
fn kept(key: Key, make: impl FnOnce() -> Tiles) -> Tiles {
    thread_local! {
        static KEPT: RefCell<HashMap<Key, Tiles>> = RefCell::default();
    }
    KEPT.with_borrow_mut(|kept| Rc::clone(kept.entry(key).or_insert_with(make)))
}

impl Bitmap {
    fn of_png(file: &[u8]) -> Self {
        let mut decoder = png_crate::Decoder::new(Cursor::new(file));
        decoder.set_transformations(png_crate::Transformations::EXPAND | png_crate::Transformations::ALPHA);
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        assert_eq!(info.color_type, png_crate::ColorType::Rgba);
        let pixels = bytes.as_chunks().0.to_vec();
        Self { width: info.width as usize, height: info.height as usize, pixels }
    }

    fn of_sixels(body: &str) -> Self {
        let sixel::Picture { width, height, pixels } = sixel::decode(format!("\x1bP{body}\x1b\\").as_bytes());
        let pixel = |pixel: Option<[u8; 3]>| pixel.map_or([0; 4], |[r, g, b]| [r, g, b, 255]);
        Self { width, height, pixels: pixels.into_iter().map(pixel).collect() }
    }

    /// Returns the pixels of one of `cols` cells over which it is spread.
    fn spread(&self, (col, cols): (usize, usize), raster: Raster) -> Tile {
        let (wide, left, height) = (raster.left(cols), raster.left(col), raster.height);
        let at = |x: usize, y: usize| self.at((left + x) * self.width / wide, y * self.height / height);
        places(raster).map(|(x, y)| at(x, y)).collect()
    }

    /// Returns the pixels of one of its cells where it is as large as it is.
    fn cell(&self, col: usize, raster: Raster) -> Tile {
        places(raster).map(|(x, y)| self.at(raster.left(col) + x, y)).collect()
    }

    fn at(&self, x: usize, y: usize) -> Pixel {
        let inside = x < self.width && y < self.height;
        if inside { self.pixels[y * self.width + x] } else { [0; 4] }
    }
}

/// Returns the pixels of a cell, row by row.
fn places(raster: Raster) -> impl Iterator<Item = (usize, usize)> {
    (0..raster.height).flat_map(move |y| (0..raster.cell()).map(move |x| (x, y)))
}

/// Reads base64.
pub(crate) fn binary(text: &str) -> Vec<u8> {
    BASE64_STANDARD.decode(text).unwrap_or_else(|error| panic!("{error} in {text}"))
}
