//! PUT, PATCH and DELETE: steps 7 to 12 of the order of checks.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use http::{Method, StatusCode};

use super::{Answer, Call};
use crate::server::content::{self, PatchFormat, json, merge, patch};
use crate::server::policy::By;
use crate::server::problem::{Code, Problem};
use crate::server::resource::{Resource, Store};
use crate::server::scene::{Accepts, Collection};
use crate::server::target::Target;
use crate::server::{Response, State, Timestamp, limits, reply};

impl Call<'_> {
    pub(super) fn put(&self, store: &mut Store, collection: &Collection) -> Answer {
        let content = self.request.body();
        let media_type = content::media_type(&Method::PUT, self.request.headers(), collection.accepts)?;
        if let Some(parent) = self.missing_parent(store) {
            let problem = Problem::new(Code::MissingParent).found(self.target.as_str());
            return Err(problem.expected(parent.as_str()).into());
        }
        let old = store.at(&self.target);
        if let Err(problem) = self.check_item_conditions(old) {
            let done = |old: &&Resource| *old.media_type == *media_type && old.bytes == *content;
            return self.unless_done(problem, old.filter(done));
        }
        check_content(collection.accepts, content, &self.target)?;
        let bytes = self.edited(collection, content, By::Put, old);
        let verbatim = bytes == *content;
        let resource = Resource::new(media_type, bytes, self.now);
        let etag = resource.etag;
        let stored = store.put(self.target.clone(), resource);
        let mut response =
            reply::status(if stored.created { StatusCode::CREATED } else { StatusCode::NO_CONTENT });
        // Validators would say that what was sent is what is there (RFC 9110 §9.3.4).
        if verbatim {
            reply::set_validators(&mut response, etag, Some(stored.last_modified), self.now);
        }
        Ok(response)
    }

    pub(super) fn patch(&self, state: &mut State, collection: &Collection) -> Answer {
        let item = self.item(&state.store)?;
        let format = content::patch_type(self.request.headers(), &item.media_type)?;
        self.once(state, |state| self.apply_patch(&mut state.store, collection, format))
    }

    fn apply_patch(&self, store: &mut Store, collection: &Collection, format: PatchFormat) -> Answer {
        let item = self.item(store)?;
        if let Err(problem) = self.check_item_conditions(Some(item)) {
            return self
                .unless_done(problem, Some(item).filter(|item| self.patched(item, format) == Ok(None)));
        }
        if let Some(patched) = self.patched(item, format)? {
            limits::content(patched.len())?;
            let patched = Bytes::from(patched);
            check_content(collection.accepts, &patched, &self.target)?;
            let bytes = self.edited(collection, &patched, By::Other, Some(item));
            let resource = Resource::new(item.media_type.clone(), bytes, self.now);
            store.put(self.target.clone(), resource);
        }
        Ok(self.unchanged(self.item(store)?))
    }

    /// Returns what the patch makes of the item; `None` where it changes nothing.
    fn patched(&self, item: &Resource, format: PatchFormat) -> Result<Option<String>, Box<Problem>> {
        let sent = json::check(self.request.body())?;
        let stored = json::check(&item.bytes)
            .map_err(|_| Problem::new(Code::PatchNeedsJson).found(&*item.media_type))?;
        match format {
            PatchFormat::Merge => Ok(merge::merge(stored.text(), sent.text())),
            PatchFormat::Operations => patch::patch(stored.text(), sent.text()),
        }
    }

    pub(super) fn delete(&self, store: &mut Store) -> Answer {
        self.check_item_conditions(Some(self.item(store)?))?;
        let removed = store.remove(&self.target);
        if self.policy.tombstones {
            store.bury(removed);
        }
        Ok(reply::status(StatusCode::NO_CONTENT))
    }

    /// Answers a failed precondition; where the scene says so, as done if what was asked for is `there` already
    /// (RFC 9110 §13.1.1, §13.1.4).
    fn unless_done(&self, problem: Box<Problem>, there: Option<&Resource>) -> Answer {
        match there {
            Some(item) if self.policy.lenient_if_match && problem.code == Code::PreconditionFailed => {
                Ok(self.unchanged(item))
            }
            _ => Err(problem),
        }
    }

    /// Answers a change of which nothing needs to be said but what is there now.
    fn unchanged(&self, item: &Resource) -> Response {
        let mut response = reply::status(StatusCode::NO_CONTENT);
        reply::set_validators(&mut response, item.etag, Some(item.last_modified), self.now);
        response
    }

    fn edited(&self, collection: &Collection, content: &Bytes, by: By, old: Option<&Resource>) -> Bytes {
        match collection.accepts {
            Accepts::Json => self.policy.edited(content, by, old, self.now),
            Accepts::Any => content.clone(),
        }
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
    let Some(id) = json::check(bytes)?.object()?.id() else { return Ok(()) };
    let expected = target.id();
    if id.is(&expected) {
        return Ok(());
    }
    Err(Problem::new(Code::IdMismatch).found(id.text()).expected(expected).into())
}
