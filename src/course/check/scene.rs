//! S12: every scene is a server that can be: each path, item and request in it is what the server would take.

use super::Sheet;
use crate::course::Course;
use crate::course::load::scene_path;
use crate::diagnostic::Diagnostic;
use crate::files::Files;
use crate::i18n::Message;
use crate::lab::peer;
use crate::server::Scene;
use crate::server::scene::{Peer, SceneFault};
use crate::spanned::{Document, Node, Place};

/// What a collection's path looks like.
const PATHS: &str = "/users, /users/{id}/accounts";

pub(super) fn rules(files: &Files, course: &Course, found: &mut Vec<Diagnostic>) {
    for (name, scene) in &course.scenes {
        let path = scene_path(name);
        let Some(Ok(document)) = files.get(&path).map(Document::parse) else { continue };
        let mut sheet = Sheet { path: &path, document: &document, found };
        let root = document.root();
        for fault in scene.check() {
            let (place, message) = told(scene, &fault, root);
            sheet.tell(place, "S12", message);
        }
        for (at, peer) in scene.peer.iter().enumerate() {
            second_client(peer, root.at("peer").nth(at), &mut sheet);
        }
    }
}

/// Returns where a fault of a scene stands, and what it is.
fn told(scene: &Scene, fault: &SceneFault, root: Node<'_>) -> (Place, Message) {
    let collection = |at: usize| root.at("collection").nth(at).at("path").value_place();
    let item = |at: usize| root.at("resource").nth(at).at("target").value_place();
    let path =
        |at: usize| scene.collection.get(at).map(|collection| collection.path.clone()).unwrap_or_default();
    let target = |at: usize| scene.resource.get(at).map(|seed| seed.target.clone()).unwrap_or_default();
    match fault {
        SceneFault::BadPath(at) => {
            (collection(*at), Message::CheckS12Path { path: path(*at), expected: PATHS.to_owned() })
        }
        SceneFault::SameCollection(at) => (collection(*at), Message::CheckS12Twice { path: path(*at) }),
        SceneFault::OwnPath(at) => (collection(*at), Message::CheckS12Own { path: path(*at) }),
        SceneFault::NoParentCollection(at) => (collection(*at), Message::CheckS12Below { path: path(*at) }),
        SceneFault::BadTarget(at) => (item(*at), Message::CheckS12Target { target: target(*at) }),
        SceneFault::SameTarget(at) => (item(*at), Message::CheckS12Twice { path: target(*at) }),
        SceneFault::OutsideCollection(at) => (item(*at), Message::CheckS12Outside { target: target(*at) }),
        SceneFault::MissingParent(at) => (item(*at), Message::CheckS12Below { path: target(*at) }),
        SceneFault::Refused(at, problem) => {
            let key = if problem.code.is_about_type() { "type" } else { "body" };
            let place = root.at("resource").nth(*at).at(key).value_place();
            (place, Message::CheckS12Refused { code: problem.code.to_string() })
        }
        SceneFault::NothingToEdit(switch) => {
            let needs = "accepts = \"json\"".to_owned();
            (root.at("policy").at(switch).place(), Message::CheckS12Idle { key: (*switch).to_owned(), needs })
        }
        SceneFault::NothingGoesWrong => {
            let (key, needs) = ("one-in".to_owned(), "faults".to_owned());
            (root.at("link").at("one-in").place(), Message::CheckS12Idle { key, needs })
        }
    }
}

/// What the second client sends is a request: it is there to change something.
fn second_client(peer: &Peer, node: Node<'_>, sheet: &mut Sheet<'_>) {
    let bare = peer.header.iter().position(|line| !line.contains(':'));
    let (place, code) = match (peer::request(peer), bare) {
        (Ok(_), None) => return,
        (_, Some(at)) => (node.at("header").nth(at).place(), "no-colon"),
        (Err(error), None) => {
            // Line 1 is method and target, then come the type, if there is one, and the header.
            let first = 2 + usize::from(peer.media_type.is_some());
            let node = match error.line {
                1 if error.column > peer.method.chars().count() => node.at("target"),
                1 => node.at("method"),
                line if line < first => node.at("type"),
                line => node.at("header").nth(line - first),
            };
            (node.value_place(), error.reason.as_str())
        }
    };
    sheet.tell(place, "S12", Message::CheckS12Peer { code: code.to_owned() });
}
