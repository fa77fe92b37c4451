//! A scene: a named starting state of the simulated server, as data. Which collections exist is said here, not in code.

pub mod link;

use std::num::NonZeroU32;

use serde::Deserialize;

use super::problem::Problem;
use super::resource::{Resource, Store};
use super::route::{self, Place};
use super::target::{self, Parsed, Target};
use super::{Timestamp, jobs, methods, openapi};

pub use super::policy::Policy;

pub use link::{Link, Peer};

/// The collections of a server and what is in them at the start: one file of `assets/scenes/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// Where it stands in a list of scenes: those with a low number come first.
    #[serde(default)]
    pub order: Option<u8>,
    /// The collections, in the order in which the screen lists them.
    #[serde(default)]
    pub collection: Vec<Collection>,
    /// The items that exist at the start.
    #[serde(default)]
    pub resource: Vec<Seed>,
    /// What is switched on.
    #[serde(default)]
    pub policy: Policy,
    /// The network between the learner and the server; none goes wrong by default.
    #[serde(default)]
    pub link: Link,
    /// What a second client sends, in order.
    #[serde(default)]
    pub peer: Vec<Peer>,
}

/// A collection: a pattern of paths below which items live.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Collection {
    /// The path, such as `/users` or `/users/{id}/accounts`; a nested one exists exactly while its parent item does.
    pub path: String,
    /// Which content its items take.
    pub accepts: Accepts,
}

/// Which content the items of a collection take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Accepts {
    /// JSON objects: `application/json` or any `+json` type.
    Json,
    /// Any media type, text or binary, stored as it is.
    Any,
}

/// An item that exists at the start.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seed {
    /// Its path.
    pub target: String,
    /// Its media type.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Its content.
    pub body: String,
}

/// What is wrong with a scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SceneFault {
    /// The collection with this index has a path that is none, or not the canonical one.
    BadPath(usize),
    /// The collection with this index has the path of an earlier one.
    SameCollection(usize),
    /// The collection with this index has a path of the server's own documents.
    OwnPath(usize),
    /// The collection with this index lies below items that no collection holds.
    NoParentCollection(usize),
    /// The item with this index has a target that is none, or not the canonical one.
    BadTarget(usize),
    /// The item with this index has the target of another one.
    SameTarget(usize),
    /// The item with this index lies in no collection.
    OutsideCollection(usize),
    /// The item with this index lies below an item that is missing.
    MissingParent(usize),
    /// A PUT of the item with this index would be refused.
    Refused(usize, Box<Problem>),
    /// This switch edits JSON, and no collection takes only JSON.
    NothingToEdit(&'static str),
    /// The network says how often something goes wrong, and not what.
    NothingGoesWrong,
}

impl Scene {
    /// Returns what is wrong with the scene; indices count the file's `[[collection]]` or `[[resource]]` from 0.
    #[must_use]
    pub fn check(&self) -> Vec<SceneFault> {
        let collections = self.collection.iter().enumerate();
        let faults = collections.filter_map(|(index, collection)| self.collection_fault(index, collection));
        let idle = self.policy_fault().into_iter().chain(self.link_fault());
        faults.chain(idle).chain(self.load(Timestamp(0)).1).collect()
    }

    fn policy_fault(&self) -> Option<SceneFault> {
        let edits = [(self.policy.normalising, "normalising"), (self.policy.counting, "counting")];
        let has_json = self.collection.iter().any(|collection| collection.accepts == Accepts::Json);
        let (_, switch) = edits.into_iter().find(|(is_on, _)| *is_on && !has_json)?;
        Some(SceneFault::NothingToEdit(switch))
    }

    fn link_fault(&self) -> Option<SceneFault> {
        let idle = self.link.faults.is_empty() && self.link.one_in > NonZeroU32::MIN;
        idle.then_some(SceneFault::NothingGoesWrong)
    }

    /// Puts the items into a store, as of `now`, parents first; what cannot be there is left out and reported.
    pub(super) fn load(&self, now: Timestamp) -> (Store, Vec<SceneFault>) {
        let mut store = Store::default();
        let mut faults = Vec::new();
        let mut seeds: Vec<_> = self.resource.iter().enumerate().collect();
        seeds.sort_by_cached_key(|(_, seed)| Target::new(seed.target.as_str()));
        for (index, seed) in seeds {
            match self.item(&store, index, seed, now) {
                Ok((target, resource)) => {
                    store.put(target, resource);
                }
                Err(fault) => faults.push(fault),
            }
        }
        (store, faults)
    }

