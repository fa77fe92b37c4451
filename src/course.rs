//! The course as plain data: lessons, their steps and goals, and their words in each language.

pub mod check;
pub mod goal;
mod kind;
pub mod load;
mod shape;
pub mod solve;
mod words;

pub use kind::{Kind, Test};
pub use load::load;
pub use solve::unmet;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::server::Scene;

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
    pub texts: BTreeMap<(String, String), LessonText>,
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
        let in_language = |tag: &str| self.texts.get(&(lesson.to_owned(), tag.to_owned()));
        in_language(tag).or_else(|| self.tags.iter().find_map(|tag| in_language(tag)))
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
    /// What is to be reached; all of it.
    pub goal: Vec<Goal>,
    /// Hints, from a nudge to the request itself.
    #[serde(default)]
    pub hint: Vec<Hint>,
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
    /// Shown by itself as long as this holds, and not part of the ladder of hints.
    pub when: Option<When>,
}

/// Something to be reached. Exactly one of the fields beside `id` names its kind.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// Its id; the key of its words.
    pub id: String,
    /// An exchange like this.
    pub some: Option<Filter>,
    /// So many exchanges like this.
    pub count: Option<Count>,
    /// Exchanges like these, in this order, others between them allowed.
    pub sequence: Option<Vec<Filter>>,
    /// The very same request so many times.
    pub repeated: Option<Repeated>,
    /// So many resources created by exchanges like this.
    pub created: Option<Created>,
    /// A target has, or lacks, members now.
    pub holds: Option<Holds>,
    /// An exchange after which a target had lost members.
    pub lost: Option<Members>,
    /// An exchange after which a target had gained members.
    pub gained: Option<Members>,
    /// A GET of the last Location.
    pub followed: Option<Followed>,
    /// A view was opened.
    pub looked: Option<Looked>,
    /// Once was compared with several times.
    pub proved: Option<Proved>,
    /// This does not hold.
    pub not: Option<When>,
}

/// A condition: like a goal, without words of its own. Exactly one field names its kind.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// An exchange like this.
    pub some: Option<Filter>,
    /// So many exchanges like this.
    pub count: Option<Count>,
    /// A target has, or lacks, members now.
    pub holds: Option<Holds>,
    /// A view was opened.
    pub looked: Option<Looked>,
    /// The last request like this differs from the one like it before.
    pub changed: Option<Filter>,
    /// The last exchange is like this.
    pub last: Option<Filter>,
}

/// What an exchange must be like; what is not named does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    /// The method.
    pub method: Option<String>,
    /// The target: exact, or a pattern such as `/users/{id}`.
    pub target: Option<String>,
    /// The status codes that will do.
    #[serde(default)]
    pub status: Vec<u16>,
    /// Request header fields: `Name` must be there, `Name: value` must be so.
    #[serde(default)]
    pub header: Vec<String>,
    /// Response header fields, likewise.
    #[serde(default)]
    pub answer: Vec<String>,
    /// The named body that was sent, compared as JSON where it is JSON.
    pub body: Option<String>,
    /// Whether the server acted on it: a 2xx.
    pub applied: Option<bool>,
    /// Where it came from: `form`, `raw` or `curl`.
    pub from: Option<String>,
}

/// So many exchanges.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// Like what.
    #[serde(default)]
    pub of: Filter,
    /// At least so many.
    pub min: Option<usize>,
    /// At most so many.
    pub max: Option<usize>,
}

/// The very same request, several times: identical method, target, content and meaningful fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeated {
    /// At least so many times in a row, other requests between them allowed.
    pub times: usize,
    /// The method.
    pub method: Option<String>,
    /// The target: exact, or a pattern.
    pub target: Option<String>,
    /// How many resources this run of repeats created, exactly.
    pub created: Option<usize>,
}

/// So many resources created by the exchanges of a filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Created {
    /// By exchanges like what.
    #[serde(default)]
    pub by: Filter,
    /// At least so many.
    pub min: Option<usize>,
    /// At most so many.
    pub max: Option<usize>,
}

/// What a target holds now.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holds {
    /// The target, exact.
    pub target: String,
    /// Members that it has.
    #[serde(default)]
    pub has: Vec<String>,
    /// Members that it lacks.
    #[serde(default)]
    pub lacks: Vec<String>,
    /// Members that equal these values.
    #[serde(default)]
    pub equals: BTreeMap<String, serde_json::Value>,
    /// Whether it exists at all.
    pub exists: Option<bool>,
}

/// Members that a target lost or gained in one exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Members {
    /// By an exchange like what.
    #[serde(default)]
    pub by: Filter,
    /// Which members, all of them.
    pub members: Vec<String>,
}

/// A GET of the address that the last Location named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Followed {
    /// The exchange that sent the Location.
    #[serde(default)]
    pub by: Filter,
}

/// A view that was opened: `wire`, `log` or `history`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Looked {
    /// Its name.
    pub at: String,
}

/// Once compared with several times.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proved {
    /// At least so many times.
    pub times: usize,
    /// The method of the request.
    pub method: Option<String>,
    /// The target of the request.
    pub target: Option<String>,
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
}
