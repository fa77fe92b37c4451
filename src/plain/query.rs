//! What can be asked without changing anything: what is written, what came back, what was sent, where one is.

use super::voice::Voice;
use super::{exchange, help, page, server};
use crate::app::answer::shown;
use crate::app::asked;
use crate::app::command;
use crate::app::play::count;
use crate::app::verb::{Verb, verbs};
use crate::app::{Model, Stage};
use crate::i18n::Message;
use crate::lab::retry::Retry;
use crate::lab::{Exchange, wire};
use crate::page::Kind;

/// How many exchanges of the history are told.
const MOST: usize = 40;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Query {
    /// The page again.
    Repeat,
    /// Where one is, and what is left to do.
    Where,
    /// What can be typed.
    Help,
    /// What every word does.
    HelpAll,
    /// What is written.
    Request,
    /// The line of this number of the raw message that is written, counted from 1.
    Line(usize),
    /// The last response, whole.
    Answer,
    /// What the last request changed.
    Difference,
    /// The list, or what is at an address.
    Server(Option<String>),
    /// Both messages as they are on the wire.
    Wire,
    /// What the client can do where no answer comes.
    Policies,
    /// What one word does.
    HelpWith(Verb),
    /// What is written, as a curl command.
    Curl,
    /// These lines.
    Said(Vec<String>),
}

/// Returns the answer.
pub(super) fn answer(voice: Voice<'_>, query: &Query) -> Vec<String> {
    match query {
        Query::Repeat => page::opened(voice),
        Query::Where => whereabouts(voice),
        Query::Help => help::help(voice),
        Query::HelpAll => help::all(voice),
        Query::Request => request(voice),
        Query::Answer => of_last(voice, exchange::whole),
        Query::Difference => difference(voice),
        Query::Server(None) => server::list(voice),
        Query::Server(Some(address)) => server::at(voice, address),
        Query::Wire => messages(voice),
        Query::Policies => policies(voice),
        Query::Curl => curl(voice),
        Query::HelpWith(verb) => help::with(voice, *verb),
        Query::Line(number) => line_of(voice, *number).into_iter().collect(),
        Query::Said(lines) => lines.clone(),
    }
}

fn of_last(voice: Voice<'_>, tell: fn(Voice<'_>, &Exchange) -> Vec<String>) -> Vec<String> {
    voice.lab().shown().map_or_else(|| vec![voice.say(&Message::NoAnswer)], |last| tell(voice, last))
}

/// What the last request changed, resource by resource, and part by part in the one it replaced.
pub(super) fn difference(voice: Voice<'_>) -> Vec<String> {
    of_last(voice, exchange::effects)
}

/// Where one is: lesson, step, sandbox, past; and what is left to do.
fn whereabouts(voice: Voice<'_>) -> Vec<String> {
    if voice.model.stage != Stage::Lesson {
        return page::opened(voice);
    }
    let mut lines = vec![voice.lesson(), voice.place()];
    if voice.model.play.in_sandbox {
        lines.push(voice.say(&Message::AloudSandbox));
        lines.extend(server::scene(voice));
    }
    if voice.lab().is_past() {
        lines.extend(server::moment(voice).into_iter().next());
    }
    let goals = page::blocks(voice).into_iter().filter(|(kind, _)| matches!(kind, Kind::Goal { .. }));
    lines.extend(goals.map(|(_, line)| line));
    lines.extend(page::planned(voice));
    lines.extend(page::question(voice));
    lines.extend(page::asked(voice));
    lines
}

/// What is written: a raw message by the numbers of its lines, a request in parts as it would go out.
fn request(voice: Voice<'_>) -> Vec<String> {
    let Some(lines) = command::raw_lines(voice.model) else {
        return [vec![page::ready(voice)], message(voice, &voice.model.play.composer.as_raw())].concat();
    };
    lines.into_iter().enumerate().map(|(at, line)| numbered(voice, at, line)).collect()
}

/// A line of the raw message that is written.
fn line_of(voice: Voice<'_>, number: usize) -> Option<String> {
    let at = number.checked_sub(1)?;
    let line = *command::raw_lines(voice.model)?.get(at)?;
    Some(numbered(voice, at, line))
}

fn numbered(voice: Voice<'_>, at: usize, line: &str) -> String {
    voice.say(&Message::AloudLine { n: count(at + 1), line: line_aloud(voice, line) })
}

/// Returns a line as it is heard: an empty one is told, as it means something.
pub(super) fn line_aloud(voice: Voice<'_>, line: &str) -> String {
    if line.trim().is_empty() { voice.say(&Message::AloudEmptyLine) } else { line.to_owned() }
}

