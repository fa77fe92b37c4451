//! F01: what Fluent cannot read, with its place.

use fluent_syntax::parser::{ErrorKind, ParserError, parse_runtime};

use crate::diagnostic::{Diagnostic, Level, position};
use crate::i18n::Message;

/// Returns what cannot be read in an `.ftl` file. The rest of the file is used all the same.
#[must_use]
pub fn syntax(path: &str, text: &str) -> Vec<Diagnostic> {
    let text = text.trim_start_matches('\u{FEFF}');
    if let Some(at) = too_deep(text) {
        let (line, column) = position(text, at);
        let message = Message::CheckF01Brace;
        return vec![Diagnostic {
            path: path.to_owned(),
            line,
            column,
            code: "F01",
            level: Level::Error,
            message,
        }];
    }
    let errors = parse_runtime(text).err().map(|(_, errors)| errors).unwrap_or_default();
    errors.iter().map(|error| tell(path, text, error)).collect()
}

/// Returns where an entry opens so many braces inside each other that Fluent's parser, which goes one call deeper
/// for each, could exhaust the stack. Such a file must not be given to it.
pub(in crate::i18n) fn too_deep(text: &str) -> Option<usize> {
    const DEEPEST: usize = 64;
    let (mut depth, mut line_begins) = (0_usize, true);
    // Nothing that is looked for is part of a longer character.
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' | b'(' => depth += 1,
            b'}' | b')' => depth = depth.saturating_sub(1),
            b'-' | b'#' | b'a'..=b'z' | b'A'..=b'Z' if line_begins => depth = 0,
            _ => {}
        }
        if depth > DEEPEST {
            return Some(at);
        }
        line_begins = byte == b'\n';
    }
    None
}

fn tell(path: &str, text: &str, error: &ParserError) -> Diagnostic {
    let (line, column) = position(text, error.pos.start);
    let message = words(&error.kind);
    Diagnostic { path: path.to_owned(), line, column, code: "F01", level: Level::Error, message }
}

fn words(kind: &ErrorKind) -> Message {
    match kind {
        ErrorKind::ExpectedToken(c) => Message::CheckF01Expected { expected: c.to_string() },
        ErrorKind::ExpectedCharRange { range } => Message::CheckF01Expected { expected: range.clone() },
        ErrorKind::ExpectedMessageField { .. }
        | ErrorKind::ExpectedTermField { .. }
        | ErrorKind::MissingValue => Message::CheckF01Value,
        ErrorKind::MissingDefaultVariant | ErrorKind::MultipleDefaultVariants => Message::CheckF01Default,
        ErrorKind::UnbalancedClosingBrace
        | ErrorKind::ExpectedInlineExpression
        | ErrorKind::ForbiddenCallee => Message::CheckF01Brace,
        ErrorKind::UnterminatedStringLiteral
        | ErrorKind::UnknownEscapeSequence(_)
        | ErrorKind::InvalidUnicodeEscapeSequence(_) => Message::CheckF01Quote,
        _ => Message::CheckF01Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_fault_has_its_words_and_its_place() {
        let told = |text: &str| {
            let wrong = syntax("x.ftl", text);
            wrong.into_iter().map(|w| (w.line, w.column, w.message)).next().expect("it is wrong")
        };
        let expected = |c: char| Message::CheckF01Expected { expected: c.to_string() };
        assert_eq!(told("a = b\n\nsome thing\n"), (3, 6, expected('=')));
        assert_eq!(told("কথা = ক\n").2, Message::CheckF01Expected { expected: "a-zA-Z".into() });
        assert_eq!(told("a =\n"), (1, 1, Message::CheckF01Value));
        assert_eq!(told("a = { $n ->\n [one] x\n }\n").2, Message::CheckF01Default);
        assert_eq!(told("a = { }\n"), (1, 7, Message::CheckF01Brace));
        assert_eq!(told("a = { \"b }\n").2, Message::CheckF01Quote);
        assert_eq!(told(&format!("a = {}\n", "{".repeat(30_000))), (1, 69, Message::CheckF01Brace));
    }
}
