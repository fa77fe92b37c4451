//! One connection, with what was read of it ahead and a limit of time on everything it does.

use std::time::Duration;

use bytes::BytesMut;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::time::{Instant, timeout, timeout_at};

/// How much is read at once.
const CHUNK: usize = 8 * 1024;

/// How long a client may take to take an answer in.
const WRITTEN_WITHIN: Duration = Duration::from_secs(20);

/// How long, and how much, a client may go on sending after the last answer.
const LINGERS: Duration = Duration::from_secs(5);
const LINGERS_FOR: usize = 16 * 1024 * 1024;

/// Why a connection can be used no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lost {
    /// The client is gone, or does not take in what it asked for.
    Gone,
    /// The client did not send in time.
    Slow,
}

/// A connection.
#[derive(Debug)]
pub(super) struct Stream<S> {
    socket: S,
    /// What was read and not yet used.
    pub(super) input: BytesMut,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Stream<S> {
    pub(super) fn new(socket: S) -> Self {
        Self { socket, input: BytesMut::new() }
    }

    /// Reads more into the input; returns whether there was more to come.
    ///
    /// # Errors
    /// When the client is gone, or nothing comes until then.
    pub(super) async fn read(&mut self, until: Instant) -> Result<bool, Lost> {
        self.input.reserve(CHUNK);
        match timeout_at(until, self.socket.read_buf(&mut self.input)).await {
            Err(_) => Err(Lost::Slow),
            Ok(Err(_)) => Err(Lost::Gone),
            Ok(Ok(count)) => Ok(count > 0),
        }
    }

    /// Writes all of this.
    ///
    /// # Errors
    /// When the client is gone or takes too long.
    pub(super) async fn write(&mut self, bytes: &[u8]) -> Result<(), Lost> {
        match timeout(WRITTEN_WITHIN, self.socket.write_all(bytes)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(Lost::Gone),
        }
    }

    /// Ends the connection after the last answer. What the client still sends is thrown away for a while: a connection
    /// closed with unread data is reset, and a client that writes before it reads would never see the answer (RFC 9112
    /// §9.6).
    pub(super) async fn linger(mut self) {
        let until = Instant::now() + LINGERS;
        if self.socket.shutdown().await.is_err() {
            return;
        }
        let mut left = LINGERS_FOR;
        loop {
            self.input.clear();
            match self.read(until).await {
                Ok(true) if self.input.len() < left => left -= self.input.len(),
                _ => return,
            }
        }
    }
}
