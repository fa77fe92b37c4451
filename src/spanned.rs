//! A TOML file read into plain data, with the line and column of everything that is wrong with it, several at once.
//!
//! [`Document::parse`] tells all syntax errors; [`Document::read`] then deserializes and, where a key or a value does
//! not fit, notes it, leaves it out and goes on. So the types that derive `Deserialize` (with `deny_unknown_fields`)
//! are the only description of a file. [`Document::root`] finds the place of any key for the rules that come later.

mod de;

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Level, position};
use crate::i18n::Message;

/// A line and a column, both counted from 1, the column in characters.
pub type Place = (usize, usize);

/// A file whose syntax is right.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    root: DeValue<'t>,
}

/// What is wrong at one place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: FaultKind,
}

/// What can be wrong with a file as data, before anybody asks what the data mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// It is no TOML; the parser's own words.
    Syntax(String),
    /// Nothing reads this key.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys that can stand there.
        known: Vec<&'static str>,
    },
    /// A key must be there and is not; the place is that of its table.
    MissingKey(&'static str),
    /// A value of another kind is expected here.
    WrongValue {
        /// What stands there.
        found: String,
        /// What can stand there.
        expected: String,
    },
}

impl FaultKind {
    /// Returns the stable code: `D01` to `D04`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Syntax(_) => "D01",
            Self::UnknownKey { .. } => "D02",
            Self::MissingKey(_) => "D03",
            Self::WrongValue { .. } => "D04",
        }
    }
}

impl Fault {
    /// Returns the fault as an error of the file at this path.
    #[must_use]
    pub fn diagnostic(&self, path: &str) -> Diagnostic {
        let message = match self.kind.clone() {
            FaultKind::Syntax(what) => Message::CheckSyntax { what },
            FaultKind::UnknownKey { key, known } => Message::CheckUnknownKey { key, known: known.join(", ") },
            FaultKind::MissingKey(key) => Message::CheckMissingKey { key: key.to_owned() },
            FaultKind::WrongValue { found, expected } => Message::CheckWrongValue { found, expected },
        };
        let (line, column) = self.place;
        Diagnostic {
            path: path.to_owned(),
            line,
            column,
            code: self.kind.code(),
            level: Level::Error,
            message,
        }
    }
}

impl<'t> Document<'t> {
    /// Parses a file. A byte order mark at its start is skipped.
    ///
    /// # Errors
    /// Every syntax error that the parser could find, in the order of the file.
    pub fn parse(text: &'t str) -> Result<Self, Vec<Fault>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (root, errors) = DeTable::parse_recoverable(text);
        if errors.is_empty() {
            return Ok(Self { text, root: DeValue::Table(root.into_inner()) });
        }
        let fault = |error: &toml::de::Error| Fault {
            place: position(text, error.span().map_or(0, |span| span.start)),
            kind: FaultKind::Syntax(error.message().to_owned()),
        };
        Err(sorted(errors.iter().map(fault).collect()))
    }

    /// Reads the file as `T`, and says what does not fit. What does not fit is left out, with the smallest table of a
    /// list around it where it cannot be missing; `None` means that nothing was left. All text comes out clean: NFC
    /// and without invisible characters.
    #[must_use]
    pub fn read<T: DeserializeOwned>(&self) -> (Option<T>, Vec<Fault>) {
        if let Ok(value) = de::read(&self.root) {
            return (Some(value), Vec::new());
        }
        let mut rest = self.root.clone();
        let mut faults = Vec::new();
        let mut left_out = BTreeSet::new();
        loop {
            let error = match de::read(&rest) {
                Ok(value) => return (Some(value), sorted(faults)),
                Err(error) => error,
            };
            let follows = error.missing().is_some_and(|path| left_out.contains(&path));
            if !follows {
                faults.push(Fault {
                    place: position(self.text, error.span.as_ref().map_or(0, |span| span.start)),
                    kind: error.kind,
                });
            }
            if !cut(&mut rest, &error.path) {
                return (None, sorted(faults));
            }
            left_out.retain(|path: &Vec<Step>| !path.starts_with(&error.path));
            left_out.insert(error.path);
        }
    }

    /// Returns the whole file, to walk down from.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node { text: self.text, key: 0, value: Some((&self.root, 0)) }
    }
}

