//! putpost teaches HTTP PUT and POST by letting people send them: this is the house, room by room.
//!
//! ```text
//! key ─▶ shell ─▶ Msg ─▶ app::update ─▶ lab.send(request) ─▶ Server::handle ─▶ response
//!                             │                                   │
//!                             │            Exchange{what was sent, what came back, Change} ─▶ history
//!                             ├─▶ course::goal::judge(&lab) ─▶ verdicts (codes, never sentences)
//!                             └─▶ Vec<Effect> ─▶ shell performs them (save, listen, answer, suspend, quit)
//! curl ─▶ shell::listen ─▶ Msg::Remote ─▶ the same queue, the same lab, the same panel ─▶ Effect::Answer ─▶ curl
//! view(&Model, …) ─▶ cells ─▶ terminal         (reads only)
//! ```
//!
//! # The domain: no terminal, no clock, no files, no language
//! - [`server`] is a deterministic origin server over `http` types; its starting state is a scene, which is data.
//! - [`lab`] is that server, the network in front of it and the history: send, lose, retry, undo, branch, prove, keep and
//!   replay; and requests as text.
//! - [`course`] is the lessons as plain data, their loader, the judge of goals and the check of a course.
//! - [`learner`] is what one learner has done: a versioned file.
//! - [`text`] measures, wraps and edits text that can hold Bangla, and makes pictures of it; nothing else does.
//! - [`i18n`] is the catalogue of messages in every language, as a value.
//! - [`spanned`] reads TOML and says where each thing that is wrong with it stands.
//! - [`diagnostic`] is what is wrong with a file and where; [`files`] is a tree of text files as data.
//!
//! # The application
//! - [`app`] is the Model and its total `update`.
//! - [`page`] turns the Model into words: blocks of styled text in the learner's language, for every face. It stands beside
//!   `app` and not in a face, because scrolling needs to know how long a page is, and the check that every page fits
//!   needs no screen.
//!
//! # The faces and the shells (features `tui` and `serve`)
//! - [`view`] draws the Model with ratatui and only reads.
//! - [`html`] writes a lesson as one page for a browser.
//! - [`plain`] speaks the same Model line by line, for ears, pipes and terminals that draw nothing.
//! - [`shell`] is the only room that touches the outside: terminal, files, clock, sockets.
//! - [`cli`] and [`config`] are the command line and the settings file.
//!
//! # Rules that hold it up
//! 1. The domain returns codes and data, never sentences; words are made by [`page`] and [`i18n`]. So a switch of language
//!    is one field of the Model.
//! 2. [`app::update`] is total: any message in any Model returns. No I/O, no clock, no panic.
//! 3. [`view`] takes `&Model` and costs what is visible: a million resources cost a frame no more than ten.
//! 4. Only [`shell`] names crossterm, tokio, `std::fs`, `std::env` and `Instant`. Time is an argument.
//! 5. No current language but the Model's, and no code that names one: what differs stands in `locale.toml`.
//! 6. Text that can hold Bangla never goes through ratatui's `Paragraph`, `Line` or a string's `width()`.
//! 7. Proofs, not wishes: the library builds without ratatui, crossterm and tokio; `clippy.toml` disallows what rules
//!    4 and 6 forbid; `tests/architecture.rs` reads the imports.
//! 8. `foo.rs` beside `foo/`, one subject a file, functions short enough to see.

pub mod app;
pub mod config;
pub mod course;
pub mod diagnostic;
pub mod files;
pub mod html;
pub mod i18n;
pub mod lab;
pub mod learner;
pub mod page;
pub mod plain;
pub mod server;
pub mod spanned;
pub mod text;

#[cfg(all(feature = "tui", feature = "serve"))]
pub mod cli;
#[cfg(feature = "tui")]
pub mod shell;
#[cfg(feature = "tui")]
pub mod view;
