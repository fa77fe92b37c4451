//! The judge: what of a goal is reached, by what lies on the path from the scene to the position and by nothing else.

mod filter;
mod member;
mod repeat;

pub use repeat::Difference;

use http::header::LOCATION;

use super::{Count, Created, Filter, Followed, Goal, Lesson, Members, Proved, Test, When};
use crate::lab::{Change, Exchange, Lab, Mark};

/// How far a goal is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is reached.
    pub met: bool,
    /// How much of it is there: requests, repeats, resources; never more than `need`.
    pub have: usize,
    /// How much it takes.
    pub need: usize,
}

impl Verdict {
    /// What is so or is not so.
    fn of(met: bool) -> Self {
        Self { met, have: usize::from(met), need: 1 }
    }

    /// So much of what it takes.
    fn progress(have: usize, need: usize) -> Self {
        Self { met: have >= need, have: have.min(need), need }
    }

    /// A number that shall lie between two; at least one where neither is named.
    fn between(count: usize, min: Option<usize>, max: Option<usize>) -> Self {
        let need = min.unwrap_or(usize::from(max.is_none()));
        let met = count >= need && max.is_none_or(|max| count <= max);
        Self { met, have: count.min(need), need }
    }
}

/// Judges a goal of a lesson by what was done in the lab since its scene was loaded. Costs one walk along the path.
///
/// Requests that the goal does not ask for never count against it, unless it names a `max` or says `not`.
#[must_use]
pub fn judge(goal: &Goal, lesson: &Lesson, lab: &Lab) -> Verdict {
    let scope = Scope { lesson, lab };
    goal.tests().next().map_or(Verdict::of(false), |test| scope.judge(test))
}

/// Returns whether a condition of a lesson holds now.
#[must_use]
pub fn holds(when: &When, lesson: &Lesson, lab: &Lab) -> bool {
    let scope = Scope { lesson, lab };
    when.tests().next().is_some_and(|test| scope.judge(test).met)
}

/// Returns where the last request like this differs from the one like it before; `None` where there is none before,
/// or where both are the very same request.
#[must_use]
pub fn changed(filter: &Filter, lesson: &Lesson, lab: &Lab) -> Option<Difference> {
    let mut alike = lab.path().rev().filter(|exchange| filter::matches(filter, lesson, exchange));
    let (last, before) = (alike.next()?, alike.next()?);
    repeat::difference(before, last)
}

/// What goals are judged in: a lab, and the lesson that gives bodies their names.
#[derive(Clone, Copy)]
struct Scope<'a> {
    lesson: &'a Lesson,
    lab: &'a Lab,
}

impl<'a> Scope<'a> {
    fn judge(self, test: Test<'_>) -> Verdict {
        match test {
            Test::Some(filter) => Verdict::of(self.like(filter).next().is_some()),
            Test::Count(Count { of, min, max }) => Verdict::between(self.like(of).count(), *min, *max),
            Test::Sequence(filters) => self.sequence(filters),
            Test::Repeated(repeated) => repeat::repeated(repeated, self.lab.path()),
            Test::Created(Created { by, min, max }) => {
                Verdict::between(self.like(by).map(made).sum(), *min, *max)
            }
            Test::Holds(holds) => Verdict::of(member::holds(holds, self.lab.server().store())),
            Test::Lost(lost) => self.touched(lost, |change| member::lost(&lost.members, change)),
            Test::Gained(gained) => self.touched(gained, |change| member::gained(&gained.members, change)),
            Test::Followed(followed) => Verdict::of(self.followed(followed)),
            Test::Looked(looked) => Verdict::of(self.lab.looked().any(|view| view.as_str() == looked.at)),
            Test::Proved(proved) => self.proved(proved),
            Test::Not(when) => Verdict::of(!holds(when, self.lesson, self.lab)),
            Test::Changed(filter) => Verdict::of(changed(filter, self.lesson, self.lab).is_some()),
            Test::Last(filter) => Verdict::of(self.lab.last().is_some_and(|last| self.is(filter, last))),
        }
    }

    fn is(self, filter: &Filter, exchange: &Exchange) -> bool {
        filter::matches(filter, self.lesson, exchange)
    }

    /// Returns the exchanges of the path that a filter lets pass, in order.
    fn like(self, filter: &Filter) -> impl Iterator<Item = &'a Exchange> {
        self.lab.path().filter(move |exchange| self.is(filter, exchange))
    }

    fn sequence(self, filters: &[Filter]) -> Verdict {
        let mut have = 0;
        for exchange in self.lab.path() {
            if filters.get(have).is_some_and(|filter| self.is(filter, exchange)) {
                have += 1;
            }
        }
        Verdict::progress(have, filters.len())
    }

    fn touched(self, by: &Members, test: impl Fn(&Change) -> bool) -> Verdict {
        Verdict::of(self.like(&by.by).any(|exchange| exchange.changes.iter().any(&test)))
    }

    fn followed(self, followed: &Followed) -> bool {
        let mut told: Option<&str> = None;
        for exchange in self.lab.path() {
            if told.is_some_and(|location| filter::is_get_of(exchange, location)) {
                return true;
            }
            if self.is(&followed.by, exchange) {
                told = location(exchange).or(told);
            }
        }
        false
    }

    fn proved(self, proved: &Proved) -> Verdict {
        let like = |sent| filter::is_to(proved.method.as_deref(), proved.target.as_deref(), sent);
        let times =
            self.lab.proofs().filter(|proof| like(&proof.request)).map(|proof| usize::from(proof.times));
        Verdict::progress(times.max().unwrap_or(0), proved.times)
    }
}

/// Returns how many resources an exchange created.
fn made(exchange: &Exchange) -> usize {
    exchange.changes.iter().filter(|change| change.mark == Mark::Created).count()
}

fn location(exchange: &Exchange) -> Option<&str> {
    exchange.response.headers().get(LOCATION)?.to_str().ok()
}
