//! A deterministic origin server over `http` types: the same state and the same request always give the same answer.

pub mod resource;
pub mod scene;

pub use resource::{Resource, Store, Target};
pub use scene::Scene;

use bytes::Bytes;

/// A request as the server takes it: a whole message, its content in memory.
pub type Request = http::Request<Bytes>;
/// A response as the server gives it.
pub type Response = http::Response<Bytes>;

/// Seconds since 1970-01-01T00:00:00Z. The server has no clock: time is handed to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub u64);

/// The simulated server. A clone shares its resources with the original until one of them changes, so it is a cheap
/// snapshot.
#[derive(Clone, Debug)]
pub struct Server {
    store: Store,
}

impl Server {
    /// Returns a server in the starting state that the scene describes, as of `now`.
    #[must_use]
    pub fn new(_scene: &Scene, _now: Timestamp) -> Self {
        Self { store: Store::default() }
    }

    /// Answers one request. Never panics; a refused request changes nothing (RFC 9110 §13.2.1 for the order of checks).
    #[must_use]
    pub fn handle(&mut self, _request: &Request, _now: Timestamp) -> Response {
        let mut response = Response::default();
        *response.status_mut() = http::StatusCode::NOT_IMPLEMENTED;
        response
    }

    /// Returns the resources as they are now.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }
}
