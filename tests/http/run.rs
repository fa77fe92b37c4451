//! Running a case, in whatever way its requests reach the server.

use std::collections::BTreeMap;

use bytes::Bytes;
use putpost::server::Response;
use serde_json::Value;

use super::case::{Case, Repeated, Step, Wire};
use super::check;

/// A request as a case wants it sent.
#[derive(Default)]
pub(crate) struct Message {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
    pub(crate) wire: Wire,
}

/// How requests reach the server.
pub(crate) trait Way {
    fn send(&mut self, message: &Message) -> Response;

    /// Returns what stands for the server in absolute targets.
    fn host(&self) -> String;
}

/// A way to the server, and what a case saved on the way.
pub(crate) struct Run<'a> {
    way: &'a mut dyn Way,
    saved: BTreeMap<String, String>,
    bodies: BTreeMap<String, Bytes>,
}

impl<'a> Run<'a> {
    fn new(case: &Case, way: &'a mut dyn Way) -> Self {
        let saved = [("ns", case.id.to_lowercase()), ("host", way.host())];
        let saved = saved.map(|(name, value)| (name.to_owned(), value));
        Self { way, saved: saved.into(), bodies: BTreeMap::new() }
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
        let headers = step.headers.iter().map(|(name, value)| (self.fill(name), self.fill(value))).collect();
        let mut wire = step.wire.clone();
        wire.body_chunked = wire.body_chunked.map(|body| self.fill(&body));
        let (method, target) = (step.method.clone(), self.fill(&step.target));
        self.way.send(&Message { method, target, headers, body: self.body(step), wire })
    }

    /// Sends a request without fields and content.
    pub(crate) fn ask(&mut self, method: &str, target: &str) -> Response {
        let (method, target) = (method.to_owned(), target.to_owned());
        self.way.send(&Message { method, target, ..Message::default() })
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
fn faults(case: &Case, way: &mut dyn Way) -> Vec<String> {
    let mut run = Run::new(case, way);
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
    run: &mut Run<'_>,
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

/// Runs a case; returns what is wrong as lines of a report.
pub(crate) fn report(case: &Case, way: &mut dyn Way) -> String {
    let faults = faults(case, way).into_iter();
    faults.map(|fault| format!("{} {}\n    {fault}\n", case.id, case.title)).collect()
}
