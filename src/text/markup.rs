//! The markup of lesson prose: `` `wire words` `` and `**emphasis**`, nothing else.

use super::cluster::is_mark;
use super::{Role, Span};

/// What is wrong with a piece of markup (finding T05 of a course check).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A marker that no second one closes: it is shown as it stands.
    Unbalanced,
    /// Two markers with nothing between them.
    Empty,
    /// A marker with a combining sign after it: the sign would lose its letter.
    SplitsCluster,
}

/// A fault and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkupError {
    /// The byte offset of the marker in the text.
    pub offset: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// Returns the spans of a text, without its markers. Faulty markup is shown as well as it can be.
#[must_use]
pub fn markup(text: &str) -> Vec<Span> {
    parse(text).0
}

/// Returns what is wrong with the markup of a text, in the order of the text.
#[must_use]
pub fn markup_errors(text: &str) -> Vec<MarkupError> {
    parse(text).1
}

fn parse(text: &str) -> (Vec<Span>, Vec<MarkupError>) {
    let mut parser = Parser { text, spans: Vec::new(), errors: Vec::new() };
    let (mut role, mut from, mut at) = (Role::Text, 0, 0);
    while let Some((offset, marker)) = next_marker(text, at) {
        at = offset + marker.len();
        let code = if marker == "`" { parser.tail(at).find('`') } else { None };
        if let Some(length) = code {
            parser.push(from, offset, role);
            parser.inside(offset, at, at + length, Role::Code);
            at += length + 1;
            from = at;
        } else if marker == "**" && (role == Role::Strong || has_strong(text, at)) {
            if role == Role::Strong {
                parser.inside(offset, from, offset, role);
            } else {
                parser.push(from, offset, role);
            }
            role = if role == Role::Strong { Role::Text } else { Role::Strong };
            from = at;
        } else {
            parser.fault(offset, Fault::Unbalanced);
        }
        if parser.tail(at).starts_with(is_mark) {
            parser.fault(at - marker.len(), Fault::SplitsCluster);
        }
    }
    parser.push(from, text.len(), role);
    (parser.spans, parser.errors)
}

struct Parser<'a> {
    text: &'a str,
    spans: Vec<Span>,
    errors: Vec<MarkupError>,
}

impl<'a> Parser<'a> {
    fn tail(&self, from: usize) -> &'a str {
        self.text.get(from..).unwrap_or_default()
    }

    fn fault(&mut self, offset: usize, fault: Fault) {
        self.errors.push(MarkupError { offset, fault });
    }

    fn push(&mut self, from: usize, to: usize, role: Role) {
        if let Some(piece) = self.text.get(from..to).filter(|piece| !piece.is_empty()) {
            self.spans.push(Span::new(piece, role));
        }
    }

    /// Adds what stands between two markers; nothing there is a fault of the marker at `offset`.
    fn inside(&mut self, offset: usize, from: usize, to: usize, role: Role) {
        if from == to
            && !self.text.get(..from).is_some_and(|before| before.ends_with('`') && role == Role::Strong)
        {
            self.fault(offset, Fault::Empty);
        }
        self.push(from, to, role);
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
        markup_errors(text).into_iter().map(|error| (error.offset, error.fault)).collect()
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
        assert_eq!(faults("a `b"), [(2, Fault::Unbalanced)]);
        assert_eq!(faults("a **b `**`"), [(2, Fault::Unbalanced)]);
        assert_eq!(faults("`` and ****"), [(0, Fault::Empty), (9, Fault::Empty)]);
        assert_eq!(faults("**ক**া"), [(5, Fault::SplitsCluster)]);
        assert_eq!(faults("`ক`ে"), [(4, Fault::SplitsCluster)]);
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
