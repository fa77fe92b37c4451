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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use http::Method;
    use serde_json::Value;

    use super::*;
    use crate::files::Files;
    use crate::server::route::{Own, Place};
    use crate::server::{Code, Scene, Target};

    fn read() -> Value {
        serde_json::from_str(DOCUMENT).unwrap()
    }

    /// Follows a reference into the components.
    fn resolved<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
        match value.get("$ref") {
            Some(path) => document.pointer(path.as_str().unwrap().strip_prefix('#').unwrap()).unwrap(),
            None => value,
        }
    }

    /// Returns each path with its methods, every variable written as `x`.
    fn described(document: &Value) -> BTreeSet<(String, String)> {
        let segment =
            |segment: &str| if segment.starts_with('{') { "x".to_owned() } else { segment.to_owned() };
        let mut found = BTreeSet::new();
        for (path, methods) in document["paths"].as_object().unwrap() {
            let path = path.split('/').map(segment).collect::<Vec<_>>().join("/");
            let methods = methods.as_object().unwrap().keys().filter(|method| *method != "parameters");
            found.extend(methods.map(|method| (path.clone(), method.to_uppercase())));
        }
        found
    }

    #[test]
    fn it_names_exactly_the_targets_and_methods_of_the_scene() {
        let file = Files::embedded().get("assets/scenes/one-user.toml").unwrap().to_owned();
        let Scene { collection: collections, .. } = toml::from_str(&file).unwrap();
        assert!(describes(&collections));
        let mut there = BTreeSet::new();
        let mut add = |path: &str, allowed: &[Method]| {
            there.extend(allowed.iter().map(|method| (path.to_owned(), method.to_string())));
        };
        add(PATH, Place::Own(Own::Description).allow());
        add("/jobs/x", Place::Own(Own::Job(1)).allow());
        let patterns = collections.iter().map(|collection| collection.path.replace("{id}", "x"));
        for path in patterns.flat_map(|path| [format!("{path}/x"), path]).chain(["/".to_owned()]) {
            add(&path, Place::find(&collections, &Target::new(path.as_str())).unwrap().allow());
        }
        assert_eq!(described(&read()), there);
    }

    #[test]
    fn it_knows_every_problem_and_where_its_status_is_told() {
        let document = read();
        let problem = &document["components"]["schemas"]["Problem"]["properties"];
        let codes: Vec<&str> =
            problem["type"]["enum"].as_array().unwrap().iter().map(|code| code.as_str().unwrap()).collect();
        assert_eq!(codes, Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>());
        let mut told = BTreeSet::new();
        for methods in document["paths"].as_object().unwrap().values() {
            for (method, operation) in methods.as_object().unwrap().iter().filter(|(_, o)| o.is_object()) {
                for (status, response) in operation["responses"].as_object().unwrap() {
                    let response = resolved(&document, response);
                    let refuses = status.starts_with(['4', '5']);
                    let has_problem = response["content"].get("application/problem+json").is_some();
                    assert_eq!(has_problem, refuses && method != "head", "{method} {status}");
                    told.insert(status.parse::<u16>().unwrap());
                }
            }
        }
        // What only a gateway in between says, and what is told of methods that are not described.
        let elsewhere = [Code::BadGateway, Code::GatewayTimeout, Code::MethodNotAllowed];
        for code in Code::ALL.iter().filter(|code| !elsewhere.contains(code)) {
            assert!(told.contains(&code.status().as_u16()), "{code}");
        }
    }

    #[test]
    fn another_map_of_collections_has_no_description() {
        let scene: Scene = toml::from_str("collection = [{ path = '/users', accepts = 'json' }]").unwrap();
        assert!(!describes(&scene.collection));
    }
}
