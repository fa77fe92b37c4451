//! The printed curl line in a real shell: what `sh` makes of it is the request that was meant.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may stop where its shell is not as it should be")]

use std::process::Command;

use proptest::prelude::*;
use putpost::lab::curl::{self, Word};
use putpost::lab::wire;
use putpost::server::Request;

/// In place of curl: its arguments, a zero after each, and then what it was given through a pipe.
const FUNCTION: &str = r#"curl() { printf 'curl\0'; for a in "$@"; do printf '%s\0' "$a"; done; case "$*" in *'--data-binary @-') cat;; esac; }"#;

/// Where the arguments end and what came through the pipe begins.
const PIPED: &[u8] = b"--data-binary\0@-\0";

/// Returns what a shell hands to curl for a line, read as a request.
fn through_a_shell(line: &str) -> Request {
    let out = Command::new("sh").arg("-c").arg(format!("{FUNCTION}\n{line}")).output().unwrap();
    assert!(out.status.success() && out.stderr.is_empty(), "{line}: {out:?}");
    let piped = out.stdout.windows(PIPED.len()).position(|window| window == PIPED);
    let (arguments, content) = match piped {
        Some(at) => (&out.stdout[..at], Some(&out.stdout[at + PIPED.len()..])),
        None => (out.stdout.as_slice(), None),
    };
    let mut words: Vec<&[u8]> = arguments.split(|octet| *octet == 0).collect();
    words.pop();
    words.extend(content.into_iter().flat_map(|content| [b"--data-raw".as_slice(), content]));
    let word = |octets: &[u8]| Word { octets: octets.to_vec(), line: 1, column: 1 };
    curl::parse_words(&words.into_iter().map(word).collect::<Vec<_>>()).unwrap()
}

fn request() -> impl Strategy<Value = Request> {
    let method = "(PUT|POST|PATCH|DELETE|GET|HEAD|OPTIONS|A'B|x!)";
    let target =
        "(/users(/[a-zA-Z0-9_.~\\[\\]$&'()*+,;=:@!%-]{0,8}|/রহিম|/\\.\\.){0,3}(\\?[a-z&='?/$]{0,6})?|\\*)";
    let headers =
        prop::collection::vec(("(Content-Type|If-Match|X-A)", "[!-~]([ -~]{0,8}[!-~])?|রহিম|"), 0..3);
    let body = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..16),
        "[@'\"$\\\\`!#~{}*?ক\n\r\t %-]{0,16}".prop_map(String::into_bytes),
    ];
    (method, target, headers, body).prop_filter_map("no request", |(method, target, headers, body)| {
        wire::request_from_octets(&method, &target, &headers, body.into()).ok().map(|(request, _)| request)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_shell_makes_the_request_out_of_the_line(request in request()) {
        let line = curl::print(&request, "127.0.0.1:8080");
        let read = through_a_shell(&line);
        prop_assert_eq!(wire::print_request(&read), wire::print_request(&request), "{}", line);
        prop_assert_eq!(read.body(), request.body(), "{}", line);
    }
}

#[test]
fn a_line_is_as_short_as_a_person_would_write_it() {
    let headers = [("Content-Type".to_owned(), "application/json".to_owned())];
    let (put, _) =
        wire::request_from_parts("PUT", "/users/রহিম", &headers, "{\"name\": \"O'Neill\"}").unwrap();
    assert_eq!(
        curl::print(&put, "127.0.0.1:8080"),
        r#"curl -X PUT http://127.0.0.1:8080/users/%E0%A6%B0%E0%A6%B9%E0%A6%BF%E0%A6%AE -H 'Content-Type: application/json' -d '{"name": "O'\''Neill"}'"#
    );
    let (get, _) = wire::request_from_parts("GET", "/users/1", &[], "").unwrap();
    assert_eq!(curl::print(&get, "[::1]:80"), "curl 'http://[::1]:80/users/1'");
}
