//! Numbers that are typed: behind a word, or for an entry of a list that was just read.

use super::{Understood, say};
use crate::app::asked;
use crate::app::command::Command;
use crate::app::play::count;
use crate::app::scenes;
use crate::app::verb::Verb;
use crate::i18n::Message;
use crate::lab::link::Fault;
use crate::lab::prove::TIMES;
use crate::lab::retry::Retry;
use crate::plain::voice::Voice;

/// Returns the number that a text is, in the digits of any language.
pub(super) fn number(voice: Voice<'_>, text: &str) -> Option<usize> {
    let digit = |number: Option<usize>, c| {
        let digit = voice.model.world.catalog.digit(c)?;
        number?.checked_mul(10)?.checked_add(usize::from(digit))
    };
    Some(text).filter(|text| !text.is_empty()).and_then(|text| text.chars().fold(Some(0), digit))
}

/// The verbs that a number follows, or may.
pub(super) fn counted(voice: Voice<'_>, verb: Verb, rest: &str) -> Understood {
    let given = number(voice, rest);
    let steps = given.or_else(|| rest.is_empty().then_some(1)).and_then(|steps| isize::try_from(steps).ok());
    let times = given.or_else(|| rest.is_empty().then_some(3)).and_then(|times| u8::try_from(times).ok());
    let of = |entries: usize| given.filter(|number| (1..=entries).contains(number));
    let command = match verb {
        Verb::Prove => times.filter(|times| TIMES.contains(times)).map(Command::Prove),
        Verb::Back => steps.map(|steps| Command::Travel(-steps)),
        Verb::Forward => steps.map(Command::Travel),
        Verb::Retry => of(Retry::ALL.len()).map(Command::Retry),
        Verb::Network => of(Fault::ALL.len()).map(Command::Fault),
        Verb::Scenes => of(scenes::names(voice.model).count()).map(Command::Scene),
        Verb::History => of(voice.lab().history().len()).map(Command::Moment),
        _ => given.or_else(|| lesson(voice, rest)).map(Command::Open),
    };
    let word = voice.example(verb, &voice.number(3));
    let needs = || match range(voice, verb) {
        Some((from, to)) => Message::AloudNumberFromTo { from: count(from), to: count(to), word },
        None => Message::AloudNeedsNumber { word },
    };
    command.map_or_else(|| say(voice, &needs()), Understood::Do)
}

/// The smallest and the largest number that a verb takes, where it has such.
fn range(voice: Voice<'_>, verb: Verb) -> Option<(usize, usize)> {
    match verb {
        Verb::Prove => Some((usize::from(*TIMES.start()), usize::from(*TIMES.end()))),
        Verb::Retry => Some((1, Retry::ALL.len())),
        Verb::Network => Some((1, Fault::ALL.len())),
        Verb::Scenes => Some((1, scenes::names(voice.model).count())),
        Verb::History => Some((1, voice.lab().history().len())),
        Verb::Open => Some((1, voice.model.world.course.lessons.len())),
        _ => None,
    }
}

/// The number of the one lesson whose id begins so.
fn lesson(voice: Voice<'_>, beginning: &str) -> Option<usize> {
    match *voice.model.world.course.called(beginning) {
        [only] => Some(only + 1),
        _ => None,
    }
}

/// What a number chooses from what the client can do.
pub(super) fn policy(voice: Voice<'_>, number: usize) -> Understood {
    let entries = Retry::ALL.len();
    if (1..=entries).contains(&number) {
        return Understood::Do(Command::Retry(number));
    }
    say(voice, &asked::choose_one(entries))
}
