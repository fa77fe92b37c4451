//! What `putpost serve` prints: the address, then `PUT /users/1 201 created`, a line an exchange.
//!
//! A thread of its own writes, so that a paused or full pipe never stops the server; a closed one only ends the log.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use axum::http::{Method, StatusCode};

use crate::server::{Request, Response, Server};

/// How long the end of the program waits for lines that are not written yet.
const LAST_LINES: Duration = Duration::from_millis(200);

/// The longest target that is printed, in characters.
const MAX_TARGET: usize = 200;

/// Where lines go.
#[derive(Clone, Debug)]
pub(super) struct Log {
    lines: Sender<Line>,
    ended: Arc<Mutex<Receiver<()>>>,
}

#[derive(Debug)]
enum Line {
    Text(String),
    End,
}

impl Log {
    /// Writes the first line at once, so that whoever waits for the address has it; then starts the thread.
    ///
    /// # Errors
    /// When there is no thread to be had.
    pub(super) fn start(first: &str) -> io::Result<Self> {
        let open = print(first).is_ok();
        let (lines, inbox) = mpsc::channel();
        let (done, ended) = mpsc::channel();
        thread::Builder::new().name("log".into()).spawn(move || {
            let mut open = open;
            while let Ok(Line::Text(line)) = inbox.recv() {
                open = open && print(&line).is_ok();
            }
            let _ = done.send(());
        })?;
        Ok(Self { lines, ended: Arc::new(Mutex::new(ended)) })
    }

    /// Writes an exchange: the method, the target, the status and what it did.
    pub(super) fn exchange(&self, request: &Request, response: &Response, before: &Server, after: &Server) {
        let target = request.uri().to_string();
        let did = effect(request, response, before, after);
        self.line(
            request.method(),
            &target,
            response.status(),
            did.unwrap_or_else(|| reason(response.status())),
        );
    }

    /// Writes a request that never reached the server.
    pub(super) fn refusal(&self, method: &Method, target: &str, status: StatusCode) {
        self.line(method, target, status, reason(status));
    }

    fn line(&self, method: &Method, target: &str, status: StatusCode, word: String) {
        let line = format!("{method} {} {} {word}", printable(target), status.as_u16());
        let _ = self.lines.send(Line::Text(line));
    }

    /// Lets the last lines be written, but waits for nobody.
    pub(super) fn end(self) {
        let _ = self.lines.send(Line::End);
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = ended.recv_timeout(LAST_LINES);
    }
}

fn print(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}

/// Returns what a successful change did to its target; `None` where nothing was to be changed.
fn effect(request: &Request, response: &Response, before: &Server, after: &Server) -> Option<String> {
    if !response.status().is_success() || request.method().is_safe() {
        return None;
    }
    let path = request.uri().path();
    let word = match (before.store().get(path), after.store().get(path)) {
        _ if response.status() == StatusCode::CREATED => "created",
        (Some(_), None) => "removed",
        (Some(was), Some(is)) if was.etag == is.etag => "unchanged",
        (Some(_), Some(_)) => "replaced",
        _ => return None,
    };
    Some(word.to_owned())
}

fn reason(status: StatusCode) -> String {
    status.canonical_reason().unwrap_or("unknown").to_lowercase()
}

/// Returns the target without anything that could move a cursor or turn text around, and not longer than a log can
/// bear: what is not plainly visible is percent-encoded.
fn printable(target: &str) -> String {
    let mut shown = String::new();
    for c in target.chars().take(MAX_TARGET) {
        if c.is_control()
            || c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        {
            let mut utf8 = [0; 4];
            shown.extend(c.encode_utf8(&mut utf8).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            shown.push(c);
        }
    }
    if target.chars().nth(MAX_TARGET).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn a_line_stays_one_line_of_plain_text(target in "(?s).{0,300}") {
            let shown = printable(&target);
            let is_plain = |c: char| !c.is_control() && !c.is_whitespace() && c != '\u{202e}';
            prop_assert!(shown.chars().all(is_plain));
            prop_assert!(shown.chars().count() <= MAX_TARGET * 12 + 1);
        }
    }
}
