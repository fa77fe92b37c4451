//! JSON Merge Patch (RFC 7396) on the text itself: what the patch does not name keeps its very bytes.

use std::collections::HashMap;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Applies a merge patch. Both texts are checked JSON. Returns `None` where the patch changes nothing.
#[must_use]
pub fn merge(target: &str, patch: &str) -> Option<String> {
    let target = target.trim_ascii();
    let Some(patch) = Members::of(patch) else {
        return (patch.trim_ascii() != target).then(|| patch.trim_ascii().to_owned());
    };
    let Some(target) = Members::of(target) else { return Some(applied(Members::default(), &patch).0.text()) };
    let (merged, changed) = applied(target, &patch);
    changed.then(|| merged.text())
}

/// Returns the members after the patch, and whether any is different now.
fn applied<'a>(target: Members<'a>, patch: &Members<'a>) -> (Members<'a>, bool) {
    let mut changed = false;
    let mut members: Vec<Option<(String, Text<'a>)>> = target.0.into_iter().map(Some).collect();
    let places: HashMap<String, usize> = members
        .iter()
        .enumerate()
        .filter_map(|(at, member)| Some((member.as_ref()?.0.clone(), at)))
        .collect();
    for (name, value) in &patch.0 {
        let old = places.get(name).and_then(|at| members.get_mut(*at));
        let is_null = value.as_str() == "null";
        match old {
            Some(old) if is_null => {
                *old = None;
                changed = true;
            }
            Some(Some((_, text))) => {
                if let Some(new) = merge(text.as_str(), value.as_str()) {
                    *text = Text::New(new);
                    changed = true;
                }
            }
            _ if is_null => {}
            _ => {
                let fresh = merge("", value.as_str()).unwrap_or_default();
                members.push(Some((name.clone(), Text::New(fresh))));
                changed = true;
            }
        }
    }
    (Members(members.into_iter().flatten().collect()), changed)
}

/// The value of a member: as it was written, or written by the merge.
enum Text<'a> {
    Written(&'a str),
    New(String),
}

impl Text<'_> {
    fn as_str(&self) -> &str {
        match self {
            Self::Written(text) => text,
            Self::New(text) => text,
        }
    }
}

/// The members of an object, in their order.
#[derive(Default)]
pub(super) struct Members<'a>(Vec<(String, Text<'a>)>);

impl<'a> Members<'a> {
    /// Reads the members, or `None` where the text is no object.
    pub(super) fn of(text: &'a str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Returns each name with its value as it is written.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Returns the value of a name as it is written.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    fn text(&self) -> String {
        let members = self
            .0
            .iter()
            .map(|(name, value)| format!("{}:{}", serde_json::Value::from(name.as_str()), value.as_str()));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &'de RawValue>()? {
                    members.push((name, Text::Written(value.get())));
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    /// RFC 7396, Appendix A, whole; what the patch leaves as it was counts as its own result.
    #[test]
    fn the_examples_of_the_rfc_hold() {
        let examples = [
            (r#"{"a":"b"}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"b":"c"}"#, r#"{"a":"b","b":"c"}"#),
            (r#"{"a":"b"}"#, r#"{"a":null}"#, "{}"),
            (r#"{"a":"b","b":"c"}"#, r#"{"a":null}"#, r#"{"b":"c"}"#),
            (r#"{"a":["b"]}"#, r#"{"a":"c"}"#, r#"{"a":"c"}"#),
            (r#"{"a":"c"}"#, r#"{"a":["b"]}"#, r#"{"a":["b"]}"#),
            (r#"{"a":{"b":"c"}}"#, r#"{"a":{"b":"d","c":null}}"#, r#"{"a":{"b":"d"}}"#),
            (r#"{"a":[{"b":"c"}]}"#, r#"{"a":[1]}"#, r#"{"a":[1]}"#),
            (r#"["a","b"]"#, r#"["c","d"]"#, r#"["c","d"]"#),
            (r#"{"a":"b"}"#, r#"["c"]"#, r#"["c"]"#),
            (r#"{"a":"foo"}"#, "null", "null"),
            (r#"{"a":"foo"}"#, r#""bar""#, r#""bar""#),
            (r#"{"e":null}"#, r#"{"a":1}"#, r#"{"e":null,"a":1}"#),
            ("[1,2]", r#"{"a":"b","c":null}"#, r#"{"a":"b"}"#),
            ("{}", r#"{"a":{"bb":{"ccc":null}}}"#, r#"{"a":{"bb":{}}}"#),
        ];
        for (target, patch, result) in examples {
            let merged = merge(target, patch).unwrap_or_else(|| target.to_owned());
            let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
            assert_eq!(read(&merged), read(result), "{target} {patch}");
        }
    }

    #[test]
    fn what_is_not_named_keeps_its_bytes() {
        let target = r#"{"n": 1e2, "big": 123456789012345678901234567890, "o": { "k" : 1.0 }, "x": 1}"#;
        let merged = merge(target, r#"{"x":null,"নাম":"ক"}"#).unwrap();
        assert_eq!(merged, r#"{"n":1e2,"big":123456789012345678901234567890,"o":{ "k" : 1.0 },"নাম":"ক"}"#);
    }

    #[test]
    fn a_patch_that_changes_nothing_says_so() {
        assert_eq!(merge(r#"{ "a" : {"b": 1} }"#, r#"{"a":{"b":1,"c":null},"d":null}"#), None);
        assert_eq!(merge(" 1 ", "1"), None);
    }
}
