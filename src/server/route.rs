//! Which resource of the scene a target names: the index, a collection or an item.

use http::Method;

use super::scene::Collection;
use super::target::Target;

/// What a target names, as its pattern says; whether anything is there is another question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// `/`, the list of collections.
    Index,
    /// A collection itself.
    Collection(&'a Collection),
    /// An item of this collection.
    Item(&'a Collection),
    /// A document of the server itself, which nobody can store anything at.
    Own(Own),
}

/// A document of the server itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// The description of the server.
    Description,
    /// What became of a request that was taken in to be done later, by its number.
    Job(u64),
}

impl<'a> Place<'a> {
    /// Finds what the target names among the collections, or `None` where no pattern fits.
    #[must_use]
    pub fn find(collections: &'a [Collection], target: &Target) -> Option<Self> {
        let named = |path: &str| collections.iter().find(|collection| fits(&collection.path, path));
        if target.as_str() == "/" {
            return Some(Self::Index);
        }
        named(target.as_str()).map(Place::Collection).or_else(|| named(target.collection()).map(Place::Item))
    }

    /// Returns the methods that it takes, in the order in which Allow lists them.
    #[must_use]
    pub fn allow(self) -> &'static [Method] {
        match self {
            Self::Index | Self::Own(_) => &[Method::GET, Method::HEAD, Method::OPTIONS],
            Self::Collection(_) => &[Method::GET, Method::HEAD, Method::POST, Method::OPTIONS],
            Self::Item(_) => {
                &[Method::GET, Method::HEAD, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS]
            }
        }
    }

    /// Returns the item without which neither the collection nor its items exist.
    #[must_use]
    pub fn parent(self, target: &Target) -> Option<Target> {
        match self {
            Self::Index | Self::Own(_) => None,
            Self::Collection(collection) | Self::Item(collection) => {
                let variables = collection.path.get(..collection.path.rfind('}')?)?;
                let count = variables.matches('/').count();
                target.ancestor(count)
            }
        }
    }
}

/// Returns whether a segment of a pattern stands for any id.
pub(super) fn is_variable(segment: &str) -> bool {
    segment.starts_with('{') && segment.ends_with('}')
}

fn fits(pattern: &str, path: &str) -> bool {
    if !pattern.contains('{') {
        return pattern == path;
    }
    let mut path = path.split('/');
    let matched = pattern
        .split('/')
        .all(|segment| path.next().is_some_and(|s| s == segment || (is_variable(segment) && !s.is_empty())));
    matched && path.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::scene::Accepts;

    #[test]
    fn a_target_is_what_its_pattern_says() {
        let named = |path: &str| Collection { path: path.to_owned(), accepts: Accepts::Any };
        let collections = [named("/users"), named("/users/{id}/accounts")];
        let find = |path: &str| Place::find(&collections, &Target::new(path));
        assert_eq!(find("/"), Some(Place::Index));
        assert_eq!(find("/users"), Some(Place::Collection(&collections[0])));
        assert_eq!(find("/users/1"), Some(Place::Item(&collections[0])));
        assert_eq!(find("/users/1/accounts/5"), Some(Place::Item(&collections[1])));
        assert_eq!([find("/Users"), find("/users/1/x"), find("/users/1/accounts/5/x")], [None; 3]);
        let account = Target::new("/users/1/accounts/5");
        assert_eq!(
            find(account.as_str()).and_then(|place| place.parent(&account)),
            Some(Target::new("/users/1"))
        );
    }
}
