//! Conversations with a desk that notes what reaches it. The clock is stopped: time passes when nothing else can happen.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use bytes::Bytes;
use proptest::prelude::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};
use tokio::runtime::Builder;
use tokio::task::{self, LocalSet};
use tokio::time::{Instant, sleep};

use super::converse::converse;
use super::stop::{self, Stopper};
use super::{Desk, Refusal};
use crate::server::{Request, Response};

/// Notes every request, and answers all but those for `/lost`.
#[derive(Clone, Default)]
struct Notes {
    asked: Rc<RefCell<Vec<String>>>,
    refused: Rc<RefCell<Vec<String>>>,
    heads: Rc<RefCell<Vec<String>>>,
    /// How long the desk takes.
    pause: Duration,
    /// How much content every answer has.
    size: usize,
}

impl Desk for Notes {
    async fn ask(&self, request: Request) -> Option<Response> {
        let body = String::from_utf8_lossy(request.body()).into_owned();
        self.asked.borrow_mut().push(format!("{} {} {body}", request.method(), request.uri()));
        if !self.pause.is_zero() {
            sleep(self.pause).await;
        }
        let number = self.asked.borrow().len().to_string();
        let content = if self.size > 0 { vec![b'a'; self.size] } else { number.into_bytes() };
        (request.uri().path() != "/lost").then(|| Response::new(Bytes::from(content)))
    }

    fn refused(&self, refusal: &Refusal) {
        let Refusal { method, target, head, problem } = refusal;
        self.refused.borrow_mut().push(format!("{method} {target} {}", problem.code.status().as_u16()));
        self.heads.borrow_mut().push(head.clone());
    }
}

impl Notes {
    fn asked(&self) -> Vec<String> {
        self.asked.borrow().clone()
    }

    fn refused(&self) -> Vec<String> {
        self.refused.borrow().clone()
    }
}

/// A client at one end of a connection.
struct Client {
    end: DuplexStream,
    stopper: Stopper,
}

impl Client {
    async fn send(&mut self, text: &str) {
        // The other side may have had enough already.
        let _ = self.end.write_all(text.as_bytes()).await;
    }

    /// Returns all that comes until the connection is closed.
    async fn heard(&mut self) -> String {
        let mut heard = Vec::new();
        self.end.read_to_end(&mut heard).await.unwrap();
        String::from_utf8(heard).unwrap()
    }

    /// Returns what comes until this has come.
    async fn hears(&mut self, text: &str) -> String {
        let mut heard = Vec::new();
        while !heard.ends_with(text.as_bytes()) {
            heard.push(self.end.read_u8().await.unwrap());
        }
        String::from_utf8(heard).unwrap()
    }

    async fn sends_no_more(&mut self) {
        self.end.shutdown().await.unwrap();
    }
}

/// Lets a client talk with the desk; returns what it found.
fn talk<T>(desk: &Notes, client: impl AsyncFnOnce(&mut Client) -> T) -> T {
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    LocalSet::new().block_on(&runtime, async {
        let (end, other) = duplex(1 << 14);
        let (stopper, stop) = stop::pair();
        task::spawn_local(converse(other, desk.clone(), stop));
        client(&mut Client { end, stopper }).await
    })
}

/// Sends this at once and nothing more; returns what comes back.
fn sent(desk: &Notes, text: &str) -> String {
    talk(desk, async |client| {
        client.send(text).await;
        client.sends_no_more().await;
        client.heard().await
    })
}

fn statuses(heard: &str) -> Vec<&str> {
    heard.split("HTTP/1.1 ").skip(1).filter_map(|answer| answer.get(..3)).collect()
}

fn get(target: &str) -> String {
    format!("GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n")
}

