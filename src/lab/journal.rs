//! A session as a file: JSON Lines that say what was done and what came of it, so that it can be played again and checked.
//!
//! ```text
//! {"session":"putpost","format":1,"version":"0.1.0","lesson":"put-again","scene":"one-user","state":"5d1c…"}
//! {"act":"PUT /users/2 \"{}\"","exchanges":[{"number":1,"at":1767225601,"sent":"PUT /users/2","status":201}],"state":"90ab…"}
//! {"act":"back 1","state":"5d1c…"}
//! ```
//!
//! `act` is a line of a [script](super::script); `exchanges` are those that it made, that of the second client too where its
//! turn came; `status` is what the client heard, `null` where it heard nothing; `state` is the digest of all resources at
//! the position after it. A member that is not known is passed over.

mod read;
mod replay;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Lab;
use super::exchange::Exchange;
use super::replay::Bodies;

pub use read::{JournalError, Wrong, read};
pub use replay::{Differs, Replay, Step};

/// The format that this program writes, and the newest that it reads.
pub const FORMAT: u64 = 1;

/// What the member `session` of the first line is: whose file it is.
const SESSION: &str = "putpost";

/// A session: where it began, and what was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    /// Where it began.
    pub head: Head,
    /// What was done, in order.
    pub entries: Vec<Entry>,
}

/// The first line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    session: String,
    format: u64,
    /// The version of the program that wrote it.
    pub version: String,
    /// The id of the lesson; empty where there was none.
    #[serde(default)]
    pub lesson: String,
    /// The name of the scene.
    pub scene: String,
    /// The digest of all resources at the start.
    pub state: String,
}

/// One act and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The act, as a line of a script.
    pub act: String,
    /// The exchanges that it made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exchanges: Vec<Told>,
    /// The digest of all resources after it.
    pub state: String,
}

/// What is told of an exchange.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its number.
    pub number: usize,
    /// When it was sent, in seconds since 1970 of simulated time.
    pub at: u64,
    /// Method and target, for people; `…` where nobody can tell them.
    pub sent: String,
    /// What the client heard; none where no answer came.
    pub status: Option<u16>,
}

impl Told {
    fn of(exchange: &Exchange) -> Self {
        Self {
            number: exchange.number,
            at: exchange.at.0,
            sent: exchange.sent().line().unwrap_or_else(|| "…".to_owned()),
            status: exchange.status().map(|status| status.as_u16()),
        }
    }
}

impl Entry {
    /// Returns what came of an act that was just done; `before` exchanges there were before it.
    fn of(act: &str, lab: &Lab, before: usize) -> Self {
        let made = before + 1..=lab.history().len();
        let exchanges = made.filter_map(|number| lab.history().exchange(number)).map(Told::of).collect();
        Self { act: act.to_owned(), exchanges, state: lab.server().digest() }
    }
}

impl Journal {
    /// Returns the journal of all that was ever done in a lab. It plays the script once more, so it costs what that does.
    #[must_use]
    pub fn of(lab: &Lab, lesson: &str, scene: &str) -> Self {
        let mut again = Lab::new(Arc::clone(lab.scene()));
        let head = Head {
            session: SESSION.to_owned(),
            format: FORMAT,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            lesson: lesson.to_owned(),
            scene: scene.to_owned(),
            state: again.server().digest(),
        };
        let entry = |line: &String| {
            let before = again.history().len();
            // A script that a lab wrote can be done.
            again.run(&[line], &Bodies::new()).ok()?;
            Some(Entry::of(line, &again, before))
        };
        let entries = lab.script().iter().filter_map(entry).collect();
        Self { head, entries }
    }

    /// Returns the text of the file; [`read()`] reads it back.
    #[must_use]
    pub fn print(&self) -> String {
        // Strings, numbers, lists and structs of them always have a JSON form.
        let entries = self.entries.iter().map(|entry| serde_json::to_string(entry).unwrap_or_default());
        let lines = std::iter::once(serde_json::to_string(&self.head).unwrap_or_default()).chain(entries);
        lines.map(|line| line + "\n").collect()
    }
}
