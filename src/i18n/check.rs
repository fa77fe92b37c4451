//! The check of a language: its `.ftl` files (F rules) and its sentences, here and in lessons (T rules).

mod syntax;

pub use syntax::syntax;
