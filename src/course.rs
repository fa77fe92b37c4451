//! The course as plain data: lessons, their steps and goals, and their words in each language.

pub mod check;
mod criteria;
pub mod goal;
mod kind;
pub mod load;
mod shape;
pub mod solve;
mod words;

pub use criteria::{Count, Created, Filter, Followed, Goal, Holds, Looked, Members, Proved, Repeated, When};
pub use kind::{Kind, Test};
pub use load::{load, open};
pub use solve::unmet;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::Deserialize;

use crate::files::Text;
use crate::lab::{Fault, Plan, Retry};
use crate::server::Scene;
use crate::spanned::Document;

/// Every lesson in order, with what they share.
#[derive(Clone, Debug, Default)]
pub struct Course {
    /// The tags of the languages, the base language first.
    pub tags: Vec<String>,
    /// The lessons in the order of `lessons/order.toml`.
    pub lessons: Vec<Lesson>,
    /// The rows of the audit, by id such as `B21`: `lessons/claims.toml`.
    pub claims: BTreeMap<String, Claim>,
    /// The scenes by name: `assets/scenes/*.toml`.
    pub scenes: BTreeMap<String, Arc<Scene>>,
    /// The words, by lesson id and language tag.
    pub texts: BTreeMap<(String, String), Words>,
}

impl Course {
    /// Returns the lesson with this id and its place in the course, counted from 0.
    #[must_use]
    pub fn lesson(&self, id: &str) -> Option<(usize, &Lesson)> {
        self.lessons.iter().enumerate().find(|(_, lesson)| lesson.id == id)
    }

    /// Returns the words of a lesson in a language; where they are broken or missing, those of the base language or of
    /// the first that has them. `None` only for a lesson that the course does not have.
    #[must_use]
    pub fn text(&self, lesson: &str, tag: &str) -> Option<&LessonText> {
        let in_language = |tag: &str| self.texts.get(&(lesson.to_owned(), tag.to_owned()))?.text();
        in_language(tag).or_else(|| self.tags.iter().find_map(|tag| in_language(tag)))
    }
}

impl Course {
    /// Returns the places of the lessons that a name can mean: the one whose id it is, else all whose ids begin so.
    #[must_use]
    pub fn called(&self, name: &str) -> Vec<usize> {
        let ids: Vec<&str> = self.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
        called(&ids, name)
    }
}

/// Returns the places of the ids that a name can mean; nothing means none.
pub(crate) fn called(ids: &[&str], name: &str) -> Vec<usize> {
    if let Some(exact) = ids.iter().position(|id| *id == name) {
        return vec![exact];
    }
    let begins = |(_, id): &(usize, &&str)| !name.is_empty() && id.starts_with(name);
    ids.iter().enumerate().filter(begins).map(|(at, _)| at).collect()
}

/// A file with the words of a lesson in one language, read when they are first wanted.
#[derive(Clone, Debug)]
pub struct Words {
    source: Text,
    text: OnceLock<Option<LessonText>>,
}

impl Words {
    fn new(source: Text) -> Self {
        Self { source, text: OnceLock::new() }
    }

    /// Returns the words; none where the file is of no use.
    #[must_use]
    pub fn text(&self) -> Option<&LessonText> {
        let read = || match Document::parse(self.source.as_str()).ok()?.read() {
            (text, faults) if faults.is_empty() => text,
            _ => None,
        };
        self.text.get_or_init(read).as_ref()
    }
}

impl From<LessonText> for Words {
    /// Takes words that come from no file.
    fn from(text: LessonText) -> Self {
        Self { source: Text::default(), text: OnceLock::from(Some(text)) }
    }
}

/// What the audit says of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Judgement {
    /// True as it is worded.
    True,
    /// True with a "but".
    Half,
    /// Wrong as it is worded.
    Wrong,
    /// Opinion, or too vague to be judged.
    Opinion,
}

/// A row of the audit of what is often said.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// What the standard says of it.
    pub verdict: Judgement,
    /// Where the standard says it, such as `RFC 9110 §9.3.4`.
    pub source: String,
    /// The lesson whose experiment shows it.
    pub experiment: String,
}

/// The logic of one lesson: ids only, no words of any language.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lesson {
    /// The version of the format; 1.
    pub format: u32,
    /// Its id, the name of its folder.
    pub id: String,
    /// The lessons that it builds on.
    #[serde(default)]
    pub needs: Vec<String>,
    /// The audit rows it answers beyond those of its claim steps.
    #[serde(default)]
    pub claims: Vec<String>,
    /// How long it takes alone.
    pub minutes: u32,
    /// The name of its scene.
    pub scene: String,
    /// Named bodies: `@name` in scripts.
    #[serde(default)]
    pub body: BTreeMap<String, Body>,
    /// What happens, in order.
    pub step: Vec<Step>,
    /// A script that solves it.
    pub solution: Script,
    /// Other right ways; each solves it.
    #[serde(default)]
    pub also: Vec<Script>,
    /// Ways that must not solve it.
    #[serde(default)]
    pub wrong: Vec<Script>,
}

