//! Whether content is JSON (RFC 8259), and what its `id` says. The bytes are only looked at, never written anew.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use crate::server::problem::{Code, Problem};

/// JSON text that was checked: no syntax error, no name twice in one object, not too deep.
#[derive(Clone, Copy, Debug)]
pub struct Checked<'a> {
    text: &'a str,
}

/// Checks content that has to be JSON.
///
/// # Errors
/// 400 with line and column, counted in characters.
pub fn check(bytes: &[u8]) -> Result<Checked<'_>, Box<Problem>> {
    if bytes.is_empty() {
        return Err(Problem::new(Code::EmptyContent).into());
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let (line, column) = place_after(&String::from_utf8_lossy(valid));
        Problem::new(Code::NotUtf8).at(line, column)
    })?;
    match serde_json::from_str::<Strict>(text) {
        Ok(Strict) => Ok(Checked { text }),
        Err(error) => Err(refusal(text, &error)),
    }
}

impl<'a> Checked<'a> {
    /// Returns the text.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.text
    }

    /// Refuses what is no object.
    ///
    /// # Errors
    /// 422 with the kind of value that it is.
    pub fn object(self) -> Result<Self, Box<Problem>> {
        let kind = match self.text.trim_start().chars().next() {
            Some('{') => return Ok(self),
            Some('[') => "array",
            Some('"') => "string",
            Some('t' | 'f') => "boolean",
            Some('n') => "null",
            _ => "number",
        };
        Err(Problem::new(Code::NotAnObject).found(kind).into())
    }

    /// Returns the `id` member of an object.
    #[must_use]
    pub fn id(self) -> Option<Id<'a>> {
        let Outline { id } = serde_json::from_str(self.text).ok()?;
        let raw = id?.get();
        let start = (raw.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        Some(Id { raw, range: start..start + raw.len() })
    }
}

/// The value of a member `id`: as it was written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Id<'a> {
    raw: &'a str,
    range: Range<usize>,
}

impl Id<'_> {
    /// Returns the id as text: a string's characters, or a number or anything else as it was written.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        serde_json::from_str::<String>(self.raw).map_or(Cow::Borrowed(self.raw), Cow::Owned)
    }

    /// Returns whether it is the id of this item. Only a string or a number can be.
    #[must_use]
    pub fn is(&self, id: &str) -> bool {
        let kind = self.raw.chars().next();
        kind.is_some_and(|first| first == '"' || first == '-' || first.is_ascii_digit()) && self.text() == id
    }

    /// Returns the text with this id's value written as another one; everything else stays as it is. A string stays
    /// a string.
    #[must_use]
    pub fn replaced(&self, text: &str, number: &str) -> String {
        let (before, after) = (text.get(..self.range.start), text.get(self.range.end..));
        let quote = if self.raw.starts_with('"') { "\"" } else { "" };
        [before.unwrap_or_default(), quote, number, quote, after.unwrap_or_default()].concat()
    }
}

/// The one member of an object that the server looks at.
struct Outline<'a> {
    id: Option<&'a RawValue>,
}

impl<'de> Deserialize<'de> for Outline<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;
        impl<'de> Visitor<'de> for Members {
            type Value = Outline<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut id = None;
                while let Some(name) = map.next_key::<Name<'de>>()? {
                    if name.0 == "id" {
                        id = Some(map.next_value()?);
                    } else {
                        map.next_value::<IgnoredAny>()?;
                    }
                }
                Ok(Outline { id })
            }
        }
        deserializer.deserialize_map(Members)
    }
}

/// A member name, borrowed unless it holds escapes.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

/// Any JSON value without a name twice in one object; keeps nothing.
struct Strict;

/// Starts the message of the error for a name that stands twice; the name follows.
const DUPLICATE: &str = "duplicate member ";

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self, A::Error> {
        while seq.next_element::<Self>()?.is_some() {}
        Ok(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        let mut names = BTreeSet::new();
        while let Some(name) = map.next_key::<Name<'de>>()? {
            if names.contains(&name) {
                return Err(A::Error::custom(format_args!("{DUPLICATE}{}", name.0)));
            }
            names.insert(name);
            map.next_value::<Self>()?;
        }
        Ok(self)
    }
}

fn refusal(text: &str, error: &serde_json::Error) -> Box<Problem> {
    let (line, column) = (error.line(), character_column(text, error.line(), error.column()));
    let message = error.to_string();
    let duplicate =
        message.strip_prefix(DUPLICATE).and_then(|rest| rest.rsplit_once(" at line ")).map(|(name, _)| name);
    let code = match error.classify() {
        Category::Data => Code::JsonDuplicateMember,
        Category::Eof => Code::JsonIncomplete,
        _ if message.starts_with("recursion limit") => Code::JsonTooDeep,
        _ if is_comment(text, line, column) => Code::JsonComment,
        _ => Code::JsonSyntax,
    };
    let problem = Problem::new(code).at(line, column);
    Box::new(match duplicate {
        Some(name) => problem.found(name),
        None => problem,
    })
}

