//! The resources of the server: an ordered persistent map, so that a snapshot costs nothing.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use bytes::Bytes;
use rpds::{RedBlackTreeMapSync, RedBlackTreeSetSync};
use sha2::{Digest, Sha256};

use super::Timestamp;
pub use super::target::Target;

/// How many octets of the hash an ETag shows, as twice as many hex digits: 64 bits, short enough to be read aloud.
const ETAG_OCTETS: usize = 8;

/// How many characters of an ETag are its mark on screen.
const MARK: usize = 6;

/// A resource that is there: its representation, shared by all who hold it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resource(Arc<Representation>);

/// One stored representation: bytes kept verbatim and their media type.
#[derive(Debug, PartialEq, Eq)]
pub struct Representation {
    /// The Content-Type it was sent with.
    pub media_type: Arc<str>,
    /// The content, byte for byte as it was sent.
    pub bytes: Bytes,
    /// The opaque part of its strong ETag.
    pub etag: Etag,
    /// When it last became what it is; a PUT that changes nothing does not move it.
    pub last_modified: Timestamp,
}

impl Resource {
    /// Returns the representation made of this content, as of `now`.
    #[must_use]
    pub fn new(media_type: impl Into<Arc<str>>, bytes: Bytes, now: Timestamp) -> Self {
        let media_type = media_type.into();
        let etag = Etag::of(&media_type, &bytes);
        Self(Arc::new(Representation { media_type, bytes, etag, last_modified: now }))
    }

    /// Takes over what is the same in an older representation, so that it is stored once.
    fn share(&mut self, old: Option<&Self>) {
        let own = Arc::get_mut(&mut self.0);
        if let Some((own, old)) = own.zip(old).filter(|(own, old)| own.media_type == old.media_type) {
            own.media_type = Arc::clone(&old.media_type);
        }
    }

    /// Returns the version mark shown on screen: the first six characters of the ETag. Equal content, equal mark.
    #[must_use]
    pub fn mark(&self) -> &str {
        self.etag.get(..MARK).unwrap_or(&self.etag)
    }
}

impl Deref for Resource {
    type Target = Representation;

    fn deref(&self) -> &Representation {
        &self.0
    }
}

/// The opaque part of a strong ETag: hex digits of a hash of media type and bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Etag([u8; 2 * ETAG_OCTETS]);

impl Etag {
    /// Returns the tag of a representation: the start of the SHA-256 of media type, NUL and bytes.
    #[must_use]
    pub fn of(media_type: &str, bytes: &[u8]) -> Self {
        let hash = Sha256::new().chain_update(media_type).chain_update([0]).chain_update(bytes).finalize();
        let mut digits = [b'0'; 2 * ETAG_OCTETS];
        for (octet, pair) in hash.iter().zip(digits.chunks_exact_mut(2)) {
            pair.copy_from_slice(&hex(*octet));
        }
        Self(digits)
    }

    /// Returns the tag as it stands in a field: in quotes.
    #[must_use]
    pub fn quoted(self) -> [u8; 2 * ETAG_OCTETS + 2] {
        let mut quoted = [b'"'; 2 * ETAG_OCTETS + 2];
        quoted[1..=2 * ETAG_OCTETS].copy_from_slice(&self.0);
        quoted
    }

    /// Returns its hex digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Deref for Etag {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Etag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for Etag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.as_str())
    }
}

/// Writes an octet as two hex digits.
fn hex(octet: u8) -> [u8; 2] {
    [octet >> 4, octet & 15].map(|digit| if digit < 10 { b'0' + digit } else { b'a' - 10 + digit })
}

/// What became of a representation that was to be stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stored {
    /// There was none before.
    pub(super) created: bool,
    /// When what is there now became what it is.
    pub(super) last_modified: Timestamp,
}

/// Every item of the server by its target, in order, and which numbers its collections have given away.
///
/// A clone shares everything with its original.
#[derive(Clone, Debug, Default)]
pub struct Store {
    items: RedBlackTreeMapSync<Target, Resource>,
    aside: Arc<Aside>,
}

/// What is remembered beside the items. It changes seldom, so most snapshots share it.
#[derive(Clone, Debug, Default)]
struct Aside {
    /// Targets at which something was, and is no more.
    gone: RedBlackTreeSetSync<Target>,
    /// The numbers that the collections have given away.
    numbers: RedBlackTreeMapSync<Target, Numbers>,
    /// Items that the list of their collection leaves out: what is left of a write that was broken off.
    unlisted: RedBlackTreeSetSync<Target>,
}

