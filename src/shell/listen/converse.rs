//! The conversation on one connection: a request, its answer, the next request, until either side has had enough.

use std::time::Duration;

use bytes::{Buf, BytesMut};
use http::{Method, Version};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::time::Instant;

use super::answer::{self, Connection};
use super::content::{self, NoContent};
use super::framing::Framing;
use super::head::{self, Head};
use super::refusal::Refusal;
use super::stop::Stop;
use super::stream::{Lost, Stream};
use super::{Desk, door};
use crate::server::{Code, Request};

/// How long a connection may be idle.
const IDLE: Duration = Duration::from_secs(15);

/// How long a client may take for the header section, from its first octet on.
const HEAD_WITHIN: Duration = Duration::from_secs(15);

/// What a connection keeps of its buffers while it is idle.
const KEPT: usize = 64 * 1024;

const CONTINUE: &[u8] = b"HTTP/1.1 100 Continue\r\n\r\n";

/// What follows an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Go,
    Close,
}

/// Why there is no request to be answered by the desk.
enum NoRequest {
    /// Nobody is there to be told anything.
    Gone,
    /// It is refused, and then.
    Refused(Box<Refusal>, Next),
}

/// Speaks HTTP/1.1 on one connection. Requests that were sent ahead wait in the stream, and are answered in their order.
pub(super) async fn converse<S, D>(socket: S, desk: D, stop: Stop)
where
    S: AsyncRead + AsyncWrite + Unpin,
    D: Desk,
{
    let mut talk = Talk { stream: Stream::new(socket), output: Vec::new(), desk, stop };
    loop {
        match talk.exchange().await {
            Ok(Next::Go) => talk.tidy(),
            Ok(Next::Close) => {
                talk.stop.before(talk.stream.linger()).await;
                return;
            }
            Err(_) => return,
        }
    }
}

struct Talk<S, D> {
    stream: Stream<S>,
    output: Vec<u8>,
    desk: D,
    stop: Stop,
}

impl<S: AsyncRead + AsyncWrite + Unpin, D: Desk> Talk<S, D> {
    async fn exchange(&mut self) -> Result<Next, Lost> {
        let (request, persistent) = match self.request().await {
            Ok(asked) => asked,
            Err(NoRequest::Gone) => return Err(Lost::Gone),
            Err(NoRequest::Refused(refusal, next)) => {
                self.desk.refused(&refusal);
                let bodiless = refusal.method == Method::HEAD.as_str();
                let connection = if next == Next::Go { Connection::Stays } else { Connection::Ends };
                answer::write(&mut self.output, &refusal.response(), bodiless, connection);
                return self.send().await.map(|()| next);
            }
        };
        let (bodiless, old) = (request.method() == Method::HEAD, request.version() == Version::HTTP_10);
        let response = self.desk.ask(request).await.ok_or(Lost::Gone)?;
        let (next, connection) = match persistent && !self.stop.is_wanted() {
            true if old => (Next::Go, Connection::StaysAsAsked),
            true => (Next::Go, Connection::Stays),
            false => (Next::Close, Connection::Ends),
        };
        answer::write(&mut self.output, &response, bodiless, connection);
        self.send().await.map(|()| next)
    }

    async fn send(&mut self) -> Result<(), Lost> {
        let sent = self.stream.write(&self.output).await;
        self.output.clear();
        sent
    }

    /// A connection that had something large to carry does not keep the room for it.
    fn tidy(&mut self) {
        if self.stream.input.is_empty() && self.stream.input.capacity() > KEPT {
            self.stream.input = BytesMut::new();
        }
        self.output.shrink_to(KEPT);
    }

    /// Reads one request, whole; returns whether the client wants to go on after it.
    async fn request(&mut self) -> Result<(Request, bool), NoRequest> {
        self.begun().await?;
        let head = self.head().await?;
        if let Err(problem) = door::check(&head.parts) {
            // What is refused unread leaves its content on the connection.
            let go_on =
                head.persistent && head.framing == Framing::Empty && head.parts.method != Method::CONNECT;
            let next = if go_on { Next::Go } else { Next::Close };
            return Err(NoRequest::Refused(Refusal::of(&head.parts, &problem).into(), next));
        }
        if head.waits && self.stream.input.is_empty() && !is_too_large(head.framing) {
            self.stream.write(CONTINUE).await.map_err(|_| NoRequest::Gone)?;
        }
        match content::read(&mut self.stream, head.framing).await {
            Ok(content) => Ok((Request::from_parts(head.parts, content), head.persistent)),
            Err(NoContent::Lost(Lost::Gone)) => Err(NoRequest::Gone),
            Err(fault) => Err(closing(Refusal::content(&head.parts, fault))),
        }
    }

    /// Waits for the first octet of a request. Empty lines before it are none (RFC 9112 §2.2).
    async fn begun(&mut self) -> Result<(), NoRequest> {
        let until = Instant::now() + IDLE;
        loop {
            let empty = self.stream.input.iter().take_while(|byte| b"\r\n".contains(byte)).count();
            self.stream.input.advance(empty);
            if !self.stream.input.is_empty() {
                return Ok(());
            }
            match self.stop.before(self.stream.read(until)).await {
                Some(Ok(true)) => {}
                _ => return Err(NoRequest::Gone),
            }
        }
    }

    async fn head(&mut self) -> Result<Head, NoRequest> {
        let until = Instant::now() + HEAD_WITHIN;
        let mut looked = 0;
        loop {
            let input = &mut self.stream.input;
            match head::read(input, looked) {
                Ok(Some((head, length))) => {
                    input.advance(length);
                    return Ok(head);
                }
                Ok(None) => looked = input.len(),
                Err(fault) => return Err(closing(Refusal::head(input, fault))),
            }
            match self.stream.read(until).await {
                Ok(true) => {}
                Ok(false) => return Err(closing(Refusal::unfinished(&self.stream.input, Code::BadRequest))),
                Err(Lost::Slow) => {
                    return Err(closing(Refusal::unfinished(&self.stream.input, Code::RequestTimeout)));
                }
                Err(Lost::Gone) => return Err(NoRequest::Gone),
            }
        }
    }
}

/// Nobody knows where the next request would begin.
fn closing(refusal: Refusal) -> NoRequest {
    NoRequest::Refused(refusal.into(), Next::Close)
}

/// Nobody is invited to send what is refused anyway.
fn is_too_large(framing: Framing) -> bool {
    matches!(framing, Framing::Length(length) if length > crate::server::limits::CONTENT as u64)
}