/// One step down into a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Key(String),
    Index(usize),
}

fn sorted(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| fault.place);
    faults
}

/// Takes out what lies at the path; false if that is the whole file or nothing.
fn cut(value: &mut DeValue<'_>, path: &[Step]) -> bool {
    match (value, path) {
        (DeValue::Table(table), [Step::Key(key)]) => table.remove(key.as_str()).is_some(),
        (DeValue::Array(array), [Step::Index(index)]) if *index < array.len() => {
            let all = std::mem::replace(array, std::iter::empty().collect());
            *array =
                all.into_iter().enumerate().filter(|(at, _)| at != index).map(|(_, kept)| kept).collect();
            true
        }
        (DeValue::Table(table), [Step::Key(key), rest @ ..]) => {
            table.get_mut(key.as_str()).is_some_and(|below| cut(below.get_mut(), rest))
        }
        (DeValue::Array(array), [Step::Index(index), rest @ ..]) => {
            array.get_mut(*index).is_some_and(|below| cut(below.get_mut(), rest))
        }
        _ => false,
    }
}

/// A place in a file: a key and its value. Walking to what is not there stays at the place of what is.
#[derive(Clone, Copy, Debug)]
pub struct Node<'d> {
    text: &'d str,
    key: usize,
    value: Option<(&'d DeValue<'d>, usize)>,
}

impl<'d> Node<'d> {
    /// Walks to the value of a key of this table.
    #[must_use]
    pub fn at(self, key: &str) -> Self {
        let found = self.value.and_then(|(value, _)| value.as_table()?.get_key_value(key));
        found.map_or(Self { value: None, ..self }, |(key, value)| Self {
            text: self.text,
            key: key.span().start,
            value: Some((value.get_ref(), value.span().start)),
        })
    }

    /// Walks to an element of this list, counted from 0.
    #[must_use]
    pub fn nth(self, index: usize) -> Self {
        let found = self.value.and_then(|(value, _)| value.as_array()?.get(index));
        found.map_or(Self { value: None, ..self }, |element| {
            let start = element.span().start;
            Self { text: self.text, key: start, value: Some((element.get_ref(), start)) }
        })
    }

    /// Returns the place of the key, or of the element.
    #[must_use]
    pub fn place(self) -> Place {
        position(self.text, self.key)
    }

    /// Returns the place of the value.
    #[must_use]
    pub fn value_place(self) -> Place {
        position(self.text, self.value.map_or(self.key, |(_, start)| start))
    }

    /// Returns whether there is something at this place.
    #[must_use]
    pub fn exists(self) -> bool {
        self.value.is_some()
    }

    /// Returns the value, if it is a whole number.
    #[must_use]
    pub fn integer(self) -> Option<i64> {
        let integer = self.value?.0.as_integer()?;
        i64::from_str_radix(integer.as_str(), integer.radix()).ok()
    }

