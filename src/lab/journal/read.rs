//! Reading the file of a session: what is damaged or foreign is refused with its line and the reason.

use serde::Deserialize;
use serde_json::Value;

use super::{Entry, FORMAT, Head, Journal, SESSION};
use crate::lab::script;

/// Why a file cannot be played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub wrong: Wrong,
}

/// What can be wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// There is nothing in the file.
    Empty,
    /// The line is no JSON, or not all of it is there.
    NotJson,
    /// It is JSON, but no session of this program.
    Foreign,
    /// A later program wrote it, in this format.
    TooNew(u64),
    /// A member is missing or of another kind.
    Member,
    /// The act cannot be read.
    Act(script::Wrong),
}

impl Wrong {
    /// Returns the stable code, such as `not-json`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotJson => "not-json",
            Self::Foreign => "foreign",
            Self::TooNew(_) => "too-new",
            Self::Member => "bad-member",
            Self::Act(_) => "bad-act",
        }
    }
}

/// Reads the text of a file. Whether what it says still comes true is found out by playing it.
///
/// # Errors
/// The first line that is not as it should be.
pub fn read(text: &str) -> Result<Journal, JournalError> {
    let mut lines = (1..).zip(text.strip_prefix('\u{feff}').unwrap_or(text).lines());
    let error = |line: usize| move |wrong: Wrong| JournalError { line, wrong };
    let (_, first) = lines.next().ok_or(Wrong::Empty).map_err(error(1))?;
    let head = head(first).map_err(error(1))?;
    let entries = lines.map(|(line, text)| entry(text).map_err(error(line)));
    Ok(Journal { head, entries: entries.collect::<Result<_, _>>()? })
}

fn head(line: &str) -> Result<Head, Wrong> {
    let value: Value = serde_json::from_str(line).map_err(|_| Wrong::NotJson)?;
    if value.get("session").and_then(Value::as_str) != Some(SESSION) {
        return Err(Wrong::Foreign);
    }
    match value.get("format").and_then(Value::as_u64) {
        Some(found) if found > FORMAT => Err(Wrong::TooNew(found)),
        _ => Head::deserialize(value).map_err(|_| Wrong::Member),
    }
}

fn entry(line: &str) -> Result<Entry, Wrong> {
    let value: Value = serde_json::from_str(line).map_err(|_| Wrong::NotJson)?;
    let entry = Entry::deserialize(value).map_err(|_| Wrong::Member)?;
    script::parse(&entry.act).map_err(|error| Wrong::Act(error.wrong))?;
    Ok(entry)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Told;
    use super::*;

    const HEAD: &str =
        r#"{"session":"putpost","format":1,"version":"0.1.0","lesson":"l","scene":"s","state":"d"}"#;

    fn wrong(text: &str) -> (usize, &'static str) {
        let error = read(text).expect_err(text);
        (error.line, error.wrong.as_str())
    }

    #[test]
    fn what_is_damaged_or_foreign_is_refused_at_its_line() {
        assert_eq!(wrong(""), (1, "empty"));
        assert_eq!(wrong("\n"), (1, "not-json"));
        assert_eq!(wrong("PUT /users/1"), (1, "not-json"));
        assert_eq!(wrong(r#"{"format":1,"learner":"mitu"}"#), (1, "foreign"));
        assert_eq!(wrong("[1]"), (1, "foreign"));
        assert_eq!(wrong(r#"{"session":"putpost","format":2}"#), (1, "too-new"));
        assert_eq!(wrong(r#"{"session":"putpost","format":1}"#), (1, "bad-member"));
        let after = |line: &str| wrong(&format!("{HEAD}\n{{\"act\":\"again\",\"state\":\"d\"}}\n{line}\n"));
        assert_eq!(after(r#"{"act":"GET /use"#), (3, "not-json"));
        assert_eq!(after(r#"{"act":"again"}"#), (3, "bad-member"));
        assert_eq!(after(r#"{"act":"agian","state":"d"}"#), (3, "bad-act"));
        assert_eq!(after(""), (3, "not-json"));
        assert!(read(&format!("\u{feff}{HEAD}\r\n")).is_ok_and(|journal| journal.entries.is_empty()));
        let later = HEAD.replace("\"version\"", "\"new\":[1],\"version\"");
        assert!(read(&later).is_ok(), "what is not known is passed over");
    }

    fn entries() -> impl Strategy<Value = Entry> {
        let told = (any::<usize>(), any::<u64>(), ".{0,9}", proptest::option::of(any::<u16>()));
        let told = told.prop_map(|(number, at, sent, status)| Told { number, at, sent, status });
        let act = prop::sample::select(vec!["again", "PUT /users/১ \"{}\"", "back 2", "raw \"x\\ny\""]);
        (act, prop::collection::vec(told, 0..3), ".{0,9}").prop_map(|(act, exchanges, state)| Entry {
            act: act.to_owned(),
            exchanges,
            state,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn what_is_printed_is_read_back(entries in prop::collection::vec(entries(), 0..5), lesson in ".{0,9}") {
            let head = Head { lesson, ..read(HEAD).unwrap().head };
            let journal = Journal { head, entries };
            let text = journal.print();
            prop_assert_eq!(text.lines().count(), journal.entries.len() + 1);
            prop_assert_eq!(read(&text), Ok(journal));
        }

        #[test]
        fn any_text_is_read_or_refused_at_a_line_of_it(
            lines in prop::collection::vec(prop_oneof![
                Just(HEAD.to_owned()),
                Just("{\"act\":\"again\",\"state\":\"\"}".to_owned()),
                "[\\{\\}\"\\[\\]:,a-z0-9]{0,12}",
                ".{0,12}",
            ], 0..6),
            cut in any::<prop::sample::Index>(),
        ) {
            let text = lines.join("\n");
            let end = cut.index(text.chars().count() + 1);
            let text: String = text.chars().take(end).collect();
            if let Err(error) = read(&text) {
                prop_assert!((1..=text.lines().count().max(1)).contains(&error.line));
            }
        }
    }
}
