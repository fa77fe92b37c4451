//! Text files as they should have been saved: NFC, without a byte order mark or invisible format characters.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// The format characters (general category Cf, Unicode 17) but for the two joiners, which spell words.
const FORMAT: &[(u32, u32)] = &[
    (0x00AD, 0x00AD),
    (0x0600, 0x0605),
    (0x061C, 0x061C),
    (0x06DD, 0x06DD),
    (0x070F, 0x070F),
    (0x0890, 0x0891),
    (0x08E2, 0x08E2),
    (0x180E, 0x180E),
    (0x200B, 0x200B),
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2064),
    (0x2066, 0x206F),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0001, 0xE0001),
    (0xE0020, 0xE007F),
];

/// Returns the text in NFC and without format characters; ZWJ and ZWNJ stay. A line that is so already costs little: no
/// character of another line has a part in it.
#[must_use]
pub fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_clean(line) {
            clean.push_str(line);
        } else {
            clean.extend(line.chars().filter(|c| !is_format(*c)).nfc());
        }
    }
    clean
}

fn is_clean(line: &str) -> bool {
    line.is_ascii() || (!line.chars().any(is_format) && is_nfc_quick(line.chars()) == IsNormalized::Yes)
}

/// Tells whether a character is invisible and spells nothing.
pub(super) fn is_format(c: char) -> bool {
    let code = u32::from(c);
    let from = FORMAT.partition_point(|(_, to)| *to < code);
    FORMAT.get(from).is_some_and(|(from, _)| *from <= code)
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::clean;
    use crate::files::Files;
    use crate::i18n::check::too_deep;

    #[test]
    fn keeps_the_joiners_and_drops_the_rest() {
        assert_eq!(clean("\u{FEFF}র\u{200D}্যা\u{2068}ম\u{2069}\u{200B}"), "র\u{200D}্যাম");
        assert_eq!(clean("\u{09DF}"), "\u{09AF}\u{09BC}");
        let (whole, line) = ("a\n\u{301}e\u{301}ক\u{09C7}\u{09BE}\n", "কোথায়\n");
        let twice = format!("{line}{whole}{line}");
        assert_eq!(clean(&twice), twice.nfc().collect::<String>());
    }

    /// So a start need not make it so.
    #[test]
    fn what_is_compiled_in_is_clean_already() {
        for (path, text) in Files::embedded().below("locales") {
            assert!(clean(text) == text && too_deep(text).is_none(), "{path}");
        }
    }
}
