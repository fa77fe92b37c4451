//! The catalogue of messages in every language, as a value: no current language anywhere but in the Model.
//!
//! A language is a folder `locales/<tag>/`: its `locale.toml` says what it is ([`locale::Locale`]), its `.ftl`
//! files what it says ([`Message`]), its `glossary.toml` which words it uses. Dropping in a folder adds a language;
//! no code names one.

pub mod check;
pub mod locale;
pub mod message;

mod catalog;
mod clean;
mod digits;
mod negotiate;

pub use catalog::{Catalog, Lang, Said};
pub use clean::clean;
pub use digits::Digits;
pub use message::Message;
pub use negotiate::{Choice, Origin, UnknownLanguage, Wishes};
