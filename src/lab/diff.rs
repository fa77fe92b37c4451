//! The difference of two representations: member by member where both are JSON objects, else line by line.

use std::ops::Range;

use serde_json::{Map, Value};

use crate::server::Resource;

/// What became of a member or a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It is there now.
    Added,
    /// It is gone.
    Removed,
    /// Its value is another.
    Changed,
    /// It is as it was.
    Same,
}

/// What became of one member.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The names that lead to it: `["address", "city"]`.
    pub path: Vec<String>,
    /// What became of it.
    pub kind: Kind,
    /// Its value before, if it was there.
    pub before: Option<Value>,
    /// Its value now, if it is there.
    pub after: Option<Value>,
}

/// What became of one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineChange {
    /// Added, removed or the same.
    pub kind: Kind,
    /// The line without its end.
    pub text: String,
}

/// The difference of two representations.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// Of JSON objects: every member, those of the first in order and then what is new; objects in objects member by
    /// member, arrays as one value.
    Members(Vec<Member>),
    /// Of texts: every line.
    Lines(Vec<LineChange>),
    /// Of what is no text, or too long to be compared line by line.
    Whole(Kind),
}

/// How many pairs of lines are compared at most; beyond, texts differ as a whole.
const PAIRS: usize = 1_000_000;

/// Compares two representations; one that is not there is empty.
#[must_use]
pub fn diff(before: Option<&Resource>, after: Option<&Resource>) -> Difference {
    let octets = |side: Option<&Resource>| side.map(|resource| resource.bytes.clone());
    octet_diff(octets(before).as_deref(), octets(after).as_deref())
}

/// Compares two contents as [`diff`] does.
#[must_use]
pub fn octet_diff(before: Option<&[u8]>, after: Option<&[u8]>) -> Difference {
    if let (Some(old), Some(new)) = (object(before), object(after)) {
        let mut members = Vec::new();
        compare(&mut Vec::new(), old, new, &mut members);
        return Difference::Members(members);
    }
    let text = |side: Option<&[u8]>| std::str::from_utf8(side.unwrap_or_default()).ok().map(str::to_owned);
    let lines = text(before).zip(text(after)).and_then(|(old, new)| line_diff(&old, &new));
    lines.map_or_else(|| Difference::Whole(whole(before, after)), Difference::Lines)
}

fn whole(before: Option<&[u8]>, after: Option<&[u8]>) -> Kind {
    match (before, after) {
        (None, Some(_)) => Kind::Added,
        (Some(_), None) => Kind::Removed,
        (old, new) if old == new => Kind::Same,
        _ => Kind::Changed,
    }
}

fn object(side: Option<&[u8]>) -> Option<Map<String, Value>> {
    side.map_or_else(|| Some(Map::new()), |octets| serde_json::from_slice(octets).ok())
}

fn compare(
    path: &mut Vec<String>,
    old: Map<String, Value>,
    mut new: Map<String, Value>,
    members: &mut Vec<Member>,
) {
    for (name, before) in old {
        let after = new.shift_remove(&name);
        path.push(name);
        member(path, Some(before), after, members);
        path.pop();
    }
    for (name, after) in new {
        path.push(name);
        member(path, None, Some(after), members);
        path.pop();
    }
}

fn member(path: &mut Vec<String>, before: Option<Value>, after: Option<Value>, members: &mut Vec<Member>) {
    let kind = match (before, after) {
        (Some(Value::Object(old)), Some(Value::Object(new))) if !(old.is_empty() || new.is_empty()) => {
            return compare(path, old, new, members);
        }
        pair => pair,
    };
    let (before, after) = kind;
    let kind = match (&before, &after) {
        (None, _) => Kind::Added,
        (_, None) => Kind::Removed,
        (Some(old), Some(new)) if old == new => Kind::Same,
        (Some(_), Some(_)) => Kind::Changed,
    };
    members.push(Member { path: path.clone(), kind, before, after });
}

/// Returns the lines of both texts, those in common as long as can be; `None` where that would cost too much.
fn line_diff(before: &str, after: &str) -> Option<Vec<LineChange>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let (old_rest, new_rest) = (old.get(head..)?, new.get(head..)?);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (old_rest.get(..old_rest.len() - tail)?, new_rest.get(..new_rest.len() - tail)?);
    if a.len().saturating_mul(b.len()) > PAIRS {
        return None;
    }
    let line = |kind: Kind| move |text: &&str| LineChange { kind, text: (*text).to_owned() };
    let mut lines: Vec<LineChange> = old.iter().take(head).map(line(Kind::Same)).collect();
    lines.extend(longest_common(a, b));
    lines.extend(old.iter().skip(old.len() - tail).map(line(Kind::Same)));
    Some(lines)
}

