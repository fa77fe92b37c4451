//! Doing the acts of a script: a lesson's solution, a saved history, a test.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;

use super::exchange::Sent;
use super::script::{self, Act, Content, ScriptError, Wrong};
use super::{Lab, Plan, wire};
use crate::course::Body;
use crate::server::Scene;

/// The named bodies of a lesson.
pub type Bodies = BTreeMap<String, Body>;

impl Lab {
    /// Returns a lab in which every line of a script was done. A script that a lab wrote leads to the same state.
    ///
    /// # Errors
    /// The first line that is none, or that cannot be done.
    pub fn replay<S: AsRef<str>>(scene: Arc<Scene>, lines: &[S]) -> Result<Self, ScriptError> {
        let mut lab = Self::new(scene);
        lab.run(lines, &Bodies::new())?;
        Ok(lab)
    }

    /// Does every line of a script; `answer` lines are passed over.
    ///
    /// # Errors
    /// The first line that is none, or that cannot be done; those before it were done.
    pub fn run<S: AsRef<str>>(&mut self, lines: &[S], bodies: &Bodies) -> Result<(), ScriptError> {
        for (index, line) in lines.iter().enumerate() {
            let done = script::parse(line.as_ref()).and_then(|act| self.act_out(&act, bodies));
            done.map_err(|error| ScriptError { line: Some(index + 1), ..error })?;
        }
        Ok(())
    }

    /// Does one act. A request by its parts that cannot be one is sent as the text that was meant, and refused;
    /// `answer` does nothing.
    ///
    /// # Errors
    /// A body that is not there, or an act with nothing to act on: `again` before anything was sent.
    pub fn act_out(&mut self, act: &Act, bodies: &Bodies) -> Result<(), ScriptError> {
        let wrong = |wrong| ScriptError { line: None, column: 1, wrong };
        let done = match act {
            Act::Request { origin, .. } => {
                let sent = message(act, bodies).ok_or(wrong(Wrong::Body))?;
                self.send(sent, *origin);
                true
            }
            Act::Raw { origin, content } => {
                let (octets, _) = resolve(content, bodies).ok_or(wrong(Wrong::Body))?;
                self.send(Sent::of_text(String::from_utf8_lossy(&octets).into_owned()), *origin);
                true
            }
            Act::Refused(refused) => {
                self.refuse(refused.clone());
                true
            }
            Act::Again => self.again().is_some(),
            Act::Follow => self.follow().is_some(),
            Act::Prove(times) => self.prove(*times).is_some(),
            Act::Back(steps) => self.back(*steps) == *steps,
            Act::Goto(number) => self.goto(*number),
            Act::Forward(steps) => self.forward(*steps) == *steps,
            Act::Fault(fault, seed) => {
                self.arm(Plan { fault: *fault, seed: *seed, ..self.plan() });
                true
            }
            Act::Retry(retry) => {
                self.arm(Plan { retry: *retry, ..self.plan() });
                true
            }
            Act::Disarm => {
                self.disarm();
                true
            }
            Act::Peer => self.peer_acts().is_some(),
            Act::Look(view) => {
                self.look(*view);
                true
            }
            Act::Answer { .. } => true,
        };
        if done { Ok(()) } else { Err(wrong(Wrong::Impossible)) }
    }
}

/// Returns the message that a request or a raw text of a script sends; `None` for another act, or where it names a
/// body that is not there.
#[must_use]
pub fn message(act: &Act, bodies: &Bodies) -> Option<Sent> {
    match act {
        Act::Request { method, target, content, headers, .. } => {
            let (octets, media_type) = resolve(content, bodies)?;
            let mut headers = headers.clone();
            let typed = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
            if !typed && !media_type.is_empty() {
                headers.insert(0, ("Content-Type".to_owned(), media_type.to_owned()));
            }
            let request = wire::request_from_octets(method, target, &headers, octets.clone());
            let meant = || wire::text_from_parts(method, target, &headers, &String::from_utf8_lossy(&octets));
            Some(request.map_or_else(|_| Sent::Text(meant()), |(request, _)| Sent::Request(request)))
        }
        Act::Raw { content, .. } => {
            let (octets, _) = resolve(content, bodies)?;
            Some(Sent::of_text(String::from_utf8_lossy(&octets).into_owned()))
        }
        _ => None,
    }
}

/// Returns the octets of a content and the media type that comes with a named one.
fn resolve<'a>(content: &Content, bodies: &'a Bodies) -> Option<(Bytes, &'a str)> {
    Some(match content {
        Content::None => (Bytes::new(), ""),
        Content::Named(name) => {
            let body = bodies.get(name)?;
            (Bytes::copy_from_slice(body.text.as_bytes()), &body.media_type)
        }
        Content::Text(text) => (Bytes::copy_from_slice(text.as_bytes()), ""),
        Content::Octets(octets) => (Bytes::copy_from_slice(octets), ""),
    })
}
