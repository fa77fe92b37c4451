//! What an exchange did to the resources, found at the places that it names and nowhere else.

use std::collections::BTreeSet;

use http::StatusCode;
use http::header::LOCATION;

use super::exchange::Sent;
use crate::server::target::{self, Parsed};
use crate::server::{Resource, Response, Server, Store, Target};

/// What an exchange did to one resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It was not there and is now: `+`.
    Created,
    /// It was there and is different now: `~`.
    Replaced,
    /// It was addressed and is as it was: `=`.
    Unchanged,
    /// It was there and is no longer: `−`.
    Removed,
}

/// A resource that an exchange touched, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which resource.
    pub target: Target,
    /// What happened to it.
    pub mark: Mark,
    /// Its representation before the exchange.
    pub before: Option<Resource>,
    /// Its representation after it.
    pub after: Option<Resource>,
}

impl Change {
    /// Returns what this and a later change of the same resource come to together; nothing where it was not there before
    /// and is not there after.
    #[must_use]
    pub fn then(&self, later: &Self) -> Option<Self> {
        Self::between(&self.target, self.before.clone(), later.after.clone())
    }

    fn between(target: &Target, before: Option<Resource>, after: Option<Resource>) -> Option<Self> {
        let mark = match (&before, &after) {
            (None, None) => return None,
            (None, Some(_)) => Mark::Created,
            (Some(_), None) => Mark::Removed,
            (Some(old), Some(new)) if same(old, new) => Mark::Unchanged,
            (Some(_), Some(_)) => Mark::Replaced,
        };
        Some(Self { target: target.clone(), mark, before, after })
    }
}

/// Compares two states where a message could have made them differ: at its target, at the `Location` of what it
/// created, and below what it removed. Costs a few look-ups, however many resources there are.
pub(super) fn changes(before: &Server, after: &Server, sent: &Sent, response: &Response) -> Vec<Change> {
    changes_at(before.store(), after.store(), touched(before, after, sent, response))
}

/// Returns the targets that a message and its answer name, and those of work that the server did meanwhile.
pub(super) fn touched(before: &Server, after: &Server, sent: &Sent, response: &Response) -> Vec<Target> {
    let mut targets = addressed(sent, response);
    targets.extend(after.made_since(before));
    targets
}

/// Compares two states at some targets, and below those that were removed; each target once.
pub(super) fn changes_at(before: &Store, after: &Store, targets: Vec<Target>) -> Vec<Change> {
    let mut changes = Vec::new();
    for target in targets {
        compare_at(before, after, target, &mut changes);
    }
    let mut seen = BTreeSet::new();
    changes.retain(|change| seen.insert(change.target.clone()));
    changes
}

/// Returns the targets that a message and its answer name; whether anything is there is another question.
pub(super) fn addressed(sent: &Sent, response: &Response) -> Vec<Target> {
    let Sent::Request(request) = sent else { return Vec::new() };
    let created = response.status() == StatusCode::CREATED;
    let location = response.headers().get(LOCATION).filter(|_| created);
    let location = location.and_then(|value| value.to_str().ok());
    let here = |path: &str| match target::parse(path) {
        Ok(Parsed::Here(target)) => Some(target),
        Ok(Parsed::Elsewhere(_)) | Err(_) => None,
    };
    let mut targets: Vec<Target> =
        std::iter::once(request.uri().path()).chain(location).filter_map(here).collect();
    targets.dedup();
    targets
}

/// Adds what became of one target, and of what lay below it where it was removed.
fn compare_at(before: &Store, after: &Store, target: Target, changes: &mut Vec<Change>) {
    let Some(change) = compare(before, after, &target) else { return };
    let removed = change.mark == Mark::Removed;
    changes.push(change);
    if removed {
        changes.extend(before.below(&target).filter_map(|(below, _)| compare(before, after, below)));
    }
}

fn compare(before: &Store, after: &Store, target: &Target) -> Option<Change> {
    let (before, after) = (before.entry(target), after.entry(target));
    let target = before.or(after)?.0;
    Change::between(target, before.map(|(_, there)| there.clone()), after.map(|(_, there)| there.clone()))
}

fn same(old: &Resource, new: &Resource) -> bool {
    old.media_type == new.media_type && old.bytes == new.bytes
}
