//! The resource list: only the lines that fit are made, so a hundred thousand resources cost no more than ten.

use super::Model;
use crate::lab::{Change, Lab, Mark};
use crate::server::{Resource, Store, Target};

/// A line of the list.
#[derive(Clone, Debug)]
pub enum Line<'a> {
    /// The path of a collection.
    Collection(&'a str),
    /// "Nothing yet" below a collection without items.
    Empty,
    /// An item, with the mark of what the last exchange did to it.
    Item {
        /// Its path.
        target: &'a Target,
        /// What is stored there; none where it is gone.
        resource: Option<&'a Resource>,
        /// What the last exchange did to it.
        mark: Option<Mark>,
    },
}

/// Returns the collections that do not live below an item, in the order of the scene.
fn roots(lab: &Lab) -> impl DoubleEndedIterator<Item = &str> {
    lab.server()
        .collections()
        .iter()
        .map(|collection| collection.path.as_str())
        .filter(|path| !path.contains('{'))
}

/// Returns the items below a collection, from `first` on or from its start.
fn items<'a>(
    store: &'a Store,
    root: &'a str,
    first: Option<&Target>,
) -> impl Iterator<Item = (&'a Target, &'a Resource)> + use<'a> {
    let first = first.cloned().unwrap_or_else(|| Target::new(root));
    let all = store.from(&first).skip_while(move |(target, _)| target.as_str() == root);
    all.take_while(move |(target, _)| target.is_below(root))
}

/// Returns a target after every item of a collection.
fn end_of(root: &str) -> Target {
    Target::new(format!("{root}/\u{10FFFF}"))
}

fn changes(lab: &Lab) -> &[Change] {
    lab.last().map_or(&[], |exchange| &exchange.changes)
}

fn mark_of(changes: &[Change], target: &Target) -> Option<Mark> {
    changes.iter().find(|change| change.target == *target).map(|change| change.mark)
}

/// Returns how many lines the whole list has: collections, what is in them or "nothing yet", and what is just gone.
#[must_use]
pub fn needed(lab: &Lab) -> usize {
    let store = lab.server().store();
    let empty = roots(lab).filter(|root| items(store, root, None).next().is_none()).count();
    let gone = changes(lab).iter().filter(|change| change.mark == Mark::Removed).count();
    roots(lab).count() + store.len() + empty + gone
}

/// Returns at most `rows` lines of the list, so that `around` is among them.
#[must_use]
pub fn window<'a>(lab: &'a Lab, around: Option<&Target>, rows: usize) -> Vec<Line<'a>> {
    let start = start(lab, around, rows);
    let mut lines = Vec::with_capacity(rows);
    let mut begun = start.is_none();
    for root in roots(lab) {
        let from = start.as_ref().filter(|target| !begun && target.is_below(root));
        if !begun && from.is_none() {
            continue;
        }
        collection(lab, root, from, rows, &mut lines);
        begun = true;
        if lines.len() >= rows {
            break;
        }
    }
    lines.truncate(rows);
    lines
}

/// Returns whether the list goes on above and below these lines of it.
#[must_use]
pub fn goes_on(lab: &Lab, lines: &[Line<'_>]) -> (bool, bool) {
    let store = lab.server().store();
    let item = |line: &Line<'_>| match line {
        Line::Item { target, resource: Some(_), .. } => Some((*target).clone()),
        _ => None,
    };
    let first = roots(lab).find_map(|root| items(store, root, None).next()).map(|(target, _)| target.clone());
    let above = lines.iter().find_map(item).is_some_and(|shown| first.is_some_and(|first| first != shown));
    let hidden_below = roots(lab).last().is_some_and(|root| {
        let last = store.before(&end_of(root)).next().filter(|(target, _)| target.is_below(root));
        let shown = lines.iter().rev().find_map(item);
        match last {
            Some((last, _)) => shown.is_none_or(|shown| shown < *last),
            None => !lines.iter().any(|line| matches!(line, Line::Collection(path) if *path == root)),
        }
    });
    (above, hidden_below && needed(lab) > lines.len())
}

