//! The loader: a tree of files becomes a course and a list of what is wrong with it. What is broken is left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::shape::{self, Fault};
use super::{Claim, Course, Lesson, LessonText, Words};
use crate::diagnostic::{Diagnostic, Level};
use crate::files::Files;
use crate::i18n::Message;
use crate::server::Scene;
use crate::spanned::{Document, Place};

/// The newest format of a lesson that this program understands.
pub const FORMAT: u32 = 1;

/// The path of the list of lessons.
pub const ORDER: &str = "lessons/order.toml";
/// The path of the audit.
pub const CLAIMS: &str = "lessons/claims.toml";
/// The folder of the scenes.
pub const SCENES: &str = "assets/scenes";

/// Returns the path of a lesson's logic.
#[must_use]
pub fn logic_path(lesson: &str) -> String {
    format!("lessons/{lesson}/lesson.toml")
}

/// Returns the path of a lesson's words in a language.
#[must_use]
pub fn words_path(lesson: &str, tag: &str) -> String {
    format!("lessons/{lesson}/{tag}.toml")
}

/// Returns the path of a scene.
#[must_use]
pub fn scene_path(name: &str) -> String {
    format!("{SCENES}/{name}.toml")
}

/// Loads the course with its words in the languages of these tags; the first is the base language.
///
/// The course always opens: a broken lesson is left out, and a lesson whose words are broken or missing in one
/// language has them in the base language ([`Course::text`]). Every reason is among the diagnostics (codes D01 to D09),
/// in the order of the files.
#[must_use]
pub fn load(files: &Files, tags: &[String]) -> (Course, Vec<Diagnostic>) {
    let mut loader = Loader { files, found: Vec::new(), all: true };
    let course = loader.course(tags);
    (course, loader.found)
}

/// Loads a course that is known to be sound, as the one in the program is. It is the same course, but the words of a
/// lesson are read when they are first wanted: a start waits only for those that it shows.
#[must_use]
pub fn open(files: &Files, tags: &[String]) -> Course {
    Loader { files, found: Vec::new(), all: false }.course(tags)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    lessons: Vec<String>,
}

struct Loader<'f> {
    files: &'f Files,
    found: Vec<Diagnostic>,
    /// Whether every file is read now, to say what is wrong with it.
    all: bool,
}

impl<'f> Loader<'f> {
    fn course(&mut self, tags: &[String]) -> Course {
        let mut course = Course { tags: tags.to_vec(), ..Course::default() };
        course.claims = self.claims();
        course.scenes = self.scenes();
        for (id, place) in self.order() {
            let Some(lesson) = self.lesson(&id, place) else { continue };
            let words = self.words(&id, tags);
            if words.is_empty() {
                continue;
            }
            course.texts.extend(words.into_iter().map(|(tag, words)| ((id.clone(), tag), words)));
            course.lessons.push(lesson);
        }
        course
    }

    fn report(&mut self, path: &str, level: Level, fault: Fault) {
        let Fault { place: (line, column), code, message } = fault;
        self.found.push(Diagnostic { path: path.to_owned(), line, column, code, level, message });
    }

    fn missing(&mut self, path: &str, place: Place, file: &str) {
        let message = Message::CheckMissingFile { path: file.to_owned() };
        self.report(path, Level::Error, Fault { place, code: "D07", message });
    }

