//! The listener: the cases over the wire, and the traps that only octets on a connection can show.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::Command;
use std::time::Duration;

use super::case::{self, Case};
use super::client::Client;
use super::run;
use super::serving::Serving;

/// How long a server that must not answer is watched.
const NOTHING: Duration = Duration::from_millis(100);

/// Cases in which seconds pass: the listener has the real clock.
const NEEDS_A_CLOCK: [&str; 1] = ["OUR-PROF-014"];

fn serve(scene: &str) -> Serving {
    let mut command = Command::new(env!("CARGO_BIN_EXE_putpost"));
    command.args(["serve", "--scene", scene, "--lang", "en"]).env("PUTPOST_HOME", "/proc/no-such-home");
    Serving::start(command)
}

/// Asks whether a user is there, on a connection of its own.
fn is_there(serving: &Serving, target: &str) -> bool {
    let get = format!("GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    serving.send(get).starts_with("HTTP/1.1 200 ")
}

fn statuses(heard: &str) -> Vec<&str> {
    heard.split("HTTP/1.1 ").skip(1).filter_map(|answer| answer.get(..3)).collect()
}

/// One server and one connection for all cases of the default scene, which go on also after errors; the other scenes
/// remember what was asked of them before.
#[test]
fn the_listener_answers_every_case_as_recommended() {
    let cases: Vec<Case> = case::tables().into_iter().flatten().collect();
    let cases: Vec<&Case> = cases.iter().filter(|case| !NEEDS_A_CLOCK.contains(&&*case.id)).collect();
    let client = |serving: &Serving| Client::new(format!("127.0.0.1:{}", serving.port));
    let common = serve("no-users");
    let mut connection = client(&common);
    let report = cases.iter().map(|case| {
        if case.profile == "default" {
            return run::report(case, &mut connection);
        }
        let own = serve(&case.profile);
        run::report(case, &mut client(&own))
    });
    let report: String = report.collect();
    assert!(report.is_empty(), "of {} cases:\n{report}", cases.len());
    assert_eq!(cases.len(), 404, "the tables have changed");
}

/// Octets that are no request, the status that they get, and how the line about them begins.
fn no_requests() -> Vec<(String, &'static str, &'static str)> {
    let put = "PUT /users/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    let long = "a".repeat(70_000);
    let many = "A: b\r\n".repeat(300);
    vec![
        (format!("{put}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{{}}"), "400", "PUT /users/1 400"),
        (
            format!("{put}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n"),
            "400",
            "PUT /users/1 400",
        ),
        (
            format!("{put}Transfer-Encoding: gzip, chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n"),
            "501",
            "PUT /users/1 501",
        ),
        (format!("{put}Transfer-Encoding: chunked\r\n\r\n2\r\n{{}}0\r\n\r\n"), "400", "PUT /users/1 400"),
        (format!("{put}Transfer-Encoding: chunked\r\n\r\n2\r\n{{}}\r\n"), "400", "PUT /users/1 400"),
        (format!("{put}Transfer-Encoding: chunked\r\n\r\n200000\r\n"), "413", "PUT /users/1 413"),
        (format!("{put}Content-Length: 3\r\n\r\n{{}}"), "400", "PUT /users/1 400"),
        (format!("{put}Content-Length: 99999999999999999999\r\n\r\n"), "413", "PUT /users/1 413"),
        (format!("{put}X: a\r\n b\r\nContent-Length: 2\r\n\r\n{{}}"), "400", "PUT /users/1 400"),
        (format!("{put}Content-Length : 2\r\n\r\n{{}}"), "400", "PUT /users/1 400"),
        (format!("{put}X: \x07\r\nContent-Length: 2\r\n\r\n{{}}"), "400", "PUT /users/1 400"),
        (put.replace("/users/1", "/users/রহিম") + "\r\n", "400", "PUT /users/রহিম 400"),
        (put.replace("1.1", "2.0") + "\r\n", "505", "PUT /users/1 505"),
        (put.replace(" HTTP/1.1", "") + "\r\n", "400", "PUT /users/1 400"),
        (
            put.replace("localhost", "attacker.example") + "Content-Length: 2\r\n\r\n{}",
            "421",
            "PUT /users/1 421",
        ),
        (
            format!("CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n{put}"),
            "501",
            "CONNECT localhost:80 501",
        ),
        (format!("GET /{long} HTTP/1.1\r\n"), "414", "GET /aaa"),
        (format!("{long} / HTTP/1.1\r\n"), "501", "aaa"),
        (format!("GET / HTTP/1.1\r\nHost: localhost\r\n{many}\r\n"), "431", "GET / 431"),
        (
            format!("GET / HTTP/1.1\r\nHost: localhost\r\nA: {long}{long}{long}{long}{long}\r\n\r\n"),
            "431",
            "GET / 431",
        ),
        ("\x16\x03\x01\x02 \x1b[2J\r\n".to_owned(), "400", "%16%03%01%02 %1B[2J 400"),
    ]
}

#[test]
fn what_is_no_request_is_refused_changes_nothing_and_is_one_plain_line_of_the_log() {
    let mut serving = serve("no-users");
    for (message, status, line) in no_requests() {
        let shown: String = message.chars().take(120).collect();
        let heard = serving.send(&message);
        assert_eq!(statuses(&heard), [status], "{shown:?}");
        assert!(heard.contains("\r\nContent-Type: application/problem+json\r\n"), "{shown:?}: {heard}");
        assert!(
            heard.contains("\r\nConnection: close\r\n") && heard.contains("\r\nDate: "),
            "{shown:?}: {heard}"
        );
        let logged = serving.line();
        assert!(logged.starts_with(line) && !logged.contains(char::is_control), "{shown:?}: {logged:?}");
        assert!(!is_there(&serving, "/users/1"), "{shown:?}");
        assert_eq!(serving.line(), "GET /users/1 404 not found");
    }
}

#[test]
fn a_request_that_was_sent_ahead_is_looked_at_like_any_other() {
    let serving = serve("one-user");
    let get = "GET /users HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let delete = "DELETE /users/1#x HTTP/1.1\r\nHost: localhost\r\n\r\n";
    let put = "PUT /users/2 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 15\r\n\r\n{\"a\": \"# GET /\"}";
    assert_eq!(statuses(&serving.send([get, put, get, delete, get].concat())), ["200", "400", "400"]);
    let put = put.replace("15", "16");
    assert_eq!(statuses(&serving.send([get, &put, get, delete, get].concat())), ["200", "201", "200", "400"]);
    assert!(is_there(&serving, "/users/1"));
}

#[test]
fn localhost_is_both_addresses() {
    let serving = serve("no-users");
    for address in ["127.0.0.1", "::1"] {
        let mut stream = match TcpStream::connect((address, serving.port)) {
            Ok(stream) => stream,
            // A machine without IPv6 does without.
            Err(error) if address == "::1" && error.kind() == ErrorKind::AddrNotAvailable => continue,
            Err(error) => panic!("{address}: {error}"),
        };
        stream.write_all(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n").unwrap();
        let mut heard = String::new();
        stream.read_to_string(&mut heard).unwrap();
        assert_eq!(statuses(&heard), ["200"], "{address}");
    }
}

#[test]
fn so_many_connections_and_no_more() {
    let serving = serve("no-users");
    let mut silent: Vec<TcpStream> = (0..64).map(|_| serving.connect()).collect();
    for stream in &mut silent {
        stream.write_all(b"GET / HTTP/1.1\r\n").unwrap();
    }
    let mut last = serving.connect();
    last.write_all(b"GET / HTTP/1.0\r\n\r\n").unwrap();
    last.set_read_timeout(Some(NOTHING)).unwrap();
    let error = last.read(&mut [0]).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut), "{error}");
    // One that goes makes room for the one that waits.
    silent.remove(0);
    last.set_read_timeout(None).unwrap();
    let mut heard = String::new();
    last.read_to_string(&mut heard).unwrap();
    assert_eq!(statuses(&heard), ["200"]);
}

