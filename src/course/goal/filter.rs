//! Whether an exchange is what a filter asks for.

use std::borrow::Cow;

use http::HeaderMap;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::course::{Body, Filter, Lesson};
use crate::lab::wire::{self, Reason};
use crate::lab::{Exchange, Fault, Lab, Origin, Repeats, Sent};
use crate::server::{Code, Problem, Request};

/// Returns whether the exchange has all that the filter names. A message that is no request has no method, target,
/// header or body. What the second client sent is passed over unless the filter asks for it.
pub(super) fn matches(filter: &Filter, lesson: &Lesson, lab: &Lab, exchange: &Exchange) -> bool {
    let status = exchange.status().map(|status| status.as_u16());
    is_to(filter.method.as_deref(), filter.target.as_deref(), exchange)
        && (filter.status.is_empty() || status.is_some_and(|status| filter.status.contains(&status)))
        && (filter.wrong.is_empty()
            || wrong(exchange).is_some_and(|code| filter.wrong.iter().any(|one| one == code)))
        && filter.applied.is_none_or(|applied| applied == exchange.is_applied())
        && filter.from.as_deref().map_or(is_own(exchange), |from| from == exchange.origin.as_str())
        && filter.heard.is_none_or(|heard| heard == exchange.status().is_some())
        && filter.fault.as_deref().is_none_or(|name| is_fault(name, exchange.fault()))
        && filter.retry.is_none_or(|retry| retry == is_retry(lab, exchange))
        && (filter.answer.is_empty() || has_answer(exchange, &filter.answer))
        && (filter.header.is_empty() || has_header(exchange, &filter.header))
        && filter.body.as_deref().is_none_or(|name| has_body(lesson.body.get(name), &exchange.sent()))
}

/// Returns the code of what is wrong with an exchange: of a message that is no request what its text lacks, of all else why
/// the server refused it.
fn wrong(exchange: &Exchange) -> Option<&'static str> {
    let reason = match exchange.sent() {
        Sent::Text(text) => wire::parse(&text).err().map(|error| error.reason.as_str()),
        Sent::Request(_) | Sent::Refused(_) => None,
    };
    reason.or_else(|| Some(Problem::read(&exchange.heard()?)?.code.as_str()))
}

/// Returns every code that something wrong can have.
pub(in crate::course) fn codes() -> Vec<&'static str> {
    let refusals = Code::ALL.iter().map(|code| code.as_str());
    Reason::CODES.iter().copied().chain(refusals).collect()
}

/// Returns whether the learner sent it.
pub(super) fn is_own(exchange: &Exchange) -> bool {
    exchange.origin != Origin::Peer
}

/// The names for several faults at once.
pub(in crate::course) const FAMILIES: [&str; 2] = ["lost", "crashed"];

fn is_fault(name: &str, fault: Fault) -> bool {
    match name {
        "lost" => matches!(fault, Fault::RequestLost | Fault::ResponseLost),
        "crashed" => matches!(fault, Fault::CrashBefore | Fault::CrashAfter | Fault::CrashBetween),
        name => fault.as_str() == name,
    }
}

/// Returns whether the client tried more than once, or the learner sent again what had got no answer.
fn is_retry(lab: &Lab, exchange: &Exchange) -> bool {
    let unheard = |number| lab.history().exchange(number).is_some_and(|earlier| earlier.status().is_none());
    exchange.attempts() > 1
        || matches!(exchange.repeats, Some(Repeats::Identical(earlier)) if unheard(earlier))
}

/// Returns whether an exchange has this method and this target, where they are named.
pub(super) fn is_to(method: Option<&str>, target: Option<&str>, exchange: &Exchange) -> bool {
    is_called(method, target, exchange.method().zip(exchange.target()))
}

/// Returns whether a message has this method and this target, where they are named.
pub(super) fn is_sent_to(method: Option<&str>, target: Option<&str>, sent: &Sent) -> bool {
    let asked = |request: &Request| (request.method().to_string(), request.uri().to_string());
    let asked = sent.request().map(asked);
    is_called(method, target, asked.as_ref().map(|(method, target)| (method.as_str(), target.as_str())))
}

