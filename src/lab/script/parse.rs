//! Lines of a script as acts.

use super::super::exchange::Origin;
use super::super::prove::TIMES;
use super::{Act, BETWEEN, Content, View, is_blank};

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
    /// A quoted text is no JSON string, or does not end.
    Quote,
    /// `x"…"` is not made of pairs of hexadecimal digits.
    Hex,
    /// A header has no `Name:`.
    Header,
    /// Something follows where the line should end.
    Extra,
    /// There is no body of this name.
    Body,
    /// `again`, `follow`, `prove`, `back` or `forward` where there is nothing to do it with.
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
            Self::Quote => "bad-quote",
            Self::Hex => "bad-hex",
            Self::Header => "bad-header",
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
        "again" => Act::Again,
        "follow" => Act::Follow,
        "prove" => {
            let (at, times) = (cursor.clone(), cursor.number()?);
            let times = u8::try_from(times).ok().filter(|times| TIMES.contains(times));
            Act::Prove(times.ok_or_else(|| at.error(Wrong::Number))?)
        }
        "back" => Act::Back(cursor.number()?),
        "forward" => Act::Forward(cursor.number()?),
        "look" => {
            let at = cursor.clone();
            Act::Look(View::from_name(cursor.needed()?).ok_or_else(|| at.error(Wrong::View))?)
        }
        "answer" => Act::Answer { step: cursor.needed()?.to_owned(), choice: cursor.needed()?.to_owned() },
        "raw" => raw(cursor, Origin::Raw)?,
        "form" => from(cursor, Origin::Form)?,
        "curl" => from(cursor, Origin::Curl)?,
        method => request(cursor, Origin::Form, method).map_err(|error| {
            let lower = method.bytes().any(|byte| byte.is_ascii_lowercase());
            if lower && error.wrong == Wrong::Missing { start.error(Wrong::Unknown) } else { error }
        })?,
    })
}

/// Reads what follows `form` or `curl`: a raw message, or a request.
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

/// A place in a line.
#[derive(Clone)]
struct Cursor<'a> {
    line: &'a str,
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    fn error(&self, wrong: Wrong) -> ScriptError {
        let blank = self.rest.len() - self.rest.trim_start_matches([' ', '\t']).len();
        let read = self.line.len() - self.rest.len() + blank;
        let column = self.line.get(..read).map_or(0, |read| read.chars().count()) + 1;
        ScriptError { line: None, column, wrong }
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t']);
    }

    fn word(&mut self) -> Option<&'a str> {
        self.skip();
        let (word, rest) = match self.rest.find([' ', '\t']) {
            Some(end) => self.rest.split_at_checked(end)?,
            None => (self.rest, ""),
        };
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }

    fn needed(&mut self) -> Result<&'a str, ScriptError> {
        self.word().ok_or_else(|| self.error(Wrong::Missing))
    }

    fn number(&mut self) -> Result<usize, ScriptError> {
        let at = self.clone();
        self.needed()?.parse().map_err(|_| at.error(Wrong::Number))
    }

    fn at_body(&self) -> bool {
        self.rest.starts_with(['@', '"']) || self.rest.starts_with("x\"")
    }

    fn body(&mut self) -> Result<Option<Content>, ScriptError> {
        self.skip();
        let at = self.clone();
        if let Some(name) = self.rest.strip_prefix('@') {
            self.rest = name;
            let name = if name.starts_with([' ', '\t']) { None } else { self.word() };
            return name
                .map(|name| Some(Content::Named(name.to_owned())))
                .ok_or_else(|| at.error(Wrong::Missing));
        }
        if let Some(digits) = self.rest.strip_prefix("x\"") {
            let (digits, rest) = digits.split_once('"').ok_or_else(|| at.error(Wrong::Quote))?;
            self.rest = rest;
            return octets(digits)
                .map(|octets| Some(Content::Octets(octets)))
                .ok_or_else(|| at.error(Wrong::Hex));
        }
        if self.rest.starts_with('"') { Ok(Some(Content::Text(self.quoted()?))) } else { Ok(None) }
    }

    /// Reads a JSON string.
    fn quoted(&mut self) -> Result<String, ScriptError> {
        let mut strings = serde_json::Deserializer::from_str(self.rest).into_iter::<String>();
        let text = strings.next().and_then(Result::ok).ok_or_else(|| self.error(Wrong::Quote))?;
        self.rest = self.rest.get(strings.byte_offset()..).unwrap_or_default();
        Ok(text)
    }

    /// Reads a header and what separates it from the next.
    fn header(&mut self) -> Result<(String, String), ScriptError> {
        let at = self.clone();
        let text = if self.rest.starts_with('"') {
            let text = self.quoted()?;
            self.skip();
            match self.rest.strip_prefix(';') {
                Some(rest) => self.rest = rest,
                None if self.rest.is_empty() => {}
                None => return Err(self.error(Wrong::Extra)),
            }
            text
        } else {
            let (text, rest) = self.rest.split_once(BETWEEN).unwrap_or((self.rest, ""));
            self.rest = rest;
            text.trim().to_owned()
        };
        self.skip();
        let (name, value) = text.split_once(':').ok_or_else(|| at.error(Wrong::Header))?;
        if name.is_empty() || name.contains(char::is_whitespace) || is_blank(name) {
            return Err(at.error(Wrong::Header));
        }
        let value = value.strip_prefix(' ').unwrap_or(value);
        Ok((name.to_owned(), value.to_owned()))
    }
}

fn octets(digits: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = digits.as_bytes().chunks(2);
    pairs
        .map(|pair| if let [high, low] = pair { Some(digit(*high)? * 16 + digit(*low)?) } else { None })
        .collect()
}
