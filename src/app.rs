//! x
pub mod msg;
