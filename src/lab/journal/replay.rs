//! Playing a session again, act by act, and holding what comes of it against what is written.

use std::sync::Arc;

use super::{Entry, Journal, Told};
use crate::lab::Lab;
use crate::lab::replay::Bodies;
use crate::server::Scene;

/// A session that is being played. Each step does one act; it goes on after a difference.
#[derive(Clone, Debug)]
pub struct Replay<'a> {
    lab: Lab,
    journal: &'a Journal,
    next: usize,
}

/// One act, played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// The line of the file, from 1.
    pub line: usize,
    /// What is written there.
    pub entry: &'a Entry,
    /// The exchanges that it made now.
    pub exchanges: Vec<Told>,
    /// The digest of all resources after it now.
    pub state: String,
    /// Where that differs from what is written; the first difference counts.
    pub differs: Option<Differs>,
}

/// How a step differs from what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// The act cannot be done here.
    Impossible,
    /// Another exchange came of it, or another number of them.
    Exchanges,
    /// The exchanges are the same, the resources after them are not.
    State,
}

impl<'a> Replay<'a> {
    /// Begins to play a session on its scene.
    #[must_use]
    pub fn new(journal: &'a Journal, scene: Arc<Scene>) -> Self {
        Self { lab: Lab::new(scene), journal, next: 0 }
    }

    /// Returns whether the scene is what it was when the session began.
    #[must_use]
    pub fn begins_the_same(&self) -> bool {
        Lab::new(Arc::clone(self.lab.scene())).server().digest() == self.journal.head.state
    }

    /// Returns the lab as it is now.
    #[must_use]
    pub fn lab(&self) -> &Lab {
        &self.lab
    }

    /// Does the next act. `None` where all are done.
    pub fn step(&mut self) -> Option<Step<'a>> {
        let entry = self.journal.entries.get(self.next)?;
        self.next += 1;
        let before = self.lab.history().len();
        let done = self.lab.run(&[&entry.act], &Bodies::new());
        let Entry { exchanges, state, .. } = Entry::of(&entry.act, &self.lab, before);
        let differs = match done {
            Err(_) => Some(Differs::Impossible),
            Ok(()) if exchanges != entry.exchanges => Some(Differs::Exchanges),
            Ok(()) => (state != entry.state).then_some(Differs::State),
        };
        Some(Step { line: self.next + 1, entry, exchanges, state, differs })
    }
}

impl Differs {
    /// Returns the stable code.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Impossible => "impossible",
            Self::Exchanges => "exchanges",
            Self::State => "state",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    const SCENE: &str = include_str!("../../../assets/scenes/one-user.toml");
    const LINES: [&str; 8] = [
        "PUT /users/2 \"{}\"",
        "again",
        "lose answer",
        "retry always",
        "POST /users \"{}\"",
        "back 2",
        "peer",
        "look wire",
    ];

    fn scene() -> Arc<Scene> {
        Arc::new(toml::from_str(SCENE).unwrap())
    }

    fn journal() -> Journal {
        let lab = Lab::replay(scene(), &LINES).unwrap();
        read(&Journal::of(&lab, "put-again", "one-user").print()).unwrap()
    }

    fn differences(journal: &Journal, scene: Arc<Scene>) -> Vec<(usize, &'static str)> {
        let mut replay = Replay::new(journal, scene);
        let mut found = Vec::new();
        while let Some(step) = replay.step() {
            found.extend(step.differs.map(|differs| (step.line, differs.as_str())));
        }
        found
    }

    #[test]
    fn a_session_comes_out_the_same_and_says_what_was_heard() {
        let journal = journal();
        assert_eq!(differences(&journal, scene()), []);
        let mut replay = Replay::new(&journal, scene());
        assert!(replay.begins_the_same());
        while replay.step().is_some() {}
        let lab = Lab::replay(scene(), &LINES).unwrap();
        assert_eq!(
            (replay.lab().script(), replay.lab().server().digest()),
            (lab.script(), lab.server().digest())
        );
        let told: Vec<_> = journal.entries.iter().flat_map(|entry| &entry.exchanges).collect();
        assert_eq!(
            told.iter().map(|told| told.status).collect::<Vec<_>>(),
            [Some(201), Some(204), Some(201), Some(204)]
        );
    }

    #[test]
    fn what_came_out_otherwise_is_found_where_it_did() {
        let mut changed = journal();
        changed.entries[1].exchanges[0].status = Some(201);
        assert_eq!(differences(&changed, scene()), [(3, "exchanges")]);
        let mut changed = journal();
        changed.entries[0].state = "0".repeat(64);
        assert_eq!(differences(&changed, scene()), [(2, "state")]);
        let mut changed = journal();
        changed.entries[0].act = "follow".to_owned();
        assert_eq!(differences(&changed, scene()).first(), Some(&(2, "impossible")));
        let empty = Arc::new(toml::from_str(include_str!("../../../assets/scenes/no-users.toml")).unwrap());
        let written = journal();
        assert!(!Replay::new(&written, Arc::clone(&empty)).begins_the_same());
        assert_eq!(differences(&written, empty).first(), Some(&(2, "state")));
    }
}
