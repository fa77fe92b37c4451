//! The messages of a history by hash, so that finding a repeat does not grow with the history.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};

use super::{Identity, Repeats};
use crate::lab::exchange::{Exchange, Sent};

/// The messages of all branches by hash. Nothing is ever taken out: a search passes over what is not on the line.
#[derive(Clone, Debug, Default)]
pub(in crate::lab) struct Index {
    hasher: RandomState,
    identical: Chains,
    /// Messages that differ in their content at most.
    frames: Chains,
    /// By the hash of a frame, up to which number its messages were read as JSON: that is done only once a second content
    /// comes to a frame.
    read: HashMap<u32, u32>,
    meaning: Chains,
}

/// For each hash the latest exchange, and for each exchange the one before it with the same hash; 0 is none. Hashes are
/// short, because there are many: whoever searches compares what is found.
#[derive(Clone, Debug, Default)]
struct Chains {
    latest: HashMap<u32, u32>,
    before: Vec<u32>,
}

impl Chains {
    /// Adds an exchange, once; those with one hash come in the order of their numbers.
    fn add(&mut self, hash: u32, number: u32) {
        let before = self.latest.insert(hash, number).unwrap_or_default();
        let place = number as usize;
        self.before.resize(self.before.len().max(place + 1), 0);
        if let Some(slot) = self.before.get_mut(place) {
            *slot = before;
        }
    }

    /// Returns the exchanges with a hash, the latest first.
    fn of(&self, hash: u32) -> impl Iterator<Item = u32> {
        let before = |at: &u32| self.before.get(*at as usize).copied().filter(|before| *before > 0);
        std::iter::successors(self.latest.get(&hash).copied(), before)
    }

    /// Returns those of them that are on a line too. Its numbers grow, so what lies between two of them is passed over
    /// without a search.
    fn on<'a>(&'a self, line: &'a [u32], hash: u32) -> impl Iterator<Item = u32> {
        let mut most = line.last().copied().unwrap_or_default();
        self.of(hash).filter(move |number| {
            if *number > most {
                return false;
            }
            let found = line.binary_search(number);
            let (Ok(place) | Err(place)) = found;
            most = place.checked_sub(1).and_then(|place| line.get(place).copied()).unwrap_or_default();
            found.is_ok()
        })
    }
}

impl Index {
    #[expect(clippy::cast_possible_truncation, reason = "a hash may be cut: what is found is compared")]
    fn hash(&self, what: impl Hash) -> u32 {
        self.hasher.hash_one(what) as u32
    }

    /// Adds the message of an exchange and returns which earlier one of the line it repeats; the latest wins, and an
    /// identical one before one with the same meaning. `earlier` gives the exchange of a number.
    pub(in crate::lab) fn add<'a>(
        &mut self,
        number: u32,
        sent: &Sent,
        line: &[u32],
        earlier: impl Fn(u32) -> Option<&'a Exchange>,
    ) -> Option<Repeats> {
        let own = Identity::of(sent);
        let same = |found: &u32| earlier(*found).is_some_and(|earlier| Identity::of(&earlier.sent()) == own);
        let (hash, frame) = (self.hash(&own), self.hash(own.frame()));
        let identical = self.identical.on(line, hash).find(same);
        let alone = self.frames.of(frame).next().is_none();
        self.identical.add(hash, number);
        self.frames.add(frame, number);
        if alone || identical.is_some() {
            return identical.map(|found| Repeats::Identical(found as usize));
        }
        let meant = self.meant(number, frame, &own, line, &earlier);
        meant.map(|found| Repeats::SameMeaning(found as usize))
    }

    /// Returns the latest earlier message of the line that means the same, after reading those of the frame that were not
    /// read yet.
    fn meant<'a>(
        &mut self,
        number: u32,
        frame: u32,
        own: &Identity,
        line: &[u32],
        earlier: impl Fn(u32) -> Option<&'a Exchange>,
    ) -> Option<u32> {
        let meaning_of = |number: u32| Identity::of(&earlier(number)?.sent()).meaning();
        let read = self.read.insert(frame, number).unwrap_or_default();
        let unread: Vec<u32> = self.frames.of(frame).skip(1).take_while(|number| *number > read).collect();
        for number in unread.into_iter().rev() {
            if let Some(meaning) = meaning_of(number) {
                self.meaning.add(self.hash(&meaning), number);
            }
        }
        let own = own.meaning()?;
        let hash = self.hash(&own);
        let found = self.meaning.on(line, hash).find(|found| meaning_of(*found).as_ref() == Some(&own));
        self.meaning.add(hash, number);
        found
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn finds_what_is_on_the_line_from_its_end(
            hashes in prop::collection::vec(0_u32..3, 0..40),
            line in prop::collection::btree_set(1_u32..40, 0..20),
        ) {
            let mut chains = Chains::default();
            let mut order: Vec<(u32, u32)> = (1..).zip(hashes.iter().copied()).collect();
            order.sort_by_key(|(number, hash)| (*hash, *number));
            order.into_iter().for_each(|(number, hash)| chains.add(hash, number));
            let line: Vec<u32> = line.into_iter().collect();
            for wanted in 0..3 {
                let all = (1_u32..).zip(&hashes).filter(|(_, hash)| **hash == wanted);
                let both: BTreeSet<u32> = all.map(|(number, _)| number).filter(|n| line.contains(n)).collect();
                prop_assert!(chains.on(&line, wanted).eq(both.into_iter().rev()));
            }
        }
    }
}
