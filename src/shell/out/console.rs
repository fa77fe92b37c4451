//! Writing to the console of Windows.

use std::io::{self, Write};
use std::time::Duration;

/// What is written before somebody looks whether the rest is still wanted.
const MORSEL: usize = 4096;

/// The console that standard output is.
#[derive(Debug)]
pub(super) struct Sink;

impl Sink {
    /// Opens it.
    pub(super) fn open() -> Self {
        Self
    }

    /// Throws nothing away: all was read.
    pub(super) fn discard(&self) {}

    /// Writes all, as long as it goes on. The console is never slow.
    ///
    /// # Errors
    /// When the console cannot be written.
    pub(super) fn write(
        &self,
        bytes: &[u8],
        _patience: Duration,
        goes_on: impl Fn() -> bool,
    ) -> io::Result<()> {
        let mut out = io::stdout().lock();
        for morsel in bytes.chunks(MORSEL).take_while(|_| goes_on()) {
            out.write_all(morsel)?;
        }
        out.flush()
    }
}
