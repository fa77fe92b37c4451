//! A deterministic origin server over `http` types: the same state and the same request always give the same answer.
//!
//! The order of checks (RFC 9110 §13.2.1): limits, method, target, place and parent, Allow, missing item, the fields
//! about the content, missing parent of a PUT, Idempotency-Key, preconditions, the content itself; only then is anything
//! applied.

pub mod condition;
pub mod content;
mod date;
pub mod idempotency;
mod jobs;
#[cfg(test)]
mod laws;
pub mod limits;
mod listing;
mod methods;
pub mod openapi;
pub mod policy;
pub mod problem;
mod reply;
pub mod resource;
pub mod route;
pub mod scene;
pub mod target;

use std::sync::Arc;

use bytes::Bytes;
use http::header::LOCATION;
use http::{Method, StatusCode};

pub use idempotency::{KeyState, Keys};
pub use policy::Policy;
pub use problem::{Code, Problem};
pub use resource::{Etag, Resource, Store};
pub use scene::{Collection, Scene};
pub use target::Target;

use idempotency::Ticket;
use jobs::Jobs;
use methods::Call;
use route::{Own, Place};
use target::{BadTarget, Parsed};

/// A request as the server takes it: a whole message, its content in memory.
pub type Request = http::Request<Bytes>;
/// A response as the server gives it.
pub type Response = http::Response<Bytes>;

/// Seconds since 1970-01-01T00:00:00Z. The server has no clock: time is handed to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub u64);

/// The simulated server. A clone shares its state with the original until one of them changes, so it is a cheap
/// snapshot; the numbers that POST has given away and the keys of requests that were applied are part of it.
#[derive(Clone, Debug)]
pub struct Server {
    world: Arc<World>,
    state: State,
}

/// What no request changes.
#[derive(Debug)]
struct World {
    collections: Vec<Collection>,
    policy: Policy,
}

/// Everything that a request can change.
#[derive(Clone, Debug)]
struct State {
    store: Store,
    keys: Keys,
    jobs: Arc<Jobs>,
    busy_until: Option<Timestamp>,
}

impl Server {
    /// Returns a server in the starting state that the scene describes, as of `now`. What [`Scene::check`] would
    /// report about an item leaves that item out.
    #[must_use]
    pub fn new(scene: &Scene, now: Timestamp) -> Self {
        let store = scene.load(now).0;
        let state = State { store, keys: Keys::default(), jobs: Arc::default(), busy_until: None };
        let world = World { collections: scene.collection.clone(), policy: scene.policy };
        Self { world: world.into(), state }
    }

    /// Answers one request. Never panics; a refused request changes nothing.
    #[must_use]
    pub fn handle(&mut self, request: &Request, now: Timestamp) -> Response {
        let policy = self.world.policy;
        if policy.later.is_some() {
            Arc::make_mut(&mut self.state.jobs).work(&mut self.state.store, policy, now);
        }
        let answer = self.answer(request, now).unwrap_or_else(|problem| problem.response());
        reply::finish(answer, request.method(), now)
    }

    /// Returns what was made since by work that had been taken in before: it is done while other requests are answered.
    #[must_use]
    pub fn made_since(&self, before: &Self) -> Vec<Target> {
        self.state.jobs.done_since(&before.state.jobs)
    }

    /// Returns the answer to what never became a request: the problem, with what every answer has.
    #[must_use]
    pub fn refuse(problem: &Problem, now: Timestamp) -> Response {
        reply::finish(problem.response(), &Method::GET, now)
    }

