//! A client that writes every octet of a request itself, and goes on with a connection as long as the server does.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use http::{HeaderName, HeaderValue};
use percent_encoding::{AsciiSet, utf8_percent_encode};
use putpost::server::Response;

use super::run::{Message, Way};

/// A client of the server at this address.
pub(crate) struct Client {
    pub(crate) address: String,
    connection: Option<BufReader<TcpStream>>,
}

impl Client {
    pub(crate) fn new(address: String) -> Self {
        Self { address, connection: None }
    }

    /// Sends these octets, and reads the answer to a request with this method.
    pub(crate) fn exchange(&mut self, octets: &[u8], method: &str) -> Response {
        let connect = || BufReader::new(TcpStream::connect(&self.address).unwrap());
        let mut connection = self.connection.take().unwrap_or_else(connect);
        connection.get_mut().write_all(octets).unwrap();
        let response = answer(&mut connection, method);
        if !response.headers().contains_key("connection") {
            self.connection = Some(connection);
        }
        response
    }
}

impl Way for Client {
    fn send(&mut self, message: &Message) -> Response {
        let octets = octets(message, &self.address);
        self.exchange(&octets, &message.method)
    }

    fn host(&self) -> String {
        self.address.clone()
    }
}

/// Reads one answer, past those that are only on the way to it.
fn answer(connection: &mut BufReader<TcpStream>, method: &str) -> Response {
    let first = line(connection);
    let status = first.split(' ').nth(1).unwrap_or_else(|| panic!("no status line: {first:?}"));
    let mut response = http::Response::builder().status(status);
    let fields = response.headers_mut().unwrap();
    loop {
        let line = line(connection);
        let Some((name, value)) = line.split_once(": ") else { break };
        fields
            .append(HeaderName::from_bytes(name.as_bytes()).unwrap(), HeaderValue::from_str(value).unwrap());
    }
    if status.starts_with('1') {
        return answer(connection, method);
    }
    let length = fields.get("content-length").map_or("0", |length| length.to_str().unwrap()).parse().unwrap();
    let mut body = vec![0; if method == "HEAD" { 0 } else { length }];
    connection.read_exact(&mut body).unwrap();
    response.body(body.into()).unwrap()
}

fn line(connection: &mut BufReader<TcpStream>) -> String {
    let mut line = String::new();
    connection.read_line(&mut line).unwrap();
    line.trim_end_matches("\r\n").to_owned()
}

/// Writes a request as a client would, but for what the case wants otherwise.
fn octets(message: &Message, host: &str) -> Vec<u8> {
    let Message { method, target, headers, body, wire } = message;
    let version = wire.version.as_deref().unwrap_or("HTTP/1.1");
    let mut text = wire.raw_prefix.clone().unwrap_or_default();
    // As curl does it.
    let target = utf8_percent_encode(target, &AsciiSet::EMPTY);
    text.push_str(&format!("{method} {target} {version}\r\n"));
    let has = |name: &str| headers.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
    if !wire.no_host && !has("host") {
        text.push_str(&format!("Host: {host}\r\n"));
    }
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    let expected = !body.is_empty() || ["PUT", "POST", "PATCH"].contains(&method.as_str());
    let framed = wire.no_auto_length || has("content-length") || has("transfer-encoding");
    if expected && !framed {
        text.push_str(&format!("Content-Length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    let mut octets = text.into_bytes();
    match &wire.body_chunked {
        None => octets.extend_from_slice(body),
        Some(content) => {
            for chunk in content.as_bytes().chunks(content.len() / 2 + 1) {
                octets.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
                octets.extend_from_slice(chunk);
                octets.extend_from_slice(b"\r\n");
            }
            octets.extend_from_slice(b"0\r\n\r\n");
        }
    }
    octets
}
