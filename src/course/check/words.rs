//! L01 to L03, and the T rules for lessons: the words of a lesson in each language beside its logic and the base language.

use std::collections::{BTreeMap, BTreeSet};

use super::Sheet;
use crate::course::load::words_path;
use crate::course::{Course, Kind, Lesson, Step};
use crate::diagnostic::Diagnostic;
use crate::files::Files;
use crate::i18n::{Catalog, Lang, Message, check};
use crate::spanned::{Document, Node};

/// Below this key of a step stands what is said instead where nothing is seen.
const ALOUD: &str = "aloud";

/// Texts by the keys that lead to them.
type Texts<'d> = BTreeMap<Vec<&'d str>, Node<'d>>;

pub(super) fn rules(
    files: &Files,
    course: &Course,
    catalog: &Catalog,
    names: &[&str],
    found: &mut Vec<Diagnostic>,
) {
    for lesson in &course.lessons {
        let open = |tag: &str| {
            let path = words_path(&lesson.id, tag);
            let document = Document::parse(files.get(&path)?).ok()?;
            Some((path, document))
        };
        let base = open(catalog.tag(catalog.base()));
        let base_texts = base.as_ref().map(|(_, document)| texts(document));
        for lang in catalog.langs() {
            let Some((path, document)) = open(catalog.tag(lang)) else { continue };
            let mut sheet = Sheet { path: &path, document: &document, found };
            ids(lesson, &document, base_texts.as_ref(), &mut sheet);
            let other = base_texts.as_ref().filter(|_| lang != catalog.base());
            for (keys, node) in texts(&document) {
                let base = other.and_then(|base| base.get(&keys)?.string());
                facts(node, base, names, &mut sheet);
                sentences(catalog, lang, node, &mut sheet);
            }
        }
    }
}

fn texts<'d>(document: &'d Document<'_>) -> Texts<'d> {
    document.root().texts().into_iter().collect()
}

/// L01: the keys that a lesson asks for, and no others. What the base language says aloud in other words, every
/// language does.
fn ids(lesson: &Lesson, document: &Document<'_>, base: Option<&Texts<'_>>, sheet: &mut Sheet<'_>) {
    let texts = texts(document);
    let said = |keys: &Vec<&str>| {
        texts.get(keys).and_then(|node| node.string()).is_some_and(|text| !text.trim().is_empty())
    };
    let (mut needed, mut allowed) = expected(lesson);
    let aloud: Vec<_> = needed.iter().filter_map(|keys| aloud(keys)).collect();
    let in_base = |keys: &&Vec<&str>| base.is_some_and(|base| base.contains_key(*keys));
    needed.extend(aloud.iter().filter(in_base).cloned());
    allowed.extend(aloud);
    for keys in needed.iter().filter(|keys| !said(keys)) {
        let step = keys.first().map_or(document.root(), |step| document.root().at(step));
        sheet.tell(step.place(), "L01", Message::CheckL01Missing { key: keys.join(".") });
    }
    for (keys, node) in &texts {
        if !needed.contains(keys) && !allowed.contains(keys) {
            sheet.tell(node.place(), "L01", Message::CheckL01Extra { key: keys.join(".") });
        }
    }
}

/// Returns the key for what is said instead of a text of a step where nothing is seen.
fn aloud<'k>(keys: &[&'k str]) -> Option<Vec<&'k str>> {
    let (step, text) = keys.split_first().filter(|(_, text)| !text.is_empty())?;
    Some([&[*step, ALOUD], text].concat())
}

