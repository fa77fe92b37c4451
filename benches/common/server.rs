//! A server with many resources, and requests to it.

use std::sync::Arc;

use bytes::Bytes;
use putpost::lab::wire;
use putpost::server::scene::{Accepts, Collection, Seed};
use putpost::server::{Request, Scene};

/// Returns a scene with so many users, each of about 100 bytes, and no account.
pub(crate) fn scene(users: usize) -> Arc<Scene> {
    let collection = |path: &str| Collection { path: path.to_owned(), accepts: Accepts::Json };
    let seed = |n: usize| Seed {
        target: format!("/users/{n}"),
        media_type: "application/json".to_owned(),
        body: body(n),
    };
    Arc::new(Scene {
        collection: vec![collection("/users"), collection("/users/{id}/accounts")],
        resource: (1..=users).map(seed).collect(),
        ..Scene::default()
    })
}

/// Returns a JSON body of exactly 100 bytes; another number, another body.
pub(crate) fn body(n: usize) -> String {
    format!(
        r#"{{"id": {n:>8}, "name": "John Doe", "email": "john@example.com", "about": "{}"}}"#,
        "x".repeat(22)
    )
}

/// Returns a request with a JSON body.
pub(crate) fn request(method: &str, target: &str, body: &str) -> Request {
    let fields = [("Content-Type".to_owned(), "application/json".to_owned())];
    let (mut request, _) = wire::request_from_parts(method, target, &fields, body).unwrap();
    wire::complete(&mut request);
    *request.body_mut() = Bytes::from(body.to_owned());
    request
}
