//! JSON in colours, also while it is half written: names, strings, numbers and words, token by token.

use std::ops::Range;

use crate::text::Role;

/// Returns which bytes have which role; together they cover the whole text in order. Never fails: what is no JSON is prose.
pub(super) fn coloured(text: &str) -> Vec<(Range<usize>, Role)> {
    let mut tokens: Vec<(Range<usize>, Role)> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, role) = token(rest);
        let end = at + length;
        match tokens.last_mut() {
            Some((last, before)) if *before == role && role == Role::Text => last.end = end,
            _ => tokens.push((at..end, role)),
        }
        at = end;
    }
    tokens
}

/// Returns length and role of the first token.
fn token(rest: &str) -> (usize, Role) {
    match rest.chars().next() {
        Some('"') => {
            let length = string(rest);
            let follows = rest.get(length..).unwrap_or_default().trim_start();
            (length, if follows.starts_with(':') { Role::JsonName } else { Role::JsonString })
        }
        Some(c) if c.is_ascii_digit() || c == '-' => {
            (run(rest, |c| c.is_ascii_alphanumeric() || "+-.".contains(c)), Role::JsonScalar)
        }
        Some(c) if c.is_ascii_alphabetic() => {
            let length = run(rest, |c| c.is_ascii_alphabetic());
            let word = rest.get(..length).unwrap_or_default();
            (length, if ["true", "false", "null"].contains(&word) { Role::JsonScalar } else { Role::Text })
        }
        Some(c) => (c.len_utf8(), Role::Text),
        None => (0, Role::Text),
    }
}

fn run(text: &str, inside: impl Fn(char) -> bool) -> usize {
    text.find(|c| !inside(c)).unwrap_or(text.len())
}

/// Returns the length of the string at the start: to its closing quote, or to the end of the line.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return at,
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tells_names_from_strings_and_survives_half_a_string() {
        let text = r#"{"a": "b\"c", "n": -1e5, "t": true, "half"#;
        let roles: Vec<_> = coloured(text).into_iter().filter(|(_, role)| *role != Role::Text).collect();
        let shown: Vec<_> =
            roles.iter().map(|(bytes, role)| (text.get(bytes.clone()).unwrap(), *role)).collect();
        let expected = [
            ("\"a\"", Role::JsonName),
            ("\"b\\\"c\"", Role::JsonString),
            ("\"n\"", Role::JsonName),
            ("-1e5", Role::JsonScalar),
            ("\"t\"", Role::JsonName),
            ("true", Role::JsonScalar),
            ("\"half", Role::JsonString),
        ];
        assert_eq!(shown, expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn covers_any_text_without_a_gap(text in "(?s).{0,60}") {
            let tokens = coloured(&text);
            let mut at = 0;
            for (bytes, _) in &tokens {
                prop_assert_eq!(bytes.start, at);
                at = bytes.end;
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
