//! `putpost progress --json`: what a learner has done, for other programs to read.

use serde::Serialize;

use super::{Answer, FORMAT, Progress};

#[derive(Serialize)]
struct Summary<'a> {
    format: u32,
    learner: &'a str,
    language: Option<&'a str>,
    lessons: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    done: bool,
    step: Option<&'a str>,
    answers: &'a [Answer],
}

impl Progress {
    /// Returns the summary as one line of JSON without its end. Every lesson of the course is in it, in the order of
    /// the course, also those never opened: those have no step and no answers.
    #[must_use]
    pub fn summary_json<'a>(&'a self, course: impl IntoIterator<Item = &'a str>) -> String {
        let line = |id: &'a str| {
            let lesson = self.lessons.get(id);
            Line {
                id,
                done: lesson.is_some_and(|lesson| lesson.done),
                step: lesson.and_then(|lesson| lesson.step.as_deref()),
                answers: lesson.map_or(&[], |lesson| &lesson.answers),
            }
        };
        let summary = Summary {
            format: FORMAT,
            learner: &self.learner,
            language: self.choices.language.as_deref(),
            lessons: course.into_iter().map(line).collect(),
        };
        // Strings, numbers and lists always have a JSON form.
        serde_json::to_string(&summary).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use crate::learner::{Answer, Progress};

    #[test]
    fn lists_every_lesson_of_the_course_in_its_order() {
        let mut progress = Progress { learner: "মিতু".to_owned(), ..Progress::default() };
        progress.choices.language = Some("bn".to_owned());
        let lesson = progress.lesson_mut("put-again");
        lesson.step = Some("use".to_owned());
        let (step, choice) = ("how-many".to_owned(), "one".to_owned());
        lesson.answer(Answer { step, choice, sure: Some(true), right: Some(true) });
        let expected = concat!(
            r#"{"format":1,"learner":"মিতু","language":"bn","lessons":["#,
            r#"{"id":"put-replaces","done":false,"step":null,"answers":[]},"#,
            r#"{"id":"put-again","done":false,"step":"use","#,
            r#""answers":[{"step":"how-many","choice":"one","sure":true,"right":true}]}]}"#,
        );
        assert_eq!(progress.summary_json(["put-replaces", "put-again"]), expected);
    }
}