#[test]
fn whoever_writes_all_before_reading_anything_hears_the_refusal() {
    let serving = serve("no-users");
    let head = "PUT /blogs/1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n";
    let body = "a".repeat(4 << 20);
    let mut stream = serving.connect();
    stream.write_all(format!("{head}Content-Length: {}\r\n\r\n", body.len()).as_bytes()).unwrap();
    stream.write_all(body.as_bytes()).unwrap();
    let mut heard = String::new();
    stream.shutdown(Shutdown::Write).unwrap();
    stream.read_to_string(&mut heard).unwrap();
    assert_eq!(statuses(&heard), ["413"]);
}

#[cfg(unix)]
#[test]
fn a_stop_lets_the_request_that_is_under_way_come_to_its_end() {
    let serving = serve("no-users");
    let mut idle = serving.connect();
    let mut stream = serving.connect();
    stream.write_all(b"PUT /users/1 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{").unwrap();
    let id = serving.child.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().unwrap().success());
    // It has heard the signal when nobody can connect any more.
    while TcpStream::connect(("127.0.0.1", serving.port)).is_ok() {}
    stream.write_all(b"}").unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).unwrap();
    assert_eq!(statuses(&heard), ["201"]);
    assert!(heard.contains("\r\nConnection: close\r\n"), "{heard}");
    assert_eq!(idle.read(&mut [0]).unwrap(), 0);
    assert_eq!(serving.end("-TERM"), Some(0));
}
