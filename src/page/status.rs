//! The line on top, and the plain message of a terminal that is too small.

use super::{number, say};
use crate::app::layout::LEAST;
use crate::app::{Model, Stage, play};
use crate::i18n::{Lang, Message};
use crate::text::{Role, Span};

/// Returns the line on top: the program, which lesson of how many, its title; and how far each lesson is.
#[must_use]
pub fn header(model: &Model, lang: Lang) -> (Vec<Span>, Vec<Span>) {
    let course = &model.world.course;
    let n = number(model, lang, model.play.lesson + 1);
    let of = number(model, lang, course.lessons.len());
    let start = vec![
        Span::new("putpost", Role::Title),
        Span::new(format!("  {n}/{of}  "), Role::Dim),
        Span::new(title(model, lang, model.play.lesson), Role::Strong),
    ];
    (start, marks(model))
}

/// Returns the title of a lesson, in the base language where it is not translated.
#[must_use]
pub fn title(model: &Model, lang: Lang, lesson: usize) -> String {
    let (course, catalog) = (&model.world.course, &model.world.catalog);
    let Some(lesson) = course.lessons.get(lesson) else { return String::new() };
    let own = course.text(&lesson.id, catalog.tag(lang));
    let text = own.or_else(|| course.text(&lesson.id, catalog.tag(catalog.base())));
    text.map_or_else(|| lesson.id.clone(), |text| text.title.clone())
}

/// One sign a lesson: done, being played, begun, not begun.
fn marks(model: &Model) -> Vec<Span> {
    let mark = |(at, lesson): (usize, &crate::course::Lesson)| {
        let kept = model.learner.lessons.get(&lesson.id);
        match () {
            () if kept.is_some_and(|kept| kept.done) => Span::new("●", Role::Done),
            () if at == model.play.lesson => Span::new("◐", Role::Accent),
            () if kept.is_some_and(|kept| kept.step.is_some()) => Span::new("◔", Role::Dim),
            () => Span::new("○", Role::Dim),
        }
    };
    model.world.course.lessons.iter().enumerate().map(mark).collect()
}

/// Returns what a terminal that is too small shows, by paragraphs: in the chosen language, how large it should be; in
/// every language, and short, where none was chosen yet.
#[must_use]
pub fn too_small(model: &Model, lang: Lang) -> Vec<Vec<Span>> {
    let (cols, rows) = (play::count(usize::from(LEAST.cols)), play::count(usize::from(LEAST.rows)));
    if matches!(model.stage, Stage::Chooser(chooser) if !chooser.returns) {
        let short = Message::TooSmallToAsk { cols, rows };
        return model.world.catalog.langs().map(|lang| vec![say(model, lang, &short, Role::Text)]).collect();
    }
    vec![vec![say(model, lang, &Message::TooSmall { cols, rows }, Role::Text)]]
}
