//! The words of the verbs, found at the start of a line; and what a line that is no word may be the beginning of.

use unicode_normalization::UnicodeNormalization;

use crate::app::verb::{Verb, verbs};
use crate::i18n::Message;
use crate::plain::voice::Voice;

/// How many words are told that begin alike.
const MOST: usize = 6;

/// Finds the verb of the longest word that a line begins with, and what follows the word.
pub(super) fn verb<'l>(voice: Voice<'_>, line: &'l str) -> Option<(Verb, &'l str)> {
    let catalog = &voice.model.world.catalog;
    let all = verbs();
    let mut found: Option<(usize, Verb, &'l str)> = None;
    for entry in &all {
        let words = [voice.lang, catalog.base()].map(|lang| entry.words(catalog, lang));
        for word in words.iter().flatten() {
            if let Some(rest) = after(line, word)
                && found.is_none_or(|(length, ..)| length < word.len())
            {
                found = Some((word.len(), entry.verb, rest));
            }
        }
    }
    found.map(|(_, verb, rest)| (verb, rest))
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
    let begun = verbs().into_iter().filter_map(|entry| {
        let mut words = [voice.lang, catalog.base()].into_iter().flat_map(|lang| entry.words(catalog, lang));
        let words = words.find(|word| folded(word).starts_with(&typed))?;
        Some(voice.say(&Message::AloudHelpLine { words, help: voice.say(&entry.help) }))
    });
    let begun: Vec<String> = begun.collect();
    if typed.is_empty() || begun.len() > MOST { Vec::new() } else { begun }
}

fn folded(text: &str) -> String {
    text.nfc().collect::<String>().to_lowercase()
}
