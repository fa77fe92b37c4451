//! Prose of a lesson: its markup as roles, and the keys it names as they stand on the keyboard.

use crate::app::keymap;
use crate::text::{Role, Span, markup::markup};

/// Returns a text of a lesson as spans. `{=key.again}` becomes the cap of that key; what names no key stays as it is.
#[must_use]
pub fn prose(text: &str) -> Vec<Span> {
    prose_with(text, &|name| keymap::named(name.strip_prefix("key.")?))
}

/// Returns a text of a lesson as spans, in which `name` tells what stands for `{=name}`.
#[must_use]
pub fn prose_with(text: &str, name: &dyn Fn(&str) -> Option<String>) -> Vec<Span> {
    markup(text).into_iter().flat_map(|span| with_keys(&span, name)).collect()
}

fn with_keys(span: &Span, name: &dyn Fn(&str) -> Option<String>) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = span.text.as_str();
    while let Some((before, cap, after)) = next_key(rest, name) {
        spans.push(Span::new(before, span.role));
        spans.push(Span::new(cap, Role::Key));
        rest = after;
    }
    spans.push(Span::new(rest, span.role));
    spans.retain(|span| !span.text.is_empty());
    spans
}

fn next_key<'t>(
    text: &'t str,
    called: &dyn Fn(&str) -> Option<String>,
) -> Option<(&'t str, String, &'t str)> {
    let (before, rest) = text.split_once("{=")?;
    let (name, after) = rest.split_once('}')?;
    Some((before, called(name)?, after))
}

#[cfg(test)]
mod tests {
    use super::prose;
    use crate::text::{Role, Span};

    #[test]
    fn names_keys_by_their_caps_and_keeps_what_it_does_not_know() {
        let expected = [
            Span::new("Press ", Role::Text),
            Span::new("F5", Role::Key),
            Span::new(" for ", Role::Text),
            Span::new("PUT", Role::Code),
        ];
        assert_eq!(prose("Press {=key.again} for `PUT`"), expected);
        assert_eq!(prose("{=key.nothing}"), [Span::new("{=key.nothing}", Role::Text)]);
    }
}