fn put(target: &str, body: &str) -> String {
    format!("PUT {target} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

#[test]
fn requests_that_were_sent_ahead_are_answered_in_their_order() {
    let desk = Notes::default();
    let chunked =
        "POST /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n";
    let heard = sent(&desk, &[&put("/a", "one"), "\r\n\r\n", chunked, &get("/b"), &put("/a#x", "")].concat());
    assert_eq!(desk.asked(), ["PUT /a one", "POST /c hi", "GET /b "]);
    assert_eq!(statuses(&heard), ["200", "200", "200", "400"]);
    assert_eq!(desk.refused(), ["PUT /a#x 400"]);
    let ends: Vec<_> = heard.match_indices("Connection: close").collect();
    assert_eq!(ends.len(), 1);
}

#[test]
fn after_what_has_no_certain_end_nothing_more_is_read() {
    let smuggled = get("/smuggled");
    let head = "POST /a HTTP/1.1\r\nHost: localhost\r\n";
    let wrong = [
        ("Content-Length: 3\r\nTransfer-Encoding: chunked", "0\r\n\r\n", "400"),
        ("Transfer-Encoding: chunked\r\nContent-Length: 3", "0\r\n\r\n", "400"),
        ("Content-Length: 0\r\nContent-Length: 40", "", "400"),
        ("Content-Length: 0, 40", "", "400"),
        ("Content-Length: +0", "", "400"),
        ("Transfer-Encoding: chunked, identity", "0\r\n\r\n", "400"),
        ("Transfer-Encoding: gzip, chunked", "0\r\n\r\n", "501"),
        ("Transfer-Encoding: chunked", "0\n\n", "400"),
        ("Transfer-Encoding: chunked", "1;\rx\r\na\r\n0\r\n\r\n", "400"),
        ("Transfer-Encoding : chunked", "0\r\n\r\n", "400"),
        (" Transfer-Encoding: chunked", "0\r\n\r\n", "400"),
        ("X: a\r\n folded", "", "400"),
        ("X: a\0b", "", "400"),
        ("X: a\rb", "", "400"),
        (": empty", "", "400"),
        ("no colon", "", "400"),
    ];
    for (fields, body, status) in wrong {
        let desk = Notes::default();
        let heard = sent(&desk, &format!("{head}{fields}\r\n\r\n{body}{smuggled}"));
        assert_eq!((statuses(&heard), desk.asked()), (vec![status], Vec::new()), "{fields}");
        assert!(heard.contains("\r\nConnection: close\r\n"), "{fields}");
    }
}

#[test]
fn a_request_that_is_not_whole_is_never_applied() {
    let chunked = "PUT /a HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel";
    let put = put("/a", "hello");
    for text in [put.strip_suffix('o').unwrap(), chunked] {
        let desk = Notes::default();
        assert_eq!(statuses(&sent(&desk, text)), ["400"]);
        assert_eq!((desk.asked().len(), desk.refused()), (0, vec!["PUT /a 400".to_owned()]));
    }
    let desk = Notes::default();
    assert_eq!(statuses(&sent(&desk, "GET /a HTTP/1.1\r\nHost:")), ["400"]);
}

#[test]
fn whoever_is_slow_or_silent_is_not_waited_for() {
    let slow_body = put("/a", "hello").replace("hello", "h");
    for (start, status) in [("GET", "408"), (slow_body.as_str(), "408"), ("", "")] {
        let desk = Notes::default();
        let (heard, took) = talk(&desk, async |client| {
            let begun = Instant::now();
            client.send(start).await;
            (client.heard().await, begun.elapsed())
        });
        assert_eq!(statuses(&heard).concat(), status, "{start}");
        assert!(took < Duration::from_secs(30), "{took:?}");
        assert!(desk.asked().is_empty());
    }
}

/// One octet every few seconds is never silent, and never done.
#[test]
fn a_trickle_ends() {
    for start in [get("/"), put("/a", &"a".repeat(100))] {
        let desk = Notes::default();
        let took = talk(&desk, async |client| {
            let begun = Instant::now();
            for piece in start.as_bytes().chunks(1) {
                if client.end.write_all(piece).await.is_err() {
                    break;
                }
                sleep(Duration::from_secs(3)).await;
            }
            begun.elapsed()
        });
        assert!(took < Duration::from_secs(100), "{took:?}");
        assert!(desk.asked().is_empty());
    }
}

#[test]
fn whoever_does_not_take_the_answer_in_loses_the_connection() {
    let desk = Notes { size: 1 << 20, ..Notes::default() };
    let took = talk(&desk, async |client| {
        let begun = Instant::now();
        client.send(&get("/")).await;
        // Nothing is read: the connection takes no more, and then is gone.
        while client.end.write_all(b"x").await.is_ok() {}
        begun.elapsed()
    });
    assert!(took < Duration::from_secs(60), "{took:?}");
}

#[test]
fn a_lost_answer_closes_the_connection_without_a_word() {
    let desk = Notes::default();
    let heard = sent(&desk, &[get("/a"), get("/lost"), get("/b")].concat());
    assert_eq!((statuses(&heard).len(), desk.asked().len()), (1, 2));
}

#[test]
fn a_stop_closes_what_is_idle_and_lets_the_last_answer_out() {
    let desk = Notes { pause: Duration::from_secs(1), ..Notes::default() };
    let heard = talk(&desk, async |client| {
        client.send(&get("/a")).await;
        // The desk has the request, and takes its time.
        sleep(Duration::from_millis(500)).await;
        client.stopper.stop();
        client.heard().await
    });
    assert!(heard.starts_with("HTTP/1.1 200 OK\r\n") && heard.contains("Connection: close"), "{heard}");
    let took = talk(&Notes::default(), async |client| {
        let begun = Instant::now();
        sleep(Duration::from_millis(500)).await;
        client.stopper.stop();
        assert_eq!(client.heard().await, "");
        begun.elapsed()
    });
    assert!(took < Duration::from_secs(1), "{took:?}");
}

#[test]
fn whoever_waits_to_be_asked_is_asked_once_and_only_for_what_is_taken() {
    let expecting = |length: usize| {
        format!(
            "PUT /a HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: {length}\r\n\r\n"
        )
    };
    let desk = Notes::default();
    talk(&desk, async |client| {
        client.send(&expecting(2)).await;
        assert_eq!(client.hears("\r\n\r\n").await, "HTTP/1.1 100 Continue\r\n\r\n");
        client.send("hi").await;
        assert!(client.hears("\r\n\r\n").await.starts_with("HTTP/1.1 200 OK"));
    });
    assert_eq!(desk.asked(), ["PUT /a hi"]);
    // Content that is there already needs no word.
    assert_eq!(statuses(&sent(&desk, &format!("{}hi", expecting(2)))), ["200"]);
    assert_eq!(statuses(&sent(&desk, &expecting(1 << 21))), ["413"]);
    let foreign = expecting(2).replace("localhost", "attacker.example");
    assert_eq!(statuses(&sent(&desk, &foreign)), ["421"]);
}

#[test]
fn the_connection_goes_on_after_what_was_refused_whole() {
    let desk = Notes::default();
    let foreign = get("/a").replace("localhost", "attacker.example");
    let heard = sent(
        &desk,
        &[foreign.as_str(), &get("/b"), &foreign.replace("\r\n\r\n", "\r\nContent-Length: 1\r\n\r\nx")]
            .concat(),
    );
    assert_eq!((statuses(&heard), desk.asked()), (vec!["421", "200", "421"], vec!["GET /b ".to_owned()]));
    let old = get("/a").replace("1.1", "1.0");
    assert_eq!(statuses(&sent(&desk, &[old.as_str(), &get("/b")].concat())), ["200"]);
    let kept = old.replace("\r\n\r\n", "\r\nConnection: keep-alive\r\n\r\n");
    let heard = sent(&desk, &[kept.as_str(), &get("/b")].concat());
    assert_eq!((statuses(&heard).len(), heard.matches("Connection: keep-alive").count()), (2, 1));
}

/// Whoever sees the refusal sees what was refused too: the head, as far as it came, and nothing of the content.
#[test]
fn what_is_refused_is_told_with_its_head() {
    let head = |text: &str| {
        let desk = Notes::default();
        sent(&desk, text);
        let heads = desk.heads.borrow();
        assert_eq!(heads.len(), 1, "{text}");
        heads[0].clone()
    };
    let foreign = put("/a", "secret").replace("localhost", "attacker.example");
    assert_eq!(head(&foreign), "PUT /a HTTP/1.1\nHost: attacker.example\nContent-Length: 6\n\n");
    let large = put("/a", "").replace("Length: 0", "Length: 2097152");
    assert_eq!(head(&large), "PUT /a HTTP/1.1\nHost: localhost\nContent-Length: 2097152\n\n");
    let both = put("/a", "secret").replace("Host", "Transfer-Encoding: chunked\r\nHost");
    assert_eq!(
        head(&both),
        "PUT /a HTTP/1.1\nTransfer-Encoding: chunked\nHost: localhost\nContent-Length: 6\n"
    );
    assert_eq!(head("PUT /a HTTP/1.1\r\nHost: loc"), "PUT /a HTTP/1.1\nHost: loc\n");
    assert!(head("\x16\x03\x01\r\n\r\n").starts_with('\x16'));
}

fn message() -> impl Strategy<Value = String> {
    let field = prop_oneof![
        Just("Content-Length: 3"),
        Just("Content-Length: 0"),
        Just("Transfer-Encoding: chunked"),
        Just("Connection: close"),
        Just("Expect: 100-continue"),
        Just("Host: a"),
        Just("X: y\r\n z"),
    ];
    let body = prop_oneof![
        Just(""),
        Just("abc"),
        Just("1\r\na\r\n0\r\n\r\n"),
        Just("0\r\nA: b\r\n\r\n"),
        Just("\r\n")
    ];
    let fields = prop::collection::vec(prop_oneof![3 => Just(None), 1 => field.prop_map(Some)], 0..3);
    let line = "(GET|PUT|HEAD|CONNECT|\\PC{1,2}) (/a|/b#c|\\*|http://localhost/|\\PC{0,2}) HTTP/1\\.[019]";
    let end = prop_oneof![9 => Just("\r\n"), 1 => Just("\n")];
    (line, fields, body, end).prop_map(|(line, fields, body, end)| {
        let fields: String = fields.into_iter().flatten().map(|field| format!("{field}{end}")).collect();
        format!("{line}{end}Host: localhost{end}{fields}{end}{body}")
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is sent, and however it is cut into packets: the same requests reach the desk, every answer is whole,
    /// and the conversation ends.
    #[test]
    fn cuts_do_not_matter(
        messages in prop::collection::vec(prop_oneof![5 => message(), 1 => "(?s).{0,20}"], 1..5),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let text = messages.concat();
        let whole = Notes::default();
        let heard = sent(&whole, &text);
        let cut = Notes::default();
        let in_pieces = talk(&cut, async |client| {
            let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(text.len() + 1)).collect();
            cuts.extend([0, text.len()]);
            cuts.sort_unstable();
            for ends in cuts.windows(2) {
                if client.end.write_all(&text.as_bytes()[ends[0]..ends[1]]).await.is_err() {
                    break;
                }
                sleep(Duration::from_millis(1)).await;
            }
            client.sends_no_more().await;
            client.heard().await
        });
        prop_assert_eq!(whole.asked(), cut.asked());
        // A client that sent its content late may have been asked for it.
        let answered = |heard: String| heard.replace("HTTP/1.1 100 Continue\r\n\r\n", "");
        let (heard, in_pieces) = (answered(heard), answered(in_pieces));
        prop_assert_eq!(statuses(&heard), statuses(&in_pieces));
        prop_assert_eq!(statuses(&heard).len(), whole.asked().len() + whole.refused().len());
    }
}
