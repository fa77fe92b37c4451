//! `putpost progress`: what a learner has done, for people, for programs, or to begin anew.

use std::io::{self, Write};

use crate::i18n::Message;
use crate::learner::Progress;
use crate::shell::storage::{self, LearnerFile};

use super::{Failure, Outcome, World};

/// Shows the progress, as words or as JSON, or moves it aside.
///
/// # Errors
/// When the file cannot be moved.
pub(super) fn run(world: &World, json: bool, reset: bool) -> Outcome {
    let mut file = LearnerFile::new(world.places.as_ref(), &world.learner);
    if reset {
        return begin_anew(world, &mut file);
    }
    let (progress, notice) = file.load(Progress::parse);
    if let Some(notice) = notice {
        world.complain(&notice);
    }
    let progress = Progress { learner: world.learner.clone(), ..progress.unwrap_or_default() };
    if json {
        print_json(world, &progress)
    } else {
        print_words(world, &progress)
    }
    Ok(())
}

fn begin_anew(world: &World, file: &mut LearnerFile) -> Outcome {
    let path = file.path().map(|path| storage::shown(&path)).unwrap_or_default();
    let moved = file.reset().map_err(|error| {
        Failure::Failed(Message::CliCannotWrite { path, reason: storage::reason(&error) })
    })?;
    world.say(&match moved {
        Some(kept) => Message::CliReset { kept: storage::shown(&kept) },
        None => Message::CliNothingToReset { learner: world.learner.clone() },
    });
    Ok(())
}

fn print_json(world: &World, progress: &Progress) {
    let (course, _) = world.course();
    let ids = course.lessons.iter().map(|lesson| lesson.id.as_str());
    let _ = writeln!(io::stdout(), "{}", progress.summary_json(ids));
}

fn print_words(world: &World, progress: &Progress) {
    let (course, _) = world.course();
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let learner = progress.learner.clone();
    if progress.lessons.is_empty() {
        return world.say(&Message::CliNoProgress { learner });
    }
    let is_done = |id: &str| progress.lessons.get(id).is_some_and(|lesson| lesson.done);
    let done = course.lessons.iter().filter(|lesson| is_done(&lesson.id)).count();
    world.say(&Message::CliProgress { learner, done: number(done), of: number(course.lessons.len()) });
    let tag = world.catalog.tag(world.lang);
    for lesson in course.lessons.iter().filter(|lesson| progress.lessons.contains_key(&lesson.id)) {
        let title = course.text(&lesson.id, tag).map_or(lesson.id.as_str(), |text| text.title.as_str());
        let mark = if is_done(&lesson.id) { '✓' } else { '·' };
        let _ = writeln!(io::stdout(), "  {mark} {title}");
    }
}