/// What is no request has neither.
fn is_called(method: Option<&str>, target: Option<&str>, asked: Option<(&str, &str)>) -> bool {
    let Some((asked_method, asked)) = asked else { return method.is_none() && target.is_none() };
    method.is_none_or(|method| asked_method == method)
        && target.is_none_or(|pattern| is_target(pattern, &path_and_query(asked)))
}

/// Returns the part of a target that is not the server's name.
fn path_and_query(target: &str) -> Cow<'_, str> {
    if target.starts_with('/') {
        return target.into();
    }
    let uri: Option<http::Uri> = target.parse().ok();
    uri.and_then(|uri| uri.path_and_query().map(ToString::to_string)).unwrap_or_else(|| "/".to_owned()).into()
}

/// Returns whether an exchange is the learner's GET of this address, which may be a whole URI or a path.
pub(super) fn is_get_of(exchange: &Exchange, address: &str) -> bool {
    let path =
        address.parse::<http::Uri>().ok().and_then(|uri| uri.path_and_query().map(ToString::to_string));
    is_own(exchange) && is_to(Some("GET"), path.as_deref().or(Some(address)), exchange)
}

/// Returns whether a target is the pattern's: segment by segment, percent-encoded or not; `{name}` is any segment. A
/// query counts only where the pattern has one.
fn is_target(pattern: &str, target: &str) -> bool {
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let (wanted, wanted_query) = pattern.split_once('?').map_or((pattern, None), |(p, q)| (p, Some(q)));
    let mut segments = path.split('/');
    let all =
        wanted.split('/').all(|wanted| segments.next().is_some_and(|segment| is_segment(wanted, segment)));
    all && segments.next().is_none() && (wanted_query.is_none() || wanted_query == query)
}

fn is_segment(wanted: &str, segment: &str) -> bool {
    let any = wanted.starts_with('{') && wanted.ends_with('}');
    (any && !segment.is_empty()) || percent_decode_str(wanted).eq(percent_decode_str(segment))
}

/// Returns whether the request has all these fields.
fn has_header(exchange: &Exchange, fields: &[String]) -> bool {
    let sent = exchange.sent();
    sent.request().is_some_and(|request| fields.iter().all(|field| has_field(request.headers(), field)))
}

/// Returns whether an answer was heard that has all these fields.
fn has_answer(exchange: &Exchange, fields: &[String]) -> bool {
    exchange.heard().is_some_and(|heard| fields.iter().all(|field| has_field(heard.headers(), field)))
}

/// Returns whether there is a field `Name`, or `Name: value`.
fn has_field(headers: &HeaderMap, field: &str) -> bool {
    let (name, value) =
        field.split_once(':').map_or((field, None), |(name, value)| (name, Some(value.trim())));
    let mut found = headers.get_all(name.trim()).iter();
    found.any(|found| value.is_none_or(|value| found.as_bytes() == value.as_bytes()))
}

fn has_body(body: Option<&Body>, sent: &Sent) -> bool {
    let (Some(body), Some(request)) = (body, sent.request()) else { return false };
    let json = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
    let same_json = json(body.text.as_bytes()).is_some_and(|wanted| json(request.body()) == Some(wanted));
    same_json || request.body() == body.text.as_bytes()
}

#[cfg(test)]
mod tests {
    use super::is_target;

    #[test]
    fn a_pattern_takes_any_segment_and_both_spellings() {
        assert!(is_target("/users/{id}", "/users/7"));
        assert!(is_target("/users/{id}", "/users/7?x=1"));
        assert!(is_target("/users/মিতু", "/users/%E0%A6%AE%E0%A6%BF%E0%A6%A4%E0%A7%81"));
        for other in ["/users", "/users/", "/users/7/accounts", "/blogs/7"] {
            assert!(!is_target("/users/{id}", other), "{other}");
        }
        assert!(!is_target("/users?x=1", "/users"));
    }
}
