//! What was typed, pasted or received never reaches the terminal as a control: it is shown as a stand-in or dropped.

use std::borrow::Cow;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::cluster::{ZWJ, ZWNJ, is_mark};

/// What is shown for a character that has no picture of its own.
pub const UNSHOWABLE: char = '\u{fffd}';
/// What a combining mark stands on when it has no base.
pub const DOTTED_CIRCLE: char = '◌';

/// Returns the text as it may be drawn: C0 controls and DEL as their pictures (␀ … ␟, ␡), C1 controls, line and paragraph
/// separators and format characters other than the joiners (bidi marks, isolates, soft hyphen, BOM) as `�`;
/// a mark without a base stands on `◌`. New lines stay.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if is_harmless(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut bare = true;
    for c in text.chars() {
        if bare && is_mark(c) {
            out.push(DOTTED_CIRCLE);
        }
        out.push(if c == '\n' { c } else { stand_in(c).unwrap_or(c) });
        bare = matches!(c, ' ' | '\n');
    }
    Cow::Owned(out)
}

fn is_harmless(text: &str) -> bool {
    let mut bare = true;
    text.chars().all(|c| {
        let harmless = c == '\n' || (stand_in(c).is_none() && !(bare && is_mark(c)));
        bare = matches!(c, ' ' | '\n');
        harmless
    })
}

/// Returns pasted or typed text as a field keeps it: NFC, every line end as `\n`, a tab as two spaces,
/// without control and format characters other than the joiners.
#[must_use]
pub fn paste(text: &str) -> String {
    let lines = lines(text).replace('\t', "  ");
    nfc(lines.chars().filter(|&c| c == '\n' || stand_in(c).is_none()).collect())
}

/// Returns a text with every line end as `\n`: terminals paste them as `\r`, files may have `\r\n`.
#[must_use]
pub fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
}

/// Returns how many characters of a text [`paste`] leaves out: controls and format characters that nobody can see.
#[must_use]
pub fn refused(text: &str) -> usize {
    let is_space = |c| matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.chars().filter(|c| !is_space(*c) && stand_in(*c).is_some()).count()
}

/// Returns a text in NFC, but for marks that follow an escape of JSON: `\n` and a tilde on it must not become `\ñ`, which
/// is no escape any more and means something else.
#[must_use]
pub fn nfc(text: String) -> String {
    if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(end) = after_marked_escape(rest) {
        let (piece, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.extend(piece.nfc());
        rest = after;
    }
    out.extend(rest.nfc());
    out
}

/// Returns the end of the first escape of JSON that a combining mark follows.
fn after_marked_escape(text: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let (before, after) = text.get(from..)?.split_once('\\')?;
        let digits = after
            .strip_prefix('u')
            .map(|hex| hex.chars().take(4).take_while(char::is_ascii_hexdigit).count());
        let escaped = after.chars().next().map_or(0, char::len_utf8);
        let length = match after.chars().next() {
            Some('u') => 1 + digits.unwrap_or(0),
            Some('"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't') => escaped,
            _ => 0,
        };
        let end = from + before.len() + 1 + length;
        if length > 0 && text.get(end..)?.starts_with(is_mark) {
            return Some(end);
        }
        from = end;
    }
}

/// Returns what is shown in the place of a character that must not be sent to a terminal.
fn stand_in(c: char) -> Option<char> {
    match c {
        ' '..='~' | '\u{980}'..='\u{9ff}' => None,
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)),
        '\x7f' => Some('␡'),
        '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' => Some(UNSHOWABLE),
        c if is_format(c) => Some(UNSHOWABLE),
        _ => None,
    }
}

/// Whether the general category is Cf (Unicode 17), the joiners of Bangla left out.
fn is_format(c: char) -> bool {
    !matches!(c, ZWJ | ZWNJ)
        && matches!(c, '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}'
            | '\u{8e2}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0001}'
            | '\u{e0020}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::is_nfc;

    use super::*;
    use crate::text::cluster::clusters;

    #[test]
    fn nothing_steers_the_terminal_and_nothing_vanishes() {
        assert_eq!(shown("a\x1b[2J\0\x7f\u{9b}31m"), "a␛[2J␀␡�31m");
        assert_eq!(shown("\u{2068}x\u{2069}\u{200b}\u{feff}"), "�x���");
        assert_eq!(shown("র\u{200d}্যাম\nক্\u{200c}ষ"), "র\u{200d}্যাম\nক্\u{200c}ষ");
        assert_eq!(shown("\u{9bf}ক \u{9be}\n\u{9cd}"), "◌িক ◌া\n◌্");
    }

    #[test]
    fn a_paste_is_lines_of_nfc() {
        assert_eq!(paste("a\r\nb\rc\td\u{2029}e"), "a\nb\nc  d\ne");
        assert_eq!(paste("\x1b[31mক\u{9c7}\u{9be}\u{200e}"), "[31mকো");
        assert_eq!(paste("\\n\u{303} n\u{303} \\u00e9\u{301}"), "\\n\u{303} ñ \\u00e9\u{301}");
        assert_eq!((refused("\x1b[31m\u{200e}\r\n\tক\u{200d}"), refused("PUT /users/1")), (2, 0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn what_is_shown_is_harmless(text in any::<String>()) {
            prop_assert!(shown(&text).chars().all(|c| c == '\n' || (!c.is_control() && !is_format(c))));
        }

        #[test]
        fn every_mark_has_a_base(text in "[ -~ক-হা-্ঁ-ঃ\u{200d}\u{200c}\u{301}\x00-\x1f\u{2066}]{0,12}") {
            let shown = shown(&text);
            prop_assert!(clusters(&shown).all(|cluster| !cluster.starts_with(is_mark)));
        }

        #[test]
        fn a_paste_is_stable(text in any::<String>()) {
            let once = paste(&text);
            prop_assert!(is_nfc(&once) || once.contains('\\'));
            prop_assert_eq!(paste(&once), once);
        }

        #[test]
        fn a_paste_means_the_same_in_json(
            pieces in prop::collection::vec(
                prop::sample::select(vec!["\\n", "\\t", "\\u00e9", "\\u0065", "\\\\", "\\\"", "n", "e", "\u{301}", "\u{303}", "\u{9bc}",
                    "ক", "য", "\u{9c7}", "\u{9be}", "\u{9df}", "\u{212b}", " "]),
                0..12,
            ),
        ) {
            let json = format!("\"{}\"", pieces.concat());
            let meant = |json: &str| serde_json::from_str::<String>(json).map(|text| text.nfc().collect::<String>()).ok();
            prop_assert!(meant(&json).is_some());
            prop_assert_eq!(meant(&paste(&json)), meant(&json));
        }
    }
}
