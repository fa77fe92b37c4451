//! The kinds of steps and of tests as enums to match on; their files have one key for each kind.

use super::{
    ClaimStep, Count, Created, Filter, Followed, Goal, Holds, Looked, Members, Predict, Proved, Quiz,
    Repeated, Step, Task, When,
};

/// The kind of a step, with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind<'a> {
    /// A text to read.
    Read,
    /// Something often said, to be voted on.
    Claim(&'a ClaimStep),
    /// A prediction.
    Predict(&'a Predict),
    /// An experiment.
    Do(&'a Task),
    /// A question.
    Quiz(&'a Quiz),
}

impl Kind<'_> {
    /// The keys that name the kinds.
    pub const KEYS: [&'static str; 5] = ["read", "claim", "predict", "do", "quiz"];

    /// Returns the key that names this kind.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Claim(_) => "claim",
            Self::Predict(_) => "predict",
            Self::Do(_) => "do",
            Self::Quiz(_) => "quiz",
        }
    }
}

impl Step {
    /// Returns every kind that the step names: exactly one in a lesson that was loaded.
    pub fn kinds(&self) -> impl Iterator<Item = Kind<'_>> {
        let kinds = [
            self.read.as_ref().map(|_| Kind::Read),
            self.claim.as_ref().map(Kind::Claim),
            self.predict.as_ref().map(Kind::Predict),
            self.task.as_ref().map(Kind::Do),
            self.quiz.as_ref().map(Kind::Quiz),
        ];
        kinds.into_iter().flatten()
    }

    /// Returns the kind of the step.
    #[must_use]
    pub fn kind(&self) -> Kind<'_> {
        self.kinds().next().unwrap_or(Kind::Read)
    }

    /// Returns the ids of the choices, in the order shown; none where there is nothing to choose.
    #[must_use]
    pub fn choices(&self) -> &[String] {
        match self.kind() {
            Kind::Predict(predict) => &predict.choices,
            Kind::Quiz(quiz) => &quiz.choices,
            Kind::Read | Kind::Claim(_) | Kind::Do(_) => &[],
        }
    }

    /// Returns the ids of the right choices.
    #[must_use]
    pub fn answer(&self) -> &[String] {
        match self.kind() {
            Kind::Predict(predict) => &predict.answer,
            Kind::Quiz(quiz) => &quiz.answer,
            Kind::Read | Kind::Claim(_) | Kind::Do(_) => &[],
        }
    }
}

/// What a goal or a condition asks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Test<'a> {
    /// An exchange like this.
    Some(&'a Filter),
    /// So many exchanges like this.
    Count(&'a Count),
    /// Exchanges like these, in this order.
    Sequence(&'a [Filter]),
    /// The very same request so many times.
    Repeated(&'a Repeated),
    /// So many resources created.
    Created(&'a Created),
    /// What a target holds now.
    Holds(&'a Holds),
    /// Members that an exchange took from a target.
    Lost(&'a Members),
    /// Members that an exchange gave to a target.
    Gained(&'a Members),
    /// A GET of the last Location.
    Followed(&'a Followed),
    /// A view was opened.
    Looked(&'a Looked),
    /// Once was compared with several times.
    Proved(&'a Proved),
    /// This does not hold.
    Not(&'a When),
    /// The last request like this differs from the one like it before.
    Changed(&'a Filter),
    /// The last exchange is like this.
    Last(&'a Filter),
}

impl Test<'_> {
    /// Returns the key that names this kind of test.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Some(_) => "some",
            Self::Count(_) => "count",
            Self::Sequence(_) => "sequence",
            Self::Repeated(_) => "repeated",
            Self::Created(_) => "created",
            Self::Holds(_) => "holds",
            Self::Lost(_) => "lost",
            Self::Gained(_) => "gained",
            Self::Followed(_) => "followed",
            Self::Looked(_) => "looked",
            Self::Proved(_) => "proved",
            Self::Not(_) => "not",
            Self::Changed(_) => "changed",
            Self::Last(_) => "last",
        }
    }
}

impl Goal {
    /// The keys that name the kinds of goals.
    pub const KEYS: [&'static str; 12] = [
        "some", "count", "sequence", "repeated", "created", "holds", "lost", "gained", "followed", "looked",
        "proved", "not",
    ];

    /// Returns every test that the goal names: exactly one in a lesson that was loaded.
    pub fn tests(&self) -> impl Iterator<Item = Test<'_>> {
        let tests = [
            self.some.as_ref().map(Test::Some),
            self.count.as_ref().map(Test::Count),
            self.sequence.as_deref().map(Test::Sequence),
            self.repeated.as_ref().map(Test::Repeated),
            self.created.as_ref().map(Test::Created),
            self.holds.as_ref().map(Test::Holds),
            self.lost.as_ref().map(Test::Lost),
            self.gained.as_ref().map(Test::Gained),
            self.followed.as_ref().map(Test::Followed),
            self.looked.as_ref().map(Test::Looked),
            self.proved.as_ref().map(Test::Proved),
            self.not.as_ref().map(Test::Not),
        ];
        tests.into_iter().flatten()
    }
}

impl When {
    /// The keys that name the kinds of conditions.
    pub const KEYS: [&'static str; 6] = ["some", "count", "holds", "looked", "changed", "last"];

    /// Returns every test that the condition names: exactly one in a lesson that was loaded.
    pub fn tests(&self) -> impl Iterator<Item = Test<'_>> {
        let tests = [
            self.some.as_ref().map(Test::Some),
            self.count.as_ref().map(Test::Count),
            self.holds.as_ref().map(Test::Holds),
            self.looked.as_ref().map(Test::Looked),
            self.changed.as_ref().map(Test::Changed),
            self.last.as_ref().map(Test::Last),
        ];
        tests.into_iter().flatten()
    }
}