/// A message of the wire.
fn message(voice: Voice<'_>, text: &str) -> Vec<String> {
    text.trim_end_matches('\n').split('\n').map(|line| line_aloud(voice, line)).collect()
}

/// Both messages of the last exchange; where nothing was sent, the one that is written.
fn messages(voice: Voice<'_>) -> Vec<String> {
    let Some(last) = voice.lab().shown() else { return request(voice) };
    let sent = last.sent().print();
    let title = |message: &Message| vec![voice.say(message)];
    let response = match last.heard() {
        Some(heard) => message(voice, &shown(wire::print_response(&heard).as_bytes())),
        None => title(&Message::Silence),
    };
    let sent = message(voice, &shown(sent.as_bytes()));
    [title(&Message::AloudTheRequest), sent, title(&Message::AloudTheResponse), response].concat()
}

/// The curl command that sends what is written from another window, and what it lacks while nobody listens there.
fn curl(voice: Voice<'_>) -> Vec<String> {
    let Some(command) = crate::app::curl::command(voice.model) else {
        return vec![voice.say(&Message::AloudNoRequest)];
    };
    let nobody = voice.model.listener.address.is_none();
    let lacks = || voice.say(&Message::AloudNobodyListens { listen: voice.word(Verb::Listen) });
    std::iter::once(command).chain(nobody.then(lacks)).collect()
}

/// What the client can do where no answer comes, and what it does now.
fn policies(voice: Voice<'_>) -> Vec<String> {
    let policy = |(at, retry): (usize, &Retry)| voice.entry(at, voice.say(&crate::page::policy(*retry)));
    let words = [Retry::IdempotentOnly, Retry::SameKey].into_iter().filter_map(crate::page::word);
    let words = words.map(|word| voice.say(&word));
    let choose = voice.say(&asked::choose_one(Retry::ALL.len()));
    Retry::ALL.iter().enumerate().map(policy).chain(words).chain([page::policy(voice), choose]).collect()
}

/// What was sent so far, on every branch, and which moment is looked at.
pub(super) fn history(voice: Voice<'_>) -> Vec<String> {
    let lab = voice.lab();
    let all = lab.history();
    let told = |number: usize| {
        let told = line(voice, all.exchange(number)?);
        let here = all.on_line(number);
        Some(if here { told } else { voice.say(&Message::AloudElsewhere { told }) })
    };
    let first = all.len().saturating_sub(MOST) + 1;
    (first..=all.len())
        .filter_map(told)
        .chain([server::position(voice), voice.say(&Message::AloudHistoryNumber)])
        .collect()
}

/// An exchange in one line, with what it did.
fn line(voice: Voice<'_>, exchange: &Exchange) -> String {
    let silence = || voice.say(&Message::Silence);
    let status = exchange.status().map_or_else(silence, |status| status.as_u16().to_string());
    let request = voice.request(exchange);
    let told = voice.say(&Message::AloudHistory { n: count(exchange.number), request, status });
    let effects = exchange.changes.iter().map(|change| exchange::effect(voice, change));
    std::iter::once(told).chain(effects).collect::<Vec<_>>().join(" ")
}

/// Returns the words that work now, the most wanted first.
pub(super) fn offered(model: &Model) -> Vec<Verb> {
    use Verb as V;
    if model.stage != Stage::Lesson {
        return vec![V::Quit];
    }
    let course = &model.world.course;
    let finished = model.play.is_finished(course);
    let in_task = !finished && model.play.task(course).is_some();
    let wanted: &[Verb] = match () {
        () if in_task || model.play.in_sandbox => &[
            V::Send,
            V::Again,
            V::Prove,
            V::Hint,
            V::Request,
            V::Answer,
            V::Journey,
            V::Server,
            V::Back,
            V::Network,
            V::Where,
        ],
        () if finished => &[V::Next, V::Repeat, V::Server, V::Lessons, V::Sandbox],
        () => &[V::Repeat, V::Skip, V::Server],
    };
    let lab = model.play.lab();
    let can = |verb: &&Verb| match verb {
        V::Send | V::Request => !command::is_blank(model),
        V::Answer => lab.shown().is_some(),
        V::Back => lab.position() > 0,
        verb => {
            let action =
                verbs().into_iter().find(|entry| entry.verb == **verb).and_then(|entry| entry.action);
            action.is_none_or(|action| model.can(action))
        }
    };
    wanted.iter().filter(can).copied().collect()
}
