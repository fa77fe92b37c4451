//! Terminals that show pictures: they are chosen, sent and taken away, whatever ends the program.

use crate::answers::{FOOT, KITTY, XTERM_UNKNOWN};
use crate::terminal::{Ended, Program, Terminal, home, putpost};

/// A lesson in Bangla.
const BANGLA: [&str; 3] = ["--lang", "bn", "put-again"];
/// What sends a picture to kitty, and what takes one away.
const SENT: &str = "\x1b_Ga=T,U=1,";
const TAKEN_AWAY: &str = "\x1b_Ga=d,d=I,";
const SIXEL: &str = "\x1bP0;1q";
const PLACEHOLDER: char = '\u{10eeee}';
/// What stands in the footer in every language.
const FOOTER: &str = "F2";

/// Something that ends the program.
type Way = fn(&mut Terminal);

/// Starts a program on a terminal that answers so, and waits for its first frame.
fn on(program: Program, answers: &str) -> Terminal {
    let mut terminal = program.start();
    terminal.answers(answers);
    terminal.draws(FOOTER);
    terminal
}

fn in_kitty(home: &std::path::Path, arguments: &[&str]) -> Program {
    putpost(home, &[arguments, &BANGLA].concat()).with("TERM", "xterm-kitty")
}

/// The ids in commands that begin so.
fn ids(written: &str, command: &str) -> std::collections::BTreeSet<String> {
    let keys = written.split("\x1b_G").filter(|keys| format!("\x1b_G{keys}").starts_with(command));
    let id =
        |keys: &str| keys.split([',', ';', '\x1b']).find_map(|key| key.strip_prefix("i=").map(str::to_owned));
    keys.filter_map(id).collect()
}

#[test]
fn kitty_gets_pictures_and_keeps_none_of_them_however_it_ends() {
    let ways: [(&str, Way); 5] = [
        ("q", |terminal| terminal.press("q")),
        ("TERM", |terminal| terminal.signal("-TERM")),
        ("HUP", |terminal| terminal.signal("-HUP")),
        ("INT", |terminal| terminal.signal("-INT")),
        ("Ctrl+C in a window", |terminal| terminal.press("\x1bOP\x03")),
    ];
    for (name, way) in ways {
        let (_folder, home) = home();
        let mut terminal = on(in_kitty(&home, &[]), KITTY);
        assert!(terminal.written().contains(SENT) && terminal.written().contains(PLACEHOLDER), "{name}");
        way(&mut terminal);
        let Ended { code, written, .. } = terminal.ends();
        assert_eq!(code, 0, "{name}");
        assert_eq!(ids(&written, SENT), ids(&written, TAKEN_AWAY), "{name}");
        for mode in ["\x1b[?1004l", "\x1b[?2031l", "\x1b[?2026l"] {
            assert!(written.contains(mode), "{name} {mode:?}");
        }
    }
}

#[test]
fn nothing_is_drawn_before_the_answers_and_each_frame_is_shown_whole() {
    let (_folder, home) = home();
    let mut terminal = in_kitty(&home, &[]).start();
    terminal.answers(KITTY);
    terminal.draws(FOOTER);
    terminal.press("\t\x1b[B\x1b[B");
    terminal.draws(FOOTER);
    terminal.press("\x11");
    let written = terminal.ends().written;
    let (asked, drawn) = written.split_once("\x1b[c").unwrap();
    assert!(!asked.contains(FOOTER));
    // Frames do not stand in each other.
    let marks = drawn.split("\x1b[?2026").skip(1).filter_map(|rest| rest.chars().next());
    let marks: String = marks.collect();
    let frames = marks.trim_end_matches('l').to_owned() + "l";
    assert!(frames.split_inclusive('l').all(|frame| frame == "hl"), "{marks}");
    // No picture is named before it was sent.
    let (before, _) = drawn.split_once(PLACEHOLDER).unwrap();
    assert!(before.contains(SENT));
}

