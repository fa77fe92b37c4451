//! The check of a course: everything that can be found wrong in lessons and languages before a learner meets it.
//!
//! | Code | Rule |
//! |---|---|
//! | D01 | the file is TOML |
//! | D02 D03 D04 | no unknown key, no missing one, no value of another kind |
//! | D05 | a step, a goal and a condition have exactly one key that names their kind |
//! | D06 | the format is not newer than this program |
//! | D07 | every file that is named is there (a warning where the base language speaks in its place) |
//! | D08 | a lesson has the id of its folder |
//! | D09 | every id stands once |
//! | D10 | every lesson is in the list of lessons (a warning) |
//! | S01 | the start does not solve the first experiment |
//! | S02 | the solution and every `also` solve the lesson |
//! | S03 | no `wrong` solves it |
//! | S04 | every line of a script can be read and done |
//! | S05 | every row of the audit that a lesson names is in `claims.toml`, with a section of an RFC |
//! | S06 | right answers and codes belong to choices; there is a right answer |
//! | S07 | the scene is there |
//! | S08 | what a lesson needs comes before it |
//! | S09 | named bodies are there |
//! | S10 | codes of misconceptions are M1 to M17 |
//! | S11 | numbers and names in goals can come true |
//! | S12 | every scene is a server that can be, and its second client sends requests |
//! | S13 | what a step plans for the network lets something happen |
//! | L01 | each language has words for exactly the steps, choices, goals and hints of the lesson |
//! | L02 | each text has the same pieces of code as in the base language, in any order and number |
//! | L03 | each text has the same `{=name}` as in the base language, and the program knows each name |
//!
//! The F and T rules are those of [`crate::i18n::check`]; P01 is that of [`crate::page::fits`].

mod logic;
mod scene;
mod script;
mod words;

use std::cmp::Ordering;

use super::load::load;
use crate::diagnostic::{Diagnostic, Level};
use crate::files::Files;
use crate::i18n;
use crate::i18n::{Catalog, Message};
use crate::spanned::{Document, Place};

/// What a check found, and how much it looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What is wrong, in the order of paths and lines.
    pub diagnostics: Vec<Diagnostic>,
    /// How complete each language is, the base language first.
    pub languages: Vec<Count>,
}

/// How complete one language is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Its tag.
    pub tag: String,
    /// How many messages it has, of how many.
    pub messages: (usize, usize),
    /// How many lessons have its words, of how many.
    pub lessons: (usize, usize),
    /// How many errors are in its files.
    pub errors: usize,
    /// How many warnings are in its files.
    pub warnings: usize,
}

impl Report {
    /// Adds findings of rules that are not the course's own.
    #[must_use]
    pub fn with(mut self, more: Vec<Diagnostic>) -> Self {
        self.diagnostics.extend(more);
        self.diagnostics.sort_by(order);
        self.diagnostics.dedup();
        for count in &mut self.languages {
            (count.errors, count.warnings) = findings(&self.diagnostics, &count.tag);
        }
        self
    }

    /// Returns how many findings are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|found| found.level == Level::Error).count()
    }

    /// Returns how many findings are warnings.
    #[must_use]
    pub fn warnings(&self) -> usize {
        self.diagnostics.len() - self.errors()
    }
}

/// Checks every lesson and every language of a tree of files. `names` are those that `{=name}` in a text may use.
#[must_use]
pub fn check(files: &Files, names: &[&str]) -> Report {
    let (catalog, _) = Catalog::load(files);
    let tags: Vec<String> = catalog.langs().map(|lang| catalog.tag(lang).to_owned()).collect();
    let (course, mut found) = load(files, &tags);
    found.extend(i18n::check::check(files));
    logic::rules(files, &course, &mut found);
    scene::rules(files, &course, &mut found);
    words::rules(files, &course, &catalog, names, &mut found);
    let lessons = course.lessons.len();
    let count = |tag: String| {
        let has = course.texts.keys().filter(|(_, has)| *has == tag).count();
        let missing = found.iter().filter(|d| d.code == "F03" && belongs(d, &tag)).count();
        let messages = (Message::SPEC.len().saturating_sub(missing), Message::SPEC.len());
        Count { messages, lessons: (has, lessons), errors: 0, warnings: 0, tag }
    };
    let languages = tags.into_iter().map(count).collect();
    Report { diagnostics: Vec::new(), languages }.with(found)
}

fn order(a: &Diagnostic, b: &Diagnostic) -> Ordering {
    (&a.path, a.line, a.column, a.code).cmp(&(&b.path, b.line, b.column, b.code))
}

/// Returns whether a finding is in a file of a language.
fn belongs(found: &Diagnostic, tag: &str) -> bool {
    found.path.starts_with(&format!("locales/{tag}/")) || found.path.ends_with(&format!("/{tag}.toml"))
}

/// Returns how many errors and how many warnings are in the files of a language.
fn findings(found: &[Diagnostic], tag: &str) -> (usize, usize) {
    let ours = || found.iter().filter(|found| belongs(found, tag));
    let errors = ours().filter(|found| found.level == Level::Error).count();
    (errors, ours().count() - errors)
}

/// One file under check: its places, and where what is found in it goes.
struct Sheet<'a> {
    path: &'a str,
    document: &'a Document<'a>,
    found: &'a mut Vec<Diagnostic>,
}

impl Sheet<'_> {
    fn tell(&mut self, (line, column): Place, code: &'static str, message: Message) {
        let path = self.path.to_owned();
        self.found.push(Diagnostic { path, line, column, code, level: Level::Error, message });
    }
}
