//! Where things live on disk, and how they are kept: what one learner has done, the settings, folders of lessons.

#![expect(clippy::disallowed_methods, reason = "the shell touches files and reads the environment")]

mod kept;

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::config::Environment;
use crate::diagnostic::{Diagnostic, Level};
use crate::files::Files;
use crate::i18n::Message;

/// How deep folders of lessons are read; also what ends a loop of symbolic links.
const MAX_DEPTH: usize = 6;

/// The longest name of a learner in a file name, in bytes; a longer one is cut and told apart by a hash.
const MAX_NAME: usize = 120;

/// Returns the environment of the process; what is not Unicode is not there.
#[must_use]
pub fn environment() -> Environment {
    let text = |value: OsString| value.into_string().ok();
    std::env::vars_os().filter_map(|(name, value)| Some((text(name)?, text(value)?))).collect()
}

/// Where this person's files are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The settings file.
    pub config: PathBuf,
    /// The folder with one file for each learner.
    pub learners: PathBuf,
}

impl Places {
    /// Finds the places: below `PUTPOST_HOME` if that is set, else by the XDG base directories (on Windows the
    /// system's own). `None` where there is no home at all.
    #[must_use]
    pub fn find(environment: &Environment) -> Option<Self> {
        let (config, state) = match environment.get("PUTPOST_HOME") {
            Some(home) => (PathBuf::from(home), PathBuf::from(home)),
            None => {
                let base = etcetera::choose_base_strategy().ok()?;
                let state = base.state_dir().unwrap_or_else(|| base.data_dir());
                (base.config_dir().join("putpost"), state.join("putpost"))
            }
        };
        Some(Self { config: config.join("config.toml"), learners: state.join("learners") })
    }
}

