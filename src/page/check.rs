//! The whole check of a course: its files, and its pages as a learner will see them.

use super::fits;
use crate::app::keymap::KEYMAP;
use crate::course::check::{self, Report};
use crate::files::Files;

/// Checks every lesson and every language of a tree of files by all rules: those of [`crate::course::check`], and P01
/// ([`fits`]). The names that `{=name}` may use are those of the keys.
#[must_use]
pub fn check(files: &Files) -> Report {
    let keys: Vec<String> = KEYMAP.iter().map(|binding| format!("key.{}", binding.name)).collect();
    let names: Vec<&str> = keys.iter().map(String::as_str).collect();
    check::check(files, &names).with(fits::check(files))
}