    /// Returns the value, if it is text, as the file has it.
    #[must_use]
    pub fn string(self) -> Option<&'d str> {
        self.value?.0.as_str()
    }

    /// Returns the place of a byte of this text; where the file escapes something in it, the place of its start.
    #[must_use]
    pub fn place_in(self, offset: usize) -> Place {
        let start = self.value.map_or(self.key, |(_, start)| start);
        let written = self.text.get(start..).unwrap_or_default();
        let open =
            written.len() - written.trim_start_matches(['"', '\'']).trim_start_matches(['\r', '\n']).len();
        let verbatim = written.get(open..).zip(self.string()).is_some_and(|(at, text)| at.starts_with(text));
        position(self.text, if verbatim { start + open + offset } else { start })
    }

    /// Returns every text at and below this place with the keys that lead there, lists left out, in the order of the
    /// alphabet.
    #[must_use]
    pub fn texts(self) -> Vec<(Vec<&'d str>, Self)> {
        match self.value.map(|(value, _)| value) {
            Some(DeValue::String(_)) => vec![(Vec::new(), self)],
            Some(DeValue::Table(table)) => {
                let below = table.keys().flat_map(|key| {
                    let key: &str = key.get_ref();
                    let texts = self.at(key).texts().into_iter();
                    texts.map(move |(path, node)| ([&[key], path.as_slice()].concat(), node))
                });
                below.collect()
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde::Deserialize;

    use super::{Document, Fault, FaultKind};

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct File {
        name: String,
        #[serde(default)]
        size: Option<u8>,
        #[serde(default)]
        part: Vec<Part>,
        #[serde(default)]
        words: BTreeMap<String, String>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Part {
        id: String,
        kind: Option<Kind>,
    }

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(rename_all = "lowercase")]
    enum Kind {
        Big,
        Small,
    }

    fn read(text: &str) -> (Option<File>, Vec<(usize, usize, &'static str)>) {
        match Document::parse(text) {
            Ok(document) => {
                let (value, faults) = document.read();
                (value, brief(&faults))
            }
            Err(faults) => (None, brief(&faults)),
        }
    }

    fn brief(faults: &[Fault]) -> Vec<(usize, usize, &'static str)> {
        faults.iter().map(|fault| (fault.place.0, fault.place.1, fault.kind.code())).collect()
    }

    #[test]
    fn reads_what_is_right_and_cleans_its_text() {
        let (file, faults) = read("\u{feff}name = 'e\u{301}\u{200b}'\n[[part]]\nid = 'a'\nkind = 'small'\n");
        assert_eq!(faults, []);
        let file = file.unwrap();
        assert_eq!(file.name, "é");
        assert_eq!(file.part, [Part { id: "a".to_owned(), kind: Some(Kind::Small) }]);
    }

    #[test]
    fn tells_every_misfit_at_its_key_and_keeps_the_rest() {
        let text = "name = 'ক'\nsize = 'big'\nword = 1\n[[part]]\nid = 'a'\nkin = 1\nkind = 'huge'\n[[part]]\n[[part]]\nid = 'c'\nkind = 2\n[words]\na = 1\nb = 'খ'";
        let (file, faults) = read(text);
        let expected = [
            (2, 8, "D04"),
            (3, 1, "D02"),
            (6, 1, "D02"),
            (7, 8, "D04"),
            (8, 1, "D03"),
            (11, 8, "D04"),
            (13, 5, "D04"),
        ];
        assert_eq!(faults, expected);
        let file = file.unwrap();
        assert_eq!((file.size, file.part.len(), file.words.len()), (None, 2, 1));
    }

    #[test]
    fn a_value_left_out_is_not_told_again_as_missing() {
        let (file, faults) = read("name = 'x'\n[[part]]\nid = 7\n[[part]]\nkind = 'big'\n");
        assert_eq!(faults, [(3, 6, "D04"), (4, 1, "D03")]);
        assert_eq!(file.unwrap().part, []);
        assert_eq!(read("name = 7").1, [(1, 8, "D04")]);
    }

    #[test]
    fn tells_several_syntax_errors() {
        let faults = Document::parse("a = \nb = 1\nc = 'ক\nd = ]").unwrap_err();
        assert!(faults.len() >= 3, "{faults:?}");
        assert_eq!(faults.first().map(|fault| fault.place.0), Some(1));
        assert!(faults.iter().all(|fault| matches!(fault.kind, FaultKind::Syntax(_))));
    }

    #[test]
    fn walks_to_places() {
        let document = Document::parse("a = 1\n[[part]]\nid = 'x'\n[[part]]\nid = 'y'").unwrap();
        let second = document.root().at("part").nth(1);
        assert_eq!(second.place(), (4, 1));
        assert_eq!(second.at("id").value_place(), (5, 6));
        assert_eq!(second.at("none").at("below").place(), (4, 1));
        assert_eq!(document.root().at("a").integer(), Some(1));
    }

    #[test]
    fn finds_every_text_and_the_places_in_it() {
        let document = Document::parse("b.y = 'ক খ'\nb.x = \"a\\tb\"\nc = \"\"\"\nগ ঘ\"\"\"\nd = 1").unwrap();
        let texts = document.root().texts();
        let paths: Vec<String> = texts.iter().map(|(path, _)| path.join(".")).collect();
        assert_eq!(paths, ["b.x", "b.y", "c"]);
        let places: Vec<_> = texts.iter().map(|(_, node)| node.place_in("ক ".len())).collect();
        assert_eq!(places, [(2, 7), (1, 10), (4, 3)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn no_text_panics(text in "[a-z=\\[\\]{}'\"\n .0-9ক]{0,80}") {
            let _ = read(&text);
        }
    }
}
