//! The history: a tree of exchanges with a snapshot of the server after each, and the line through it that is current.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::EPOCH;
use super::exchange::{Draft, Exchange, Origin};
use super::link::Flying;
use super::prove::Proof;
use super::repeat::Index;
use super::script::View;
use crate::server::{Server, Timestamp};

/// What is noted beside the exchanges.
#[derive(Clone, Debug)]
pub enum Note {
    /// A view was opened.
    Look(View),
    /// Once was compared with several times.
    Proof(Box<Proof>),
}

/// Every exchange of a lab. Exchanges are named by their number; 0 is the scene as loaded, the root of the tree.
#[derive(Clone, Debug)]
pub struct History {
    root: Snapshot,
    nodes: Vec<Node>,
    /// The numbers of the current branch, from the first exchange to its head.
    line: Vec<usize>,
    position: usize,
    /// Notes by the number of the exchange after which they were made.
    notes: BTreeMap<usize, Vec<Note>>,
    index: Index,
    /// When the latest exchange was over.
    clock: Timestamp,
}

#[derive(Clone, Debug)]
struct Node {
    parent: usize,
    /// How many exchanges lead here from the root, this one included.
    depth: usize,
    exchange: Exchange,
    after: Snapshot,
}

/// Everything that the next exchange depends on.
#[derive(Clone, Debug)]
pub(super) struct Snapshot {
    pub(super) server: Server,
    /// The requests that are still under way, in the order in which they will arrive.
    pub(super) flying: Option<Arc<[Flying]>>,
    /// How many messages of the learner lead here from the root.
    pub(super) own: u32,
}

impl History {
    pub(super) fn new(server: Server) -> Self {
        let root = Snapshot { server, flying: None, own: 0 };
        let (nodes, line, notes, index) = Default::default();
        Self { root, nodes, line, position: 0, notes, index, clock: EPOCH }
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
        self.node(number).map(|node| node.parent)
    }

    /// Returns whether this exchange lies between the scene and the position.
    #[must_use]
    pub fn on_path(&self, number: usize) -> bool {
        let depth = self.node(number).map_or(0, |node| node.depth);
        depth <= self.position && self.number_at(depth) == Some(number)
    }

    /// Returns how many exchanges lead to this one from the root, itself included; 0 for the root.
    pub(super) fn depth(&self, number: usize) -> Option<usize> {
        if number == 0 { Some(0) } else { self.node(number).map(|node| node.depth) }
    }

    /// Returns whether this exchange lies on the current branch, behind the position or ahead of it.
    #[must_use]
    pub fn on_line(&self, number: usize) -> bool {
        let depth = self.node(number).map_or(0, |node| node.depth);
        self.number_at(depth) == Some(number)
    }

    /// Returns the server as it was at a position of the line; beyond the end, at the end.
    #[must_use]
    pub fn server_at(&self, position: usize) -> &Server {
        &self.snapshot_at(position).server
    }

    fn snapshot_at(&self, position: usize) -> &Snapshot {
        let number = self.number_at(position.min(self.line.len()));
        number.and_then(|number| self.node(number)).map_or(&self.root, |node| &node.after)
    }

    /// Returns what the next exchange starts from.
    pub(super) fn here(&self) -> &Snapshot {
        self.snapshot_at(self.position)
    }

    pub(super) fn position(&self) -> usize {
        self.position
    }

    pub(super) fn seek(&mut self, position: usize) {
        self.position = position.min(self.line.len());
    }

    pub(super) fn line(&self) -> Line<'_> {
        Line { nodes: &self.nodes, numbers: self.line.iter() }
    }

    pub(super) fn next_time(&self) -> Timestamp {
        Timestamp(self.clock.0.saturating_add(1))
    }

    /// Appends an exchange at the position and moves there.
    pub(super) fn push(&mut self, draft: Draft, server: Server, flying: Option<Arc<[Flying]>>) -> &Exchange {
        let own = self.here().own + u32::from(draft.origin != Origin::Peer);
        let after = Snapshot { server, flying, own };
        let lasted = draft.journey.as_ref().map_or(0, |journey| journey.millis() / 1000);
        self.clock = Timestamp(draft.at.0.saturating_add(lasted));
        self.leave_branch();
        let number = self.nodes.len() + 1;
        let nodes = &self.nodes;
        let earlier = |number: usize| nodes.get(number.wrapping_sub(1)).map(|node| node.exchange.sent());
        let repeats = self.index.add(number, &draft.sent, earlier);
        let exchange = draft.numbered(number, repeats);
        let parent = self.line.last().copied().unwrap_or_default();
        self.line.push(number);
        self.position = self.line.len();
        self.nodes.push(Node { parent, depth: self.position, exchange, after });
        self.numbered(number)
    }

    /// Returns the exchange with a number that is known to be there.
    pub(super) fn numbered(&self, number: usize) -> &Exchange {
        &self.nodes[number - 1].exchange
    }

    /// Drops what lies ahead of the position from the line; it stays in the tree.
    fn leave_branch(&mut self) {
        for number in self.line.drain(self.position..).rev() {
            if let Some(node) = self.nodes.get(number - 1) {
                self.index.remove(number, &node.exchange.sent());
            }
        }
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
            Some(index) => self.line.get(index).copied(),
        }
    }

    fn node(&self, number: usize) -> Option<&Node> {
        self.nodes.get(number.checked_sub(1)?)
    }
}

/// The exchanges of the current branch; any of them is reached in constant time by `nth`.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    nodes: &'a [Node],
    numbers: std::slice::Iter<'a, usize>,
}

impl<'a> Line<'a> {
    fn exchange(&self, number: usize) -> Option<&'a Exchange> {
        self.nodes.get(number.checked_sub(1)?).map(|node| &node.exchange)
    }
}

impl<'a> Iterator for Line<'a> {
    type Item = &'a Exchange;

    fn next(&mut self) -> Option<Self::Item> {
        let number = *self.numbers.next()?;
        self.exchange(number)
    }

    fn nth(&mut self, n: usize) -> Option<Self::Item> {
        let number = *self.numbers.nth(n)?;
        self.exchange(number)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.numbers.size_hint()
    }
}

impl DoubleEndedIterator for Line<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        let number = *self.numbers.next_back()?;
        self.exchange(number)
    }

    fn nth_back(&mut self, n: usize) -> Option<Self::Item> {
        let number = *self.numbers.nth_back(n)?;
        self.exchange(number)
    }
}

impl ExactSizeIterator for Line<'_> {}
