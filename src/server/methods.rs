//! What each method does to each kind of target: steps 4 to 12 of the order of checks.

use bytes::Bytes;
use http::header::{
    CACHE_CONTROL, CONTENT_LOCATION, CONTENT_TYPE, HeaderMap, HeaderValue, IF_NONE_MATCH, LINK, LOCATION,
};
use http::{Method, StatusCode};

use super::condition::{self, Outcome, Validators};
use super::content::{self, json, merge};
use super::problem::{Code, Problem};
use super::reply;
use super::resource::{Resource, Store};
use super::route::Place;
use super::scene::{Accepts, Collection};
use super::target::Target;
use super::{Request, Response, Timestamp};
use super::{limits, listing};

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
    pub(super) now: Timestamp,
}

impl Call<'_> {
    /// Does what the method asks for.
    pub(super) fn answer(&self, store: &mut Store) -> Answer {
        let method = self.request.method();
        if matches!(*method, Method::GET | Method::HEAD | Method::POST) {
            self.check_parent(store)?;
        }
        if !self.place.allow().contains(method) {
            let problem = Problem::new(Code::MethodNotAllowed).found(method.as_str());
            return Err(problem.allowing(self.place.allow()).into());
        }
        match (method, self.place) {
            (&Method::OPTIONS, _) => Ok(self.options()),
            (&Method::PUT, Place::Item(collection)) => self.put(store, collection),
            (&Method::PATCH, Place::Item(collection)) => self.patch(store, collection),
            (&Method::DELETE, Place::Item(_)) => self.delete(store),
            (&Method::POST, Place::Collection(collection)) => self.post(store, collection),
            _ => self.get(store),
        }
    }

    fn check_parent(&self, store: &Store) -> Result<(), Box<Problem>> {
        match self.missing_parent(store) {
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

    fn get(&self, store: &Store) -> Answer {
        let listed;
        let (resource, modified) = match self.place {
            Place::Item(_) => {
                let item = self.item(store)?;
                (item, Some(item.last_modified))
            }
            Place::Index | Place::Collection(_) => {
                listed = self.listing(store);
                (&listed, None)
            }
        };
        let current = Validators { etag: &resource.etag, last_modified: modified };
        let known = self.check_conditions(Some(current))? == Outcome::NotModified;
        let mut response = reply::status(if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        reply::set_validators(&mut response, &resource.etag, modified.filter(|_| !known), self.now);
        if !known {
            reply::set(&mut response, CONTENT_TYPE, &resource.media_type);
            *response.body_mut() = resource.bytes.clone();
            if let Place::Item(_) = self.place {
                reply::set(
                    &mut response,
                    LINK,
                    &format!("<{}>; rel=\"collection\"", self.target.collection()),
                );
            }
        }
        Ok(response)
    }

    fn put(&self, store: &mut Store, collection: &Collection) -> Answer {
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

    fn patch(&self, store: &mut Store, collection: &Collection) -> Answer {
        let item = self.item(store)?;
        content::patch_type(self.request.headers(), &item.media_type)?;
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

    fn delete(&self, store: &mut Store) -> Answer {
        self.item(store)?;
        self.check_item_conditions(store)?;
        store.remove(&self.target);
        Ok(reply::status(StatusCode::NO_CONTENT))
    }

    fn post(&self, store: &mut Store, collection: &Collection) -> Answer {
        let body = self.request.body();
        let media_type = content::media_type(&Method::POST, self.request.headers(), collection.accepts)?;
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

    fn options(&self) -> Response {
        let mut response = reply::status(StatusCode::NO_CONTENT);
        reply::set_allow(&mut response, self.place.allow());
        match self.place {
            Place::Index => {}
            Place::Item(_) => reply::set(&mut response, content::ACCEPT_PATCH, content::MERGE_PATCH),
            Place::Collection(collection) => {
                reply::set(&mut response, content::ACCEPT_POST, content::accepted(collection.accepts));
            }
        }
        response
    }

    fn item<'s>(&self, store: &'s Store) -> Result<&'s Resource, Box<Problem>> {
        store.at(&self.target).ok_or_else(|| {
            let problem = Problem::new(Code::NoSuchItem).found(self.target.as_str());
            problem.expected(self.target.collection()).into()
        })
    }

    fn listing(&self, store: &Store) -> Resource {
        let bytes = match self.place {
            Place::Index => listing::index(self.collections),
            _ => listing::collection(store, &self.target),
        };
        Resource::new(content::JSON, bytes, self.now)
    }

    fn check_item_conditions(&self, store: &Store) -> Result<(), Box<Problem>> {
        if !condition::is_conditional(self.request.headers()) {
            return Ok(());
        }
        let current = store.at(&self.target);
        let current =
            current.map(|item| Validators { etag: &item.etag, last_modified: Some(item.last_modified) });
        self.check_conditions(current).map(|_| ())
    }

    fn check_conditions(&self, current: Option<Validators<'_>>) -> Result<Outcome, Box<Problem>> {
        let fields = self.request.headers();
        let reads = matches!(*self.request.method(), Method::GET | Method::HEAD);
        let field = match condition::evaluate(fields, reads, current) {
            Outcome::Failed(field) => field,
            outcome => return Ok(outcome),
        };
        let code = if field == IF_NONE_MATCH { Code::AlreadyExists } else { Code::PreconditionFailed };
        let lines: Vec<_> =
            fields.get_all(&field).iter().map(|line| String::from_utf8_lossy(line.as_bytes())).collect();
        let problem = Problem::new(code).about(&field).expected(lines.join(", "));
        Err(match current {
            Some(current) => problem.found(reply::quoted(current.etag)).into(),
            None => problem.into(),
        })
    }
}

/// Answers `OPTIONS *`: what the server as a whole can do (RFC 9110 §9.3.7).
pub(super) fn whole_server() -> Response {
    let mut response = reply::status(StatusCode::NO_CONTENT);
    reply::set_allow(&mut response, KNOWN);
    response
}

/// Returns the item of a scene, if a PUT of it would be taken.
pub(super) fn item(
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