/// A named body.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its media type; empty for none.
    #[serde(rename = "type", default)]
    pub media_type: String,
    /// Its text.
    pub text: String,
}

/// A script: one line a request or an act (`lab::script`).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// The lines.
    pub script: Vec<String>,
}

/// One step. Exactly one of the fields beside `id` names its kind.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Its id, unique in the lesson; the key of its words.
    pub id: String,
    /// A text to read.
    pub read: Option<Read>,
    /// Something often said, to be voted on; the verdict comes after the next `do`.
    pub claim: Option<ClaimStep>,
    /// A prediction, recorded before the experiment.
    pub predict: Option<Predict>,
    /// The experiment: send something.
    #[serde(rename = "do")]
    pub task: Option<Task>,
    /// A question with a right answer.
    pub quiz: Option<Quiz>,
}

/// A text to read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Read {}

/// Something often said, judged by the audit.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimStep {
    /// The row of the audit.
    pub row: String,
}

/// A prediction with choices.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Predict {
    /// The ids of the choices, in the order shown.
    pub choices: Vec<String>,
    /// The ids of what will happen.
    pub answer: Vec<String>,
    /// Whether to ask how sure the learner is.
    #[serde(default)]
    pub sure: bool,
    /// The misconception behind a choice: `M1` to `M17`.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
}

/// A question with a right answer.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// The ids of the choices, in the order shown.
    pub choices: Vec<String>,
    /// The ids of the right ones; more than one where the learner is asked for several.
    pub answer: Vec<String>,
    /// The misconception behind a choice: `M1` to `M17`.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
}

/// An experiment with goals and hints.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    /// What stands in the composer at the start; none leaves there what stood there before.
    pub compose: Option<Compose>,
    /// What happens to its first request; none leaves that to the learner and the scene.
    pub network: Option<Network>,
    /// What is to be reached; all of it.
    pub goal: Vec<Goal>,
    /// Hints, from a nudge to the request itself.
    #[serde(default)]
    pub hint: Vec<Hint>,
}

/// What is planned for the first request of a task, as the learner could plan it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Network {
    /// What goes wrong with it.
    pub fault: Fault,
    /// What the client does where no answer comes; none: what it does in this scene.
    pub retry: Option<Retry>,
    /// Decides what the fault leaves open.
    pub seed: u64,
}

impl Network {
    /// Returns the plan that it makes in a scene.
    #[must_use]
    pub fn plan(self, scene: &Scene) -> Plan {
        Plan { fault: self.fault, retry: self.retry.unwrap_or(scene.link.retry), seed: self.seed }
    }
}

/// What stands in the composer when a task opens. Empty: an empty form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compose {
    /// A request as a line of a script, such as `PUT /users/2 @mitu`; a blank is written `…`.
    pub request: Option<String>,
    /// A raw message, for the raw editor; `@name` names a body.
    pub raw: Option<String>,
}

/// A hint.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// Its id; the key of its words.
    pub id: String,
    /// A request that it puts into the composer to be read; never sent for the learner.
    pub show: Option<String>,
    /// The goal that it leads to; it is of no use once that is met.
    pub goal: Option<String>,
    /// Of use only as long as this holds.
    #[serde(rename = "while")]
    pub only: Option<When>,
    /// Shown by itself as long as this holds, and not part of the ladder of hints.
    pub when: Option<When>,
}

/// The words of one lesson in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonText {
    /// The lesson's name.
    pub title: String,
    /// What the learner will be able to see or do.
    pub objective: String,
    /// The words of each step by its id.
    pub steps: BTreeMap<String, StepText>,
}

/// The words of one step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StepText {
    /// A text to read, a claim, or what to do.
    pub text: String,
    /// The question of a prediction or a quiz.
    pub ask: String,
    /// Why the verdict on a claim is what it is.
    pub verdict: String,
    /// Choices by id.
    pub choice: BTreeMap<String, String>,
    /// What to say to a choice by id.
    pub why: BTreeMap<String, String>,
    /// Goals by id.
    pub goal: BTreeMap<String, String>,
    /// Hints by id.
    pub hint: BTreeMap<String, String>,
    /// What is said instead where nothing is seen: the texts among these that speak of the screen or of keys.
    pub aloud: Option<Box<Self>>,
}

impl StepText {
    /// Returns the words as they are said where nothing is seen.
    #[must_use]
    pub fn aloud(&self) -> Cow<'_, Self> {
        let Some(aloud) = &self.aloud else { return Cow::Borrowed(self) };
        let one = |said: &String, written: &String| {
            if said.is_empty() { written.clone() } else { said.clone() }
        };
        let all = |said: &BTreeMap<String, String>, written: &BTreeMap<String, String>| {
            let mut all = written.clone();
            all.extend(said.clone());
            all
        };
        Cow::Owned(Self {
            text: one(&aloud.text, &self.text),
            ask: one(&aloud.ask, &self.ask),
            verdict: one(&aloud.verdict, &self.verdict),
            choice: all(&aloud.choice, &self.choice),
            why: all(&aloud.why, &self.why),
            goal: all(&aloud.goal, &self.goal),
            hint: all(&aloud.hint, &self.hint),
            aloud: None,
        })
    }
}
