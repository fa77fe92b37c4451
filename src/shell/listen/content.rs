//! The content of a request, read whole within limits of size and time, or not at all.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_LENGTH;
use bytes::{Bytes, BytesMut};
use tokio::time::timeout;

use crate::server::{Code, Problem, limits};

/// How long a client may be silent in the middle of its content.
const NEXT_WITHIN: Duration = Duration::from_secs(10);

/// How long all of the content may take: a client that sends a byte now and then is none.
const WHOLE_WITHIN: Duration = Duration::from_secs(60);

/// How much is read and thrown away after the limit, so that a client that writes before it reads still hears the
/// answer. Whoever sends more than this is cut off.
const PATIENCE: usize = 16 * limits::CONTENT;

/// Why there is no content to act on. The request was never applied.
#[derive(Debug)]
pub(super) enum ContentError {
    /// Too large, or refused already.
    Refused(Box<Problem>),
    /// The client fell silent.
    Slow,
    /// It ended before its declared length, or its chunks are none.
    Broken,
}

/// Reads the content to its end.
///
/// # Errors
/// See [`ContentError`]: a request whose content is not whole is never applied.
pub(super) async fn read(body: Body, fields: &HeaderMap) -> Result<Bytes, ContentError> {
    let declared = fields.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if let Some(length) = declared.filter(|length| *length > PATIENCE) {
        return Err(too_large(length));
    }
    timeout(WHOLE_WITHIN, collect(body)).await.unwrap_or(Err(ContentError::Slow))
}

async fn collect(mut body: Body) -> Result<Bytes, ContentError> {
    let mut content = BytesMut::new();
    let mut read = 0_usize;
    loop {
        let next = timeout(NEXT_WITHIN, poll_fn(|context| Pin::new(&mut body).poll_frame(context)));
        let frame = match next.await.map_err(|_| ContentError::Slow)? {
            None if read > limits::CONTENT => return Err(too_large(read)),
            None => return Ok(content.freeze()),
            Some(frame) => frame.map_err(|_| ContentError::Broken)?,
        };
        let data = frame.into_data().unwrap_or_default();
        read = read.saturating_add(data.len());
        if read <= limits::CONTENT {
            content.extend_from_slice(&data);
        } else if read > PATIENCE {
            return Err(too_large(read));
        }
    }
}

fn too_large(size: usize) -> ContentError {
    let problem = Problem::new(Code::ContentTooLarge).found(size.to_string());
    ContentError::Refused(problem.expected(limits::CONTENT.to_string()).into())
}
