//! The listener as the run loop has it: on or off, and who waits for which answer.

use std::collections::BTreeMap;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::mpsc::Sender;

use tokio::sync::oneshot;

use super::events::Event;
use super::listen::{self, Desk, Refusal, Running};
use super::storage;
use crate::app::{Msg, NotListening, Port, Ticket};
use crate::lab::Refused;
use crate::server::{Request, Response};

/// A free port of this machine.
const ANYWHERE: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// Where an answer is awaited. Dropped without one, the connection is closed without an answer.
pub(super) type Reply = oneshot::Sender<Option<Response>>;

/// The listener and its requests under way.
#[derive(Debug)]
pub(super) struct Remote {
    asked: Option<SocketAddr>,
    events: Sender<Event>,
    running: Option<Running>,
    waiting: BTreeMap<Ticket, Reply>,
    given: u64,
    /// Listeners that were stopped and whose last connection is not closed yet.
    closing: usize,
}

impl Remote {
    /// Returns a listener that is off. `asked` is where the command line wants it; its requests go into `events`.
    pub(super) fn new(asked: Option<SocketAddr>, events: Sender<Event>) -> Self {
        Self { asked, events, running: None, waiting: BTreeMap::new(), given: 0, closing: 0 }
    }

    /// Switches it on; returns what became of that.
    pub(super) fn listen(&mut self, port: Port) -> Msg {
        self.stop();
        let address = match port {
            Port::Asked => self.asked.unwrap_or(ANYWHERE),
            Port::Free => SocketAddr::new(self.asked.unwrap_or(ANYWHERE).ip(), 0),
        };
        Msg::Listening(self.start(address).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => NotListening::Taken { port: address.port() },
            _ => NotListening::Refused { address: address.to_string(), reason: storage::reason(&error) },
        }))
    }

    fn start(&mut self, address: SocketAddr) -> io::Result<String> {
        let sockets = listen::bind(address)?;
        let address = sockets.address.to_string();
        let events = self.events.clone();
        let ended = move || {
            let _ = events.send(Event::NobodyListens);
        };
        self.running = Some(listen::start(sockets, Queue(self.events.clone()), ended)?);
        Ok(address)
    }

    /// Switches it off. Requests under way are still answered.
    pub(super) fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.stop();
            self.closing += 1;
        }
    }

    /// Returns whether a connection may still be open.
    pub(super) fn is_open(&self) -> bool {
        self.running.is_some() || self.closing > 0
    }

    /// Notes that a listener that was stopped has ended.
    pub(super) fn ended(&mut self) {
        self.closing = self.closing.saturating_sub(1);
    }

    /// Takes a request in; returns it with the ticket under which it is to be answered.
    pub(super) fn came(&mut self, request: Request, reply: Reply) -> Msg {
        self.given += 1;
        let ticket = Ticket(self.given);
        self.waiting.insert(ticket, reply);
        Msg::Remote { ticket, request: request.into() }
    }

    /// Gives an answer out. Whoever asked may be gone; what was done stays done.
    pub(super) fn answer(&mut self, ticket: Ticket, answer: Option<Response>) {
        if let Some(reply) = self.waiting.remove(&ticket) {
            let _ = reply.send(answer);
        }
    }
}

/// The desk in front of the one queue: keys and requests are taken from it in the order in which they came.
#[derive(Clone, Debug)]
struct Queue(Sender<Event>);

impl Desk for Queue {
    async fn ask(&self, request: Request) -> Option<Response> {
        let (reply, answer) = oneshot::channel();
        self.0.send(Event::Remote(request, reply)).ok()?;
        answer.await.ok().flatten()
    }

    fn refused(&self, refusal: &Refusal) {
        let refused = Refused::new(&refusal.head, refusal.problem.clone());
        // Where the program has ended there is nobody to be told.
        let _ = self.0.send(Event::Msg(Msg::Refused(refused.into())));
    }
}
