//! The very same request several times, and where two requests that were meant to be the same differ.

use std::collections::{BTreeSet, HashMap};

use http::{HeaderMap, HeaderName, HeaderValue};

use super::{Verdict, filter, made};
use crate::course::Repeated;
use crate::lab::repeat::is_meaningful;
use crate::lab::{Exchange, Identity, Lab, Repeats};

/// Judges a goal of repeats: the same request `times` times, and these together created exactly `created` resources.
///
/// Any `times` repeats that follow each other will do, so what was tried before or after never blocks the goal. The
/// `have` of an unmet goal counts from the end, since that is what another repeat adds to. A refused request is no
/// repeat: it had no effect that could be the same.
pub(super) fn repeated<'a>(goal: &Repeated, path: impl Iterator<Item = &'a Exchange>) -> Verdict {
    let asked = |exchange: &&Exchange| {
        exchange.is_applied()
            && filter::is_own(exchange)
            && filter::is_to(goal.method.as_deref(), goal.target.as_deref(), exchange)
    };
    let mut chains: HashMap<usize, Vec<usize>> = HashMap::new();
    let mut first: HashMap<usize, usize> = HashMap::new();
    let mut have = 0;
    for exchange in path.filter(asked) {
        let root = match exchange.repeats {
            Some(Repeats::Identical(earlier)) => first.get(&earlier).copied().unwrap_or(earlier),
            _ => exchange.number,
        };
        first.insert(exchange.number, root);
        let chain = chains.entry(root).or_default();
        chain.push(made(exchange));
        let run = longest_run(chain, goal);
        if run >= goal.times {
            return Verdict::progress(goal.times, goal.times);
        }
        have = run;
    }
    Verdict::progress(have, goal.times)
}

/// Returns whether the last request was repeated often enough for a goal and still created too little: what it should
/// create was there before, so no further repeat can help.
#[must_use]
pub fn stalled(goal: &Repeated, lab: &Lab) -> bool {
    let Some((_, last)) = lab.last_own().filter(|(_, last)| last.is_applied()) else { return false };
    let asked = filter::is_to(goal.method.as_deref(), goal.target.as_deref(), last);
    let identity = Identity::of(&last.sent());
    let same = |exchange: &&Exchange| {
        exchange.method() == last.method()
            && exchange.is_applied()
            && filter::is_own(exchange)
            && Identity::of(&exchange.sent()) == identity
    };
    let run: Vec<usize> = lab.path().rev().filter(same).take(goal.times).map(made).collect();
    asked && run.len() == goal.times && goal.created.is_some_and(|wanted| run.iter().sum::<usize>() < wanted)
}

/// Returns how many of the last repeats can be part of a run that creates as many resources as it should.
fn longest_run(created: &[usize], goal: &Repeated) -> usize {
    let Some(wanted) = goal.created else { return created.len().min(goal.times) };
    let last = created.iter().rev().take(goal.times);
    let sums = last.scan(0, |sum, made| {
        *sum += made;
        Some(*sum)
    });
    let run = sums.take_while(|sum| *sum <= wanted).collect::<Vec<_>>();
    let complete = run.len() == goal.times && run.last() == Some(&wanted);
    if complete { goal.times } else { run.len().min(goal.times.saturating_sub(1)) }
}

/// Where two requests differ: every part that does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// The method.
    pub method: bool,
    /// The target.
    pub target: bool,
    /// The header fields, by their lower-case names, in the order of the alphabet.
    pub headers: Vec<String>,
    /// The body.
    pub body: bool,
}

/// Returns where two messages differ; `None` where they are the very same request, as the lab sees it.
pub(super) fn difference(before: &Exchange, after: &Exchange) -> Option<Difference> {
    let (before, after) = (before.sent(), after.sent());
    if Identity::of(&before) == Identity::of(&after) {
        return None;
    }
    let (Some(old), Some(new)) = (before.request(), after.request()) else {
        return Some(Difference { body: true, ..Difference::default() });
    };
    Some(Difference {
        method: old.method() != new.method(),
        target: old.uri() != new.uri(),
        headers: other_fields(old.headers(), new.headers()),
        body: old.body() != new.body(),
    })
}

/// Returns the names of the meaningful fields that only one of the two has, or has otherwise.
fn other_fields(old: &HeaderMap, new: &HeaderMap) -> Vec<String> {
    let values = |headers: &HeaderMap, name: &HeaderName| -> Vec<HeaderValue> {
        headers.get_all(name).iter().filter(|value| is_meaningful(name, value)).cloned().collect()
    };
    let differs = |name: &&HeaderName| values(old, name) != values(new, name);
    let names = old.keys().chain(new.keys()).filter(differs).map(ToString::to_string);
    names.collect::<BTreeSet<_>>().into_iter().collect()
}
