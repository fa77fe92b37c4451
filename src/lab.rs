//! The lab: a server, the history of what was sent to it, and what one can do with both: send, again, undo, prove.

pub mod exchange;

pub use exchange::{Change, Exchange, Mark, Origin, Sent};
