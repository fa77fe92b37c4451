//! The words as data: what can be typed where there is no screen, beside the keys of the keymap.

use super::keymap::{self, Action};
use crate::i18n::{Catalog, Lang, Message};

/// What a word asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// Send what is written.
    Send,
    /// Send the very same request again.
    Again,
    /// Write a GET of the address that the response names.
    Follow,
    /// Change the method of what is written.
    Method,
    /// Change its target.
    Target,
    /// Set or take away one of its header fields.
    Header,
    /// Write its body.
    Body,
    /// Write a whole message as it goes over the wire.
    Raw,
    /// Replace a line of that message.
    Line,
    /// Put a line in before another one.
    Insert,
    /// Take a line away.
    Remove,
    /// Read what is written.
    Request,
    /// Read the last response.
    Answer,
    /// Read the list of the server, or one resource.
    Server,
    /// Read both messages as they are on the wire.
    Wire,
    /// Read member by member what the last request changed.
    Difference,
    /// Open the next hint.
    Hint,
    /// Compare once with several times.
    Prove,
    /// Go back in time.
    Back,
    /// Go forward in time.
    Forward,
    /// Read what was sent so far.
    History,
    /// Go on to the next page.
    Next,
    /// Turn back to the page before.
    Previous,
    /// Pass over this step.
    Skip,
    /// Read this page in the next language.
    Peek,
    /// Read what the lesson is for.
    Objective,
    /// Read the list of lessons.
    Lessons,
    /// Open a lesson.
    Open,
    /// Go into the sandbox, or come back.
    Sandbox,
    /// Put the server of this lesson back to its start.
    Reset,
    /// Start this lesson again.
    Restart,
    /// Keep this session as a file.
    Session,
    /// Choose what happens to the next request on its way.
    Network,
    /// Choose what the client does where no answer comes.
    Retry,
    /// Tell the way that the last message took.
    Journey,
    /// Let the second client act.
    Peer,
    /// Choose another server for the sandbox.
    Scenes,
    /// Read what is written as a curl command.
    Curl,
    /// Take requests from outside, or no more.
    Listen,
    /// Change the language.
    Language,
    /// Read the page again.
    Repeat,
    /// Tell where one is, and what is asked.
    Where,
    /// Tell what can be typed.
    Help,
    /// End the program.
    Quit,
}

/// A verb, its words in every language (by commas, the usual one first), what it does, and the action of the same kind.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The verb.
    pub verb: Verb,
    /// Its words.
    pub words: Message,
    /// What it does.
    pub help: Message,
    /// The action of the keymap that is the same.
    pub action: Option<Action>,
}

/// The whole table, in the order of the help.
#[rustfmt::skip]
#[must_use]
pub fn verbs() -> Vec<Entry> {
    use Message as M;
    use Verb as V;
    let entry = |verb, words, help, action| Entry { verb, words, help, action };
    vec![
        entry(V::Send, M::WordSend, M::WordSendHelp, None),
        entry(V::Again, M::WordAgain, M::WordAgainHelp, Some(Action::Again)),
        entry(V::Follow, M::WordFollow, M::WordFollowHelp, None),
        entry(V::Method, M::WordMethod, M::WordMethodHelp, None),
        entry(V::Target, M::WordTarget, M::WordTargetHelp, None),
        entry(V::Header, M::WordHeader, M::WordHeaderHelp, None),
        entry(V::Body, M::WordBody, M::WordBodyHelp, None),
        entry(V::Raw, M::WordRaw, M::WordRawHelp, None),
        entry(V::Line, M::WordLine, M::WordLineHelp, None),
        entry(V::Insert, M::WordInsert, M::WordInsertHelp, None),
        entry(V::Remove, M::WordRemove, M::WordRemoveHelp, None),
        entry(V::Request, M::WordRequest, M::WordRequestHelp, None),
        entry(V::Answer, M::WordAnswer, M::WordAnswerHelp, None),
        entry(V::Server, M::WordServer, M::WordServerHelp, None),
        entry(V::Wire, M::WordWire, M::WordWireHelp, Some(Action::Wire)),
        entry(V::Difference, M::WordDifference, M::WordDifferenceHelp, Some(Action::Difference)),
        entry(V::Hint, M::WordHint, M::WordHintHelp, Some(Action::Hint)),
        entry(V::Prove, M::WordProve, M::WordProveHelp, Some(Action::Prove)),
        entry(V::Back, M::WordBack, M::WordBackHelp, Some(Action::Back)),
        entry(V::Forward, M::WordForward, M::WordForwardHelp, Some(Action::Forward)),
        entry(V::History, M::WordHistory, M::WordHistoryHelp, Some(Action::History)),
        entry(V::Next, M::WordNext, M::WordNextHelp, None),
        entry(V::Previous, M::WordPrevious, M::WordPreviousHelp, None),
        entry(V::Skip, M::WordSkip, M::WordSkipHelp, Some(Action::Skip)),
        entry(V::Peek, M::WordPeek, M::WordPeekHelp, Some(Action::Peek)),
        entry(V::Objective, M::WordObjective, M::WordObjectiveHelp, Some(Action::Objective)),
        entry(V::Lessons, M::WordLessons, M::WordLessonsHelp, Some(Action::Lessons)),
        entry(V::Open, M::WordOpen, M::WordOpenHelp, None),
        entry(V::Sandbox, M::WordSandbox, M::WordSandboxHelp, Some(Action::Sandbox)),
        entry(V::Reset, M::WordReset, M::WordResetHelp, Some(Action::Reset)),
        entry(V::Restart, M::WordRestart, M::WordRestartHelp, Some(Action::Restart)),
        entry(V::Session, M::WordSession, M::WordSessionHelp, Some(Action::Session)),
        entry(V::Network, M::WordNetwork, M::WordNetworkHelp, Some(Action::Network)),
        entry(V::Retry, M::WordRetry, M::WordRetryHelp, None),
        entry(V::Journey, M::WordJourney, M::WordJourneyHelp, Some(Action::Journey)),
        entry(V::Peer, M::WordPeer, M::WordPeerHelp, Some(Action::Peer)),
        entry(V::Scenes, M::WordScenes, M::WordScenesHelp, Some(Action::Scenes)),
        entry(V::Curl, M::WordCurl, M::WordCurlHelp, Some(Action::Curl)),
        entry(V::Listen, M::WordListen, M::WordListenHelp, Some(Action::Listen)),
        entry(V::Language, M::WordLanguage, M::WordLanguageHelp, Some(Action::Language)),
        entry(V::Repeat, M::WordRepeat, M::WordRepeatHelp, None),
        entry(V::Where, M::WordWhere, M::WordWhereHelp, None),
        entry(V::Help, M::WordHelp, M::WordHelpHelp, Some(Action::Help)),
        entry(V::Quit, M::WordQuit, M::WordQuitHelp, Some(Action::Quit)),
    ]
}

