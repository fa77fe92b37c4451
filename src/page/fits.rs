//! P01: every page of every lesson fits its pane at 80×24, in each language and in every terminal that was measured.
//!
//! A page is what the learner has to see at one look: a step as it is opened, with the question how sure, with what is
//! said to a choice of a quiz, with what came of the predictions once the task is done; and the verdict on a claim.
//! What the learner asks for beside it may scroll, and does not count: hints, whether opened or showing themselves,
//! and whatever lies over the lesson. Nor does a lesson count in a language that has no words for it: it is shown in
//! the base language, and its missing file is a finding of its own (D07).

mod moment;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::layout;
use crate::app::scroll::Page;
use crate::app::{Model, Size, Start, World, play};
use crate::course::load::{load, words_path};
use crate::course::{Lesson, Step};
use crate::diagnostic::{Diagnostic, Level};
use crate::files::Files;
use crate::i18n::{Catalog, Lang, Message};
use crate::spanned::{Document, Place};
use crate::text::{CellPx, Drawing, Pictures, Typesetter, WidthModel, Widths};

pub use moment::{Moment, What, moments};

/// The screen on which every page is seen whole.
pub const SCREEN: Size = Size { cols: 80, rows: 24 };

/// Returns a finding for every page that does not fit, told by the width model in which it is longest. Where a step
/// does not fit as it is opened, what comes to stand on it later is not told as well.
#[must_use]
pub fn check(files: &Files) -> Vec<Diagnostic> {
    let (world, ways) = (world(files), ways());
    let mut found = Vec::new();
    for (at, lesson) in world.course.lessons.iter().enumerate() {
        for lang in world.catalog.langs() {
            let path = words_path(&lesson.id, world.catalog.tag(lang));
            let Some(Ok(document)) = files.get(&path).map(Document::parse) else { continue };
            for step in 0..lesson.step.len() {
                for (place, message) in too_long(&world, lang, (at, lesson), step, (&document, &ways)) {
                    let (line, column) = place;
                    let path = path.clone();
                    found.push(Diagnostic { path, line, column, code: "P01", level: Level::Error, message });
                }
            }
        }
    }
    found
}

/// Returns the ways of drawing by which text may be longest, with their names: the cells of each terminal that was measured, and
/// pictures in cells that are as slim as those of usual fonts get.
fn ways() -> Vec<(&'static str, Drawing)> {
    let cells = WidthModel::measured().map(|(model, name)| (name, Drawing::Cells(Widths::new(model))));
    let slim = CellPx::new(9.0, 20).map(|cell| Drawing::Pictures(Pictures::new(cell, Widths::default())));
    cells.chain(slim.map(|drawing| ("pictures", drawing))).collect()
}

/// Returns the course and the languages of a tree of files.
#[must_use]
pub fn world(files: &Files) -> Arc<World> {
    let (catalog, _) = Catalog::load(files);
    let tags: Vec<String> = catalog.langs().map(|lang| catalog.tag(lang).to_owned()).collect();
    let (course, _) = load(files, &tags);
    Arc::new(World { course, catalog })
}

/// Returns the program as it opens a lesson on [`SCREEN`], in a language and on a terminal that is drawn on so.
#[must_use]
pub fn opened(world: &Arc<World>, lang: Lang, lesson: usize, drawing: Drawing) -> Model {
    let start = Start {
        lang,
        ask: false,
        theme: Default::default(),
        motion: false,
        size: SCREEN,
        drawing,
        learner: Default::default(),
        lesson: Some(lesson),
    };
    Model::new(Arc::clone(world), start)
}

/// Returns how many rows the open page takes, and how many its pane has.
#[must_use]
pub fn rows(model: &Model) -> (usize, usize) {
    let inside = layout::panes(model).lesson.inside();
    let typesetter = Typesetter::new(&model.drawing);
    let page = Page::new(&typesetter, &super::lesson(model, model.lang), inside.width);
    (page.rows.len(), usize::from(inside.height))
}

