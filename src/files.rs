//! A tree of text files as data: what was embedded at build time, or what the shell read from a folder.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};

static LESSONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/lessons");
static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");
static SCENES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/scenes");

/// Text files by path, with `/` between folders on every system, in a fixed order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files(BTreeMap<String, Cow<'static, str>>);

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
            if let Some(text) = file.contents_utf8() {
                let path = file.path().to_string_lossy().replace('\\', "/");
                self.0.insert(format!("{folder}/{path}"), Cow::Borrowed(text));
            }
        }
        for below in dir.dirs() {
            self.add_dir(folder, below);
        }
    }

    /// Puts a file into the tree; an earlier file at the same path is replaced.
    pub fn insert(&mut self, path: impl Into<String>, text: impl Into<String>) {
        self.0.insert(path.into(), Cow::Owned(text.into()));
    }

    /// Lays another tree over this one: its files win, path by path.
    pub fn overlay(&mut self, over: Self) {
        self.0.extend(over.0);
    }

    /// Returns the text at exactly this path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(AsRef::as_ref)
    }

    /// Returns the text at exactly this path, to be kept: without a copy where it was compiled in.
    #[must_use]
    pub fn shared(&self, path: &str) -> Option<Cow<'static, str>> {
        self.0.get(path).cloned()
    }

    /// Returns path and text of every file below a folder, which is named without a final slash.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        let inside = move |path: &str| path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.0.iter().filter(move |(path, _)| inside(path)).map(|(path, text)| (path.as_str(), text.as_ref()))
    }

    /// Returns the names of the folders directly below a folder, each once and in order.
    #[must_use]
    pub fn folders<'a>(&'a self, folder: &'a str) -> Vec<&'a str> {
        let mut names: Vec<&str> = self
            .below(folder)
            .filter_map(|(path, _)| path.get(folder.len() + 1..)?.split_once('/').map(|(name, _)| name))
            .collect();
        names.dedup();
        names
    }
}
