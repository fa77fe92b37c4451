//! What `putpost serve` prints: the address, then `PUT /users/1 201 created`, a line an exchange.
//!
//! A thread of its own writes all that has come since it last did, so that a paused or full pipe never stops the server;
//! a closed one only ends the log.

use std::fmt::{self, Write as _};
use std::io::{self, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use http::StatusCode;

use super::refusal::Refusal;

/// How long lines are gathered before they are written together: a reader does not notice, a busy server does.
const GATHERED: Duration = Duration::from_millis(2);

/// How long the end of the program waits for lines that are not written yet.
const LAST_LINES: Duration = Duration::from_millis(200);

/// How many bytes may wait to be written. Where nobody reads for long, lines are left out, and a … stands
/// for them.
const WAITING: usize = 4 * 1024 * 1024;

/// The longest method and the longest target that are printed, in characters.
const MAX_METHOD: usize = 20;
const MAX_TARGET: usize = 200;

/// Where lines go.
#[derive(Clone, Debug)]
pub(super) struct Log(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    pending: Mutex<Pending>,
    changed: Condvar,
}

/// What is not written yet.
#[derive(Debug, Default)]
struct Pending {
    text: String,
    /// Lines were left out after it.
    cut: bool,
    /// The thread sleeps until a line comes.
    asleep: bool,
    /// No more lines will come.
    ended: bool,
    /// All is written that ever will be.
    written: bool,
}

impl Log {
    /// Writes the first line at once, so that whoever waits for the address has it; then starts the thread.
    ///
    /// # Errors
    /// When there is no thread to be had.
    pub(super) fn start(first: &str) -> io::Result<Self> {
        let open = print(&format!("{first}\n")).is_ok();
        let log = Self(Arc::default());
        let shared = Arc::clone(&log.0);
        thread::Builder::new().name("log".into()).spawn(move || shared.write(open))?;
        Ok(log)
    }

    /// Writes an exchange: the method, the target, the status, and a word on what it did or what the status says.
    pub(super) fn exchange(&self, method: &str, target: &str, status: StatusCode, did: Option<&str>) {
        let reason = || status.canonical_reason().unwrap_or("unknown").to_lowercase();
        let did = did.map_or_else(reason, str::to_owned);
        let method = Printable(method, MAX_METHOD);
        let target = Printable(target, MAX_TARGET);
        self.0.line(format_args!("{method} {target} {} {did}\n", status.as_u16()));
    }

    /// Writes what never reached the server.
    pub(super) fn refusal(&self, refusal: &Refusal) {
        self.exchange(&refusal.method, &refusal.target, refusal.problem.code.status(), None);
    }

    /// Lets the last lines be written, but waits for nobody.
    pub(super) fn end(self) {
        let mut pending = self.0.lock();
        pending.ended = true;
        self.0.changed.notify_all();
        let _ = self.0.changed.wait_timeout_while(pending, LAST_LINES, |pending| !pending.written);
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn line(&self, line: fmt::Arguments<'_>) {
        let mut pending = self.lock();
        if pending.text.len() > WAITING {
            pending.cut = true;
            return;
        }
        let _ = pending.text.write_fmt(line);
        let asleep = std::mem::take(&mut pending.asleep);
        drop(pending);
        if asleep {
            self.changed.notify_all();
        }
    }

    /// Writes what comes until the end.
    fn write(&self, mut open: bool) {
        let mut text = String::new();
        while self.take(&mut text) {
            open = open && print(&text).is_ok();
            text.clear();
        }
    }

    /// Waits for lines and takes all that have come; returns whether there were any before the end.
    fn take(&self, text: &mut String) -> bool {
        let mut pending = self.lock();
        pending.asleep = true;
        let waiting = |pending: &mut Pending| pending.text.is_empty() && !pending.ended;
        pending = self.changed.wait_while(pending, waiting).unwrap_or_else(PoisonError::into_inner);
        pending.asleep = false;
        let gathering = self.changed.wait_timeout_while(pending, GATHERED, |pending| !pending.ended);
        pending = gathering.unwrap_or_else(PoisonError::into_inner).0;
        std::mem::swap(text, &mut pending.text);
        if std::mem::take(&mut pending.cut) {
            text.push_str("…\n");
        }
        pending.written = text.is_empty();
        if pending.written {
            self.changed.notify_all();
        }
        !pending.written
    }
}

fn print(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Text from the wire without anything that could move a cursor, turn text around or look like two words, and no longer
/// than a log can bear: what is not plainly visible is percent-encoded.
struct Printable<'a>(&'a str, usize);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(text, most) = *self;
        if text.len() <= most && text.bytes().all(|byte| byte.is_ascii_graphic()) {
            return f.write_str(text);
        }
        for c in text.chars().take(most) {
            if is_plain(c) {
                f.write_char(c)?;
            } else {
                let mut utf8 = [0; 4];
                c.encode_utf8(&mut utf8).bytes().try_for_each(|byte| write!(f, "%{byte:02X}"))?;
            }
        }
        if text.chars().nth(most).is_some() { f.write_char('…') } else { Ok(()) }
    }
}

fn is_plain(c: char) -> bool {
    let invisible =
        matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !(c.is_control() || c.is_whitespace() || invisible)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn a_line_stays_one_line_of_plain_text(target in "(?s).{0,300}") {
            let shown = Printable(&target, MAX_TARGET).to_string();
            let is_plain = |c: char| !c.is_control() && !c.is_whitespace() && c != '\u{202e}';
            prop_assert!(shown.chars().all(is_plain));
            prop_assert!(shown.chars().count() <= MAX_TARGET * 12 + 1);
        }
    }

    #[test]
    fn where_nobody_reads_the_room_is_bounded_and_what_is_left_out_leaves_a_mark() {
        let shared = Shared::default();
        let line = "x".repeat(WAITING / 4);
        for _ in 0..10 {
            shared.line(format_args!("{line}\n"));
        }
        let pending = shared.lock();
        assert_eq!((pending.text.lines().count(), pending.cut), (4, true));
    }
}
