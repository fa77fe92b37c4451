//! T05: the markup of sentences, which is `` `code` ``, `**strong**` and `{=name}` for a name that the program knows.

use unicode_segmentation::UnicodeSegmentation;

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

/// What is wrong with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It has no partner.
    Open(&'static str),
    /// It stands inside a grapheme cluster.
    Inside(&'static str),
}

/// The kinds of pieces that a mark can open, with what closes them.
const MARKS: [(&str, &str); 3] = [("`", "`"), ("{=", "}"), ("**", "**")];

impl Markup {
    pub(super) fn read(text: &str) -> Self {
        let mut reader = Reader {
            markup: Self { prose: String::new(), code: Vec::new(), faults: Vec::new() },
            seams: Vec::new(),
            plain: String::new(),
            strong: None,
        };
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let at = text.len() - rest.len();
            let mark = MARKS.iter().find(|(open, _)| rest.starts_with(open));
            let taken = match mark {
                Some((open, close)) => reader.mark(at, rest, open, close),
                None => reader.letter(c),
            };
            rest = rest.get(taken..).unwrap_or_default();
        }
        reader.finish()
    }
}

struct Reader {
    markup: Markup,
    /// The text without marks, and where in it each mark stood: the mark and its offset in the text.
    plain: String,
    seams: Vec<(usize, &'static str, usize)>,
    strong: Option<usize>,
}

impl Reader {
    fn letter(&mut self, c: char) -> usize {
        self.markup.prose.push(c);
        self.plain.push(c);
        c.len_utf8()
    }

    /// Takes a mark, and with it what it holds unless that is prose. Returns how many bytes it took.
    fn mark(&mut self, at: usize, rest: &str, open: &'static str, close: &'static str) -> usize {
        self.seam(open, at);
        self.markup.prose.push_str(open);
        if open == "**" {
            self.strong = if self.strong.is_some() { None } else { Some(at) };
            return open.len();
        }
        let held = rest.get(open.len()..).unwrap_or_default();
        let Some((held, _)) = held.split_once(close) else {
            self.markup.faults.push((at, Fault::Open(open)));
            return open.len();
        };
        if open == "`" {
            self.markup.code.push((at + open.len(), held.to_owned()));
        }
        self.plain.push_str(held);
        self.markup.prose.extend(std::iter::repeat_n(HIDDEN, held.len()));
        let end = at + open.len() + held.len();
        self.seam(close, end);
        self.markup.prose.push_str(close);
        open.len() + held.len() + close.len()
    }

    fn seam(&mut self, mark: &'static str, at: usize) {
        self.seams.push((self.plain.len(), mark, at));
    }

    fn finish(mut self) -> Markup {
        self.markup.faults.extend(self.strong.map(|at| (at, Fault::Open("**"))));
        let whole = |at: usize| {
            at == self.plain.len() || self.plain.grapheme_indices(true).any(|(start, _)| start == at)
        };
        let inside = self.seams.iter().filter(|(at, ..)| !whole(*at));
        self.markup.faults.extend(inside.map(|(_, mark, at)| (*at, Fault::Inside(mark))));
        self.markup
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn faults(text: &str) -> Vec<(usize, Fault)> {
        Markup::read(text).faults
    }

    #[test]
    fn every_mark_has_its_partner() {
        assert_eq!(faults("`PUT`-এর **প্রভাব**, {=key.again} `**`"), []);
        assert_eq!(faults("`PUT-এর"), [(0, Fault::Open("`"))]);
        assert_eq!(faults("a **b"), [(2, Fault::Open("**"))]);
        assert_eq!(faults("{=key"), [(0, Fault::Open("{="))]);
    }

    #[test]
    fn no_mark_stands_inside_a_cluster() {
        assert_eq!(faults("**রিসোর্সের**"), []);
        assert_eq!(faults("**ক**ের"), [(5, Fault::Inside("**"))]);
        assert_eq!(faults("**ক্**ষ"), [(8, Fault::Inside("**"))]);
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
