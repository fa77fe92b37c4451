//! What can be typed: the words in groups, one of them or all of them with what they do.

use super::voice::Voice;
use crate::app::verb::{Entry, Verb, verbs};
use crate::i18n::Message;

/// The words that belong together, in the order in which they are told.
const GROUPS: [&[Verb]; 5] = {
    use Verb as V;
    [
        &[
            V::Send,
            V::Again,
            V::Follow,
            V::Method,
            V::Target,
            V::Header,
            V::Body,
            V::Raw,
            V::Line,
            V::Insert,
            V::Remove,
        ],
        &[
            V::Request,
            V::Answer,
            V::Server,
            V::Wire,
            V::Difference,
            V::History,
            V::Journey,
            V::Where,
            V::Repeat,
        ],
        &[
            V::Hint,
            V::Next,
            V::Previous,
            V::Skip,
            V::Peek,
            V::Objective,
            V::Lessons,
            V::Open,
            V::Reset,
            V::Restart,
        ],
        &[V::Prove, V::Back, V::Forward, V::Sandbox, V::Scenes, V::Network, V::Retry, V::Peer],
        &[V::Curl, V::Listen, V::Session, V::Language, V::Help, V::Quit],
    ]
};

/// Returns all the words, a group a line: nobody can listen to what every one of them does.
pub(super) fn help(voice: Voice<'_>) -> Vec<String> {
    let one = voice.example(Verb::Help, &voice.word(Verb::Network));
    let all = voice.example(Verb::Help, &voice.say(&Message::AloudAll));
    let words = GROUPS.map(|group| group.iter().map(|verb| voice.word(*verb)).collect::<Vec<_>>().join(", "));
    let [write, hear, lesson, experiment, beside] = words;
    let groups = [
        Message::AloudHelpWrite { words: write },
        Message::AloudHelpHear { words: hear },
        Message::AloudHelpLesson { words: lesson },
        Message::AloudHelpTry { words: experiment },
        Message::AloudHelpBeside { words: beside },
    ];
    std::iter::once(Message::AloudHelp { one, all })
        .chain(groups)
        .map(|message| voice.say(&message))
        .collect()
}

/// Returns every word with what it does.
pub(super) fn all(voice: Voice<'_>) -> Vec<String> {
    verbs().iter().map(|entry| line(voice, entry)).collect()
}

/// Returns what one word does.
pub(super) fn with(voice: Voice<'_>, verb: Verb) -> Vec<String> {
    verbs().iter().filter(|entry| entry.verb == verb).map(|entry| line(voice, entry)).collect()
}

fn line(voice: Voice<'_>, entry: &Entry) -> String {
    let words = entry.words(&voice.model.world.catalog, voice.lang).join(", ");
    voice.say(&Message::AloudHelpLine { words, help: voice.say(&entry.help) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_stands_in_one_group() {
        let told =
            |verb: Verb| GROUPS.iter().flat_map(|group| group.iter()).filter(|told| **told == verb).count();
        for entry in verbs() {
            assert_eq!(told(entry.verb), 1, "{:?}", entry.verb);
        }
    }
}
