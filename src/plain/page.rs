//! The open page as lines: where it is, what it says, and what is asked.

use super::voice::{self, Voice};
use crate::app::asked;
use crate::app::command;
use crate::app::play::count;
use crate::app::verb::Verb;
use crate::app::{Model, Stage};
use crate::i18n::Message;
use crate::lab::link::Fault;
use crate::page::{self, Block, Kind};

/// A request that gives nothing away, as an example of one.
pub(super) const EXAMPLE: &str = "GET /users";

/// Returns the first page of a lesson, or the question which language: with all that tells where one is.
pub(super) fn opened(voice: Voice<'_>) -> Vec<String> {
    match voice.model.stage {
        Stage::Chooser(_) => chooser(voice.model),
        Stage::Lesson => [vec![voice.lesson()], turned(voice)].concat(),
    }
}

/// Returns the open page, with its place in the lesson.
pub(super) fn turned(voice: Voice<'_>) -> Vec<String> {
    let blocks = blocks(voice);
    // A page that is done has said how it goes on.
    let says_how = |(kind, _): &(Kind, String)| *kind == Kind::Answer(None);
    let is_done = voice.model.play.is_finished(&voice.model.world.course) && blocks.iter().any(says_how);
    let mut lines = vec![voice.place()];
    lines.extend(blocks.into_iter().map(|(_, line)| line));
    lines.extend(planned(voice));
    lines.extend(if is_done { Vec::new() } else { asked(voice) });
    lines
}

/// Returns what is planned for the next request, where that is anything.
pub(super) fn planned(voice: Voice<'_>) -> Vec<String> {
    let armed = voice.lab().armed().filter(|armed| !armed.is_plain());
    armed.map(|_| plan(voice)).unwrap_or_default()
}

/// Returns what happens to the next request, and what the client does where no answer comes.
pub(super) fn plan(voice: Voice<'_>) -> Vec<String> {
    let fault = voice.say(&page::fault(voice.lab().plan().fault));
    vec![voice.say(&Message::AloudPlanned { fault }), policy(voice)]
}

/// Returns the plan as it is told to who has just made it: with what the fault means.
pub(super) fn new_plan(voice: Voice<'_>) -> Vec<String> {
    let fault = voice.lab().plan().fault;
    let about = (fault != Fault::None).then(|| voice.say(&page::fault_about(fault)));
    let mut lines = plan(voice);
    lines.splice(1..1, about);
    lines
}

/// Returns what the client does where no answer comes.
pub(super) fn policy(voice: Voice<'_>) -> String {
    let policy = voice.say(&page::policy(voice.lab().plan().retry));
    voice.say(&Message::AloudPolicy { policy })
}

/// Returns the page block by block.
pub(super) fn blocks(voice: Voice<'_>) -> Vec<(Kind, String)> {
    let blocks = page::aloud(voice.model, voice.lang);
    blocks.iter().map(|block| (block.kind, line(voice, block))).collect()
}

/// Returns the goals that are left to be met.
pub(super) fn left(voice: Voice<'_>) -> Vec<String> {
    let blocks = page::aloud(voice.model, voice.lang);
    let left = blocks.iter().filter(|block| block.kind == Kind::Goal { met: false });
    left.map(|block| voice.say(&Message::AloudGoalLeft { goal: voice::text(&block.body) })).collect()
}

/// Returns the choices of the page, as they are without what was taken of them.
pub(super) fn choices(voice: Voice<'_>) -> Vec<String> {
    let blocks = page::aloud(voice.model, voice.lang);
    let choices = blocks.iter().filter(|block| matches!(block.kind, Kind::Choice { .. }));
    choices.map(|block| voice::text(&block.body)).collect()
}

/// A paragraph with the words that tell what it is.
fn line(voice: Voice<'_>, block: &Block) -> String {
    let said = voice::text(&block.body);
    match block.kind {
        Kind::Text | Kind::Answer(None) => said,
        Kind::Choice { number, taken: false } => {
            voice.say(&Message::AloudEntry { n: count(number), entry: said })
        }
        Kind::Choice { number, taken: true } => {
            voice.say(&Message::AloudTaken { n: count(number), choice: said })
        }
        Kind::Goal { met: false } => voice.say(&Message::AloudGoal { goal: said }),
        Kind::Goal { met: true } => voice.say(&Message::AloudGoalMet { goal: said }),
        Kind::Hint => voice.say(&Message::AloudHint { hint: said }),
        Kind::Answer(Some(n)) => voice.say(&Message::AloudAbout { n: count(n), said }),
    }
}

