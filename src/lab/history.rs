//! The history: a tree of exchanges with snapshots of the server, and the line through it that is current.
//!
//! A snapshot shares with its neighbours all but the way to what changed; over many resources that way is most of what an
//! exchange would hold. So only every eighth exchange keeps one, and the server after another is what the few exchanges
//! since then make of it: the lab has no clock and no chance in it.

mod line;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::EPOCH;
use super::exchange::{self, Draft, Exchange, Origin, Sent, Way};
use super::link::Flying;
use super::prove::Proof;
use super::repeat::Index;
use super::script::View;
use crate::server::{Server, Timestamp};

pub use line::Line;

/// What is noted beside the exchanges.
#[derive(Clone, Debug)]
pub enum Note {
    /// A view was opened.
    Look(View),
    /// Once was compared with several times.
    Proof(Box<Proof>),
}

/// Of so many exchanges on a branch one keeps a snapshot.
const EVERY: u32 = 8;

/// A branch of the history: a way from the scene to an exchange after which nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch {
    /// The number of its last exchange.
    pub head: usize,
    /// How many exchanges lead there from the scene.
    pub length: usize,
    /// The last exchange that it shares with the current line; 0 where that is only the scene. The current branch shares
    /// all of itself.
    pub fork: usize,
}

/// Every exchange of a lab. Exchanges are named by their number; 0 is the scene as loaded, the root of the tree.
///
/// A clone shares all exchanges with the original.
#[derive(Clone, Debug)]
pub struct History {
    root: Snapshot,
    /// What the next exchange starts from: the snapshot at the position.
    here: Snapshot,
    nodes: Vec<Arc<Node>>,
    /// By number, the latest exchange that was sent right after this one; 0 for none.
    next: Vec<u32>,
    /// The exchanges after which nothing was sent, in the order of their numbers.
    heads: Vec<u32>,
    /// The numbers of the current branch, from the first exchange to its head: they grow.
    line: Vec<u32>,
    position: usize,
    /// Notes by the number of the exchange after which they were made.
    notes: BTreeMap<usize, Vec<Note>>,
    index: Index,
    /// When the latest exchange was over.
    clock: Timestamp,
}

#[derive(Debug)]
struct Node {
    parent: u32,
    /// How many exchanges lead here from the root, this one included.
    depth: u32,
    exchange: Exchange,
    /// The snapshot after it, if it keeps one. After a journey there always is one.
    after: Option<Box<Snapshot>>,
}

/// Everything that the next exchange depends on.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    pub(super) server: Server,
    /// The requests that are still under way, in the order in which they will arrive.
    pub(super) flying: Option<Arc<Vec<Flying>>>,
    /// How many messages of the learner that the server saw lead here from the root.
    pub(super) own: u32,
}

impl Snapshot {
    /// Becomes the snapshot after an exchange on which nothing happened on the way.
    fn pass(&mut self, exchange: &Exchange) {
        let sent = exchange.sent();
        let _answer = exchange::deliver(&mut self.server, &sent, exchange.at, Way::Whole);
        self.own += u32::from(counts(&sent, exchange.origin));
    }
}

/// Returns whether a message is one of the learner's that the server saw: their number decides what a scene has in store.
fn counts(sent: &Sent, origin: Origin) -> bool {
    origin != Origin::Peer && sent.arrived()
}

impl History {
    pub(super) fn new(server: Server) -> Self {
        let root = Snapshot { server, flying: None, own: 0 };
        Self {
            here: root.clone(),
            root,
            nodes: Vec::new(),
            next: vec![0],
            heads: Vec::new(),
            line: Vec::new(),
            position: 0,
            notes: BTreeMap::new(),
            index: Index::default(),
            clock: EPOCH,
        }
    }

    /// Returns how many exchanges there are on all branches; also the number of the latest.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns whether nothing was sent yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Returns the exchange with this number, on whatever branch.
    #[must_use]
    pub fn exchange(&self, number: usize) -> Option<&Exchange> {
        self.node(number).map(|node| &node.exchange)
    }

    /// Returns the number of the exchange that came before this one on its branch; 0 for the first of a branch that
    /// starts from the scene.
    #[must_use]
    pub fn parent(&self, number: usize) -> Option<usize> {
        self.node(number).map(|node| node.parent as usize)
    }

    /// Returns whether this exchange lies between the scene and the position.
    #[must_use]
    pub fn on_path(&self, number: usize) -> bool {
        self.place(number).is_some_and(|place| place <= self.position)
    }

    /// Returns the position of the current line at which this exchange is the last; `None` for one of another branch.
    /// 0 is the scene.
    #[must_use]
    pub fn place(&self, number: usize) -> Option<usize> {
        let depth = if number == 0 { 0 } else { self.node(number)?.depth as usize };
        (self.number_at(depth) == Some(number)).then_some(depth)
    }

    /// Returns every branch, in the order in which their last exchanges were sent. Costs the exchanges that the branches
    /// do not share with the current line.
    pub fn branches(&self) -> impl Iterator<Item = Branch> {
        self.heads.iter().map(|head| {
            let mut fork = *head as usize;
            while self.place(fork).is_none() {
                fork = self.parent(fork).unwrap_or_default();
            }
            let length = self.node(*head as usize).map_or(0, |node| node.depth as usize);
            Branch { head: *head as usize, length, fork }
        })
    }

    /// Returns whether this exchange lies on the current line, behind the position or ahead of it.
    #[must_use]
    pub fn on_line(&self, number: usize) -> bool {
        self.place(number).is_some()
    }

