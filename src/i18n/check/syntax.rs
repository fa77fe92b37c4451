//! F01: what Fluent cannot read, with its place.

use fluent_syntax::parser::{ErrorKind, ParserError, parse_runtime};

use crate::diagnostic::{Diagnostic, Level, position};
use crate::i18n::Message;

/// Returns what cannot be read in an `.ftl` file. The rest of the file is used all the same.
#[must_use]
pub fn syntax(path: &str, text: &str) -> Vec<Diagnostic> {
    let text = text.trim_start_matches('\u{FEFF}');
    let errors = parse_runtime(text).err().map(|(_, errors)| errors).unwrap_or_default();
    errors.iter().map(|error| tell(path, text, error)).collect()
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