#[test]
fn scrolling_sends_no_picture_twice_and_little_else() {
    let (_folder, home) = home();
    let mut terminal = on(in_kitty(&home, &[]), KITTY);
    // The keys are a long list.
    for key in ["\x1bOP", "\x1b[B"] {
        let before = terminal.written().len();
        terminal.press(key);
        terminal.until("drawn", |terminal| terminal.written().len() > before + 1000);
        terminal.draws(FOOTER);
    }
    let before = terminal.written().len();
    terminal.press("\x1b[A");
    terminal.until("scrolled back", |terminal| terminal.written().len() > before + 100);
    terminal.draws(FOOTER);
    let step = terminal.written().split_off(before);
    assert!(!step.contains(SENT) && step.len() < 10_000, "{} bytes: {step:?}", step.len());
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn foot_gets_sixels_never_in_its_last_row_and_counts_clusters_again() {
    let (_folder, home) = home();
    let program = putpost(&home, &BANGLA).with("TERM", "foot");
    let mut terminal = on(program, FOOT);
    let drawn = terminal.written();
    assert!(drawn.contains(SIXEL) && !drawn.contains("\x1b_Ga=T"));
    // Each picture goes back to its own row: none of them is row 24.
    let rows: Vec<&str> = drawn
        .split(SIXEL)
        .skip(1)
        .filter_map(|rest| rest.split("\x1b\\\x1b[").nth(1)?.split(';').next())
        .collect();
    assert!(
        !rows.is_empty() && rows.iter().all(|row| row.parse::<u16>().is_ok_and(|row| row < 24)),
        "{rows:?}"
    );
    assert!(drawn.contains("\x1b[?2027l") && !drawn.contains("\x1b[?2027h"));
    terminal.press("\x11");
    let written = terminal.ends().written;
    assert!(written.ends_with("\x1b[?1049l") && written.contains("\x1b[?2027h"), "{written:?}");
}

#[test]
fn foot_by_another_name_is_told_as_soon_as_it_is_known() {
    let (_folder, home) = home();
    let program = putpost(&home, &[&["--bangla", "cells"], BANGLA.as_slice()].concat());
    let mut terminal = program.with("TERM", "xterm-256color").start();
    terminal.answers(FOOT);
    terminal.until("told", |terminal| terminal.written().contains("\x1b[?2027l"));
    terminal.draws(FOOTER);
    terminal.signal("-TERM");
    assert!(terminal.ends().written.contains("\x1b[?2027h"));
}

#[test]
fn stopped_and_continued_it_sends_its_pictures_again() {
    let (_folder, home) = home();
    let script = "set -m; \"$0\" \"$@\"; echo shell-speaks; read line; fg >/dev/null; echo all-done";
    let arguments = [&["-c", script, env!("CARGO_BIN_EXE_putpost")], BANGLA.as_slice()].concat();
    let program = crate::terminal::program(std::path::Path::new("/bin/sh"), &home, &arguments);
    let mut terminal = on(program.with("TERM", "xterm-kitty"), KITTY);
    let shown = ids(&terminal.written(), SENT);
    terminal.press("\x1a");
    terminal.shows("shell-speaks");
    terminal.until("given back", Terminal::is_as_before);
    let stopped = terminal.written();
    assert_eq!(ids(&stopped, TAKEN_AWAY), shown);
    terminal.press("\n");
    terminal.until("sent again", |terminal| {
        ids(terminal.written().trim_start_matches(&stopped), SENT).len() >= shown.len()
    });
    terminal.draws(FOOTER);
    terminal.press("\x11");
    terminal.shows("all-done");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn the_learners_wish_decides_and_the_key_changes_it_for_good() {
    for (variable, flag, has_pictures) in [
        ("", &[] as &[&str], true),
        ("cells", &[], false),
        ("cells", &["--bangla", "auto"], true),
        ("pictures", &["--bangla", "cells"], false),
    ] {
        let (_folder, home) = home();
        let mut terminal = on(in_kitty(&home, flag).with("PUTPOST_BANGLA", variable), KITTY);
        assert_eq!(terminal.written().contains(SENT), has_pictures, "{variable} {flag:?}");
        terminal.press("\x11");
        assert_eq!(terminal.ends().code, 0);
    }
    let (_folder, home) = home();
    let mut terminal = on(in_kitty(&home, &[]), KITTY);
    terminal.press("\x1b[23;2~");
    terminal.until("taken away", |terminal| terminal.written().contains(TAKEN_AWAY));
    terminal.draws(FOOTER);
    assert!(!terminal.text().contains(PLACEHOLDER));
    terminal.press("\x11");
    terminal.ends();
    let mut terminal = on(in_kitty(&home, &[]), KITTY);
    assert!(!terminal.written().contains(SENT));
    terminal.press("\x1b[23;2~");
    terminal.until("pictures again", |terminal| terminal.written().contains(SENT));
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn without_colours_pictures_still_have_their_names() {
    let (_folder, home) = home();
    let mut terminal = on(in_kitty(&home, &[]).with("NO_COLOR", "1"), KITTY);
    assert!(terminal.written().contains(SENT) && terminal.written().contains("\x1b[38;2;"));
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn another_background_or_another_font_size_draws_them_anew() {
    let (_folder, home) = home();
    let mut terminal = on(in_kitty(&home, &[]), KITTY);
    let before = ids(&terminal.written(), SENT);
    terminal.forget_questions();
    // The colours have changed (mode 2031): it asks again.
    terminal.press("\x1b[?997;2n");
    terminal.answers(
        &KITTY.replace("0000/0000/0000", "ffff/ffff/ffff").replace("dddd/dddd/dddd", "0000/0000/0000"),
    );
    terminal.until("in other colours", |terminal| ids(&terminal.written(), SENT).len() > before.len());
    let recoloured = ids(&terminal.written(), SENT);
    terminal.forget_questions();
    terminal.press("\x1b[I\x1b[?997;1n");
    terminal.answers(&KITTY.replace("6;19;10t", "6;38;20t").replace("4;684;1270t", "4;1368;2540t"));
    terminal.until("in another size", |terminal| ids(&terminal.written(), SENT).len() > recoloured.len());
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn clusters_are_measured_with_the_frame_that_shows_them() {
    let (_folder, home) = home();
    let mut terminal = on(putpost(&home, &BANGLA), XTERM_UNKNOWN);
    let written = terminal.written();
    let (_, after) = written.split_once("\x1b[c").unwrap();
    let (measured, _) = after.split_once("\x1b[c").unwrap();
    let asked = measured.matches("\x1b[6n").count();
    assert!(asked > 20 && measured.contains("\x1b[?2026h") && !measured.contains(FOOTER), "{measured:?}");
    // Every cluster is three cells wide here, which no model says: the page is laid out anew.
    let before = terminal.text();
    terminal.press(&("\x1b[1;4R".repeat(asked) + "\x1b[?62c"));
    terminal.until("laid out anew", |terminal| terminal.text() != before);
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn any_storm_of_sizes_ends_in_the_same_pictures() {
    let (_folder, home) = home();
    let mut terminal = on(in_kitty(&home, &[]), KITTY);
    let before = terminal.text();
    assert!(before.contains(PLACEHOLDER));
    for (cols, rows) in [(500, 200), (1, 1), (40, 12), (200, 60), (79, 23)] {
        terminal.resize(cols, rows);
    }
    terminal.resize(80, 24);
    terminal.until("as before", |terminal| terminal.text() == before);
    terminal.press("\x11");
    let written = terminal.ends().written;
    assert_eq!(ids(&written, SENT), ids(&written, TAKEN_AWAY));
}

#[test]
fn from_the_smallest_screen_to_the_largest() {
    for (size, answers, sent) in [
        ((40, 12), KITTY, SENT),
        ((500, 200), KITTY, SENT),
        ((40, 12), FOOT, SIXEL),
        ((500, 200), FOOT, SIXEL),
    ] {
        let (_folder, home) = home();
        let mut terminal = putpost(&home, &BANGLA).sized(size.0, size.1).start();
        terminal.answers(answers);
        terminal.until("drawn", |terminal| terminal.written().contains(sent));
        terminal.press("\x11");
        assert_eq!(terminal.ends().code, 0, "{size:?}");
    }
}

#[test]
fn a_terminal_that_reads_nothing_holds_up_no_key_and_not_the_end() {
    let (_folder, home) = home();
    let mut terminal = on(in_kitty(&home, &[]), KITTY);
    terminal.pauses();
    // Each switch of the language draws another page; what nobody reads is soon too much.
    for _ in 0..100 {
        terminal.press("\x1bOQ\x1b[23;2~");
    }
    terminal.press("\x11");
    assert!(terminal.has_ended());
    // What it gives back then may stand behind what nobody has read: only that it ends is promised.
    assert_eq!(terminal.code(), 0);
}
