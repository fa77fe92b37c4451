//! The tables of HTTP cases against the server, in-process: every row, every recommendation, every invariant.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may stop where its own data is not as it should be"
)]

#[path = "http/check.rs"]
mod check;

use std::collections::BTreeMap;

use bytes::Bytes;
use putpost::files::Files;
use putpost::server::{Request, Response, Scene, Server, Timestamp};
use serde::Deserialize;
use serde_json::Value;

/// The rows of the papers, and those of the project.
const TABLES: [(&str, usize); 2] =
    [(include_str!("data/http-cases.jsonl"), 145), (include_str!("data/http-cases-ours.jsonl"), 244)];

/// One row of the table.
#[derive(Deserialize)]
struct Case {
    id: String,
    layer: String,
    profile: String,
    title: String,
    setup: Vec<Step>,
    request: Step,
    expect: Value,
    then: Vec<Then>,
}

/// One request, with `${…}` where saved values go.
#[derive(Clone, Deserialize)]
struct Step {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
    body: Option<String>,
    body_b64: Option<String>,
    body_repeat: Option<Repeated>,
    repeat: Option<usize>,
    save: Option<BTreeMap<String, String>>,
    save_body: Option<String>,
    expect: Option<Value>,
}

#[derive(Clone, Deserialize)]
struct Repeated {
    prefix: String,
    unit: String,
    count: usize,
    suffix: String,
}

#[derive(Deserialize)]
struct Then {
    request: Step,
    expect: Value,
}

/// A server, its clock, and what a case saved on the way.
pub(crate) struct Run {
    server: Server,
    now: u64,
    saved: BTreeMap<String, String>,
    bodies: BTreeMap<String, Bytes>,
}

impl Run {
    fn new(case: &Case) -> Self {
        let name = if case.profile == "default" { "no-users" } else { &case.profile };
        let files = Files::embedded();
        let file = files.get(&format!("assets/scenes/{name}.toml")).unwrap();
        let scene = Scene { resource: Vec::new(), ..toml::from_str(file).unwrap() };
        let saved = BTreeMap::from([("ns".to_owned(), case.id.to_lowercase())]);
        Self {
            server: Server::new(&scene, Timestamp(1_000_000_000)),
            now: 1_000_000_000,
            saved,
            bodies: BTreeMap::new(),
        }
    }

    /// Returns the content that a step saved.
    pub(crate) fn body_saved_as(&self, name: &str) -> &Bytes {
        &self.bodies[name]
    }

    /// Puts the saved values into a text.
    pub(crate) fn fill(&self, text: &str) -> String {
        self.saved
            .iter()
            .fold(text.to_owned(), |text, (name, value)| text.replace(&format!("${{{name}}}"), value))
    }

    fn send(&mut self, step: &Step) -> Response {
        let mut builder = http::Request::builder().method(step.method.as_str()).uri(self.fill(&step.target));
        for (name, value) in &step.headers {
            builder = builder.header(self.fill(name), self.fill(value));
        }
        self.handle(&builder.body(self.body(step)).unwrap())
    }

    /// Sends a request without fields and content.
    pub(crate) fn ask(&mut self, method: &str, target: &str) -> Response {
        self.handle(&http::Request::builder().method(method).uri(target).body(Bytes::new()).unwrap())
    }

    fn handle(&mut self, request: &Request) -> Response {
        self.now += 1;
        self.server.handle(request, Timestamp(self.now))
    }

    fn body(&self, step: &Step) -> Bytes {
        if let Some(text) = &step.body_b64 {
            return base64(text).into();
        }
        if let Some(Repeated { prefix, unit, count, suffix }) = &step.body_repeat {
            return format!("{prefix}{}{suffix}", unit.repeat(*count)).into();
        }
        self.fill(step.body.as_deref().unwrap_or_default()).into()
    }

    fn save(&mut self, names: Option<&BTreeMap<String, String>>, response: &Response) {
        for (name, field) in names.into_iter().flatten() {
            let value = check::field(response, field).unwrap_or_default();
            self.saved.insert(
                format!("{name}_opaque"),
                value.trim_start_matches("W/").trim_matches('"').to_owned(),
            );
            self.saved.insert(name.clone(), value);
        }
    }
}

/// Runs one case; returns what is wrong, recommendations included.
fn faults(case: &Case) -> Vec<String> {
    let mut run = Run::new(case);
    let mut faults = Vec::new();
    for step in &case.setup {
        let response = run.send(step);
        run.save(step.save.as_ref(), &response);
        run.bodies.extend(step.save_body.iter().map(|name| (name.clone(), response.body().clone())));
        let wanted = step.expect.clone().unwrap_or_else(|| serde_json::json!({}));
        let fine = wanted
            .get("status")
            .map_or(response.status().as_u16() < 400, |list| check::lists(list, response.status()));
        if !fine {
            faults.push(format!("setup {} {} gave {}", step.method, step.target, response.status()));
        }
    }
    let sent = run.body(&case.request);
    let mut answers = Vec::new();
    for _ in 0..case.request.repeat.unwrap_or(1) {
        answers.push(step_faults(&mut run, &case.request, &case.expect, &sent, &mut faults));
    }
    let names: Option<BTreeMap<String, String>> =
        case.expect.get("save").map(|names| serde_json::from_value(names.clone()).unwrap());
    run.save(names.as_ref(), answers.last().unwrap());
    if let Some(name) = case.expect.get("distinct_header").and_then(Value::as_str) {
        let distinct: std::collections::BTreeSet<_> =
            answers.iter().map(|answer| check::field(answer, name)).collect();
        if distinct.len() != answers.len() {
            faults.push(format!("{name} not distinct"));
        }
    }
    for then in &case.then {
        step_faults(&mut run, &then.request, &then.expect, &sent, &mut faults);
    }
    faults
}

fn step_faults(
    run: &mut Run,
    step: &Step,
    expect: &Value,
    sent: &Bytes,
    faults: &mut Vec<String>,
) -> Response {
    let response = run.send(step);
    let mut found = check::invariants(&response, &step.method);
    let target = run.fill(&step.target);
    let mut wanted = vec![expect];
    wanted.extend(expect.get("recommend"));
    for expect in wanted {
        let asked = check::Asked { target: &target, sent, response: &response };
        found.extend(check::expectations(run, &asked, expect));
    }
    faults.extend(
        found
            .into_iter()
            .map(|fault| format!("{} {}: {fault}", step.method, target.chars().take(60).collect::<String>())),
    );
    response
}

fn base64(text: &str) -> Vec<u8> {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0);
    for sextet in text.chars().filter_map(|c| ALPHABET.find(c)) {
        (bits, held) = ((bits << 6 | sextet as u32) & 0xFFFF, held + 6);
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
        }
    }
    bytes
}

fn report(case: &Case) -> String {
    let faults = faults(case).into_iter();
    faults.map(|fault| format!("{} {}\n    {fault}\n", case.id, case.title)).collect()
}

#[test]
fn the_server_answers_every_case_as_recommended() {
    for (table, rows) in TABLES {
        let cases: Vec<Case> = table.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        // The rows that only bytes on a connection can show are the listener's.
        let run: Vec<&Case> = cases.iter().filter(|case| case.layer == "engine").collect();
        let report: String = run.iter().map(|case| report(case)).collect();
        assert!(report.is_empty(), "of {} cases:\n{report}", run.len());
        assert_eq!(run.len(), rows, "the table has changed");
    }
}
