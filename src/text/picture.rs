//! Pictures of words: shaped, rasterised and cut into strips once, and kept by what they show.
//!
//! Sizes come in three units: font units (1000 to the em, whatever the size), 1/64 cell (layout), pixels (strips).

mod canvas;
mod font;
mod keep;
mod mask;
mod press;
mod shape;

pub(super) use font::{FaceId, Weight};
pub(super) use press::{CELL, Mark, Memory, Press};
pub(super) use shape::{Placed, Word};