impl Store {
    /// Returns the representation at this target.
    #[must_use]
    pub fn get(&self, target: &str) -> Option<&Resource> {
        self.at(&Target::new(target))
    }

    /// Returns the representation at this target.
    #[must_use]
    pub fn at(&self, target: &Target) -> Option<&Resource> {
        self.items.get(target)
    }

    /// Returns the representation at this target, with the target as it is stored, whose text many can share.
    #[must_use]
    pub fn entry(&self, target: &Target) -> Option<(&Target, &Resource)> {
        self.items.get_key_value(target)
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
    pub fn from<'a>(
        &'a self,
        first: &Target,
    ) -> impl DoubleEndedIterator<Item = (&'a Target, &'a Resource)> + use<'a> {
        self.items.range(first.clone()..)
    }

    /// Returns the items before `end`, last first.
    pub fn before<'a>(&'a self, end: &Target) -> impl Iterator<Item = (&'a Target, &'a Resource)> + use<'a> {
        self.items.range(..end.clone()).rev()
    }

    /// Returns all items in order.
    pub fn iter(&self) -> impl Iterator<Item = (&Target, &Resource)> {
        self.items.iter()
    }

    /// Returns what lies anywhere below a target, in order.
    pub fn below(&self, target: &Target) -> impl Iterator<Item = (&Target, &Resource)> {
        let path = target.clone();
        self.from(target)
            .skip(usize::from(self.items.contains_key(target)))
            .take_while(move |(at, _)| at.is_below(path.as_str()))
    }

    /// Returns the items directly in a collection, in order.
    pub fn members(&self, collection: &Target) -> impl Iterator<Item = (&Target, &Resource)> {
        let path = collection.clone();
        self.below(collection).filter(move |(at, _)| at.collection() == path.as_str())
    }

    /// Returns whether the list of its collection names an item. It does, unless a write was broken off in the middle.
    #[must_use]
    pub fn is_listed(&self, target: &Target) -> bool {
        !self.aside.unlisted.contains(target)
    }

    /// Leaves an item out of the list of its collection, until it is written or removed again.
    pub(super) fn unlist(&mut self, target: Target) {
        if self.items.contains_key(&target) {
            Arc::make_mut(&mut self.aside).unlisted.insert_mut(target);
        }
    }

    fn list(&mut self, target: &Target) {
        if !self.is_listed(target) {
            Arc::make_mut(&mut self.aside).unlisted.remove_mut(target);
        }
    }

    /// Returns the hex SHA-256 of every target, media type and content in order, and of nothing else.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut hash = Sha256::new();
        for (target, resource) in self.iter() {
            for part in [target.as_str().as_bytes(), resource.media_type.as_bytes(), &resource.bytes] {
                hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
                hash.update(part);
            }
        }
        hash.finalize().iter().copied().flat_map(hex).map(char::from).collect()
    }

    /// Stores a representation. One that is equal to the stored one leaves everything as it was, its date too.
    pub(super) fn put(&mut self, target: Target, mut resource: Resource) -> Stored {
        self.list(&target);
        let stored = match self.items.get(&target) {
            Some(old) if old.media_type == resource.media_type && old.bytes == resource.bytes => {
                return Stored { created: false, last_modified: old.last_modified };
            }
            old => {
                resource.share(old);
                Stored { created: old.is_none(), last_modified: resource.last_modified }
            }
        };
        if stored.created {
            self.reserve(&target);
            if self.is_gone(&target) {
                Arc::make_mut(&mut self.aside).gone.remove_mut(&target);
            }
        }
        let known = self.entry(&target).map(|(known, _)| known.clone());
        self.items.insert_mut(known.unwrap_or(target), resource);
        stored
    }

    /// Removes an item and all that lies below it, and returns what that was. The numbers that were given away stay
    /// given away.
    pub(super) fn remove(&mut self, target: &Target) -> Vec<Target> {
        let removed: Vec<Target> =
            self.below(target).map(|(at, _)| at.clone()).chain([target.clone()]).collect();
        for gone in &removed {
            self.items.remove_mut(gone);
            self.list(gone);
        }
        removed
    }

    /// Remembers that something was at these targets once.
    pub(super) fn bury(&mut self, removed: Vec<Target>) {
        for target in removed {
            Arc::make_mut(&mut self.aside).gone.insert_mut(target);
        }
    }

    /// Returns whether something was at this target, is no more, and was buried.
    pub(super) fn is_gone(&self, target: &Target) -> bool {
        self.aside.gone.contains(target)
    }

    /// Returns the target that the next item of the collection gets: the smallest number never used in it.
    #[must_use]
    pub fn next(&self, collection: &Target) -> Target {
        let number = self.aside.numbers.get(collection).map_or(1, |numbers| numbers.next);
        Target::new(format!("{collection}/{number}"))
    }

    fn reserve(&mut self, target: &Target) {
        let Some(number) = number(&target.id()) else { return };
        let collection = Target::new(target.collection());
        let mut numbers = self.aside.numbers.get(&collection).cloned().unwrap_or_default();
        if numbers.take(number) {
            Arc::make_mut(&mut self.aside).numbers.insert_mut(collection, numbers);
        }
    }
}

