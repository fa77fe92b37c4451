//! A place in a line of a script, and the words, numbers, bodies and headers that are read from there on.

use std::str::FromStr;

use super::super::{BETWEEN, Content, is_blank, is_body};
use super::{ScriptError, Wrong};

/// A place in a line.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    pub(super) line: &'a str,
    pub(super) rest: &'a str,
}

impl<'a> Cursor<'a> {
    /// Returns what is wrong here.
    pub(super) fn error(&self, wrong: Wrong) -> ScriptError {
        let blank = self.rest.len() - self.rest.trim_start_matches([' ', '\t']).len();
        let read = self.line.len() - self.rest.len() + blank;
        let column = self.line.get(..read).map_or(0, |read| read.chars().count()) + 1;
        ScriptError { line: None, column, wrong }
    }

    /// Goes past blanks.
    pub(super) fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t']);
    }

    /// Reads up to the next blank; `None` at the end.
    pub(super) fn word(&mut self) -> Option<&'a str> {
        self.skip();
        let (word, rest) = match self.rest.find([' ', '\t']) {
            Some(end) => self.rest.split_at_checked(end)?,
            None => (self.rest, ""),
        };
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }

    /// Reads a word that has to be there.
    pub(super) fn needed(&mut self) -> Result<&'a str, ScriptError> {
        self.word().ok_or_else(|| self.error(Wrong::Missing))
    }

    /// Reads a number that has to be there.
    pub(super) fn number<N: FromStr>(&mut self) -> Result<N, ScriptError> {
        let at = self.clone();
        self.needed()?.parse().map_err(|_| at.error(Wrong::Number))
    }

    /// Returns whether a body begins here.
    pub(super) fn at_body(&self) -> bool {
        is_body(self.rest)
    }

    /// Reads a body, if one begins here.
    pub(super) fn body(&mut self) -> Result<Option<Content>, ScriptError> {
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
    pub(super) fn quoted(&mut self) -> Result<String, ScriptError> {
        let mut strings = serde_json::Deserializer::from_str(self.rest).into_iter::<String>();
        let text = strings.next().and_then(Result::ok).ok_or_else(|| self.error(Wrong::Quote))?;
        self.rest = self.rest.get(strings.byte_offset()..).unwrap_or_default();
        Ok(text)
    }

    /// Reads a header and what separates it from the next.
    pub(super) fn header(&mut self) -> Result<(String, String), ScriptError> {
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
