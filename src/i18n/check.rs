//! The check of a language: its `.ftl` files (F rules) and its sentences, here and in lessons (T rules).
//!
//! | Code | Rule |
//! |---|---|
//! | F00 | `locale.toml` can be used; exactly one language is the base |
//! | F01 | every entry can be read |
//! | F02 | an id stands once in a language |
//! | F03 | every message of the program is there (a warning where the base language speaks in its place) |
//! | F04 | nothing else is there; attributes are ids of their own, such as `key-send.help` |
//! | F05 | every variable is an argument of the message |
//! | F06 | every argument is used, or excused by the comment `# unused: name` (a warning) |
//! | F07 | references lead to something, and not round in a circle |
//! | F09 | plural forms are the language's own; `[one]` shows its number where it also means 0 |
//! | T01 | NFC, no invisible characters, no artefacts of typing |
//! | T02 | sentences end with the language's own mark, and no space before it |
//! | T03 | no forbidden words (a warning for whole words only), endings join Latin words by a hyphen |
//! | T04 | digits of the language in prose, digits of the wire in code (a warning) |
//! | T05 | the markup is closed, holds something, and is never inside a letter and its sign |
//! | T06 | a label fits the cells that `locale.toml` gives it in every terminal |
//! | T07 | a sentence has letters of the language's script (a warning) |

mod ftl;
mod markup;
mod plural;
mod sentence;
mod source;
mod syntax;

use crate::diagnostic::Diagnostic;
use crate::files::Files;
use crate::i18n::message::Spec;
use crate::i18n::{Catalog, Message, catalog};

pub use sentence::{Place, sentence};
pub use syntax::syntax;
pub(super) use syntax::too_deep;

/// Checks every language of `locales/`, in the order of paths and lines.
#[must_use]
pub fn check(files: &Files) -> Vec<Diagnostic> {
    check_against(files, Message::SPEC)
}

