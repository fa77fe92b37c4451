//! A request as the curl command that sends the same octets.

use http::{HeaderValue, Method, Version};

use super::{has_type, is_automatic, url};
use crate::server::Request;

/// Returns the command that sends this request to `authority` (`127.0.0.1:8080`), as one line of a POSIX shell; only
/// content with line ends makes it longer. What curl writes by itself is left to curl.
#[must_use]
pub fn print(request: &Request, authority: &str) -> String {
    let mut words = vec!["curl".to_owned()];
    let body = request.body();
    match *request.method() {
        Method::GET if body.is_empty() => {}
        Method::HEAD if body.is_empty() => words.push("-I".to_owned()),
        ref method => words.extend(["-X".to_owned(), quoted(method.as_str())]),
    }
    if request.version() == Version::HTTP_10 {
        words.push("-0".to_owned());
    }
    words.extend(target(request, authority));
    for (name, value) in request.headers() {
        if !is_automatic(request, name, value) {
            words.extend(["-H".to_owned(), header(name.as_str(), value)]);
        }
    }
    let sends = !body.is_empty() || super::wire::automatic_length(request.method(), 0).is_some();
    if sends && !has_type(request.headers()) {
        words.extend(["-H".to_owned(), "'Content-Type:'".to_owned()]);
    }
    match std::str::from_utf8(body) {
        _ if !sends => words.join(" "),
        Ok(text) if !text.contains('\0') => {
            words.push(if text.starts_with('@') { "--data-raw" } else { "-d" }.to_owned());
            words.push(quoted(text));
            words.join(" ")
        }
        _ => format!("printf {} | {} --data-binary @-", octal(body), words.join(" ")),
    }
}

fn target(request: &Request, authority: &str) -> Vec<String> {
    let uri = request.uri();
    let path = uri.path();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    if path == "*" {
        return vec!["--request-target".to_owned(), "'*'".to_owned(), format!("http://{authority}/")];
    }
    let mut words = Vec::new();
    if !url::is_resolved(path) {
        words.push("--path-as-is".to_owned());
    }
    if format!("{path}{query}").contains(['[', ']', '{', '}']) {
        words.push("-g".to_owned());
    }
    words.push(quoted(&format!("http://{authority}{path}{query}")));
    words
}

/// A field; one without a value needs a `;`, or curl would leave it out.
fn header(name: &str, value: &HeaderValue) -> String {
    let name = crate::lab::wire::title_case(name);
    let value = String::from_utf8_lossy(value.as_bytes());
    quoted(&if value.is_empty() { format!("{name};") } else { format!("{name}: {value}") })
}

/// Quotes a word where a POSIX shell would see more in it than its letters.
#[must_use]
pub fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@%+,=".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

/// Writes octets as a format of `printf`: no argument of a program can hold a zero.
fn octal(octets: &[u8]) -> String {
    let written: String = octets.iter().map(|octet| format!("\\{octet:03o}")).collect();
    format!("'{written}'")
}
