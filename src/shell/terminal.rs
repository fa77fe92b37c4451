//! The terminal's modes: entered by a guard, given back whatever happens.

use std::io::{self, IsTerminal, Write};
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};

use crate::app::Size;

/// Returns whether both ends of the program are a terminal that can place a cursor.
#[must_use]
pub fn is_usable(term: Option<&str>) -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && term != Some("dumb")
}

/// Returns whether somebody at a terminal types what comes in.
#[must_use]
pub fn is_asked() -> bool {
    io::stdin().is_terminal()
}

/// Makes a panic print `apology` and where it happened, for a run that never takes a terminal over.
pub fn apologise(apology: String) {
    restore_on_panic(Arc::default(), apology);
}

/// Returns the size of the terminal, where it says one.
#[must_use]
pub fn size() -> Option<Size> {
    crossterm::terminal::size().ok().map(|(cols, rows)| Size { cols, rows })
}

/// As long as it lives the terminal is ours: raw mode, the alternate screen, bracketed paste. The mouse is never
/// captured, so text can always be selected. Dropping it gives the terminal back.
#[derive(Debug)]
#[must_use = "dropping the guard gives the terminal back at once"]
pub struct Guard {
    ours: Arc<AtomicBool>,
}

impl Guard {
    /// Takes the terminal over. From now on a panic gives it back first and then prints `apology`.
    ///
    /// # Errors
    /// When the terminal refuses; it is as it was then.
    pub fn enter(apology: String) -> io::Result<Self> {
        let guard = Self { ours: Arc::new(AtomicBool::new(false)) };
        restore_on_panic(Arc::clone(&guard.ours), apology);
        guard.resume()?;
        Ok(guard)
    }

    /// Takes the terminal over again after it was given back or another program has used it.
    ///
    /// # Errors
    /// When the terminal refuses.
    pub fn resume(&self) -> io::Result<()> {
        self.ours.store(true, Ordering::SeqCst);
        // crossterm does nothing where it believes the mode to be raw, and a shell may have changed it meanwhile.
        disable_raw_mode()?;
        enable_raw_mode()?;
        execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Clear(ClearType::All))
    }

    /// Gives the terminal back and stops all that was started together (as `cargo run` and this program), as Ctrl+Z
    /// does. Returns whether that is so: where nobody could wake the program up, nothing is done. It may return a
    /// moment before the program is stopped: touch the terminal only after SIGCONT.
    ///
    /// # Errors
    /// When the system refuses to stop it.
    pub fn suspend(&self) -> io::Result<bool> {
        #[cfg(unix)]
        if has_job_control() {
            restore(&self.ours);
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
        restore(&self.ours);
    }
}

/// Gives the terminal back, once. Errors are of no use here: a terminal that is gone needs nothing.
fn restore(ours: &AtomicBool) {
    if ours.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        let _ = execute!(out, ResetColor, DisableBracketedPaste, Show, LeaveAlternateScreen);
        let _ = disable_raw_mode();
        let _ = out.flush();
    }
}

/// Makes a panic of any thread restore the terminal before it says where it happened.
fn restore_on_panic(ours: Arc<AtomicBool>, apology: String) {
    panic::set_hook(Box::new(move |info| {
        restore(&ours);
        let place = info.location().map(|at| format!(" ({}:{})", at.file(), at.line())).unwrap_or_default();
        let _ = writeln!(io::stderr(), "{apology}{place}");
    }));
}
