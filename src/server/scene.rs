//! A scene: a named starting state of the simulated server, as data. Which collections exist is said here, not in code.

use serde::Deserialize;

/// The collections of a server and what is in them at the start: one file of `assets/scenes/`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    /// The collections, in the order in which the screen lists them.
    #[serde(default)]
    pub collection: Vec<Collection>,
    /// The items that exist at the start.
    #[serde(default)]
    pub resource: Vec<Seed>,
    /// What a scene can switch on; all off by default.
    #[serde(default)]
    pub policy: Policy,
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

/// The switches of a scene. There is none yet: the default server is the whole server.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {}
