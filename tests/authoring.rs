//! What AUTHORING.md shows is true: its lesson has no finding, its examples can be read, and it leaves nothing out.

#![cfg(test)]

use putpost::course::{Filter, Goal, Hint, Kind, Step, Task, When};
use putpost::files::Files;
use putpost::lab::{Fault, Retry, script};
use putpost::page::check::check;
use putpost::spanned::Document;
use serde::de::DeserializeOwned;

const AUTHORING: &str = include_str!("../AUTHORING.md");

/// Returns the cells of the table whose head begins with this word: kind and example of each row.
fn table(head: &str) -> Vec<Vec<&'static str>> {
    let lines = AUTHORING.lines().skip_while(|line| !line.starts_with(&format!("| {head} |"))).skip(2);
    let row = |line: &'static str| line.trim_matches('|').split(" | ").map(str::trim).collect();
    let rows: Vec<_> = lines.take_while(|line| line.starts_with('|')).map(row).collect();
    assert!(!rows.is_empty(), "{head}");
    rows
}

fn code(cell: &str) -> &str {
    cell.trim_matches('`')
}

fn reads<T: DeserializeOwned>(example: &str) {
    let document = Document::parse(example).unwrap_or_else(|faults| panic!("{example}: {faults:?}"));
    let (value, faults) = document.read::<T>();
    assert!(value.is_some() && faults.is_empty(), "{example}: {faults:?}");
}

fn kinds(head: &str) -> Vec<&'static str> {
    table(head).iter().map(|row| code(row[0])).collect()
}

#[test]
fn its_lesson_has_no_finding() {
    let mut files = Files::embedded();
    let blocks: Vec<&str> =
        AUTHORING.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert_eq!(blocks.len(), 4);
    for block in blocks {
        let path = block.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap();
        files.insert(path, block);
    }
    let order = files.get("lessons/order.toml").unwrap().replace(']', ", \"hello-put\"]");
    files.insert("lessons/order.toml", order);
    let report = check(&files);
    assert_eq!(report.diagnostics, []);
    assert!(report.languages.iter().all(|language| language.lessons == (7, 7)));
}

#[test]
fn its_examples_can_be_read() {
    table("Kind").iter().for_each(|row| reads::<Step>(&format!("id = 'x'\n{}", code(row[2]))));
    table("Kind | It is met").iter().for_each(|row| reads::<Goal>(&format!("id = 'x'\n{}", code(row[2]))));
    table("Key | What it asks").iter().for_each(|row| reads::<Filter>(code(row[2])));
    table("Key | What it does").iter().for_each(|row| reads::<Hint>(&format!("id = 'x'\n{}", code(row[2]))));
    let network = AUTHORING.split("`network = ").nth(1).and_then(|rest| rest.split('`').next()).unwrap();
    reads::<Task>(&format!("goal = []\nnetwork = {network}"));
    table("Condition").iter().for_each(|row| reads::<When>(code(row[2])));
    for row in table("Line") {
        assert!(script::parse(code(row[0])).is_ok(), "{row:?}");
    }
}

#[test]
fn it_leaves_nothing_out() {
    assert_eq!(kinds("Kind | What it is"), Kind::KEYS);
    assert_eq!(kinds("Kind | It is met"), Goal::KEYS);
    assert_eq!(kinds("Condition"), When::KEYS);
    let names = Fault::ALL.map(Fault::as_str).into_iter().chain(Retry::ALL.map(Retry::as_str));
    for name in names {
        assert!(AUTHORING.contains(&format!("`{name}`")), "{name}");
    }
    let told: Vec<&str> = table("Code").iter().flat_map(|row| row[0].split(' ')).collect();
    let rules = [include_str!("../src/course/check.rs"), include_str!("../src/i18n/check.rs")].concat();
    let rules = rules.lines().filter_map(|line| line.strip_prefix("//! | ")?.split(" | ").next());
    let rules = rules.flat_map(|cell| cell.split(' ')).filter(|code| code.len() == 3);
    for rule in rules.chain(["P01"]) {
        assert!(told.contains(&rule), "{rule} is not in the table of codes");
    }
}
