//! However it ends or is interrupted, the terminal is given back as it was.

use std::path::Path;

use crate::example::example;
use crate::terminal::{Ended, Terminal, home, program, putpost};
use crate::{LESSON, TITLE, lesson};

#[test]
fn every_way_to_quit_gives_the_terminal_back() {
    for keys in ["\x11", "\x03", "q", "\x1b[B\x11", "\x1bOP\x03"] {
        let (_folder, home) = home();
        let mut terminal = lesson(&home);
        assert!(terminal.screen().alternate_screen() && terminal.screen().bracketed_paste());
        assert!(!terminal.is_as_before());
        terminal.press(keys);
        let ended = terminal.ends();
        assert_eq!((ended.code, ended.text.trim()), (0, ""), "{keys:?}");
    }
}

#[test]
fn signals_end_it_cleanly_and_keep_what_was_being_written() {
    for signal in ["-TERM", "-INT", "-HUP", "-QUIT"] {
        let (_folder, home) = home();
        let mut terminal = lesson(&home);
        terminal.press("\t\x1b[Bhalf");
        terminal.shows("/half");
        terminal.signal(signal);
        assert_eq!(terminal.ends().code, 0, "{signal}");
        let mut again = lesson(&home);
        again.shows("/half");
        again.press("\x11");
        assert_eq!(again.ends().code, 0);
    }
}

#[test]
fn a_terminal_that_calls_itself_dumb_is_told_what_that_means() {
    let (_folder, home) = home();
    let ended = putpost(&home, &LESSON).with("TERM", "dumb").sized(400, 24).start().ends();
    assert_eq!(ended.code, 2);
    assert!(
        ended.text.contains("TERM is “dumb”") && ended.text.contains("putpost --plain"),
        "{}",
        ended.text
    );
    let mut terminal = putpost(&home, &[&["--plain"], &LESSON[..]].concat()).with("TERM", "dumb").start();
    terminal.shows(TITLE);
    terminal.press("quit\r");
    assert_eq!(terminal.code(), 0);
}

#[test]
fn a_signal_before_the_first_frame_ends_it_too() {
    let (_folder, home) = home();
    let mut terminal = putpost(&home, &LESSON).start();
    terminal.until("asked", |terminal| terminal.written().contains("\x1b[c"));
    terminal.signal("-TERM");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn a_panic_gives_the_terminal_back_and_then_says_where_it_was() {
    let (_folder, home) = home();
    let mut terminal = program(&example("panic_in_draw"), &home, &[]).start();
    terminal.shows("press a key");
    terminal.press("x");
    let Ended { code, text, written } = terminal.ends();
    assert_ne!(code, 0);
    assert!(text.starts_with("What you did is kept. (examples/panic_in_draw.rs:"), "{text}");
    // What the terminal kept is taken away, in a frame that was given up or not.
    assert!(written.contains("\x1b\\\x1b[?2026l\x1b_Ga=d,d=I,i=1\x1b\\"), "{written:?}");
    // No step of a staircase: the line was written after raw mode was left.
    assert!(written.contains("\r\n") && !written.contains("mistake in drawing"), "{written:?}");
}

/// Runs the lesson as a job of a shell, which speaks after the job has stopped and continues it when a line is typed.
fn job(home: &Path) -> Terminal {
    let script = "set -m; \"$0\" \"$@\"; echo shell-speaks; read line; fg >/dev/null; echo all-done";
    let program_path = env!("CARGO_BIN_EXE_putpost");
    let arguments = [&["-c", script, program_path], LESSON.as_slice()].concat();
    let mut terminal = program(Path::new("/bin/sh"), home, &arguments).start();
    terminal.draws(TITLE);
    terminal
}

/// Stops the lesson, looks at the shell's terminal, continues the lesson, and expects the very same screen.
fn stops_and_goes_on(terminal: &mut Terminal, stop: impl FnOnce(&mut Terminal)) {
    let before = terminal.text();
    stop(terminal);
    terminal.shows("shell-speaks");
    terminal.until("given back", Terminal::is_as_before);
    terminal.press("\n");
    terminal
        .until("drawn again", |terminal| terminal.screen().alternate_screen() && terminal.text() == before);
    terminal.until("taken again", |terminal| {
        terminal.screen().bracketed_paste() && terminal.screen().hide_cursor() && !terminal.is_as_before()
    });
}

#[test]
fn ctrl_z_and_fg_lead_back_to_the_same_screen() {
    let (_folder, home) = home();
    let mut terminal = job(&home);
    stops_and_goes_on(&mut terminal, |terminal| terminal.press("\x1a"));
    terminal.press("\x1b[B");
    terminal.shows("▸ 1");
    terminal.press("\x11");
    terminal.shows("all-done");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn it_can_be_stopped_from_outside_with_something_open() {
    let (_folder, home) = home();
    let mut terminal = job(&home);
    terminal.press("\x1bOP");
    terminal.draws("Shift+Tab");
    stops_and_goes_on(&mut terminal, |terminal| terminal.signal("-TSTP"));
    terminal.press("\x1b");
    terminal.hides("Shift+Tab");
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn where_no_shell_could_wake_it_up_it_does_not_stop() {
    let (_folder, home) = home();
    let mut terminal = lesson(&home);
    terminal.press("\x1a\x1b[B");
    terminal.shows("▸ 1");
    terminal.press("q");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn a_terminal_that_can_place_no_cursor_gets_a_sentence() {
    let (_folder, home) = home();
    let ended = putpost(&home, &LESSON).with("TERM", "dumb").start().ends();
    assert_eq!(ended.code, 2);
    assert!(ended.text.contains("putpost serve"), "{}", ended.text);
    assert!(!ended.written.contains('\x1b'), "{:?}", ended.written);
}
