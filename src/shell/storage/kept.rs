//! Sessions that were kept as files of their own: `sessions/LESSON-1.jsonl`, never one over another.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{LearnerFile, reason, shown, stem};
use crate::app::Msg;

impl LearnerFile {
    /// Keeps the text of a session in the first free file of its lesson and learner, beside the learners' folder. Tells
    /// which, or why it could not be.
    pub fn keep_session(&self, lesson: &str, text: &str) -> Msg {
        let folder = self.folder.as_ref().and_then(|learners| Some(learners.parent()?.join("sessions")));
        let Some(folder) = folder else {
            let failed = Some(io::Error::from(io::ErrorKind::NotFound)).map(|error| reason(&error));
            return Msg::SessionKept { path: "~".to_owned(), failed };
        };
        let parts = [self.stem.as_str(), &stem(lesson)];
        let name = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
        match write(&folder, &name, text) {
            Ok(path) => Msg::SessionKept { path: shown(&path), failed: None },
            Err(error) => Msg::SessionKept { path: shown(&folder), failed: Some(reason(&error)) },
        }
    }
}

fn write(folder: &Path, name: &str, text: &str) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for n in 1_u32.. {
        let path = folder.join(format!("{name}-{n}.jsonl"));
        match File::create_new(&path) {
            Ok(mut file) => return file.write_all(text.as_bytes()).map(|()| path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::disallowed_methods, reason = "a test reads what was written")]

    use super::super::Places;
    use super::*;

    #[test]
    fn a_session_never_takes_the_place_of_another() {
        let home = tempfile::tempdir().unwrap();
        let places =
            Places { config: home.path().join("config.toml"), learners: home.path().join("learners") };
        let file = LearnerFile::new(Some(&places), "মিতু");
        for (n, text) in ["one", "two"].into_iter().enumerate() {
            assert!(matches!(file.keep_session("put-again", text), Msg::SessionKept { failed: None, .. }));
            let path = home.path().join(format!("sessions/মিতু-put-again-{}.jsonl", n + 1));
            assert_eq!(fs::read_to_string(path).unwrap(), text);
        }
        fs::write(home.path().join("blocked"), "").unwrap();
        let blocked = Places { config: PathBuf::new(), learners: home.path().join("blocked/learners") };
        let file = LearnerFile::new(Some(&blocked), "x");
        assert!(matches!(file.keep_session("put-again", ""), Msg::SessionKept { failed: Some(_), .. }));
        assert!(matches!(
            LearnerFile::new(None, "x").keep_session("l", ""),
            Msg::SessionKept { failed: Some(_), .. }
        ));
    }
}
