//! GET, HEAD and OPTIONS: what is there, and what can be done with it.

use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, LINK};

use super::{Answer, Call, KNOWN};
use crate::server::condition::{Outcome, Validators};
use crate::server::resource::{Resource, Store};
use crate::server::route::Place;
use crate::server::{Response, content, listing, reply};

impl Call<'_> {
    pub(super) fn get(&self, store: &Store) -> Answer {
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

    pub(super) fn options(&self) -> Response {
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

    pub(super) fn listing(&self, store: &Store) -> Resource {
        let bytes = match self.place {
            Place::Index => listing::index(self.collections),
            _ => listing::collection(store, &self.target),
        };
        Resource::new(content::JSON, bytes, self.now)
    }
}

/// Answers `OPTIONS *`: what the server as a whole can do (RFC 9110 §9.3.7).
pub(in crate::server) fn whole_server() -> Response {
    let mut response = reply::status(StatusCode::NO_CONTENT);
    reply::set_allow(&mut response, KNOWN);
    response
}
