//! Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-06): a POST or PATCH that can be sent again in safety.
//!
//! The first request that is applied leaves its answer with its key; whoever sends the same request with the same key
//! again gets that answer, and nothing is applied. Key and change are one step of one state, so there is no moment in
//! which one is there without the other. Keys live as long as the server: they expire only when it forgets them.
//!
//! A request that was refused leaves no key. The draft has the server answer a retry "with the result of the previously
//! completed operation, success or an error" (§2.6), and in a refused request no operation was begun: it changes nothing,
//! here as everywhere. So the mended request may go out under the same key, and the same request gets the same refusal
//! as long as its reason lasts.

use std::sync::Arc;

use http::header::{CONTENT_TYPE, HeaderMap, HeaderName};
use http::{HeaderValue, Method};
use rpds::RedBlackTreeMapSync;
use sha2::{Digest, Sha256};

use super::problem::{Code, Problem};
use super::target::Target;
use super::{Request, Response};

/// The name of the field.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Reads the value of the field: a structured-field String (RFC 9651 §3.3.3) that is not empty.
///
/// The draft defines no parameters, so what follows the closing quote is refused like any other slip. `None` where the
/// value is no such string.
#[must_use]
pub fn parse(value: &[u8]) -> Option<String> {
    let mut bytes = value.trim_ascii().strip_prefix(b"\"")?.iter();
    let mut key = String::new();
    loop {
        match bytes.next()? {
            b'"' => break,
            b'\\' => match bytes.next()? {
                escaped @ (b'"' | b'\\') => key.push(char::from(*escaped)),
                _ => return None,
            },
            plain @ b' '..=b'~' => key.push(char::from(*plain)),
            _ => return None,
        }
    }
    (bytes.next().is_none() && !key.is_empty()).then_some(key)
}

/// Which requests a key stands for: it says nothing about another method or another target (draft §2.2, §5).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Scope {
    target: Target,
    method: String,
    key: String,
}

/// What tells a retry from another request with the same key: a hash of media type and content (draft §2.4); method
/// and target are the scope's.
type Fingerprint = [u8; 32];

/// A key as a request names it.
#[derive(Clone, Debug)]
pub(super) struct Ticket {
    scope: Scope,
    fingerprint: Fingerprint,
}

impl Ticket {
    /// Reads the key of a request to this target. `None` where there is none, or where the method is idempotent
    /// anyway, so that the field means nothing (draft §1).
    ///
    /// # Errors
    /// 400 for a key that is no key, or two of them.
    pub(super) fn of(request: &Request, target: &Target) -> Result<Option<Self>, Box<Problem>> {
        if !matches!(*request.method(), Method::POST | Method::PATCH) {
            return Ok(None);
        }
        let Some(key) = key(request.headers())? else { return Ok(None) };
        let scope = Scope { target: target.clone(), method: request.method().to_string(), key };
        Ok(Some(Self { scope, fingerprint: fingerprint(request) }))
    }
}

fn key(fields: &HeaderMap) -> Result<Option<String>, Box<Problem>> {
    let mut lines = fields.get_all(IDEMPOTENCY_KEY).iter();
    let Some(line) = lines.next() else { return Ok(None) };
    if lines.next().is_some() {
        return Err(Problem::new(Code::RepeatedField).about(&IDEMPOTENCY_KEY).into());
    }
    let shown = || String::from_utf8_lossy(line.as_bytes()).trim().to_owned();
    let bad = || Problem::new(Code::BadIdempotencyKey).about(&IDEMPOTENCY_KEY).found(shown());
    parse(line.as_bytes()).map(Some).ok_or_else(|| bad().into())
}

fn fingerprint(request: &Request) -> Fingerprint {
    let media_type = request.headers().get(CONTENT_TYPE).map_or(&[][..], HeaderValue::as_bytes);
    Sha256::new().chain_update(media_type).chain_update([0]).chain_update(request.body()).finalize().into()
}

/// The keys that the server remembers. A clone shares everything with its original.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    records: Arc<RedBlackTreeMapSync<Scope, Record>>,
}

/// What is known of a key.
#[derive(Clone, Debug)]
struct Record {
    fingerprint: Fingerprint,
    /// The answer of the request that was applied; none while it is being worked on.
    answer: Option<Arc<Response>>,
}