    /// Returns the resources as they are now.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.state.store
    }

    /// Returns the idempotency keys that the server remembers. They are no part of [`Server::digest`].
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.state.keys
    }

    /// Returns what is known of the idempotency key of a request.
    #[must_use]
    pub fn key_state(&self, request: &Request) -> KeyState {
        self.ticket(request).map_or(KeyState::None, |ticket| self.state.keys.state(&ticket))
    }

    /// Forgets every idempotency key, as a server does that kept them in memory and was started again, or whose keys
    /// have expired.
    pub fn forget_keys(&mut self) {
        self.state.keys = Keys::default();
    }

    /// Takes a request in without applying it yet, as if it took long: until [`Server::complete`], every request with
    /// its key is answered 409 (draft-ietf-httpapi-idempotency-key-header-06 §2.7). Returns whether there is a key that
    /// can be held; without one nothing keeps the same request from being applied in between.
    pub fn begin(&mut self, request: &Request) -> bool {
        self.ticket(request).is_some_and(|ticket| self.state.keys.begin(ticket))
    }

    /// Applies and answers a request that [`Server::begin`] took in.
    #[must_use]
    pub fn complete(&mut self, request: &Request, now: Timestamp) -> Response {
        if let Some(ticket) = self.ticket(request) {
            self.state.keys.end(&ticket);
        }
        self.handle(request, now)
    }

    /// Carries a request out by half, as a server does whose writes are not atomic and that crashes between two of them.
    /// Returns the answer that nobody will hear.
    ///
    /// The order of such a server: take the item out of its collection's list, write or remove the item, put it into the
    /// list, complete the record of the key. It crashes before the list is written; of a DELETE, before the item is
    /// removed. What only reads, or is refused, is done whole.
    #[must_use]
    pub fn half_apply(&mut self, request: &Request, now: Timestamp) -> Response {
        let (before, known) = (self.state.clone(), self.key_state(request));
        let response = self.handle(request, now);
        if request.method().is_safe() || !response.status().is_success() || known == KeyState::Kept {
            return response;
        }
        self.state.keys = before.keys;
        self.begin(request);
        if request.method() == Method::DELETE {
            self.state.store = before.store;
        }
        let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
        if let Ok(Parsed::Here(target)) = target::parse(location.unwrap_or(request.uri().path())) {
            self.state.store.unlist(target);
        }
        response
    }

    /// Returns the collections of the scene, in the order in which the screen lists them.
    #[must_use]
    pub fn collections(&self) -> &[Collection] {
        &self.world.collections
    }

    /// Returns what a target names in this scene, whether or not anything is there.
    #[must_use]
    pub fn place(&self, target: &Target) -> Option<Place<'_>> {
        Place::find(&self.world.collections, target)
    }

    /// Returns the hex digest of the state: every target, media type and content in order, and nothing else.
    #[must_use]
    pub fn digest(&self) -> String {
        self.state.store.digest()
    }

    fn ticket(&self, request: &Request) -> Option<Ticket> {
        let Ok(Parsed::Here(target)) = target::parse(request.uri().path()) else { return None };
        Ticket::of(request, &target).ok().flatten()
    }

    fn answer(&mut self, request: &Request, now: Timestamp) -> Result<Response, Box<Problem>> {
        limits::check(request)?;
        check_method(request.method())?;
        let path = request.uri().path();
        if path == "*" && request.method() == Method::OPTIONS {
            return Ok(methods::whole_server());
        }
        let target = match target::parse(path).map_err(|fault| bad_target(path, fault))? {
            Parsed::Here(target) => target,
            Parsed::Elsewhere(target) => return Ok(moved(&target, request.uri().query())),
        };
        let Self { world, state } = self;
        let World { collections, policy } = &**world;
        let own = own(collections, state, &target).map(Place::Own);
        let place = own.or_else(|| Place::find(collections, &target));
        let place = place.ok_or_else(|| Problem::new(Code::NoSuchCollection).found(target.as_str()))?;
        Call { request, target, place, collections, policy: *policy, now }.answer(state)
    }
}

/// Returns the document of the server itself that the target names, if there is one.
fn own(collections: &[Collection], state: &State, target: &Target) -> Option<Own> {
    match target.as_str() {
        openapi::PATH => openapi::describes(collections).then_some(Own::Description),
        path => jobs::number(path).filter(|number| state.jobs.has(*number)).map(Own::Job),
    }
}

fn check_method(method: &Method) -> Result<(), Box<Problem>> {
    if methods::KNOWN.contains(method) {
        return Ok(());
    }
    let meant = methods::KNOWN.iter().find(|known| known.as_str().eq_ignore_ascii_case(method.as_str()));
    let problem = Problem::new(Code::UnknownMethod).found(method.as_str());
    Err(match meant {
        Some(meant) => problem.expected(meant.as_str()).into(),
        None => problem.into(),
    })
}

fn bad_target(path: &str, fault: BadTarget) -> Problem {
    let code = match fault {
        BadTarget::NoPath => Code::BadTarget,
        BadTarget::PercentEncoding => Code::BadPercentEncoding,
        BadTarget::NotText => Code::TargetNotUtf8,
        BadTarget::Control => Code::ControlInTarget,
    };
    Problem::new(code).found(path)
}

/// Names the canonical URI; 308 keeps method and content (RFC 9110 §15.4.9).
fn moved(target: &Target, query: Option<&str>) -> Response {
    let mut response = reply::status(StatusCode::PERMANENT_REDIRECT);
    let query = query.map(|query| {
        format!("?{}", percent_encoding::utf8_percent_encode(query, percent_encoding::CONTROLS))
    });
    reply::set(&mut response, LOCATION, &format!("{target}{}", query.unwrap_or_default()));
    response
}