/// Turns serde_json's column, which counts octets, into one that counts characters; never less than 1.
fn character_column(text: &str, line: usize, octets: usize) -> usize {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    line.char_indices().take_while(|(at, _)| *at < octets).count().max(1)
}

/// Returns line and column of the character that follows the text.
fn place_after(text: &str) -> (usize, usize) {
    let last = text.rsplit('\n').next().unwrap_or_default();
    (text.matches('\n').count() + 1, last.chars().count() + 1)
}

fn is_comment(text: &str, line: usize, column: usize) -> bool {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default();
    let at = line.char_indices().nth(column.saturating_sub(1)).map_or(line.len(), |(at, _)| at);
    let rest = line.get(at..).unwrap_or_default();
    ["<!--", "//", "/*", "#"].iter().any(|mark| rest.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn fault(text: &str) -> (Code, usize, usize) {
        let problem = *check(text.as_bytes()).unwrap_err();
        (problem.code, problem.line.unwrap(), problem.column.unwrap())
    }

    #[test]
    fn the_place_counts_characters() {
        assert_eq!(fault("{\"id\":\"x\",\n \"name\": oops}"), (Code::JsonSyntax, 2, 10));
        assert_eq!(fault("{\"নাম\": রহিম}"), (Code::JsonSyntax, 1, 9));
        assert_eq!(fault("{\"নাম\":\n \"রহিম\""), (Code::JsonIncomplete, 2, 7));
        assert_eq!(fault("{ <!-- body -->\n"), (Code::JsonComment, 1, 3));
        assert_eq!(fault("{\"ক\":1, // নাম\n\"b\":2}"), (Code::JsonComment, 1, 9));
        assert_eq!(fault("{\"a\":1} x"), (Code::JsonSyntax, 1, 9));
        assert_eq!(fault(&"[".repeat(100_000)).0, Code::JsonTooDeep);
        let problem = *check(b"{\"\xe0\xa6\x95\":\"\xff\"}").unwrap_err();
        assert_eq!((problem.code, problem.line, problem.column), (Code::NotUtf8, Some(1), Some(7)));
    }

    #[test]
    fn a_name_twice_is_refused_at_any_depth_and_in_any_spelling() {
        let problem = *check(br#"{"x":[{"a at line 3":1,"\u0061 at line 3":2}]}"#).unwrap_err();
        assert_eq!(
            (problem.code, problem.found.as_deref()),
            (Code::JsonDuplicateMember, Some("a at line 3"))
        );
        assert!(check(br#"{"a":{"a":1},"b":{"a":1}}"#).is_ok());
    }

    #[test]
    fn ids_are_compared_as_text() {
        let is =
            |body: &str, id: &str| check(body.as_bytes()).unwrap().id().is_some_and(|found| found.is(id));
        assert!(is(r#"{"id":1}"#, "1") && is(r#"{"id":"1"}"#, "1") && is(r#"{"\u0069d":"\u0995"}"#, "ক"));
        assert!(is(r#"{"id":123456789012345678901234567890}"#, "123456789012345678901234567890"));
        assert!(!is(r#"{"id":1.0}"#, "1") && !is(r#"{"id":null}"#, "null") && !is(r#"{"id":true}"#, "true"));
        assert_eq!(check(br#"{"name":{"id":1}}"#).unwrap().id(), None);
    }

    #[test]
    fn only_the_id_is_rewritten() {
        let rewrite = |text: &str| check(text.as_bytes()).unwrap().id().unwrap().replaced(text, "7");
        assert_eq!(rewrite("{ \"নাম\": 1.0,\n\"id\" : \"x\" }"), "{ \"নাম\": 1.0,\n\"id\" : \"7\" }");
        assert_eq!(rewrite(r#"{"id":900,"n":1e2}"#), r#"{"id":7,"n":1e2}"#);
    }

    #[test]
    fn what_is_no_object_says_what_it_is() {
        for (text, kind) in
            [("[1]", "array"), (" \"x\"", "string"), ("-1", "number"), ("null", "null"), ("true", "boolean")]
        {
            let problem = *check(text.as_bytes()).unwrap().object().unwrap_err();
            assert_eq!((problem.code, problem.found.as_deref()), (Code::NotAnObject, Some(kind)));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn a_place_lies_in_the_text(text in "([{}\\[\\],:\"\n0-9a]|[ক-হ]){1,24}") {
            if let Err(problem) = check(text.as_bytes()) {
                let line = text.split('\n').nth(problem.line.unwrap() - 1).unwrap();
                prop_assert!((1..=line.chars().count() + 1).contains(&problem.column.unwrap()));
            }
        }
    }
}