/// Reads an id as a number that the server itself could have given: 1 and up, no leading zeros.
fn number(id: &str) -> Option<u64> {
    let number: u64 = id.parse().ok()?;
    (number > 0 && id.starts_with(|first: char| ('1'..='9').contains(&first))).then_some(number)
}

/// The numbers used in one collection: all below `next`, and some above it that a PUT took.
#[derive(Clone, Debug)]
struct Numbers {
    next: u64,
    above: RedBlackTreeSetSync<u64>,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { next: 1, above: RedBlackTreeSetSync::default() }
    }
}

impl Numbers {
    /// Marks a number as used. Returns whether it was free.
    fn take(&mut self, number: u64) -> bool {
        if number < self.next || self.above.contains(&number) {
            return false;
        }
        self.above.insert_mut(number);
        while self.above.remove_mut(&self.next) {
            self.next = self.next.saturating_add(1);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(store: &mut Store, target: &str, text: &'static str) {
        store.put(
            Target::new(target),
            Resource::new("text/plain", Bytes::from_static(text.as_bytes()), Timestamp(0)),
        );
    }

    /// A changed hash would change every version mark in every lesson's text and journal.
    #[test]
    fn the_etag_is_the_golden_one() {
        let body = r#"{"id": 1, "name": "John Doe", "email": "john@example.com"}"#;
        assert_eq!(&*Etag::of("application/json", body.as_bytes()), "7ecca517d91c77d4");
    }

    #[test]
    fn the_media_type_is_part_of_the_etag() {
        assert_ne!(Etag::of("text/plain", b"x"), Etag::of("text/html", b"x"));
        assert_ne!(Etag::of("a", b"\0b"), Etag::of("a\0", b"b\0"));
    }

    #[test]
    fn the_next_number_was_never_used() {
        let mut store = Store::default();
        let users = Target::new("/users");
        put(&mut store, "/users/2", "");
        put(&mut store, "/users/01", "");
        assert_eq!(store.next(&users).as_str(), "/users/1");
        put(&mut store, "/users/1", "");
        assert_eq!(store.next(&users).as_str(), "/users/3");
        store.remove(&Target::new("/users/2"));
        assert_eq!(store.next(&users).as_str(), "/users/3");
        assert_eq!(store.next(&Target::new("/blogs")).as_str(), "/blogs/1");
    }

    #[test]
    fn removing_takes_what_lies_below_and_nothing_else() {
        let mut store = Store::default();
        for target in ["/users/1", "/users/1/accounts/1", "/users/10", "/users/2", "/users/1a"] {
            put(&mut store, target, "");
        }
        assert_eq!(store.members(&Target::new("/users")).count(), 4);
        store.remove(&Target::new("/users/1"));
        assert_eq!(
            store.iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(),
            ["/users/2", "/users/10", "/users/1a"]
        );
    }

    #[test]
    fn a_clone_is_a_snapshot() {
        let mut store = Store::default();
        put(&mut store, "/users/1", "old");
        let before = store.clone();
        put(&mut store, "/users/1", "new");
        assert_eq!(before.get("/users/1").unwrap().bytes, "old");
        assert_ne!(before.digest(), store.digest());
    }
}
