//! What a case can expect of an answer, key by key. An unknown key is a fault: no expectation is passed over.

use std::collections::BTreeSet;

use bytes::Bytes;
use http::StatusCode;
use putpost::server::Response;
use serde_json::Value;

use super::run::Run;

/// A request that was sent, and its answer.
pub(crate) struct Asked<'a> {
    pub(crate) target: &'a str,
    /// The content of the case's main request.
    pub(crate) sent: &'a Bytes,
    pub(crate) response: &'a Response,
}

/// Returns a field's value as text.
pub(crate) fn field(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// Returns whether the list holds the status.
pub(crate) fn lists(list: &Value, status: StatusCode) -> bool {
    list.as_array().unwrap().contains(&Value::from(status.as_u16()))
}

/// What has to hold for every answer.
pub(crate) fn invariants(response: &Response, method: &str) -> Vec<String> {
    let status = response.status().as_u16();
    let has = |name: &str| response.headers().contains_key(name);
    let bare = method == "HEAD" || matches!(status, 204 | 304);
    let length = field(response, "content-length").map(|text| text.parse::<usize>().unwrap());
    let json: Option<Value> = serde_json::from_slice(response.body()).ok();
    let problem = field(response, "content-type").is_some_and(|kind| kind.contains("problem+json"));
    let rules = [
        (status >= 500 && !matches!(status, 501 | 503), "server error"),
        ((200..500).contains(&status) && !has("date"), "no Date"),
        (bare && !response.body().is_empty(), "content where none may be"),
        (status == 204 && (has("content-length") || has("transfer-encoding")), "204 with a length"),
        (status == 405 && !has("allow"), "405 without Allow"),
        (status == 201 && method == "POST" && !has("location"), "POST 201 without Location"),
        (
            status == 201 && field(response, "location").is_some_and(|to| to.contains('#')),
            "fragment in Location",
        ),
        (!bare && length != Some(response.body().len()), "declared length is not the sent length"),
        (has("etag") && !is_etag(&field(response, "etag").unwrap()), "bad ETag syntax"),
        (
            problem && !bare && json.and_then(|json| json.get("status")?.as_u64()) != Some(status.into()),
            "problem status differs",
        ),
    ];
    let mut faults: Vec<String> =
        rules.iter().filter(|(broken, _)| *broken).map(|(_, rule)| format!("{rule} ({status})")).collect();
    let twice = response.headers().keys().filter(|name| response.headers().get_all(*name).iter().count() > 1);
    faults.extend(twice.map(|name| format!("{name} sent twice")));
    faults
}

fn is_etag(text: &str) -> bool {
    let opaque = text.trim_start_matches("W/").strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    opaque.is_some_and(|opaque| !opaque.contains(['"', ' ']))
}

/// Returns every expectation that the answer does not meet.
pub(crate) fn expectations(run: &mut Run<'_>, asked: &Asked<'_>, expect: &Value) -> Vec<String> {
    let keys = expect.as_object().unwrap();
    keys.iter()
        .filter(|(key, want)| !holds(run, asked, key, want))
        .map(|(key, want)| describe(asked, key, want))
        .collect()
}

fn describe(asked: &Asked<'_>, key: &str, want: &Value) -> String {
    let body: String = String::from_utf8_lossy(asked.response.body()).chars().take(200).collect();
    format!("{key} {want} does not hold: {} {:?} {body}", asked.response.status(), asked.response.headers())
}

#[expect(clippy::too_many_lines, reason = "a table: one arm for each expectation")]
fn holds(run: &mut Run<'_>, asked: &Asked<'_>, key: &str, want: &Value) -> bool {
    let response = asked.response;
    let json = || serde_json::from_slice::<Value>(response.body()).unwrap_or(Value::Null);
    let has = |name: &Value| response.headers().contains_key(name.as_str().unwrap());
    let all = |test: &dyn Fn(&Value) -> bool| want.as_array().unwrap().iter().all(test);
    let fields = |test: &dyn Fn(Option<String>, String) -> bool| {
        want.as_object()
            .unwrap()
            .iter()
            .all(|(name, value)| test(field(response, name), run.fill(value.as_str().unwrap())))
    };
    let allow: BTreeSet<String> =
        field(response, "allow").unwrap_or_default().split(", ").map(str::to_owned).collect();
    match key {
        "status" => lists(want, response.status()),
        "headers_present" => all(&|name| has(name)),
        "headers_absent" => all(&|name| !has(name)),
        "headers_any" => all(&|group| group.as_array().unwrap().iter().any(has)),
        "headers_absent_if_status" => want.as_object().unwrap().iter().all(|(status, names)| {
            *status != response.status().as_str() || names.as_array().unwrap().iter().all(|name| !has(name))
        }),
        "header_equals" => fields(&|value, want| value == Some(want)),
        "header_not_equals" => fields(&|value, want| value != Some(want)),
        "header_matches" => fields(&|value, want| matches(&want, &value.unwrap_or_default())),
        "header_not_matches" => fields(&|value, want| value.is_none_or(|value| !matches(&want, &value))),
        "header_if_present" => fields(&|value, want| value.is_none_or(|value| matches(&want, &value))),
        "allow_contains" => all(&|method| allow.contains(method.as_str().unwrap())),
        "allow_excludes" => all(&|method| !allow.contains(method.as_str().unwrap())),
        "body_json_subset" => {
            is_within(&serde_json::from_str(&run.fill(&want.to_string())).unwrap(), &json())
        }
        "body_json_equals" => json() == serde_json::from_str::<Value>(&run.fill(&want.to_string())).unwrap(),
        "body_json_lacks" => {
            all(&|name| json().as_object().is_some_and(|object| !object.contains_key(name.as_str().unwrap())))
        }
        "body_contains" => {
            all(&|text| String::from_utf8_lossy(response.body()).contains(&run.fill(text.as_str().unwrap())))
        }
        "body_same_as_request" => response.body() == asked.sent,
        "body_equals_saved" => response.body() == run.body_saved_as(want.as_str().unwrap()),
        "body_empty" => response.body().is_empty(),
        "is_problem" => {
            field(response, "content-type").as_deref() == Some("application/problem+json")
                && json().is_object()
        }
        "count" => {
            json().get("items").and_then(Value::as_array).map(|items| Value::from(items.len())).as_ref()
                == Some(want)
        }
        "hrefs_ascii" => {
            json()["items"].as_array().unwrap().iter().all(|item| item["href"].as_str().unwrap().is_ascii())
        }
        "location_not" => field(response, "location") != Some(run.fill(want.as_str().unwrap())),
        "range_rule" => {
            response.status() != StatusCode::PARTIAL_CONTENT || has(&Value::from("content-range"))
        }
        "trace_rule" => response.status() != StatusCode::OK,
        "put_validator_rule" => validators_are_true(run, asked),
        "content_location_rule" => {
            run.ask("GET", &field(response, "content-location").unwrap()).body() == response.body()
        }
        "head_equals_get" => head_equals_get(run, asked),
        // Read by the runner itself.
        "recommend" | "save" | "distinct_header" => true,
        unknown => panic!("the runner does not know the expectation {unknown}"),
    }
}

/// A PUT answer may carry validators only if the content was stored verbatim (RFC 9110 §9.3.4).
fn validators_are_true(run: &mut Run<'_>, asked: &Asked<'_>) -> bool {
    let Some(etag) = field(asked.response, "etag") else { return true };
    let got = run.ask("GET", asked.target);
    got.body() == asked.sent && field(&got, "etag") == Some(etag)
}

fn head_equals_get(run: &mut Run<'_>, asked: &Asked<'_>) -> bool {
    let got = run.ask("GET", asked.target);
    let mut fields = asked.response.headers().clone();
    fields.insert("date", got.headers()["date"].clone());
    fields == *got.headers() && got.status() == asked.response.status()
}

fn is_within(want: &Value, got: &Value) -> bool {
    match (want, got) {
        (Value::Object(want), Value::Object(got)) => {
            want.iter().all(|(name, value)| got.get(name).is_some_and(|got| is_within(value, got)))
        }
        _ => want == got,
    }
}

fn matches(pattern: &str, text: &str) -> bool {
    let regex = regex::bytes::RegexBuilder::new(pattern).unicode(false).case_insensitive(true).build();
    regex.unwrap().is_match(text.as_bytes())
}
