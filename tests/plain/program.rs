//! The program itself, its lines through pipes.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::lines::{Typist, assert_spoken, world};

/// What a run said.
pub(crate) struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

/// Returns the program with its lines to be piped in.
pub(crate) fn putpost(home: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_putpost"));
    command.args(arguments).env_clear().env("PUTPOST_HOME", home.path()).env("TERM", "dumb");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Types all lines at once, then ends the input.
fn types(home: &TempDir, arguments: &[&str], lines: &[u8]) -> Said {
    let mut child = putpost(home, arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let lines = lines.to_vec();
    let typing = std::thread::spawn(move || {
        // A program that has ended hears no more.
        let _ = stdin.write_all(&lines);
    });
    let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
    typing.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: status.code(), out: text(stdout), err: text(stderr) }
}

fn progress(home: &TempDir) -> serde_json::Value {
    let said = types(home, &["progress", "--json"], b"");
    serde_json::from_str(&said.out).unwrap()
}

#[test]
fn the_whole_course_goes_through_a_pipe_in_both_languages() {
    let world = world();
    for lang in world.catalog.langs() {
        let home = TempDir::new().unwrap();
        let typist = Typist { lang };
        let lines: Vec<String> =
            world.course.lessons.iter().flat_map(|lesson| typist.lesson(lesson)).collect();
        let tag = world.catalog.tag(lang);
        // Half of it; then the program begins anew, as if the power had gone, and goes on from there.
        let (first, rest) = lines.split_at(lines.len() / 2);
        for part in [first, rest] {
            let said = types(&home, &["--plain", "--lang", tag], (part.join("\n") + "\n").as_bytes());
            assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
            assert!(!said.out.contains('\x1b'));
            assert_spoken(said.out.lines());
        }
        let progress = progress(&home);
        let lessons = progress["lessons"].as_array().unwrap();
        assert_eq!(lessons.len(), world.course.lessons.len());
        assert!(lessons.iter().all(|lesson| lesson["done"] == true), "{tag}: {progress:#}");
    }
}

#[test]
fn the_end_of_the_input_keeps_what_was_being_written() {
    let home = TempDir::new().unwrap();
    let said = types(&home, &["--plain", "--lang", "en", "put-again"], b"target /users/8\nbody\n{\"half\":");
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert!(said.out.ends_with("What you did is kept. Goodbye.\n"), "{}", said.out);
    let again = types(&home, &["--plain", "--lang", "en"], b"method PUT\nquit\nserver\n");
    assert!(again.out.contains("Ready to send: PUT /users/8 with the body {\"half\":."), "{}", again.out);
    assert!(!again.out.contains("The server has"), "nothing is heard after quit: {}", again.out);
}

#[test]
fn hostile_lines_are_shown_and_never_sent_on() {
    let home = TempDir::new().unwrap();
    let lines = b"\x1b]0;title\x07\n\xff\xfe\nPUT /users/2 \x1b[31m{}\r\n\0\0\nserver\n";
    let said = types(&home, &["--plain", "--lang", "en", "put-again"], lines);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_spoken(said.out.lines());
}

#[test]
fn nobody_listening_ends_it_quietly() {
    let home = TempDir::new().unwrap();
    let mut child = putpost(&home, &["--plain", "--lang", "en", "put-again"]).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // Written into a pipe of its own, whether or not the program still reads.
    let _ = stdin.write_all(b"1\nserver\nserver\n");
    drop(stdin);
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), String::from_utf8(ended.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn without_a_terminal_the_plain_way_is_named_and_errors_are_as_elsewhere() {
    let home = TempDir::new().unwrap();
    let said = types(&home, &[], b"");
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.contains("putpost --plain"), "{}", said.err);
    let said = types(&home, &["--plain", "no-such-lesson"], b"");
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    // Where nobody can be asked the environment decides the language.
    let mut command = putpost(&home, &["--plain"]);
    command.env("LANG", "bn_BD.UTF-8").stdin(Stdio::null());
    let out = String::from_utf8(command.output().unwrap().stdout).unwrap();
    assert!(out.contains("সার্ভারের সঙ্গে পরিচয়"), "{out}");
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_as_quit_does() {
    for signal in ["-TERM", "-INT", "-HUP"] {
        let home = TempDir::new().unwrap();
        let mut child = putpost(&home, &["--plain", "--lang", "en", "put-again"]).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(b"target /users/8\n").unwrap();
        let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("/users/8") {
            line.clear();
            assert!(std::io::BufRead::read_line(&mut out, &mut line).unwrap() > 0);
        }
        Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(0), "{signal}");
        let again = types(&home, &["--plain", "--lang", "en"], b"request\n");
        assert!(again.out.contains("GET /users/8"), "{}", again.out);
    }
}
