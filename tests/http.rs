//! The tables of HTTP cases, in-process and over the wire: every row, every recommendation, every invariant. And what only
//! octets on a connection can show.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where its own data is not as it should be"
)]

#[path = "http/case.rs"]
mod case;
#[path = "http/check.rs"]
mod check;
#[path = "http/client.rs"]
mod client;
#[path = "http/run.rs"]
mod run;
#[path = "support/serving.rs"]
mod serving;
#[path = "http/wire.rs"]
mod wire;

use putpost::files::Files;
use putpost::server::{Response, Scene, Server, Timestamp};

use case::Case;
use run::{Message, Way};

/// How many rows of each table the server alone can answer.
const ROWS: [usize; 2] = [145, 247];

/// A server and its clock.
struct InProcess {
    server: Server,
    now: u64,
}

impl InProcess {
    fn new(case: &Case) -> Self {
        let name = if case.profile == "default" { "no-users" } else { &case.profile };
        let files = Files::embedded();
        let file = files.get(&format!("assets/scenes/{name}.toml")).unwrap();
        let scene = Scene { resource: Vec::new(), ..toml::from_str(file).unwrap() };
        Self { server: Server::new(&scene, Timestamp(1_000_000_000)), now: 1_000_000_000 }
    }
}

impl Way for InProcess {
    fn send(&mut self, message: &Message) -> Response {
        self.now += 1;
        let mut request = http::Request::builder().method(message.method.as_str()).uri(&message.target);
        for (name, value) in &message.headers {
            request = request.header(name, value);
        }
        self.server.handle(&request.body(message.body.clone()).unwrap(), Timestamp(self.now))
    }

    fn host(&self) -> String {
        "127.0.0.1".to_owned()
    }
}

#[test]
fn the_server_answers_every_case_as_recommended() {
    for (cases, rows) in case::tables().into_iter().zip(ROWS) {
        // The rows that only bytes on a connection can show are the listener's: wire.rs.
        let run: Vec<&Case> = cases.iter().filter(|case| case.layer == "engine").collect();
        let report = |case: &&Case| run::report(case, &mut InProcess::new(case));
        let report: String = run.iter().map(report).collect();
        assert!(report.is_empty(), "of {} cases:\n{report}", run.len());
        assert_eq!(run.len(), rows, "the table has changed");
    }
}
