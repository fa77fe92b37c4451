//! Asks a server as fast as it answers, on so many connections and for so long, and prints how many answers came a second
//! and how many of them were no success.
//!
//!     load ADDRESS CONNECTIONS SECONDS
//!
//! Of ten requests, four are a PUT of 100 bytes to a user, four a GET of it, two a POST of another user. One thread asks, so
//! that on a machine of two cores the other is the server's.

use std::cell::Cell;
use std::io::{Error, ErrorKind, Result};
use std::rc::Rc;
use std::time::Duration;

use bytes::BytesMut;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::runtime::Builder;
use tokio::task::{LocalSet, spawn_local};
use tokio::time::{Instant, sleep};

/// Never more than so many requests, however fast the server is.
const MOST: u64 = 3_000_000;

/// How long a server is asked before its answers count.
const WARM_UP: Duration = Duration::from_millis(500);

/// What was answered since counting began.
#[derive(Default)]
struct Count {
    answers: Cell<u64>,
    failures: Cell<u64>,
    asked: Cell<u64>,
    ended: Cell<bool>,
}

fn main() -> Result<()> {
    let usage = || Error::new(ErrorKind::InvalidInput, "load ADDRESS CONNECTIONS SECONDS");
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, connections, seconds] = arguments.as_slice() else { return Err(usage()) };
    let connections: u64 = connections.parse().map_err(|_| usage())?;
    let seconds = Duration::from_secs(seconds.parse().map_err(|_| usage())?);
    let runtime = Builder::new_current_thread().enable_all().build()?;
    LocalSet::new().block_on(&runtime, run(address, connections, seconds))
}

async fn run(address: &str, connections: u64, time: Duration) -> Result<()> {
    let count = Rc::new(Count::default());
    let mut clients = Vec::new();
    for user in 1..=connections {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        clients.push(spawn_local(ask(stream, address.to_owned(), user, Rc::clone(&count))));
    }
    sleep(WARM_UP).await;
    count.answers.set(0);
    count.failures.set(0);
    let begun = Instant::now();
    while begun.elapsed() < time && count.asked.get() < MOST {
        sleep(Duration::from_millis(10)).await;
    }
    let rate = count.answers.get() as f64 / begun.elapsed().as_secs_f64();
    count.ended.set(true);
    for client in clients {
        client.await.map_err(Error::other)??;
    }
    println!("{rate:.0} {}", count.failures.get());
    Ok(())
}

/// Asks on one connection, one request after the other.
async fn ask(mut stream: TcpStream, host: String, user: u64, count: Rc<Count>) -> Result<()> {
    let name = "Mitu Rahman of Dhaka, who sends a body of a hundred bytes";
    let body = format!("{{\"name\": \"{name}\", \"email\": \"mitu{user:03}@example.com\"}}");
    let request = |method: &str, target: &str, body: &str| {
        format!(
            "{method} {target} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: load\r\nAccept: */*\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    };
    let target = format!("/users/{user}");
    let (put, get) = (request("PUT", &target, &body), request("GET", &target, ""));
    let post = request("POST", "/users", &body);
    let mix = [&put, &get, &put, &get, &post, &put, &get, &put, &get, &post];
    let mut buffer = BytesMut::with_capacity(1 << 16);
    for message in mix.into_iter().cycle() {
        if count.ended.get() {
            return Ok(());
        }
        count.asked.set(count.asked.get() + 1);
        stream.write_all(message.as_bytes()).await?;
        let status = answer(&mut stream, &mut buffer).await?;
        count.answers.set(count.answers.get() + 1);
        if !(200..300).contains(&status) {
            count.failures.set(count.failures.get() + 1);
        }
    }
    Ok(())
}

/// Reads one whole answer; returns its status.
async fn answer(stream: &mut TcpStream, buffer: &mut BytesMut) -> Result<u16> {
    loop {
        let mut fields = [httparse::EMPTY_HEADER; 32];
        let mut response = httparse::Response::new(&mut fields);
        if let httparse::Status::Complete(head) = response.parse(buffer).map_err(Error::other)? {
            let field =
                |name: &str| response.headers.iter().find(|field| field.name.eq_ignore_ascii_case(name));
            let length =
                field("content-length").and_then(|field| std::str::from_utf8(field.value).ok()?.parse().ok());
            let (status, all) = (response.code.unwrap_or(0), head + length.unwrap_or(0_usize));
            if buffer.len() >= all {
                let _ = buffer.split_to(all);
                return Ok(status);
            }
        }
        if stream.read_buf(buffer).await? == 0 {
            return Err(ErrorKind::UnexpectedEof.into());
        }
    }
}
