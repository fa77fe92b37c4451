//! Asks the terminal what it can show and reads the answers: widths, sizes, colours, pictures, its name. No I/O here.
//!
//! One batch of questions is written at once, and its last one (DA1) every terminal answers: it is the fence after which
//! nothing more comes. [`Answers`] is what came before it; [`choose`] makes of them, and of what is known
//! without asking ([`Hints`]), how Bangla is drawn here.

pub mod answers;
pub mod cell;
pub mod choice;
pub mod heard;
pub mod names;
pub mod query;
mod sequence;
pub mod tmux;

pub use answers::{Answers, Receipt};
pub use choice::{Choice, Hints, choose};
pub use heard::{Heard, Surroundings};
pub use query::Query;
