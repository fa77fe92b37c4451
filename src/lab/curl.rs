//! Requests as curl commands, both ways: the line that sends one from another window, and a pasted line as a request.

mod options;
mod print;
mod shell;
mod url;

use http::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};

use super::wire;
use crate::server::Request;

pub use print::{print, quoted};
pub use shell::split;

use options::Options;

/// Where a curl command goes wrong, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CurlError {
    /// The line of the text, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong with a curl command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It does not begin with `curl`.
    NotCurl,
    /// A quotation mark is never closed.
    Quote,
    /// Only a shell could tell what stands here: a variable, a substitution, a file in place of the input.
    Shell,
    /// An option that says nothing to a simulated server, or would need a file: its name.
    Option(String),
    /// An option without its value: its name.
    Value(String),
    /// The content would come from a file: its name.
    File(String),
    /// There is no URL.
    NoUrl,
    /// There is more than one URL, or a pattern that stands for several.
    ManyUrls,
    /// The URL has another scheme than `http` or `https`.
    Scheme,
    /// A header without `Name: value`.
    Header,
    /// It is a command, but what it would send is no request.
    Wire(wire::Reason),
}

impl Wrong {
    /// Returns the stable code, such as `not-curl`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::NotCurl => "not-curl",
            Self::Quote => "quote",
            Self::Shell => "shell",
            Self::Option(_) => "option",
            Self::Value(_) => "value",
            Self::File(_) => "file",
            Self::NoUrl => "no-url",
            Self::ManyUrls => "many-urls",
            Self::Scheme => "scheme",
            Self::Header => "header",
            Self::Wire(reason) => reason.as_str(),
        }
    }
}

/// A word of a command as the program gets it, and where it began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// Its octets, without quotation marks.
    pub octets: Vec<u8>,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// The character with which it begins, from 1.
    pub column: usize,
}

impl Word {
    fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.octets).ok()
    }

    fn error(&self, wrong: Wrong) -> CurlError {
        CurlError { line: self.line, column: self.column, wrong }
    }
}

/// Returns whether a text means to be a curl command.
#[must_use]
pub fn is_command(text: &str) -> bool {
    let text = text.trim_start();
    let text = text.strip_prefix("$ ").unwrap_or(text).trim_start();
    text.strip_prefix("curl").is_some_and(|rest| rest.starts_with([' ', '\t', '\\', '\r', '\n']))
}

/// Reads a command as it stands in a terminal: what curl would send, whatever host it names.
///
/// What curl adds by itself and what says nothing about the request (`User-Agent`, `Accept: */*`) is left out.
///
/// # Errors
/// Where it goes wrong, and how.
pub fn parse(text: &str) -> Result<Request, CurlError> {
    parse_words(&split(text)?)
}

/// Reads a command as a program gets it: its words after the shell has read them, the first of them `curl`.
///
/// # Errors
/// Where it goes wrong, and how.
pub fn parse_words(words: &[Word]) -> Result<Request, CurlError> {
    let first = words.first().cloned().unwrap_or(Word { octets: Vec::new(), line: 1, column: 1 });
    if first.octets != b"curl" {
        return Err(first.error(Wrong::NotCurl));
    }
    request(Options::read(words)?)
}

