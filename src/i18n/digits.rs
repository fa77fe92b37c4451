//! Numbers in a language's own digits: Fluent writes them with marks, and the catalogue puts the digits in.
//!
//! Fluent asks a bare `fn` to write a number, which cannot know the digits that stand in `locale.toml`. So that
//! function writes each digit as one of ten Unicode noncharacters, which are reserved for such internal use, and
//! whoever has the language puts its digits in. Plural forms are chosen by the number itself and do not notice.

use fluent_bundle::FluentValue;
use unicode_normalization::UnicodeNormalization;

/// The noncharacters U+FDD0 to U+FDD9 stand for 0 to 9.
const MARKS: u32 = 0xFDD0;

/// The ten digits of a language, from zero to nine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Digits([char; 10]);

impl Digits {
    /// The digits that stand on the wire.
    pub const LATIN: Self = Self(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);

    /// Reads a line of ten different characters, zero first.
    #[must_use]
    pub fn read(line: &str) -> Option<Self> {
        let digits: [char; 10] = line.nfc().collect::<Vec<char>>().try_into().ok()?;
        let different = digits.iter().enumerate().all(|(at, c)| !digits.iter().take(at).any(|d| d == c));
        different.then_some(Self(digits))
    }

    /// Returns a number in these digits, without grouping.
    #[must_use]
    pub fn number(&self, number: i64) -> String {
        number.to_string().chars().map(|c| self.digit(c.to_digit(10)).unwrap_or(c)).collect()
    }

    /// Returns what a character is worth, if it is one of these digits.
    #[must_use]
    pub fn value(&self, c: char) -> Option<u8> {
        self.0.iter().position(|digit| *digit == c).and_then(|at| u8::try_from(at).ok())
    }

    /// Puts these digits where [`mark`] left its marks.
    pub(super) fn fill(&self, text: &str) -> String {
        text.chars().map(|c| self.digit(u32::from(c).checked_sub(MARKS)).unwrap_or(c)).collect()
    }

    fn digit(&self, value: Option<u32>) -> Option<char> {
        self.0.get(usize::try_from(value?).ok()?).copied()
    }
}

/// Fluent's formatter: a number with marks for digits; anything else is left to Fluent.
pub(super) fn mark<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let marked = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(MARKS + digit)).unwrap_or(c);
    Some(number.as_string().chars().map(marked).collect())
}

/// Returns a wire value without anything that could be taken for a mark.
pub(super) fn unmarked(wire: &str) -> String {
    let is_mark = |c: char| (MARKS..MARKS + 10).contains(&u32::from(c));
    wire.chars().map(|c| if is_mark(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_its_own_digits() {
        let bangla = Digits::read("০১২৩৪৫৬৭৮৯").expect("ten digits");
        assert_eq!(bangla.number(-120), "-১২০");
        assert_eq!(bangla.value('৯'), Some(9));
        assert_eq!(bangla.value('9'), None);
    }

    #[test]
    fn refuses_what_is_not_ten_different_characters() {
        assert_eq!(Digits::read("0123456788"), None);
        assert_eq!(Digits::read("012345678"), None);
        assert_eq!(Digits::read(""), None);
    }
}
