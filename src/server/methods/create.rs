//! POST: a new item at a URI that the server chooses; and what a key makes of it: once and not again.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{CONTENT_LOCATION, CONTENT_TYPE, LOCATION};
use http::{Method, StatusCode};

use super::{Answer, Call};
use crate::server::condition::{self, Validators};
use crate::server::content::{self, json};
use crate::server::idempotency::Ticket;
use crate::server::jobs::{self, Report};
use crate::server::policy::{By, Later, Policy};
use crate::server::problem::{Code, Problem};
use crate::server::resource::{Resource, Store};
use crate::server::scene::{Accepts, Collection};
use crate::server::target::Target;
use crate::server::{Response, State, Timestamp, reply};

/// A new item as a POST asks for it: its content is checked, its URI not chosen yet.
#[derive(Clone, Debug)]
pub(in crate::server) struct Draft {
    /// The collection that it goes to.
    pub(in crate::server) collection: Target,
    /// The item without which there is no such collection.
    parent: Option<Target>,
    accepts: Accepts,
    media_type: Arc<str>,
    content: Bytes,
}

impl Draft {
    /// Stores the item at the next free number of its collection.
    ///
    /// # Errors
    /// 404 where the collection is gone by now; what a POST of this content is refused for.
    pub(in crate::server) fn create(
        self,
        store: &mut Store,
        policy: Policy,
        now: Timestamp,
    ) -> Result<(Target, Resource), Box<Problem>> {
        if let Some(parent) = self.parent.filter(|parent| store.at(parent).is_none()) {
            let problem = Problem::new(Code::NoSuchCollection).found(self.collection.as_str());
            return Err(problem.expected(parent.as_str()).into());
        }
        let target = store.next(&self.collection);
        let bytes = match self.accepts {
            Accepts::Json => policy.edited(&numbered(&self.content, &target.id())?, By::Other, None, now),
            Accepts::Any => self.content,
        };
        let resource = Resource::new(self.media_type, bytes, now);
        store.put(target.clone(), resource.clone());
        Ok((target, resource))
    }
}

impl Call<'_> {
    pub(super) fn post(&self, state: &mut State, collection: &Collection) -> Answer {
        let media_type = content::media_type(&Method::POST, self.request.headers(), collection.accepts)?;
        self.once(state, |state| {
            if condition::is_conditional(self.request.headers()) {
                let listed = self.listing(&state.store);
                self.check_conditions(Some(Validators { etag: &listed.etag, last_modified: None }))?;
            }
            let draft = self.draft(collection, media_type)?;
            match self.policy.later {
                Some(Later { requests }) => Ok(self.accepted(state, draft, requests.get())),
                None => Ok(self.created(draft.create(&mut state.store, self.policy, self.now)?)),
            }
        })
    }

    fn draft(&self, collection: &Collection, media_type: &str) -> Result<Draft, Box<Problem>> {
        let content = self.request.body().clone();
        if content.is_empty() && !self.request.headers().contains_key(CONTENT_TYPE) {
            return Err(Problem::new(Code::EmptyContent).into());
        }
        if collection.accepts == Accepts::Json {
            json::check(&content)?.object()?;
        }
        let (target, parent) = (self.target.clone(), self.place.parent(&self.target));
        Ok(Draft {
            collection: target,
            parent,
            accepts: collection.accepts,
            media_type: media_type.into(),
            content,
        })
    }

    /// Applies a request unless one with its Idempotency-Key was applied before: then that one's answer is the answer.
    /// The key is kept in the same step as the change.
    pub(super) fn once(&self, state: &mut State, apply: impl FnOnce(&mut State) -> Answer) -> Answer {
        let Some(ticket) = Ticket::of(self.request, &self.target)? else { return apply(state) };
        if let Some(answer) = state.keys.answer(&ticket)? {
            return Ok(answer);
        }
        let answer = apply(state)?;
        state.keys.keep(ticket, &answer);
        Ok(answer)
    }

    /// Answers a POST: where the new item is, and what it is (RFC 9110 §9.3.3, §8.7).
    fn created(&self, (target, resource): (Target, Resource)) -> Response {
        let mut response = reply::status(StatusCode::CREATED);
        reply::set(&mut response, LOCATION, target.as_str());
        reply::set(&mut response, CONTENT_LOCATION, target.as_str());
        reply::set(&mut response, CONTENT_TYPE, &resource.media_type);
        reply::set_validators(&mut response, resource.etag, Some(resource.last_modified), self.now);
        *response.body_mut() = resource.bytes.clone();
        response
    }

    /// Answers a POST that is not done yet: where to ask what became of it, and what is to be told now (RFC 9110
    /// §15.3.3).
    fn accepted(&self, state: &mut State, draft: Draft, requests: u32) -> Response {
        let number = Arc::make_mut(&mut state.jobs).take(draft, requests);
        let mut response = reply::status(StatusCode::ACCEPTED);
        reply::set(&mut response, LOCATION, &jobs::uri(number));
        if let Some(Report::Document(told)) = state.jobs.report(number, self.now) {
            reply::set(&mut response, CONTENT_TYPE, &told.media_type);
            *response.body_mut() = told.bytes.clone();
        }
        response
    }
}

/// Returns the content of a new item; the server chose its id, so an `id` in it is rewritten, but never added.
fn numbered(bytes: &Bytes, number: &str) -> Result<Bytes, Box<Problem>> {
    let object = json::check(bytes)?.object()?;
    Ok(match object.id() {
        Some(id) if !id.is(number) => Bytes::from(id.replaced(object.text(), number)),
        _ => bytes.clone(),
    })
}
