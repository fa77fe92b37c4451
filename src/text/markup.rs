//! The markup of lesson prose: `` `wire words` `` and `**emphasis**`, nothing else.

use std::collections::BTreeSet;
use std::ops::Range;

use super::cluster::cluster_indices;
use super::{Role, Span};

/// What is wrong with a marker (finding T05 of a course check).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No second one closes it: it is shown as it stands.
    Open(&'static str),
    /// Nothing stands between it and the one that closes it.
    Empty(&'static str),
    /// It stands inside a grapheme cluster: a sign would lose its letter.
    Inside(&'static str),
}

/// A text taken apart; all offsets are in bytes of the text.
#[derive(Clone, Debug, Default)]
pub struct Markup {
    /// What is shown, in order: markers are between the pieces. Roles are text, strong and code.
    pub pieces: Vec<(Range<usize>, Role)>,
    /// What is wrong, each with the offset of its marker, in the order of the text.
    pub faults: Vec<(usize, Fault)>,
}

/// Returns the spans of a text, without its markers. Faulty markup is shown as well as it can be.
#[must_use]
pub fn markup(text: &str) -> Vec<Span> {
    let span = |(range, role): (Range<usize>, Role)| Some(Span::new(text.get(range)?, role));
    parse(text).pieces.into_iter().filter_map(span).collect()
}

/// Takes a text apart.
#[must_use]
pub fn parse(text: &str) -> Markup {
    let mut parser = Parser { text, markup: Markup::default(), seams: Vec::new() };
    let (mut role, mut from, mut at) = (Role::Text, 0, 0);
    while let Some((offset, marker)) = next_marker(text, at) {
        at = offset + marker.len();
        let code = if marker == "`" { parser.tail(at).find('`') } else { None };
        if let Some(length) = code {
            parser.push(from..offset, role);
            parser.held(offset, at..at + length, marker, Role::Code);
            at += length + 1;
            from = at;
        } else if marker == "**" && (role == Role::Strong || has_strong(text, at)) {
            parser.push(from..offset, role);
            parser.seams.push((offset, marker));
            if role == Role::Strong && parser.tail(from - marker.len()).starts_with("****") {
                parser.fault(from - marker.len(), Fault::Empty(marker));
            }
            role = if role == Role::Strong { Role::Text } else { Role::Strong };
            from = at;
        } else {
            parser.fault(offset, Fault::Open(marker));
        }
    }
    parser.push(from..text.len(), role);
    parser.finish()
}

struct Parser<'a> {
    text: &'a str,
    markup: Markup,
    /// Where a marker was taken out.
    seams: Vec<(usize, &'static str)>,
}

impl<'a> Parser<'a> {
    fn tail(&self, from: usize) -> &'a str {
        self.text.get(from..).unwrap_or_default()
    }

    fn fault(&mut self, offset: usize, fault: Fault) {
        self.markup.faults.push((offset, fault));
    }

    fn push(&mut self, range: Range<usize>, role: Role) {
        if !range.is_empty() {
            self.markup.pieces.push((range, role));
        }
    }

    /// Adds what stands between two markers, of which the first is at `offset`.
    fn held(&mut self, offset: usize, range: Range<usize>, marker: &'static str, role: Role) {
        self.seams.extend([(offset, marker), (range.end, marker)]);
        if range.is_empty() {
            self.fault(offset, Fault::Empty(marker));
        }
        self.push(range, role);
    }

    /// Finds the seams that lie inside a cluster of what is shown.
    fn finish(mut self) -> Markup {
        let shown: String =
            self.markup.pieces.iter().filter_map(|(range, _)| self.text.get(range.clone())).collect();
        let starts: BTreeSet<usize> = cluster_indices(&shown).map(|(start, _)| start).collect();
        let shown_before = |offset: usize| -> usize {
            let ended = self.markup.pieces.iter().take_while(|(range, _)| range.end <= offset);
            ended.map(|(range, _)| range.len()).sum()
        };
        let inside = |(offset, _): &&(usize, &'static str)| {
            let at = shown_before(*offset);
            at < shown.len() && !starts.contains(&at)
        };
        let faults: Vec<_> =
            self.seams.iter().filter(inside).map(|(at, mark)| (*at, Fault::Inside(mark))).collect();
        self.markup.faults.extend(faults);
        self.markup.faults.sort_by_key(|(at, _)| *at);
        self.markup
    }
}

fn next_marker(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let tail = text.get(from..)?;
    let code = tail.find('`').map(|at| (from + at, "`"));
    let strong = tail.find("**").map(|at| (from + at, "**"));
    code.into_iter().chain(strong).min()
}

/// Whether a `**` comes at or after an offset that is outside code.
fn has_strong(text: &str, mut from: usize) -> bool {
    while let Some((offset, marker)) = next_marker(text, from) {
        if marker == "**" {
            return true;
        }
        from = offset + 1;
        if let Some(length) = text.get(from..).and_then(|tail| tail.find('`')) {
            from += length + 1;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn faults(text: &str) -> Vec<(usize, Fault)> {
        parse(text).faults
    }

    #[test]
    fn code_and_strong_are_roles_without_their_markers() {
        let spans = markup("**রিসোর্সের** নাম `PUT /a**b`-এ, **and `GET` too**.");
        let expected = [
            ("রিসোর্সের", Role::Strong),
            (" নাম ", Role::Text),
            ("PUT /a**b", Role::Code),
            ("-এ, ", Role::Text),
            ("and ", Role::Strong),
            ("GET", Role::Code),
            (" too", Role::Strong),
            (".", Role::Text),
        ];
        assert_eq!(spans, expected.map(|(text, role)| Span::new(text, role)));
        assert_eq!(faults("**`PUT`** and ** 2 * 3 **"), []);
    }

    #[test]
    fn faults_say_where_they_are() {
        assert_eq!(faults("a `b"), [(2, Fault::Open("`"))]);
        assert_eq!(faults("a **b `**`"), [(2, Fault::Open("**"))]);
        assert_eq!(faults("`` and ****"), [(0, Fault::Empty("`")), (7, Fault::Empty("**"))]);
        assert_eq!(faults("**ক**া"), [(5, Fault::Inside("**"))]);
        assert_eq!(faults("**ক্**ষ"), [(8, Fault::Inside("**"))]);
        assert_eq!(faults("`ক`ে"), [(4, Fault::Inside("`"))]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn sound_markup_loses_nothing_but_markers(text in "[a কা`*]{0,16}") {
            let shown: String = markup(&text).into_iter().map(|span| span.text).collect();
            let bare = |text: &str| text.replace(['`', '*'], "");
            prop_assert_eq!(bare(&shown), bare(&text));
        }
    }
}
