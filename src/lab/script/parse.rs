//! Lines of a script as acts.

mod cursor;

use super::super::exchange::Origin;
use super::super::link::{Fault, Retry};
use super::super::prove::TIMES;
use super::super::refused::Refused;
use super::{Act, Content, View, is_blank};
use crate::server::Problem;

use cursor::Cursor;

/// What is wrong with a script, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScriptError {
    /// The line of the script, from 1; `None` where only one line was read.
    pub line: Option<usize>,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong with a line of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The line is empty.
    Empty,
    /// It is neither an act nor `METHOD TARGET`.
    Unknown,
    /// Something is missing at the end: a target, a body, a word.
    Missing,
    /// A number is expected; for `prove` 2 to 9.
    Number,
    /// There is no view of this name.
    View,
    /// There is no fault of this name, or nothing of the kind can be lost.
    Fault,
    /// There is no retry policy of this name.
    Retry,
    /// A quoted text is no JSON string, or does not end.
    Quote,
    /// `x"…"` is not made of pairs of hexadecimal digits.
    Hex,
    /// A header has no `Name:`.
    Header,
    /// What says why a message was refused is no problem document of this server.
    Problem,
    /// Something follows where the line should end.
    Extra,
    /// There is no body of this name.
    Body,
    /// `again`, `follow`, `prove`, `back`, `forward`, `goto` or `peer` where there is nothing to do it with.
    Impossible,
}

impl Wrong {
    /// Returns the stable code, such as `unknown-act`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty-line",
            Self::Unknown => "unknown-act",
            Self::Missing => "something-missing",
            Self::Number => "bad-number",
            Self::View => "unknown-view",
            Self::Fault => "unknown-fault",
            Self::Retry => "unknown-retry",
            Self::Quote => "bad-quote",
            Self::Hex => "bad-hex",
            Self::Header => "bad-header",
            Self::Problem => "bad-problem",
            Self::Extra => "something-extra",
            Self::Body => "unknown-body",
            Self::Impossible => "impossible",
        }
    }
}

/// Reads one line of a script. Whether a method or a target can be one is not asked here.
///
/// # Errors
/// Where the line goes wrong, and how.
pub fn parse(line: &str) -> Result<Act, ScriptError> {
    let mut cursor = Cursor { line, rest: line };
    let act = act(&mut cursor)?;
    cursor.skip();
    if cursor.rest.is_empty() { Ok(act) } else { Err(cursor.error(Wrong::Extra)) }
}

fn act(cursor: &mut Cursor<'_>) -> Result<Act, ScriptError> {
    cursor.skip();
    let start = cursor.clone();
    let word = cursor.word().ok_or_else(|| start.error(Wrong::Empty))?;
    Ok(match word {
        "refused" => Act::Refused(refused(cursor)?),
        "again" => Act::Again,
        "disarm" => Act::Disarm,
        "follow" => Act::Follow,
        "prove" => {
            let (at, times) = (cursor.clone(), cursor.number()?);
            if !TIMES.contains(&times) {
                return Err(at.error(Wrong::Number));
            }
            Act::Prove(times)
        }
        "back" => Act::Back(cursor.number()?),
        "forward" => Act::Forward(cursor.number()?),
        "goto" => Act::Goto(cursor.number()?),
        "look" => Act::Look(named(cursor, View::from_name, Wrong::View)?),
        "answer" => Act::Answer { step: cursor.needed()?.to_owned(), choice: cursor.needed()?.to_owned() },
        "raw" => raw(cursor, Origin::Raw)?,
        "form" => from(cursor, Origin::Form)?,
        "pasted" => from(cursor, Origin::Pasted)?,
        "curl" => from(cursor, Origin::Curl)?,
        "peer" if is_blank(cursor.rest) => Act::Peer,
        "peer" => from(cursor, Origin::Peer)?,
        "fault" => {
            let fault = named(cursor, Fault::from_name, Wrong::Fault)?;
            let seed = if is_blank(cursor.rest) { 0 } else { cursor.number()? };
            Act::Fault(fault, seed)
        }
        "lose" => Act::Fault(named(cursor, lost, Wrong::Fault)?, 0),
        "retry" => Act::Retry(named(cursor, Retry::from_name, Wrong::Retry)?),
        method => request(cursor, Origin::Form, method).map_err(|error| {
            let lower = method.bytes().any(|byte| byte.is_ascii_lowercase());
            if lower && error.wrong == Wrong::Missing { start.error(Wrong::Unknown) } else { error }
        })?,
    })
}

