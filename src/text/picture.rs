//! Pictures of words: shaped, laid out as strips and kept by what they show; printed once, when they are seen.
//!
//! Sizes come in three units: font units (1000 to the em, whatever the size), 1/64 cell (layout), pixels (strips).

mod canvas;
mod font;
mod keep;
mod mask;
mod plate;
mod press;
mod shape;

pub(super) use font::{FaceId, Weight};
pub(super) use plate::Mark;
pub(super) use press::{CELL, Memory, Press};
pub(super) use shape::{Placed, Word};
