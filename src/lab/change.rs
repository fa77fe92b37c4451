//! What an exchange did to the resources, found at the places that it names and nowhere else.

use http::header::LOCATION;

use super::exchange::Sent;
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

/// Compares two states where a message could have made them differ: at its target, at the `Location` of what it
/// created, and below what it removed. Costs a few look-ups, however many resources there are.
pub(super) fn changes(before: &Server, after: &Server, sent: &Sent, response: &Response) -> Vec<Change> {
    let mut changes = Vec::new();
    for target in addressed(before, sent, response) {
        compare_at(before.store(), after.store(), target, &mut changes);
    }
    changes
}

/// Returns the items that a message and its answer name.
pub(super) fn addressed(_server: &Server, sent: &Sent, response: &Response) -> Vec<Target> {
    let Sent::Request(request) = sent else { return Vec::new() };
    let named = request.uri().path();
    let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
    let made = location.filter(|place| response.status() == http::StatusCode::CREATED && *place != named);
    std::iter::once(named).chain(made).map(Target::new).collect()
}

/// Adds what became of one target, and of what lay below it where it was removed.
pub(super) fn compare_at(before: &Store, after: &Store, target: Target, changes: &mut Vec<Change>) {
    let change = compare(before, after, target);
    let Some(change) = change else { return };
    let gone = (change.mark == Mark::Removed).then(|| change.target.clone());
    changes.push(change);
    if let Some(parent) = gone {
        let prefix = format!("{}/", parent.as_str());
        let below = before.from(&parent).skip(1).map(|(target, _)| target);
        let below = below.take_while(|target| target.as_str().starts_with(&prefix));
        changes.extend(below.filter_map(|target| compare(before, after, target.clone())));
    }
}

fn compare(before: &Store, after: &Store, target: Target) -> Option<Change> {
    let (before, after) = (before.get(target.as_str()).cloned(), after.get(target.as_str()).cloned());
    let mark = match (&before, &after) {
        (None, None) => return None,
        (None, Some(_)) => Mark::Created,
        (Some(_), None) => Mark::Removed,
        (Some(old), Some(new)) if same(old, new) => Mark::Unchanged,
        (Some(_), Some(_)) => Mark::Replaced,
    };
    Some(Change { target, mark, before, after })
}

fn same(old: &Resource, new: &Resource) -> bool {
    old.media_type == new.media_type && old.bytes == new.bytes
}