/// Returns the keys that a lesson's words must have, and those that they may have.
fn expected(lesson: &Lesson) -> (BTreeSet<Vec<&str>>, BTreeSet<Vec<&str>>) {
    let mut needed = BTreeSet::from([vec!["title"], vec!["objective"]]);
    let mut allowed = BTreeSet::new();
    for step in &lesson.step {
        let id = step.id.as_str();
        needed.extend(own_keys(step).iter().map(|key| vec![id, *key]));
        needed.extend(step.choices().iter().map(|choice| vec![id, "choice", choice]));
        let wrong = step.choices().iter().filter(|choice| !step.answer().contains(choice));
        match step.kind() {
            Kind::Quiz(_) => needed.extend(wrong.map(|choice| vec![id, "why", choice])),
            Kind::Do(task) => {
                needed.extend(task.goal.iter().map(|goal| vec![id, "goal", &goal.id]));
                needed.extend(task.hint.iter().map(|hint| vec![id, "hint", &hint.id]));
            }
            Kind::Read | Kind::Claim(_) | Kind::Predict(_) => {}
        }
        allowed.extend(step.choices().iter().map(|choice| vec![id, "why", choice]));
    }
    (needed, allowed)
}

fn own_keys(step: &Step) -> &'static [&'static str] {
    match step.kind() {
        Kind::Read | Kind::Do(_) => &["text"],
        Kind::Claim(_) => &["text", "why"],
        Kind::Predict(_) | Kind::Quiz(_) => &["ask"],
    }
}

/// L02 and L03: a text states the same facts as in the base language, and names only what there is.
fn facts(node: Node<'_>, base: Option<&str>, names: &[&str], sheet: &mut Sheet<'_>) {
    let text = node.string().unwrap_or_default();
    let used = substitutions(text);
    for (at, name) in used.iter().filter(|(_, name)| !names.contains(name)) {
        sheet.tell(node.place_in(*at), "L03", Message::CheckL03Unknown { name: (*name).to_owned() });
    }
    let Some(base) = base else { return };
    differences(&code(base), &code(text), |at, piece, extra| {
        let code = piece.to_owned();
        let message = if extra { Message::CheckL02Extra { code } } else { Message::CheckL02Missing { code } };
        sheet.tell(node.place_in(at), "L02", message);
    });
    differences(&substitutions(base), &used, |at, name, extra| {
        let name = name.to_owned();
        let message = if extra { Message::CheckL03Extra { name } } else { Message::CheckL03Missing { name } };
        sheet.tell(node.place_in(at), "L03", message);
    });
}

/// Tells what only one of two texts has, once each: what is extra at its place, what is missing at the start.
fn differences(base: &[(usize, &str)], other: &[(usize, &str)], mut tell: impl FnMut(usize, &str, bool)) {
    let set = |pieces: &[(usize, &str)]| {
        pieces.iter().map(|(_, piece)| (*piece).to_owned()).collect::<BTreeSet<_>>()
    };
    let (in_base, in_other) = (set(base), set(other));
    for missing in in_base.difference(&in_other) {
        tell(0, missing, false);
    }
    for extra in in_other.difference(&in_base) {
        let at = other.iter().find(|(_, piece)| piece == extra).map_or(0, |(at, _)| *at);
        tell(at, extra, true);
    }
}

/// Returns the pieces of code in a text, each with its offset.
fn code(text: &str) -> Vec<(usize, &str)> {
    between(text, "`", "`")
}

/// Returns the names in `{=name}` of a text, each with its offset.
fn substitutions(text: &str) -> Vec<(usize, &str)> {
    between(text, "{=", "}")
}

fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<(usize, &'t str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(open) {
        let Some((piece, after_piece)) = after.split_once(close) else { break };
        pieces.push((text.len() - after.len(), piece));
        rest = after_piece;
    }
    pieces
}

/// T01 to T05.
fn sentences(catalog: &Catalog, lang: Lang, node: Node<'_>, sheet: &mut Sheet<'_>) {
    let (Some(locale), Some(text)) = (catalog.locale(lang), node.string()) else { return };
    let at = |offset: usize| node.place_in(offset);
    let place = check::Place { path: sheet.path, at: &at };
    sheet.found.extend(check::sentence(locale, text, &place));
}

#[cfg(test)]
mod tests {
    use super::{code, substitutions};

    #[test]
    fn takes_code_and_names_out_of_a_text() {
        assert_eq!(code("a `b` c `d` `e"), [(3, "b"), (9, "d")]);
        assert_eq!(substitutions("{=key.again} চাপলে {=x"), [(2, "key.again")]);
    }
}
