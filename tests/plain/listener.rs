//! Requests from another window are heard as they come.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use tempfile::TempDir;

use crate::program::putpost;

#[test]
fn what_another_program_sends_is_spoken() {
    let home = TempDir::new().unwrap();
    let mut child = putpost(&home, &["--plain", "--lang", "en", "put-again", "--listen"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut until = |part: &str| lines.by_ref().map(Result::unwrap).find(|line| line.contains(part)).unwrap();
    let address = until("http://127.0.0.1:");
    let (_, address) = address.split_once("http://").unwrap();
    let mut stream = TcpStream::connect(address.trim_end_matches('/')).unwrap();
    let body = "{\"id\": 7}";
    let message = format!(
        "PUT /users/7 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(message.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 201 "), "{answer}");
    until("Request 1, PUT /users/7");
    until("It came from curl.");
    until("/users/7 was made.");
    // What is refused at the door is heard too.
    let mut stream = TcpStream::connect(address.trim_end_matches('/')).unwrap();
    stream.write_all(b"PUT /users/8 HTTP/1.1\r\nHost: evil.example\r\n\r\n").unwrap();
    until("Request 2, PUT /users/8. Response: 421 Misdirected Request");
    until("It came from curl.");
    until("evil.example");
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all(b"listen\n").unwrap();
    until("No more requests from outside.");
    drop(stdin);
    until("Goodbye");
    assert_eq!(child.wait().unwrap().code(), Some(0));
}
