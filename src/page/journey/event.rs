//! One event of a journey in words.

use crate::app::play;
use crate::i18n::Message;
use crate::lab::journey::{Deed, Event, Silence, What};
use crate::lab::retry::{RetryReason, StopReason};
use crate::lab::{Change, Exchange, Mark};
use crate::page::{Face, Medium};
use crate::text::cluster::clusters;
use crate::text::{Role, Span};

/// How long a key is at most that is spoken whole, and how much is told of a longer one, in letters.
const LONGEST: usize = 12;
const TOLD: usize = 4;

/// Returns what happened, as short as a column is narrow.
#[must_use]
pub(super) fn event(face: Face<'_>, exchange: &Exchange, event: &Event) -> Vec<Span> {
    let say = |message: &Message, role| vec![face.say(message, role)];
    match &event.what {
        What::Sends { key } => sends(face, exchange, event, key.as_deref()),
        What::Acts { deed: Deed::Applied, changes, .. } if !changes.is_empty() => acts(face, changes),
        What::Arrives if event.parcel.exchange != exchange.number => {
            say(&Message::EventArrivesLate { n: play::count(event.parcel.exchange) }, Role::Notice)
        }
        What::Hears { status } if event.parcel.exchange != exchange.number => {
            let (n, status) = (play::count(event.parcel.exchange), status_line(*status));
            say(&Message::EventHearsLate { n, status }, Role::Notice)
        }
        what if is_lost(what) => {
            [vec![Span::new("✗ ", Role::Wrong)], say(&message(what), Role::Wrong)].concat()
        }
        what => say(&message(what), role(what)),
    }
}

/// Returns a status with its reason phrase, as it stands on the wire.
pub(super) fn status_line(status: u16) -> String {
    let reason = http::StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason());
    format!("{status} {}", reason.unwrap_or_default()).trim_end().to_owned()
}

fn sends(face: Face<'_>, exchange: &Exchange, event: &Event, key: Option<&str>) -> Vec<Span> {
    let line = exchange.sent().line();
    let mut spans = vec![Span::new(line.unwrap_or_else(|| "…".to_owned()), Role::Mine)];
    if event.parcel.attempt > 1 {
        let again = Message::EventSendsAgain { n: i64::from(event.parcel.attempt) };
        spans.extend([Span::new(" · ", Role::Dim), face.say(&again, Role::Dim)]);
    }
    if event.parcel.copy > 0 {
        spans.extend([Span::new(" · ", Role::Dim), face.say(&Message::EventCopy, Role::Dim)]);
    }
    if let Some(key) = key {
        spans.push(Span::new(" · ", Role::Code));
        spans.push(match face.medium {
            Medium::Screen => Span::new(format!("key {key}"), Role::Code),
            Medium::Voice => face.say(&Message::AloudWithKey { key: key_aloud(face, key) }, Role::Code),
        });
    }
    spans
}

/// Returns an idempotency key as it can be listened to: of one that a machine made, the end; the whole stands in the message.
#[must_use]
pub fn key_aloud(face: Face<'_>, key: &str) -> String {
    let key = key.trim_matches('"');
    let letters: Vec<&str> = clusters(key).collect();
    match letters.split_at_checked(letters.len().saturating_sub(TOLD)) {
        Some((_, end)) if letters.len() > LONGEST => {
            face.say(&Message::AloudKeyEnd { end: end.concat() }, Role::Code).text
        }
        _ => key.to_owned(),
    }
}

fn acts(face: Face<'_>, changes: &[Change]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for change in changes {
        let target = change.target.text();
        let (message, role) = match change.mark {
            Mark::Created => (Message::EventMade { target }, Role::New),
            Mark::Replaced => (Message::EventReplaced { target }, Role::Replaced),
            Mark::Unchanged => (Message::EventUnchanged { target }, Role::Same),
            Mark::Removed => (Message::EventRemoved { target }, Role::Gone),
        };
        if !spans.is_empty() {
            spans.push(Span::new(" · ", Role::Dim));
        }
        spans.push(face.say(&message, role));
    }
    spans
}

fn message(what: &What) -> Message {
    match what {
        What::Sends { .. } | What::Arrives => Message::EventArrives,
        What::RequestLost => Message::EventRequestLost,
        What::Duplicated => Message::EventDuplicated,
        What::HeldBack => Message::EventHeldBack,
        What::CutOff => Message::EventCutOff,
        What::ConnectionClosed => Message::EventConnectionClosed,
        What::Begins => Message::EventBegins,
        What::Acts { deed, .. } => match deed {
            Deed::Applied => Message::EventDone,
            Deed::HalfApplied => Message::EventHalf,
            Deed::Read => Message::EventRead,
            Deed::Replayed => Message::EventReplayed,
            Deed::Refused => Message::EventRefused,
            Deed::Incomplete => Message::EventIncomplete,
        },
        What::Crashes => Message::EventCrashes,
        What::Restarts => Message::EventRestarts,
        What::ForgetsKeys => Message::EventForgetsKeys,
        What::Neighbour { method, target, status, .. } => {
            Message::EventNeighbour { line: format!("{method} {target}"), status: status.to_string() }
        }
        What::Answers { status, gateway: true } => Message::EventGateway { status: status_line(*status) },
        What::Answers { status, .. } => Message::EventAnswers { status: status_line(*status) },
        What::ResponseLost => Message::EventResponseLost,
        What::Hears { status } => Message::EventHears { status: status_line(*status) },
        What::NotWaitedFor { status } => Message::EventNotWaitedFor { status: status_line(*status) },
        What::HearsNothing { silence } => match silence {
            Silence::Timeout => Message::EventTimeout,
            Silence::Closed => Message::EventClosed,
            Silence::NotYet => Message::EventNotYet,
        },
        What::Waits { seconds, told: true } => Message::EventWaitsTold { seconds: i64::from(*seconds) },
        What::Waits { seconds, .. } => Message::EventWaits { seconds: i64::from(*seconds) },
        What::Retries { reason } => retries(*reason),
        What::GivesUp { reason } => stops(*reason),
    }
}

fn retries(reason: RetryReason) -> Message {
    match reason {
        RetryReason::Idempotent => Message::EventRetriesIdempotent,
        RetryReason::NotApplied => Message::EventRetriesNotApplied,
        RetryReason::SameKey => Message::EventRetriesSameKey,
        RetryReason::Always => Message::EventRetriesAlways,
        RetryReason::NewKey => Message::EventRetriesNewKey,
    }
}

fn stops(reason: StopReason) -> Message {
    match reason {
        StopReason::Never => Message::EventStopsNever,
        StopReason::NotIdempotent => Message::EventStopsNotIdempotent,
        StopReason::FailedRetry => Message::EventStopsFailedRetry,
        StopReason::Enough => Message::EventStopsEnough,
    }
}

/// Returns whether a message came to nothing here: its shape says so, not its colour alone.
fn is_lost(what: &What) -> bool {
    matches!(what, What::RequestLost | What::ResponseLost | What::CutOff | What::ConnectionClosed)
}

fn role(what: &What) -> Role {
    match what {
        What::Crashes | What::ForgetsKeys | What::HearsNothing { .. } => Role::Wrong,
        What::Duplicated | What::HeldBack | What::Neighbour { .. } | What::NotWaitedFor { .. } => {
            Role::Notice
        }
        What::Hears { .. } | What::Answers { .. } => Role::Server,
        What::Sends { .. } => Role::Mine,
        What::Waits { .. } | What::GivesUp { .. } | What::Begins => Role::Dim,
        _ => Role::Text,
    }
}
