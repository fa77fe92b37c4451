//! `putpost check`: every lesson and locale file, one finding a line.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::course::check::Count;
use crate::course::load::ORDER;
use crate::diagnostic::Diagnostic;
use crate::files::Files;
use crate::i18n::{Catalog, Message};
use crate::page::check;
use crate::shell::storage;

use super::{Cli, Failure, Outcome, Setup};

/// The folders that a course is made of.
const PARTS: [&str; 3] = ["lessons", "locales", "assets/scenes"];

/// Checks a folder, or what is in the program, with what `--lessons` and `--locales` lay over it.
///
/// # Errors
/// When something is found that is an error (with `strict`: anything), or nothing is there to be checked.
pub(super) fn run(setup: &Setup, cli: &Cli, dir: Option<&Path>, strict: bool) -> Outcome {
    let tree = Tree::find(setup, cli, dir)?;
    let report = check::check(&tree.files);
    let mut out = io::stdout().lock();
    for diagnostic in &report.diagnostics {
        let path = tree.shown(&diagnostic.path);
        let _ = writeln!(out, "{}", setup.finding(&Diagnostic { path, ..diagnostic.clone() }));
    }
    drop(out);
    for count in &report.languages {
        setup.say(&language(count));
    }
    if tree.is_embedded() {
        setup.say(&Message::CliCheckedProgram);
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

/// The files under check, and where they lie.
struct Tree<'a> {
    files: Files,
    /// The folder that holds `lessons/` and `locales/`, if one was chosen.
    folder: Option<PathBuf>,
    /// What was laid over it, by the folder of the course that it stands for.
    over: Vec<(&'static str, &'a Path)>,
}

impl<'a> Tree<'a> {
    /// Takes the named folder; without one, what the flags lay over the program; else the current folder if it holds
    /// a course; else what is in the program.
    fn find(setup: &Setup, cli: &'a Cli, dir: Option<&Path>) -> Result<Self, Failure> {
        let here = Path::new(".");
        let holds_course = |dir: &Path| PARTS.iter().take(2).any(|part| dir.join(part).is_dir());
        let flags = [("lessons", cli.lessons.as_deref()), ("locales", cli.locales.as_deref())];
        let over: Vec<_> = flags.into_iter().filter_map(|(part, dir)| Some((part, dir?))).collect();
        let folder = match dir {
            Some(dir) if holds_course(dir) => Some(dir),
            Some(dir) => {
                return Err(Failure::Failed(Message::CliNothingToCheck { path: storage::shown(dir) }));
            }
            None => Some(here).filter(|here| over.is_empty() && holds_course(here)),
        };
        let mut files = setup.files.clone();
        if let Some(folder) = folder {
            files = below(folder)?;
            for (part, dir) in &over {
                files.overlay(storage::read_folder(dir, part).map_err(Failure::Failed)?);
            }
        }
        let folder = folder.map(|folder| if folder == here { PathBuf::new() } else { folder.to_path_buf() });
        Ok(Self { files, folder, over })
    }

    fn is_embedded(&self) -> bool {
        self.folder.is_none() && self.over.is_empty()
    }

    /// Returns where a file of the course can be opened, or has to be put.
    fn shown(&self, path: &str) -> String {
        let laid_over = self.over.iter().find_map(|(part, dir)| {
            let file = dir.join(path.strip_prefix(part)?.strip_prefix('/')?);
            Some(file).filter(|file| file.is_file() || self.files.get(path).is_none())
        });
        let below = || self.folder.as_ref().map_or_else(|| PathBuf::from(path), |folder| folder.join(path));
        storage::shown(&laid_over.unwrap_or_else(below))
    }
}

/// Reads the course of a folder. What is no course by itself is laid over the one in the program: lessons without a
/// list of lessons, languages without a base language; and the program's scenes are always there.
fn below(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::default();
    for part in PARTS {
        let dir = folder.join(part);
        let own = if dir.is_dir() {
            storage::read_folder(&dir, part).map_err(Failure::Failed)?
        } else {
            Files::default()
        };
        if !is_whole(part, &own) {
            Files::embedded().below(part).for_each(|(path, text)| files.insert(path, text));
        }
        files.overlay(own);
    }
    Ok(files)
}

fn is_whole(part: &str, files: &Files) -> bool {
    match part {
        "lessons" => files.get(ORDER).is_some(),
        "locales" => {
            let (_, wrong) = Catalog::load(files);
            let no_base = |found: &Diagnostic| matches!(found.message, Message::CheckF00NoBase { .. });
            !files.folders(part).is_empty() && !wrong.iter().any(no_base)
        }
        _ => false,
    }
}