/// What a server knows of the key of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// The request has none, or none that means anything.
    None,
    /// It has not been seen yet.
    New,
    /// A request with it is being worked on, or was when the server broke down.
    UnderWay,
    /// A request with it was applied, and its answer is kept.
    Kept,
}

impl Keys {
    pub(super) fn state(&self, ticket: &Ticket) -> KeyState {
        match self.records.get(&ticket.scope).map(|record| &record.answer) {
            None => KeyState::New,
            Some(None) => KeyState::UnderWay,
            Some(Some(_)) => KeyState::Kept,
        }
    }

    /// Returns how many keys are remembered.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records.size()
    }

    /// Returns whether no key is remembered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Returns the stored answer, or `None` where the request is the first with its key.
    ///
    /// # Errors
    /// 422 where the key came with another request before, 409 while that one is being worked on (draft §2.7).
    pub(super) fn answer(&self, ticket: &Ticket) -> Result<Option<Response>, Box<Problem>> {
        let Some(record) = self.records.get(&ticket.scope) else { return Ok(None) };
        let problem = |code| Problem::new(code).about(&IDEMPOTENCY_KEY).found(ticket.scope.key.as_str());
        if record.fingerprint != ticket.fingerprint {
            return Err(problem(Code::KeyReused).into());
        }
        match &record.answer {
            Some(answer) => Ok(Some(Response::clone(answer))),
            None => Err(problem(Code::KeyInProgress).into()),
        }
    }

    /// Remembers the answer to the request that was applied.
    pub(super) fn keep(&mut self, ticket: Ticket, answer: &Response) {
        let Ticket { scope, fingerprint } = ticket;
        Arc::make_mut(&mut self.records)
            .insert_mut(scope, Record { fingerprint, answer: Some(Arc::new(answer.clone())) });
    }

    /// Marks the key as one whose request is being worked on. Returns whether it was free.
    pub(super) fn begin(&mut self, ticket: Ticket) -> bool {
        let Ticket { scope, fingerprint } = ticket;
        let free = !self.records.contains_key(&scope);
        if free {
            Arc::make_mut(&mut self.records).insert_mut(scope, Record { fingerprint, answer: None });
        }
        free
    }

    /// Takes the mark away again; a stored answer stays.
    pub(super) fn end(&mut self, ticket: &Ticket) {
        if self.records.get(&ticket.scope).is_some_and(|record| record.answer.is_none()) {
            Arc::make_mut(&mut self.records).remove_mut(&ticket.scope);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Writes a key as RFC 9651 §4.1.6 has it.
    fn quoted(key: &str) -> String {
        format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
    }

    #[test]
    fn a_key_is_a_text_in_quotes() {
        for (value, key) in [
            ("\"k1\"", "k1"),
            (" \"8e03978e-40d5-43e8-bc93-6894a57f9324\" ", "8e03978e-40d5-43e8-bc93-6894a57f9324"),
            (r#""a\"b\\c""#, r#"a"b\c"#),
            ("\" \"", " "),
        ] {
            assert_eq!(parse(value.as_bytes()).as_deref(), Some(key), "{value}");
        }
        for value in [
            "",
            "\"\"",
            "k1",
            "'k1'",
            "\"k1",
            "\"k1\"x",
            "\"k1\";a=1",
            "\"a\", \"b\"",
            r#""a\b""#,
            "\"a\tb\"",
            "\"ক\"",
            ":aGk=:",
            "12",
        ] {
            assert_eq!(parse(value.as_bytes()), None, "{value}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn every_key_that_can_be_written_is_read_back(key in "[ -~]{1,1100}") {
            prop_assert_eq!(parse(quoted(&key).as_bytes()), Some(key));
        }

        #[test]
        fn only_what_can_be_written_is_read(
            value in prop_oneof!["\"[\"\\\\k;é\t ]{0,6}\"".prop_map(String::into_bytes), prop::collection::vec(any::<u8>(), 0..24)],
        ) {
            if let Some(key) = parse(&value) {
                let written = quoted(&key);
                prop_assert_eq!(written.as_bytes(), value.trim_ascii());
            }
        }
    }
}
