//! What one learner has done: a small versioned file of choices, answers and scripts, never of computed state.

mod damage;
mod summary;

pub use damage::{Code, Damage};

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// The format that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// Everything that is kept about one learner. What it would take to compute the rest is here: the scripts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// The version of the format; [`FORMAT`].
    pub format: u32,
    /// The learner's name; empty where nobody was asked.
    #[serde(default)]
    pub learner: String,
    /// What the learner chose for every lesson.
    #[serde(default)]
    pub choices: Choices,
    /// The id of the lesson that is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<String>,
    /// The lessons that were opened, by id.
    #[serde(default)]
    pub lessons: BTreeMap<String, LessonProgress>,
}

/// The learner's own settings. What was not chosen is left to the configuration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// The tag of the language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The name of the theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// How Bangla is drawn: `auto`, `pictures` or `cells`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bangla: Option<String>,
    /// In which order vowel signs are printed: `stored` or `seen`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signs: Option<String>,
    /// Why Bangla cannot be read on this terminal, where that was told and the learner went on with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<String>,
    /// The Bangla keyboard layout whose letters are shortcuts: a table of assets/keyboards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keyboard: Option<String>,
}

/// How far one lesson is done.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonProgress {
    /// Whether it was done to its end at least once.
    #[serde(default)]
    pub done: bool,
    /// The id of the step that is open; none before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// What was answered, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// All that was done in its lab; branches and position follow from it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub script: Vec<Arc<str>>,
    /// The hints that were taken, by step and hint: `send-thrice/again-key`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hints: Vec<String>,
    /// The tasks whose goals were all met at some time, by the ids of their steps.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub solved: Vec<String>,
    /// What was done in the sandbox beside it, from the scene on; none where nobody went there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sandbox: Option<Vec<Arc<str>>>,
    /// The scene of the sandbox, where it is not the lesson's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sandbox_scene: Option<String>,
    /// The request that was being written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub draft: Option<Draft>,
}

/// One answer to a claim, a prediction or a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The id of the step.
    pub step: String,
    /// The ids of the choices, joined by a comma where several were asked for; empty for a prediction that was skipped.
    pub choice: String,
    /// How sure the learner was; none where it was not asked or not said.
    #[serde(default)]
    pub sure: Option<bool>,
    /// Whether it was right; none where nothing is right or wrong.
    #[serde(default)]
    pub right: Option<bool>,
}

/// A half-written request: the fields of the form, or the text of the raw editor.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The method.
    #[serde(default)]
    pub method: String,
    /// The target.
    #[serde(default)]
    pub target: String,
    /// The header lines.
    #[serde(default)]
    pub headers: String,
    /// The body.
    #[serde(default)]
    pub body: String,
    /// The text of the raw editor, where that is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
}

impl Default for Progress {
    fn default() -> Self {
        Self {
            format: FORMAT,
            learner: String::new(),
            choices: Choices::default(),
            current: None,
            lessons: BTreeMap::new(),
        }
    }
}

impl Progress {
    /// Reads the text of a learner's file. A key that it does not know is passed over, so that a file of a later
    /// program of the same format can be read.
    ///
    /// # Errors
    /// The first place that is not as it should be, or a format that is newer than this program.
    pub fn parse(text: &str) -> Result<Self, Damage> {
        damage::check_format(text)?;
        serde_json::from_str(text).map_err(|error| Damage::of(&error, text))
    }

    /// Returns the text of the learner's file: readable, the same for the same progress, ending in a new line.
    #[must_use]
    pub fn print(&self) -> String {
        // Strings, numbers, lists and maps with string keys always have a JSON form.
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        text + "\n"
    }

    /// Returns the lesson's progress, new where it was never opened.
    pub fn lesson_mut(&mut self, id: &str) -> &mut LessonProgress {
        self.lessons.entry(id.to_owned()).or_default()
    }
}