/// Reads the head of what was refused at the door, and the document that says why.
fn refused(cursor: &mut Cursor<'_>) -> Result<Refused, ScriptError> {
    cursor.skip();
    let head = cursor.quoted()?;
    cursor.skip();
    let (at, why) = (cursor.clone(), std::mem::take(&mut cursor.rest));
    let problem = Problem::from_brief(why).ok_or_else(|| at.error(Wrong::Problem))?;
    Ok(Refused::new(&head, problem))
}

/// Reads a name that stands for something.
fn named<T>(
    cursor: &mut Cursor<'_>,
    known: impl Fn(&str) -> Option<T>,
    wrong: Wrong,
) -> Result<T, ScriptError> {
    let at = cursor.clone();
    known(cursor.needed()?).ok_or_else(|| at.error(wrong))
}

fn lost(what: &str) -> Option<Fault> {
    match what {
        "request" => Some(Fault::RequestLost),
        "answer" => Some(Fault::ResponseLost),
        _ => None,
    }
}

/// Reads what follows `form`, `pasted`, `curl` or `peer`: a raw message, or a request.
fn from(cursor: &mut Cursor<'_>, origin: Origin) -> Result<Act, ScriptError> {
    let method = cursor.needed()?;
    cursor.skip();
    let is_raw = method == "raw" && cursor.at_body();
    if is_raw { raw(cursor, origin) } else { request(cursor, origin, method) }
}

fn raw(cursor: &mut Cursor<'_>, origin: Origin) -> Result<Act, ScriptError> {
    let content = cursor.body()?.ok_or_else(|| cursor.error(Wrong::Missing))?;
    Ok(Act::Raw { origin, content })
}