/// Walks the table of the longest common subsequence of two lists of lines.
fn longest_common(a: &[&str], b: &[&str]) -> Vec<LineChange> {
    let lengths = common_lengths(a, b);
    let length = |i: usize, j: usize| lengths.get(i * (b.len() + 1) + j).copied().unwrap_or_default();
    let (mut i, mut j, mut lines) = (0, 0, Vec::new());
    let mut push = |kind: Kind, text: &str| lines.push(LineChange { kind, text: text.to_owned() });
    loop {
        match (a.get(i), b.get(j)) {
            (None, None) => break,
            (Some(old), Some(new)) if old == new => {
                push(Kind::Same, old);
                (i, j) = (i + 1, j + 1);
            }
            (Some(old), new) if new.is_none() || length(i + 1, j) >= length(i, j + 1) => {
                push(Kind::Removed, old);
                i += 1;
            }
            (_, Some(new)) => {
                push(Kind::Added, new);
                j += 1;
            }
            (Some(_), None) => break,
        }
    }
    lines
}

/// Returns, row by row, how long the longest common subsequence of `a[i..]` and `b[j..]` is.
fn common_lengths(a: &[&str], b: &[&str]) -> Vec<u32> {
    let width = b.len() + 1;
    let rows = |n: usize| -> std::iter::Rev<Range<usize>> { (0..n).rev() };
    let mut lengths = vec![0_u32; (a.len() + 1) * width];
    for i in rows(a.len()) {
        for j in rows(b.len()) {
            let at = |i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or_default();
            let best =
                if a.get(i) == b.get(j) { at(i + 1, j + 1) + 1 } else { at(i + 1, j).max(at(i, j + 1)) };
            if let Some(cell) = lengths.get_mut(i * width + j) {
                *cell = best;
            }
        }
    }
    lengths
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn members(before: &Value, after: &Value) -> Vec<(String, Kind)> {
        let (before, after) = (before.to_string(), after.to_string());
        let Difference::Members(members) = octet_diff(Some(before.as_bytes()), Some(after.as_bytes())) else {
            panic!("no objects")
        };
        members.into_iter().map(|member| (member.path.join("."), member.kind)).collect()
    }

    #[test]
    fn members_are_compared_by_name() {
        let before =
            json!({"id": 1, "name": "John", "email": "a", "at": {"city": "ঢাকা", "zip": 1}, "tags": [1, 2]});
        let after =
            json!({"name": "Jane", "id": 1, "at": {"zip": 1, "road": null}, "tags": [2, 1], "new": {"a": 1}});
        let expected = [
            ("id", Kind::Same),
            ("name", Kind::Changed),
            ("email", Kind::Removed),
            ("at.city", Kind::Removed),
            ("at.zip", Kind::Same),
            ("at.road", Kind::Added),
            ("tags", Kind::Changed),
            ("new", Kind::Added),
        ];
        assert_eq!(members(&before, &after), expected.map(|(path, kind)| (path.to_owned(), kind)));
    }

    #[test]
    fn what_is_not_there_has_no_members() {
        let Difference::Members(members) = octet_diff(None, Some(b"{\"a\":1}")) else { panic!("an object") };
        assert!(matches!(members.as_slice(), [Member { kind: Kind::Added, .. }]));
    }

    #[test]
    fn other_content_is_compared_by_lines_or_as_a_whole() {
        let Difference::Lines(lines) = octet_diff(Some(b"a\nb\nc"), Some(b"a\nx\nc")) else { panic!("text") };
        let kinds: Vec<Kind> = lines.iter().map(|line| line.kind).collect();
        assert_eq!(kinds, [Kind::Same, Kind::Removed, Kind::Added, Kind::Same]);
        assert_eq!(octet_diff(Some(&[255]), Some(&[254])), Difference::Whole(Kind::Changed));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// Without what was added the lines are the old text; without what was removed, the new one.
        #[test]
        fn both_texts_can_be_read_off_the_difference(old in "#[abc\n]{0,12}", new in "#[abc\n]{0,12}") {
            let Difference::Lines(lines) = octet_diff(Some(old.as_bytes()), Some(new.as_bytes())) else {
                return Err(TestCaseError::fail("text"));
            };
            let side = |gone: Kind| lines.iter().filter(|l| l.kind != gone).map(|l| l.text.as_str()).collect::<Vec<_>>();
            prop_assert_eq!(side(Kind::Added), old.lines().collect::<Vec<_>>());
            prop_assert_eq!(side(Kind::Removed), new.lines().collect::<Vec<_>>());
        }
    }
}
