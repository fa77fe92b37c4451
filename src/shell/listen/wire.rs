//! The one thing that hyper hides: a `#` in the request line. http's `Uri` drops it with what follows, so that
//! `DELETE /users/1#x` would delete `/users/1`. Here the `#` is made a byte that no request line may hold, and hyper
//! answers 400 by itself.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// What `#` becomes: a control character, which hyper's parser refuses in a request line.
const REFUSED: u8 = 0x01;

/// A connection whose request lines hold no `#`.
///
/// A request line is awaited at the start, and again after a final answer was written. A request that a client sends
/// ahead without waiting for the answer before (pipelining) is not looked at.
#[derive(Debug)]
pub(super) struct Guarded<S> {
    stream: S,
    line: RequestLine,
}

/// Where the input stands in relation to a request line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RequestLine {
    /// Empty lines before it are allowed (RFC 9112 §2.2).
    Awaited,
    Inside,
    Over,
}

impl<S> Guarded<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, line: RequestLine::Awaited }
    }
}

impl RequestLine {
    /// Follows the input; marks every `#` of the request line.
    fn read(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            match (*self, *byte) {
                (Self::Over, _) => return,
                (Self::Awaited, b'\r' | b'\n') => {}
                (Self::Inside, b'\n') => *self = Self::Over,
                (_, b'#') => *byte = REFUSED,
                _ => *self = Self::Inside,
            }
        }
    }

    /// Follows the output: after an answer the next request begins; an interim one (100) is no answer.
    fn written(&mut self, bytes: &[u8]) {
        if *self == Self::Over && !bytes.starts_with(b"HTTP/1.1 1") {
            *self = Self::Awaited;
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Guarded<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let already = buf.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buf))?;
        if let Some(fresh) = buf.filled_mut().get_mut(already..) {
            self.line.read(fresh);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Guarded<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let count = ready!(Pin::new(&mut self.stream).poll_write(cx, buf))?;
        self.line.written(buf);
        Poll::Ready(Ok(count))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_request_lines_are_touched_however_they_are_cut() {
        let message = b"\r\nPUT /a#x HTTP/1.1\r\nX: #\r\n\r\n# body\n#";
        let expected = b"\r\nPUT /a\x01x HTTP/1.1\r\nX: #\r\n\r\n# body\n#";
        for cut in 0..message.len() {
            let mut bytes = message.to_vec();
            let mut line = RequestLine::Awaited;
            let (first, second) = bytes.split_at_mut(cut);
            line.read(first);
            line.read(second);
            line.written(b"HTTP/1.1 100 Continue\r\n\r\n");
            assert_eq!(line, RequestLine::Over);
            line.written(b"HTTP/1.1 201 Created\r\n\r\n");
            assert_eq!(line, RequestLine::Awaited);
            assert_eq!(bytes, expected);
        }
    }
}
