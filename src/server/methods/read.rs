//! GET, HEAD and OPTIONS: what is there, and what can be done with it.

use http::StatusCode;
use http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, HeaderValue, LINK, LOCATION, VARY};

use super::{Answer, Call, KNOWN};
use crate::server::condition::{Outcome, Validators};
use crate::server::content::{self, accept};
use crate::server::jobs::Report;
use crate::server::problem::{Code, Problem};
use crate::server::resource::{Resource, Store};
use crate::server::route::{Own, Place};
use crate::server::target::Target;
use crate::server::{Response, State, listing, openapi, reply};

impl Call<'_> {
    pub(super) fn get(&self, state: &State) -> Answer {
        let made;
        let (resource, modified) = match self.place {
            Place::Item(_) => {
                let item = self.item(&state.store)?;
                (item, Some(item.last_modified))
            }
            Place::Own(Own::Job(number)) => match state.jobs.report(number, self.now) {
                Some(Report::Item(target)) => return Ok(see_other(&target)),
                Some(Report::Document(told)) => {
                    made = told;
                    (&made, None)
                }
                None => return Err(Problem::new(Code::NoSuchCollection).found(self.target.as_str()).into()),
            },
            Place::Index | Place::Collection(_) | Place::Own(Own::Description) => {
                made = self.listing(&state.store);
                (&made, None)
            }
        };
        self.check_accepted(resource)?;
        let current = Validators { etag: &resource.etag, last_modified: modified };
        let known = self.check_conditions(Some(current))? == Outcome::NotModified;
        let mut response = reply::status(if known { StatusCode::NOT_MODIFIED } else { StatusCode::OK });
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
        reply::set_validators(&mut response, resource.etag, modified.filter(|_| !known), self.now);
        if self.policy.not_acceptable {
            response.headers_mut().insert(VARY, HeaderValue::from_static("accept"));
        }
        if !known {
            reply::set(&mut response, CONTENT_TYPE, &resource.media_type);
            self.set_link(&mut response);
            *response.body_mut() = resource.bytes.clone();
        }
        Ok(response)
    }

    /// Names what belongs to the target: an item's collection (RFC 6573 §2.2), the index's description (RFC 8631 §4).
    fn set_link(&self, response: &mut Response) {
        let link = match self.place {
            Place::Item(_) => format!("<{}>; rel=\"collection\"", self.target.collection()),
            Place::Index if openapi::describes(self.collections) => {
                format!("<{}>; rel=\"service-desc\"", openapi::PATH)
            }
            Place::Index | Place::Collection(_) | Place::Own(_) => return,
        };
        reply::set(response, LINK, &link);
    }

    fn check_accepted(&self, resource: &Resource) -> Result<(), Box<Problem>> {
        let fields = self.request.headers();
        if !self.policy.not_acceptable || accept::accepts(fields, &resource.media_type) {
            return Ok(());
        }
        let problem = Problem::new(Code::NotAcceptable).about(&ACCEPT).found(self.sent(&ACCEPT));
        let problem = problem.expected(&*resource.media_type);
        Err(problem.sending(VARY, HeaderValue::from_static("accept")).into())
    }

    pub(super) fn options(&self) -> Response {
        let mut response = reply::status(StatusCode::NO_CONTENT);
        reply::set_allow(&mut response, self.place.allow());
        match self.place {
            Place::Index | Place::Own(_) => {}
            Place::Item(_) => reply::set(&mut response, content::ACCEPT_PATCH, content::PATCHES),
            Place::Collection(collection) => {
                reply::set(&mut response, content::ACCEPT_POST, content::accepted(collection.accepts));
            }
        }
        response
    }

    /// Returns the representation that the server makes of a target that is no item.
    pub(super) fn listing(&self, store: &Store) -> Resource {
        let bytes = match self.place {
            Place::Index => listing::index(self.collections),
            Place::Own(_) => openapi::document(),
            Place::Collection(_) | Place::Item(_) => listing::collection(store, &self.target),
        };
        Resource::new(content::JSON, bytes, self.now)
    }
}

/// Points to what a job has made (RFC 9110 §15.4.4).
fn see_other(target: &Target) -> Response {
    let mut response = reply::status(StatusCode::SEE_OTHER);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    reply::set(&mut response, LOCATION, target.as_str());
    response
}

/// Answers `OPTIONS *`: what the server as a whole can do (RFC 9110 §9.3.7).
pub(in crate::server) fn whole_server() -> Response {
    let mut response = reply::status(StatusCode::NO_CONTENT);
    reply::set_allow(&mut response, KNOWN);
    response
}
