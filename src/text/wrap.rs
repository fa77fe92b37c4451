//! Where a row may end: at spaces only, as Bangla and mixed text want it; inside a word only when it fits no row.

use std::ops::Range;

use super::unit::{Reach, Unit};

/// How good it is to begin a row at a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    /// Inside a word, between two clusters.
    Word,
    /// At a space that should hold: after a number, or after an opening bracket or quote.
    Held,
    /// At a space.
    Space,
}

/// Returns the rows of a line without new lines, each at most `width` columns wide as long as every unit is.
/// Spaces at which a row ends belong to no row. There is always at least one row.
pub(super) fn rows(line: &[Unit], width: u16) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    loop {
        let fit = fitting(line, start, width);
        let end = if fit == line.len() { fit } else { best_break(line, start, fit) };
        rows.push(start..trimmed(line, start, end));
        if end >= line.len() {
            return rows;
        }
        start = end;
    }
}

/// Returns the furthest end of a row that begins at `start`; spaces at its end do not count.
fn fitting(line: &[Unit], start: usize, width: u16) -> usize {
    let mut reach = Reach::default();
    let over = line.iter().enumerate().skip(start).find(|(_, unit)| {
        reach = reach.with(unit);
        !unit.is_space() && reach.cols() > width
    });
    over.map_or(line.len(), |(at, _)| at)
}

fn best_break(line: &[Unit], start: usize, fit: usize) -> usize {
    let candidates = (start + 1..=fit).filter_map(|at| Some((break_before(line, at)?, at)));
    candidates.max().map_or(fit.max(start + 1), |(_, at)| at)
}

fn break_before(line: &[Unit], at: usize) -> Option<Break> {
    let (before, after) = line.split_at_checked(at)?;
    let (previous, next) = (before.last()?, after.first()?);
    if next.is_space() || closes(next) {
        return None;
    }
    if !previous.is_space() {
        return if opens(previous) { None } else { Some(Break::Word) };
    }
    let words = before.get(..trimmed(line, 0, at))?;
    let last = words.rsplit(Unit::is_space).next()?;
    let held = last.last().is_some_and(opens) || is_number(last);
    Some(if held { Break::Held } else { Break::Space })
}

fn trimmed(line: &[Unit], start: usize, end: usize) -> usize {
    let row = line.get(start..end).unwrap_or_default();
    end - row.iter().rev().take_while(|unit| unit.is_space()).count()
}

fn closes(unit: &Unit) -> bool {
    unit.text.starts_with(['।', '॥', ',', ';', ':', '?', '!', ')', ']', '}', '”', '’', '…'])
}

fn opens(unit: &Unit) -> bool {
    unit.text.starts_with(['(', '[', '{', '“', '‘'])
}

/// Whether a word is a number in any script: its counter (৩ জন, 3 times) stays with it.
fn is_number(word: &[Unit]) -> bool {
    !word.is_empty() && word.iter().all(|unit| unit.text.chars().all(char::is_numeric))
}
