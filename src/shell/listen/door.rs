//! What is refused before its content is read: hyper hands over requests that no server may act on.

use axum::http::header::HOST;
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{Method, Version};

use crate::server::{Code, Problem};

/// The names under which this server may be asked for; any port.
const NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Checks that the request is for this server. A foreign Host is what a web page sends that had its own name pointed
/// here (DNS rebinding); CONNECT asks for a tunnel, which an origin server does not give.
///
/// # Errors
/// 501 for CONNECT; 400 for a Host that is missing (RFC 9112 §3.2) or there twice; 421 for a foreign one.
pub(super) fn check(parts: &Parts) -> Result<(), Box<Problem>> {
    if parts.method == Method::CONNECT {
        return Err(Problem::new(Code::UnknownMethod).found("CONNECT").into());
    }
    let mut hosts = parts.headers.get_all(HOST).iter();
    let host = match (hosts.next(), hosts.next()) {
        (Some(host), None) => Some(host.to_str().unwrap_or_default()),
        (None, _) if parts.version == Version::HTTP_10 => None,
        _ => return Err(Problem::new(Code::BadHost).into()),
    };
    // In the absolute form the target itself names the host, and the field is passed over (RFC 9112 §3.2.2).
    let named = parts.uri.authority().map(Authority::as_str).or(host);
    match named {
        Some(named) if !is_ours(named) => Err(Problem::new(Code::Misdirected).found(named).into()),
        _ => Ok(()),
    }
}

/// Returns whether `host[:port]` is this machine's loopback.
fn is_ours(authority: &str) -> bool {
    let is_port = |rest: &str| {
        rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
    };
    let lower = authority.to_ascii_lowercase();
    NAMES.iter().any(|name| lower.strip_prefix(name).is_some_and(is_port))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(version: Version, method: &str, target: &str, hosts: &[&str]) -> Option<u16> {
        let mut request = axum::http::Request::builder().version(version).method(method).uri(target);
        for host in hosts {
            request = request.header(HOST, *host);
        }
        check(&request.body(()).unwrap().into_parts().0).err().map(|problem| problem.code.status().as_u16())
    }

    #[test]
    fn only_loopback_is_served_and_only_with_one_host() {
        let get = |hosts: &[&str]| status(Version::HTTP_11, "GET", "/users", hosts);
        for ours in ["localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:65535"] {
            assert_eq!(get(&[ours]), None, "{ours}");
        }
        for foreign in
            ["attacker.example", "localhost.attacker.example", "127.0.0.1:x", "127.0.0.1:99999", "", "é"]
        {
            assert_eq!(get(&[foreign]), Some(421), "{foreign}");
        }
        assert_eq!(get(&[]), Some(400));
        assert_eq!(get(&["localhost", "localhost"]), Some(400));
        assert_eq!(status(Version::HTTP_10, "GET", "/users", &[]), None);
        assert_eq!(status(Version::HTTP_11, "GET", "http://evil.example/users", &["localhost"]), Some(421));
        assert_eq!(status(Version::HTTP_11, "CONNECT", "localhost:80", &["localhost:80"]), Some(501));
    }
}
