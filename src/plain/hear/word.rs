//! The words of the verbs, found at the start of a line; and what a line that is no word may be the beginning of.

use unicode_normalization::UnicodeNormalization;

use crate::app::verb::{Verb, verbs};
use crate::i18n::{Lang, Message};
use crate::plain::voice::Voice;

/// How many words are told that begin alike.
const MOST: usize = 6;

/// Finds the verb of the longest word that a line begins with, and what follows the word. The words of the other languages
/// work where the learner's and the base language have none: who cannot read this one has to find the way back.
pub(super) fn verb<'l>(voice: Voice<'_>, line: &'l str) -> Option<(Verb, &'l str)> {
    let (own, others) = langs(voice);
    longest(voice, &own, line).or_else(|| longest(voice, &others, line))
}

/// The learner's language with the base language, and all others.
pub(super) fn langs(voice: Voice<'_>) -> ([Lang; 2], Vec<Lang>) {
    let catalog = &voice.model.world.catalog;
    let own = [voice.lang, catalog.base()];
    (own, catalog.langs().filter(|lang| !own.contains(lang)).collect())
}

/// The verb of the longest word of these languages; none where that word asks for two things.
fn longest<'l>(voice: Voice<'_>, langs: &[Lang], line: &'l str) -> Option<(Verb, &'l str)> {
    let catalog = &voice.model.world.catalog;
    let all = verbs();
    let found = all.iter().flat_map(|entry| {
        let words = langs.iter().flat_map(|lang| entry.words(catalog, *lang));
        words.filter_map(|word| Some((word.len(), entry.verb, after(line, &word)?)))
    });
    let found: Vec<_> = found.collect();
    let longest = found.iter().map(|(length, ..)| *length).max()?;
    let mut found = found.into_iter().filter(|(length, ..)| *length == longest);
    let (_, verb, rest) = found.next()?;
    found.all(|(_, other, _)| other == verb).then_some((verb, rest))
}

/// Returns what follows a word at the start of a line. Capitals and the dots at the end do not matter.
fn after<'l>(line: &'l str, word: &str) -> Option<&'l str> {
    let word: String = word.nfc().collect();
    let (start, rest) = line.split_at_checked(word.len())?;
    let same = start.to_lowercase() == word.to_lowercase();
    let ends = rest.is_empty() || rest.starts_with([' ', '\t', '.', '?', '!', '।', ':']);
    (same && ends).then(|| {
        let rest = rest.trim_start_matches(':').trim();
        if rest.chars().all(|c| ".?!।".contains(c)) { "" } else { rest }
    })
}

/// Returns the words that begin with a line, each with what it does: somebody may have meant one of them. None where so many
/// begin so that to hear them helps nobody.
pub(super) fn begun_words(voice: Voice<'_>, line: &str) -> Vec<String> {
    let catalog = &voice.model.world.catalog;
    let typed = folded(line);
    let (own, others) = langs(voice);
    let begun = verbs().into_iter().filter_map(|entry| {
        let mut words = own.iter().chain(&others).flat_map(|lang| entry.words(catalog, *lang));
        let words = words.find(|word| folded(word).starts_with(&typed))?;
        Some(voice.say(&Message::AloudHelpLine { words, help: voice.say(&entry.help) }))
    });
    let begun: Vec<String> = begun.collect();
    if typed.is_empty() || begun.len() > MOST { Vec::new() } else { begun }
}

fn folded(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}
