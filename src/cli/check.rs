//! `putpost check`: every lesson and locale file, one finding a line.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::course::check::Count;
use crate::files::Files;
use crate::i18n::Message;
use crate::page::check;
use crate::shell::storage;

use super::{Failure, Outcome, Setup};

/// The folders that a course is made of.
const PARTS: [&str; 3] = ["lessons", "locales", "assets/scenes"];

/// Checks the folder: the named one, else the current one if it holds a course, else what is in the program.
///
/// # Errors
/// When something is found that is an error (with `strict`: anything), or nothing is there to be checked.
pub(super) fn run(setup: &Setup, dir: Option<&Path>, strict: bool) -> Outcome {
    let (files, folder) = files(setup, dir)?;
    let report = check::check(&files);
    let mut out = io::stdout().lock();
    for diagnostic in &report.diagnostics {
        let _ = writeln!(out, "{}", setup.finding(diagnostic, folder.as_deref()));
    }
    drop(out);
    for count in &report.languages {
        setup.say(&language(count));
    }
    if report.diagnostics.is_empty() {
        setup.say(&Message::CliChecked);
        return Ok(());
    }
    let (errors, warnings) = (report.errors(), report.warnings());
    setup.say(&Message::CliFound { errors: number(errors), warnings: number(warnings) });
    if errors > 0 || strict { Err(Failure::Found) } else { Ok(()) }
}

fn language(count: &Count) -> Message {
    Message::CliLanguage {
        tag: count.tag.clone(),
        messages: number(count.messages.0),
        all_messages: number(count.messages.1),
        lessons: number(count.lessons.0),
        all_lessons: number(count.lessons.1),
        errors: number(count.errors),
        warnings: number(count.warnings),
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Returns the files to be checked and the folder below which they lie. What the folder lacks altogether, such as
/// languages beside lessons, is taken from the program, so that the rest can be checked against it.
fn files(setup: &Setup, dir: Option<&Path>) -> Result<(Files, Option<PathBuf>), Failure> {
    let here = Path::new(".");
    let holds_course = |dir: &Path| PARTS.iter().take(2).any(|part| dir.join(part).is_dir());
    let folder = match dir {
        Some(dir) if holds_course(dir) => dir,
        Some(dir) => return Err(Failure::Failed(Message::CliNothingToCheck { path: storage::shown(dir) })),
        None if holds_course(here) => here,
        None => return Ok((setup.files.clone(), None)),
    };
    let mut files = Files::default();
    for part in PARTS {
        if folder.join(part).is_dir() {
            files.overlay(storage::read_folder(&folder.join(part), part).map_err(Failure::Failed)?);
        } else {
            for (path, text) in setup.files.below(part) {
                files.insert(path, text);
            }
        }
    }
    Ok((files, dir.map(Path::to_path_buf)))
}