    fn collection_fault(&self, index: usize, collection: &Collection) -> Option<SceneFault> {
        if !is_pattern(&collection.path) {
            return Some(SceneFault::BadPath(index));
        }
        if [openapi::PATH, jobs::PATH].contains(&collection.path.as_str()) {
            return Some(SceneFault::OwnPath(index));
        }
        if self.collection.iter().take(index).any(|earlier| earlier.path == collection.path) {
            return Some(SceneFault::SameCollection(index));
        }
        let segments: Vec<&str> = collection.path.split('/').collect();
        let variable = segments.iter().rposition(|segment| route::is_variable(segment))?;
        let parent = segments.get(..variable).unwrap_or_default().join("/");
        let held = self.collection.iter().any(|other| other.path == parent);
        (!held).then_some(SceneFault::NoParentCollection(index))
    }

    fn item(
        &self,
        store: &Store,
        index: usize,
        seed: &Seed,
        now: Timestamp,
    ) -> Result<(Target, Resource), SceneFault> {
        let target = Target::new(seed.target.as_str());
        if target::parse(&seed.target) != Ok(Parsed::Here(target.clone())) {
            return Err(SceneFault::BadTarget(index));
        }
        let place = Place::find(&self.collection, &target);
        let Some(place @ Place::Item(collection)) = place else {
            return Err(SceneFault::OutsideCollection(index));
        };
        if store.at(&target).is_some() {
            return Err(SceneFault::SameTarget(index));
        }
        if place.parent(&target).is_some_and(|parent| store.at(&parent).is_none()) {
            return Err(SceneFault::MissingParent(index));
        }
        let content = methods::item(&seed.media_type, &seed.body, collection.accepts, &target, now);
        content.map(|resource| (target, resource)).map_err(|problem| SceneFault::Refused(index, problem))
    }
}

/// Returns whether a path is made of canonical segments and `{names}`, and ends in a name of its own.
fn is_pattern(path: &str) -> bool {
    let literal: String = path
        .split_inclusive('/')
        .map(|segment| if route::is_variable(segment.trim_end_matches('/')) { "x/" } else { segment })
        .collect();
    let own_name = path.rsplit('/').next().is_some_and(|last| !last.is_empty() && !route::is_variable(last));
    own_name && target::parse(&literal) == Ok(Parsed::Here(Target::new(literal.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::problem::Code;

    fn scene(text: &str) -> Scene {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn the_scenes_of_the_house_are_right() {
        let files = crate::files::Files::embedded();
        for (path, text) in files.below("assets/scenes").filter(|(path, _)| path.ends_with(".toml")) {
            assert_eq!(scene(text).check(), [], "{path}");
        }
    }

    #[test]
    fn each_fault_has_its_own_code() {
        let faults = scene(
            r#"
            collection = [
                { path = "/users", accepts = "json" }, { path = "/users/{id}/accounts", accepts = "json" },
                { path = "/users", accepts = "any" }, { path = "/teams/{id}/rooms", accepts = "any" },
                { path = "blogs/", accepts = "any" }, { path = "/teams/{id}", accepts = "any" },
                { path = "/jobs", accepts = "any" }, { path = "/openapi.json", accepts = "any" },
            ]
            resource = [
                { target = "/users/1", type = "application/json", body = "{}" },
                { target = "/users/1", type = "application/json", body = "{}" },
                { target = "/users/2", type = "application/json", body = "{" },
                { target = "/users/3", type = "text/plain", body = "x" },
                { target = "/users/4/accounts/1", type = "application/json", body = "{}" },
                { target = "/nowhere/1", type = "text/plain", body = "" },
                { target = "/users", type = "application/json", body = "{}" },
                { target = "/users/র", type = "application/json", body = "{}" },
            ]
            "#,
        )
        .check();
        let code = |at: usize, code: Code| move |fault: &SceneFault| matches!(fault, SceneFault::Refused(i, problem) if (*i, problem.code) == (at, code));
        assert!(
            faults.iter().any(code(2, Code::JsonIncomplete))
                && faults.iter().any(code(3, Code::UnsupportedMediaType))
        );
        for fault in [
            SceneFault::SameCollection(2),
            SceneFault::NoParentCollection(3),
            SceneFault::BadPath(4),
            SceneFault::BadPath(5),
            SceneFault::OwnPath(6),
            SceneFault::OwnPath(7),
            SceneFault::SameTarget(1),
            SceneFault::MissingParent(4),
            SceneFault::OutsideCollection(5),
            SceneFault::OutsideCollection(6),
            SceneFault::BadTarget(7),
        ] {
            assert!(faults.contains(&fault), "{fault:?} in {faults:?}");
        }
        assert_eq!(faults.len(), 13);
        let idle = scene("collection = [{ path = '/a', accepts = 'any' }]\npolicy = { counting = true }");
        assert_eq!(idle.check(), [SceneFault::NothingToEdit("counting")]);
        assert_eq!(scene("link = { one-in = 2 }").check(), [SceneFault::NothingGoesWrong]);
        assert_eq!(scene("link = { one-in = 2, faults = ['slow'] }").check(), []);
    }
}
