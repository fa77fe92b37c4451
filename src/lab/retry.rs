//! What a client does where no answer came, or one that says "try again": whether it sends the request once more.

use http::header::{HeaderValue, RETRY_AFTER};
use http::{Method, StatusCode};

pub use crate::server::scene::link::Retry;

use super::exchange::Sent;
use crate::server::idempotency::IDEMPOTENCY_KEY;
use crate::server::{Code, Problem, Request, Response};

/// How many times a client sends a request at most; one that keeps to RFC 9110 §9.2.2 does not repeat a repeat.
const ATTEMPTS: u8 = 4;

/// Why a client sends a request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RetryReason {
    /// Its method is idempotent: once more does no more (RFC 9110 §9.2.2).
    Idempotent,
    /// The answer says that nothing was done: 408, 429, or 503 by its contract.
    NotApplied,
    /// It carries the key that the server knows it by.
    SameKey,
    /// The client repeats whatever it is.
    Always,
    /// The client repeats it under a new key, as if it were another request: a mistake.
    NewKey,
}

/// Why a client does not send a request again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StopReason {
    /// It never does.
    Never,
    /// The method is not idempotent, and the server may have acted (RFC 9110 §9.2.2).
    NotIdempotent,
    /// An automatic retry that failed is not to be retried automatically (RFC 9110 §9.2.2).
    FailedRetry,
    /// It has tried often enough.
    Enough,
}

macro_rules! codes {
    ($type:ident { $($code:ident = $name:literal),* $(,)? }) => {
        impl $type {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$code),*];

            /// Returns the stable code.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$code => $name),* }
            }
        }
    };
}

codes!(RetryReason {
    Idempotent = "idempotent",
    NotApplied = "not-applied",
    SameKey = "same-key",
    Always = "always",
    NewKey = "new-key",
});
codes!(StopReason {
    Never = "never",
    NotIdempotent = "not-idempotent",
    FailedRetry = "failed-retry",
    Enough = "enough",
});

/// Decides whether a request is sent again after an attempt (from 1) on which no answer came, or this one.
pub(super) fn decide(
    retry: Retry,
    sent: &Sent,
    attempt: u8,
    heard: Option<&Response>,
) -> Result<RetryReason, StopReason> {
    let idempotent = sent.request().is_some_and(|request| request.method().is_idempotent());
    match retry {
        Retry::Never => Err(StopReason::Never),
        Retry::IdempotentOnly if attempt > 1 => Err(StopReason::FailedRetry),
        Retry::IdempotentOnly if heard.is_some_and(was_not_applied) => Ok(RetryReason::NotApplied),
        Retry::IdempotentOnly if !idempotent => Err(StopReason::NotIdempotent),
        _ if attempt >= ATTEMPTS => Err(StopReason::Enough),
        Retry::Always => Ok(RetryReason::Always),
        _ if idempotent => Ok(RetryReason::Idempotent),
        Retry::NewKey => Ok(RetryReason::NewKey),
        Retry::IdempotentOnly | Retry::SameKey => Ok(RetryReason::SameKey),
    }
}

/// Returns whether an answer asks for another try: the request itself may be as it should be.
pub(super) fn asks_for_another_try(response: &Response) -> bool {
    let gateway = matches!(response.status(), StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT);
    gateway || was_not_applied(response)
}

/// Returns whether an answer says that this attempt was not acted on: so the client may repeat any method
/// (RFC 9110 §9.2.2: "some means to detect that the original request was never applied").
pub(super) fn was_not_applied(response: &Response) -> bool {
    let under_way = || Problem::read(response).is_some_and(|problem| problem.code == Code::KeyInProgress);
    match response.status() {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => true,
        StatusCode::CONFLICT => under_way(),
        _ => false,
    }
}

/// Returns how many seconds the client waits before it sends the next attempt, and whether the answer said so: what
/// Retry-After asks for, or else twice as long each time.
pub(super) fn pause(attempt: u8, heard: Option<&Response>) -> (u32, bool) {
    let asked = heard.and_then(|response| response.headers().get(RETRY_AFTER)?.to_str().ok()?.parse().ok());
    asked.map_or((1 << attempt.saturating_sub(1).min(5), false), |seconds| (seconds, true))
}

