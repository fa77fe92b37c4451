//! The whole check of a course: its files, and its pages as a learner will see them.

use super::fits;
use crate::app::keymap::KEYMAP;
use crate::app::verb;
use crate::course::check::{self, Report};
use crate::files::Files;

/// Checks every lesson and every language of a tree of files by all rules: those of [`crate::course::check`], and P01
/// ([`fits`]). The names that `{=name}` may use are those of what has a key, and of the words that can be typed where there is no screen.
#[must_use]
pub fn check(files: &Files) -> Report {
    let with_key = KEYMAP.iter().filter(|binding| !binding.cap().is_empty());
    let words = verb::verbs().into_iter().map(|entry| format!("word.{}", entry.name()));
    let keys: Vec<String> = with_key.map(|binding| format!("key.{}", binding.name)).chain(words).collect();
    let names: Vec<&str> = keys.iter().map(String::as_str).collect();
    check::check(files, &names).with(fits::check(files))
}
