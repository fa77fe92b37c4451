//! Acts as lines of a script.

use super::super::exchange::Origin;
use super::{ACTS, Act, BETWEEN, Content, is_body};

/// Writes an act as one line; [`super::parse()`] reads it back.
#[must_use]
pub fn print(act: &Act) -> String {
    match act {
        Act::Request { origin, method, target, content, headers } => {
            let is_act = ACTS.contains(&method.as_str()) || is_lower(method);
            let prefix = match origin {
                Origin::Form | Origin::Raw if !is_act => String::new(),
                Origin::Raw => prefix(Origin::Form),
                other => prefix(*other),
            };
            let headers: Vec<String> = headers.iter().map(|(name, value)| header(name, value)).collect();
            let like_a_body = headers.first().is_some_and(|first| is_body(first));
            let content = match content {
                Content::None if like_a_body => " \"\"".to_owned(),
                Content::None => String::new(),
                given => format!(" {}", body(given)),
            };
            let headers = headers.join(BETWEEN);
            let space = if headers.is_empty() { "" } else { " " };
            format!("{prefix}{method} {target}{content}{space}{headers}")
        }
        Act::Raw { origin, content } => {
            let prefix = if *origin == Origin::Raw { String::new() } else { prefix(*origin) };
            format!("{prefix}raw {}", body(content))
        }
        Act::Refused(refused) => format!("refused {} {}", quote(refused.head()), refused.problem.brief()),
        Act::Again => "again".to_owned(),
        Act::Follow => "follow".to_owned(),
        Act::Prove(times) => format!("prove {times}"),
        Act::Back(steps) => format!("back {steps}"),
        Act::Forward(steps) => format!("forward {steps}"),
        Act::Goto(number) => format!("goto {number}"),
        Act::Fault(fault, 0) => format!("fault {}", fault.as_str()),
        Act::Fault(fault, seed) => format!("fault {} {seed}", fault.as_str()),
        Act::Retry(retry) => format!("retry {}", retry.as_str()),
        Act::Disarm => "disarm".to_owned(),
        Act::Peer => "peer".to_owned(),
        Act::Look(view) => format!("look {}", view.as_str()),
        Act::Answer { step, choice } => format!("answer {step} {choice}"),
    }
}

/// What stands before a message that is not from where its form says.
fn prefix(origin: Origin) -> String {
    format!("{} ", origin.as_str())
}

fn is_lower(method: &str) -> bool {
    method.bytes().any(|byte| byte.is_ascii_lowercase())
}

fn body(content: &Content) -> String {
    match content {
        Content::None => "\"\"".to_owned(),
        Content::Named(name) => format!("@{name}"),
        Content::Text(text) => quote(text),
        Content::Octets(octets) => {
            let digits: String = octets.iter().map(|octet| format!("{octet:02x}")).collect();
            format!("x\"{digits}\"")
        }
    }
}

fn header(name: &str, value: &str) -> String {
    let space = if value.is_empty() { "" } else { " " };
    let plain = format!("{name}:{space}{value}");
    let splits =
        plain.contains(BETWEEN) || plain.ends_with(" ;") || plain.trim() != plain || value.trim() != value;
    if splits || plain.chars().any(char::is_control) { quote(&format!("{name}: {value}")) } else { plain }
}

/// Returns a text as a JSON string.
fn quote(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