/// Returns the message of an attempt (from 1): with the key that the policy gives it. `salt` tells apart what no key may
/// be shared between; the same salt gives the same keys.
pub(super) fn message(retry: Retry, sent: &Sent, attempt: u8, salt: u64) -> Sent {
    let Sent::Request(request) = sent else { return sent.clone() };
    let mut request = request.clone();
    let has_key = request.headers().contains_key(IDEMPOTENCY_KEY);
    match retry {
        Retry::SameKey if !has_key => give_key(&mut request, salt, 1),
        Retry::NewKey if !has_key || attempt > 1 => give_key(&mut request, salt, attempt),
        _ => {}
    }
    Sent::Request(request)
}

/// Gives a POST or PATCH a key; other methods have no use for one, or are idempotent without.
fn give_key(request: &mut Request, salt: u64, attempt: u8) {
    if matches!(*request.method(), Method::POST | Method::PATCH) {
        let key = HeaderValue::from_str(&format!("\"{}\"", uuid(salt ^ (u64::from(attempt) << 56))));
        if let Ok(key) = key {
            request.headers_mut().insert(IDEMPOTENCY_KEY, key);
        }
    }
}

/// Returns the Idempotency-Key of a message, as it stands in the field.
pub(super) fn key(sent: &Sent) -> Option<String> {
    let value = sent.request()?.headers().get(IDEMPOTENCY_KEY)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}

/// Returns a UUID of version 4 made of numbers that are random enough to be read and told apart.
fn uuid(salt: u64) -> String {
    let (high, low) = (super::chance::mix(salt), super::chance::mix(salt.wrapping_add(1)));
    let bits = (u128::from(high) << 64 | u128::from(low)) & !(0xf << 76) & !(0x3 << 62);
    let hex = format!("{:032x}", bits | 0x4 << 76 | 0x2 << 62);
    let parts = [(0, 8), (8, 12), (12, 16), (16, 20), (20, 32)];
    let parts = parts.map(|(from, to)| hex.get(from..to).unwrap_or_default());
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::wire;

    fn sent(method: &str) -> Sent {
        Sent::Request(wire::request_from_parts(method, "/users/1", &[], "{}").unwrap().0)
    }

    fn answer(status: u16) -> Response {
        let mut response = Response::default();
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        response
    }

    #[test]
    fn only_what_the_standard_allows_is_repeated_by_itself() {
        let decide = |method: &str, attempt, status: Option<u16>| {
            let heard = status.map(answer);
            decide(Retry::IdempotentOnly, &sent(method), attempt, heard.as_ref())
        };
        assert_eq!(decide("PUT", 1, None), Ok(RetryReason::Idempotent));
        assert_eq!(decide("PUT", 2, None), Err(StopReason::FailedRetry));
        assert_eq!(decide("POST", 1, None), Err(StopReason::NotIdempotent));
        assert_eq!(decide("POST", 1, Some(502)), Err(StopReason::NotIdempotent));
        assert_eq!(decide("POST", 1, Some(503)), Ok(RetryReason::NotApplied));
        assert_eq!(decide("DELETE", 1, Some(504)), Ok(RetryReason::Idempotent));
    }

    #[test]
    fn a_key_names_the_intention_and_the_mistake_names_the_attempt() {
        let key = |retry, method: &str, attempt| key(&message(retry, &sent(method), attempt, 7));
        assert_eq!(key(Retry::SameKey, "POST", 1), key(Retry::SameKey, "POST", 3));
        assert_ne!(key(Retry::NewKey, "POST", 1), key(Retry::NewKey, "POST", 2));
        assert_eq!((key(Retry::SameKey, "PUT", 1), key(Retry::Always, "POST", 1)), (None, None));
        let made = key(Retry::SameKey, "POST", 1).unwrap();
        let inside = crate::server::idempotency::parse(made.as_bytes()).unwrap();
        assert_eq!(
            (inside.len(), inside.get(14..15), inside.get(19..20)),
            (36, Some("4"), inside.get(19..20))
        );
        assert!(inside.get(19..20).is_some_and(|variant| "89ab".contains(variant)), "{inside}");
        let own = message(Retry::SameKey, &message(Retry::NewKey, &sent("POST"), 1, 9), 1, 7);
        assert_eq!(super::key(&own), super::key(&message(Retry::NewKey, &sent("POST"), 1, 9)));
    }

    #[test]
    fn a_client_waits_as_long_as_it_is_told_or_ever_longer() {
        let mut told = answer(503);
        told.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("7"));
        assert_eq!(pause(1, Some(&told)), (7, true));
        assert_eq!((pause(1, None), pause(3, Some(&answer(502)))), ((1, false), (4, false)));
    }
}
