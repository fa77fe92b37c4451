//! The plan of the house, held against its sources: who may name whom, who may touch the outside, and how long things get.

#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "it reads the sources")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use regex::Regex;

/// Which rooms a room may name. What is not here is not allowed; what is here and not used is struck out.
const PLAN: &[(&str, &str)] = &[
    // the domain
    ("server", ""),
    ("text", ""),
    ("files", ""),
    ("lab", "server course"), // of a course only the bodies that a script names
    ("course", "server lab diagnostic files i18n spanned"),
    ("learner", "diagnostic"),
    ("diagnostic", "i18n"), // a typed message, never a sentence
    ("spanned", "diagnostic i18n"),
    ("i18n", "diagnostic files text"),
    // the application: the page is also what scrolling measures
    ("app", "course i18n lab learner page server text"),
    ("page", "app course diagnostic files i18n lab server spanned text"),
    // the faces and the shells
    ("view", "app i18n lab page server text"),
    ("html", "app course i18n lab page server text"),
    ("plain", "app course i18n lab page server text"),
    ("config", "app diagnostic i18n spanned"),
    ("shell", "app config diagnostic files i18n lab learner plain server text view"), // of the lab: what text is a request
    ("cli", "app config course diagnostic files html i18n lab learner page server shell text"),
    ("main", "cli"),
    ("lib", ""),
];

/// What reaches outside, and the rooms that may name it.
const OUTSIDE: [(&str, &str); 7] = [
    (r"\bcrossterm\b|\brustix\b|\bsignal_hook\b|\betcetera\b", "shell"),
    (r"\btokio\b|\bhttparse\b", "shell"),
    (r"std::(fs|net|thread)\b|use std::\{[^}]*\b(fs|net|thread)\b", "shell"),
    (r"std::env\b|use std::\{[^}]*\benv\b", "shell"),
    (r"\bInstant\b|\bSystemTime\b", "shell"),
    (r"\bclap\b|\bclap_complete\b|\bclap_mangen\b", "cli"),
    (r"\bratatui\b", "view shell"),
];

/// Who may break a rule of [`OUTSIDE`], and why.
const EXCEPTIONS: &[(&str, &str, &str)] =
    &[("src/cli.rs", "std::env", "the arguments of the command line are its subject")];

/// Files that may be longer than 400 lines, and why.
const LONG: &[(&str, &str)] = &[("src/i18n/message.rs", "a table: one line for each message of the program")];

struct Source {
    path: String,
    /// The room: the first folder or file below src.
    room: String,
    text: String,
    /// Without comments and without the tests.
    code: String,
}

/// The words of Rust are ASCII, and so are their edges.
fn regex(pattern: &str) -> Regex {
    Regex::new(&pattern.replace(r"\b", r"(?-u:\b)")).unwrap()
}

fn sources() -> Vec<Source> {
    let mut found = Vec::new();
    walk(Path::new(env!("CARGO_MANIFEST_DIR")), "src", &mut found);
    let only_tests: BTreeSet<String> = found.iter().flat_map(test_files).collect();
    found.retain(|source| !only_tests.contains(&source.path));
    assert!(found.len() > 100, "{} sources", found.len());
    found
}

fn walk(root: &Path, folder: &str, found: &mut Vec<Source>) {
    for entry in fs::read_dir(root.join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            walk(root, &path, found);
        } else if path.ends_with(".rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let room = path.split('/').nth(1).unwrap().trim_end_matches(".rs").to_owned();
            found.push(Source { code: code(&text), path, room, text });
        }
    }
}

/// Returns a text without its comments and without the tests at its end.
fn code(text: &str) -> String {
    let shipped = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    shipped.lines().filter(is_code).collect::<Vec<_>>().join("\n")
}

/// Returns the files that a file declares for tests only.
fn test_files(source: &Source) -> Vec<String> {
    let declared = regex(r"#\[cfg\(test\)\]\n(?:pub |pub\(crate\) )?mod ([a-z_]+);");
    let folder = source.path.trim_end_matches(".rs");
    let folder = if folder == "src/lib" { "src" } else { folder };
    declared.captures_iter(&source.text).map(|found| format!("{folder}/{}.rs", &found[1])).collect()
}

fn listed(text: &str) -> BTreeSet<&str> {
    text.split(' ').filter(|name| !name.is_empty()).collect()
}

