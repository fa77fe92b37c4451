//! The URL of a curl command as the request target that curl sends for it.

use super::{CurlError, Word, Wrong};

/// Returns the target: path and query. Whatever host the URL names, the simulated server is meant.
///
/// curl takes a missing scheme for `http`, drops the fragment, resolves dot segments unless it is told not to, and takes
/// `{…}` and `[…]` for patterns of several URLs (RFC 3986 §5.2.4, §6.2.2.3).
pub(super) fn target(word: &Word, as_is: bool, no_globs: bool) -> Result<String, CurlError> {
    let text = String::from_utf8_lossy(&word.octets);
    let rest = match text.split_once("://") {
        Some((scheme, rest)) if ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()) => rest,
        Some((scheme, _)) if scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
            return Err(word.error(Wrong::Scheme));
        }
        _ => &text,
    };
    let rest = rest.split('#').next().unwrap_or_default();
    let at = rest.find(['/', '?']).unwrap_or(rest.len());
    let (_, after_host) = rest.split_at_checked(at).unwrap_or((rest, ""));
    if !no_globs && after_host.contains(['{', '}', '[', ']']) {
        return Err(word.error(Wrong::ManyUrls));
    }
    let (path, query) = match after_host.split_once('?') {
        Some((path, query)) => (path, format!("?{query}")),
        None => (after_host, String::new()),
    };
    let path = if path.is_empty() { "/" } else { path };
    let path = if as_is { path.to_owned() } else { without_dot_segments(path) };
    Ok(path + &query)
}

/// Returns whether curl would send another path than this one.
pub(super) fn is_resolved(path: &str) -> bool {
    without_dot_segments(path) == path
}

fn without_dot_segments(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let last = segments.peek().is_none();
        match segment.to_ascii_lowercase().replace("%2e", ".").as_str() {
            "." => kept.extend(last.then_some("")),
            ".." => {
                kept.pop();
                kept.extend(last.then_some(""));
            }
            _ => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}
