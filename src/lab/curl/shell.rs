//! The words of a command line as a POSIX shell splits it, with bash's `$'…'`, which browsers write.

use super::{CurlError, Word, Wrong};

/// Splits a command into its words, up to the end of the command: `|`, `;`, `&`, `>`, `<`, `#` or a line end.
///
/// A prompt `$ ` at the start is passed over. Nothing is expanded: what only a shell could tell is refused.
///
/// # Errors
/// A quotation mark that is never closed, or an expansion; where it stands.
pub fn split(text: &str) -> Result<Vec<Word>, CurlError> {
    let mut reader = Reader { rest: text, line: 1, column: 1 };
    reader.skip_blank(true);
    if reader.rest.starts_with("$ ") {
        reader.next();
    }
    reader.skip_blank(true);
    let mut words = Vec::new();
    loop {
        reader.skip_blank(false);
        match reader.peek() {
            None | Some('|' | ';' | '&' | '>' | '<' | '#' | '\n' | '\r') => return Ok(words),
            Some(_) => words.push(reader.word()?),
        }
    }
}

/// A place in the text.
struct Reader<'a> {
    rest: &'a str,
    line: usize,
    column: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next()?;
        self.rest = chars.as_str();
        // Of the two characters of a `\r\n` the second one ends the line.
        if next == '\n' || (next == '\r' && !self.rest.starts_with('\n')) {
            (self.line, self.column) = (self.line + 1, 1);
        } else {
            self.column += 1;
        }
        Some(next)
    }

    fn eat(&mut self, expected: &str) -> bool {
        let there = self.rest.starts_with(expected);
        if there {
            for _ in expected.chars() {
                self.next();
            }
        }
        there
    }

    fn error(&self, wrong: Wrong) -> CurlError {
        CurlError { line: self.line, column: self.column, wrong }
    }

    /// Passes over blanks and joined lines; over line ends too where nothing has begun yet.
    fn skip_blank(&mut self, lines: bool) {
        let blank = |c| matches!(c, ' ' | '\t') || (lines && matches!(c, '\r' | '\n'));
        loop {
            if self.peek().is_some_and(blank) {
                self.next();
            } else if !self.joins() {
                return;
            }
        }
    }

    /// Passes over a `\` with the line end behind it, whichever it is: many terminals paste every one of them as `\r`.
    fn joins(&mut self) -> bool {
        ["\\\r\n", "\\\n", "\\\r"].into_iter().any(|joined| self.eat(joined))
    }

    fn word(&mut self) -> Result<Word, CurlError> {
        let mut word = Word { octets: Vec::new(), line: self.line, column: self.column };
        loop {
            let start = (self.line, self.column);
            let open = CurlError { line: start.0, column: start.1, wrong: Wrong::Quote };
            match self.peek() {
                None | Some(' ' | '\t' | '\r' | '\n' | '|' | ';' | '&' | '>' | '<') => return Ok(word),
                Some('\'') => self.single(&mut word).ok_or(open)?,
                Some('"') => self.double(&mut word, open)?,
                Some('$') if self.rest.starts_with("$'") => self.ansi(&mut word).ok_or(open)?,
                Some('$') if !self.begins_expansion() => self.take(&mut word),
                Some('$' | '`') => return Err(self.error(Wrong::Shell)),
                Some('\\') => {
                    if !self.joins() {
                        self.next();
                        self.take(&mut word);
                    }
                }
                Some(_) => self.take(&mut word),
            }
        }
    }

    fn take(&mut self, word: &mut Word) {
        if let Some(c) = self.next() {
            push(word, c);
        }
    }

    /// A `$` alone, or before what can begin no name, is only a `$`.
    fn begins_expansion(&self) -> bool {
        let next = self.rest.chars().nth(1);
        next.is_some_and(|c| c.is_ascii_alphanumeric() || "_{(\"@*#?-!$".contains(c))
    }

    fn single(&mut self, word: &mut Word) -> Option<()> {
        self.next();
        loop {
            match self.next()? {
                '\'' => return Some(()),
                c => push(word, c),
            }
        }
    }

    fn double(&mut self, word: &mut Word, open: CurlError) -> Result<(), CurlError> {
        self.next();
        loop {
            match self.peek() {
                Some('`') => return Err(self.error(Wrong::Shell)),
                Some('\\') if self.joins() => continue,
                Some('$') if self.begins_expansion() && !self.rest.starts_with("$\"") => {
                    return Err(self.error(Wrong::Shell));
                }
                _ => {}
            }
            match self.next().ok_or_else(|| open.clone())? {
                '"' => return Ok(()),
                '\\' => match self.next().ok_or_else(|| open.clone())? {
                    c @ ('"' | '\\' | '$' | '`') => push(word, c),
                    c => {
                        push(word, '\\');
                        push(word, c);
                    }
                },
                c => push(word, c),
            }
        }
    }

    /// Reads `$'…'` with its escapes.
    fn ansi(&mut self, word: &mut Word) -> Option<()> {
        self.eat("$'");
        loop {
            match self.next()? {
                '\'' => return Some(()),
                '\\' => self.escape(word)?,
                c => push(word, c),
            }
        }
    }

    fn escape(&mut self, word: &mut Word) -> Option<()> {
        let octet = match self.next()? {
            'a' => 0x07,
            'b' => 0x08,
            'e' | 'E' => 0x1b,
            'f' => 0x0c,
            'n' => b'\n',
            'r' => b'\r',
            't' => b'\t',
            'v' => 0x0b,
            'x' => u8::try_from(self.digits(16, 2, 0)).ok()?,
            'u' => return self.scalar(4, word),
            'U' => return self.scalar(8, word),
            c @ '0'..='7' => (self.digits(8, 2, c.to_digit(8)?) & 0xff) as u8,
            c => {
                push(word, c);
                return Some(());
            }
        };
        word.octets.push(octet);
        Some(())
    }

    fn scalar(&mut self, digits: usize, word: &mut Word) -> Option<()> {
        let scalar = char::from_u32(self.digits(16, digits, 0)).unwrap_or(char::REPLACEMENT_CHARACTER);
        push(word, scalar);
        Some(())
    }

    fn digits(&mut self, radix: u32, most: usize, mut value: u32) -> u32 {
        for _ in 0..most {
            let Some(digit) = self.peek().and_then(|c| c.to_digit(radix)) else { break };
            value = value.wrapping_mul(radix).wrapping_add(digit);
            self.next();
        }
        value
    }
}

fn push(word: &mut Word, c: char) {
    word.octets.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}
