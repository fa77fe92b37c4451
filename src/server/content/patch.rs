//! JSON Patch (RFC 6902): a list of operations on the text itself, all of them or none. Unlike a merge patch it can say
//! "add one more", so that sending it twice does more than sending it once: the PATCH that is not idempotent.

mod pointer;
mod tree;

use serde_json::Value;
use serde_json::value::RawValue;

use super::json;
use super::merge::Members;
use crate::server::limits;
use crate::server::problem::{Code, Problem};

use pointer::Pointer;
use tree::Tree;

/// How many operations a patch may have: each may copy as much as there is.
const OPERATIONS: usize = 1_000;

/// What a patch looks like.
const EXAMPLE: &str = r#"[{"op": "add", "path": "/tags/-", "value": "x"}]"#;

/// One operation (RFC 6902 §4).
#[derive(Debug)]
enum Operation<'p> {
    Add(Pointer, &'p str),
    Remove(Pointer),
    Replace(Pointer, &'p str),
    Move(Pointer, Pointer),
    Copy(Pointer, Pointer),
    Test(Pointer, &'p str),
}

/// Applies a patch. Both texts are checked JSON. Returns `None` where it changes nothing; what no operation touches keeps
/// its very bytes.
///
/// # Errors
/// 400 where the patch is none, with the number of the first operation that is none, from 1; 409 where an operation does not
/// fit what is there, with its path; 413 and 400 where the result would be too large or too deep.
pub fn patch(target: &str, patch: &str) -> Result<Option<String>, Box<Problem>> {
    let list: Vec<&RawValue> = serde_json::from_str(patch).map_err(|_| malformed(1))?;
    if list.len() > OPERATIONS {
        return Err(malformed(OPERATIONS + 1));
    }
    let objects = whole(list.iter().map(|raw| Members::of(raw.get())))?;
    let (mut tree, mut most) = (Tree::of(target.trim_ascii()), target.len());
    for operation in whole(objects.iter().map(read))? {
        let path = operation.path().to_owned();
        let conflict = || Box::new(Problem::new(Code::PatchConflict).found(path));
        most += operation.apply(&mut tree).ok_or_else(conflict)?;
        // It is counted only where it may have become too large: that takes longer than most operations.
        if most > limits::CONTENT {
            most = tree.size();
            limits::content(most)?;
        }
    }
    let text = tree.text();
    json::check(text.as_bytes())?;
    Ok((!same(&text, target.trim_ascii())).then_some(text))
}

/// Returns all parts of a list, if each could be read.
fn whole<T>(parts: impl Iterator<Item = Option<T>>) -> Result<Vec<T>, Box<Problem>> {
    (1..).zip(parts).map(|(number, part)| part.ok_or_else(|| malformed(number))).collect()
}

fn malformed(number: usize) -> Box<Problem> {
    Box::new(Problem::new(Code::BadPatch).found(number.to_string()).expected(EXAMPLE))
}

/// Reads one operation; members that are not defined are passed over (RFC 6902 §3).
fn read<'p>(members: &'p Members<'_>) -> Option<Operation<'p>> {
    let raw = |name: &str| members.get(name);
    let text = |name: &str| serde_json::from_str::<String>(raw(name)?).ok();
    let path = Pointer::parse(text("path")?)?;
    let from = || Pointer::parse(text("from")?);
    Some(match text("op")?.as_str() {
        "add" => Operation::Add(path, raw("value")?),
        "remove" => Operation::Remove(path),
        "replace" => Operation::Replace(path, raw("value")?),
        "move" => Operation::Move(from()?, path),
        "copy" => Operation::Copy(from()?, path),
        "test" => Operation::Test(path, raw("value")?),
        _ => return None,
    })
}

impl Operation<'_> {
    /// Returns the path that is told where the operation does not fit: where it takes something from, that.
    fn path(&self) -> &str {
        match self {
            Self::Add(path, _) | Self::Remove(path) | Self::Replace(path, _) | Self::Test(path, _) => {
                path.text()
            }
            Self::Move(from, _) | Self::Copy(from, _) => from.text(),
        }
    }

    /// Does it; `None` where it does not fit what is there. Returns how many octets of value it has put there at most.
    fn apply(self, tree: &mut Tree) -> Option<usize> {
        match self {
            Self::Add(path, value) => tree.add(&path, Tree::of(value)).map(|()| value.len()),
            Self::Remove(path) => tree.remove(&path).map(|_| 0),
            Self::Replace(path, value) => {
                *tree.at(&path)? = Tree::of(value);
                Some(value.len())
            }
            // What lies in itself cannot be (RFC 6902 §4.4).
            Self::Move(from, path) if path.is_below(&from) => None,
            Self::Move(from, path) => {
                let moved = tree.remove(&from)?;
                tree.add(&path, Tree::of(&moved.text())).map(|()| 0)
            }
            Self::Copy(from, path) => {
                let copied = tree.at(&from)?.text();
                tree.add(&path, Tree::of(&copied)).map(|()| copied.len())
            }
            Self::Test(path, value) => same(&tree.at(&path)?.text(), value).then_some(0),
        }
    }
}

/// Whether two texts are the same JSON (RFC 6902 §4.6): the order of members does not matter, nor how a number is written.
fn same(one: &str, other: &str) -> bool {
    let read = |text: &str| serde_json::from_str::<Value>(text).ok();
    one == other || read(one).zip(read(other)).is_some_and(|(one, other)| equal(&one, &other))
}

fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            let same =
                |(name, value): (&String, &Value)| other.get(name).is_some_and(|other| equal(value, other));
            one.len() == other.len() && one.iter().all(same)
        }
        (one, other) => one == other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn patched(target: &str, operations: &str) -> Result<Option<String>, (Code, Option<String>)> {
        patch(target, operations).map_err(|problem| (problem.code, problem.found))
    }

    fn result(target: &str, operations: &str) -> Value {
        let text = patched(target, operations).unwrap().unwrap_or_else(|| target.to_owned());
        serde_json::from_str(&text).unwrap()
    }

    /// RFC 6902, Appendix A, all that succeed: what is there, the patch, what is there then.
    const EXAMPLES: &[[&str; 3]] = &[
        [r#"{"foo":"bar"}"#, r#"[{"op":"add","path":"/baz","value":"qux"}]"#, r#"{"baz":"qux","foo":"bar"}"#],
        [
            r#"{"foo":["bar","baz"]}"#,
            r#"[{"op":"add","path":"/foo/1","value":"qux"}]"#,
            r#"{"foo":["bar","qux","baz"]}"#,
        ],
        [r#"{"baz":"qux","foo":"bar"}"#, r#"[{"op":"remove","path":"/baz"}]"#, r#"{"foo":"bar"}"#],
        [
            r#"{"foo":["bar","qux","baz"]}"#,
            r#"[{"op":"remove","path":"/foo/1"}]"#,
            r#"{"foo":["bar","baz"]}"#,
        ],
        [
            r#"{"baz":"qux","foo":"bar"}"#,
            r#"[{"op":"replace","path":"/baz","value":"boo"}]"#,
            r#"{"baz":"boo","foo":"bar"}"#,
        ],
        [
            r#"{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}"#,
            r#"[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]"#,
            r#"{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}"#,
        ],
        [
            r#"{"foo":["all","grass","cows","eat"]}"#,
            r#"[{"op":"move","from":"/foo/1","path":"/foo/3"}]"#,
            r#"{"foo":["all","cows","eat","grass"]}"#,
        ],
        [
            r#"{"baz":"qux","foo":["a",2,"c"]}"#,
            r#"[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2}]"#,
            r#"{"baz":"qux","foo":["a",2,"c"]}"#,
        ],
        [
            r#"{"foo":"bar"}"#,
            r#"[{"op":"add","path":"/child","value":{"grandchild":{}}}]"#,
            r#"{"foo":"bar","child":{"grandchild":{}}}"#,
        ],
        [
            r#"{"foo":"bar"}"#,
            r#"[{"op":"add","path":"/baz","value":"qux","xyz":123}]"#,
            r#"{"foo":"bar","baz":"qux"}"#,
        ],
        [r#"{"/":9,"~1":10}"#, r#"[{"op":"test","path":"/~01","value":10}]"#, r#"{"/":9,"~1":10}"#],
        [
            r#"{"foo":["bar"]}"#,
            r#"[{"op":"add","path":"/foo/-","value":["abc","def"]}]"#,
            r#"{"foo":["bar",["abc","def"]]}"#,
        ],
        [
            r#"{"a":1}"#,
            r#"[{"op":"copy","from":"","path":"/b"},{"op":"add","path":"/c","value":null}]"#,
            r#"{"a":1,"b":{"a":1},"c":null}"#,
        ],
    ];

    #[test]
    fn the_examples_of_the_rfc_hold() {
        for [target, operations, expected] in EXAMPLES {
            assert_eq!(
                result(target, operations),
                serde_json::from_str::<Value>(expected).unwrap(),
                "{operations}"
            );
        }
    }

    #[test]
    fn one_operation_that_does_not_fit_undoes_all() {
        let conflict = |path: &str| Err((Code::PatchConflict, Some(path.to_owned())));
        let target = r#"{"a":{"b":[1]},"n":1}"#;
        for (operation, path) in [
            (r#"{"op":"add","path":"/x/y","value":1}"#, "/x/y"),
            (r#"{"op":"add","path":"/a/b/2","value":1}"#, "/a/b/2"),
            (r#"{"op":"add","path":"/a/b/01","value":1}"#, "/a/b/01"),
            (r#"{"op":"add","path":"/n/x","value":1}"#, "/n/x"),
            (r#"{"op":"remove","path":"/a/b/-"}"#, "/a/b/-"),
            (r#"{"op":"remove","path":""}"#, ""),
            (r#"{"op":"replace","path":"/x","value":1}"#, "/x"),
            (r#"{"op":"move","from":"/a","path":"/a/b/0"}"#, "/a"),
            (r#"{"op":"copy","from":"/y","path":"/x"}"#, "/y"),
            (r#"{"op":"test","path":"/n","value":"1"}"#, "/n"),
        ] {
            let operations = format!(r#"[{{"op":"add","path":"/new","value":1}},{operation}]"#);
            assert_eq!(patched(target, &operations), conflict(path), "{operation}");
        }
    }

    #[test]
    fn what_is_no_patch_is_refused_by_the_number_of_its_operation() {
        let bad = |number: &str| Err((Code::BadPatch, Some(number.to_owned())));
        for none in [
            "{}",
            "1",
            r#"[1]"#,
            r#"[{}]"#,
            r#"[{"op":"add","path":"/a"}]"#,
            r#"[{"op":"move","path":"/a"}]"#,
        ] {
            assert_eq!(patched("{}", none), bad("1"), "{none}");
        }
        for (second, number) in [
            (r#"{"op":"put","path":""}"#, "2"),
            (r#"{"op":"remove","path":"a"}"#, "2"),
            (r#"{"op":"remove","path":"/~2"}"#, "2"),
        ] {
            assert_eq!(
                patched("{}", &format!(r#"[{{"op":"test","path":"","value":{{}}}},{second}]"#)),
                bad(number),
                "{second}"
            );
        }
        // What is no patch is none wherever it is sent: that another operation would not fit is not asked.
        let idle = r#"[{"op":"remove","path":"/nothing"},{"op":"put","path":"/a"}]"#;
        assert_eq!(patched("{}", idle), bad("2"));
        let many = vec![r#"{"op":"test","path":"","value":{}}"#; OPERATIONS + 1].join(",");
        assert_eq!(patched("{}", &format!("[{many}]")), bad("1001"));
    }

    #[test]
    fn what_is_not_touched_keeps_its_bytes_and_nothing_changed_is_said() {
        let target = r#"{"n": 1e2, "o": { "k" : 1.0 }, "list": [1,  2]}"#;
        let changed = patched(target, r#"[{"op":"add","path":"/list/-","value":3}]"#).unwrap().unwrap();
        assert_eq!(changed, r#"{"n":1e2,"o":{ "k" : 1.0 },"list":[1,2,3]}"#);
        for idle in [
            r#"[]"#,
            r#"[{"op":"test","path":"/n","value":100}]"#,
            r#"[{"op":"replace","path":"/o","value":{"k":1}}]"#,
        ] {
            assert_eq!(patched(target, idle), Ok(None), "{idle}");
        }
    }

    /// A small patch cannot make something large or deep.
    #[test]
    fn what_grows_without_end_is_refused() {
        let copies = vec![r#"{"op":"copy","from":"","path":"/a"}"#; 400].join(",");
        let growing = vec![r#"{"op":"copy","from":"","path":"/-"}"#; 400].join(",");
        assert_eq!(patched("{}", &format!("[{copies}]")).unwrap_err().0, Code::JsonTooDeep);
        assert_eq!(patched("[1]", &format!("[{growing}]")).unwrap_err().0, Code::ContentTooLarge);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn any_list_is_applied_or_refused(
            operations in prop::collection::vec((
                "add|remove|replace|move|copy|test|x",
                "(/[ab0-]|/~[01]|/1){0,3}",
                "(/[ab0-]){0,2}",
                prop::sample::select(vec!["1", "{}", "[]", "[1,{\"a\":2}]", "null"]),
            ), 0..6),
        ) {
            let list: Vec<String> = operations.iter().map(|(op, path, from, value)| {
                format!(r#"{{"op":"{op}","path":"{path}","from":"{from}","value":{value}}}"#)
            }).collect();
            let target = r#"{"a": [1, {"b": 2}], "b": {"0": "x"}}"#;
            if let Ok(Some(text)) = patch(target, &format!("[{}]", list.join(","))) {
                prop_assert!(serde_json::from_str::<Value>(&text).is_ok(), "{}", text);
            }
        }
    }
}