impl LessonProgress {
    /// Records an answer; an earlier one to the same step is replaced in its place.
    pub fn answer(&mut self, answer: Answer) {
        match self.answers.iter_mut().find(|earlier| earlier.step == answer.step) {
            Some(earlier) => *earlier = answer,
            None => self.answers.push(answer),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::{btree_map, vec};
    use proptest::option;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_empty_object_of_the_format_is_a_new_learner() {
        assert_eq!(Progress::parse("{\"format\": 1}"), Ok(Progress::default()));
        assert_eq!(Progress::parse(&Progress::default().print()), Ok(Progress::default()));
    }

    #[test]
    fn what_is_damaged_has_a_place_and_what_is_newer_says_so() {
        let damaged = Progress::parse("{\n  \"format\": 1, \"learner\": \"মিতু\" \"x\"}").unwrap_err();
        assert_eq!(damaged, Damage { line: 2, column: 34, code: damage::Code::Syntax });
        let newer = Progress::parse("{\"format\": 2, \"learner\": 7}").unwrap_err();
        assert_eq!(newer, Damage { line: 1, column: 1, code: damage::Code::TooNew(2) });
        let cut = Progress::parse("{\"format\": 1, \"learner\": \"Mi").unwrap_err();
        assert_eq!(cut.code, damage::Code::CutOff);
        assert_eq!(Progress::parse("").unwrap_err().code, damage::Code::CutOff);
        assert_eq!(Progress::parse("[]").unwrap_err().code, damage::Code::Content);
    }

    #[test]
    fn an_answer_is_replaced_where_it_stands() {
        let answer = |step: &str, choice: &str| Answer {
            step: step.to_owned(),
            choice: choice.to_owned(),
            sure: None,
            right: None,
        };
        let mut lesson = LessonProgress::default();
        for (step, choice) in [("a", "1"), ("b", "2"), ("a", "3")] {
            lesson.answer(answer(step, choice));
        }
        assert_eq!(lesson.answers, [answer("a", "3"), answer("b", "2")]);
    }

    fn lesson() -> impl Strategy<Value = LessonProgress> {
        let answer = ("[a-z]{1,4}", ".{0,4}", option::of(any::<bool>()), option::of(any::<bool>()));
        let answer = answer.prop_map(|(step, choice, sure, right)| Answer { step, choice, sure, right });
        let parts = (
            any::<bool>(),
            option::of("[a-z-]{1,6}"),
            vec(answer, 0..3),
            vec(".{0,9}".prop_map(Arc::from), 0..3),
            vec(".{0,5}", 0..2),
            vec("[a-z]{1,4}", 0..2),
            option::of(vec(".{0,9}".prop_map(Arc::from), 0..3)),
            option::of("[a-z-]{1,6}"),
            option::of(draft()),
        );
        parts.prop_map(|(done, step, answers, script, hints, solved, sandbox, sandbox_scene, draft)| {
            LessonProgress { done, step, answers, script, hints, solved, sandbox, sandbox_scene, draft }
        })
    }

    fn draft() -> impl Strategy<Value = Draft> {
        let draft = (".{0,5}", ".{0,9}", "(?s).{0,9}", "(?s).{0,20}", option::of("(?s).{0,9}"));
        draft.prop_map(|(method, target, headers, body, raw)| Draft { method, target, headers, body, raw })
    }

    fn progress() -> impl Strategy<Value = Progress> {
        let word = || option::of("[a-z]{1,5}");
        let choices = (option::of("[a-z]{2}"), word(), word(), word(), word(), word());
        let choices = choices.prop_map(|(language, theme, bangla, signs, told, keyboard)| Choices {
            language,
            theme,
            bangla,
            signs,
            told,
            keyboard,
        });
        let lessons = btree_map("[a-z-]{1,6}", lesson(), 0..3);
        let parts = (".{0,9}", choices, option::of("[a-z-]{1,6}"), lessons);
        parts.prop_map(|(learner, choices, current, lessons)| Progress {
            format: FORMAT,
            learner,
            choices,
            current,
            lessons,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn what_is_printed_reads_the_same(progress in progress()) {
            let text = progress.print();
            prop_assert!(text.ends_with('\n'));
            prop_assert_eq!(Progress::parse(&text), Ok(progress));
        }

        #[test]
        fn no_text_panics(text in "(?s).{0,60}", cut in 0usize..400) {
            let _ = Progress::parse(&text);
            let whole: String = Progress::default().print().chars().take(cut).collect();
            let _ = Progress::parse(&(whole + &text));
        }
    }
}
