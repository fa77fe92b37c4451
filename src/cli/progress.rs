//! `putpost progress`: what a learner has done, for people, for programs, or to begin anew.

use std::io::{self, Write};

use crate::i18n::Message;
use crate::learner::Progress;
use crate::shell::storage::{self, LearnerFile};

use super::{Failure, Outcome, Setup};

/// Shows the progress, as words or as JSON, or moves it aside.
///
/// # Errors
/// When the file cannot be moved.
pub(super) fn run(setup: &Setup, json: bool, reset: bool) -> Outcome {
    let mut file = LearnerFile::new(setup.places.as_ref(), &setup.learner);
    if reset {
        return begin_anew(setup, &mut file);
    }
    let (progress, notice) = file.load(Progress::parse);
    if let Some(notice) = notice {
        setup.complain(&notice);
    }
    let progress = Progress { learner: setup.learner.clone(), ..progress.unwrap_or_default() };
    if json {
        print_json(setup, &progress)
    } else {
        print_words(setup, &progress)
    }
    Ok(())
}

fn begin_anew(setup: &Setup, file: &mut LearnerFile) -> Outcome {
    let path = file.path().map(|path| storage::shown(&path)).unwrap_or_default();
    let moved = file.reset().map_err(|error| {
        Failure::Failed(Message::CliCannotWrite { path, reason: storage::reason(&error) })
    })?;
    setup.say(&match moved {
        Some(kept) => Message::CliReset { kept: storage::shown(&kept) },
        None => Message::CliNothingToReset { learner: setup.learner.clone() },
    });
    Ok(())
}

fn print_json(setup: &Setup, progress: &Progress) {
    let (course, _) = setup.course();
    let ids = course.lessons.iter().map(|lesson| lesson.id.as_str());
    let _ = writeln!(io::stdout(), "{}", progress.summary_json(ids));
}

fn print_words(setup: &Setup, progress: &Progress) {
    let (course, _) = setup.course();
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let learner = progress.learner.clone();
    if progress.lessons.is_empty() {
        return setup.say(&Message::CliNoProgress { learner });
    }
    let is_done = |id: &str| progress.lessons.get(id).is_some_and(|lesson| lesson.done);
    let done = course.lessons.iter().filter(|lesson| is_done(&lesson.id)).count();
    setup.say(&Message::CliProgress { learner, done: number(done), of: number(course.lessons.len()) });
    let tag = setup.catalog.tag(setup.lang);
    for lesson in course.lessons.iter().filter(|lesson| progress.lessons.contains_key(&lesson.id)) {
        let title = course.text(&lesson.id, tag).map_or(lesson.id.as_str(), |text| text.title.as_str());
        let mark = if is_done(&lesson.id) { '✓' } else { '·' };
        let _ = writeln!(io::stdout(), "  {mark} {title}");
    }
}
