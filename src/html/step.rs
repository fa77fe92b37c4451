//! The steps of a lesson on a page: what is to be read, claims with their verdicts, predictions, experiments, questions.

use super::exchange;
use super::experiment::Experiment;
use super::markup::{Attributes, Markup, block, element};
use super::words::Words;
use crate::course::{Judgement, Kind, Lesson, Step, StepText, Task};
use crate::i18n::Message;

/// Returns a step with its number, counted from 1.
pub(super) fn step(
    words: Words<'_>,
    lesson: &Lesson,
    step: &Step,
    number: usize,
    experiment: Option<&Experiment>,
) -> Markup {
    let found = words.step(lesson, &step.id);
    let nothing = StepText::default();
    let text = found.text.unwrap_or(&nothing);
    let (class, title) = match step.kind() {
        Kind::Read => ("step read", Message::TitleLesson),
        Kind::Claim(_) => ("step claim", Message::TitleClaim),
        Kind::Predict(_) => ("step predict", Message::TitlePredict),
        Kind::Do(_) => ("step task", Message::TitleTask),
        Kind::Quiz(_) => ("step quiz", Message::TitleQuiz),
    };
    let number = element("span", &[("class", "number")], Markup::text(&words.number(number)));
    let head = block("h2", &[], number.and(Markup::text(" ")).and(words.say(&title)));
    let body = match step.kind() {
        Kind::Read => words.paragraphs(&text.text),
        Kind::Claim(claim) => self::claim(words, &claim.row, text),
        Kind::Predict(predict) => asked(words, step, text).and(outcome(words, &predict.answer, text)),
        Kind::Quiz(_) => asked(words, step, text).and(solution(words, step, text)),
        Kind::Do(task) => {
            let shown = experiment.map(|experiment| exchange::experiment(words, experiment));
            self::task(words, task, text).and(shown.unwrap_or_default())
        }
    };
    // Words of another language say so, for browsers and for those who hear the page.
    let inside = if found.tag == words.tag() { body } else { block("div", &[("lang", found.tag)], body) };
    let id = format!("step-{}", step.id);
    block("section", &[("class", class), ("id", &id)], head.and(inside))
}

/// What is closed until somebody wants to know.
fn details(words: Words<'_>, class: &'static str, summary: &Message, inside: Markup) -> Markup {
    let attributes: Attributes<'_> = &[("class", class)];
    block("details", attributes, block("summary", &[], words.say(summary)).and(inside))
}

fn claim(words: Words<'_>, row: &str, text: &StepText) -> Markup {
    let said = block("div", &[("class", "said")], words.paragraphs(&text.text));
    let claim = words.world.course.claims.get(row);
    let verdict = claim.map(|claim| {
        let (class, message) = match claim.verdict {
            Judgement::True => ("judged true", Message::VerdictTrue),
            Judgement::Half => ("judged half", Message::VerdictHalf),
            Judgement::Wrong => ("judged wrong", Message::VerdictWrong),
            Judgement::Opinion => ("judged opinion", Message::VerdictOpinion),
        };
        block("p", &[("class", class)], words.say(&message))
    });
    let source = claim.map(|claim| block("p", &[("class", "source")], words.code(&claim.source)));
    let inside = [verdict, Some(words.paragraphs(&text.verdict)), source].into_iter().flatten();
    said.and(details(words, "verdict", &Message::TitleVerdict, inside.collect()))
}

/// The question with its choices.
fn asked(words: Words<'_>, step: &Step, text: &StepText) -> Markup {
    let choices: Markup = step.choices().iter().map(|id| block("li", &[], choice(words, text, id))).collect();
    words.paragraphs(&text.ask).and(block("ol", &[("class", "choices")], choices))
}

fn choice(words: Words<'_>, text: &StepText, id: &str) -> Markup {
    words.prose(text.choice.get(id).map_or(id, |words| words))
}

/// What came of a prediction.
fn outcome(words: Words<'_>, answer: &[String], text: &StepText) -> Markup {
    let right: Markup = answer.iter().map(|id| block("p", &[], choice(words, text, id))).collect();
    details(words, "outcome", &Message::HtmlOutcome, right)
}

/// The right choices, and why the others are not.
fn solution(words: Words<'_>, step: &Step, text: &StepText) -> Markup {
    let item = |id: &String| {
        let right = step.answer().contains(id);
        let (class, sign) = if right { ("right", "✓ ") } else { ("wrong", "✗ ") };
        let sign = element("span", &[("class", "sign")], Markup::text(sign));
        let why = text.why.get(id).map(|why| block("p", &[], words.prose(why))).unwrap_or_default();
        block("li", &[("class", class)], sign.and(choice(words, text, id)).and(why))
    };
    let items = step.choices().iter().map(item).collect();
    details(words, "answer", &Message::HtmlAnswer, block("ol", &[], items))
}

/// What is to be done, when it is done, and the hints.
fn task(words: Words<'_>, task: &Task, text: &StepText) -> Markup {
    let goal = |id: &str| block("li", &[], words.prose(text.goal.get(id).map_or(id, |words| words)));
    let goals: Markup = task.goal.iter().map(|aim| goal(&aim.id)).collect();
    let goals = block("p", &[("class", "label")], words.say(&Message::HtmlGoals)).and(block(
        "ul",
        &[("class", "goals")],
        goals,
    ));
    let hint = |id: &str| text.hint.get(id).map(|hint| block("li", &[], words.prose(hint)));
    // A hint that puts a request into the composer speaks of the screen; here the request is seen anyway.
    let hints = task.hint.iter().filter(|hint| hint.when.is_none() && hint.show.is_none());
    let hints: Markup = hints.filter_map(|one| hint(&one.id)).collect();
    let hints = if hints.is_empty() {
        hints
    } else {
        details(words, "hints", &Message::HtmlHints, block("ol", &[], hints))
    };
    words.paragraphs(&text.text).and(goals).and(hints)
}