/// Adds the lines of one collection, from an item in its middle where the list is scrolled.
fn collection<'a>(
    lab: &'a Lab,
    root: &'a str,
    from: Option<&Target>,
    rows: usize,
    lines: &mut Vec<Line<'a>>,
) {
    lines.push(Line::Collection(root));
    let changes = changes(lab);
    let left = rows.saturating_sub(lines.len());
    let kept = items(lab.server().store(), root, from).take(left);
    let kept = kept.map(|(target, resource)| (target, Some(resource)));
    let gone = changes.iter().filter(|change| change.mark == Mark::Removed && change.target.is_below(root));
    let mut all: Vec<_> = kept.chain(gone.map(|change| (&change.target, None))).collect();
    all.sort_by_key(|(target, _)| *target);
    if all.is_empty() {
        lines.push(Line::Empty);
    }
    let line = |(target, resource)| Line::Item { target, resource, mark: mark_of(changes, target) };
    lines.extend(all.into_iter().map(line));
}

/// Returns the first item to show so that `around` stands in the middle; `None` shows the list from its start.
fn start(lab: &Lab, around: Option<&Target>, rows: usize) -> Option<Target> {
    let (around, store) = (around?, lab.server().store());
    if needed(lab) <= rows {
        return None;
    }
    let root = roots(lab).find(|root| around.is_below(root))?;
    let above: Vec<_> =
        store.before(around).take_while(|(target, _)| target.is_below(root)).take(rows / 2).collect();
    let first_root = roots(lab).next() == Some(root);
    match above.last() {
        Some(_) if above.len() < rows / 2 && first_root => None,
        Some((target, _)) => Some((*target).clone()),
        None if first_root => None,
        None => Some(around.clone()),
    }
}

/// Walks the mark over the items, by so many, staying inside.
pub(super) fn walk(model: &mut Model, by: isize) {
    let lab = model.play.lab();
    let order: Vec<&str> = roots(lab).collect();
    let steps = by.unsigned_abs();
    let found = match &model.play.resource {
        None => order
            .iter()
            .find_map(|root| items(lab.server().store(), root, None).next())
            .map(|(target, _)| target.clone()),
        Some(at) if by > 0 => onward(lab, &order, at, steps),
        Some(at) => backward(lab, &order, at, steps),
    };
    model.play.resource = found.or_else(|| model.play.resource.clone());
}

fn onward(lab: &Lab, order: &[&str], at: &Target, steps: usize) -> Option<Target> {
    let store = lab.server().store();
    let here = order.iter().position(|root| at.is_below(root))?;
    let rest = order.get(here).map(|root| items(store, root, Some(at))).into_iter().flatten();
    let later = order.iter().skip(here + 1).flat_map(|root| items(store, root, None));
    let all = rest.chain(later).filter(|(target, _)| *target != at);
    all.take(steps).last().map(|(target, _)| target.clone())
}

fn backward(lab: &Lab, order: &[&str], at: &Target, steps: usize) -> Option<Target> {
    let store = lab.server().store();
    let here = order.iter().position(|root| at.is_below(root))?;
    let above =
        store.before(at).take_while(|(target, _)| order.get(here).is_some_and(|root| target.is_below(root)));
    let earlier = order.iter().take(here).rev().flat_map(|root| {
        store.before(&end_of(root)).take_while(move |(target, _)| target.is_below(root)).collect::<Vec<_>>()
    });
    above.chain(earlier).take(steps).last().map(|(target, _)| target.clone())
}

/// Returns the sign of a change: shape first, colour second.
#[must_use]
pub fn sign(mark: Mark) -> char {
    match mark {
        Mark::Created => '+',
        Mark::Replaced => '~',
        Mark::Unchanged => '=',
        Mark::Removed => '−',
    }
}
