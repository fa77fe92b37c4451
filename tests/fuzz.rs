//! The bodies of the fuzz targets (fuzz/) on random octets, on soups of words that matter, and on all that fuzzing found.

#![expect(clippy::panic, clippy::disallowed_methods, reason = "a test reads its files and may stop")]

#[path = "../fuzz/bodies.rs"]
mod bodies;

use std::fs;
use std::path::Path;

use proptest::prelude::*;

/// A reader of foreign text, and words that bring random text near what it reads.
type Target = (&'static str, fn(&[u8]), &'static [&'static str]);

const TARGETS: [Target; 6] = [
    (
        "target",
        bodies::target,
        &["/", "/users", "%", "%2e", "%E0%A6%B0", "%00", "..", ".", "?", "#", "রহিম", "//", "\u{301}"],
    ),
    (
        "message",
        bodies::message,
        &[
            "PUT",
            "POST",
            "GET",
            " ",
            "/users/1",
            "/users",
            "*",
            " HTTP/1.1",
            "HTTP/1.0",
            "\r\n",
            "\n",
            "Host: a",
            ": ",
            "Content-Length: ",
            "2",
            "{}",
            "If-Match: ",
            "*",
            "\"k\"",
            "Idempotency-Key: ",
            "Content-Type: application/json",
            "Content-Range: x",
            "{\"id\":1}",
            "\0",
            "\u{feff}",
            "রহিম",
        ],
    ),
    (
        "curl",
        bodies::curl,
        &[
            "curl ",
            "-X ",
            "-H ",
            "-d ",
            "--json ",
            "-I",
            "-G ",
            "--url=",
            "'",
            "\"",
            "$'",
            "\\",
            "\\x",
            "\\u09b0",
            " ",
            "\n",
            "localhost",
            "http://",
            "/users/1",
            "?a",
            "#",
            "|",
            "@",
            "PUT",
            "A: b",
            ";",
            "`",
            "$",
            "--path-as-is",
            "/..",
            "{",
        ],
    ),
    ("key", bodies::key, &["\"", "\\", "\\\"", "k1", " ", ";", "a=1", "?1", "\t", "ক", "\0", "\"k\""]),
    (
        "script",
        bodies::script,
        &[
            "PUT", "raw ", "form ", "curl ", "again", "follow", "prove ", "back ", "look ", "answer ", "3",
            " ", "/users/2", "@mitu", "\"", "x\"", "ff", ";", "A: b", "\\n", "wire", "peer", "goto ",
            "fault ", "slow", "lose ", "retry ", "never",
        ],
    ),
    (
        "journal",
        bodies::journal,
        &[
            "{\"session\":\"putpost\",\"format\":1,\"version\":\"0\",\"scene\":\"s\",\"state\":\"\"}\n",
            "{\"act\":\"",
            "\",\"state\":\"\"}\n",
            "again",
            "POST /users",
            "PUT /users/1",
            " \\\"{}\\\"",
            "lose answer",
            "fault delayed-copy",
            "fault slow",
            "retry always",
            "peer",
            "back 1",
            "goto 1",
            "prove 2",
            "{",
            "\"exchanges\":[",
            "\n",
            "null",
            "9",
        ],
    ),
];

fn octets(words: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let word = prop::sample::select(words).prop_map(|word| word.as_bytes().to_vec());
    let piece = prop_oneof![4 => word, 1 => prop::collection::vec(any::<u8>(), 1..4)];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn no_octets_break_a_promise((which, octets) in (0..TARGETS.len()).prop_flat_map(|which| (Just(which), octets(TARGETS[which].2)))) {
        TARGETS[which].1(&octets);
    }
}

#[test]
fn what_fuzzing_found_stays_mended() {
    for (name, body, _) in TARGETS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/kept").join(name);
        for file in fs::read_dir(folder).into_iter().flatten() {
            body(&fs::read(file.unwrap().path()).unwrap());
        }
    }
}
