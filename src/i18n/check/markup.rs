//! T05: the markup of sentences, which is that of [`mod@crate::text::markup`] and `{=name}` for a name that the program knows.

use crate::text::Role;
use crate::text::markup::{self, Fault};

/// Stands for each byte of what is no prose, so that offsets stay what they are.
pub(super) const HIDDEN: char = '\u{1A}';

/// A sentence taken apart.
pub(super) struct Markup {
    /// The text, with [`HIDDEN`] in place of code and names; as long as the text itself.
    pub(super) prose: String,
    /// What is code, with the offset of each piece.
    pub(super) code: Vec<(usize, String)>,
    /// What is wrong, with its offset.
    pub(super) faults: Vec<(usize, Fault)>,
}

impl Markup {
    pub(super) fn read(text: &str) -> Self {
        let markup::Markup { pieces, faults } = markup::parse(text);
        let mut read = Self { prose: String::new(), code: Vec::new(), faults };
        let mut at = 0;
        for (range, role) in pieces {
            let piece = text.get(range.clone()).unwrap_or_default();
            read.prose.push_str(text.get(at..range.start).unwrap_or_default());
            at = range.end;
            if role == Role::Code {
                read.hide(piece);
                read.code.push((range.start, piece.to_owned()));
            } else {
                read.names(range.start, piece);
            }
        }
        read.prose.push_str(text.get(at..).unwrap_or_default());
        read.faults.sort_by_key(|(at, _)| *at);
        read
    }

    /// Takes in prose, with the names in it hidden.
    fn names(&mut self, start: usize, prose: &str) {
        let mut rest = prose;
        while let Some((before, after)) = rest.split_once("{=") {
            self.prose.push_str(before);
            self.prose.push_str("{=");
            rest = after;
            match after.split_once('}') {
                Some((name, after)) => {
                    self.hide(name);
                    self.prose.push('}');
                    rest = after;
                }
                None => self.faults.push((start + prose.len() - after.len() - 2, Fault::Open("{="))),
            }
        }
        self.prose.push_str(rest);
    }

    fn hide(&mut self, text: &str) {
        self.prose.extend(std::iter::repeat_n(HIDDEN, text.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn code_and_names_are_no_prose() {
        let read = Markup::read("`PUT`-এর {=key.again} ও **আবার**");
        assert_eq!(read.prose.replace(HIDDEN, "-"), "`---`-এর {=---------} ও **আবার**");
        assert_eq!((read.code, read.faults), (vec![(1, "PUT".to_owned())], vec![]));
    }

    #[test]
    fn every_name_has_its_end() {
        assert_eq!(Markup::read("a {=key").faults, [(2, Fault::Open("{="))]);
        assert_eq!(Markup::read("`b {=key").faults, [(0, Fault::Open("`")), (3, Fault::Open("{="))]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn prose_is_as_long_as_the_text(text in "([a`*{=}ক্ষি। ]|\\*\\*){0,20}") {
            let markup = Markup::read(&text);
            prop_assert_eq!(markup.prose.len(), text.len());
            prop_assert!(markup.faults.iter().all(|(at, _)| text.is_char_boundary(*at)));
        }
    }
}