#[test]
fn a_room_names_only_the_rooms_below_it() {
    let named = regex(r"\b(?:crate|putpost)::([a-z_0-9]+)");
    let grouped = regex(r"\b(?:crate|putpost)::\{");
    let sources = sources();
    let upwards = regex(r"\b(super::)+");
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for source in &sources {
        // `super` never leads out of the room, where this test would not see it.
        let inside = source.path.matches('/').count();
        let up = upwards.find_iter(&source.code).map(|found| found.as_str().matches("super").count()).max();
        assert!(up.unwrap_or(0) < inside, "{}: `crate::` leads to another room", source.path);
        assert!(!grouped.is_match(&source.code), "{}: one `use` for each room", source.path);
        let rooms = found.entry(&source.room).or_default();
        rooms.extend(named.captures_iter(&source.code).map(|found| found.get(1).unwrap().as_str()));
    }
    for (room, rooms) in &mut found {
        rooms.remove(room);
    }
    let plan: BTreeMap<&str, BTreeSet<&str>> =
        PLAN.iter().map(|(room, below)| (*room, listed(below))).collect();
    assert_eq!(found, plan);
}

#[test]
fn only_the_shell_touches_the_outside() {
    let mut needed = BTreeSet::new();
    let outside = OUTSIDE.map(|(names, rooms)| (regex(names), rooms));
    for source in sources() {
        for (names, rooms) in &outside {
            if listed(rooms).contains(source.room.as_str()) {
                continue;
            }
            for found in names.find_iter(&source.code) {
                let excepted = EXCEPTIONS
                    .iter()
                    .find(|(path, name, _)| *path == source.path && found.as_str().contains(name));
                let (path, name, _) =
                    excepted.unwrap_or_else(|| panic!("{} names {}", source.path, found.as_str()));
                needed.insert((*path, *name));
            }
        }
    }
    assert_eq!(needed, EXCEPTIONS.iter().map(|(path, name, _)| (*path, *name)).collect());
}

/// No screen shows an answer that the lab did not give: `putpost serve`, which has no screen, is the other door.
#[test]
fn nothing_but_the_lab_reaches_the_server() {
    let asked = regex(r"\bserver\.handle\(|\bServer::handle\b");
    let found =
        sources().into_iter().filter(|source| source.room != "server" && asked.is_match(&source.code));
    let found: BTreeSet<String> = found.map(|source| source.path).collect();
    let doors = ["src/lab/exchange.rs", "src/shell/listen/serve.rs"];
    let doors = doors.map(str::to_owned);
    assert_eq!(found, BTreeSet::from(doors));
}

#[test]
fn text_that_can_hold_bangla_is_measured_and_drawn_by_ourselves() {
    let widgets = regex(r"\bParagraph\b|ratatui::(text|widgets)\b|\bset_string|\bset_line|\bset_span");
    let measures = regex(r"\bunicode_width\b|\bUnicodeWidth");
    for source in sources() {
        assert!(!widgets.is_match(&source.code), "{} lets ratatui lay text out", source.path);
        let measure = measures.is_match(&source.code);
        assert!(!measure || source.path == "src/text/cells.rs", "{} measures text", source.path);
    }
}

/// All that differs between languages stands in their folders.
#[test]
fn no_code_names_a_language() {
    let files = putpost::files::Files::embedded();
    let tags = files.folders("locales");
    assert!(tags.len() >= 2);
    for source in sources() {
        for tag in &tags {
            assert!(!source.code.contains(&format!("\"{tag}\"")), "{} names {tag}", source.path);
        }
    }
}

#[test]
fn a_file_says_what_it_is_and_is_not_long() {
    let mut long = BTreeSet::new();
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! ") && first.len() > 12, "{}: {first}", source.path);
        assert!(!source.path.ends_with("/mod.rs"), "{}: foo.rs beside foo/", source.path);
        let shipped = source.text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        if shipped.lines().count() > 400 {
            long.insert(source.path);
        }
    }
    assert_eq!(long, LONG.iter().map(|(path, _)| (*path).to_owned()).collect());
}

#[test]
fn nothing_is_silenced_without_a_reason() {
    let mut found = Vec::new();
    for folder in ["src", "tests", "benches"] {
        if Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).exists() {
            walk(Path::new(env!("CARGO_MANIFEST_DIR")), folder, &mut found);
        }
    }
    // Written in two parts, so that this file does not find itself.
    let silenced = regex(concat!(r"#!?\[(allow|ig", r"nore)\b"));
    let unreasoned = regex(r"#!?\[expect\(([^\]]*)\)\]");
    for source in found {
        assert!(!silenced.is_match(&source.text), "{}", source.path);
        for expected in unreasoned.captures_iter(&source.code) {
            assert!(expected[1].contains("reason ="), "{}: {}", source.path, &expected[0]);
        }
    }
}
