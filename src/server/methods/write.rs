//! PUT, PATCH, DELETE and POST: steps 7 to 12 of the order of checks.

use bytes::Bytes;
use http::header::{CONTENT_LOCATION, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION};
use http::{Method, StatusCode};

use super::{Answer, Call};
use crate::server::condition::{self, Validators};
use crate::server::content::{self, json, merge};
use crate::server::idempotency::Ticket;
use crate::server::problem::{Code, Problem};
use crate::server::resource::{Resource, Store};
use crate::server::scene::{Accepts, Collection};
use crate::server::target::Target;
use crate::server::{Response, State, Timestamp, limits, reply};

impl Call<'_> {
    pub(super) fn put(&self, store: &mut Store, collection: &Collection) -> Answer {
        let media_type = content::media_type(&Method::PUT, self.request.headers(), collection.accepts)?;
        if let Some(parent) = self.missing_parent(store) {
            let problem = Problem::new(Code::MissingParent).found(self.target.as_str());
            return Err(problem.expected(parent.as_str()).into());
        }
        self.check_item_conditions(store)?;
        check_content(collection.accepts, self.request.body(), &self.target)?;
        let resource = Resource::new(media_type, self.request.body().clone(), self.now);
        let etag = resource.etag.clone();
        let stored = store.put(self.target.clone(), resource);
        let mut response =
            reply::status(if stored.created { StatusCode::CREATED } else { StatusCode::NO_CONTENT });
        reply::set_validators(&mut response, &etag, Some(stored.last_modified), self.now);
        Ok(response)
    }

    pub(super) fn patch(&self, state: &mut State, collection: &Collection) -> Answer {
        let item = self.item(&state.store)?;
        content::patch_type(self.request.headers(), &item.media_type)?;
        self.once(state, |store| self.apply_patch(store, collection))
    }

    fn apply_patch(&self, store: &mut Store, collection: &Collection) -> Answer {
        let item = self.item(store)?;
        self.check_item_conditions(store)?;
        let patch = json::check(self.request.body())?;
        let stored = json::check(&item.bytes)
            .map_err(|_| Problem::new(Code::PatchNeedsJson).found(&item.media_type))?;
        if let Some(merged) = merge::merge(stored.text(), patch.text()) {
            limits::content(merged.len())?;
            let merged = Bytes::from(merged);
            check_content(collection.accepts, &merged, &self.target)?;
            let resource = Resource::new(item.media_type.clone(), merged, self.now);
            store.put(self.target.clone(), resource);
        }
        let mut response = reply::status(StatusCode::NO_CONTENT);
        if let Some(item) = store.at(&self.target) {
            reply::set_validators(&mut response, &item.etag, Some(item.last_modified), self.now);
        }
        Ok(response)
    }

    pub(super) fn delete(&self, store: &mut Store) -> Answer {
        self.item(store)?;
        self.check_item_conditions(store)?;
        store.remove(&self.target);
        Ok(reply::status(StatusCode::NO_CONTENT))
    }

    pub(super) fn post(&self, state: &mut State, collection: &Collection) -> Answer {
        let media_type = content::media_type(&Method::POST, self.request.headers(), collection.accepts)?;
        self.once(state, |store| self.apply_post(store, collection, media_type))
    }

    fn apply_post(&self, store: &mut Store, collection: &Collection, media_type: String) -> Answer {
        let body = self.request.body();
        if condition::is_conditional(self.request.headers()) {
            let listed = self.listing(store);
            self.check_conditions(Some(Validators { etag: &listed.etag, last_modified: None }))?;
        }
        if body.is_empty() && !self.request.headers().contains_key(CONTENT_TYPE) {
            return Err(Problem::new(Code::EmptyContent).into());
        }
        let target = store.next(&self.target);
        let bytes = match collection.accepts {
            Accepts::Json => numbered(body, &target.id())?,
            Accepts::Any => body.clone(),
        };
        let resource = Resource::new(media_type, bytes, self.now);
        store.put(target.clone(), resource.clone());
        Ok(self.created(&target, resource))
    }

    /// Applies a request unless one with its Idempotency-Key was applied before: then that one's answer is the answer.
    /// The key is kept in the same step as the change.
    fn once(&self, state: &mut State, apply: impl FnOnce(&mut Store) -> Answer) -> Answer {
        let Some(ticket) = Ticket::of(self.request, &self.target)? else { return apply(&mut state.store) };
        if let Some(answer) = state.keys.answer(&ticket)? {
            return Ok(answer);
        }
        let answer = apply(&mut state.store)?;
        state.keys.keep(ticket, &answer);
        Ok(answer)
    }

    /// Answers a POST: where the new item is, and what it is (RFC 9110 §9.3.3, §8.7).
    fn created(&self, target: &Target, resource: Resource) -> Response {
        let mut response = reply::status(StatusCode::CREATED);
        reply::set(&mut response, LOCATION, target.as_str());
        reply::set(&mut response, CONTENT_LOCATION, target.as_str());
        reply::set(&mut response, CONTENT_TYPE, &resource.media_type);
        reply::set_validators(&mut response, &resource.etag, Some(resource.last_modified), self.now);
        *response.body_mut() = resource.bytes;
        response
    }
}

/// Returns the item of a scene, if a PUT of it would be taken.
pub(in crate::server) fn item(
    media_type: &str,
    body: &str,
    accepts: Accepts,
    target: &Target,
    now: Timestamp,
) -> Result<Resource, Box<Problem>> {
    let named =
        HeaderValue::from_str(media_type).map_err(|_| Problem::new(Code::BadMediaType).found(media_type))?;
    let fields = HeaderMap::from_iter([(CONTENT_TYPE, named)]);
    let media_type = content::media_type(&Method::PUT, &fields, accepts)?;
    let bytes = Bytes::copy_from_slice(body.as_bytes());
    check_content(accepts, &bytes, target)?;
    Ok(Resource::new(media_type, bytes, now))
}

/// Checks the content of an item: in a JSON collection an object whose `id`, if it has one, is the item's.
fn check_content(accepts: Accepts, bytes: &Bytes, target: &Target) -> Result<(), Box<Problem>> {
    if accepts == Accepts::Any {
        return Ok(());
    }
    let expected = target.id();
    match json::check(bytes)?.object()?.id() {
        Some(id) if !id.is(&expected) => {
            Err(Problem::new(Code::IdMismatch).found(id.text()).expected(expected).into())
        }
        _ => Ok(()),
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
