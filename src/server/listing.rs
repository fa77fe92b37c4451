//! The representations that the server makes itself: the index and the list of a collection.

use bytes::Bytes;
use serde::Serialize;

use super::resource::Store;
use super::route::is_variable;
use super::scene::Collection;
use super::target::Target;

#[derive(Serialize)]
struct List<T> {
    count: usize,
    items: Vec<T>,
}

#[derive(Serialize)]
struct Entry<'a> {
    href: &'a str,
    r#type: &'a str,
    etag: &'a str,
}

#[derive(Serialize)]
struct Link<'a> {
    href: &'a str,
}

/// Lists the items directly in a collection; what was written only by half is not among them.
pub(super) fn collection(store: &Store, target: &Target) -> Bytes {
    let listed = store.members(target).filter(|(at, _)| store.is_listed(at));
    let entries = listed.map(|(at, resource)| Entry {
        href: at.as_str(),
        r#type: &resource.media_type,
        etag: &resource.etag,
    });
    list(entries.collect())
}

/// Lists the collections that exist whatever items there are.
pub(super) fn index(collections: &[Collection]) -> Bytes {
    let fixed = collections.iter().filter(|collection| !collection.path.split('/').any(is_variable));
    list(fixed.map(|collection| Link { href: &collection.path }).collect())
}

fn list<T: Serialize>(items: Vec<T>) -> Bytes {
    serde_json::to_vec(&List { count: items.len(), items }).unwrap_or_default().into()
}
