//! The content of a request, read whole within limits of size and time, or not at all.

use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::Instant;

use crate::server::limits;

use super::chunked::{BadChunk, Chunks};
use super::framing::Framing;
use super::stream::{Lost, Stream};

/// How long a client may be silent in the middle of its content.
const NEXT_WITHIN: Duration = Duration::from_secs(10);

/// How long all of the content may take: a client that sends a byte now and then is none.
const WHOLE_WITHIN: Duration = Duration::from_secs(60);

/// Why there is no content to act on: the request is never applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoContent {
    /// It has so many octets, or more, and that is too many.
    TooLarge(usize),
    /// It ended before its declared end.
    Short,
    /// Its chunks are none.
    BadChunk,
    /// The client is gone or fell silent.
    Lost(Lost),
}

/// Reads the content to its end.
///
/// # Errors
/// [`NoContent`] says why there is none.
pub(super) async fn read<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut Stream<S>,
    framing: Framing,
) -> Result<Bytes, NoContent> {
    let until = Instant::now() + WHOLE_WITHIN;
    let length = match framing {
        Framing::Empty => return Ok(Bytes::new()),
        Framing::Chunked => return chunks(stream, until).await,
        Framing::Length(length) => usize::try_from(length).unwrap_or(usize::MAX),
    };
    if length > limits::CONTENT {
        return Err(NoContent::TooLarge(length));
    }
    while stream.input.len() < length {
        more(stream, until).await?;
    }
    // A copy: what is kept for a whole history is not to hold on to a buffer that is larger than it.
    Ok(Bytes::copy_from_slice(&stream.input.split_to(length)))
}

async fn chunks<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut Stream<S>,
    until: Instant,
) -> Result<Bytes, NoContent> {
    let mut chunks = Chunks::new(limits::CONTENT);
    loop {
        match chunks.take(&mut stream.input) {
            Ok(true) => return Ok(Bytes::copy_from_slice(&chunks.content())),
            Ok(false) => more(stream, until).await?,
            Err(BadChunk::Broken) => return Err(NoContent::BadChunk),
            Err(BadChunk::TooLarge(size)) => return Err(NoContent::TooLarge(size)),
        }
    }
}

async fn more<S: AsyncRead + AsyncWrite + Unpin>(
    stream: &mut Stream<S>,
    until: Instant,
) -> Result<(), NoContent> {
    match stream.read(until.min(Instant::now() + NEXT_WITHIN)).await {
        Ok(true) => Ok(()),
        Ok(false) => Err(NoContent::Short),
        Err(lost) => Err(NoContent::Lost(lost)),
    }
}
