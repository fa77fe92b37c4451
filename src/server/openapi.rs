//! The description of the server in OpenAPI: a document of the server itself, for tools that read such things.

use bytes::Bytes;

use super::scene::{Accepts, Collection};

/// Where it is.
pub const PATH: &str = "/openapi.json";

const DOCUMENT: &str = include_str!("../../assets/openapi.json");

/// The collections that it describes.
const COLLECTIONS: [(&str, Accepts); 3] =
    [("/users", Accepts::Json), ("/users/{id}/accounts", Accepts::Json), ("/blogs", Accepts::Any)];

/// Returns whether it is true of a server with these collections. On any other there is no such document.
#[must_use]
pub fn describes(collections: &[Collection]) -> bool {
    collections.iter().map(|collection| (collection.path.as_str(), collection.accepts)).eq(COLLECTIONS)
}

/// Returns the document.
#[must_use]
pub fn document() -> Bytes {
    Bytes::from_static(DOCUMENT.as_bytes())
}
