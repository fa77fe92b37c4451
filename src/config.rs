//! The settings: defaults < `config.toml` < environment < flags. Pure: text in, settings and diagnostics out.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as ValueError;

use crate::app::{Bangla, Theme};
use crate::diagnostic::{Diagnostic, Level};
use crate::i18n::Message;
use crate::spanned::{Document, Fault};

/// The commented file that `putpost --write-config` writes: every setting with its default.
pub const DEFAULT_FILE: &str = include_str!("../assets/config.toml");

/// What one source says; what it does not say is left to the source below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Choices {
    /// The tag of a language, such as `bn`.
    pub language: Option<String>,
    /// The name of a theme, or `auto` to follow the terminal's background.
    pub theme: Option<String>,
    /// Whether anything may move.
    pub motion: Option<bool>,
    /// The name of a width model, or `auto` to measure.
    pub width_model: Option<String>,
    /// How Bangla is drawn.
    pub bangla: Option<Bangla>,
}

impl Choices {
    /// Lays other choices over these: what they say wins.
    #[must_use]
    pub fn under(self, over: Self) -> Self {
        Self {
            language: over.language.or(self.language),
            theme: over.theme.or(self.theme),
            motion: over.motion.or(self.motion),
            width_model: over.width_model.or(self.width_model),
            bangla: over.bangla.or(self.bangla),
        }
    }
}

/// The settings of one run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The tag of the language that was asked for; without one the learner's own choice or the chooser decides.
    pub language: Option<String>,
    /// The colours, or `None` to follow the terminal's background.
    pub theme: Option<Theme>,
    /// Whether anything may move.
    pub motion: bool,
    /// The name of a width model, or `None` to measure.
    pub width_model: Option<String>,
    /// How Bangla is drawn.
    pub bangla: Bangla,
}

impl From<Choices> for Settings {
    fn from(choices: Choices) -> Self {
        Self {
            language: choices.language,
            theme: choices.theme.as_deref().and_then(Theme::named),
            motion: choices.motion.unwrap_or(true),
            width_model: choices.width_model.filter(|name| name != "auto"),
            bangla: choices.bangla.unwrap_or_default(),
        }
    }
}

/// The names that settings may use and that other rooms decide: they are data, not types.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The tags of the languages there are.
    pub languages: Vec<String>,
    /// The names of the themes, `auto` among them.
    pub themes: Vec<String>,
    /// The names of the width models, `auto` among them.
    pub width_models: Vec<String>,
}

/// The environment variables, as they were when the program started. An empty one counts as not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment(BTreeMap<String, String>);

impl Environment {
    /// Returns the value of a variable that is there and not empty.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Returns what the variables `PUTPOST_LANG`, `_THEME`, `_MOTION`, `_WIDTH_MODEL`, `_BANGLA` and `NO_COLOR`
    /// choose, and what is wrong with them: the variable stands in the place of the path.
    #[must_use]
    pub fn choices(&self, names: &Names) -> (Choices, Vec<Diagnostic>) {
        let mut wrong = Vec::new();
        let mono = self.get("NO_COLOR").map(|_| Theme::Mono.name());
        let choices = Choices {
            language: self.get("PUTPOST_LANG").map(str::to_owned),
            theme: self.get("PUTPOST_THEME").or(mono).map(str::to_owned),
            motion: self.flag("PUTPOST_MOTION", &mut wrong),
            width_model: self.get("PUTPOST_WIDTH_MODEL").map(str::to_owned),
            bangla: self.word("PUTPOST_BANGLA", &mut wrong),
        };
        let places = |key: &str| (format!("PUTPOST_{}", key.to_uppercase().replace('-', "_")), 1, 1);
        let known =
            checked(choices, names, |key| if key == "language" { places("lang") } else { places(key) });
        wrong.extend(known.1);
        (known.0, wrong)
    }

    /// Reads a variable as one of the words of an enum, with the words that serde knows.
    fn word<T: for<'de> Deserialize<'de>>(&self, name: &str, wrong: &mut Vec<Diagnostic>) -> Option<T> {
        let value = self.get(name)?;
        let read = T::deserialize(IntoDeserializer::<ValueError>::into_deserializer(value));
        read.map_err(|error| wrong.push(fault(name, (1, 1), value, &expected(&error)))).ok()
    }

    fn flag(&self, name: &str, wrong: &mut Vec<Diagnostic>) -> Option<bool> {
        match self.get(name)? {
            "1" | "true" | "on" => Some(true),
            "0" | "false" | "off" => Some(false),
            other => {
                wrong.push(fault(name, (1, 1), other, "on, off"));
                None
            }
        }
    }
}

impl<K: Into<String>, V: Into<String>> FromIterator<(K, V)> for Environment {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(variables: I) -> Self {
        let pairs = variables.into_iter().map(|(name, value)| (name.into(), value.into()));
        Self(pairs.filter(|(_, value): &(String, String)| !value.is_empty()).collect())
    }
}

/// Reads `config.toml`. Everything that is wrong with it is told together, each with its line and column; what is
/// right is used.
#[must_use]
pub fn parse(text: &str, path: &str, names: &Names) -> (Choices, Vec<Diagnostic>) {
    let told = |faults: Vec<Fault>| faults.iter().map(|fault| fault.diagnostic(path)).collect::<Vec<_>>();
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(faults) => return (Choices::default(), told(faults)),
    };
    let (choices, faults) = document.read::<Choices>();
    let mut wrong = told(faults);
    let (choices, unknown) = checked(choices.unwrap_or_default(), names, |key| {
        let (line, column) = document.root().at(key).value_place();
        (path.to_owned(), line, column)
    });
    wrong.extend(unknown);
    wrong.sort_by_key(|diagnostic| (diagnostic.line, diagnostic.column));
    (choices, wrong)
}

