//! The second client: somebody else on the same server, who writes what the learner did not expect.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::exchange::{Origin, Sent};
use super::wire::WireError;
use super::{Lab, change, wire};
use crate::server::route::Place;
use crate::server::scene::Peer;
use crate::server::{Request, Resource, Response, Scene, Target};

/// The names that it writes where the scene does not say what; each time another than the one that is there.
const NAMES: [&str; 3] = ["Rupa", "Karim", "Tania"];

/// Returns what the second client sends by itself, after so many messages of the learner.
pub(super) fn due(scene: &Scene, own: u32) -> Vec<Sent> {
    let now = |peer: &&Peer| peer.after.is_some_and(|after| after.get() == own);
    scene.peer.iter().filter(now).map(message).collect()
}

/// Returns what the second client sends when it is asked to act. `None` where there is nothing that it could do.
pub(super) fn asked(lab: &Lab) -> Option<Sent> {
    let own = lab.history.here().own;
    let by_itself = |peer: &&Peer| peer.after.is_some_and(|after| after.get() <= own);
    let acted = lab.path().filter(|exchange| exchange.origin == Origin::Peer).count();
    let asked = acted.saturating_sub(lab.scene.peer.iter().filter(by_itself).count());
    let planned = lab.scene.peer.iter().filter(|peer| peer.after.is_none()).nth(asked);
    planned.map(message).or_else(|| change_of(lab))
}

/// Returns the request that a second client sends.
///
/// # Errors
/// Why it is none, with its place: line 1 is method and target, then come the media type, if there is one, and the header.
pub fn request(peer: &Peer) -> Result<Request, WireError> {
    let made = wire::request_from_parts(&peer.method, &peer.target, &headers(peer), &peer.body);
    made.map(|(request, _)| request)
}

fn message(peer: &Peer) -> Sent {
    let meant = || wire::text_from_parts(&peer.method, &peer.target, &headers(peer), &peer.body);
    request(peer).map_or_else(|_| Sent::Text(meant()), Sent::Request)
}

fn headers(peer: &Peer) -> Vec<(String, String)> {
    let split = |line: &String| {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        (name.to_owned(), value.trim().to_owned())
    };
    let media_type = peer.media_type.iter().map(|value| ("Content-Type".to_owned(), value.clone()));
    media_type.chain(peer.header.iter().map(split)).collect()
}

/// The partner in a lost update: has read what the learner addressed last, and writes it back with a change of its own.
fn change_of(lab: &Lab) -> Option<Sent> {
    let store = lab.server().store();
    let target = addressed(lab).or_else(|| store.iter().next().map(|(target, _)| target.clone()));
    let Some(target) = target else { return create(lab) };
    let resource = store.at(&target);
    let media_type = resource.map_or("application/json", |resource| &resource.media_type);
    put("PUT", target.as_str(), media_type, changed(resource))
}

/// Returns the item that the learner's last message named or made, whether or not it is there now.
fn addressed(lab: &Lab) -> Option<Target> {
    let (_, last) = lab.last_own()?;
    let response = last.heard().unwrap_or_else(|| Response::new(Bytes::new()));
    let items = change::addressed(&last.sent(), &response).into_iter();
    let touched = items.chain(last.changes.iter().map(|change| change.target.clone()));
    let is_item = |target: &Target| matches!(lab.server().place(target), Some(Place::Item(_)));
    touched.filter(is_item).last()
}

/// Where there is nothing yet, the first collection gets its first item.
fn create(lab: &Lab) -> Option<Sent> {
    let fixed = |path: &&str| !path.contains('{');
    let path = lab.server().collections().iter().map(|collection| collection.path.as_str()).find(fixed)?;
    put("POST", path, "application/json", changed(None))
}

fn put(method: &str, target: &str, media_type: &str, content: Bytes) -> Option<Sent> {
    let headers = [(CONTENT_TYPE.to_string(), media_type.to_owned())];
    let made = wire::request_from_octets(method, target, &headers, content);
    made.ok().map(|(request, _)| Sent::Request(request))
}

/// Returns a copy of what is there with another name in it; of what is no JSON object, with a name at its end.
fn changed(resource: Option<&Resource>) -> Bytes {
    let there = resource.map_or(&b"{}"[..], |resource| &resource.bytes);
    let Ok(mut members) = serde_json::from_slice::<Map<String, Value>>(there) else {
        let name = NAMES.iter().find(|name| !there.ends_with(name.as_bytes())).unwrap_or(&NAMES[0]);
        return [there, b" ", name.as_bytes()].concat().into();
    };
    let known = members.get("name").and_then(Value::as_str);
    let name = NAMES.into_iter().find(|name| known != Some(name)).unwrap_or_default();
    members.insert("name".to_owned(), name.into());
    super::bytes_of(Value::Object(members).to_string())
}
