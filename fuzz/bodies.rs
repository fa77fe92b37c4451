//! What must hold for any octets at all: one function for each reader of foreign text. `cargo fuzz` and `cargo test`
//! (tests/fuzz.rs) call the same functions.

use putpost::lab::journal::{self, Replay};
use putpost::lab::wire;
use putpost::lab::{EPOCH, curl, script};
use putpost::server::target::{self, Parsed};
use putpost::server::{Request, Scene, Server, idempotency};

const SCENE: &str = include_str!("../assets/scenes/one-user.toml");

/// A request target: what is canonical is ASCII and its own canonical form.
pub(crate) fn target(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    if let Ok(Parsed::Here(target) | Parsed::Elsewhere(target)) = target::parse(text) {
        assert!(target.as_str().is_ascii() && target.as_str().starts_with('/'), "{target:?}");
        assert_eq!(target::parse(target.as_str()), Ok(Parsed::Here(target.clone())));
        assert!(!target.id().contains('\0'));
    }
}

/// A raw message: what is one can be printed and read again; the server answers it; a refusal changes nothing.
pub(crate) fn message(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match wire::parse(&text) {
        Ok(request) => {
            round_trip(&request);
            answered(&request);
        }
        Err(error) => in_text(&text, error.line, error.column),
    }
}

/// A curl command: what can be read can be printed and read again.
pub(crate) fn curl(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match curl::parse(&text) {
        Ok(request) => {
            let line = curl::print(&request, "localhost:1");
            if !line.starts_with("printf") {
                let again = curl::parse(&line).unwrap_or_else(|error| panic!("{error:?} in {line}"));
                assert_eq!(wire::print_request(&again), wire::print_request(&request), "{line}");
            }
        }
        Err(error) => in_text(&text.replace("\r\n", "\n").replace('\r', "\n"), error.line, error.column),
    }
}

/// A line of a script: what is an act can be printed and read again.
pub(crate) fn script(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let line = text.lines().next().unwrap_or_default();
    if let Ok(act) = script::parse(line) {
        let line = script::print(&act);
        assert_eq!(script::parse(&line).as_ref(), Ok(&act), "{line}");
    }
}

/// The file of a session: what can be read is printed and read again, and can be played whatever it says.
pub(crate) fn journal(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match journal::read(&text) {
        Ok(journal) => {
            assert_eq!(journal::read(&journal.print()).as_ref(), Ok(&journal));
            let scene: Scene = toml::from_str(SCENE).unwrap_or_default();
            let mut replay = Replay::new(&journal, scene.into());
            while replay.step().is_some() {}
        }
        Err(error) => {
            assert!((1..=text.lines().count().max(1)).contains(&error.line), "{error:?} in {text:?}")
        }
    }
}

/// An Idempotency-Key: what is one is a key in quotes too, and any field at all is answered.
pub(crate) fn key(data: &[u8]) {
    if let Some(key) = idempotency::parse(data) {
        assert!(!key.is_empty() && key.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{key:?}");
        let quoted = format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""));
        assert_eq!(idempotency::parse(quoted.as_bytes()), Some(key));
    }
    if let Ok(value) = http::HeaderValue::from_bytes(data) {
        let headers = [("Content-Type".to_owned(), "application/json".to_owned())];
        let made = wire::request_from_parts("POST", "/users", &headers, "{}");
        if let Ok((mut request, _)) = made {
            request.headers_mut().insert("idempotency-key", value);
            answered(&request);
        }
    }
}

fn round_trip(request: &Request) {
    let text = wire::print_request(request);
    // Octets that are no UTF-8 are shown by U+FFFD: such content is not the same again.
    if std::str::from_utf8(request.body()).is_ok() {
        let again = wire::parse(&text).unwrap_or_else(|error| panic!("{error:?} in {text}"));
        assert_eq!(wire::print_request(&again), text);
    }
}

fn answered(request: &Request) {
    let scene: Scene = toml::from_str(SCENE).unwrap_or_default();
    assert!(!scene.collection.is_empty());
    let mut server = Server::new(&scene, EPOCH);
    let before = server.digest();
    let response = server.handle(request, EPOCH);
    let status = response.status();
    assert!(!status.is_server_error() || [501, 503, 505].contains(&status.as_u16()), "{status}");
    if !status.is_success() {
        assert_eq!(server.digest(), before, "{status} changed something");
    }
    let printed = wire::print_response(&response);
    assert!(printed.starts_with("HTTP/1.1 "));
}

fn in_text(text: &str, line: usize, column: usize) {
    let there = text.split('\n').nth(line.saturating_sub(1));
    let columns = there.map_or(0, |line| line.chars().count() + 1);
    assert!((1..=columns.max(1)).contains(&column), "{line}:{column} is not in {text:?}");
}
