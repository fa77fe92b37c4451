//! The terminal's modes: entered by a guard, given back whatever happens.

use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableFocusChange, EnableBracketedPaste, EnableFocusChange};
use crossterm::queue;
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

use super::frames;
use super::out::Out;
use super::probe::query::{CLUSTERS_OFF, CLUSTERS_ON};
use crate::app::Size;

/// Why nothing can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// An end of the program is no terminal.
    Terminal,
    /// There is one, and TERM says that it cannot place a cursor.
    Cursor,
}

/// Returns what both ends of the program lack to be a terminal that can place a cursor, if anything.
#[must_use]
pub fn lack(term: Option<&str>) -> Option<Lack> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Some(Lack::Terminal);
    }
    (term == Some("dumb")).then_some(Lack::Cursor)
}

/// Returns whether somebody at a terminal types what comes in.
#[must_use]
pub fn is_asked() -> bool {
    io::stdin().is_terminal()
}

/// Makes a panic print `apology` and where it happened, for a run that never takes a terminal over.
pub fn apologise(apology: String) {
    restore_on_panic(None, apology);
}

/// Returns the size of the terminal, where it says one.
#[must_use]
pub fn size() -> Option<Size> {
    crossterm::terminal::size().ok().map(|(cols, rows)| Size { cols, rows })
}

/// Ends a control string that was given up in the middle; otherwise it is nothing.
const END_OF_STRING: &[u8] = b"\x1b\\";
/// The terminal tells when its colours change (mode 2031), and tells it no more.
const TELL_COLOURS: &[u8] = b"\x1b[?2031h";
const TELL_NO_COLOURS: &[u8] = b"\x1b[?2031l";

/// As long as it lives the terminal is ours: raw mode, the alternate screen, bracketed paste, and it tells when its
/// window gets the focus or other colours. The mouse is never captured, so text can always be selected. Dropping the
/// guard gives the terminal back.
#[derive(Debug)]
#[must_use = "dropping the guard gives the terminal back at once"]
pub(super) struct Guard {
    modes: Arc<Modes>,
}

#[derive(Debug)]
struct Modes {
    out: Out,
    ours: AtomicBool,
    /// Whether foot was told not to count clusters.
    clusters_off: AtomicBool,
}

impl Guard {
    /// Takes the terminal over. From now on a panic gives it back first and then prints `apology`.
    ///
    /// # Errors
    /// When the terminal refuses; it is as it was then.
    pub(super) fn enter(out: Out, apology: String) -> io::Result<Self> {
        let modes = Modes { out, ours: AtomicBool::new(false), clusters_off: AtomicBool::new(false) };
        let guard = Self { modes: Arc::new(modes) };
        restore_on_panic(Some(Arc::clone(&guard.modes)), apology);
        guard.resume()?;
        Ok(guard)
    }

    /// Takes the terminal over again after it was given back or another program has used it.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub(super) fn resume(&self) -> io::Result<()> {
        // Stopped from outside it may have been in the middle of a frame.
        self.modes.out.stop();
        self.modes.ours.store(true, Ordering::SeqCst);
        // crossterm does nothing where it believes the mode to be raw, and a shell may have changed it meanwhile.
        disable_raw_mode()?;
        enable_raw_mode()?;
        let mut bytes = END_OF_STRING.to_vec();
        queue!(bytes, EnterAlternateScreen, EnableBracketedPaste, EnableFocusChange, Clear(ClearType::All))?;
        bytes.extend(TELL_COLOURS);
        if self.modes.clusters_off.load(Ordering::SeqCst) {
            bytes.extend(CLUSTERS_OFF.bytes());
        }
        self.modes.out.say(&bytes)
    }

    /// Remembers that foot is told not to count clusters: it will be told to count them again.
    pub(super) fn clusters_are_off(&self) {
        self.modes.clusters_off.store(true, Ordering::SeqCst);
    }

    /// Gives the terminal back and stops all that was started together (as `cargo run` and this program), as Ctrl+Z
    /// does. Returns whether that is so: where nobody could wake the program up, nothing is done. It may return a
    /// moment before the program is stopped: touch the terminal only after SIGCONT.
    ///
    /// # Errors
    /// When the system refuses to stop it.
    pub(super) fn suspend(&self) -> io::Result<bool> {
        #[cfg(unix)]
        if has_job_control() {
            self.modes.restore();
            rustix::process::kill_current_process_group(rustix::process::Signal::STOP)?;
            return Ok(true);
        }
        Ok(false)
    }
}

/// Returns whether a shell watches over this program: it gives each job a group, other than its own session's.
#[cfg(unix)]
fn has_job_control() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpgrp())
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.modes.restore();
    }
}

impl Modes {
    /// Gives the terminal back, once. Errors are of no use here: a terminal that is gone needs nothing.
    fn restore(&self) {
        if self.ours.swap(false, Ordering::SeqCst) {
            self.out.stop();
            let _ = self.out.say(&self.parting());
            let _ = disable_raw_mode();
        }
    }

    /// Returns what takes back all that was asked of the terminal, in the middle of whatever was being sent.
    fn parting(&self) -> Vec<u8> {
        let mut bytes = [END_OF_STRING, frames::ENDS, &self.out.farewell()].concat();
        if self.clusters_off.load(Ordering::SeqCst) {
            bytes.extend(CLUSTERS_ON.bytes());
        }
        bytes.extend(TELL_NO_COLOURS);
        // Writing to memory does not fail.
        let _ =
            queue!(bytes, ResetColor, DisableFocusChange, DisableBracketedPaste, Show, LeaveAlternateScreen);
        bytes
    }
}

/// Makes a panic of any thread restore the terminal before it says where it happened.
fn restore_on_panic(modes: Option<Arc<Modes>>, apology: String) {
    panic::set_hook(Box::new(move |info| {
        if let Some(modes) = &modes {
            modes.restore();
        }
        let place = info.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
        let _ = writeln!(io::stderr(), "{apology}{place}");
    }));
}
