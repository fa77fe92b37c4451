//! What somebody types, understood: words in the learner's language and in all others, numbers, whole requests.

mod compose;
mod number;
mod word;

use compose::{edit, write};
use number::{counted, number, policy};
use word::{begun_words, langs, verb};

use super::query::{self, Query};
use super::voice::Voice;
use super::{page, request};
use crate::app::Stage;
use crate::app::asked::{self, Asking};
use crate::app::command::{self, Command, Part};
use crate::app::play::count;
use crate::app::verb::{Verb, verbs};
use crate::i18n::{Lang, Message};
use crate::lab::curl::{self, Wrong};
use crate::text::clean;

/// What ends the lines of a body or a message, beside the mark that ends a sentence in the learner's language.
const END: &str = ".";

/// What a key that is no letter begins with in a line, such as an arrow. Who pressed one meant something else than to type it.
const ESCAPE: char = '\u{1b}';

/// What a line was understood to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Understood {
    /// Something to be done.
    Do(Command),
    /// Something to be done, and then to be read.
    DoThen(Command, Query),
    /// A question.
    Ask(Query),
    /// Nothing to be done: this is said.
    Say(Vec<String>),
}

/// What is being typed over several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Lines {
    of: Of,
    lines: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    Body,
    Raw,
    Curl,
}

impl Lines {
    fn text(&self) -> String {
        self.lines.join("\n")
    }

    fn command(&self) -> Command {
        match self.of {
            Of::Body => Command::Write(Part::Body(self.text())),
            Of::Raw => Command::Write(Part::Raw(self.text() + "\n")),
            Of::Curl => Command::SendPasted(self.text()),
        }
    }
}

/// The ear: it remembers what is being typed over several lines, and what was said that the next line can answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Ear {
    lines: Option<Lines>,
    /// Whether the list of what the client can do was just read.
    policies: bool,
    /// Whether it was said that Enter sends what is written, and nothing else since.
    pub(super) ready: bool,
}

impl Ear {
    /// Takes in a line.
    pub(super) fn hear(&mut self, voice: Voice<'_>, line: &str) -> Understood {
        if line.contains(ESCAPE) {
            return say(voice, &Message::AloudKeys);
        }
        let line = clean::paste(line);
        let line = line.trim_end_matches('\n');
        match self.lines.take() {
            Some(lines) => self.further(voice, lines, line),
            None if curl::is_command(line) && !is_word(voice, line.trim()) => {
                self.further(voice, Lines { of: Of::Curl, lines: Vec::new() }, line)
            }
            None => self.first(voice, line.trim()),
        }
    }

    /// Returns what becomes of lines that were never ended: a command is not sent, all else stands written.
    pub(super) fn unfinished(&mut self) -> Option<Command> {
        self.lines.take().filter(|lines| lines.of != Of::Curl).map(|lines| lines.command())
    }

    fn further(&mut self, voice: Voice<'_>, mut lines: Lines, line: &str) -> Understood {
        let is_end = is_end(voice, line);
        if !is_end {
            lines.lines.push(line.to_owned());
        }
        let goes_on = match lines.of {
            Of::Body | Of::Raw => !is_end,
            Of::Curl => !is_end && goes_on(&lines.text()),
        };
        if goes_on {
            let is_text = lines.of != Of::Curl;
            self.lines = Some(lines);
            return Understood::Say(if is_text { reminder(voice, line) } else { Vec::new() });
        }
        match lines.of {
            Of::Curl if !names_url(&lines.text()) => not_understood(voice, &lines.text()),
            _ => Understood::Do(lines.command()),
        }
    }

    fn first(&mut self, voice: Voice<'_>, line: &str) -> Understood {
        let policies = std::mem::take(&mut self.policies);
        if line.is_empty() {
            let sends = self.ready && voice.model.overlay.is_none();
            return Understood::Do(if sends { Command::Send } else { Command::Enter });
        }
        if let Some(number) = number(voice, line) {
            if policies {
                return policy(voice, number);
            }
            let can = choices(voice) > 0;
            return if can { Understood::Do(Command::Choose(number)) } else { not_understood(voice, line) };
        }
        let in_lesson = voice.model.stage == Stage::Lesson;
        if let Some(act) =
            request::known_method(line).filter(|_| in_lesson).and_then(|_| request::parse(line))
        {
            return Understood::Do(Command::SendAct(Box::new(act)));
        }
        if let Some((verb, rest)) = verb(voice, line) {
            return self.verb(voice, verb, rest, line);
        }
        if let Some(lang) = named(voice, line) {
            return Understood::Do(Command::Speak(lang));
        }
        if let Some(act) =
            Some(line).filter(|line| in_lesson && request::has_form(line)).and_then(request::parse)
        {
            return Understood::Do(Command::SendAct(Box::new(act)));
        }
        if request::is_method(line.split_whitespace().next().unwrap_or_default()) {
            return say(voice, &Message::AloudRequestForm { example: page::EXAMPLE.to_owned() });
        }
        not_understood(voice, line)
    }

