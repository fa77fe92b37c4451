//! `putpost replay FILE`: a session that was kept is played again, told line by line, and held against what is written.

use std::io::{self, Write};
use std::path::Path;

use serde_json::json;

use super::{Failure, Outcome, Setup};
use crate::app::board::sign;
use crate::app::play::count;
use crate::i18n::Message;
use crate::lab::journal::{self, Differs, JournalError, Replay, Step, Told, Wrong};
use crate::lab::script::{self, Act};
use crate::lab::{Fault, Lab};
use crate::page;
use crate::shell::storage;
use crate::text::clean;

/// Plays a session.
///
/// # Errors
/// A file that is none, a scene that nobody knows, or a step that comes out otherwise.
pub(super) fn run(setup: &Setup, file: &Path, as_json: bool) -> Outcome {
    let text = storage::read_named(file).map_err(Failure::Failed)?;
    let refused = |error: JournalError| Failure::Failed(refusal(file, &error));
    let journal = journal::read(&text).map_err(refused)?;
    let head = &journal.head;
    let (course, _) = setup.course();
    let unknown = || Failure::Failed(Message::CliReplayNoScene { scene: head.scene.clone() });
    let scene = course.scenes.get(&head.scene).cloned().ok_or_else(unknown)?;
    let mut replay = Replay::new(&journal, scene);
    let mut teller = Teller { setup, as_json };
    teller.say(&Message::CliReplayHead {
        lesson: head.lesson.clone(),
        scene: page::about(&head.scene).map_or_else(|| head.scene.clone(), |about| setup.text(&about)),
        steps: count(journal.entries.len()),
    });
    let mut other = usize::from(!replay.begins_the_same());
    if other > 0 {
        teller.say(&Message::CliReplayScene { scene: head.scene.clone() });
    }
    while let Some(step) = replay.step() {
        other += usize::from(step.differs.is_some());
        teller.tell(&step, replay.lab());
    }
    teller.end(other, replay.lab())
}

/// Returns why a file cannot be played.
fn refusal(file: &Path, error: &JournalError) -> Message {
    let path = storage::shown(file);
    match error.wrong {
        Wrong::Empty => Message::CliReplayEmpty { path },
        Wrong::Foreign => Message::CliReplayForeign { path },
        Wrong::TooNew(found) => Message::CliReplayTooNew {
            path,
            found: i64::try_from(found).unwrap_or(i64::MAX),
            known: i64::try_from(journal::FORMAT).unwrap_or(i64::MAX),
        },
        Wrong::NotJson | Wrong::Member | Wrong::Act(_) => {
            let code = error.wrong.as_str().to_owned();
            Message::CliReplayDamaged { path, line: count(error.line), code }
        }
    }
}

/// Tells what happens, in words or as JSON.
struct Teller<'a> {
    setup: &'a Setup,
    as_json: bool,
}

impl Teller<'_> {
    /// Says a sentence; JSON has none.
    fn say(&self, message: &Message) {
        if !self.as_json {
            self.setup.say(message);
        }
    }

    fn print(&self, line: &str) {
        // A closed output is the reader's own wish.
        let _ = writeln!(io::stdout(), "{}", clean::shown(line));
    }

    fn tell(&mut self, step: &Step<'_>, lab: &Lab) {
        if self.as_json {
            return self.print(&in_json(step));
        }
        for told in &step.exchanges {
            self.print(&format!("  {}", self.exchange(told, lab)));
        }
        if let Some(words) = script::parse(&step.entry.act).ok().and_then(|act| self.act(&act, lab)) {
            self.print(&format!("  · {words}"));
        }
        match step.differs {
            None => {}
            Some(Differs::Impossible) => {
                let (line, act) = (count(step.line), step.entry.act.clone());
                self.say(&Message::CliReplayImpossible { line, act });
            }
            Some(Differs::Exchanges) => {
                self.differs(step, &brief(&step.entry.exchanges), &brief(&step.exchanges));
            }
            Some(Differs::State) => self.differs(step, &step.entry.state, &step.state),
        }
    }

    fn differs(&self, step: &Step<'_>, written: &str, found: &str) {
        let (written, found) = (written.to_owned(), found.to_owned());
        self.say(&Message::CliReplayDiffers { line: count(step.line), written, found });
    }

    /// An exchange in one line: what was sent, what was heard, what went wrong, what it changed.
    fn exchange(&self, told: &Told, lab: &Lab) -> String {
        let (n, request) = (count(told.number), told.sent.clone());
        let mut line = self.setup.text(&match told.status {
            Some(status) => Message::CliReplaySent { n, request, status: status.to_string() },
            None => Message::CliReplaySilent { n, request },
        });
        let Some(exchange) = lab.history().exchange(told.number) else { return line };
        if exchange.fault() != Fault::None {
            line.push_str(&format!(" · {}", self.setup.text(&page::fault(exchange.fault()))));
        }
        for change in &exchange.changes {
            line.push_str(&format!("  {} {}", sign(change.mark), change.target.text()));
        }
        line
    }

    /// An act that sends nothing; what is sent tells itself.
    fn act(&self, act: &Act, lab: &Lab) -> Option<String> {
        Some(self.setup.text(&match act {
            Act::Back(n) => Message::CliReplayBack { n: count(*n) },
            Act::Forward(n) => Message::CliReplayForward { n: count(*n) },
            Act::Goto(n) => Message::CliReplayGoto { n: count(*n) },
            Act::Look(view) => Message::CliReplayLook { view: view.as_str().to_owned() },
            Act::Prove(times) => return Some(self.proof(*times, lab)),
            Act::Fault(fault, _) => page::fault(*fault),
            Act::Retry(retry) => page::policy(*retry),
            _ => return None,
        }))
    }

    /// A comparison with what came of it.
    fn proof(&self, times: u8, lab: &Lab) -> String {
        let compared = Message::CliReplayProve { times: i64::from(times) };
        let found = lab.proofs().last().filter(|proof| proof.times == times).into_iter().flat_map(|proof| {
            let state = if proof.same_state { Message::ProofSameState } else { Message::ProofOtherState };
            std::iter::once(state).chain(page::proof_notes(proof))
        });
        let said = std::iter::once(compared).chain(found).map(|message| self.setup.text(&message));
        said.collect::<Vec<_>>().join(" · ")
    }

    fn end(&self, other: usize, lab: &Lab) -> Outcome {
        let exchanges = lab.history().len();
        if self.as_json {
            let end = json!({ "same": other == 0, "exchanges": exchanges, "state": lab.server().digest() });
            self.print(&end.to_string());
        } else if other == 0 {
            self.say(&Message::CliReplaySame { n: count(exchanges) });
        } else {
            self.say(&Message::CliReplayOther { n: count(other) });
        }
        if other == 0 { Ok(()) } else { Err(Failure::Found) }
    }
}

fn in_json(step: &Step<'_>) -> String {
    let differs = step.differs.map(Differs::as_str);
    let (line, act) = (step.line, &step.entry.act);
    json!({ "line": line, "act": act, "exchanges": step.exchanges, "state": step.state, "differs": differs })
        .to_string()
}

/// What came of a step, as short as a difference can be told.
fn brief(exchanges: &[Told]) -> String {
    let one = |told: &Told| {
        let status = told.status.map_or("—".to_owned(), |status| status.to_string());
        format!("#{} {} {status}", told.number, told.sent)
    };
    exchanges.iter().map(one).collect::<Vec<_>>().join(", ")
}
