//! Draws the Model with ratatui and only reads.

pub mod paint;
