//! A tree of text files as data: what was embedded at build time, or what the shell read from a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use include_dir::{Dir, include_dir};

static LESSONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lessons");
static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");
static SCENES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/scenes");

/// Text files by path, with `/` between folders on every system, in a fixed order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, Text>);

/// The text of a file, cheap to clone where it was compiled in. It is looked at only when it is read: of all that is
/// compiled in, a start reads little.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Text(Cow<'static, [u8]>);

impl Text {
    /// Returns the text. What is compiled in is UTF-8: a test reads it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Returns whether it was compiled in: then it is as it should be, for the tests have read it.
    #[must_use]
    pub fn is_compiled_in(&self) -> bool {
        matches!(self.0, Cow::Borrowed(_))
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text.into_bytes()))
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl Files {
    /// Returns the lessons, locales and scenes that were compiled into the program:
    /// `lessons/…`, `locales/…` and `assets/scenes/…`.
    #[must_use]
    pub fn embedded() -> Self {
        let mut files = Self::default();
        for (folder, dir) in [("lessons", &LESSONS), ("locales", &LOCALES), ("assets/scenes", &SCENES)] {
            files.add_dir(folder, dir);
        }
        files
    }

    fn add_dir(&mut self, folder: &str, dir: &Dir<'static>) {
        for file in dir.files() {
            let path = file.path().to_string_lossy().replace('\\', "/");
            self.0.insert(format!("{folder}/{path}"), Text(Cow::Borrowed(file.contents())));
        }
        for below in dir.dirs() {
            self.add_dir(folder, below);
        }
    }

    /// Puts a file into the tree; an earlier file at the same path is replaced.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), text.into().into());
    }

    /// Lays another tree over this one: its files win, path by path.
    pub fn overlay(&mut self, over: Self) {
        self.0.extend(over.0);
    }

    /// Returns the text at exactly this path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(Text::as_str)
    }

    /// Returns the text at exactly this path, to be kept and read later.
    #[must_use]
    pub fn shared(&self, path: &str) -> Option<Text> {
        self.0.get(path).cloned()
    }

    /// Returns path and text of every file below a folder, which is named without a final slash.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.paths(folder).filter_map(|path| Some((path, self.get(path)?)))
    }

    /// Returns the path of every file below a folder, which is named without a final slash.
    pub fn paths<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        let inside = move |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.0.keys().map(String::as_str).filter(move |path| inside(path))
    }

    /// Returns the names of the folders directly below a folder, each once and in order.
    #[must_use]
    pub fn folders<'a>(&'a self, folder: &'a str) -> Vec<&'a str> {
        let mut names: Vec<&str> = self
            .paths(folder)
            .filter_map(|path| path.get(folder.len() + 1..)?.split_once('/').map(|(name, _)| name))
            .collect();
        names.dedup();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::Files;

    #[test]
    fn all_that_is_compiled_in_is_text() {
        for (path, text) in Files::embedded().0 {
            assert!(std::str::from_utf8(&text.0).is_ok(), "{path}");
        }
    }
}