impl Entry {
    /// Returns its name in the texts of lessons: `{=word.NAME}`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        let id = self.words.id();
        id.strip_prefix("word-").unwrap_or(id)
    }

    /// Returns its words in a language, the usual one first.
    #[must_use]
    pub fn words(&self, catalog: &Catalog, lang: Lang) -> Vec<String> {
        let words = catalog.text(lang, &self.words);
        words.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
    }
}

/// Returns the usual word of a verb in a language.
#[must_use]
pub fn word(catalog: &Catalog, lang: Lang, verb: Verb) -> String {
    let entry = verbs().into_iter().find(|entry| entry.verb == verb);
    entry.and_then(|entry| entry.words(catalog, lang).into_iter().next()).unwrap_or_default()
}

/// Returns what stands for `{=NAME}` in a text of a lesson where there are no keys, in quotation marks: for `word.NAME`
/// the word of the verb that has that name, for `key.NAME` the word that does the same as the key; for a key that no word
/// stands for, its cap.
#[must_use]
pub fn named(catalog: &Catalog, lang: Lang, name: &str) -> Option<String> {
    let quoted = |entry: Entry| {
        let word = entry.words(catalog, lang).into_iter().next();
        word.map(|word| format!("“{word}”"))
    };
    if let Some(name) = name.strip_prefix("word.") {
        return verbs().into_iter().find(|entry| entry.name() == name).and_then(quoted);
    }
    let name = name.strip_prefix("key.")?;
    let binding = keymap::KEYMAP.iter().find(|binding| binding.name == name)?;
    let entry = verbs().into_iter().find(|entry| entry.action == Some(binding.action));
    entry.and_then(quoted).or_else(|| Some(binding.cap()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::files::Files;

    /// What is typed is looked up in the learner's language and in the base language together, in the others only then.
    #[test]
    fn no_word_asks_for_two_things() {
        let catalog = Catalog::open(&Files::embedded());
        for lang in catalog.langs() {
            let mut known: BTreeMap<String, Verb> = BTreeMap::new();
            for entry in verbs() {
                let own = entry.words(&catalog, lang);
                assert!(!own.is_empty(), "{:?} has no word in {}", entry.verb, catalog.tag(lang));
                for word in own.into_iter().chain(entry.words(&catalog, catalog.base())) {
                    assert!(word.chars().all(|c| !c.is_ascii_uppercase() && !c.is_ascii_digit()), "{word}");
                    let other = known.insert(word.clone(), entry.verb);
                    assert!(
                        other.is_none_or(|other| other == entry.verb),
                        "{word}: {:?}, {other:?}",
                        entry.verb
                    );
                }
            }
        }
    }

    /// Who stops in the middle of a word has not asked for anything to be sent.
    #[test]
    fn no_word_that_sends_begins_another_one_or_is_begun_by_one() {
        let catalog = Catalog::open(&Files::embedded());
        let sends = |verb: Verb| matches!(verb, Verb::Send | Verb::Again | Verb::Peer);
        let known = verbs().into_iter().flat_map(|entry| {
            let words = catalog.langs().flat_map(|lang| entry.words(&catalog, lang)).collect::<Vec<_>>();
            words.into_iter().map(move |word| (entry.verb, word))
        });
        let known: Vec<(Verb, String)> = known.collect();
        for (verb, word) in known.iter().filter(|(verb, _)| sends(*verb)) {
            let other = |(other, begun): &&(Verb, String)| {
                other != verb && (begun.starts_with(word.as_str()) || word.starts_with(begun.as_str()))
            };
            assert_eq!(known.iter().find(other), None, "{word}");
        }
    }

    #[test]
    fn lesson_texts_name_words_where_there_are_no_keys() {
        let catalog = Catalog::open(&Files::embedded());
        let base = catalog.base();
        assert_eq!(named(&catalog, base, "key.again").as_deref(), Some("“again”"));
        assert_eq!(named(&catalog, base, "key.send").as_deref(), Some("Enter"));
        assert_eq!(named(&catalog, base, "word.server").as_deref(), Some("“server”"));
        assert_eq!(
            (named(&catalog, base, "key.nothing"), named(&catalog, base, "word.nothing")),
            (None, None)
        );
    }
}