/// Reads a file that somebody named. What is no UTF-8 in it is left for its reader to refuse.
///
/// # Errors
/// Why it cannot be read.
pub fn read_named(path: &Path) -> Result<String, Message> {
    let bytes = fs::read(path).map_err(|error| cannot_read(path, &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// The file of one learner. It is never lost silently: saved whole or not at all, moved aside when it is damaged.
#[derive(Debug)]
pub struct LearnerFile {
    folder: Option<PathBuf>,
    stem: String,
    /// No more saving: it failed once and that was said, or it would overwrite what could not be moved aside.
    closed: bool,
}

impl LearnerFile {
    /// Names the file of a learner; nothing is touched yet.
    #[must_use]
    pub fn new(places: Option<&Places>, learner: &str) -> Self {
        Self { folder: places.map(|places| places.learners.clone()), stem: stem(learner), closed: false }
    }

    /// Returns where the file is or would be.
    #[must_use]
    pub fn path(&self) -> Option<PathBuf> {
        self.folder.as_ref().map(|folder| folder.join(format!("{}.json", self.stem)))
    }

    /// Loads what the learner has done; nothing yet is no error. A file that `parse` refuses is moved aside to
    /// `NAME.damaged-1`, and the notice says so.
    pub fn load<T, E>(&mut self, parse: impl FnOnce(&str) -> Result<T, E>) -> (Option<T>, Option<Message>) {
        let Some(path) = self.path() else { return (None, None) };
        match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => (None, None),
            Err(error) => {
                self.closed = true;
                (None, Some(cannot_read(&path, &error)))
            }
            Ok(bytes) => match std::str::from_utf8(&bytes).ok().and_then(|text| parse(text).ok()) {
                Some(learner) => (Some(learner), None),
                None => (None, Some(self.move_damaged(&path))),
            },
        }
    }

    /// Reads the file without touching it: nothing where it is not there or `parse` refuses it.
    #[must_use]
    pub fn peek<T>(&self, parse: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        parse(&fs::read_to_string(self.path()?).ok()?)
    }

    fn move_damaged(&mut self, path: &Path) -> Message {
        match self.set_aside("damaged") {
            Ok(kept) => Message::StorageDamaged { path: shown(path), kept: shown(&kept) },
            Err(error) => {
                self.closed = true;
                Message::StorageDamagedStays { path: shown(path), reason: reason(&error) }
            }
        }
    }

    /// Saves the text as the whole file. The first failure gives the path, to be said once; from then on nothing is
    /// tried: a home that cannot be written is survived.
    pub fn save(&mut self, text: &str) -> Option<String> {
        if self.closed {
            return None;
        }
        let path = self.path();
        if path.as_deref().is_some_and(|path| write_atomically(path, text).is_ok()) {
            return None;
        }
        self.closed = true;
        Some(path.map_or_else(|| "~".to_owned(), |path| shown(&path)))
    }

    /// Begins anew: moves the file aside to `NAME.backup-1` and returns where; `None` if there was nothing.
    ///
    /// # Errors
    /// When the file cannot be moved; it stays as it is.
    pub fn reset(&mut self) -> io::Result<Option<PathBuf>> {
        match self.path() {
            Some(path) if path.exists() => self.set_aside("backup").map(Some),
            _ => Ok(None),
        }
    }

    /// Moves the file to the first free `NAME.KIND-N`, N from 1.
    fn set_aside(&self, kind: &str) -> io::Result<PathBuf> {
        let (Some(folder), Some(path)) = (&self.folder, self.path()) else {
            return Err(io::ErrorKind::NotFound.into());
        };
        for n in 1_u32.. {
            let kept = folder.join(format!("{}.{kind}-{n}", self.stem));
            if !kept.exists() {
                return fs::rename(&path, &kept).map(|()| kept);
            }
        }
        Err(io::ErrorKind::AlreadyExists.into())
    }
}

/// Returns a file name for a learner's name: letters of every script stay, all else is percent-encoded, so that two
/// names never share a file and no name leaves the folder.
fn stem(learner: &str) -> String {
    let name: String = learner.trim().nfc().collect();
    let mut stem = String::new();
    for c in name.chars() {
        let is_letter =
            if c.is_ascii() { c.is_ascii_alphanumeric() } else { !c.is_control() && !c.is_whitespace() };
        if is_letter || c == '-' || c == '_' {
            stem.push(c);
        } else {
            let mut utf8 = [0; 4];
            stem.extend(c.encode_utf8(&mut utf8).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    if stem.len() <= MAX_NAME {
        return stem;
    }
    let hash: String =
        Sha256::digest(name.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let start: String =
        stem.char_indices().take_while(|(at, c)| at + c.len_utf8() <= MAX_NAME).map(|(_, c)| c).collect();
    format!("{start}-{hash}")
}

/// Writes a file so that it is there whole, or as it was before, even when the power goes.
///
/// # Errors
/// When the folder or the file cannot be written.
fn write_atomically(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(folder)?;
    let mut name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
    name.push(format!(".new-{}", std::process::id()));
    let fresh = folder.join(name);
    let written = File::create(&fresh).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let renamed = written.and_then(|()| fs::rename(&fresh, path));
    if renamed.is_err() {
        let _ = fs::remove_file(&fresh);
        return renamed;
    }
    // The new name is on disk only with its folder; where a folder cannot be synced the file still is whole.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Reads the settings file: its text, or nothing where there is none.
///
/// # Errors
/// When it is there and cannot be read as text.
pub fn read_config(places: &Places) -> io::Result<Option<String>> {
    match fs::read_to_string(&places.config) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        result => result.map(Some),
    }
}

/// Writes the settings file, which must not be there yet.
///
/// # Errors
/// `AlreadyExists` if there is one; otherwise when it cannot be written.
pub fn write_config(places: &Places, text: &str) -> io::Result<()> {
    if places.config.exists() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    write_atomically(&places.config, text)
}

/// Reads every text file below a folder, named as if the folder were `prefix`. Hidden files and files that are not
/// text in TOML or Fluent are passed over.
///
/// # Errors
/// When the folder, or a file in it, cannot be read.
pub fn read_folder(folder: &Path, prefix: &str) -> Result<Files, Message> {
    let mut files = Files::default();
    read_into(&mut files, folder, prefix, MAX_DEPTH)?;
    Ok(files)
}

fn read_into(files: &mut Files, folder: &Path, prefix: &str, depth: usize) -> Result<(), Message> {
    let entries = fs::read_dir(folder).map_err(|error| cannot_read(folder, &error))?;
    for entry in entries {
        let path = entry.map_err(|error| cannot_read(folder, &error))?.path();
        let Some(name) =
            path.file_name().and_then(|name| name.to_str()).filter(|name| !name.starts_with('.'))
        else {
            continue;
        };
        let inner = format!("{prefix}/{name}");
        if path.is_dir() {
            if depth > 0 {
                read_into(files, &path, &inner, depth - 1)?;
            }
        } else if path.extension().is_some_and(|ending| ending == "toml" || ending == "ftl") {
            let text = fs::read_to_string(&path).map_err(|error| cannot_read(&path, &error))?;
            files.insert(inner, text);
        }
    }
    Ok(())
}

/// Returns the notice that something cannot be read.
#[must_use]
pub fn cannot_read(path: &Path, error: &io::Error) -> Message {
    Message::CliCannotRead { path: shown(path), reason: reason(error) }
}

/// Returns the finding that a whole file cannot be read.
#[must_use]
pub fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let message = cannot_read(path, error);
    Diagnostic { path: shown(path), line: 1, column: 1, code: "D00", level: Level::Error, message }
}

/// Returns a path as it is shown.
#[must_use]
pub fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Returns the system's own words for an error, without the number of Rust.
#[must_use]
pub fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split_once(" (os error").map_or(text.clone(), |(words, _)| words.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn home() -> (tempfile::TempDir, Places) {
        let folder = tempfile::tempdir().unwrap();
        let environment: Environment =
            [("PUTPOST_HOME", folder.path().to_str().unwrap())].into_iter().collect();
        let places = Places::find(&environment).unwrap();
        (folder, places)
    }

    fn parse(text: &str) -> Result<String, ()> {
        if text.starts_with('{') { Ok(text.to_owned()) } else { Err(()) }
    }

    #[test]
    fn what_is_saved_is_loaded_by_the_same_learner_only() {
        let (_folder, places) = home();
        let mut mitu = LearnerFile::new(Some(&places), "মিতু");
        assert_eq!(mitu.load(parse), (None, None));
        assert_eq!(mitu.save("{1}"), None);
        assert_eq!(mitu.save("{2}"), None);
        assert_eq!(mitu.load(parse), (Some("{2}".into()), None));
        assert_eq!(LearnerFile::new(Some(&places), "মিত").load(parse), (None, None));
        let names: Vec<_> = fs::read_dir(&places.learners).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert_eq!(names, ["মিতু.json"]);
    }

    #[test]
    fn a_damaged_file_is_kept_aside_each_time_and_said() {
        let (_folder, places) = home();
        let mut file = LearnerFile::new(Some(&places), "rima");
        for n in 1..=2 {
            assert_eq!(file.save("broken"), None);
            let (learner, notice) = file.load(parse);
            assert_eq!(learner, None);
            let Some(Message::StorageDamaged { kept, .. }) = notice else { panic!("{notice:?}") };
            assert!(kept.ends_with(&format!("rima.damaged-{n}")), "{kept}");
            assert_eq!(fs::read_to_string(kept).unwrap(), "broken");
        }
        assert_eq!(file.load(parse), (None, None));
    }

    #[test]
    fn a_home_that_cannot_be_written_is_said_once() {
        let (folder, places) = home();
        // A file where the folder should be: refused for root as well.
        fs::write(&places.learners, "").unwrap();
        let mut file = LearnerFile::new(Some(&places), "rima");
        assert!(file.save("{}").is_some_and(|path| path.ends_with("rima.json")));
        assert_eq!(file.save("{}"), None);
        drop(folder);
        assert!(LearnerFile::new(None, "x").save("{}").is_some());
    }

    #[test]
    fn a_reset_keeps_a_backup() {
        let (_folder, places) = home();
        let mut file = LearnerFile::new(Some(&places), "rima");
        assert_eq!(file.reset().unwrap(), None);
        assert_eq!(file.save("{}"), None);
        let kept = file.reset().unwrap().unwrap();
        assert!(kept.ends_with("rima.backup-1") && kept.exists());
        assert_eq!(file.load(parse), (None, None));
    }

    #[test]
    fn a_folder_becomes_files_by_path() {
        let (folder, _places) = home();
        fs::create_dir_all(folder.path().join("a/b")).unwrap();
        fs::write(folder.path().join("a/b/en.toml"), "x = 1").unwrap();
        fs::write(folder.path().join("a/.hidden.toml"), "").unwrap();
        fs::write(folder.path().join("a/picture.png"), [0xff]).unwrap();
        let files = read_folder(folder.path(), "lessons").unwrap();
        assert_eq!(files.below("lessons").collect::<Vec<_>>(), [("lessons/a/b/en.toml", "x = 1")]);
        assert!(read_folder(&folder.path().join("none"), "lessons").is_err());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn no_two_names_share_a_file_and_none_leaves_the_folder(a in "\\PC{1,60}", b in "[./\\\\a-cA ০কা%-]{1,6}") {
            let (first, second) = (stem(&a), stem(&b));
            let clean = |name: &str| name.trim().nfc().collect::<String>();
            prop_assert_eq!(first == second, clean(&a) == clean(&b));
            for stem in [first, second] {
                prop_assert!(stem.len() <= MAX_NAME + 17);
                prop_assert!(!stem.contains(['/', '\\', '.', '\0', ':']));
            }
        }
    }
}
