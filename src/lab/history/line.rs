//! The current branch of a history, as exchanges one after the other.

use std::sync::Arc;

use super::Node;
use crate::lab::exchange::Exchange;

/// The exchanges of the current branch; any of them is reached in constant time by `nth`.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    pub(super) nodes: &'a [Arc<Node>],
    pub(super) numbers: std::slice::Iter<'a, u32>,
}

impl<'a> Line<'a> {
    fn exchange(&self, number: u32) -> Option<&'a Exchange> {
        self.nodes.get((number as usize).checked_sub(1)?).map(|node| &node.exchange)
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