fn request(options: Options) -> Result<Request, CurlError> {
    let Some(url) = &options.url else { return Err(options.last.error(Wrong::NoUrl)) };
    let mut target = match &options.request_target {
        Some(target) => target.clone(),
        None => url::target(url, options.path_as_is, options.no_globs)?,
    };
    let (mut content, mut headers) = (options.content(), options.headers);
    if options.into_query
        && let Some(content) = content.take()
    {
        let query = String::from_utf8_lossy(&content).into_owned();
        target = format!("{target}{}{query}", if target.contains('?') { '&' } else { '?' });
    }
    let method = options.method.as_deref().unwrap_or(match &content {
        _ if options.head => "HEAD",
        Some(_) => "POST",
        None => "GET",
    });
    if content.is_some() && !options.sets_type {
        let usual = if options.json { "application/json" } else { "application/x-www-form-urlencoded" };
        headers.insert(0, ("Content-Type".to_owned(), usual.to_owned()));
    }
    if options.json && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("accept")) {
        headers.push(("Accept".to_owned(), "application/json".to_owned()));
    }
    let body = content.unwrap_or_default().into();
    let made = wire::request_from_octets(method, &target, &headers, body);
    let (mut request, _) = made.map_err(|error| url.error(Wrong::Wire(error.reason)))?;
    if options.http_1_0 {
        *request.version_mut() = http::Version::HTTP_10;
    }
    Ok(request)
}

/// Returns whether the media type of the content is said: curl would add one of its own.
fn has_type(headers: &HeaderMap<HeaderValue>) -> bool {
    headers.contains_key(CONTENT_TYPE)
}

