//! What is wrong with a learner's file, and where.

use serde::Deserialize;
use serde_json::error::Category;

use super::FORMAT;
use crate::diagnostic::position;

/// The first place of a learner's file that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub code: Code,
}

/// What can be wrong with a learner's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// It is no JSON.
    Syntax,
    /// It ends too early.
    CutOff,
    /// It is JSON, but not of a learner: a key is missing or holds something else.
    Content,
    /// A later program wrote it, in the format of this number. It is whole: it must not be set aside or overwritten.
    TooNew(u64),
}

impl Code {
    /// Returns a stable name of the code.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::CutOff => "cut-off",
            Self::Content => "content",
            Self::TooNew(_) => "too-new",
        }
    }
}

impl Damage {
    pub(super) fn of(error: &serde_json::Error, text: &str) -> Self {
        let code = match error.classify() {
            Category::Eof => Code::CutOff,
            Category::Data => Code::Content,
            Category::Syntax | Category::Io => Code::Syntax,
        };
        let (line, column) = place(text, error.line(), error.column());
        Self { line, column, code }
    }
}

/// Turns a line and a column in bytes, as `serde_json` counts, into a line and a column in characters.
fn place(text: &str, line: usize, column: usize) -> (usize, usize) {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    position(text, before + column.saturating_sub(1))
}

/// Tells a file of a later format before anything else is read of it.
pub(super) fn check_format(text: &str) -> Result<(), Damage> {
    #[derive(Deserialize)]
    struct Versioned {
        format: u64,
    }
    match serde_json::from_str(text) {
        Ok(Versioned { format }) if format > u64::from(FORMAT) => {
            Err(Damage { line: 1, column: 1, code: Code::TooNew(format) })
        }
        _ => Ok(()),
    }
}
