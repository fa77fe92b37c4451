//! `putpost serve`: the simulated server alone, for curl and for whoever wants to see real bytes.

use std::borrow::Cow;
use std::cell::RefCell;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::rc::Rc;

use http::header::ETAG;
use http::{Method, StatusCode, Uri};
use tokio::task::{self, LocalSet};

use super::log::Log;
use super::refusal::Refusal;
use super::{Desk, accept, bind, now, runtime, stop};
use crate::i18n::Message;
use crate::server::{Etag, Request, Response, Scene, Server, Store};
use crate::shell::storage;

/// Serves the scene on 127.0.0.1, and on ::1 where there is one, until SIGINT, SIGTERM or SIGHUP. Port 0 takes a free one.
/// Prints the address on the first line, then a line for each exchange.
///
/// # Errors
/// When the port cannot be had.
pub fn serve(scene: &Scene, port: u16) -> Result<(), Message> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let refused = |error: &io::Error| match error.kind() {
        io::ErrorKind::AddrInUse => Message::CliPortTaken { port: port.to_string() },
        _ => Message::CliCannotListen { address: address.to_string(), reason: storage::reason(error) },
    };
    run(scene, address).map_err(|error| refused(&error))
}

fn run(scene: &Scene, address: SocketAddr) -> io::Result<()> {
    let runtime = runtime()?;
    let sockets = bind(address)?;
    let server = Rc::new(RefCell::new(Server::new(scene, now())));
    LocalSet::new().block_on(&runtime, async {
        let ended = signal()?;
        let log = Log::start(&format!("http://{}", sockets.address))?;
        let (stopper, stop) = stop::pair();
        task::spawn_local(async move {
            ended.await;
            stopper.stop();
        });
        accept::run(sockets, Counter { server, log: log.clone() }, stop, || {}).await;
        log.end();
        Ok(())
    })
}

/// The desk with the server on it. Everything here runs on one thread, so requests are answered one after the other
/// without a lock.
#[derive(Clone, Debug)]
struct Counter {
    server: Rc<RefCell<Server>>,
    log: Log,
}

impl Desk for Counter {
    async fn ask(&self, request: Request) -> Option<Response> {
        let mut server = self.server.borrow_mut();
        let was = tag(server.store(), &request);
        let response = server.handle(&request, now());
        let did = effect(was, request.method(), &response);
        self.log.exchange(request.method().as_str(), &target(request.uri()), response.status(), did);
        Some(response)
    }

    fn refused(&self, refusal: &Refusal) {
        self.log.refusal(refusal);
    }
}

/// Returns the target as it was sent.
fn target(uri: &Uri) -> Cow<'_, str> {
    match (uri.scheme(), uri.path_and_query()) {
        (None, Some(target)) => Cow::Borrowed(target.as_str()),
        _ => Cow::Owned(uri.to_string()),
    }
}

/// Returns the tag of what a request may replace.
fn tag(store: &Store, request: &Request) -> Option<Etag> {
    let replaces = matches!(*request.method(), Method::PUT | Method::PATCH);
    let resource = if replaces { store.get(request.uri().path()) } else { None };
    resource.map(|resource| resource.etag)
}

/// Returns what a successful change did to its target; `None` where nothing was to be changed, or not yet.
fn effect(was: Option<Etag>, method: &Method, response: &Response) -> Option<&'static str> {
    match (response.status(), method) {
        (StatusCode::CREATED, _) => Some("created"),
        (StatusCode::OK | StatusCode::NO_CONTENT, &Method::DELETE) => Some("removed"),
        (StatusCode::OK | StatusCode::NO_CONTENT, &Method::PUT | &Method::PATCH) => {
            let same = was.zip(response.headers().get(ETAG)).is_some_and(|(was, is)| is == &was.quoted()[..]);
            Some(if same { "unchanged" } else { "replaced" })
        }
        _ => None,
    }
}

/// Returns a future that is done when the process is asked to end. The handlers are in place when this returns.
#[cfg(unix)]
fn signal() -> io::Result<impl Future<Output = ()>> {
    use std::future::poll_fn;
    use std::task::Poll;

    use tokio::signal::unix::{SignalKind, signal};

    let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
    let mut signals = kinds.into_iter().map(signal).collect::<io::Result<Vec<_>>>()?;
    Ok(poll_fn(move |context| {
        let any = signals.iter_mut().any(|signal| signal.poll_recv(context).is_ready());
        if any { Poll::Ready(()) } else { Poll::Pending }
    }))
}

#[cfg(not(unix))]
fn signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
