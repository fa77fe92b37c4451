//! Whether content is JSON (RFC 8259), and what its `id` says, in one pass. The bytes are only looked at, never written
//! anew.
//!
//! The parser is the project's own, because those that build values pass over what has to be told here: a name twice in
//! one object, half a surrogate pair, a comment, the place in characters. They also refuse numbers that are too large to
//! calculate with, which are JSON all the same (§6). A property test holds it against serde_json.

use std::borrow::Cow;
use std::ops::Range;

use crate::server::problem::{Code, Problem};

/// How deep arrays and objects may lie in each other.
pub const DEPTH: usize = 256;

/// JSON text that was checked: no syntax error, no name twice in one object, not too deep.
#[derive(Clone, Debug)]
pub struct Checked<'a> {
    text: &'a str,
    id: Option<Range<usize>>,
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
        let valid = String::from_utf8_lossy(valid);
        Problem::new(Code::NotUtf8).at_offset(&valid, valid.len())
    })?;
    let mut scan = Scan { text, at: 0, depth: 0, names: Vec::new(), id: None };
    scan.document().map_err(|fault| fault.problem(text))?;
    Ok(Checked { text, id: scan.id })
}

impl<'a> Checked<'a> {
    /// Returns the text.
    #[must_use]
    pub fn text(&self) -> &'a str {
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
    pub fn id(&self) -> Option<Id<'a>> {
        let range = self.id.clone()?;
        Some(Id { raw: self.text.get(range.clone())?, range })
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
        unescaped(self.raw)
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

/// Returns the characters that a JSON string stands for, or what is no string as it is.
fn unescaped(raw: &str) -> Cow<'_, str> {
    match raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        None => Cow::Borrowed(raw),
        Some(plain) if !plain.contains('\\') => Cow::Borrowed(plain),
        Some(_) => serde_json::from_str::<String>(raw).map_or(Cow::Borrowed(raw), Cow::Owned),
    }
}

/// What is wrong, and at which octet.
struct Fault {
    code: Code,
    at: usize,
    found: Option<String>,
}

impl Fault {
    fn problem(self, text: &str) -> Box<Problem> {
        let problem = Problem::new(self.code).at_offset(text, self.at);
        Box::new(match self.found {
            Some(found) => problem.found(found),
            None => problem,
        })
    }
}

type Step<T = ()> = Result<T, Fault>;

/// A walk through the text, octet by octet; what is not ASCII can only stand in strings.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    /// The names of the objects that are open, each with its place; those of the innermost stand last.
    names: Vec<(Cow<'a, str>, usize)>,
    id: Option<Range<usize>>,
}

impl<'a> Scan<'a> {
    fn document(&mut self) -> Step {
        self.space();
        self.value()?;
        self.space();
        if self.peek().is_none() { Ok(()) } else { Err(self.unexpected()) }
    }

    fn value(&mut self) -> Step {
        match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => self.string(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            _ => Err(self.unexpected()),
        }
    }

    /// Goes into an array or object, past its bracket.
    fn nested(&mut self, inside: impl FnOnce(&mut Self) -> Step) -> Step {
        if self.depth == DEPTH {
            return Err(self.fault(Code::JsonTooDeep));
        }
        self.depth += 1;
        self.at += 1;
        self.space();
        inside(self)?;
        self.depth -= 1;
        Ok(())
    }

    fn array(&mut self) -> Step {
        if self.eat(b']') {
            return Ok(());
        }
        loop {
            self.value()?;
            if self.ends(b']')? {
                return Ok(());
            }
        }
    }

    fn object(&mut self) -> Step {
        if self.eat(b'}') {
            return Ok(());
        }
        let first = self.names.len();
        loop {
            let start = self.at;
            self.string()?;
            let name = unescaped(self.text.get(start..self.at).unwrap_or_default());
            let is_id = self.depth == 1 && name == "id";
            self.names.push((name, start));
            self.space();
            if !self.eat(b':') {
                return Err(self.unexpected());
            }
            self.space();
            let value = self.at;
            self.value()?;
            if is_id {
                self.id = Some(value..self.at);
            }
            if self.ends(b'}')? {
                return self.distinct(first);
            }
        }
    }

    /// Reads what follows an element: a comma and then another one, or the closing bracket.
    fn ends(&mut self, bracket: u8) -> Step<bool> {
        self.space();
        if self.eat(bracket) {
            return Ok(true);
        }
        if !self.eat(b',') {
            return Err(self.unexpected());
        }
        self.space();
        Ok(false)
    }

    /// Refuses a name that stands twice among the innermost object's.
    fn distinct(&mut self, first: usize) -> Step {
        let names = self.names.get_mut(first..).unwrap_or_default();
        names.sort_unstable();
        let twice = names.windows(2).filter_map(|pair| match pair {
            [(a, _), (b, at)] if a == b => Some((*at, b)),
            _ => None,
        });
        if let Some((at, name)) = twice.min() {
            return Err(Fault { code: Code::JsonDuplicateMember, at, found: Some(name.to_string()) });
        }
        self.names.truncate(first);
        Ok(())
    }

