//! A course with everything wrong: the check finds exactly what is listed, each finding at its place.

use include_dir::{Dir, include_dir};
use proptest::prelude::*;
use putpost::course::{Course, load};
use putpost::diagnostic::Diagnostic;
use putpost::files::Files;
use putpost::page::check::check;

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
    let already = check(&files);
    lay_over(&mut files, &BROKEN);
    let report = check(&files);
    let line = |d: &Diagnostic| format!("{}:{}:{} {}", d.path, d.line, d.column, d.code);
    let found: Vec<String> =
        report.diagnostics.iter().filter(|d| !already.diagnostics.contains(d)).map(line).collect();
    let listed: Vec<&str> = include_str!("broken-course/findings.txt").lines().collect();
    assert_eq!(found, listed, "\n{}", found.join("\n"));
    assert!(report.errors() > 0);
}

#[test]
fn no_rule_is_without_a_case() {
    let listed = include_str!("broken-course/findings.txt");
    let rules = (1..=10).map(|n| format!("D{n:02}")).chain((1..=13).map(|n| format!("S{n:02}")));
    let rules = rules.chain((1..=3).map(|n| format!("L0{n}"))).chain((1..=5).map(|n| format!("T0{n}")));
    let rules = rules.chain(["P01", "T07"].map(str::to_owned));
    for rule in rules {
        assert!(listed.lines().any(|line| line.ends_with(&rule)), "no case for {rule}");
    }
}

/// Returns the built-in course with some characters of one file of a lesson replaced, and that file's path.
fn damaged() -> impl Strategy<Value = (Files, String)> {
    let file = prop::sample::select(&["lesson.toml", "en.toml", "bn.toml"][..]);
    let parts = (file, 0usize..3000, 0usize..40, "[\\[\\]{}='\"#\\n a-zক।]{0,4}");
    parts.prop_map(|(file, from, length, junk)| {
        let mut files = Files::embedded();
        let path = format!("lessons/put-again/{file}");
        let text = files.get(&path).unwrap_or_default();
        let kept = |from| text.chars().skip(from);
        let damaged: String = kept(0).take(from).chain(junk.chars()).chain(kept(from + length)).collect();
        files.insert(path.clone(), damaged);
        (files, path)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_damaged_file_costs_at_most_its_own_lesson((files, path) in damaged()) {
        let tags = ["en".to_owned(), "bn".to_owned()];
        let (whole, _) = load(&Files::embedded(), &tags);
        let (course, found) = load(&files, &tags);
        let others = |course: &Course| course.lessons.iter().filter(|l| l.id != "put-again").count();
        prop_assert_eq!(others(&course), others(&whole));
        let lost = course.lessons.len() < whole.lessons.len() || course.texts.len() < whole.texts.len();
        prop_assert!(!lost || found.iter().any(|d| d.path == path), "{:?}", found);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_check_tells_all_that_the_loader_tells((files, _) in damaged()) {
        let (_, found) = load(&files, &["en".to_owned(), "bn".to_owned()]);
        let report = putpost::course::check::check(&files, &[]);
        prop_assert!(found.iter().all(|d| report.diagnostics.contains(d)));
    }
}