/// Checks every language against a list of messages.
fn check_against(files: &Files, spec: &[Spec]) -> Vec<Diagnostic> {
    let (_, mut wrong) = Catalog::load(files);
    let (locales, _) = catalog::locales(files);
    let sources: Vec<_> =
        locales.iter().map(|locale| source::Source::read(files, &locale.tag.to_string())).collect();
    for (locale, source) in locales.iter().zip(&sources) {
        wrong.extend(ftl::rules(locale, source, sources.first(), spec));
    }
    wrong.sort_by(|a, b| (&a.path, a.line, a.column, a.code).cmp(&(&b.path, b.line, b.column, b.code)));
    wrong
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Level;
    use crate::i18n::message::Kind;

    const SPEC: &[Spec] = &[
        ("left", &[("n", Kind::Num)]),
        ("sent", &[("method", Kind::Wire)]),
        ("sent.help", &[]),
        ("done", &[]),
    ];
    const EN: &str = "left = { $n } left\nsent = { $method } sent\n .help = Sends\ndone = Done\n";

    /// Checks one Bangla file beside a right English one: line, column and code of each finding.
    fn bangla(text: &str) -> Vec<(usize, usize, &'static str)> {
        let mut files = Files::default();
        for (path, text) in
            Files::embedded().below("locales").filter(|(path, _)| path.ends_with("locale.toml"))
        {
            files.insert(path, text);
        }
        files.insert("locales/en/main.ftl", EN);
        files.insert("locales/bn/main.ftl", text);
        let wrong = check_against(&files, SPEC);
        assert!(wrong.iter().all(|w| w.path == "locales/bn/main.ftl"), "{wrong:?}");
        wrong.into_iter().map(|w| (w.line, w.column, w.code)).collect()
    }

    const LEFT: &str = "left = { $n }টি বাকি\n";
    const SENT: &str = "sent = { $method } পাঠানো হয়েছে\n .help = পাঠায়\n";
    const DONE: &str = "done = শেষ\n";

    #[test]
    fn the_languages_of_the_program_are_right() {
        assert_eq!(check(&Files::embedded()), []);
        assert_eq!(bangla(&[LEFT, SENT, DONE].concat()), []);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_place() {
        assert_eq!(bangla(&[LEFT, SENT, "done = শেষ }\n"].concat()), [(1, 1, "F03"), (4, 12, "F01")]);
    }

    #[test]
    fn ids_stand_once_and_are_those_of_the_program() {
        assert_eq!(bangla(&[LEFT, SENT, DONE, DONE].concat()), [(5, 1, "F02")]);
        assert_eq!(bangla(&[LEFT, SENT].concat()), [(1, 1, "F03")]);
        assert_eq!(bangla(&[LEFT, "sent = { $method }\n", DONE].concat()), [(1, 1, "F03")]);
        assert_eq!(bangla(&[LEFT, SENT, DONE, "more = আরও\n"].concat()), [(5, 1, "F04")]);
        assert_eq!(bangla(&[LEFT, SENT, DONE, " .hint = আরও\n"].concat()), [(5, 3, "F04")]);
    }

    #[test]
    fn a_message_that_only_the_base_has_is_a_warning() {
        let mut files = Files::embedded();
        files.insert("locales/xx/locale.toml", "tag = \"xx\"\nname = \"Xx\"");
        let wrong: Vec<_> = check(&files).into_iter().filter(|w| w.path.starts_with("locales/xx/")).collect();
        assert_eq!(wrong.len(), Message::SPEC.len());
        assert!(wrong.iter().all(|w| w.code == "F03" && w.level == Level::Warning));
        assert!(wrong.iter().any(|w| w.path == "locales/xx/check.ftl"), "the file in which the base has it");
    }

    #[test]
    fn arguments_are_those_of_the_message_and_all_are_used() {
        assert_eq!(bangla(&["left = { $n } { $m }\n", SENT, DONE].concat()), [(1, 18, "F05")]);
        assert_eq!(bangla(&["left = বাকি আছে\n", SENT, DONE].concat()), [(1, 1, "F06")]);
        assert_eq!(bangla(&["# unused: n\nleft = বাকি আছে\n", SENT, DONE].concat()), []);
    }

    #[test]
    fn references_lead_somewhere() {
        let refer = |text: &str| bangla(&[LEFT, SENT, text].concat());
        assert_eq!(refer("done = { -app } শেষ\n-app = পুট\n"), []);
        assert_eq!(refer("done = { -app } শেষ\n"), [(4, 11, "F07")]);
        assert_eq!(refer("done = { id } শেষ\n"), [(4, 10, "F07")]);
        assert_eq!(refer("done = { DATE(1) } শেষ\n"), [(4, 10, "F07")]);
        assert_eq!(refer("done = { -a }\n-a = { -b }\n-b = { -a }\n"), [(5, 2, "F07"), (6, 2, "F07")]);
    }

    #[test]
    fn plural_forms_are_the_languages_own() {
        let forms = |forms: &str| {
            bangla(&[SENT, DONE, "left = { $n ->\n", forms, "   *[other] { $n }টি\n }\n"].concat())
        };
        assert_eq!(forms("    [one] { $n }টি\n"), []);
        assert_eq!(forms("    [0] নেই\n    [1] একটি\n    [one] একটি\n"), []);
        assert_eq!(forms("    [one] একটি\n"), [(5, 6, "F09")]);
        assert_eq!(forms("    [few] { $n }টি\n"), [(5, 6, "F09")]);
    }

    #[test]
    fn labels_fit_their_place_in_every_terminal() {
        let told = |label: &str| {
            let mut files = Files::default();
            files.insert(
                "locales/xx/locale.toml",
                "tag = \"xx\"\nname = \"Xx\"\nbase = true\nbudget.key- = 5",
            );
            files.insert("locales/xx/keys.ftl", format!("key-send = {label}\n .help = Sends the request\n"));
            let wrong = check_against(&files, &[("key-send", &[]), ("key-send.help", &[])]);
            wrong.into_iter().map(|w| w.message).collect::<Vec<_>>()
        };
        assert_eq!(told("Send"), []);
        let (id, model) = ("key-send".into(), "W".into());
        assert_eq!(told("সার্ভার"), [Message::CheckT06 { id, cells: 6, budget: 5, model }]);
    }

    #[test]
    fn sentences_are_checked_where_they_stand() {
        assert_eq!(bangla(&[LEFT, SENT, "done = কাজ শেষ ।\n"].concat()), [(4, 16, "T02")]);
        assert_eq!(bangla(&[LEFT, "sent = { $method } এর\n .help = পাঠায়\n", DONE].concat()), [(2, 20, "T03")]);
        let many = "left = { $n ->\n   *[other] { $n }টি ডাটা\n }\n";
        assert_eq!(bangla(&[many, SENT, DONE].concat()), [(2, 22, "T03")]);
    }
}