/// Leaves out the names that nobody knows, and says so with the place of their key.
fn checked(
    mut choices: Choices,
    names: &Names,
    place: impl Fn(&str) -> (String, usize, usize),
) -> (Choices, Vec<Diagnostic>) {
    let mut wrong = Vec::new();
    let mut check = |key: &str, value: &mut Option<String>, known: &[String]| {
        if let Some(found) = value.take_if(|found| !known.contains(found)) {
            let (path, line, column) = place(key);
            wrong.push(fault(&path, (line, column), &found, &known.join(", ")));
        }
    };
    check("language", &mut choices.language, &names.languages);
    check("theme", &mut choices.theme, &names.themes);
    check("width-model", &mut choices.width_model, &names.width_models);
    (choices, wrong)
}

fn fault(path: &str, (line, column): (usize, usize), found: &str, expected: &str) -> Diagnostic {
    let message = Message::CheckWrongValue { found: format!("\"{found}\""), expected: expected.to_owned() };
    Diagnostic { path: path.to_owned(), line, column, code: "D04", level: Level::Error, message }
}

/// Returns the words that serde lists in "unknown variant `x`, expected one of `a`, `b`".
fn expected(error: &ValueError) -> String {
    let text = error.to_string();
    let words = text.split_once("expected ").map_or("", |(_, words)| words);
    words.trim_start_matches("one of ").replace('`', "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names() -> Names {
        Names {
            languages: vec!["bn".into(), "en".into()],
            themes: vec!["auto".into(), "dark".into(), "light".into(), "mono".into()],
            width_models: vec!["auto".into(), "W".into(), "K".into()],
        }
    }

    #[test]
    fn the_file_that_is_written_says_nothing_but_the_defaults() {
        let (choices, wrong) = parse(DEFAULT_FILE, "config.toml", &names());
        assert_eq!(wrong, []);
        assert_eq!(Settings::from(choices), Settings::from(Choices::default()));
        let spoken: String = DEFAULT_FILE
            .lines()
            .map(|line| line.strip_prefix("# ").unwrap_or(line))
            .filter(|line| line.contains(" = "))
            .fold(String::new(), |all, line| all + line + "\n");
        let (choices, wrong) = parse(&spoken, "config.toml", &names());
        assert_eq!(wrong, []);
        assert!(choices.language.is_some() && choices.theme.is_some() && choices.motion.is_some());
        assert!(choices.width_model.is_some() && choices.bangla.is_some());
    }

    #[test]
    fn every_mistake_is_told_with_its_place_and_the_rest_is_used() {
        let text = "language = \"xx\"\ntheme = \"pink\"\nmotion = false\nwidth-model = \"Q\"\nspeed = 3\n";
        let (choices, wrong) = parse(text, "config.toml", &names());
        let places: Vec<_> = wrong.iter().map(|d| (d.line, d.column, d.code)).collect();
        assert_eq!(places, [(1, 12, "D04"), (2, 9, "D04"), (4, 15, "D04"), (5, 1, "D02")]);
        assert_eq!(choices, Choices { motion: Some(false), ..Choices::default() });
    }

    #[test]
    fn the_environment_wins_over_the_file_and_a_flag_over_both() {
        let environment: Environment =
            [("NO_COLOR", "1"), ("PUTPOST_LANG", "bn"), ("PUTPOST_MOTION", "off"), ("PUTPOST_BANGLA", "")]
                .into_iter()
                .collect();
        let (choices, wrong) = environment.choices(&names());
        assert_eq!(wrong, []);
        let file = Choices { language: Some("en".into()), theme: Some("dark".into()), ..Choices::default() };
        let flags = Choices { theme: Some("light".into()), ..Choices::default() };
        let settings = Settings::from(file.clone().under(choices.clone()));
        assert_eq!(
            (settings.language.as_deref(), settings.theme, settings.motion),
            (Some("bn"), Some(Theme::Mono), false)
        );
        assert_eq!(Settings::from(file.under(choices).under(flags)).theme, Some(Theme::Light));
    }

    #[test]
    fn a_wrong_variable_is_named_with_what_it_may_be() {
        let environment: Environment =
            [("PUTPOST_THEME", "pink"), ("PUTPOST_WIDTH_MODEL", "Q"), ("PUTPOST_MOTION", "?")]
                .into_iter()
                .collect();
        let (choices, wrong) = environment.choices(&names());
        assert_eq!(choices, Choices::default());
        let paths: Vec<_> = wrong.iter().map(|d| d.path.as_str()).collect();
        assert_eq!(paths, ["PUTPOST_MOTION", "PUTPOST_THEME", "PUTPOST_WIDTH_MODEL"]);
        let expected =
            Message::CheckWrongValue { found: "\"pink\"".into(), expected: "auto, dark, light, mono".into() };
        assert_eq!(wrong[1].message, expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn any_text_is_read_without_a_panic(text in "(?s).{0,80}") {
            let (_, wrong) = parse(&text, "config.toml", &names());
            prop_assert!(wrong.iter().all(|diagnostic| diagnostic.line >= 1 && diagnostic.column >= 1));
        }
    }
}