    fn verb(&mut self, voice: Voice<'_>, verb: Verb, rest: &str, line: &str) -> Understood {
        if voice.model.stage != Stage::Lesson && !matches!(verb, Verb::Quit | Verb::Help | Verb::Language) {
            return not_understood(voice, line);
        }
        match verb {
            Verb::Body if rest.is_empty() => self.begin(voice, Of::Body),
            Verb::Raw if rest.is_empty() => self.begin(voice, Of::Raw),
            Verb::Method | Verb::Target | Verb::Header | Verb::Body | Verb::Raw => write(voice, verb, rest),
            Verb::Line | Verb::Insert | Verb::Remove => edit(voice, verb, rest),
            Verb::Retry if rest.is_empty() => {
                self.policies = true;
                Understood::Ask(Query::Policies)
            }
            Verb::Prove | Verb::Back | Verb::Forward | Verb::Open | Verb::Retry => counted(voice, verb, rest),
            Verb::History if voice.lab().history().is_empty() => alone(voice, verb),
            Verb::Network | Verb::Scenes | Verb::History if !rest.is_empty() => counted(voice, verb, rest),
            Verb::Server if rest.is_empty() => Understood::Ask(Query::Server(None)),
            Verb::Server if rest.starts_with('/') => Understood::Ask(Query::Server(Some(rest.to_owned()))),
            Verb::Language if !rest.is_empty() => language(voice, rest),
            Verb::Help => match self::verb(voice, rest) {
                _ if rest.is_empty() => Understood::Ask(Query::Help),
                _ if is_all(voice, rest) => Understood::Ask(Query::HelpAll),
                Some((verb, _)) => Understood::Ask(Query::HelpWith(verb)),
                None => which_word(voice, rest).unwrap_or_else(|| not_understood(voice, line)),
            },
            _ if !rest.is_empty() => not_understood(voice, line),
            _ => alone(voice, verb),
        }
    }

    fn begin(&mut self, voice: Voice<'_>, of: Of) -> Understood {
        self.lines = Some(Lines { of, lines: Vec::new() });
        say(voice, &Message::AloudTypeLines)
    }
}

/// Returns what is said to a line of a text: who waits for an answer, or wants something else, hears what is waited for.
fn reminder(voice: Voice<'_>, line: &str) -> Vec<String> {
    let messages = match line.trim() {
        "" if line.is_empty() => vec![Message::AloudEmptyLine, Message::AloudTypeLines],
        word if is_word(voice, word) => vec![Message::AloudKeptLine { said: word.to_owned() }],
        _ => Vec::new(),
    };
    messages.iter().map(|message| voice.say(message)).collect()
}

fn say(voice: Voice<'_>, message: &Message) -> Understood {
    Understood::Say(vec![voice.say(message)])
}

fn is_end(voice: Voice<'_>, line: &str) -> bool {
    let mark = voice.model.world.catalog.locale(voice.lang).and_then(|locale| locale.style.danda);
    line.trim() == END || mark.is_some_and(|mark| line.trim().chars().eq([mark]))
}

/// Returns whether a command of a shell goes on in the next line: behind a backslash, or within quotation marks.
fn goes_on(command: &str) -> bool {
    let open = matches!(curl::parse(command), Err(error) if error.wrong == Wrong::Quote);
    command.trim_end().ends_with('\\') || open
}

/// Returns whether all words are asked about, in any language.
fn is_all(voice: Voice<'_>, rest: &str) -> bool {
    let catalog = &voice.model.world.catalog;
    let (own, others) = langs(voice);
    own.iter().chain(&others).any(|lang| catalog.text(*lang, &Message::AloudAll) == rest.to_lowercase())
}

