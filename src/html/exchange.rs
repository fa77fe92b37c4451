//! An exchange on a page: both messages as they are on the wire, what the status means, and what changed.

use super::experiment::Experiment;
use super::markup::{Markup, block, element};
use super::words::Words;
use crate::app::answer::{self, Changed, shown};
use crate::app::board::sign;
use crate::app::play::count;
use crate::i18n::Message;
use crate::lab::diff::Kind;
use crate::lab::{Change, Exchange, Mark, Proof, Run, wire};
use crate::page;

/// Returns everything that was sent in a step.
pub(super) fn experiment(words: Words<'_>, experiment: &Experiment) -> Markup {
    if experiment.exchanges.is_empty() && experiment.proofs.is_empty() {
        return Markup::default();
    }
    let title = block("h3", &[], words.say(&Message::HtmlExperiment));
    let exchanges = experiment.exchanges.iter().map(|one| exchange(words, one));
    let proofs = experiment.proofs.iter().map(|one| proof(words, one));
    block("div", &[("class", "experiment")], title.and(exchanges.chain(proofs).collect()))
}

fn exchange(words: Words<'_>, exchange: &Exchange) -> Markup {
    let sent = exchange.sent().print();
    let response = match exchange.heard() {
        Some(heard) => message(words, "response", &shown(wire::print_response(&heard).as_bytes())),
        None => block("p", &[("class", "response silence")], words.say(&Message::Silence)),
    };
    let messages = [message(words, "request", &shown(sent.as_bytes())), response];
    let messages = block("div", &[("class", "messages")], messages.into_iter().collect());
    let inside = [caption(words, exchange), messages, problem(words, exchange), changes(words, exchange)];
    block("figure", &[("class", "exchange")], inside.into_iter().collect())
}

/// Its number, the status, what that means, and which earlier one it repeats.
fn caption(words: Words<'_>, exchange: &Exchange) -> Markup {
    let number = element("b", &[], words.say(&Message::HtmlRequest { n: count(exchange.number) }));
    let status = exchange.status().map(|status| {
        let class = if status.is_success() { "status" } else { "status refused" };
        let text = format!("{} {}", status.as_u16(), status.canonical_reason().unwrap_or_default());
        element(
            "span",
            &[("class", class), ("lang", words.wire_tag()), ("translate", "no")],
            Markup::text(&text),
        )
    });
    let meaning = element("span", &[("class", "meaning")], words.say(&page::meaning(exchange)));
    let parts = [Some(number), status, Some(meaning)].into_iter().flatten();
    let spaced: Markup = parts.map(|part| part.and(Markup::text(" "))).collect();
    block("figcaption", &[], spaced)
}

/// A message as it is on the wire. A keyboard can scroll it where it is wider than the page.
fn message(words: Words<'_>, class: &'static str, text: &str) -> Markup {
    let title = match class {
        "request" => Message::TitleRequest,
        _ => Message::HtmlResponse,
    };
    let label = words.world.catalog.text(words.lang, &title);
    let attributes =
        [("class", class), ("tabindex", "0"), ("role", "region"), ("aria-label", label.as_str())];
    block("pre", &attributes, words.code(text.trim_end_matches('\n')))
}

fn problem(words: Words<'_>, exchange: &Exchange) -> Markup {
    let header = |text: &str| text.lines().take_while(|line| !line.trim().is_empty()).count() + 1;
    let body_line = header(&exchange.sent().print());
    let said =
        page::problem(exchange, body_line).map(|said| block("p", &[("class", "problem")], words.say(&said)));
    said.unwrap_or_default()
}

fn changes(words: Words<'_>, exchange: &Exchange) -> Markup {
    let items: Markup = exchange.changes.iter().map(|one| change(words, exchange, one)).collect();
    if items.is_empty() {
        return block("p", &[("class", "untouched")], words.say(&Message::AloudNothingTouched));
    }
    block("ul", &[("class", "changes")], items)
}

/// What became of one resource: a sign for the eye, a sentence for everyone, and the parts of what was replaced.
fn change(words: Words<'_>, exchange: &Exchange, change: &Change) -> Markup {
    let target = change.target.as_str().to_owned();
    let (class, message) = match change.mark {
        Mark::Created => ("new", Message::AloudMade { target }),
        Mark::Replaced => ("replaced", Message::AloudReplaced { target }),
        Mark::Unchanged => ("same", Message::AloudUnchanged { target }),
        Mark::Removed => ("gone", Message::AloudGone { target }),
    };
    let members: Markup = match change.mark {
        Mark::Replaced => answer::difference(exchange).iter().map(|one| member(words, one)).collect(),
        _ => Markup::default(),
    };
    let members = if members.is_empty() { members } else { block("ul", &[], members) };
    let said = signed(&sign(change.mark).to_string()).and(words.say(&message)).and(members);
    block("li", &[("class", class)], said)
}

/// A sign that those who hear the page are spared.
fn signed(sign: &str) -> Markup {
    element("span", &[("class", "sign"), ("aria-hidden", "true")], Markup::text(sign))
}

fn member(words: Words<'_>, changed: &Changed) -> Markup {
    let (class, sign) = match changed.kind {
        Kind::Same => return Markup::default(),
        Kind::Added => ("new", "+"),
        Kind::Removed => ("gone", "−"),
        Kind::Changed => ("replaced", "~"),
    };
    let name = changed.name.as_ref().map(|name| words.code(name).and(Markup::text(": "))).unwrap_or_default();
    let values = changed.values.iter().enumerate().map(|(at, value)| {
        let between = if at > 0 { Markup::text(" → ") } else { Markup::default() };
        between.and(words.code(value))
    });
    let value: Markup = values.collect();
    let value = if changed.kind == Kind::Removed { element("del", &[], value) } else { value };
    block("li", &[("class", class)], signed(sign).and(name).and(value))
}

/// Once against several times, and whether that made a difference.
fn proof(words: Words<'_>, proof: &Proof) -> Markup {
    let times = i64::from(proof.times);
    let codes = |run: &Run| {
        let codes = run.responses.iter().map(|response| response.status().as_u16().to_string());
        words.code(&codes.collect::<Vec<_>>().join(" "))
    };
    let row = |message: Message, run: &Run| {
        let head = element("th", &[("scope", "row")], words.say(&message));
        let cells = element("td", &[], codes(run));
        let sum = element("td", &[], words.say(&Message::ProofRun { n: count(run.count) }));
        block("tr", &[], head.and(cells).and(sum))
    };
    let rows = row(Message::HtmlOnce, &proof.once).and(row(Message::HtmlTimes { times }, &proof.many));
    let caption = element("caption", &[], words.say(&Message::HtmlProof { times }));
    let table = block("table", &[], caption.and(block("tbody", &[], rows)));
    let state = if proof.same_state { Message::ProofSameState } else { Message::ProofOtherState };
    let answers = if proof.same_answers { Message::ProofSameAnswers } else { Message::ProofOtherAnswers };
    let found = [(proof.same_state, state), (proof.same_answers, answers)];
    let found = found.into_iter().map(|(same, message)| {
        let (class, sign) = if same { ("yes", "=") } else { ("no", "≠") };
        block("li", &[("class", class)], signed(sign).and(words.say(&message)))
    });
    let found = block("ul", &[("class", "found")], found.collect());
    let notes = page::proof_notes(proof).into_iter().map(|note| block("p", &[], words.say(&note)));
    block("div", &[("class", "proof")], table.and(found).and(notes.collect()))
}
