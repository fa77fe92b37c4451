//! What is wrong with a file, and where: data with a typed message, made into words by the faces.

use crate::i18n::Message;

/// How bad it is. `putpost check --strict` treats a warning as an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The file is used all the same.
    Warning,
    /// The file, or the part of it that the diagnostic names, is not used.
    Error,
}

/// A finding in a file: `path:line:column: CODE what, and what to do`.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The file, as the reader of the message would find it.
    pub path: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// A stable code such as `F01`, the same in every language.
    pub code: &'static str,
    /// Whether it stops the file from being used.
    pub level: Level,
    /// What is wrong and what to do, to be said in the reader's language.
    pub message: Message,
}

/// Returns line and column, both counted from 1 and the column in characters, of a byte offset.
/// An offset past the end means the end; one inside a character means that character.
#[must_use]
pub fn position(text: &str, offset: usize) -> (usize, usize) {
    let before = (0..=offset.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::position;

    #[test]
    fn counts_characters_not_bytes() {
        assert_eq!(position("ab\nকখগ", 3), (2, 1));
        assert_eq!(position("ab\nকখগ", 6), (2, 2));
        assert_eq!(position("ab", 99), (1, 3));
    }
}
