//! Words on the screen that are of no language but another one: what a switch of language has forgotten.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use putpost::app::composer::METHODS;
use putpost::app::keymap::KEYMAP;
use putpost::files::Files;
use putpost::i18n::Message;
use putpost::lab::wire::print_response;

use crate::player::Player;

/// Words that no language translates: the program's name, key caps, and what HTTP calls its own parts.
const NAMES: &str =
    "putpost Enter Esc Tab Shift Ctrl Alt PgUp PgDn Home End Backspace Delete HTTP URI curl PUT POST RFC";

/// Words in Latin letters that Bangla texts use on purpose: terms that the glossary keeps so, and code in the lessons.
static TERMS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let files = Files::embedded();
    let glossary = files.get("locales/bn/glossary.toml").unwrap();
    let value = |line: &str| line.split_once('=').map(|(_, rest)| rest.split('#').next().unwrap().to_owned());
    let lessons = files.below("lessons").filter(|(path, _)| path.ends_with("/bn.toml"));
    let code = lessons.flat_map(|(_, text)| text.split('`').skip(1).step_by(2)).map(str::to_owned);
    glossary
        .lines()
        .filter_map(value)
        .chain(code)
        .flat_map(|text| latin(&text))
        .map(|(_, word)| word)
        .collect()
});

/// Returns the words in Latin letters, with where each begins.
fn latin(text: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_alphabetic()) {
        match words.last_mut() {
            Some((start, word)) if *start + word.len() == at => word.push(c),
            _ => words.push((at, c.to_string())),
        }
    }
    words
}

/// Returns the text of the wire that a screen may show: what is being written, what was sent and answered, what is stored.
fn wire(player: &Player) -> String {
    let (play, catalog) = (&player.model.play, &player.model.world.catalog);
    let composer = &play.composer;
    let fields =
        [&composer.target, &composer.headers, &composer.body, &composer.raw].map(putpost::text::Field::text);
    let mut text = vec![composer.as_raw(), METHODS.join(" "), fields.join("\n")];
    for exchange in play.lab().line() {
        text.push(exchange.sent().print());
        text.extend(exchange.heard().map(|response| print_response(&response)));
        let kept = exchange.changes.iter().flat_map(|change| [&change.before, &change.after]).flatten();
        text.extend(kept.map(|resource| String::from_utf8_lossy(&resource.bytes).into_owned()));
    }
    for (target, resource) in play.lab().server().store().iter() {
        text.extend([target.as_str().to_owned(), resource.mark().to_owned()]);
        text.push(String::from_utf8_lossy(&resource.bytes).into_owned());
    }
    text.extend(play.lab().server().collections().iter().map(|collection| collection.path.clone()));
    text.extend(catalog.langs().map(|lang| catalog.autonym(lang).to_owned()));
    text.extend(KEYMAP.iter().flat_map(putpost::app::keymap::Binding::caps));
    text.join("\n")
}

/// Returns the rows of the screen without what stands there in every language on purpose.
fn rows(player: &Player) -> Vec<String> {
    let catalog = &player.model.world.catalog;
    let entry: Vec<String> = catalog.langs().map(|lang| catalog.text(lang, &Message::DoChooser)).collect();
    player.screen().into_iter().map(|row| row.replace(&entry.join(" · "), "")).collect()
}

/// Returns the words on a Bangla screen in Latin letters that are neither wire text nor a name nor a term.
pub(crate) fn latin_words(player: &Player) -> Vec<String> {
    let wire = wire(player);
    let known: BTreeSet<String> =
        [wire.as_str(), NAMES].into_iter().flat_map(latin).map(|(_, word)| word).collect();
    let mut found = Vec::new();
    for row in rows(player) {
        for (at, word) in latin(&row) {
            let (before, after) = row.split_at(at);
            let after = after.strip_prefix(word.as_str()).unwrap();
            let at_edge = after.trim_start().starts_with(['…', '│', '↑', '↓'])
                || before.trim_end().ends_with(['…', '│']);
            let cut = at_edge && wire.contains(&word);
            if !known.contains(&word) && !TERMS.contains(&word) && !cut {
                found.push(format!("{word} in {row}"));
            }
        }
    }
    found
}

/// Returns the rows of a screen with letters that are Bangla, other than the language's own name.
pub(crate) fn bangla_rows(player: &Player) -> Vec<String> {
    let catalog = &player.model.world.catalog;
    let names: Vec<&str> = catalog.langs().map(|lang| catalog.autonym(lang)).collect();
    let wire = wire(player);
    let is_bangla = |c: char| ('\u{980}'..='\u{9ff}').contains(&c);
    let rest = |row: &String| names.iter().fold(row.clone(), |row, name| row.replace(name, ""));
    rows(player)
        .into_iter()
        .filter(|row| rest(row).chars().any(|c| is_bangla(c) && !wire.contains(c)))
        .collect()
}
