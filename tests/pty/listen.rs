//! Story 11: a request from another window, while the screen goes on as it is.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;

use unicode_normalization::UnicodeNormalization;

use crate::TITLE;
use crate::terminal::{Terminal, home, putpost};

/// F11: take requests from outside, or no more.
const F11: &str = "\x1b[23~";

/// From the first page of the lesson to the task, past what is asked on the way.
const TO_TASK: &str = "2\r11111";

const MITU: &str = r#"{"id": 2, "name": "Mitu", "email": "mitu@example.com"}"#;

/// Returns the address that stands on the screen.
fn address(terminal: &Terminal) -> Option<String> {
    let shown = regex::Regex::new(r"http://(127\.0\.0\.1:[0-9]+)").unwrap();
    Some(shown.captures(&terminal.text())?[1].to_owned())
}

fn shown_address(terminal: &mut Terminal) -> String {
    terminal.until("an address", |terminal| address(terminal).is_some());
    address(terminal).unwrap()
}

fn request(method: &str, target: &str, host: &str, body: &str) -> String {
    format!(
        "{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

fn send(address: &str, message: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(message.as_bytes()).unwrap();
    let mut heard = String::new();
    stream.read_to_string(&mut heard).unwrap();
    heard
}

#[test]
fn a_request_from_another_window_moves_the_panel_and_ticks_the_goal() {
    let said = [
        (
            "en",
            ["0/3", "1/3", "2/3", "Response #1 · from curl", "The server is the same", "Done. Tab to this"],
        ),
        ("bn", ["০/৩", "১/৩", "২/৩", "রেসপন্স #১ · curl থেকে", "সার্ভারের অবস্থা একই", "হয়ে গেছে। Tab চেপে"]),
    ];
    for (language, [none, one, two, from_curl, proof, done]) in said {
        let (_folder, home) = home();
        let mut terminal = putpost(&home, &["--lang", language, "put-again", "--listen"]).start();
        let address = shown_address(&mut terminal);
        terminal.press(TO_TASK);
        terminal.shows(none);
        // Half a target is typed.
        terminal.press("\x1b[B\x1b[Fhalf");
        terminal.shows("half");
        let heard = send(&address, &request("PUT", "/users/2", &address, MITU));
        assert!(heard.starts_with("HTTP/1.1 201 Created\r\n"), "{heard}");
        terminal.shows("/users/2 ");
        terminal.shows(one);
        says(&mut terminal, from_curl);
        terminal.press("-way");
        terminal.shows("half-way");
        send(&address, &request("PUT", "/users/2", &address, MITU));
        terminal.shows(two);
        // What is open stays open, and the goal ticks behind it.
        terminal.press("\x1b[17~3\r");
        says(&mut terminal, proof);
        send(&address, &request("PUT", "/users/2", &address, MITU));
        terminal.press("\r");
        says(&mut terminal, done);
        terminal.shows("half-way");
        terminal.press("\x11");
        assert_eq!(terminal.ends().code, 0);
    }
}

/// Waits until this stands on the screen, also where it is set in wider cells.
fn says(terminal: &mut Terminal, text: &str) {
    let squeezed =
        |text: &str| text.split_whitespace().flat_map(UnicodeNormalization::nfc).collect::<String>();
    terminal.until(text, |terminal| squeezed(&terminal.text()).contains(&squeezed(text)));
}

#[test]
fn curl_itself_comes_in_by_localhost_and_is_told_what_is_missing() {
    let curl = |arguments: &[&str]| {
        let answer =
            Command::new("curl").args(["--silent", "--max-time", "20"]).args(arguments).output().ok()?;
        Some(String::from_utf8(answer.stdout).unwrap())
    };
    if curl(&["--version"]).is_none() {
        eprintln!("SKIPPED: there is no curl");
        return;
    }
    let (_folder, home) = home();
    let mut terminal = putpost(&home, &["--lang", "en", "--listen", "put-again"]).start();
    let address = shown_address(&mut terminal);
    let port = address.rsplit(':').next().unwrap();
    let users = format!("http://localhost:{port}/users");
    let made =
        curl(&["-X", "POST", "-H", "Content-Type: application/json", "-d", r#"{"name": "Rima"}"#, &users]);
    assert!(made.unwrap().contains("Rima"));
    terminal.shows("Rima");
    assert!(curl(&["-X", "POST", &users]).unwrap().contains("use -d or --json"));
    terminal.shows("400 Bad Request");
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

/// What never gets to the server is seen as what does: what came, what was answered, and that nothing changed.
#[test]
fn what_is_refused_at_the_door_is_on_the_screen() {
    let (_folder, home) = home();
    let mut terminal = putpost(&home, &["--lang", "en", "--listen", "put-again"]).start();
    let address = shown_address(&mut terminal);
    let foreign = request("PUT", "/users/9", "evil.example", MITU);
    assert!(send(&address, &foreign).starts_with("HTTP/1.1 421 "));
    for said in ["PUT /users/9", "421 Misdirected Request", "Response #1 · from curl"] {
        says(&mut terminal, said);
    }
    let large = request("PUT", "/users/9", &address, "").replace("Length: 0", "Length: 2097152");
    assert!(send(&address, &large).starts_with("HTTP/1.1 413 "));
    says(&mut terminal, "Response #2 · from curl");
    assert!(send(&address, "\x16\x03\x01\x1b[2J\r\n\r\n").starts_with("HTTP/1.1 400 "));
    says(&mut terminal, "Response #3 · from curl");
    assert!(send(&address, &request("GET", "/users/9", &address, "")).starts_with("HTTP/1.1 404 "));
    says(&mut terminal, "Response #4 · from curl");
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn it_is_switched_off_and_on_at_any_time() {
    let (_folder, home) = home();
    let mut terminal = putpost(&home, &["--lang", "en", "put-again"]).start();
    terminal.draws(TITLE);
    assert_eq!(address(&terminal), None);
    for _ in 0..3 {
        terminal.press(F11);
        let address = shown_address(&mut terminal);
        assert!(send(&address, &request("GET", "/users", "localhost", "")).starts_with("HTTP/1.1 200 "));
        terminal.press(F11);
        terminal.shows("No more requests from outside");
        assert!(TcpStream::connect(&address).is_err());
    }
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn a_port_that_is_taken_is_said_and_one_key_takes_another() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (_folder, home) = home();
    let mut terminal = putpost(&home, &["--lang", "en", "--listen", &port, "put-again"]).start();
    terminal.shows(&format!("Another program uses port {port}. Press F11"));
    terminal.press(F11);
    let address = shown_address(&mut terminal);
    assert!(!address.ends_with(&port));
    assert!(send(&address, &request("GET", "/users", "localhost", "")).starts_with("HTTP/1.1 200 "));
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}

#[test]
fn silent_and_endless_clients_hold_up_neither_the_screen_nor_the_end() {
    let (_folder, home) = home();
    let mut terminal = putpost(&home, &["--lang", "en", "--listen", "put-again"]).start();
    let address = shown_address(&mut terminal);
    let mut clients: Vec<TcpStream> = (0..80).map(|_| TcpStream::connect(&address).unwrap()).collect();
    for (at, client) in clients.iter_mut().enumerate() {
        let start = if at % 2 == 0 {
            "GET"
        } else {
            "PUT /users/3 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{"
        };
        client.write_all(start.as_bytes()).unwrap();
    }
    terminal.press("\x1bOQ");
    terminal.hides(TITLE);
    terminal.press("\x1bOQ");
    terminal.shows(TITLE);
    terminal.press("\x11");
    assert_eq!(terminal.ends().code, 0);
}
