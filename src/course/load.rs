//! The loader: a tree of files becomes a course and a list of what is wrong with it. What is broken is left out.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Claim, Course, Lesson, LessonText, Step};
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
/// language has them in the base language ([`Course::text`]). Every reason is among the diagnostics (codes D01 to D08),
/// in the order of the files.
#[must_use]
pub fn load(files: &Files, tags: &[String]) -> (Course, Vec<Diagnostic>) {
    let mut loader = Loader { files, found: Vec::new() };
    let mut course = Course { tags: tags.to_vec(), ..Course::default() };
    let claims = loader.read::<BTreeMap<String, Claim>>(CLAIMS);
    course.claims = claims.unwrap_or_default();
    course.scenes = loader.scenes();
    for id in loader.order() {
        let Some(lesson) = loader.lesson(&id) else { continue };
        let words = loader.words(&id, tags);
        if words.is_empty() {
            continue;
        }
        course.texts.extend(words.into_iter().map(|(tag, text)| ((id.clone(), tag), text)));
        course.lessons.push(lesson);
    }
    (course, loader.found)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    lessons: Vec<String>,
}

struct Loader<'f> {
    files: &'f Files,
    found: Vec<Diagnostic>,
}

impl Loader<'_> {
    fn report(&mut self, path: &str, place: Place, code: &'static str, message: Message) {
        let (line, column) = place;
        self.found.push(Diagnostic { path: path.to_owned(), line, column, code, level: Level::Error, message });
    }

    /// Opens a file, or says that it is not there or is no TOML.
    fn open(&mut self, path: &str) -> Option<Document<'_>> {
        let files = self.files;
        let Some(text) = files.get(path) else {
            self.report(path, (1, 1), "D07", Message::CheckMissingFile);
            return None;
        };
        match Document::parse(text) {
            Ok(document) => Some(document),
            Err(faults) => {
                self.found.extend(faults.iter().map(|fault| fault.diagnostic(path)));
                None
            }
        }
    }

    /// Reads a file, and says what does not fit; `None` only where nothing of it fits.
    fn read<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let (value, faults) = self.open(path)?.read();
        self.found.extend(faults.iter().map(|fault| fault.diagnostic(path)));
        value
    }

    /// Reads a file that is of use only as a whole.
    fn read_whole<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let before = self.found.len();
        self.read(path).filter(|_| self.found.len() == before)
    }

    fn order(&mut self) -> Vec<String> {
        let mut seen = Vec::new();
        for id in self.read::<Order>(ORDER).map(|order| order.lessons).unwrap_or_default() {
            if !seen.contains(&id) {
                seen.push(id);
            }
        }
        seen
    }

    fn scenes(&mut self) -> BTreeMap<String, Arc<Scene>> {
        let files = self.files;
        let name = |path: &str| Some(path.strip_prefix(SCENES)?.strip_prefix('/')?.strip_suffix(".toml")?.to_owned());
        let names: Vec<String> = files.below(SCENES).filter_map(|(path, _)| name(path)).collect();
        let scenes = names.into_iter().map(|name| {
            let scene = self.read_whole::<Scene>(&scene_path(&name));
            scene.map(|scene| (name, Arc::new(scene)))
        });
        scenes.collect::<Vec<_>>().into_iter().flatten().collect()
    }

    fn lesson(&mut self, id: &str) -> Option<Lesson> {
        let path = logic_path(id);
        let format = self.open(&path)?.root().at("format");
        todo!()
    }

    fn words(&mut self, id: &str, tags: &[String]) -> BTreeMap<String, LessonText> {
        let read = |tag: &String| Some((tag.clone(), self.read_whole(&words_path(id, tag))?));
        tags.iter().filter_map(read).collect()
    }
}
