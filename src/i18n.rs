//! The catalogue of messages in every language, as a value: no current language anywhere but in the Model.

pub mod message;

pub use message::Message;
