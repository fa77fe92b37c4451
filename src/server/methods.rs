//! Which method may be used on what, and what all methods ask: steps 4 to 6 and 10 of the order of checks.

mod create;
mod read;
mod write;

use http::Method;
use http::header::{HeaderName, IF_NONE_MATCH};

use super::condition::{self, Outcome, Validators};
use super::policy::Policy;
use super::problem::{Code, Problem};
use super::resource::{Resource, Store};
use super::route::Place;
use super::scene::Collection;
use super::target::Target;
use super::{Request, Response, State, Timestamp};

pub(super) use create::Draft;
pub(super) use read::whole_server;
pub(super) use write::item;

/// The methods that this server knows; all others are 501 (RFC 9110 §9.1).
pub(super) const KNOWN: &[Method] =
    &[Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];

type Answer = Result<Response, Box<Problem>>;

/// One request on its way: what it names is known.
pub(super) struct Call<'a> {
    pub(super) request: &'a Request,
    pub(super) target: Target,
    pub(super) place: Place<'a>,
    pub(super) collections: &'a [Collection],
    pub(super) policy: Policy,
    pub(super) now: Timestamp,
}

impl Call<'_> {
    /// Does what the method asks for.
    pub(super) fn answer(&self, state: &mut State) -> Answer {
        let method = self.request.method();
        if matches!(*method, Method::GET | Method::HEAD | Method::POST) {
            self.check_parent(&state.store)?;
        }
        if !self.place.allow().contains(method) {
            let problem = Problem::new(Code::MethodNotAllowed).found(method.as_str());
            return Err(problem.allowing(self.place.allow()).into());
        }
        if let (Some(busy), false) = (self.policy.busy, method.is_safe()) {
            busy.check(&mut state.busy_until, self.now)?;
        }
        match (method, self.place) {
            (&Method::OPTIONS, _) => Ok(self.options()),
            (&Method::PUT, Place::Item(collection)) => self.put(&mut state.store, collection),
            (&Method::PATCH, Place::Item(collection)) => self.patch(state, collection),
            (&Method::DELETE, Place::Item(_)) => self.delete(&mut state.store),
            (&Method::POST, Place::Collection(collection)) => self.post(state, collection),
            _ => self.get(state),
        }
    }

    fn check_parent(&self, store: &Store) -> Result<(), Box<Problem>> {
        match self.missing_parent(store) {
            Some(parent) if store.is_gone(&parent) => Err(self.gone()),
            Some(parent) => {
                let problem = Problem::new(Code::NoSuchCollection).found(self.target.as_str());
                Err(problem.expected(parent.as_str()).into())
            }
            None => Ok(()),
        }
    }

    fn missing_parent(&self, store: &Store) -> Option<Target> {
        self.place.parent(&self.target).filter(|parent| store.at(parent).is_none())
    }

    fn item<'s>(&self, store: &'s Store) -> Result<&'s Resource, Box<Problem>> {
        store.at(&self.target).ok_or_else(|| {
            if store.is_gone(&self.target) {
                return self.gone();
            }
            let problem = Problem::new(Code::NoSuchItem).found(self.target.as_str());
            problem.expected(self.target.collection()).into()
        })
    }

    fn gone(&self) -> Box<Problem> {
        Problem::new(Code::Gone).found(self.target.as_str()).into()
    }

    /// Checks what the request says about the item that it would change.
    fn check_item_conditions(&self, current: Option<&Resource>) -> Result<(), Box<Problem>> {
        let fields = self.request.headers();
        if condition::is_conditional(fields) {
            self.check_conditions(current.map(Validators::of))?;
        }
        match current {
            Some(item) if self.policy.require_preconditions && !condition::is_guarded(fields) => {
                Err(Policy::unguarded(item).into())
            }
            _ => Ok(()),
        }
    }

    fn check_conditions(&self, current: Option<Validators<'_>>) -> Result<Outcome, Box<Problem>> {
        let reads = matches!(*self.request.method(), Method::GET | Method::HEAD);
        let field = match condition::evaluate(self.request.headers(), reads, current) {
            Outcome::Failed(field) => field,
            outcome => return Ok(outcome),
        };
        let code = if field == IF_NONE_MATCH { Code::AlreadyExists } else { Code::PreconditionFailed };
        let problem = Problem::new(code).about(&field).expected(self.sent(&field));
        Err(match current {
            Some(current) => problem.found(format!("\"{}\"", current.etag)).into(),
            None => problem.into(),
        })
    }

    /// Returns the field as it was sent, to be shown.
    fn sent(&self, name: &HeaderName) -> String {
        let lines = self.request.headers().get_all(name).iter();
        lines.map(|line| String::from_utf8_lossy(line.as_bytes())).collect::<Vec<_>>().join(", ")
    }
}