/// Returns the question that a number answers right now, and its choices; nothing where no number does.
pub(super) fn question(voice: Voice<'_>) -> Vec<String> {
    let is_choice = |(kind, _): &(Kind, String)| matches!(kind, Kind::Choice { .. });
    if asked::entries(&command::asking(voice.model)) == 0 {
        return Vec::new();
    }
    let mut blocks = blocks(voice);
    let end = blocks.iter().rposition(is_choice).map_or(0, |last| last + 1);
    blocks.truncate(end);
    let ask = blocks.iter().rposition(|block| !is_choice(block)).unwrap_or(0);
    blocks.into_iter().skip(ask).map(|(_, line)| line).collect()
}

/// Returns what is asked right now: a number, a request, or nothing but to go on.
pub(super) fn asked(voice: Voice<'_>) -> Vec<String> {
    let model = voice.model;
    if let Stage::Chooser(_) = model.stage {
        return chooser(model);
    }
    let line = match asked::entries(&command::asking(model)) {
        _ if model.play.in_sandbox => ready(voice),
        0 if model.play.is_finished(&model.world.course) => voice.say(&Message::AloudGoOn),
        0 => ready(voice),
        entries => voice.say(&asked::choose_one(entries)),
    };
    vec![line]
}

/// Returns what Enter would send, and whether that would be once more.
pub(super) fn ready(voice: Voice<'_>) -> String {
    let composer = &voice.model.play.composer;
    let request = format!("{} {}", composer.method, composer.target.text());
    let lines = command::raw_lines(voice.model);
    let first = lines.as_ref().map(|lines| lines.first().copied().unwrap_or_default().to_owned());
    if command::is_sent(voice.model) {
        return voice.say(&Message::AloudReadyAgain { request: first.unwrap_or(request) });
    }
    if let (Some(lines), Some(first)) = (lines, first) {
        let read = voice.word(Verb::Request);
        return voice.say(&Message::AloudReadyRaw { n: count(lines.len()), first, read });
    }
    let body = voice::cut(composer.body.text());
    voice.say(&match () {
        () if command::is_blank(voice.model) => nothing_written(voice),
        () if composer.sends_body() && !body.is_empty() => Message::AloudReadyBody { request, body },
        () => Message::AloudReady { request },
    })
}

/// That nothing is written, and how to write what the page asks for.
fn nothing_written(voice: Voice<'_>) -> Message {
    let play = &voice.model.play;
    let missing = play.missing(&voice.model.world.course);
    let wanted = missing.first().and_then(|goal| goal.method()).filter(|_| !play.in_sandbox);
    match wanted.filter(|method| *method != "GET") {
        Some(method) => Message::AloudNothingWrittenOf { method: method.to_owned() },
        None => Message::AloudNothingWritten { example: EXAMPLE.to_owned() },
    }
}

/// Returns what can be done when all lessons are done.
pub(super) fn what_now(voice: Voice<'_>) -> Vec<String> {
    let word = |verb| voice.word(verb);
    let messages = [
        Message::AloudNowLessons { restart: word(Verb::Restart) },
        Message::AloudNowSandbox {
            sandbox: word(Verb::Sandbox),
            scenes: word(Verb::Scenes),
            network: word(Verb::Network),
        },
        Message::AloudNowQuit { quit: word(Verb::Quit) },
    ];
    messages.iter().map(|message| voice.say(message)).collect()
}

/// The first screen: every language in its own words, each with its number.
fn chooser(model: &Model) -> Vec<String> {
    let Stage::Chooser(state) = model.stage else { return Vec::new() };
    let ask = if state.advice { Message::AloudCannotRead } else { Message::ChooserAsk };
    let voices = model.world.catalog.langs().map(|lang| Voice { model, lang });
    let entry = |sample: page::Sample| format!("{}: {}", sample.number, sample.name.replace(" · ", ". "));
    voices.map(|voice| voice.say(&ask)).chain(page::chooser(model, state).into_iter().map(entry)).collect()
}
