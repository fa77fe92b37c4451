//! The pages of a step as a learner can meet them, each at its longest.

use crate::app::Model;
use crate::app::asked::VOTES;
use crate::app::play::{Given, Part, same_set};
use crate::course::{Course, Kind, Predict, Quiz, Step};

/// A page of a lesson.
#[derive(Clone, Debug)]
pub struct Moment {
    /// What has come to stand on it.
    pub what: What,
    /// The step whose words they are: after a task also the claim that is judged.
    pub step: String,
    /// The program with this page open.
    pub model: Model,
}

/// What has come to stand on a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Nothing yet.
    Opened,
    /// The question how sure.
    Sure,
    /// What is said to a choice, or to several that make one answer.
    Tried(String),
    /// That a task is done, with what came of each prediction.
    Done,
    /// The verdict on a claim: a page of its own.
    Verdict,
}

/// Returns the pages of a step, in the language and with the widths of `model`, which has its lesson open.
#[must_use]
pub fn moments(model: &Model, step: usize) -> Vec<Moment> {
    let course = &model.world.course;
    let mut model = model.clone();
    model.play.open(course, step);
    let Some(step) = model.play.step(course) else { return Vec::new() };
    let moment = |what, model| Moment { what, step: step.id.clone(), model };
    let later = match step.kind() {
        Kind::Predict(predict) if predict.sure => vec![moment(What::Sure, sure(&model, predict))],
        Kind::Quiz(quiz) => {
            let tried =
                |(choices, model): (Vec<String>, Model)| moment(What::Tried(choices.join(", ")), model);
            quizzed(&model, step, quiz).into_iter().map(tried).collect()
        }
        Kind::Do(_) => {
            let done = moment(What::Done, done(&model, course, step));
            [done].into_iter().chain(verdicts(&model, course)).collect()
        }
        Kind::Read | Kind::Claim(_) | Kind::Predict(_) => Vec::new(),
    };
    [moment(What::Opened, model.clone())].into_iter().chain(later).collect()
}

fn sure(model: &Model, predict: &Predict) -> Model {
    let mut model = model.clone();
    model.play.taken.clone_from(&predict.answer);
    model
}

/// Every answer to a quiz; the right one also where it was not the first.
fn quizzed(model: &Model, step: &Step, quiz: &Quiz) -> Vec<(Vec<String>, Model)> {
    let answers = subsets(&quiz.choices, quiz.answer.len().max(1));
    let with = |choices: Vec<String>, at_first: bool| {
        let right = at_first && same_set(&choices, &quiz.answer);
        let mut model = model.clone();
        model.play.tried.insert(step.id.clone(), choices.clone());
        let given = Given { choices: choices.clone(), sure: None, right: Some(right) };
        model.play.given.insert(step.id.clone(), given);
        (choices, model)
    };
    answers.into_iter().flat_map(|choices| [with(choices.clone(), true), with(choices, false)]).collect()
}

/// The task when its goals are met, with the longest that can have come of each prediction. The lines about two
/// predictions do not change each other's height, so that each is chosen by itself.
fn done(model: &Model, course: &Course, step: &Step) -> Model {
    let mut model = model.clone();
    model.play.verdicts.iter_mut().for_each(|verdict| verdict.met = true);
    model.play.solved.insert(step.id.clone());
    for predicted in model.play.predictions_due(course) {
        let with = |given: Given| {
            let mut model = model.clone();
            model.play.given.insert(predicted.id.clone(), given);
            model
        };
        let all = predicted.predict.iter().flat_map(predictions).map(with);
        model = all.max_by_key(|model| super::rows(model).0).unwrap_or_else(|| model.clone());
    }
    model
}

/// Every prediction that can be made, and none.
fn predictions(predict: &Predict) -> Vec<Given> {
    let sure: &[Option<bool>] = if predict.sure { &[Some(true), Some(false)] } else { &[None] };
    let given = |choices: Vec<String>| {
        let right = Some(same_set(&choices, &predict.answer));
        sure.iter().map(move |sure| Given { choices: choices.clone(), sure: *sure, right })
    };
    let made = subsets(&predict.choices, predict.answer.len().max(1)).into_iter().flat_map(given);
    [Given::default()].into_iter().chain(made).collect()
}

/// The verdict on each claim that was voted on before a task, after each vote.
fn verdicts(model: &Model, course: &Course) -> Vec<Moment> {
    let judged = |(n, claim): (usize, &Step)| {
        let mut model = model.clone();
        model.play.part = Part::Verdict(n);
        let id = claim.id.clone();
        VOTES.map(|vote| {
            let mut model = model.clone();
            let given = Given { choices: vec![vote.to_owned()], sure: None, right: None };
            model.play.given.insert(id.clone(), given);
            Moment { what: What::Verdict, step: id.clone(), model }
        })
    };
    model.play.claims_due(course).into_iter().enumerate().flat_map(judged).collect()
}

/// Returns every way to take so many of these, in their order.
fn subsets(ids: &[String], size: usize) -> Vec<Vec<String>> {
    match (size, ids.split_first()) {
        (0, _) => vec![Vec::new()],
        (_, None) => Vec::new(),
        (_, Some((first, rest))) => {
            let with = subsets(rest, size - 1).into_iter();
            let with = with.map(|others| [first.clone()].into_iter().chain(others).collect());
            with.chain(subsets(rest, size)).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::subsets;

    #[test]
    fn takes_every_so_many() {
        let ids = ["a", "b", "c"].map(str::to_owned);
        let joined = |size| subsets(&ids, size).into_iter().map(|ids| ids.concat()).collect::<Vec<_>>();
        assert_eq!(joined(1), ["a", "b", "c"]);
        assert_eq!(joined(2), ["ab", "ac", "bc"]);
        assert_eq!(joined(4), [""; 0]);
    }
}
