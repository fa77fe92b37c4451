//! The tables of HTTP cases: what is sent, and what can be expected of the answer.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// The rows of the papers, and those of the project.
const TABLES: [&str; 2] =
    [include_str!("../data/http-cases.jsonl"), include_str!("../data/http-cases-ours.jsonl")];

/// Returns the rows of each table.
pub(crate) fn tables() -> [Vec<Case>; 2] {
    TABLES.map(|table| table.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// One row of the table.
#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) layer: String,
    pub(crate) profile: String,
    pub(crate) title: String,
    pub(crate) setup: Vec<Step>,
    pub(crate) request: Step,
    pub(crate) expect: Value,
    pub(crate) then: Vec<Then>,
}

/// One request, with `${…}` where saved values go.
#[derive(Clone, Deserialize)]
pub(crate) struct Step {
    pub(crate) method: String,
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Option<String>,
    pub(crate) body_b64: Option<String>,
    pub(crate) body_repeat: Option<Repeated>,
    pub(crate) repeat: Option<usize>,
    pub(crate) save: Option<BTreeMap<String, String>>,
    pub(crate) save_body: Option<String>,
    pub(crate) expect: Option<Value>,
    /// What only octets on a connection can say.
    #[serde(flatten)]
    pub(crate) wire: Wire,
}

/// How a request is written on the wire, where that is not as a client would.
#[derive(Clone, Default, Deserialize)]
pub(crate) struct Wire {
    #[serde(default)]
    pub(crate) no_host: bool,
    #[serde(default)]
    pub(crate) no_auto_length: bool,
    pub(crate) version: Option<String>,
    pub(crate) raw_prefix: Option<String>,
    pub(crate) body_chunked: Option<String>,
}

#[derive(Clone, Deserialize)]
pub(crate) struct Repeated {
    pub(crate) prefix: String,
    pub(crate) unit: String,
    pub(crate) count: usize,
    pub(crate) suffix: String,
}

#[derive(Deserialize)]
pub(crate) struct Then {
    pub(crate) request: Step,
    pub(crate) expect: Value,
}
