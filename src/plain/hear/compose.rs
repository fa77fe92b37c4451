//! What is typed to be written: a part of the request, or a line of a raw message.

use super::number::number;
use super::{Understood, say};
use crate::app::command::{self, Command, Edit, Part};
use crate::app::verb::Verb;
use crate::i18n::Message;
use crate::plain::query::{self, Query};
use crate::plain::request;
use crate::plain::voice::Voice;

/// The verbs that write a part of the request, with what is to stand there.
pub(super) fn write(voice: Voice<'_>, verb: Verb, rest: &str) -> Understood {
    let example = match verb {
        Verb::Method => "PUT",
        Verb::Target => "/users/1",
        _ => "If-Match: *",
    };
    if rest.is_empty() {
        return say(voice, &Message::AloudNeedsText { word: voice.example(verb, example) });
    }
    let text = rest.to_owned();
    Understood::Do(Command::Write(match verb {
        Verb::Method if request::is_method(rest) => Part::Method(text.to_ascii_uppercase()),
        Verb::Method => Part::Method(text),
        Verb::Target => Part::Target(text),
        Verb::Header => Part::Header(text),
        Verb::Body => Part::Body(text),
        _ => Part::Raw(text),
    }))
}

/// The verbs that change a line of a raw message, with its number.
pub(super) fn edit(voice: Voice<'_>, verb: Verb, rest: &str) -> Understood {
    let (first, text) = rest.split_once(' ').unwrap_or((rest, ""));
    let Some(at) = number(voice, first) else {
        let example = match verb {
            Verb::Remove => voice.number(3),
            _ => format!("{} Host: 127.0.0.1", voice.number(2)),
        };
        return say(voice, &Message::AloudNeedsNumber { word: voice.example(verb, &example) });
    };
    let text = text.to_owned();
    let edit = match verb {
        Verb::Insert => Edit::Insert(text),
        Verb::Remove => Edit::Remove,
        _ => Edit::Replace(text),
    };
    // Only what has changed is read: the whole is there for whoever asks.
    let lines = command::raw_lines(voice.model).unwrap_or_default();
    let gone = at.checked_sub(1).and_then(|at| lines.get(at)).filter(|_| edit == Edit::Remove);
    let gone = gone.map(|line| Message::AloudLineGone { line: query::line_aloud(voice, line) });
    let then = gone.map_or(Query::Line(at), |gone| Query::Said(vec![voice.say(&gone)]));
    Understood::DoThen(Command::Write(Part::Line(at, edit)), then)
}
