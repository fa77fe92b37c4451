//! Writing to a terminal of Unix without ever waiting in the write itself: it can be given up at any time.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::OpenOptionsExt;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::io::Errno;

/// How long the terminal is waited for before somebody looks whether it is still worth it.
const GLANCE: Duration = Duration::from_millis(50);

/// What is written at once where a write may wait: a terminal that is ready takes so much.
const MORSEL: usize = 512;

/// The terminal that standard output is.
#[derive(Debug)]
pub(super) struct Sink {
    /// Opened once more for ourselves: standard output is shared with the shell, so it cannot be told never to wait.
    own: Option<File>,
}

impl Sink {
    /// Opens it.
    pub(super) fn open() -> Self {
        let never_wait = OFlags::NONBLOCK | OFlags::NOCTTY;
        let flags = i32::try_from(never_wait.bits()).unwrap_or_default();
        let name = rustix::termios::ttyname(rustix::stdio::stdout(), Vec::new()).ok();
        let own = name.and_then(|name| {
            let path = std::ffi::OsStr::from_bytes(name.as_bytes());
            OpenOptions::new().write(true).custom_flags(flags).open(path).ok()
        });
        Self { own }
    }

    /// Writes all, as long as it goes on; gives up silently when the terminal has taken nothing for `patience`.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub(super) fn write(
        &self,
        bytes: &[u8],
        patience: Duration,
        goes_on: impl Fn() -> bool,
    ) -> io::Result<()> {
        let (mut rest, mut idle) = (bytes, Duration::ZERO);
        while !rest.is_empty() && idle < patience && goes_on() {
            if !self.is_ready()? {
                idle = idle.saturating_add(GLANCE);
                continue;
            }
            let most = if self.own.is_some() { rest.len() } else { MORSEL.min(rest.len()) };
            match rustix::io::write(self.fd(), rest.get(..most).unwrap_or(rest)) {
                Ok(written) => (rest, idle) = (rest.get(written..).unwrap_or_default(), Duration::ZERO),
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Throws away what was written and the terminal has not read.
    pub(super) fn discard(&self) {
        // A terminal that cannot do so reads it after all.
        let _ = rustix::termios::tcflush(self.fd(), rustix::termios::QueueSelector::OFlush);
    }

    fn fd(&self) -> BorrowedFd<'_> {
        match &self.own {
            Some(own) => own.as_fd(),
            None => rustix::stdio::stdout(),
        }
    }

    fn is_ready(&self) -> io::Result<bool> {
        let glance = Timespec::try_from(GLANCE).unwrap_or(Timespec { tv_sec: 0, tv_nsec: 0 });
        match poll(&mut [PollFd::from_borrowed_fd(self.fd(), PollFlags::OUT)], Some(&glance)) {
            Ok(count) => Ok(count > 0),
            Err(Errno::INTR) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}