/// Returns whether a field is not part of what a command has to say: curl writes it.
fn is_automatic(request: &Request, name: &HeaderName, value: &HeaderValue) -> bool {
    let length = wire::automatic_length(request.method(), request.body().len());
    match name.as_str() {
        "content-length" => length.is_some_and(|length| value.as_bytes() == length.to_string().as_bytes()),
        "host" => value.as_bytes() == wire::HOST.as_bytes(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn sent(text: &str) -> String {
        wire::print_request(&parse(text).unwrap())
    }

    fn wrong(text: &str) -> (usize, usize, &'static str) {
        let error = parse(text).unwrap_err();
        (error.line, error.column, error.wrong.as_str())
    }

    #[test]
    fn what_people_paste_is_read() {
        let put = "PUT /users/2 HTTP/1.1\nHost: 127.0.0.1\nContent-Type: application/json\nContent-Length: 8\n\n{\"id\":2}";
        for line in [
            r#"curl -X PUT http://localhost:8080/users/2 -H 'Content-Type: application/json' -d '{"id":2}'"#,
            r#"$ curl -sS -XPUT localhost:8080/users/2 -H "Content-Type: application/json" --data-raw "{\"id\":2}" | jq ."#,
            "curl 'http://127.0.0.1:1/users/2#top' \\\n  --request=PUT \\\n  --header 'content-type: application/json' \\\n  --data-binary $'{\\\"id\\\":\\x32}' # done",
            r#"curl --url [::1]:80/blogs/../users/./2 -gX PUT -d '{"id"' -d ':2}' -HContent-Type:\ application/json"#,
        ] {
            let expected = if line.contains("blogs") {
                put.replace("{\"id\":2}", "{\"id\"&:2}").replace(": 8", ": 9")
            } else {
                put.to_owned()
            };
            assert_eq!(sent(line), expected, "{line}");
        }
        assert!(sent("curl --json '{}' localhost/users").starts_with("POST /users HTTP/1.1\nHost: 127.0.0.1\nContent-Type: application/json\nAccept: application/json\n"));
        assert!(
            sent("curl -d a=1 localhost/users").contains("Content-Type: application/x-www-form-urlencoded\n")
        );
        assert!(!sent("curl -d a=1 -H 'Content-Type:' localhost/users").contains("Content-Type"));
        assert!(sent("curl -I localhost").starts_with("HEAD / HTTP/1.1"));
        assert!(
            sent("curl -0 -G -d a=1 -d b=2 localhost/users?c").starts_with("GET /users?c&a=1&b=2 HTTP/1.0")
        );
        assert!(
            sent("curl $'localhost/users/\\u09b0' -H 'X-Empty;'")
                .contains("/users/%E0%A6%B0 HTTP/1.1\nHost: 127.0.0.1\nX-Empty: \n")
        );
    }

    #[test]
    fn what_cannot_be_read_is_wrong_at_its_place() {
        assert_eq!(wrong("wget localhost"), (1, 1, "not-curl"));
        assert_eq!(wrong("curl -X PUT"), (1, 9, "no-url"));
        assert_eq!(wrong("curl localhost/a localhost/b"), (1, 18, "many-urls"));
        assert_eq!(wrong("curl localhost/{a,b}"), (1, 6, "many-urls"));
        assert_eq!(wrong("curl ftp://localhost/"), (1, 6, "scheme"));
        assert_eq!(wrong("curl \\\n  -d @body.json localhost"), (2, 6, "file"));
        assert_eq!(wrong("curl -F a=b localhost"), (1, 6, "option"));
        assert_eq!(wrong("curl localhost -H"), (1, 16, "value"));
        assert_eq!(wrong("curl localhost -H Accept"), (1, 19, "header"));
        assert_eq!(wrong("curl 'localhost"), (1, 6, "quote"));
        assert_eq!(wrong("curl \"$HOST/users\""), (1, 7, "shell"));
        assert_eq!(wrong("curl `host`/users"), (1, 6, "shell"));
        assert_eq!(wrong("curl -X 'P UT' localhost"), (1, 16, "method"));
    }

    fn request() -> impl Strategy<Value = Request> {
        let method = prop_oneof!["(PUT|POST|PATCH|DELETE|OPTIONS|GET|HEAD)", "[A-Z]{1,5}"];
        let target =
            "(/users(/[a-zA-Z0-9_.~\\[\\]$&'()*+,;=:@!%-]{0,6}|/রহিম|/\\.\\.){0,3}(\\?[a-z&='?/]{0,6})?|\\*)";
        let name = "(Content-Type|If-Match|Idempotency-Key|X-A|Accept|X-B)";
        let value = "[ -~&&[^ ]]([ -~]{0,8}[ -~&&[^ ]])?|রহিম|";
        let headers = prop::collection::vec((name, value), 0..4);
        let body = prop_oneof![
            prop::collection::vec(any::<u8>(), 0..12),
            "[@'\"$\\\\`!#~{}ক\n\t -]{0,12}".prop_map(String::into_bytes),
        ];
        (method, target, headers, body).prop_filter_map("no request", |(method, target, headers, body)| {
            wire::request_from_octets(&method, &target, &headers, body.into())
                .ok()
                .map(|(request, _)| request)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn a_printed_line_is_read_as_the_same_request(request in request()) {
            let line = print(&request, "localhost:8080");
            // Octets that no argument can hold come through a pipe, which only a shell can read.
            prop_assume!(!line.starts_with("printf"));
            let read = parse(&line).map_err(|error| TestCaseError::fail(format!("{error:?} in {line}")))?;
            prop_assert_eq!(wire::print_request(&read), wire::print_request(&request), "{}", line);
        }

        #[test]
        fn a_line_broken_between_its_words_is_the_same_request(
            request in request(),
            end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
        ) {
            let line = print(&request, "localhost:8080");
            prop_assume!(!line.starts_with("printf"));
            let mut broken: Vec<String> = line.chars().map(String::from).collect();
            for word in split(&line).unwrap().iter().skip(1) {
                broken[word.column - 1].insert_str(0, &format!("\\{end}  "));
            }
            let read = parse(&broken.concat());
            let read = read.map_err(|error| TestCaseError::fail(format!("{error:?} in {broken:?}")))?;
            prop_assert_eq!(wire::print_request(&read), wire::print_request(&request), "{:?}", broken);
        }

        #[test]
        fn any_text_is_read_or_wrong_at_a_place_in_it(text in "(curl|-X|-H|-d|PUT|'|\"|\\$|\\\\|\n|\r| |localhost|/a|@|\\PC){0,16}") {
            if let Err(error) = parse(&text) {
                let text = text.replace("\r\n", "\n").replace('\r', "\n");
                let line = text.split('\n').nth(error.line - 1).unwrap_or_default();
                prop_assert!(error.column <= line.chars().count() + 1, "{:?}", error);
            }
        }
    }
}
