//! The course that is built in: no finding in any language, and every row of the audit where the audit says it is.

use std::collections::{BTreeMap, BTreeSet};

use putpost::course::{Course, Lesson, load};
use putpost::files::Files;
use putpost::i18n::Catalog;
use putpost::page::check::check;

/// The audit's own column: which rows each lesson answers (the lessons that are written so far).
const AUDIT: &[(&str, &str)] = &[
    ("meet-the-server", "A5 A10 B1 B2 B3 B6"),
    ("put-your-address", "A1 B4 B5 B6 B19 B26 B27 B28"),
    ("put-replaces", "A1 A6 B4 B17"),
    ("put-again", "A2 A3 A7 A8 B12 B21 B25"),
    ("post-new-address", "B9 B10 B11 B16 B18 B20 B24 B32"),
    ("post-again", "A9 B13 B14 B22"),
];

fn course() -> Course {
    let files = Files::embedded();
    let (catalog, _) = Catalog::load(&files);
    let tags: Vec<String> = catalog.langs().map(|lang| catalog.tag(lang).to_owned()).collect();
    load(&files, &tags).0
}

/// What the check has to say of the lessons: `tests/locales.rs` asks for the rest.
#[test]
fn the_course_has_no_finding_in_any_language() {
    let report = check(&Files::embedded());
    let ours = report.diagnostics.iter().filter(|d| !d.path.starts_with("locales/"));
    let found: Vec<String> =
        ours.map(|d| format!("{}:{}:{} {} {:?}", d.path, d.line, d.column, d.code, d.message)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    for language in &report.languages {
        assert_eq!(language.lessons, (AUDIT.len(), AUDIT.len()), "{}", language.tag);
    }
    assert_eq!(report.languages.len(), 2);
}

#[test]
fn the_lessons_of_the_audit_are_there() {
    let course = course();
    let ids: Vec<&str> = course.lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(ids, AUDIT.iter().map(|(id, _)| *id).collect::<Vec<_>>());
}

#[test]
fn a_lesson_answers_the_rows_that_the_audit_gives_it() {
    let rows = |lesson: &Lesson| -> BTreeSet<String> {
        let voted = lesson.step.iter().filter_map(|step| Some(step.claim.as_ref()?.row.clone()));
        lesson.claims.iter().cloned().chain(voted).collect()
    };
    let course = course();
    let ours: BTreeMap<&str, BTreeSet<String>> =
        course.lessons.iter().map(|l| (l.id.as_str(), rows(l))).collect();
    let audit = AUDIT.iter().map(|(id, rows)| (*id, rows.split(' ').map(str::to_owned).collect()));
    assert_eq!(ours, audit.collect::<BTreeMap<_, BTreeSet<String>>>());
}

#[test]
fn the_audit_judges_all_forty_two_statements() {
    let claims = course().claims;
    let rows = (1..=10).map(|n| format!("A{n}")).chain((1..=32).map(|n| format!("B{n}")));
    assert_eq!(claims.keys().cloned().collect::<BTreeSet<_>>(), rows.collect());
    let shown = |row: &str, lesson: &str| claims.get(row).is_some_and(|claim| claim.experiment == lesson);
    for (lesson, rows) in AUDIT {
        let here = rows.split(' ').any(|row| shown(row, lesson));
        assert!(here, "no row has its experiment in {lesson}");
    }
}
