//! Who is let in: a request for this machine, from whoever knows that it is.

use std::net::IpAddr;

use http::header::HOST;
use http::request::Parts;
use http::uri::{Authority, Scheme};
use http::{Method, Version};

use crate::server::{Code, Problem};

/// Checks that the request is for this server. A foreign Host is what a web page sends that had its own name pointed
/// here (DNS rebinding); CONNECT asks for a tunnel, which an origin server does not give.
///
/// # Errors
/// 501 for CONNECT; 400 for a Host that is missing, there twice or none (RFC 9112 §3.2); 421 for a foreign one.
pub(super) fn check(parts: &Parts) -> Result<(), Box<Problem>> {
    if parts.method == Method::CONNECT {
        return Err(Problem::new(Code::UnknownMethod).found("CONNECT").into());
    }
    let mut hosts = parts.headers.get_all(HOST).iter();
    let host = match (hosts.next(), hosts.next()) {
        (Some(host), None) => host.to_str().ok().filter(|host| host.bytes().all(is_host)),
        (None, _) if parts.version == Version::HTTP_10 => Some("localhost"),
        _ => None,
    };
    let host = host.ok_or_else(|| Problem::new(Code::BadHost))?;
    // What is asked for as https may be given out only where that was spoken (RFC 9110 §7.4).
    if parts.uri.scheme() == Some(&Scheme::HTTPS) {
        return Err(Problem::new(Code::Misdirected).found(format!("https://{host}")).into());
    }
    // In the absolute form the target itself names the host, and the field is passed over (RFC 9112 §3.2.2).
    let named = parts.uri.authority().map_or(host, Authority::as_str);
    if is_ours(named) { Ok(()) } else { Err(Problem::new(Code::Misdirected).found(named).into()) }
}

/// What a host and its port are made of (RFC 3986 §3.2.2, §3.2.3).
fn is_host(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:[]".contains(&byte)
}

/// Returns whether `host[:port]` is this machine's loopback. A number cannot be pointed elsewhere as a name can; clients
/// that forget the brackets of IPv6 mean no harm.
fn is_ours(authority: &str) -> bool {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, port),
        _ => (authority, ""),
    };
    let number = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    let ours = host.eq_ignore_ascii_case("localhost")
        || number
            .parse()
            .is_ok_and(|ip: IpAddr| ip.is_loopback() && (ip.is_ipv6() || !host.starts_with('[')));
    ours && (port.is_empty() || port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status(version: Version, method: &str, target: &str, hosts: &[&str]) -> Option<u16> {
        let mut request = http::Request::builder().version(version).method(method).uri(target);
        for host in hosts {
            request = request.header(HOST, *host);
        }
        check(&request.body(()).unwrap().into_parts().0).err().map(|problem| problem.code.status().as_u16())
    }

    #[test]
    fn only_loopback_is_served_and_only_with_one_host() {
        let get = |hosts: &[&str]| status(Version::HTTP_11, "GET", "/users", hosts);
        for ours in [
            "localhost",
            "LOCALHOST:8080",
            "127.0.0.1:1",
            "127.0.0.1:",
            "127.9.9.9:80",
            "[::1]",
            "[::1]:65535",
            "::1:8080",
        ] {
            assert_eq!(get(&[ours]), None, "{ours}");
        }
        let foreign = [
            "attacker.example",
            "localhost.attacker.example",
            "127.0.0.1.attacker.example",
            "10.0.0.1",
            "[::2]:80",
            "::1",
            "[127.0.0.1]",
            "127.0.0.1:x",
            "127.0.0.1:99999",
            "",
        ];
        for host in foreign {
            assert_eq!(get(&[host]), Some(421), "{host}");
        }
        for hosts in
            [&[] as &[&str], &["localhost", "localhost"], &["local host"], &["a@localhost"], &["localhost/"]]
        {
            assert_eq!(get(hosts), Some(400), "{hosts:?}");
        }
        assert_eq!(status(Version::HTTP_10, "GET", "/users", &[]), None);
        assert_eq!(status(Version::HTTP_11, "GET", "http://evil.example/users", &["localhost"]), Some(421));
        assert_eq!(status(Version::HTTP_11, "GET", "http://localhost/users", &["evil.example"]), None);
        assert_eq!(status(Version::HTTP_11, "GET", "http://u@localhost/users", &["localhost"]), Some(421));
        assert_eq!(status(Version::HTTP_11, "GET", "https://localhost/users", &["localhost"]), Some(421));
        assert_eq!(status(Version::HTTP_11, "CONNECT", "localhost:80", &["localhost:80"]), Some(501));
    }
}
