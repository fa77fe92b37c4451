//! What is on the screen, whatever the terminal's size and whatever comes from it.

use crate::terminal::{Terminal, home, putpost};
use crate::{LESSON, TITLE, lesson};

#[test]
fn any_storm_of_sizes_ends_in_the_right_screen() {
    let (_folder, home) = home();
    let mut terminal = lesson(&home);
    let whole = terminal.text();
    for (cols, rows) in [(40, 12), (1, 1), (200, 60), (3, 50), (79, 23), (60, 20), (500, 2), (40, 12)] {
        terminal.resize(cols, rows);
    }
    terminal.shows("too small");
    terminal.hides(TITLE);
    terminal.resize(80, 24);
    terminal.until("whole again", |terminal| terminal.text() == whole);
    // Shrunk and grown between two frames: the terminal has lost what the program believes to stand there.
    for _ in 0..20 {
        terminal.resize(20, 5);
        terminal.resize(80, 24);
    }
    terminal.press("\t\t\t\t");
    terminal.until("whole still", |terminal| terminal.text() == whole);
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn the_plain_message_of_a_small_window_still_switches_and_quits() {
    let (_folder, home) = home();
    let mut terminal = lesson(&home);
    terminal.resize(40, 12);
    terminal.shows("too small");
    terminal.press("\x1bOQ");
    terminal.hides("too small");
    terminal.shows("Ctrl+Q");
    terminal.press("q");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn terminals_of_old_are_drawn_on_and_asked_nothing_that_they_print() {
    for term in ["linux", "vt100", "screen", ""] {
        let (_folder, home) = home();
        let mut terminal = putpost(&home, &LESSON).with("TERM", term).start();
        terminal.draws(TITLE);
        assert!(term == "vt100" || term.is_empty() || !terminal.written().contains("\x1b_G"), "{term}");
        terminal.press("\x11");
        assert_eq!(terminal.ends().code, 0);
    }
}

/// Returns the parameters of every SGR that sets a colour; 39 and 49 are the terminal's own.
fn colours(written: &str) -> Vec<String> {
    let sgr = regex::Regex::new("\x1b\\[([0-9;:]*)m").unwrap();
    let is_colour =
        |number: &str| number.parse().is_ok_and(|n: u8| matches!(n, 30..=38 | 40..=48 | 90..=107));
    let all = sgr.captures_iter(written).map(|found| found[1].to_owned());
    all.filter(|parameters| parameters.split([';', ':']).any(is_colour)).collect()
}

#[test]
fn colours_are_the_flags_else_the_environments_else_the_learners_else_the_files() {
    // The settings file, the learner's own choice, NO_COLOR, the flag; and whether colours are sent.
    let cases: [(&str, &str, &str, &[&str], bool); 7] = [
        ("auto", "", "", &[], true),
        ("auto", "", "1", &[], false),
        ("mono", "", "", &[], false),
        ("mono", "light", "", &[], true),
        ("dark", "mono", "", &[], false),
        ("dark", "light", "1", &[], false),
        ("mono", "mono", "1", &["--theme", "dark"], true),
    ];
    for case in cases {
        let (file, chosen, no_color, flag, has_colour) = case;
        let (_folder, home) = home();
        std::fs::create_dir_all(home.join("learners")).unwrap();
        std::fs::write(home.join("config.toml"), format!("theme = \"{file}\"\n")).unwrap();
        let choices = if chosen.is_empty() { String::new() } else { format!("\"theme\": \"{chosen}\"") };
        let learner = format!("{{\"format\": 1, \"choices\": {{{choices}}}}}");
        std::fs::write(home.join("learners/learner.json"), learner).unwrap();
        let arguments = [&LESSON, flag].concat();
        let mut terminal = putpost(&home, &arguments).with("NO_COLOR", no_color).start();
        terminal.shows(TITLE);
        terminal.press("\x1bOP");
        terminal.shows("F9 y");
        terminal.press("\x03");
        let sent = colours(&terminal.ends().written);
        assert_eq!(!sent.is_empty(), has_colour, "{case:?} {sent:?}");
    }
}

#[test]
fn late_answers_are_heard_and_never_typed() {
    const ANSWERS: &str = "\x1b[1;3R\x1b[1;3R\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP>|slow(1)\x1b\\\x1b[?62;4c";
    let (_folder, home) = home();
    let mut terminal = lesson(&home);
    let light = |terminal: &Terminal| colours(&terminal.written()).len();
    terminal.press("\t\x1b[B");
    let before = light(&terminal);
    for answers in [ANSWERS, ANSWERS] {
        terminal.press(answers);
        terminal.press("Z");
    }
    terminal.shows("/ZZ");
    assert!(!terminal.text().contains("rgb") && !terminal.text().contains("slow"), "{}", terminal.text());
    // It heard that the background is light: the page was drawn anew.
    assert!(light(&terminal) > before);
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn keys_pressed_before_the_first_frame_arrive() {
    let (_folder, home) = home();
    let mut terminal = putpost(&home, &LESSON).start();
    terminal.until("asked", |terminal| terminal.written().contains("\x1b[c"));
    terminal.press("\x1b[1;3R\x1b[B\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;c\x1b");
    terminal.shows("▸ 1");
    // A lone Escape is a key as soon as nothing follows it: the menu is open.
    terminal.shows("F10");
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn controls_in_stored_and_pasted_text_are_shown_and_never_sent() {
    let (_folder, home) = home();
    let evil = "\\u001b]0;stored\\u0007\\u009b31m\\u001b[?1000h";
    let file = format!(
        r#"{{"format": 1, "choices": {{"language": "en"}}, "current": "put-again", "lessons": {{"put-again":
        {{"draft": {{"method": "PUT", "target": "/u{evil}", "headers": "X: {evil}", "body": "{evil}"}}}}}}}}"#
    );
    std::fs::create_dir_all(home.join("learners")).unwrap();
    std::fs::write(home.join("learners/learner.json"), file).unwrap();
    let mut terminal = putpost(&home, &["--name", "learner"]).start();
    terminal.shows("stored");
    terminal.press("\t\x1b[B\x1b[F\x1b[200~\x1b]0;pasted\x07\u{9b}31m\x1b[201~");
    terminal.shows("pasted");
    terminal.press("\r");
    terminal.shows("404");
    terminal.press("\x11");
    let written = terminal.ends().written;
    for control in ["\x07", "\u{9b}", "\x1b]0;", "\x1b[31m"] {
        assert!(!written.contains(control), "{control:?} in {written:?}");
    }
}

