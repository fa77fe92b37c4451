//! The listener: HTTP/1.1 on loopback, for curl and for whoever wants to see real bytes.
//!
//! ```text
//! accept ─▶ converse ─▶ head ─▶ framing ─▶ door ─▶ content ─▶ Desk::ask ─▶ answer
//! ```
//!
//! It does not know who answers: a [`Desk`] takes one whole request after the other. `putpost serve` has a desk with a
//! server on it; the desk of the screen is the one queue into which the keys come too. What is no request, or is not for
//! this server, never reaches a desk; it only hears what was refused, and why.
//!
//! httparse reads the header section; what follows is read here, and not by hyper. A server that teaches HTTP has to see
//! what hyper hides (`DELETE /users/1#x` would arrive as `/users/1`) and has to say why it refuses what hyper refuses with
//! an empty 400; and the two would have to agree, octet by octet, on where a request ends.

mod accept;
mod address;
mod answer;
mod chunked;
mod content;
mod converse;
mod door;
mod framing;
mod head;
mod log;
mod refusal;
mod serve;
mod stop;
mod stream;
#[cfg(test)]
mod tests;

use std::io;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio::runtime::{Builder, Runtime};
use tokio::task::LocalSet;

use crate::server::{Request, Response, Timestamp};

pub use address::{BadAddress, Sockets, bind, parse};
pub use refusal::Refusal;
pub use serve::serve;

/// How long whoever stops the listener waits until nobody can connect any more.
const CLOSED_WITHIN: Duration = Duration::from_millis(200);

/// Who answers requests, one after the other, in the order in which they became whole.
pub trait Desk: Clone + 'static {
    /// Answers a request. Without an answer the connection is closed, as where a response is lost.
    fn ask(&self, request: Request) -> impl Future<Output = Option<Response>>;

    /// Hears of what was answered before it reached the desk.
    fn refused(&self, _refusal: &Refusal) {}
}

/// A listener that runs on a thread of its own, so that no client ever holds up anything else.
#[derive(Debug)]
pub struct Running {
    stopper: stop::Stopper,
    closed: Receiver<()>,
}

/// Starts a listener; `ended` is called when it was stopped and the last connection is closed.
///
/// # Errors
/// When the system has no more threads or descriptors.
pub fn start<D: Desk + Send>(
    sockets: Sockets,
    desk: D,
    ended: impl FnOnce() + Send + 'static,
) -> io::Result<Running> {
    let runtime = runtime()?;
    let (stopper, stop) = stop::pair();
    let (sender, closed) = mpsc::channel();
    thread::Builder::new().name("listener".into()).spawn(move || {
        let is_closed = move || {
            let _ = sender.send(());
        };
        LocalSet::new().block_on(&runtime, accept::run(sockets, desk, stop, is_closed));
        ended();
    })?;
    Ok(Running { stopper, closed })
}

impl Running {
    /// Takes no more requests. Returns when the port is free again; requests under way are answered meanwhile, within a
    /// bound.
    pub fn stop(self) {
        self.stopper.stop();
        let _ = self.closed.recv_timeout(CLOSED_WITHIN);
    }
}

/// One thread is enough for every connection: it only waits, reads and writes.
fn runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the listener is the one place where the server meets the real clock"
)]
fn now() -> Timestamp {
    Timestamp(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs())
}
