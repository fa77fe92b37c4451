//! A course with everything wrong: the check finds exactly what is listed, each finding at its place.

use include_dir::{Dir, include_dir};
use putpost::course::check::check;
use putpost::diagnostic::Diagnostic;
use putpost::files::Files;

static BROKEN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/tests/broken-course");

fn lay_over(files: &mut Files, dir: &Dir<'_>) {
    for file in dir.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            files.insert(path.replace('\\', "/"), text);
        }
    }
    for below in dir.dirs() {
        lay_over(files, below);
    }
}

#[test]
fn every_rule_finds_what_it_is_for() {
    let mut files = Files::embedded();
    lay_over(&mut files, &BROKEN);
    let report = check(&files, &["key.again", "key.prove"]);
    let line = |d: &Diagnostic| format!("{}:{}:{} {}", d.path, d.line, d.column, d.code);
    let found: Vec<String> = report.diagnostics.iter().map(line).collect();
    let listed: Vec<&str> = include_str!("broken-course/findings.txt").lines().collect();
    assert_eq!(found, listed, "\n{}", found.join("\n"));
    assert!(report.errors() > 0);
}

#[test]
fn no_rule_is_without_a_case() {
    let listed = include_str!("broken-course/findings.txt");
    let rules = (1..=9).map(|n| format!("D0{n}")).chain((1..=11).map(|n| format!("S{n:02}")));
    let rules = rules.chain((1..=3).map(|n| format!("L0{n}"))).chain((1..=5).map(|n| format!("T0{n}")));
    for rule in rules {
        assert!(listed.lines().any(|line| line.ends_with(&rule)), "no case for {rule}");
    }
}
