//! A whole request typed as one line: `PUT /users/2 {"id": 2}`, or as a script has it.

use crate::app::composer::METHODS;
use crate::lab::Origin;
use crate::lab::script::{self, Act, Content};

/// What an inline body is.
const JSON: (&str, &str) = ("Content-Type", "application/json");

/// Returns the method if a line begins with one that HTTP knows, in capitals or not, and an address follows.
pub(super) fn known_method(line: &str) -> Option<&'static str> {
    let (word, rest) = line.split_once(char::is_whitespace)?;
    let method = METHODS.into_iter().find(|method| method.eq_ignore_ascii_case(word))?;
    is_address(rest).then_some(method)
}

/// Returns whether a line has the form of a request with a method of its own: capitals, then an address.
pub(super) fn has_form(line: &str) -> bool {
    line.split_once(char::is_whitespace).is_some_and(|(word, rest)| {
        word.len() > 1 && word.chars().all(|c| c.is_ascii_uppercase()) && is_address(rest)
    })
}

/// Returns whether a word is a method, in capitals or not.
pub(super) fn is_method(word: &str) -> bool {
    METHODS.iter().any(|method| method.eq_ignore_ascii_case(word))
}

fn is_address(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('/') || text.starts_with("http://") || text.starts_with("https://") || text == "*"
}

/// Returns the request of a line: what follows the address is a JSON value and headers, or all that a script can say,
/// or else text as it is.
pub(super) fn parse(line: &str) -> Option<Act> {
    let (method, rest) = line.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let (target, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let method = known_method(line).unwrap_or(method);
    let rest = rest.trim();
    if !rest.starts_with(['{', '['])
        && let Ok(act) = script::parse(&format!("form {method} {target} {rest}"))
    {
        return Some(act);
    }
    let (body, headers) = parted(rest);
    let act = |content, headers| Act::Request {
        origin: Origin::Form,
        method: method.to_owned(),
        target: target.to_owned(),
        content,
        headers,
    };
    Some(act(Content::Text(body.to_owned()), with_type(body, headers)))
}

/// Parts a JSON value at the start from the headers behind it; where that cannot be done all of it is the body.
fn parted(text: &str) -> (&str, Vec<(String, String)>) {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<serde_json::Value>();
    let whole = || (text, Vec::new());
    if !matches!(values.next(), Some(Ok(_))) {
        return whole();
    }
    let Some((body, rest)) = text.split_at_checked(values.byte_offset()) else { return whole() };
    match script::parse(&format!("form GET / \"\" {rest}")) {
        Ok(Act::Request { headers, .. }) => (body, headers),
        _ => whole(),
    }
}

/// Adds the type of a JSON body where none was given.
fn with_type(body: &str, mut headers: Vec<(String, String)>) -> Vec<(String, String)> {
    let (name, value) = JSON;
    let typed = headers.iter().any(|(own, _)| own.eq_ignore_ascii_case(name));
    if !typed && body.starts_with(['{', '[']) {
        headers.insert(0, (name.to_owned(), value.to_owned()));
    }
    headers
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts(line: &str) -> (String, String, String, Vec<String>) {
        match parse(line) {
            Some(Act::Request { method, target, content, headers, .. }) => {
                let content = match content {
                    Content::None => String::new(),
                    Content::Text(text) => text,
                    Content::Named(name) => format!("@{name}"),
                    Content::Octets(octets) => format!("{octets:?}"),
                };
                let headers = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
                (method, target, content, headers)
            }
            other => panic!("{line}: {other:?}"),
        }
    }

    #[test]
    fn a_line_is_a_request_as_people_write_one() {
        let json = "Content-Type: application/json".to_owned();
        let case = |line, method: &str, target: &str, body: &str, headers: &[&str]| {
            let headers: Vec<String> = headers.iter().map(|header| (*header).to_owned()).collect();
            assert_eq!(parts(line), (method.into(), target.into(), body.into(), headers), "{line}");
        };
        case("GET /users", "GET", "/users", "", &[]);
        case("put /users/2 {\"id\": 2}", "PUT", "/users/2", "{\"id\": 2}", &[&json]);
        case("PUT /users/2 @mitu", "PUT", "/users/2", "@mitu", &[]);
        case("PUT /users/2 \"{}\"", "PUT", "/users/2", "{}", &[]);
        case(
            "PUT /a {} If-Match: \"x\" ; Accept: a",
            "PUT",
            "/a",
            "{}",
            &[&json, "If-Match: \"x\"", "Accept: a"],
        );
        case("PUT /a {\"a\" 1}", "PUT", "/a", "{\"a\" 1}", &[&json]);
        case("PUT /a [1] and more", "PUT", "/a", "[1] and more", &[&json]);
        case("PUT /blogs/1 Hello there", "PUT", "/blogs/1", "Hello there", &[]);
        case("DELETE  /users/2  If-Match: *", "DELETE", "/users/2", "", &["If-Match: *"]);
        case("LOCK /users", "LOCK", "/users", "", &[]);
    }

    #[test]
    fn what_is_no_request_is_not_taken_for_one() {
        for line in ["GET", "GET users", "target /users/2", "Put it there", "/users", "get up"] {
            assert!(known_method(line).is_none() && !has_form(line), "{line}");
        }
        assert!(has_form("LOCK /users") && known_method("get http://x/").is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn any_line_of_that_form_is_some_request(rest in "(\\{|\\}|\"|a|:|;| |@|x\"|\\[|\\PC){0,12}") {
            let line = format!("PUT /users/1 {rest}");
            prop_assert!(parse(&line).is_some());
        }
    }
}
