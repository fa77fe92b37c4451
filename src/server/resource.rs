//! The resources of the server: an ordered persistent map, so that a snapshot costs nothing.

use std::cmp::Ordering;

use bytes::Bytes;
use rpds::RedBlackTreeMapSync;

use super::Timestamp;

/// The canonical path of an item, percent-encoded, such as `/users/1` or `/users/1/accounts/567`.
///
/// Targets are ordered segment by segment, numbers by their value, so that `/users/10` follows `/users/2` and what
/// lies below an item follows that item.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Target(String);

impl Target {
    /// Wraps a path that is canonical already.
    #[must_use]
    pub fn new(path: impl Into<String>) -> Self {
        Self(path.into())
    }

    /// Returns the path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Ord for Target {
    fn cmp(&self, other: &Self) -> Ordering {
        let number = |segment: &str| segment.parse::<u64>().map_or((1, 0), |n| (0, n));
        let key = |path: &'_ str| path.split('/').map(|s| (number(s), s.to_owned())).collect::<Vec<_>>();
        key(&self.0).cmp(&key(&other.0))
    }
}

impl PartialOrd for Target {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// One stored representation: bytes kept verbatim and their media type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource {
    /// The Content-Type it was sent with.
    pub media_type: String,
    /// The content, byte for byte as it was sent.
    pub bytes: Bytes,
    /// The opaque part of its strong ETag: hex digits of a hash of media type and bytes.
    pub etag: String,
    /// When it last became what it is; a PUT that changes nothing does not move it.
    pub last_modified: Timestamp,
}

impl Resource {
    /// Returns the version mark shown on screen: the first six characters of the ETag. Equal content, equal mark.
    #[must_use]
    pub fn mark(&self) -> &str {
        self.etag.get(..6).unwrap_or(&self.etag)
    }
}

/// Every item of the server by its target, in order.
#[derive(Clone, Debug, Default)]
pub struct Store {
    items: RedBlackTreeMapSync<Target, Resource>,
}

impl Store {
    /// Returns the representation at this target.
    #[must_use]
    pub fn get(&self, target: &str) -> Option<&Resource> {
        self.items.get(&Target::new(target))
    }

    /// Returns how many items there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.size()
    }

    /// Returns whether there is no item at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Returns the items from `first` on, in order: costs what is taken from it, not what is stored.
    pub fn from(&self, first: &Target) -> impl DoubleEndedIterator<Item = (&Target, &Resource)> {
        self.items.range(first..)
    }

    /// Returns the items before `end`, last first.
    pub fn before(&self, end: &Target) -> impl Iterator<Item = (&Target, &Resource)> {
        self.items.range(..end).rev()
    }

    /// Returns all items in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Target, &Resource)> {
        self.items.iter()
    }
}