    fn string(&mut self) -> Step {
        if !self.eat(b'"') {
            return Err(self.unexpected());
        }
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => self.escape()?,
                Some(b' '..) => self.at += 1,
                _ => return Err(self.unexpected()),
            }
        }
    }

    fn escape(&mut self) -> Step {
        let start = self.at;
        self.at += 1;
        match self.peek() {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 1,
            Some(b'u') => {
                let is_pair = match self.unit()? {
                    0xD800..=0xDBFF => self.eat(b'\\') && (0xDC00..=0xDFFF).contains(&self.unit()?),
                    unit => !(0xDC00..=0xDFFF).contains(&unit),
                };
                if !is_pair {
                    return Err(Fault { code: Code::JsonSyntax, at: start, found: None });
                }
            }
            _ => return Err(self.unexpected()),
        }
        Ok(())
    }

    /// Reads `u` and four hexadecimal digits.
    fn unit(&mut self) -> Step<u32> {
        if !self.eat(b'u') {
            return Err(self.unexpected());
        }
        let mut unit = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            unit = unit * 16 + digit.ok_or_else(|| self.unexpected())?;
            self.at += 1;
        }
        Ok(unit)
    }

    fn number(&mut self) -> Step {
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Step {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(self.unexpected()) }
    }

    fn word(&mut self, word: &str) -> Step {
        if word.bytes().all(|byte| self.eat(byte)) { Ok(()) } else { Err(self.unexpected()) }
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn fault(&self, code: Code) -> Fault {
        Fault { code, at: self.at, found: None }
    }

    /// Returns what is wrong with what comes next.
    fn unexpected(&self) -> Fault {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let is_comment = ["<!--", "//", "/*", "#"].iter().any(|mark| rest.starts_with(mark));
        self.fault(match rest {
            "" => Code::JsonIncomplete,
            _ if is_comment => Code::JsonComment,
            _ => Code::JsonSyntax,
        })
    }
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
        assert_eq!(fault("{\"নাম\":\n \"রহিম\""), (Code::JsonIncomplete, 2, 8));
        assert_eq!(fault("{ <!-- body -->\n"), (Code::JsonComment, 1, 3));
        assert_eq!(fault("{\"ক\":1, // নাম\n\"b\":2}"), (Code::JsonComment, 1, 9));
        assert_eq!(fault("{\"a\":1} x"), (Code::JsonSyntax, 1, 9));
        assert_eq!(fault(&"[".repeat(100_000)), (Code::JsonTooDeep, 1, DEPTH + 1));
        let problem = *check(b"{\"\xe0\xa6\x95\":\"\xff\"}").unwrap_err();
        assert_eq!((problem.code, problem.line, problem.column), (Code::NotUtf8, Some(1), Some(7)));
    }

    #[test]
    fn a_name_twice_is_refused_at_any_depth_and_in_any_spelling() {
        let problem = *check(br#"{"x":[{"a":1,"b":2,"\u0061":2,"b":3}]}"#).unwrap_err();
        assert_eq!(
            (problem.code, problem.found.as_deref(), problem.column),
            (Code::JsonDuplicateMember, Some("a"), Some(20))
        );
        assert!(check(br#"{"a":{"a":1},"b":{"a":1}}"#).is_ok());
    }

    #[test]
    fn half_a_surrogate_pair_is_no_character() {
        for half in [r#""\ud800""#, r#""\ud800x""#, r#""\ud800\u0041""#, r#""\udc00""#, r#"{"\ud800":1}"#] {
            assert_eq!(fault(half).0, Code::JsonSyntax, "{half}");
        }
        assert!(check(r#""\ud83d\uDE00""#.as_bytes()).is_ok());
    }

    #[test]
    fn ids_are_compared_as_text() {
        let is =
            |body: &str, id: &str| check(body.as_bytes()).unwrap().id().is_some_and(|found| found.is(id));
        assert!(is(r#"{"id":1}"#, "1") && is(r#"{"id":"1"}"#, "1") && is(r#"{"\u0069d":"\u0995"}"#, "ক"));
        assert!(is(r#"{"id":123456789012345678901234567890}"#, "123456789012345678901234567890"));
        assert!(!is(r#"{"id":1.0}"#, "1") && !is(r#"{"id":null}"#, "null") && !is(r#"{"id":true}"#, "true"));
        assert_eq!(check(br#"{"name":{"id":1}}"#).unwrap().id(), None);
        assert_eq!(check(br#"[{"id":1}]"#).unwrap().id(), None);
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

    /// Texts that are nearly JSON, and some that are.
    fn nearly_json() -> impl Strategy<Value = String> {
        let token = prop_oneof![
            r#"[{}\[\],:]"#,
            r#""([a-c ]|\\(["\\/bfnrtxu]|u[0-9a-fD]{3,4})|ক){0,3}"?"#,
            "-?[0-9]{0,2}(\\.[0-9]{0,2})?([eE][+-]?[0-9]{0,2})?",
            "true|false|null|nul|tru",
            "[ \t\r\n]|//|x",
        ];
        prop_oneof![
            4 => prop::collection::vec(token, 0..10).prop_map(|tokens| tokens.concat()),
            1 => any_json().prop_map(|value| value.to_string()),
        ]
    }

    fn any_json() -> impl Strategy<Value = serde_json::Value> {
        use serde_json::Value;
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(".{0,3}", inner, 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2048))]

        #[test]
        fn what_is_json_is_what_serde_json_says(text in nearly_json()) {
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            match check(text.as_bytes()) {
                Ok(_) => prop_assert!(theirs.is_ok() || theirs.unwrap_err().to_string().starts_with("number out of range")),
                Err(problem) if problem.code == Code::JsonDuplicateMember => prop_assert!(theirs.is_ok()),
                Err(_) => prop_assert!(theirs.is_err(), "{text}"),
            }
        }

        #[test]
        fn a_place_lies_in_the_text(text in nearly_json()) {
            if let Err(problem) = check(text.as_bytes())
                && problem.code != Code::EmptyContent
            {
                let line = text.split('\n').nth(problem.line.unwrap() - 1).unwrap();
                prop_assert!((1..=line.chars().count() + 1).contains(&problem.column.unwrap()));
            }
        }
    }
}
