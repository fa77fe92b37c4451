//! An exchange as lines: what was sent, what came back, and what it did to each resource.

use super::voice::{self, Voice};
use crate::app::answer::{self, AnswerLine, Changed};
use crate::app::play::count;
use crate::app::verb::Verb;
use crate::i18n::Message;
use crate::lab::diff::Kind;
use crate::lab::{Change, Exchange, Mark, Origin};
use crate::page;
use crate::server::Problem;

/// How many resources are told one by one.
const MOST: usize = 20;

/// Returns what is to be heard of an exchange that has just happened.
pub(super) fn lines(voice: Voice<'_>, exchange: &Exchange) -> Vec<String> {
    let mut lines = vec![first(voice, exchange)];
    if exchange.repeats.is_some() || matches!(exchange.origin, Origin::Curl | Origin::Peer) {
        lines.push(voice.say(&page::response_title(exchange)));
    }
    lines.extend(page::foreign_digits(voice.model, exchange).map(|message| voice.say(&message)));
    lines.extend(problem(voice, exchange));
    let unseen = exchange.heard().is_none() && !exchange.changes.is_empty();
    lines.extend(unseen.then(|| voice.say(&Message::AloudUnseen)));
    // What only reads has made nothing itself.
    let reads = matches!(exchange.method(), Some("GET" | "HEAD" | "OPTIONS"));
    let meanwhile = reads && exchange.changes.iter().any(|change| change.mark != Mark::Unchanged);
    lines.extend(meanwhile.then(|| voice.say(&Message::AloudMeanwhile)));
    lines.extend(effects(voice, exchange));
    let mut addresses = answer::lines(exchange);
    addresses.retain(|line| answer::uri(line).is_some());
    // A second field of the same address is none to be listened to.
    addresses.dedup_by(|line, before| answer::uri(line) == answer::uri(before));
    lines.extend(addresses.iter().filter_map(field));
    lines.extend(body(voice, exchange));
    lines
}

/// Its number, the request, the status and what that means.
fn first(voice: Voice<'_>, exchange: &Exchange) -> String {
    let (n, request) = (count(exchange.number), voice.request(exchange));
    let Some(status) = exchange.status() else { return voice.say(&Message::AloudSilence { n, request }) };
    let status = format!("{} {}", status.as_u16(), status.canonical_reason().unwrap_or_default());
    let meaning = voice.say(&page::meaning(exchange));
    voice.say(&Message::AloudExchange { n, request, status: status.trim_end().to_owned(), meaning })
}

/// Returns the sentence about what went wrong, or what it overwrote, if anything did.
fn problem(voice: Voice<'_>, exchange: &Exchange) -> Option<String> {
    let short = |found: &str| page::key_aloud(voice.face(), found);
    Some(voice.say(&match page::remark(voice.model, exchange)? {
        Message::ProblemNoSuchCollection { found } => {
            let collections = voice.lab().server().collections().iter();
            let paths: Vec<&str> = collections.map(|collection| collection.path.as_str()).collect();
            Message::AloudCollections { found, paths: paths.join(", ") }
        }
        Message::ProblemKeyReused { found } => Message::ProblemKeyReused { found: short(&found) },
        Message::ProblemKeyInProgress { found } => Message::ProblemKeyInProgress { found: short(&found) },
        other => other,
    }))
}

/// Returns what an exchange did to each resource, in one sentence each.
pub(super) fn effects(voice: Voice<'_>, exchange: &Exchange) -> Vec<String> {
    if exchange.changes.is_empty() {
        return vec![voice.say(&Message::AloudNothingTouched)];
    }
    let mut lines = Vec::new();
    for change in exchange.changes.iter().take(MOST) {
        lines.push(effect(voice, change));
        if change.mark == Mark::Replaced {
            lines.extend(members(voice, exchange));
        }
    }
    lines
}

/// Returns what became of one resource.
pub(super) fn effect(voice: Voice<'_>, change: &Change) -> String {
    let target = change.target.as_str().to_owned();
    voice.say(&match change.mark {
        Mark::Created => Message::AloudMade { target },
        Mark::Replaced => Message::AloudReplaced { target },
        Mark::Unchanged => Message::AloudUnchanged { target },
        Mark::Removed => Message::AloudGone { target },
    })
}

/// Returns what became of each part of the resource that was replaced.
fn members(voice: Voice<'_>, exchange: &Exchange) -> Vec<String> {
    answer::difference(exchange).iter().filter_map(|changed| member(voice, changed)).collect()
}

pub(super) fn member(voice: Voice<'_>, changed: &Changed) -> Option<String> {
    let value = |at: usize| voice::cut(changed.values.get(at).map_or("", String::as_str));
    let (first, last) = (value(0), value(changed.values.len().saturating_sub(1)));
    let message = match (changed.kind, changed.name.clone()) {
        (Kind::Same, _) => return None,
        (Kind::Added, Some(name)) => Message::AloudMemberNew { name, value: last },
        (Kind::Removed, Some(name)) => Message::AloudMemberGone { name },
        (Kind::Changed, Some(name)) => Message::AloudMemberChanged { name, before: first, after: last },
        (Kind::Removed, None) => Message::AloudLineGone { line: first },
        (Kind::Added | Kind::Changed, None) => Message::AloudLineNew { line: last },
    };
    Some(voice.say(&message))
}

fn field(line: &AnswerLine) -> Option<String> {
    match line {
        AnswerLine::Field { name, value } => Some(format!("{name}: {value}")),
        _ => None,
    }
}

/// The content in one line, or how long it is. What a refusal holds was said as a sentence.
fn body(voice: Voice<'_>, exchange: &Exchange) -> Option<String> {
    let response = exchange.heard()?;
    let content = answer::shown(response.body());
    if content.trim().is_empty() || Problem::read(&response).is_some() {
        return None;
    }
    let message = match voice::in_one_line(&content) {
        Some(body) => Message::AloudBody { body },
        None => Message::AloudLongBody { n: count(content.lines().count()), read: voice.word(Verb::Answer) },
    };
    Some(voice.say(&message))
}

/// Returns the whole last response: status, sentence, effects, fields, content line by line.
pub(super) fn whole(voice: Voice<'_>, exchange: &Exchange) -> Vec<String> {
    let mut lines = vec![first(voice, exchange)];
    lines.extend(page::foreign_digits(voice.model, exchange).map(|message| voice.say(&message)));
    lines.extend(problem(voice, exchange));
    lines.extend(effects(voice, exchange));
    for line in answer::lines(exchange) {
        match line {
            AnswerLine::Field { .. } => lines.extend(field(&line)),
            AnswerLine::Content(content) => lines.push(content),
            AnswerLine::Status(_) | AnswerLine::ChangedAt(_) | AnswerLine::Changed(_) | AnswerLine::Blank => {
            }
        }
    }
    lines
}
