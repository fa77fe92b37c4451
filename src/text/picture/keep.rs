//! A store of what was made, bounded by bytes: what was not asked for the longest goes first.

use std::collections::HashMap;
use std::hash::Hash;

/// A bounded store.
pub(super) struct Keep<K, V> {
    entries: HashMap<K, Entry<V>>,
    clock: u64,
    bytes: usize,
    bound: usize,
}

struct Entry<V> {
    value: V,
    bytes: usize,
    asked: u64,
}

impl<K: Hash + Eq + Clone, V: Clone> Keep<K, V> {
    /// Returns an empty store for so many bytes.
    pub(super) fn new(bound: usize) -> Self {
        Self { entries: HashMap::new(), clock: 0, bytes: 0, bound }
    }

    /// Returns what is kept under a key.
    pub(super) fn get<Q: Hash + Eq + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: std::borrow::Borrow<Q>,
    {
        self.clock += 1;
        let entry = self.entries.get_mut(key)?;
        entry.asked = self.clock;
        Some(entry.value.clone())
    }

    /// Keeps a value that takes so many bytes, and returns it. What is larger than the bound is not kept.
    pub(super) fn put(&mut self, key: K, value: V, bytes: usize) -> V {
        if bytes > self.bound {
            return value;
        }
        self.clock += 1;
        let entry = Entry { value: value.clone(), bytes, asked: self.clock };
        self.bytes += bytes;
        if let Some(old) = self.entries.insert(key, entry) {
            self.bytes -= old.bytes;
        }
        while self.bytes > self.bound {
            self.halve();
        }
        value
    }

    /// Drops the older half: seldom, so that no single put pays for the order.
    fn halve(&mut self) {
        let mut times: Vec<u64> = self.entries.values().map(|entry| entry.asked).collect();
        let middle = times.len().saturating_sub(1) / 2;
        let oldest = if times.is_empty() { 0 } else { *times.select_nth_unstable(middle).1 };
        self.entries.retain(|_, entry| entry.asked > oldest);
        self.bytes = self.entries.values().map(|entry| entry.bytes).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_stays_and_the_bound_holds() {
        let mut keep = Keep::new(100);
        for n in 0..50u32 {
            keep.put(n, n, 10);
            assert!(keep.bytes <= 100);
            assert_eq!(keep.get(&0), Some(0));
        }
        assert_eq!((keep.get(&1), keep.get(&49)), (None, Some(49)));
        assert_eq!((keep.put(7, 7, 1000), keep.get(&7)), (7, None));
    }
}
