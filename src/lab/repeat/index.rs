//! The messages of a history by hash, so that finding a repeat does not grow with the history.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

use super::{Identity, Repeats};
use crate::lab::exchange::{Exchange, Sent};

/// The messages of all branches by hash. Nothing is ever taken out: a search passes over what is not on the line.
#[derive(Clone, Debug, Default)]
pub(in crate::lab) struct Index {
    hasher: RandomState,
    identical: HashMap<u64, Numbers>,
    /// Messages that differ in their content at most.
    frames: HashMap<u64, Frame>,
    meaning: HashMap<u64, Numbers>,
}

/// The messages of one frame, in order. JSON is read only once a second content comes to the same frame, so only the
/// first `known` of them stand in the index of meanings.
#[derive(Clone, Debug, Default)]
struct Frame {
    numbers: Numbers,
    known: usize,
}

/// Numbers of exchanges, growing; mostly there is one.
#[derive(Clone, Debug)]
enum Numbers {
    One([u32; 1]),
    Many(Vec<u32>),
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl Numbers {
    fn push(&mut self, number: u32) {
        match self {
            Self::Many(numbers) if numbers.is_empty() => *self = Self::One([number]),
            Self::One([first]) => *self = Self::Many(vec![*first, number]),
            Self::Many(numbers) => numbers.push(number),
        }
    }

    fn as_slice(&self) -> &[u32] {
        match self {
            Self::One(number) => number,
            Self::Many(numbers) => numbers,
        }
    }

    /// Returns those that are on a line too, the latest first. Both grow, so each step is a search by halves; there are
    /// never more steps than times that a branch was begun.
    fn on<'a>(&'a self, line: &'a [u32]) -> impl Iterator<Item = u32> + use<'a> {
        let mut most = u32::MAX;
        let last = |numbers: &[u32], most: u32| {
            let behind = numbers.partition_point(|number| *number <= most);
            numbers.get(behind.checked_sub(1)?).copied()
        };
        std::iter::from_fn(move || {
            loop {
                let candidate = last(self.as_slice(), most)?;
                most = last(line, candidate)?;
                if most == candidate {
                    most = candidate.checked_sub(1)?;
                    return Some(candidate);
                }
            }
        })
    }
}

impl Index {
    /// Adds the message of an exchange and returns which earlier one of the line it repeats; the latest wins, and an
    /// identical one before one with the same meaning. `earlier` gives the exchange of a number.
    pub(in crate::lab) fn add<'a>(
        &mut self,
        number: u32,
        sent: &Sent,
        line: &[u32],
        earlier: impl Fn(u32) -> Option<&'a Exchange>,
    ) -> Option<Repeats> {
        let identity = Identity::of(sent);
        let same =
            |found: &u32| earlier(*found).is_some_and(|earlier| Identity::of(&earlier.sent()) == identity);
        let alike = self.identical.entry(self.hasher.hash_one(&identity)).or_default();
        let identical = alike.on(line).find(same);
        alike.push(number);
        let frame = self.frames.entry(self.hasher.hash_one(identity.frame())).or_default();
        let alone = frame.numbers.as_slice().is_empty();
        frame.numbers.push(number);
        if alone || identical.is_some() {
            return identical.map(|found| Repeats::Identical(found as usize));
        }
        let meant = self.meant(number, &identity, line, &earlier);
        meant.map(|found| Repeats::SameMeaning(found as usize))
    }

    /// Returns the latest earlier message of the line that means the same, after reading those not read yet.
    fn meant<'a>(
        &mut self,
        number: u32,
        identity: &Identity,
        line: &[u32],
        earlier: impl Fn(u32) -> Option<&'a Exchange>,
    ) -> Option<u32> {
        let own = identity.meaning();
        let meaning_of = |number: u32| Identity::of(&earlier(number)?.sent()).meaning();
        let frame = self.frames.get_mut(&self.hasher.hash_one(identity.frame()))?;
        let unread = frame.numbers.as_slice().iter().skip(frame.known).filter(|unread| **unread != number);
        for number in unread {
            if let Some(meaning) = meaning_of(*number) {
                self.meaning.entry(self.hasher.hash_one(&meaning)).or_default().push(*number);
            }
        }
        frame.known = frame.numbers.as_slice().len();
        let own = own?;
        let alike = self.meaning.entry(self.hasher.hash_one(&own)).or_default();
        let found = alike.on(line).find(|found| meaning_of(*found).as_ref() == Some(&own));
        alike.push(number);
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn finds_what_both_have_from_the_end(
            numbers in prop::collection::btree_set(1_u32..40, 0..20),
            line in prop::collection::btree_set(1_u32..40, 0..20),
        ) {
            let mut kept = Numbers::default();
            numbers.iter().for_each(|number| kept.push(*number));
            let line: Vec<u32> = line.into_iter().collect();
            let both: Vec<u32> = numbers.into_iter().rev().filter(|number| line.contains(number)).collect();
            prop_assert_eq!(kept.on(&line).collect::<Vec<_>>(), both);
        }
    }
}
