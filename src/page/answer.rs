//! What an exchange means: the titles of its two halves, and the sentences beside the answer.

use percent_encoding::percent_decode_str;

use super::{http, say};
use crate::app::composer::Mode;
use crate::app::{Model, play};
use crate::i18n::{Lang, Message};
use crate::lab::journey::What;
use crate::lab::{Exchange, Origin, Repeats, Sent, wire};
use crate::server::Problem;
use crate::text::{Role, Span};

/// The words beside an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AnswerText {
    /// What the status means, in a few words.
    pub status: Vec<Span>,
    /// What went wrong and what to do; empty where nothing did.
    pub problem: Vec<Span>,
}

/// Returns the title of the request half.
#[must_use]
pub fn request_title(model: &Model) -> Message {
    match (model.play.in_sandbox, model.play.composer.mode) {
        (true, _) => Message::TitleSandbox,
        (_, Mode::Form) => Message::TitleRequest,
        (_, Mode::Raw) => Message::TitleRaw,
    }
}

/// Returns the title of the answer half: which exchange it is, and which earlier one it repeats.
#[must_use]
pub fn response_title(exchange: &Exchange) -> Message {
    let n = play::count(exchange.number);
    match exchange.repeats {
        Some(Repeats::Identical(of)) => Message::AnswerSame { n, of: play::count(of) },
        Some(Repeats::SameMeaning(of)) => Message::AnswerSameMeaning { n, of: play::count(of) },
        None if exchange.origin == Origin::Curl => Message::AnswerFromCurl { n },
        None if exchange.origin == Origin::Peer => Message::AnswerFromPeer { n },
        None => Message::Answer { n },
    }
}

/// Returns what stands over the answer half: of a message that was sent more than once what became of its attempts, else which
/// earlier one it repeats.
#[must_use]
pub fn answer_heading(model: &Model, lang: Lang, exchange: &Exchange) -> Vec<Span> {
    if exchange.attempts() < 2 {
        return vec![say(model, lang, &response_title(exchange), Role::Title)];
    }
    let number = format!("#{}", super::number(model, lang, exchange.number));
    let notes = on_the_way(exchange).into_iter();
    let notes = notes.flat_map(|note| [Span::new(" · ", Role::Title), say(model, lang, &note, Role::Title)]);
    std::iter::once(Span::new(number, Role::Title)).chain(notes).collect()
}

/// Returns what is to be known of the way of an exchange once it is over: how often it was sent, and what was lost.
#[must_use]
pub(super) fn on_the_way(exchange: &Exchange) -> Vec<Message> {
    let times = exchange.attempts();
    let sent = (times > 1).then(|| Message::WaySent { times: play::count(times) });
    let events = exchange.journey.as_deref().map(|journey| journey.events.as_slice()).unwrap_or_default();
    let lost = super::journey::own(exchange, events).find_map(|event| {
        Some(match event.what {
            What::RequestLost => Message::WayRequestLost,
            What::ResponseLost => Message::WayResponseLost,
            _ => return None,
        })
    });
    sent.into_iter().chain(lost).collect()
}

/// Returns the words beside the answer of an exchange.
#[must_use]
pub fn answer(model: &Model, lang: Lang, exchange: &Exchange) -> AnswerText {
    // What was probably meant comes before what the server says to the other.
    let remarks = foreign_digits(model, exchange).into_iter().chain(remark(model, exchange));
    let remarks: Vec<Span> = remarks.map(|message| say(model, lang, &message, Role::Text)).collect();
    let problem = remarks.into_iter().flat_map(|remark| [Span::new(" ", Role::Text), remark]).skip(1);
    let status = say(model, lang, &meaning(exchange), Role::Dim);
    AnswerText { status: vec![status], problem: problem.collect() }
}

/// Returns what became of the digits of another script in an address, typed out of habit. What goes out is always what was
/// typed.
#[must_use]
pub fn foreign_digits(model: &Model, exchange: &Exchange) -> Option<Message> {
    let sent = exchange.target().filter(|_| exchange.origin != Origin::Peer)?;
    let typed = percent_decode_str(sent).decode_utf8().ok()?;
    let digit = |c| model.world.catalog.digit(c).and_then(|digit| char::from_digit(digit.into(), 10));
    let latin: String = typed.chars().map(|c| digit(c).unwrap_or(c)).collect();
    let (typed, sent) = (typed.into_owned(), sent.to_owned());
    (latin != typed).then_some(Message::ForeignDigits { typed, sent, latin })
}

/// Returns what there is to say of an exchange beside its status: what went wrong, or what it overwrote.
#[must_use]
pub fn remark(model: &Model, exchange: &Exchange) -> Option<Message> {
    problem(exchange, model.play.body_line).or_else(|| lost_update(model, exchange))
}

/// Returns that an exchange overwrote what another client wrote, unread; who hears no answer does not know that it did.
fn lost_update(model: &Model, exchange: &Exchange) -> Option<Message> {
    let other = model.play.lab().overwrote(exchange)?;
    Some(Message::LostUpdate { n: play::count(other.number) })
}

/// Returns what the status of an exchange means, in a few words.
#[must_use]
pub fn meaning(exchange: &Exchange) -> Message {
    exchange.status().map_or(Message::Silence, |status| http::status(status.as_u16()))
}

/// Returns what went wrong and what to do, if anything did: of a raw message that is no request what its text lacks, of all
/// else the server's own code. `body_line` is the line of the raw message on which its body began, counted from 0.
#[must_use]
pub fn problem(exchange: &Exchange, body_line: usize) -> Option<Message> {
    let Some(response) = exchange.heard() else { return Some(Message::SilenceMeans) };
    Some(refusal(exchange, Problem::read(&response)?, body_line))
}

/// Returns what a refusal of an exchange means, also where it was never heard.
#[must_use]
pub(super) fn refusal(exchange: &Exchange, mut problem: Problem, body_line: usize) -> Message {
    if matches!(exchange.origin, Origin::Raw | Origin::Pasted) {
        // The server counts the lines of the content, whoever writes a raw message those of the message.
        problem.line = problem.line.map(|line| line + body_line);
    }
    let reason = match exchange.sent() {
        Sent::Text(text) => wire::parse(&text).err().map(|error| http::reason(&error)),
        Sent::Request(_) | Sent::Refused(_) => None,
    };
    reason.unwrap_or_else(|| http::problem(&problem))
}