/// Returns whether a line is a word that is known, and nothing else.
fn is_word(voice: Voice<'_>, line: &str) -> bool {
    verb(voice, line).is_some_and(|(_, rest)| rest.is_empty())
}

/// Returns whether a curl command names something that looks like an address: others are words about curl.
fn names_url(command: &str) -> bool {
    let is_url = |word: &str| {
        let word = word.trim_matches(['\'', '"']);
        !word.starts_with('-') && (word.contains(['/', '.', ':']) || word.starts_with("localhost"))
    };
    command.split_whitespace().any(is_url)
}

/// Returns how many things a number can choose between right now.
fn choices(voice: Voice<'_>) -> usize {
    let model = voice.model;
    match (&model.stage, model.overlay) {
        (Stage::Chooser(_), _) => model.world.catalog.langs().count() + 1,
        (_, Some(open)) if command::entries(model, open) > 0 => command::entries(model, open),
        _ => match command::asking(model) {
            Asking::Nothing => 0,
            asking => asked::entries(&asking),
        },
    }
}

/// What a verb asks for that needs nothing behind it.
fn alone(voice: Voice<'_>, verb: Verb) -> Understood {
    let entry = verbs().into_iter().find(|entry| entry.verb == verb);
    match verb {
        Verb::Send => Understood::Do(Command::Send),
        Verb::Follow => Understood::Do(Command::Follow),
        Verb::Wire => Understood::DoThen(Command::Look, Query::Wire),
        Verb::Next if voice.model.play.is_finished(&voice.model.world.course) => {
            Understood::Do(Command::Next)
        }
        Verb::Next => Understood::Say(page::asked(voice)),
        Verb::Previous => Understood::Do(Command::Previous),
        Verb::Request => Understood::Ask(Query::Request),
        Verb::Answer => Understood::Ask(Query::Answer),
        Verb::Difference => Understood::Ask(Query::Difference),
        Verb::Curl => Understood::Ask(Query::Curl),
        Verb::Repeat => Understood::Ask(Query::Repeat),
        Verb::Where => Understood::Ask(Query::Where),
        _ => match entry.and_then(|entry| entry.action) {
            Some(action) => Understood::Do(Command::Do(action)),
            None => Understood::Say(page::asked(voice)),
        },
    }
}

/// The language that calls itself so, or that English calls so.
fn named(voice: Voice<'_>, name: &str) -> Option<Lang> {
    let catalog = &voice.model.world.catalog;
    catalog.langs().find(|lang| {
        catalog.locale(*lang).is_some_and(|locale| {
            [&locale.name, &locale.english_name].iter().any(|own| own.eq_ignore_ascii_case(name))
        })
    })
}

/// A language by its name or its tag.
fn language(voice: Voice<'_>, name: &str) -> Understood {
    let catalog = &voice.model.world.catalog;
    if let Some(lang) = named(voice, name).or_else(|| catalog.lang(name)) {
        return Understood::Do(Command::Speak(lang));
    }
    let names = catalog.langs().map(|lang| catalog.autonym(lang)).collect::<Vec<_>>().join(", ");
    say(voice, &Message::AloudUnknownLanguage { said: name.to_owned(), names })
}

fn not_understood(voice: Voice<'_>, line: &str) -> Understood {
    which_word(voice, line).unwrap_or_else(|| {
        let numbers = match choices(voice) {
            0 => None,
            entries => Some(voice.say(&Message::AloudNumbers { last: count(entries) })),
        };
        let words = query::offered(voice.model).into_iter().map(|verb| voice.word(verb));
        let words = numbers.into_iter().chain(words).collect::<Vec<_>>().join(", ");
        let (said, help) = (super::voice::cut(line), voice.word(Verb::Help));
        say(voice, &Message::AloudNotUnderstood { said, words, help })
    })
}

/// Asks which word is meant, where words begin like this: half a word does nothing, least of all send.
fn which_word(voice: Voice<'_>, line: &str) -> Option<Understood> {
    let words = Some(begun_words(voice, line)).filter(|words| !words.is_empty())?;
    let ask = voice.say(&Message::AloudWhichWord { said: super::voice::cut(line) });
    let in_lesson = voice.model.stage == Stage::Lesson;
    in_lesson.then(|| Understood::Say(std::iter::once(ask).chain(words).collect()))
}
