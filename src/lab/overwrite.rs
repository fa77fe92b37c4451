//! Lost updates: a PUT of the learner that overwrites what another client wrote, without having read it.

use http::header::{HeaderValue, IF_MATCH, IF_UNMODIFIED_SINCE};

use super::Lab;
use super::change::Mark;
use super::exchange::{Exchange, Origin};
use crate::server::Target;

/// How many exchanges back the last word on a resource is looked for: what a frame costs must not grow with the history.
const FAR: usize = 200;

impl Lab {
    /// Returns the exchange of another client whose writing this PUT of the path overwrote, where the learner had neither read
    /// nor written the resource since. One with an If-Match that held did not do so blindly (RFC 9110 §13.1.1).
    #[must_use]
    pub fn overwrote(&self, exchange: &Exchange) -> Option<&Exchange> {
        if exchange.origin == Origin::Peer || exchange.method() != Some("PUT") || has_condition(exchange) {
            return None;
        }
        let replaced = exchange.changes.iter().find(|change| change.mark == Mark::Replaced)?;
        let before = self.path().rev().skip_while(|earlier| earlier.number != exchange.number).skip(1);
        let last_word = before.take(FAR).find(|earlier| knows_of(earlier, &replaced.target))?;
        (last_word.origin == Origin::Peer).then_some(last_word)
    }
}

fn has_condition(exchange: &Exchange) -> bool {
    let sent = exchange.sent();
    let Some(request) = sent.request() else { return false };
    let names_version = |value: &HeaderValue| value != "*";
    let headers = request.headers();
    headers.get(IF_MATCH).is_some_and(names_version) || headers.contains_key(IF_UNMODIFIED_SINCE)
}

/// Returns whether an exchange says who knew the resource last: somebody wrote it, or the learner heard what stands there, alone
/// or in the list of its collection.
fn knows_of(exchange: &Exchange, target: &Target) -> bool {
    let writes = |mark| matches!(mark, Mark::Created | Mark::Replaced | Mark::Removed);
    let wrote = exchange.changes.iter().any(|change| change.target == *target && writes(change.mark));
    let heard = exchange.status().is_some_and(|status| status.is_success());
    let tells = matches!(exchange.method(), Some("GET" | "PUT"));
    let path = exchange.target().map(|path| path.split_once('?').map_or(path, |(path, _)| path));
    let is_about = path.is_some_and(|path| path == target.as_str() || target.is_below(path));
    wrote || (exchange.origin != Origin::Peer && heard && tells && is_about)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::lab::{Lab, replay::Bodies};

    const SCENE: &str = include_str!("../../assets/scenes/one-user.toml");
    const PUT: &str = r#"PUT /users/1 "{\"name\": \"Ann\"}" Content-Type: application/json"#;

    /// Returns whose writing the last exchange overwrote.
    fn overwritten(lines: &[&str]) -> Option<usize> {
        let mut lab = Lab::new(Arc::new(toml::from_str(SCENE).unwrap()));
        lab.run(lines, &Bodies::new()).unwrap();
        lab.overwrote(lab.last().unwrap()).map(|other| other.number)
    }

    #[test]
    fn only_what_was_not_read_is_lost() {
        assert_eq!(overwritten(&[PUT, "peer", PUT]), Some(2));
        assert_eq!(overwritten(&[PUT, "peer", "GET /users/2", PUT]), Some(2));
        assert_eq!(overwritten(&[PUT, "peer", "GET /users/1", PUT]), None);
        assert_eq!(overwritten(&[PUT, "peer", "GET /users", PUT]), None);
        assert_eq!(overwritten(&[PUT, "peer", PUT, PUT]), None);
        assert_eq!(overwritten(&["GET /users/1", PUT]), None);
        assert_eq!(overwritten(&[PUT, "peer", "DELETE /users/1"]), None);
    }

    #[test]
    fn neither_a_version_that_held_nor_what_was_refused_is_a_lost_update() {
        let lost = |condition: &str| overwritten(&[PUT, "peer", &format!("{PUT} ; {condition}")]);
        assert_eq!(lost("If-Match: *"), Some(2));
        assert_eq!(lost("If-Match: \"0000000000000000\""), None);
        assert_eq!(lost("Content-Encoding: gzip"), None);
    }
}
