//! `putpost serve`: the simulated server on loopback, for curl and for whoever wants to see real bytes.
//!
//! axum is only the door: one fallback service hands every request, whole, to the one task that owns the server, and
//! sends back what that answers. Methods, statuses and fields are the server's alone.

mod content;
mod door;
mod log;
mod wire;

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONNECTION, HeaderValue};
use axum::http::{Method, StatusCode};
use bytes::Bytes;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;
use tokio::sync::{mpsc, oneshot};

use crate::i18n::Message;
use crate::server::{Problem, Request, Response, Scene, Server, Timestamp};

use content::ContentError;
use log::Log;

/// How long a client may take for the header section, and how long a connection may be idle.
const HEADERS_WITHIN: Duration = Duration::from_secs(15);

/// How long the listener rests when the system has no more connections to give.
const REST: Duration = Duration::from_millis(100);

/// A request and where its answer is awaited: what the owner of the server is asked.
type Question = (Request, oneshot::Sender<Response>);

/// Serves the scene on 127.0.0.1 until SIGINT, SIGTERM or SIGHUP. Port 0 takes a free one. Prints the address on the
/// first line, then a line for each exchange.
///
/// # Errors
/// When the port cannot be had.
pub fn serve(scene: &Scene, port: u16) -> Result<(), Message> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let refused = |error: &io::Error| match error.kind() {
        io::ErrorKind::AddrInUse => Message::CliPortTaken { port: port.to_string() },
        _ => Message::CliCannotListen { address: address.to_string(), reason: super::storage::reason(error) },
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| refused(&error))?;
    let listener = runtime.block_on(TcpListener::bind(address)).map_err(|error| refused(&error))?;
    let address = listener.local_addr().map_err(|error| refused(&error))?;
    let log = Log::start(&format!("http://{address}")).map_err(|error| refused(&error))?;
    run(&runtime, listener, Server::new(scene, now()), log.clone()).map_err(|error| refused(&error))?;
    log.end();
    Ok(())
}

/// Runs until a signal comes. What is under way then is broken off: a client without an answer must expect both.
fn run(runtime: &Runtime, listener: TcpListener, server: Server, log: Log) -> io::Result<()> {
    runtime.block_on(async {
        let ended = signal()?;
        let (desk, questions) = mpsc::channel(16);
        tokio::spawn(own(server, questions, log.clone()));
        tokio::spawn(accept(listener, Door { desk, log }));
        ended.await;
        Ok(())
    })
}

/// Owns the server: answers one request after the other, in the order in which they became whole.
async fn own(mut server: Server, mut questions: mpsc::Receiver<Question>, log: Log) {
    while let Some((request, reply)) = questions.recv().await {
        let before = server.clone();
        let response = server.handle(&request, now());
        log.exchange(&request, &response, &before, &server);
        // Whoever asked may be gone; what was done stays done.
        let _ = reply.send(response);
    }
}

async fn accept(listener: TcpListener, door: Door) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(converse(stream, door.clone()))),
            Err(_) => tokio::time::sleep(REST).await,
        }
    }
}

/// Speaks HTTP/1.1 on one connection until either side has had enough.
async fn converse(stream: TcpStream, door: Door) {
    let service = TowerToHyperService::new(Router::new().fallback(exchange).with_state(door));
    let stream = TokioIo::new(wire::Guarded::new(stream));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN).half_close(true);
    // An error here is a client that went away or spoke no HTTP; hyper has answered 400 where it could.
    let _ = http.serve_connection(stream, service).await;
}

/// What every connection needs.
#[derive(Clone, Debug)]
struct Door {
    desk: mpsc::Sender<Question>,
    log: Log,
}

/// Takes one request in and gives its answer out.
async fn exchange(State(door): State<Door>, request: axum::extract::Request) -> axum::response::Response {
    let (parts, body) = request.into_parts();
    let method = parts.method.clone();
    let target = parts.uri.to_string();
    let content = match door::check(&parts) {
        Ok(()) => content::read(body, &parts.headers).await,
        Err(problem) => Err(ContentError::Refused(problem)),
    };
    let refusal = match content {
        Ok(content) => match ask(&door.desk, Request::from_parts(parts, content)).await {
            Some(response) => return outward(response),
            None => closing(StatusCode::SERVICE_UNAVAILABLE),
        },
        Err(ContentError::Refused(problem)) => refusal(&problem, &method),
        Err(ContentError::Slow) => closing(StatusCode::REQUEST_TIMEOUT),
        Err(ContentError::Broken) => closing(StatusCode::BAD_REQUEST),
    };
    door.log.refusal(&method, &target, refusal.status());
    refusal
}

async fn ask(desk: &mpsc::Sender<Question>, request: Request) -> Option<Response> {
    let (reply, answer) = oneshot::channel();
    desk.send((request, reply)).await.ok()?;
    answer.await.ok()
}

fn outward(response: Response) -> axum::response::Response {
    response.map(Body::from)
}

/// What is refused at the door has not been read to its end, so the connection cannot be used again.
fn refusal(problem: &Problem, method: &Method) -> axum::response::Response {
    let mut response = problem.response();
    if method == Method::HEAD {
        *response.body_mut() = Bytes::new();
    }
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    outward(response)
}

fn closing(status: StatusCode) -> axum::response::Response {
    let mut response = axum::response::Response::new(Body::empty());
    *response.status_mut() = status;
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

#[expect(
    clippy::disallowed_methods,
    reason = "the listener is the one place where the server meets the real clock"
)]
fn now() -> Timestamp {
    Timestamp(SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs())
}

/// Returns a future that is done when the process is asked to end. The handlers are in place when this returns.
#[cfg(unix)]
fn signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let (sender, mut ended) = mpsc::channel(1);
    for kind in [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()] {
        let mut signals = signal(kind)?;
        let sender = sender.clone();
        tokio::spawn(async move {
            signals.recv().await;
            let _ = sender.send(()).await;
        });
    }
    Ok(async move {
        ended.recv().await;
    })
}

#[cfg(not(unix))]
fn signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
