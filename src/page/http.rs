//! What an answer means in the learner's words: a status, a refusal, a text that is no request.

mod problem;
mod reason;
mod status;

pub(super) use problem::problem;
pub(super) use reason::reason;
pub(super) use status::status;

use crate::i18n::message::Wire;
use crate::text::cluster::clusters;

/// How many characters of a wire value a sentence repeats.
const LONGEST: usize = 48;

/// What stands for the rest of a wire value, and for one that is not known.
const REST: &str = "…";

/// Repeats what somebody sent, as far as a sentence can hold it.
fn wire(value: &str) -> Wire {
    let mut kept: Wire = clusters(value).take(LONGEST).collect();
    if kept.is_empty() || kept.len() < value.len() {
        kept.push_str(REST);
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use http::Method;
    use http::header::{IF_MATCH, IF_NONE_MATCH, IF_UNMODIFIED_SINCE};

    use super::*;
    use crate::files::Files;
    use crate::i18n::{Catalog, Message};
    use crate::lab::EPOCH;
    use crate::lab::wire::{Reason, WireError, request_from_parts};
    use crate::server::{Code, Problem, Scene, Server};
    use crate::text::Widths;

    /// Says a message in every language and checks that nothing is missing and that it is no wider than allowed.
    fn say(catalog: &Catalog, message: &Message, widest: u16) -> Vec<String> {
        let in_lang = |lang| {
            let said = catalog.try_text(lang, message);
            assert!(said.complete && said.lang == Some(lang), "{said:?}");
            let cells = Widths::default().of(&said.text);
            assert!(cells <= widest, "{cells} cells: {}", said.text);
            said.text
        };
        catalog.langs().map(in_lang).collect()
    }

    fn catalog() -> Catalog {
        Catalog::load(&Files::embedded()).0
    }

    /// Checks that different things are said differently in every language.
    fn assert_distinct<'a>(
        catalog: &Catalog,
        said: impl IntoIterator<Item = (&'a str, Message)>,
        widest: u16,
    ) {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for (code, message) in said {
            for text in say(catalog, &message, widest) {
                let other = seen.insert(text.clone(), code);
                assert!(other.is_none_or(|other| other == code), "{code} and {other:?}: {text}");
            }
        }
    }

    fn full(code: Code) -> Problem {
        let problem = Problem::new(code).at(3, 17).about(&IF_MATCH).found("/users/9/accounts");
        problem.expected("application/json").allowing(&[Method::GET, Method::HEAD, Method::PUT])
    }

    #[test]
    fn every_status_has_few_words_of_its_own() {
        let catalog = catalog();
        let known = Code::ALL.iter().map(|code| code.status().as_u16());
        for code in [200, 201, 204, 304, 308, 411].into_iter().chain(known) {
            assert_eq!(status(code).id(), format!("status-{code}"));
        }
        let ids: BTreeMap<&str, Message> =
            (0..700).map(status).map(|message| (message.id(), message)).collect();
        assert_distinct(&catalog, ids, 30);
        assert_eq!((status(299).id(), status(999).id()), ("status-2xx", "status-none"));
    }

    #[test]
    fn every_code_has_a_sentence_of_its_own_also_without_its_members() {
        let catalog = catalog();
        let bare = |code: &Code| (code.as_str(), problem(&Problem::new(*code)));
        assert_distinct(&catalog, Code::ALL.iter().map(bare), 160);
        assert_distinct(&catalog, Code::ALL.iter().map(|code| (code.as_str(), problem(&full(*code)))), 160);
    }

    #[test]
    fn a_failed_condition_is_told_by_its_field() {
        let catalog = catalog();
        let tag = "\"0123456789abcdef\"";
        let failed = |field| Problem::new(Code::PreconditionFailed).about(field).expected(tag);
        let exists = |value: &str| Problem::new(Code::AlreadyExists).about(&IF_NONE_MATCH).expected(value);
        let cases = [
            (failed(&IF_MATCH).found(tag), "problem-precondition-failed"),
            (failed(&IF_MATCH), "problem-precondition-absent"),
            (failed(&IF_UNMODIFIED_SINCE).found(tag), "problem-changed-since"),
            (exists("*").found(tag), "problem-already-exists"),
            (exists(tag).found(tag), "problem-same-version"),
        ];
        for (failed, id) in cases {
            let message = problem(&failed);
            assert_eq!(message.id(), id);
            say(&catalog, &message, 160);
        }
    }

    #[test]
    fn every_reason_has_a_sentence_of_its_own() {
        let reasons = [
            Reason::Empty,
            Reason::NoRequestLine,
            Reason::ProtocolFirst,
            Reason::Method,
            Reason::NoTarget,
            Reason::TargetForm,
            Reason::TargetCharacter,
            Reason::TargetSpace,
            Reason::Fragment,
            Reason::TargetTooLong,
            Reason::NoVersion,
            Reason::Version,
            Reason::VersionUnsupported,
            Reason::ExtraWords,
            Reason::Spaces,
            Reason::NoHost,
            Reason::TwoHosts,
            Reason::HostValue,
            Reason::NoColon,
            Reason::NoEmptyLine,
            Reason::HeaderNotEnded,
            Reason::SpaceBeforeColon,
            Reason::FieldName,
            Reason::FieldValue,
            Reason::FoldedLine,
            Reason::TooManyFields,
            Reason::ContentLength,
            Reason::ContentLengthDiffers { said: 120, found: 118 },
            Reason::TransferEncoding,
        ];
        assert_eq!(reasons.each_ref().map(Reason::as_str), Reason::CODES);
        let said = reasons.map(|wrong| {
            let code = wrong.as_str();
            let message = reason(&WireError { line: 12, column: 34, reason: wrong });
            assert_eq!(message.id(), format!("reason-{code}"));
            (code, message)
        });
        assert_distinct(&catalog(), said, 160);
    }

    #[test]
    fn what_a_learner_tries_is_answered_in_one_plain_sentence() {
        let scene: Scene = toml::from_str(include_str!("../../assets/scenes/one-user.toml")).unwrap();
        let mut server = Server::new(&scene, EPOCH);
        let catalog = catalog();
        let mut answer = |method: &str, target: &str, body: &str| {
            let (request, _) = request_from_parts(method, target, &[], body).unwrap();
            let response = server.handle(&request, EPOCH);
            let refused = Problem::read(&response).expect("it is refused");
            say(&catalog, &problem(&refused), 160).swap_remove(0)
        };
        assert_eq!(
            answer("DELETE", "/users", ""),
            "DELETE does not work on this resource. What works is GET, HEAD, POST, OPTIONS."
        );
        assert_eq!(
            answer("PUT", "/cats/9", "{}"),
            "There is no collection for /cats/9. Only what stands in bold in the server's list is a collection."
        );
        assert_eq!(
            answer("PUT", "/users/1", "{\n  \"id\": 1 // mine\n}"),
            "There is a comment in line 2. JSON has no comments, so take it out and send it again."
        );
        assert_eq!(
            answer("PUT", "/users/1", &" ".repeat(1024 * 1024 + 1)),
            "The body has 1048577 bytes, and the server takes 1048576 at most. Make it smaller and send it again."
        );
        assert!(answer("PUT", "/users/1", "").starts_with("The body is empty"));
        assert!(answer("put", "/users/1", "{}").ends_with("Write PUT, not put."));
        assert!(answer("PUT", "/users/1", "[]").contains("its kind is array"));
        assert!(answer("GET", &format!("/users/{}", "ক".repeat(999)), "").contains("…"));
    }

    #[test]
    fn an_operation_is_counted_in_the_digits_of_the_language() {
        let refused = Problem::new(Code::BadPatch).found("2").expected("[]");
        let said = say(&catalog(), &problem(&refused), 160);
        assert!(said.iter().any(|said| said.contains('২') && !said.contains('2')), "{said:?}");
    }

    #[test]
    fn a_wire_value_is_cut_between_letters_and_never_empty() {
        assert_eq!((wire("/users/1"), wire("")), ("/users/1".to_owned(), "…".to_owned()));
        let long = wire(&"ক্ষি".repeat(60));
        assert_eq!(long, "ক্ষি".repeat(LONGEST) + "…");
    }
}
