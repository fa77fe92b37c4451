//! All that a command works with: where things are, the files, the languages, the settings, and the words to say it.

use std::ffi::OsString;
use std::io::{self, Write};

use crate::app::{Bangla, Theme};
use crate::config::{self, Choices, Environment, Names, Settings};
use crate::course::{self, Course};
use crate::diagnostic::Diagnostic;
use crate::files::Files;
use crate::i18n::{Catalog, Lang, Message, Wishes};
use crate::learner::Progress;
use crate::server::Scene;
use crate::shell::storage::{self, LearnerFile, Places};
use crate::text::{WidthModel, clean};

use super::{Cli, Failure};

/// The learner who gave no name.
const NOBODY: &str = "learner";

/// All that a command works with.
#[derive(Debug)]
pub struct Setup {
    /// The environment variables.
    pub environment: Environment,
    /// Where this person's files are, if there is a home.
    pub places: Option<Places>,
    /// The lessons, locales and scenes, with what `--lessons` and `--locales` lay over them.
    pub files: Files,
    /// Whether something lies over them, which may be broken.
    pub overlaid: bool,
    /// The languages.
    pub catalog: Catalog,
    /// The language of this run: what was asked for, else a guess.
    pub lang: Lang,
    /// Whether the language was asked for by a flag, a variable, the settings or the learner; else it is a guess, and
    /// the chooser is to be shown.
    pub lang_is_chosen: bool,
    /// The settings.
    pub settings: Settings,
    /// Whose progress it is.
    pub learner: String,
    /// What is wrong with the settings, to be said once.
    pub wrong: Vec<Diagnostic>,
}

impl Setup {
    /// Builds what is needed to complain about a command line that could not be read: the language from `--lang` if
    /// it is there, else from the environment.
    #[must_use]
    pub fn before_arguments(arguments: &[OsString], environment: &Environment) -> Self {
        let words: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
        let after =
            words.iter().zip(words.iter().skip(1)).find(|(word, _)| **word == "--lang").map(|(_, tag)| *tag);
        let tag = words.iter().find_map(|word| word.strip_prefix("--lang=")).or(after);
        let mut setup = Self::new(environment.clone(), Files::embedded());
        let asked = tag.or(environment.get("PUTPOST_LANG")).filter(|tag| setup.catalog.lang(tag).is_some());
        setup.negotiate(asked);
        setup
    }

    /// Builds everything for a command line.
    ///
    /// # Errors
    /// A folder that cannot be read, or a name that nobody knows; with the setup that can say so.
    pub fn build(cli: &Cli, environment: Environment) -> Result<Self, (Box<Self>, Failure)> {
        let mut files = Files::embedded();
        let overlaid = [(&cli.lessons, "lessons"), (&cli.locales, "locales")].into_iter().try_for_each(
            |(dir, prefix)| {
                let Some(dir) = dir else { return Ok(()) };
                storage::read_folder(dir, prefix).map(|over| files.overlay(over))
            },
        );
        let mut setup = Self::new(environment, files);
        setup.overlaid = cli.lessons.is_some() || cli.locales.is_some();
        setup.learner = cli
            .name
            .clone()
            .or_else(|| setup.environment.get("PUTPOST_NAME").map(str::to_owned))
            .unwrap_or_else(|| NOBODY.to_owned());
        let settled = setup.settle(cli);
        match overlaid.map_err(Failure::Failed).and(settled) {
            Ok(()) => Ok(setup),
            Err(failure) => Err((setup.into(), failure)),
        }
    }

    fn new(environment: Environment, files: Files) -> Self {
        let catalog = Catalog::open(&files);
        let places = Places::find(&environment);
        let lang = catalog.base();
        let settings = Settings::from(Choices::default());
        Self {
            environment,
            places,
            files,
            overlaid: false,
            catalog,
            lang,
            lang_is_chosen: false,
            settings,
            learner: NOBODY.to_owned(),
            wrong: Vec::new(),
        }
    }

    /// Lays the sources over each other: settings file < the learner's own choices < environment < flags.
    fn settle(&mut self, cli: &Cli) -> Result<(), Failure> {
        let names = self.names();
        let (file, wrong) = self.config(&names);
        self.wrong = wrong;
        let (variables, wrong) = self.environment.choices(&names);
        self.wrong.extend(wrong);
        let below = file.under(self.learners_choices()).under(variables);
        let (flags, refused) = flags(cli, &self.catalog, &names);
        self.settings = Settings::from(below.under(flags));
        let asked = self.settings.language.clone();
        self.negotiate(asked.as_deref());
        refused.map_or(Ok(()), |message| Err(Failure::Usage(message)))
    }

    fn names(&self) -> Names {
        let languages = self.catalog.langs().map(|lang| self.catalog.tag(lang).to_owned()).collect();
        let models = WidthModel::ALL.iter().map(|(_, name)| (*name).to_owned());
        let themes = Theme::ALL.iter().map(|(name, _)| (*name).to_owned());
        let or_auto =
            |names: &mut dyn Iterator<Item = String>| ["auto".to_owned()].into_iter().chain(names).collect();
        Names {
            languages,
            themes: or_auto(&mut themes.into_iter()),
            width_models: or_auto(&mut models.into_iter()),
        }
    }

    fn config(&self, names: &Names) -> (Choices, Vec<Diagnostic>) {
        let Some(places) = &self.places else { return Default::default() };
        match storage::read_config(places) {
            Ok(Some(text)) => config::parse(&text, &storage::shown(&places.config), names),
            Ok(None) => Default::default(),
            Err(error) => (Choices::default(), vec![storage::unreadable(&places.config, &error)]),
        }
    }