    /// Opens a file, or says that it is not there or is no TOML.
    fn open(&mut self, path: &str) -> Option<Document<'f>> {
        let Some(text) = self.files.get(path) else {
            self.missing(path, (1, 1), path);
            return None;
        };
        let faults = match Document::parse(text) {
            Ok(document) => return Some(document),
            Err(faults) => faults,
        };
        self.found.extend(faults.iter().map(|fault| fault.diagnostic(path)));
        None
    }

    /// Reads a file, and says what does not fit; `None` only where nothing of it fits.
    fn read<T: DeserializeOwned>(&mut self, path: &str, document: &Document<'_>) -> Option<T> {
        let (value, faults) = document.read();
        self.found.extend(faults.iter().map(|fault| fault.diagnostic(path)));
        value
    }

    /// Reads a file that is of use only as a whole.
    fn read_whole<T: DeserializeOwned>(&mut self, path: &str, document: &Document<'_>) -> Option<T> {
        let before = self.found.len();
        self.read(path, document).filter(|_| self.found.len() == before)
    }

    fn claims(&mut self) -> BTreeMap<String, Claim> {
        let document = self.open(CLAIMS);
        document.and_then(|document| self.read(CLAIMS, &document)).unwrap_or_default()
    }

    fn scenes(&mut self) -> BTreeMap<String, Arc<Scene>> {
        let mut scenes = BTreeMap::new();
        for path in self.files.paths(SCENES) {
            let Some(name) =
                path.strip_prefix(SCENES).and_then(|name| name.strip_prefix('/')?.strip_suffix(".toml"))
            else {
                continue;
            };
            let document = self.open(path);
            if let Some(scene) = document.and_then(|document| self.read_whole(path, &document)) {
                scenes.insert(name.to_owned(), Arc::new(scene));
            }
        }
        scenes
    }

    /// Returns the ids of the lessons, each once, with their places in the list.
    fn order(&mut self) -> Vec<(String, Place)> {
        let Some(document) = self.open(ORDER) else { return Vec::new() };
        let order: Option<Order> = self.read(ORDER, &document);
        let mut ids: Vec<(String, Place)> = Vec::new();
        for (at, id) in order.map(|order| order.lessons).unwrap_or_default().into_iter().enumerate() {
            let place = document.root().at("lessons").nth(at).place();
            if ids.iter().any(|(earlier, _)| *earlier == id) {
                self.report(
                    ORDER,
                    Level::Error,
                    Fault { place, code: "D09", message: Message::CheckTwice { id } },
                );
            } else {
                ids.push((id, place));
            }
        }
        ids
    }

    /// Reads the logic of a lesson, which the list of lessons names at this place.
    fn lesson(&mut self, id: &str, place: Place) -> Option<Lesson> {
        let path = logic_path(id);
        if self.files.get(&path).is_none() {
            self.missing(ORDER, place, &path);
            return None;
        }
        let document = self.open(&path)?;
        let format = document.root().at("format");
        if let Some(found) = format.integer().filter(|found| *found > i64::from(FORMAT)) {
            let message = Message::CheckTooNew { found, known: i64::from(FORMAT) };
            self.report(&path, Level::Error, Fault { place: format.value_place(), code: "D06", message });
            return None;
        }
        let lesson: Lesson = self.read_whole(&path, &document)?;
        let faults = shape::faults(&lesson, id, document.root());
        let sound = faults.is_empty();
        for fault in faults {
            self.report(&path, Level::Error, fault);
        }
        sound.then_some(lesson)
    }

    /// Returns the words of a lesson in every language that has them.
    fn words(&mut self, id: &str, tags: &[String]) -> Vec<(String, Words)> {
        let mut all = Vec::new();
        for (at, tag) in tags.iter().enumerate() {
            let path = words_path(id, tag);
            let source = self.files.shared(&path);
            if at > 0 && source.is_none() {
                let message = Message::CheckMissingWords { path: path.clone() };
                self.report(&path, Level::Warning, Fault { place: (1, 1), code: "D07", message });
                continue;
            }
            if !self.all || self.can_be_read::<LessonText>(&path) {
                all.extend(source.map(|source| (tag.clone(), Words::new(source))));
            }
        }
        all
    }

    fn can_be_read<T: DeserializeOwned>(&mut self, path: &str) -> bool {
        let document = self.open(path);
        document.and_then(|document| self.read_whole::<T>(path, &document)).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::{load, open};
    use crate::files::Files;

    fn tags() -> Vec<String> {
        vec!["en".to_owned(), "bn".to_owned()]
    }

    fn codes(files: &Files) -> (usize, Vec<String>) {
        let (course, found) = load(files, &tags());
        let brief =
            |d: &crate::diagnostic::Diagnostic| format!("{}:{}:{} {}", d.path, d.line, d.column, d.code);
        (course.lessons.len(), found.iter().map(brief).collect())
    }

    fn one_lesson() -> Files {
        let mut files = Files::embedded();
        files.insert("lessons/order.toml", "lessons = ['put-again']");
        files
    }

    #[test]
    fn the_example_loads_whole() {
        let (course, found) = load(&one_lesson(), &tags());
        assert_eq!(found, []);
        let words = course.text("put-again", "bn").unwrap();
        assert_eq!(words.title, "একই PUT আবার");
        assert!(words.steps["often-said"].verdict.contains("`201`"));
        assert!(words.steps["recall"].why.contains_key("kept"));
        assert_eq!(course.text("put-again", "fr"), course.text("put-again", "en"));
    }

    #[test]
    fn a_course_that_is_opened_has_the_same_words_later() {
        let files = Files::embedded();
        let ((whole, found), opened) = (load(&files, &tags()), open(&files, &tags()));
        assert_eq!((found, &whole.lessons), (Vec::new(), &opened.lessons));
        for (lesson, tag) in whole.texts.keys() {
            assert!(opened.text(lesson, tag).is_some());
            assert_eq!(opened.text(lesson, tag), whole.text(lesson, tag));
        }
    }

    #[test]
    fn a_lesson_of_a_later_format_is_left_out_with_one_clear_word() {
        let mut files = one_lesson();
        files.insert("lessons/put-again/lesson.toml", "format = 2\nid = 'put-again'\nnew-thing = 1\n");
        assert_eq!(codes(&files), (0, vec!["lessons/put-again/lesson.toml:1:10 D06".to_owned()]));
    }

    #[test]
    fn broken_words_fall_back_to_the_base_language() {
        let mut files = one_lesson();
        files.insert("lessons/put-again/bn.toml", "title = 'একই\n");
        assert_eq!(codes(&files), (1, vec!["lessons/put-again/bn.toml:1:13 D01".to_owned()]));
        let (course, _) = load(&files, &tags());
        assert_eq!(course.text("put-again", "bn").unwrap().title, "The same PUT again");
    }
}