#[test]
fn controls_in_a_path_are_never_sent() {
    let (_folder, home) = home();
    let home = home.join("a\x1b]0;path\x07");
    std::fs::create_dir_all(home.join("learners")).unwrap();
    std::fs::write(home.join("learners/learner.json"), "{").unwrap();
    std::fs::write(home.join("config.toml"), "theme = 1").unwrap();
    let mut terminal = putpost(&home, &LESSON).start();
    terminal.shows("begin anew");
    terminal.press("\x11");
    let written = terminal.ends().written;
    assert!(!written.contains('\x07') && !written.contains("\x1b]0;"), "{written:?}");
}

#[test]
fn what_is_copied_goes_to_the_terminal_between_two_frames() {
    let (_folder, home) = home();
    let mut terminal = lesson(&home);
    terminal.press("c");
    terminal.draws("is copied");
    let written = terminal.written();
    let (_, osc) = written.split_once("\x1b]52;c;").unwrap();
    let (text, after) = osc.split_once('\x07').unwrap();
    assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)), "{text}");
    // The question, in base64.
    assert!(text.starts_with("L3VzZXJzLzEgaGFzIGEgbmFtZSBhbmQgYW4gZW1haWwu"), "{text}");
    assert!(after.starts_with('\x1b') && !terminal.text().contains("]52"), "{after:?}");
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}