    /// Returns how many exchanges from the first on are in another history too: what both have from before they parted.
    #[must_use]
    pub fn shared_with(&self, other: &Self) -> usize {
        let same = |(one, two): &(&Arc<Node>, &Arc<Node>)| {
            Arc::ptr_eq(one, two) || (one.parent == two.parent && one.exchange.is_like(&two.exchange))
        };
        self.nodes.iter().zip(&other.nodes).take_while(same).count()
    }

    /// Returns the server as it was at a position of the line; beyond the end, at the end.
    #[must_use]
    pub fn server_at(&self, position: usize) -> Server {
        self.snapshot(self.number_at(position.min(self.line.len())).unwrap_or_default()).server
    }

    /// Returns the snapshot after an exchange, on whatever branch; 0 is the scene. It is the nearest one that is kept before
    /// it, and what was sent since.
    pub(super) fn snapshot(&self, number: usize) -> Snapshot {
        let mut since = Vec::new();
        let mut at = self.node(number);
        while let Some(node) = at.filter(|node| node.after.is_none()) {
            since.push(&node.exchange);
            at = self.node(node.parent as usize);
        }
        let mut snapshot = at.and_then(|node| node.after.as_deref()).unwrap_or(&self.root).clone();
        for exchange in since.into_iter().rev() {
            snapshot.pass(exchange);
        }
        snapshot
    }

    /// Returns what the next exchange starts from.
    pub(super) fn here(&self) -> &Snapshot {
        &self.here
    }

    /// Goes to a position that is on the line.
    fn stand_at(&mut self, position: usize) {
        self.position = position;
        self.here = self.snapshot(self.number_at(position).unwrap_or_default());
    }

    pub(super) fn position(&self) -> usize {
        self.position
    }

    pub(super) fn seek(&mut self, position: usize) {
        self.stand_at(position.min(self.line.len()));
    }

    /// Goes to an exchange of any branch; 0 is the scene. One of another branch makes that branch the current line, as far
    /// as something was sent on it. Returns whether there is such an exchange. Costs what the two lines do not share.
    pub(super) fn go_to(&mut self, number: usize) -> bool {
        if let Some(place) = self.place(number) {
            self.stand_at(place);
            return true;
        }
        if self.node(number).is_none() {
            return false;
        }
        let mut back = Vec::new();
        let mut at = number;
        while self.place(at).is_none() {
            back.extend(u32::try_from(at));
            at = self.parent(at).unwrap_or_default();
        }
        self.line.truncate(self.place(at).unwrap_or_default());
        self.line.extend(back.into_iter().rev());
        self.stand_at(self.line.len());
        let mut at = number;
        while let Some(next) = self.next.get(at).copied().filter(|next| *next > 0) {
            self.line.push(next);
            at = next as usize;
        }
        true
    }

    pub(super) fn line(&self) -> Line<'_> {
        Line { nodes: &self.nodes, numbers: self.line.iter() }
    }

    pub(super) fn next_time(&self) -> Timestamp {
        Timestamp(self.clock.0.saturating_add(1))
    }

    /// Appends an exchange at the position and moves there. What lies ahead of it leaves the line, and stays in the tree.
    pub(super) fn push(&mut self, draft: Draft, server: Server, flying: Option<Arc<Vec<Flying>>>) {
        let own = self.here().own + u32::from(counts(&draft.sent, draft.origin));
        let lasted = draft.journey.as_ref().map_or(0, |journey| journey.millis() / 1000);
        self.clock = Timestamp(draft.at.0.saturating_add(lasted));
        self.line.truncate(self.position);
        let number = self.nodes.len() + 1;
        let short = u32::try_from(number).unwrap_or(u32::MAX);
        let nodes = &self.nodes;
        let earlier = |number: u32| nodes.get((number as usize).wrapping_sub(1)).map(|node| &node.exchange);
        let repeats = self.index.add(short, &draft.sent, &self.line, earlier);
        let parent = self.line.last().copied().unwrap_or_default();
        self.line.push(short);
        self.position = self.line.len();
        let depth = u32::try_from(self.position).unwrap_or(u32::MAX);
        self.here = Snapshot { server, flying, own };
        let keeps = draft.journey.is_some() || self.here.flying.is_some() || depth.is_multiple_of(EVERY);
        let after = keeps.then(|| Box::new(self.here.clone()));
        self.nodes.push(Arc::new(Node { parent, depth, exchange: draft.numbered(number, repeats), after }));
        self.lead_on(parent, short);
    }

    /// Notes that an exchange was sent after another one.
    fn lead_on(&mut self, parent: u32, number: u32) {
        if let Some(next) = self.next.get_mut(parent as usize) {
            *next = number;
        }
        self.next.push(0);
        if let Ok(at) = self.heads.binary_search(&parent) {
            self.heads.remove(at);
        }
        self.heads.push(number);
    }

    /// Returns the exchange with a number that is known to be there.
    pub(super) fn numbered(&self, number: usize) -> &Exchange {
        &self.nodes[number - 1].exchange
    }

    pub(super) fn note(&mut self, note: Note) {
        let here = self.number_at(self.position).unwrap_or_default();
        self.notes.entry(here).or_default().push(note);
    }

    /// Returns the notes along the path. Numbers grow along a path, so the order of the map is the order of time.
    pub(super) fn notes(&self) -> impl Iterator<Item = (usize, &Note)> {
        let along = self.notes.iter().filter(|(number, _)| self.on_path(**number));
        along.flat_map(|(number, notes)| notes.iter().map(|note| (*number, note)))
    }

    /// Returns the number that stands at a position of the line; 0 at position 0.
    fn number_at(&self, position: usize) -> Option<usize> {
        match position.checked_sub(1) {
            None => Some(0),
            Some(index) => self.line.get(index).map(|number| *number as usize),
        }
    }

    fn node(&self, number: usize) -> Option<&Node> {
        self.nodes.get(number.checked_sub(1)?).map(|node| &**node)
    }
}
