//! The answer line by line, as data: what the caret can stand on in the answer pane.

use crate::lab::diff::{self, Difference, Kind};
use crate::lab::wire::title_case;
use crate::lab::{Exchange, Lab, Mark};
use crate::server::{Resource, Response};

/// A line of the answer, in the order shown.
#[derive(Clone, Debug, PartialEq)]
pub enum AnswerLine {
    /// Status code and reason phrase; none where no answer came.
    Status(Option<u16>),
    /// The path of the resource that the exchange replaced; what became of its members follows.
    ChangedAt(String),
    /// What the exchange did to one member, or one line, of the resource it replaced.
    Changed(Changed),
    /// A header field.
    Field {
        /// Its name as it is usually written.
        name: String,
        /// Its value.
        value: String,
    },
    /// The empty line between header and content.
    Blank,
    /// A line of the content.
    Content(String),
}

/// What became of a member or of a line of a representation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// What became of it.
    pub kind: Kind,
    /// The name of the member; none for a line of text.
    pub name: Option<String>,
    /// Its value before and after, as JSON or as text; once where both are the same.
    pub values: Vec<String>,
}

/// Fields in the order in which they teach; those not named follow in the order sent.
const FIRST: [&str; 5] = ["location", "content-location", "etag", "allow", "content-type"];
/// Fields that every answer has and that only the raw message shows.
const QUIET: [&str; 4] = ["last-modified", "date", "content-length", "cache-control"];

/// Returns the lines of an answer.
#[must_use]
pub fn lines(exchange: &Exchange) -> Vec<AnswerLine> {
    let mut lines = vec![AnswerLine::Status(exchange.status().map(|status| status.as_u16()))];
    // Who hears nothing knows of no change: what is true stands in the list.
    let Some(response) = exchange.heard() else { return lines };
    let replaced = exchange.changes.iter().find(|change| change.mark == Mark::Replaced);
    if let Some(change) = replaced {
        lines.push(AnswerLine::ChangedAt(change.target.as_str().to_owned()));
        let changed = difference(exchange).into_iter().filter(|changed| changed.kind != Kind::Same);
        lines.extend(changed.map(AnswerLine::Changed));
    }
    lines.extend(fields(&response));
    let content = shown(response.body());
    if !content.is_empty() {
        lines.push(AnswerLine::Blank);
        lines.extend(content.lines().map(|line| AnswerLine::Content(line.to_owned())));
    }
    lines
}

/// Returns content as text, with … where more of it is left out than anybody scrolls through.
#[must_use]
pub fn shown(content: &[u8]) -> String {
    const MOST: usize = 64 * 1024;
    match content.get(..MOST) {
        Some(start) if content.len() > MOST => String::from_utf8_lossy(start).into_owned() + "…",
        _ => String::from_utf8_lossy(content).into_owned(),
    }
}

fn fields(response: &Response) -> Vec<AnswerLine> {
    let mut fields: Vec<(usize, AnswerLine)> = response
        .headers()
        .iter()
        .filter(|(name, _)| !QUIET.contains(&name.as_str()))
        .map(|(name, value)| {
            let place = FIRST.iter().position(|first| name == first);
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            (place.unwrap_or(FIRST.len()), AnswerLine::Field { name: title_case(name.as_str()), value })
        })
        .collect();
    fields.sort_by_key(|(place, _)| *place);
    fields.into_iter().map(|(_, field)| field).collect()
}

/// Returns the address that a line names, if it can be followed.
#[must_use]
pub fn uri(line: &AnswerLine) -> Option<&str> {
    match line {
        AnswerLine::Field { name, value } if name == "Location" || name == "Content-Location" => Some(value),
        _ => None,
    }
}

/// Returns member by member, or line by line, what an exchange did to the resource it replaced; empty where it replaced
/// none, or where the two cannot be compared.
#[must_use]
pub fn difference(exchange: &Exchange) -> Vec<Changed> {
    let replaced = exchange.changes.iter().find(|change| change.mark == Mark::Replaced);
    replaced.map(|change| compared(change.before.as_ref(), change.after.as_ref())).unwrap_or_default()
}

/// Compares two representations member by member, or line by line; empty where they cannot be compared.
#[must_use]
pub fn compared(before: Option<&Resource>, after: Option<&Resource>) -> Vec<Changed> {
    match diff::diff(before, after) {
        Difference::Members(members) => members.into_iter().map(of_member).collect(),
        Difference::Lines(lines) => {
            let line =
                |line: diff::LineChange| Changed { kind: line.kind, name: None, values: vec![line.text] };
            lines.into_iter().map(line).collect()
        }
        Difference::Whole(_) => Vec::new(),
    }
}

fn of_member(member: diff::Member) -> Changed {
    let values = [member.before, member.after].into_iter().flatten();
    let mut values: Vec<String> = values.map(|value| value.to_string()).collect();
    values.dedup();
    Changed { kind: member.kind, name: Some(member.path.join(".")), values }
}

/// Returns whether the last exchange has a difference to show.
#[must_use]
pub fn has_difference(lab: &Lab) -> bool {
    lab.last().is_some_and(|exchange| exchange.changes.iter().any(|change| change.mark == Mark::Replaced))
}