    /// Reads what the learner chose, without touching the file, damaged or not. Names that are gone are passed over.
    fn learners_choices(&self) -> Choices {
        let file = LearnerFile::new(self.places.as_ref(), &self.learner);
        let chosen = file.peek(|text| Progress::parse(text).ok()).unwrap_or_default().choices;
        Choices {
            language: chosen.language.filter(|tag| self.catalog.lang(tag).is_some()),
            theme: chosen.theme.filter(|name| Theme::named(name).is_some()),
            bangla: chosen.bangla.as_deref().and_then(Bangla::named),
            ..Choices::default()
        }
    }

    /// Takes the language that was asked for, else guesses from the locale of the system.
    fn negotiate(&mut self, asked: Option<&str>) {
        let wishes = Wishes {
            saved: asked,
            lc_all: self.environment.get("LC_ALL"),
            lc_messages: self.environment.get("LC_MESSAGES"),
            lang: self.environment.get("LANG"),
            ..Wishes::default()
        };
        if let Ok(choice) = self.catalog.negotiate(&wishes) {
            self.lang = choice.lang;
            self.lang_is_chosen = !choice.is_preselection();
        }
    }

    /// Returns the course as the files have it, with what is wrong with it.
    #[must_use]
    pub fn course(&self) -> (Course, Vec<Diagnostic>) {
        let tags: Vec<String> = self.names().languages;
        if self.overlaid {
            course::load(&self.files, &tags)
        } else {
            (course::open(&self.files, &tags), Vec::new())
        }
    }

    /// Returns the scene of this name.
    ///
    /// # Errors
    /// When there is none of this name.
    pub fn scene(&self, name: &str) -> Result<std::sync::Arc<Scene>, Failure> {
        let (course, _) = self.course();
        course.scenes.get(name).cloned().ok_or_else(|| {
            let choices: Vec<&str> = course.scenes.keys().map(String::as_str).collect();
            Failure::Usage(Message::CliUnknownChoice {
                flag: "--scene".to_owned(),
                found: name.to_owned(),
                choices: choices.join(", "),
            })
        })
    }

    /// Returns a message in the language of this run.
    #[must_use]
    pub fn text(&self, message: &Message) -> String {
        self.catalog.text(self.lang, message)
    }

    /// Prints a message; a closed output is no error.
    pub fn say(&self, message: &Message) {
        let _ = writeln!(io::stdout(), "{}", clean::shown(&self.text(message)));
    }

    /// Prints a message as an error.
    pub fn complain(&self, message: &Message) {
        let _ = writeln!(io::stderr(), "{}", clean::shown(&self.text(message)));
    }

    /// Returns a finding as `path:line:column: CODE message`.
    #[must_use]
    pub fn finding(&self, diagnostic: &Diagnostic) -> String {
        let Diagnostic { path, line, column, code, message, .. } = diagnostic;
        let finding = format!("{path}:{line}:{column}: {code} {}", self.text(message));
        clean::shown(&finding).into_owned()
    }
}

/// Reads the flags that are settings; a name that nobody knows is left out and refused.
fn flags(cli: &Cli, catalog: &Catalog, names: &Names) -> (Choices, Option<Message>) {
    let mut refused = None;
    let mut known =
        |flag: &str, value: &Option<String>, choices: &[String], is_known: &dyn Fn(&str) -> bool| {
            let found = value.clone()?;
            if is_known(&found) {
                return Some(found);
            }
            refused =
                Some(Message::CliUnknownChoice { flag: flag.to_owned(), found, choices: choices.join(", ") });
            None
        };
    let language = known("--lang", &cli.lang, &names.languages, &|tag| catalog.lang(tag).is_some());
    let models = &names.width_models;
    let width_model =
        known("--width-model", &cli.width_model, models, &|name| models.iter().any(|m| m == name));
    let motion = cli.no_motion.then_some(false);
    let bangla = cli.bangla.as_deref().and_then(Bangla::named);
    (Choices { language, theme: cli.theme.clone(), motion, width_model, bangla }, refused)
}

/// Returns the place in the course of the one lesson whose id begins so.
///
/// # Errors
/// When there is none, or several and none is exactly so named.
pub(super) fn lesson(course: &Course, beginning: &str) -> Result<usize, Failure> {
    let ids: Vec<&str> = course.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    find_lesson(&ids, beginning).map_err(Failure::Usage)
}

/// Returns the place of the id that is `beginning`, or of the only one that begins so.
fn find_lesson(ids: &[&str], beginning: &str) -> Result<usize, Message> {
    let fitting = course::called(ids, beginning);
    let found = beginning.to_owned();
    match fitting.as_slice() {
        [only] => Ok(*only),
        [] => Err(Message::CliUnknownLesson { found, choices: ids.join(", ") }),
        several => {
            let choices: Vec<&str> = several.iter().filter_map(|at| ids.get(*at).copied()).collect();
            Err(Message::CliSeveralLessons { found, choices: choices.join(", ") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_is_found_by_its_id_or_a_beginning_that_fits_only_one() {
        let ids = ["put", "put-again", "post"];
        assert_eq!(find_lesson(&ids, "put"), Ok(0));
        assert_eq!(find_lesson(&ids, "put-"), Ok(1));
        assert_eq!(find_lesson(&ids, "po"), Ok(2));
        let several =
            Message::CliSeveralLessons { found: "p".into(), choices: "put, put-again, post".into() };
        assert_eq!(find_lesson(&ids, "p"), Err(several));
        for found in ["", "x", "again"] {
            let unknown =
                Message::CliUnknownLesson { found: found.into(), choices: "put, put-again, post".into() };
            assert_eq!(find_lesson(&ids, found), Err(unknown));
        }
    }
}
