//! What is kept of a learner from one run to the next, whatever happens between them.

use std::fs;
use std::path::Path;

use putpost::files::Files;
use putpost::i18n::{Catalog, Message};
use putpost::learner::Progress;
use unicode_normalization::UnicodeNormalization;

use crate::terminal::{Terminal, home, putpost};

/// A user that no scene has.
const RIMA: &str = "{\"id\": 77}";

/// Starts the course as a learner, in a language.
fn course(home: &Path, language: &str, learner: &str) -> Terminal {
    let mut terminal = putpost(home, &["--lang", language, "--name", learner]).start();
    terminal.draws("/blogs");
    terminal
}

fn quit(mut terminal: Terminal) {
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

/// Answers the first question of the first lesson, and sends a PUT that no lesson asks for.
fn puts_rima(terminal: &mut Terminal) {
    terminal.press("1");
    terminal.shows("‹GET›");
    terminal.press("\x1b[C");
    terminal.shows("‹PUT›");
    terminal.press("\x1b[B\x1b[F/77\x1b[B\x1b[B");
    terminal.press(RIMA);
    terminal.shows(RIMA);
    terminal.press("\r");
    terminal.shows("201 Created");
}

/// Returns the line of the server's list that shows the new user: its address and the mark of its version.
fn rima(terminal: &Terminal) -> Option<String> {
    let text = terminal.text();
    let list = text.split("/blogs").next().unwrap().lines().rev().find(|line| line.contains("/users/77"))?;
    let words: Vec<&str> = list.split_whitespace().skip_while(|word| *word != "/users/77").collect();
    (words.len() > 2).then(|| words[..3].join(" "))
}

/// Whether a message stands on the screen, however its words are spaced and broken into rows.
fn says(terminal: &Terminal, language: &str, message: &Message) -> bool {
    let (catalog, _) = Catalog::load(&Files::embedded());
    let squeezed =
        |text: &str| text.split_whitespace().flat_map(UnicodeNormalization::nfc).collect::<String>();
    let wanted = catalog.text(catalog.lang(language).unwrap(), message);
    squeezed(&terminal.text()).contains(&squeezed(&wanted))
}

fn learner_file(home: &Path, learner: &str) -> Progress {
    let text = fs::read_to_string(home.join(format!("learners/{learner}.json"))).unwrap();
    Progress::parse(&text).unwrap()
}

fn has_sent(home: &Path, learner: &str) -> bool {
    let text = fs::read_to_string(home.join(format!("learners/{learner}.json"))).unwrap_or_default();
    let progress = Progress::parse(&text).unwrap_or_default();
    progress.lessons.get("meet-the-server").is_some_and(|lesson| lesson.script.len() == 1)
}

#[test]
fn after_a_power_cut_everything_is_as_it_was_and_one_line_says_so() {
    for language in ["en", "bn"] {
        let (_folder, home) = home();
        let mut terminal = course(&home, language, "mitu");
        puts_rima(&mut terminal);
        terminal.until("listed", |terminal| rima(terminal).is_some());
        let kept = (rima(&terminal), terminal.text().lines().next().unwrap().to_owned());
        // A frame is drawn before what led to it is saved.
        terminal.until("saved", |_| has_sent(&home, "mitu"));
        terminal.dies();

        let mut terminal = course(&home, language, "mitu");
        terminal.shows("201 Created");
        let first_row = terminal.text().lines().next().unwrap().to_owned();
        assert_eq!((rima(&terminal), first_row), kept);
        let step = learner_file(&home, "mitu").lessons["meet-the-server"].step.clone();
        assert!(step.is_some());
        let welcome = |step| Message::WelcomeBack { lesson: 1, step };
        let welcomed = |terminal: &Terminal| (1..9).any(|step| says(terminal, language, &welcome(step)));
        terminal.until("welcomed", |terminal| welcomed(terminal));
        terminal.press("\t");
        terminal.until("welcomed no more", |terminal| !welcomed(terminal));
        quit(terminal);
    }
}

#[test]
fn a_damaged_file_is_put_aside_and_said_and_the_course_begins() {
    for (language, damage) in [("en", "{\"format\": 1, \"less"), ("bn", "")] {
        let (_folder, home) = home();
        fs::create_dir_all(home.join("learners")).unwrap();
        fs::write(home.join("learners/mitu.json"), damage).unwrap();
        let shown = |name: &str| home.join("learners").join(name).display().to_string();
        let said = Message::StorageDamaged { path: shown("mitu.json"), kept: shown("mitu.damaged-1") };
        let mut terminal = course(&home, language, "mitu");
        terminal.until("said", |terminal| says(terminal, language, &said));
        puts_rima(&mut terminal);
        quit(terminal);
        assert_eq!(fs::read_to_string(home.join("learners/mitu.damaged-1")).unwrap(), damage);
        assert_eq!(learner_file(&home, "mitu").lessons["meet-the-server"].script.len(), 1);
    }
}

#[test]
fn two_learners_never_meet() {
    let (_folder, home) = home();
    let mut mitu = course(&home, "bn", "মিতু");
    puts_rima(&mut mitu);
    quit(mitu);
    let rafi = course(&home, "en", "rafi");
    assert_eq!(rima(&rafi), None);
    assert!(!rafi.text().contains("Welcome back"), "{}", rafi.text());
    quit(rafi);
    let mut mitu = course(&home, "en", "মিতু");
    mitu.shows("Welcome back");
    assert!(rima(&mitu).is_some(), "{}", mitu.text());
    quit(mitu);
}

#[test]
fn a_home_that_cannot_be_used_is_said_once_and_survived() {
    for (language, can_be_read) in [("en", true), ("bn", true), ("en", false)] {
        let (_folder, home) = home();
        let learners = home.join("learners");
        let path = learners.join("mitu.json").display().to_string();
        // Neither can be written to, not even by root.
        let said = if can_be_read {
            std::os::unix::fs::symlink("/no/such/folder", &learners).unwrap();
            Message::CannotSave { path }
        } else {
            fs::write(&learners, "").unwrap();
            Message::CliCannotRead { path, reason: "Not a directory".to_owned() }
        };
        let mut terminal = course(&home, language, "mitu");
        if can_be_read {
            assert!(!says(&terminal, language, &said));
            terminal.press("1");
        }
        terminal.until("said", |terminal| says(terminal, language, &said));
        terminal.press(if can_be_read { "\x1b[B" } else { "1" });
        terminal.until("said no more", |terminal| !says(terminal, language, &said));
        terminal.press("\r");
        terminal.draws("200 OK");
        assert!(!says(&terminal, language, &said));
        quit(terminal);
    }
}