/// How long a page is where it is longest.
struct Longest {
    rows: usize,
    room: usize,
    model: &'static str,
}

fn too_long(
    world: &Arc<World>,
    lang: Lang,
    (at, lesson): (usize, &Lesson),
    step: usize,
    (document, ways): (&Document<'_>, &[(&'static str, Drawing)]),
) -> Vec<(Place, Message)> {
    let mut longest: BTreeMap<What, (String, Longest)> = BTreeMap::new();
    for (model, drawing) in ways {
        for moment in moments(&opened(world, lang, at, drawing.clone()), step) {
            let (rows, room) = rows(&moment.model);
            let known = longest.get(&moment.what).map_or(room, |(_, known)| known.rows);
            if rows > known {
                longest.insert(moment.what, (moment.step, Longest { rows, room, model }));
            }
        }
    }
    if let Some(opened) = longest.remove(&What::Opened) {
        longest = BTreeMap::from([(What::Opened, opened)]);
    }
    let finding = |(what, (id, longest)): (What, (String, Longest))| {
        let step = lesson.step.iter().find(|step| step.id == id);
        (place(document, step, &what, &id), message(what, id, &longest))
    };
    longest.into_iter().map(finding).collect()
}

/// Returns where the words stand that make the page long.
fn place(document: &Document<'_>, step: Option<&Step>, what: &What, id: &str) -> Place {
    let words = document.root().at(id);
    let own =
        if step.is_some_and(|step| step.predict.is_some() || step.quiz.is_some()) { "ask" } else { "text" };
    let said = match what {
        What::Opened | What::Sure | What::Done => words.at(own),
        What::Tried(choice) if words.at("why").at(choice).exists() => words.at("why").at(choice),
        What::Tried(_) => words.at(own),
        What::Verdict => words.at("why"),
    };
    said.place_in(0)
}

fn message(what: What, step: String, longest: &Longest) -> Message {
    let (rows, room) = (play::count(longest.rows), play::count(longest.room));
    let model = longest.model.to_owned();
    match what {
        What::Opened => Message::CheckP01Opened { step, rows, room, model },
        What::Sure => Message::CheckP01Sure { step, rows, room, model },
        What::Tried(choice) => Message::CheckP01Tried { step, choice, rows, room, model },
        What::Done => Message::CheckP01Done { step, rows, room, model },
        What::Verdict => Message::CheckP01Verdict { step, rows, room, model },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what is found when the last page of a lesson has so many lines in Bangla, with its line.
    fn last_page(lines: &str) -> Vec<(usize, Message)> {
        let mut files = Files::embedded();
        let path = words_path("put-again", "bn");
        let words = files.get(&path).and_then(|words| words.split_once("[use]")).map(|(before, _)| before);
        let words = format!("{}[use]\ntext = \"\"\"\n{lines}\"\"\"\n", words.unwrap_or_default());
        let line = words.lines().position(|line| line == "[use]").unwrap_or_default();
        files.insert(path, words);
        check(&files).into_iter().map(|found| (found.line - line, found.message)).collect()
    }

    #[test]
    fn a_page_has_nineteen_rows_in_every_terminal() {
        assert_eq!(last_page(&"ক\n".repeat(19)), []);
        let (step, model) = ("use".to_owned(), "W".to_owned());
        let found = Message::CheckP01Opened { step: step.clone(), rows: 20, room: 19, model };
        assert_eq!(last_page(&"ক\n".repeat(20)), [(3, found)]);
        // Wider than the pane only where a joiner takes a cell.
        let joined = format!("{}র\u{200d}\u{9cd}য\n", "ক".repeat(34));
        let found = Message::CheckP01Opened { step, rows: 20, room: 19, model: "Zm".to_owned() };
        assert_eq!(last_page(&format!("{}{joined}", "ক\n".repeat(18))), [(3, found)]);
    }
}
