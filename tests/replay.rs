//! Terminals without a window: what the program writes is read as a terminal reads it, and looked at.
//!
//! The promise is one: a page that was reached by keys looks as the same page drawn from nothing, whatever was on the
//! screen before, in every way in which Bangla is drawn. A terminal of our own reads every byte, and what it does not
//! know ends the test.
#![cfg(test)]
#![expect(clippy::string_slice, reason = "a test may cut what it made")]

#[path = "replay/backend.rs"]
mod backend;
#[path = "replay/bitmap.rs"]
mod bitmap;
#[path = "replay/budget.rs"]
mod budget;
#[path = "replay/chance.rs"]
mod chance;
#[path = "replay/desk.rs"]
mod desk;
#[path = "replay/grid.rs"]
mod grid;
#[path = "play/keys.rs"]
mod keys;
#[path = "replay/kitty.rs"]
mod kitty;
#[path = "replay/looks.rs"]
mod looks;
#[path = "replay/lost.rs"]
mod lost;
#[path = "replay/model.rs"]
mod model;
#[cfg(unix)]
#[path = "pty/terminal.rs"]
#[expect(dead_code, reason = "the tests of the program need more of it")]
#[expect(clippy::disallowed_methods, reason = "it waits by the clock")]
mod program;
#[path = "replay/raster.rs"]
mod raster;
#[path = "replay/routes.rs"]
mod routes;
#[path = "replay/sight.rs"]
mod sight;
#[path = "support/sixel.rs"]
mod sixel;
#[path = "replay/strange.rs"]
mod strange;
#[path = "replay/style.rs"]
mod style;
#[path = "replay/terminal.rs"]
mod terminal;
#[path = "replay/token.rs"]
mod token;
#[path = "replay/ways.rs"]
mod ways;
#[cfg(unix)]
#[path = "replay/whole.rs"]
mod whole;