fn request(cursor: &mut Cursor<'_>, origin: Origin, method: &str) -> Result<Act, ScriptError> {
    let target = cursor.needed()?.to_owned();
    let content = match cursor.body()? {
        Some(Content::Text(text)) if text.is_empty() => Content::None,
        content => content.unwrap_or_default(),
    };
    let mut headers = Vec::new();
    cursor.skip();
    while !cursor.rest.is_empty() {
        headers.push(cursor.header()?);
    }
    Ok(Act::Request { origin, method: method.to_owned(), target, content, headers })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::print;
    use super::*;
    use crate::server::Code;

    fn wrong(line: &str) -> (usize, &'static str) {
        let error = parse(line).expect_err(line);
        (error.column, error.wrong.as_str())
    }

    fn put(content: Content, headers: &[(&str, &str)]) -> Act {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Act::Request {
            origin: Origin::Form,
            method: "PUT".into(),
            target: "/users/2".into(),
            content,
            headers,
        }
    }

    #[test]
    fn the_lines_of_the_lessons_are_read() {
        let mitu = || Content::Named("mitu".to_owned());
        assert_eq!(parse("PUT /users/2 @mitu"), Ok(put(mitu(), &[])));
        assert_eq!(
            parse("PUT /users/2 @mitu If-Match: \"abc\""),
            Ok(put(mitu(), &[("If-Match", "\"abc\"")]))
        );
        assert_eq!(
            parse("PUT /users/2 If-None-Match: * ; Accept: a, b"),
            Ok(put(Content::None, &[("If-None-Match", "*"), ("Accept", "a, b")]))
        );
        assert_eq!(parse(r#"PUT /users/2 "" "X: a ; b""#), Ok(put(Content::None, &[("X", "a ; b")])));
        assert_eq!(parse(r#"PUT /users/2 "{\"a\": 1}""#), Ok(put(Content::Text("{\"a\": 1}".into()), &[])));
        assert_eq!(parse(r#"PUT /users/2 x"00fF""#), Ok(put(Content::Octets(vec![0, 255]), &[])));
        assert_eq!(parse(" prove  3 "), Ok(Act::Prove(3)));
        assert!(matches!(parse("curl PUT /users/2 @mitu"), Ok(Act::Request { origin: Origin::Curl, .. })));
        assert!(matches!(parse("raw @sketch"), Ok(Act::Raw { origin: Origin::Raw, .. })));
        assert!(matches!(parse("form raw /users"), Ok(Act::Request { .. })));
        assert!(matches!(parse("peer PUT /users/2 @mitu"), Ok(Act::Request { origin: Origin::Peer, .. })));
        assert_eq!(parse("lose answer"), parse("fault response-lost"));
        assert_eq!(parse("fault gateway 3"), Ok(Act::Fault(Fault::Gateway, 3)));
        assert_eq!(
            (parse("retry same-key"), parse("peer ")),
            (Ok(Act::Retry(Retry::SameKey)), Ok(Act::Peer))
        );
    }

    #[test]
    fn what_is_no_line_is_wrong_at_its_place() {
        assert_eq!(wrong("  "), (3, "empty-line"));
        assert_eq!(wrong("agian"), (1, "unknown-act"));
        assert_eq!(wrong("PUT"), (4, "something-missing"));
        assert_eq!(wrong("PUT /রহিম @"), (11, "something-missing"));
        assert_eq!(wrong("prove 1"), (7, "bad-number"));
        assert_eq!(wrong("back x"), (6, "bad-number"));
        assert_eq!(wrong("look around"), (6, "unknown-view"));
        assert_eq!(wrong("lose heart"), (6, "unknown-fault"));
        assert_eq!(wrong("fault slow x"), (12, "bad-number"));
        assert_eq!(wrong("retry twice"), (7, "unknown-retry"));
        assert_eq!(wrong("again now"), (7, "something-extra"));
        assert_eq!(wrong("PUT /a \"x"), (8, "bad-quote"));
        assert_eq!(wrong("PUT /a x\"0\""), (8, "bad-hex"));
        assert_eq!(wrong("PUT /a @b nonsense"), (11, "bad-header"));
        assert_eq!(wrong("raw nonsense"), (5, "something-missing"));
        assert_eq!(wrong("refused PUT {}"), (9, "bad-quote"));
        assert_eq!(wrong(r#"refused "PUT /a" {"type":"?"}"#), (18, "bad-problem"));
        assert_eq!(wrong(r#"refused "" {"type":"bad-host"} x"#), (12, "bad-problem"));
    }

    fn content() -> impl Strategy<Value = Content> {
        prop_oneof![
            Just(Content::None),
            "[a-z][a-z0-9-]{0,6}".prop_map(Content::Named),
            "(\\PC|\n|\"|\\\\){1,12}".prop_map(Content::Text),
            prop::collection::vec(any::<u8>(), 0..6).prop_map(Content::Octets),
        ]
    }

    fn act() -> impl Strategy<Value = Act> {
        let word = "[a-z][a-z0-9-]{0,6}";
        let origin =
            prop_oneof![Just(Origin::Form), Just(Origin::Pasted), Just(Origin::Curl), Just(Origin::Peer)];
        let method = prop_oneof![
            "[A-Z]{1,6}",
            "[a-z!|~]{1,6}",
            "again|raw|curl|form|peer|goto|disarm|fault|lose|retry|refused|prove|x"
        ];
        let headers = prop::collection::vec(("[A-Za-z!x][A-Za-z-]{0,6}", "[ -~ক-হ\t\n;]{0,9}( ; a)?"), 0..3);
        prop_oneof![
            (origin, method, "/[!-~ক-হ]{0,9}|…", content(), headers).prop_map(
                |(origin, method, target, content, headers)| Act::Request {
                    origin,
                    method,
                    target,
                    content,
                    headers
                }
            ),
            (prop::sample::select(Origin::ALL.to_vec()), content()).prop_map(|(origin, content)| Act::Raw {
                origin,
                content: if content == Content::None { Content::Text(String::new()) } else { content },
            }),
            ("(\\PC|\n|\"|\\\\){0,12}", prop::sample::select(Code::ALL.to_vec()), "[ -~ক-হ]{0,9}").prop_map(
                |(head, code, found)| Act::Refused(Refused::new(&head, Problem::new(code).found(found)))
            ),
            Just(Act::Again),
            Just(Act::Disarm),
            Just(Act::Follow),
            (2_u8..=9).prop_map(Act::Prove),
            any::<usize>().prop_map(Act::Back),
            any::<usize>().prop_map(Act::Forward),
            any::<usize>().prop_map(Act::Goto),
            prop::sample::select(View::ALL.to_vec()).prop_map(Act::Look),
            (prop::sample::select(Fault::ALL.to_vec()), prop_oneof![Just(0), any::<u64>()])
                .prop_map(|(fault, seed)| Act::Fault(fault, seed)),
            prop::sample::select(Retry::ALL.to_vec()).prop_map(Act::Retry),
            Just(Act::Peer),
            (word, word).prop_map(|(step, choice)| Act::Answer { step, choice }),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn what_is_printed_is_read_back(act in act()) {
            let line = print(&act);
            prop_assert_eq!(line.lines().count(), 1);
            prop_assert_eq!(parse(&line), Ok(act), "{}", line);
        }

        #[test]
        fn any_line_is_an_act_or_wrong_at_a_place_in_it(line in "(PUT|raw|curl|peer|fault|slow|back|/a|@b|\"|x\"| |;|:|\\PC){0,9}") {
            if let Err(error) = parse(&line) {
                prop_assert!((1..=line.chars().count() + 1).contains(&error.column));
            }
        }
    }
}
