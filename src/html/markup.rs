//! HTML that is safe by its type: made of escaped text and of elements, never of a string that somebody wrote.

use crate::text::clean;

/// A piece of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Markup(String);

/// The attributes of an element; their values are escaped.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Markup {
    /// Returns text as it reads, whatever it holds.
    pub(super) fn text(text: &str) -> Self {
        let mut escaped = Self::default();
        escaped.push(&clean::shown(text));
        escaped
    }

    /// Returns the whole as a string.
    pub(super) fn into_string(self) -> String {
        self.0
    }

    /// Returns whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns it followed by another piece.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.0.push_str(&other.0);
        self
    }

    fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
    }

    fn open(name: &'static str, attributes: Attributes<'_>) -> Self {
        let mut tag = Self(format!("<{name}"));
        for (attribute, value) in attributes {
            tag.0.push_str(&format!(" {attribute}=\""));
            tag.push(&clean::shown(value));
            tag.0.push('"');
        }
        tag.0.push('>');
        tag
    }
}

impl FromIterator<Self> for Markup {
    fn from_iter<I: IntoIterator<Item = Self>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

/// Returns an element with what is inside it.
pub(super) fn element(name: &'static str, attributes: Attributes<'_>, inside: Markup) -> Markup {
    let mut element = Markup::open(name, attributes).and(inside);
    element.0.push_str(&format!("</{name}>"));
    element
}

/// Returns an element of a line of its own, for whoever reads the source.
pub(super) fn block(name: &'static str, attributes: Attributes<'_>, inside: Markup) -> Markup {
    let mut block = element(name, attributes, inside);
    block.0.push('\n');
    block
}

/// Returns an element that can hold nothing.
pub(super) fn void(name: &'static str, attributes: Attributes<'_>) -> Markup {
    Markup::open(name, attributes)
}

/// Returns the style sheet of the program, which is part of it and not written by anybody else.
pub(super) fn style(sheet: &'static str, more: Markup) -> Markup {
    block("style", &[], Markup(format!("\n{sheet}")).and(more))
}

/// Returns the first line of a page.
pub(super) fn doctype() -> Markup {
    Markup("<!doctype html>\n".to_owned())
}

/// Returns names of fonts as a declaration of a style sheet. What could end it, or anything around it, is left out.
pub(super) fn font_family(property: &'static str, fonts: &[String]) -> Markup {
    let safe = |name: &String| {
        let kept: String = name.chars().filter(|c| c.is_alphanumeric() || " -_".contains(*c)).collect();
        format!("\"{kept}\", ")
    };
    let names: String = fonts.iter().map(safe).collect();
    Markup(format!(":root {{ {property}: {names}system-ui, sans-serif; }}\n"))
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Reads escaped text back.
    fn unescaped(text: &str) -> String {
        let pairs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
        pairs.iter().fold(text.to_owned(), |text, (escaped, plain)| text.replace(escaped, plain))
    }

    /// Asserts that every element of a page that was opened is closed, in order, and that there is no other tag.
    pub(in crate::html) fn assert_well_formed(page: &str) {
        const VOID: [&str; 3] = ["meta", "br", "hr"];
        let mut open: Vec<&str> = Vec::new();
        let mut rest = page.strip_prefix("<!doctype html>").unwrap_or(page);
        while let Some((_, tag)) = rest.split_once('<') {
            let (tag, after) = tag.split_once('>').expect("a tag ends");
            rest = after;
            let name = tag.split([' ', '\n']).next().unwrap_or_default();
            match name.strip_prefix('/') {
                Some(name) => assert_eq!(open.pop(), Some(name), "{tag}"),
                None if VOID.contains(&name) => {}
                None => open.push(name),
            }
            assert!(name.chars().all(|c| c.is_ascii_alphanumeric() || c == '/'), "{name}");
        }
        assert_eq!(open, [""; 0]);
    }

    #[test]
    fn fonts_stay_names() {
        let family = font_family("--text", &["Noto Sans".into(), "a\"; } </style>".into()]);
        assert_eq!(family.0, ":root { --text: \"Noto Sans\", \"a  style\", system-ui, sans-serif; }\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn any_text_stays_text(text in "(<|>|&|\"|'|&lt;|</p>|<script>|]]>|<!--|\\PC|\n){0,16}") {
            let shown = clean::shown(&text).into_owned();
            let escaped = Markup::text(&text);
            prop_assert!(!escaped.0.contains(['<', '>', '"', '\'']));
            prop_assert_eq!(unescaped(&escaped.0), shown);
            let page = element("p", &[("title", &text)], element("code", &[], escaped));
            assert_well_formed(&page.0);
        }
    }
}
