//! Where the listener listens: on loopback only, and so that `localhost` works over IPv4 and over IPv6.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};

/// Where `localhost` begins.
const LOCALHOST: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// How many free ports are tried until one is found that is free in both families.
const TRIES: usize = 16;

/// Why nothing can be listened on there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadAddress {
    /// It is no `ADDR:PORT`.
    NotAnAddress,
    /// Other machines could come in.
    NotLoopback,
}

/// Reads an address such as `127.0.0.1:8080`, `[::1]:8080`, `localhost:8080` or `8080`; without a port, or with 0, a free
/// one is meant.
///
/// # Errors
/// [`BadAddress`] says what is wrong with it.
pub fn parse(text: &str) -> Result<SocketAddr, BadAddress> {
    let port = |port: &str| port.parse::<u16>().ok();
    // `::1` ends in a colon and a number too: an address as a whole comes before one with a port.
    let found = match (port(text), ip(text), text.rsplit_once(':')) {
        (Some(port), ..) => Some((LOCALHOST, port)),
        (_, Some(ip), _) => Some((ip, 0)),
        (_, _, Some(("", end))) => port(end).map(|port| (LOCALHOST, port)),
        (_, _, Some((host, end))) => ip(host).zip(port(end)),
        _ => None,
    };
    match found {
        Some((ip, port)) if ip.is_loopback() => Ok(SocketAddr::new(ip, port)),
        Some(_) => Err(BadAddress::NotLoopback),
        None => Err(BadAddress::NotAnAddress),
    }
}

fn ip(host: &str) -> Option<IpAddr> {
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    if host == "localhost" { Some(LOCALHOST) } else { bare.unwrap_or(host).parse().ok() }
}

/// Sockets that are bound, in one or two families.
#[derive(Debug)]
pub struct Sockets {
    /// The address to be shown.
    pub address: SocketAddr,
    pub(super) listeners: Vec<TcpListener>,
}

/// Binds the address, and its twin in the other family to the same port: a client that is told `localhost` may try either
/// first. A machine without the other family does without.
///
/// # Errors
/// When the address cannot be had. `AddrInUse`, also of the twin: `localhost` would lead to someone else.
pub fn bind(address: SocketAddr) -> io::Result<Sockets> {
    let mut last = Err(ErrorKind::AddrInUse.into());
    let tries = if address.port() == 0 { TRIES } else { 1 };
    for _ in 0..tries {
        last = bind_both(address);
        if !last.as_ref().is_err_and(|error: &io::Error| error.kind() == ErrorKind::AddrInUse) {
            break;
        }
    }
    last
}

fn bind_both(address: SocketAddr) -> io::Result<Sockets> {
    let own = TcpListener::bind(address)?;
    let address = own.local_addr()?;
    let twin = match twin(address.ip()).map(|ip| TcpListener::bind((ip, address.port()))) {
        Some(Err(error)) if error.kind() == ErrorKind::AddrInUse => return Err(error),
        Some(bound) => bound.ok(),
        None => None,
    };
    let listeners: Vec<TcpListener> = [Some(own), twin].into_iter().flatten().collect();
    listeners.iter().try_for_each(|listener| listener.set_nonblocking(true))?;
    Ok(Sockets { address, listeners })
}

/// The other address that is called `localhost`.
fn twin(ip: IpAddr) -> Option<IpAddr> {
    match ip {
        IpAddr::V4(Ipv4Addr::LOCALHOST) => Some(Ipv6Addr::LOCALHOST.into()),
        IpAddr::V6(Ipv6Addr::LOCALHOST) => Some(Ipv4Addr::LOCALHOST.into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_loopback_address_is_read() {
        let cases = [
            ("127.0.0.1:8080", "127.0.0.1:8080"),
            ("localhost:8080", "127.0.0.1:8080"),
            ("8080", "127.0.0.1:8080"),
            (":8080", "127.0.0.1:8080"),
            ("localhost", "127.0.0.1:0"),
            ("127.0.0.1", "127.0.0.1:0"),
            ("127.1.2.3:1", "127.1.2.3:1"),
            ("[::1]:8080", "[::1]:8080"),
            ("[::1]", "[::1]:0"),
            ("::1", "[::1]:0"),
        ];
        for (text, address) in cases {
            assert_eq!(parse(text), Ok(address.parse().unwrap()), "{text}");
        }
        for open in ["0.0.0.0:8080", "192.168.1.2:80", "[::]:8080", "::", "10.0.0.1"] {
            assert_eq!(parse(open), Err(BadAddress::NotLoopback), "{open}");
        }
        for wrong in ["put-again", "", "example.com:80", "127.0.0.1:99999", "localhost:x", "[::1"] {
            assert_eq!(parse(wrong).map_err(|why| (wrong, why)), Err((wrong, BadAddress::NotAnAddress)));
        }
    }

    #[test]
    fn a_free_port_is_free_in_both_families_and_a_taken_one_is_taken() {
        let sockets = bind(parse("localhost").unwrap()).unwrap();
        let port = sockets.address.port();
        assert_ne!(port, 0);
        assert!(sockets.listeners.iter().all(|listener| listener.local_addr().unwrap().port() == port));
        let again = bind(sockets.address).unwrap_err();
        assert_eq!(again.kind(), ErrorKind::AddrInUse);
        // Where only the twin is taken, `localhost` would lead there.
        if let [own, _] = sockets.listeners.as_slice() {
            let address = own.local_addr().unwrap();
            let mut listeners = sockets.listeners.into_iter();
            drop(listeners.next());
            assert_eq!(bind(address).unwrap_err().kind(), ErrorKind::AddrInUse);
        }
    }
}
