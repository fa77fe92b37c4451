//! What holds for every request: the promises of the methods (RFC 9110 §9.2) and of the order of checks.

#[cfg(test)]
mod policies;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use proptest::prelude::*;

use super::*;

const SCENE: &str = r#"
    collection = [
        { path = "/users", accepts = "json" }, { path = "/users/{id}/accounts", accepts = "json" },
        { path = "/blogs", accepts = "any" },
    ]
    resource = [
        { target = "/users/1", type = "application/json", body = '{"id": 1, "name": "John Doe"}' },
        { target = "/users/1/accounts/567", type = "application/json", body = '{"kind": "savings"}' },
        { target = "/blogs/1", type = "text/plain", body = "নমস্কার" },
    ]
"#;
const NOW: Timestamp = Timestamp(1_767_225_600);
const JSON: (&str, &str) = ("content-type", "application/json");

fn server() -> Server {
    Server::new(&toml::from_str(SCENE).unwrap(), NOW)
}

fn request(method: &str, target: &str, fields: &[(&str, &str)], body: &str) -> Request {
    let mut builder = http::Request::builder().method(method).uri(target);
    for (name, value) in fields {
        builder = builder.header(*name, *value);
    }
    builder.body(Bytes::copy_from_slice(body.as_bytes())).unwrap()
}

fn send(server: &mut Server, method: &str, target: &str, fields: &[(&str, &str)], body: &str) -> Response {
    server.handle(&request(method, target, fields, body), NOW)
}

fn refusal(method: &str, target: &str, fields: &[(&str, &str)], body: &str) -> (u16, Code) {
    let response = send(&mut server(), method, target, fields, body);
    (response.status().as_u16(), Problem::read(&response).unwrap().code)
}

/// Each request breaks the rule that is named and every later one.
#[test]
fn the_first_broken_rule_answers() {
    let stale = ("if-match", "\"stale\"");
    let (typed, coded) = (("content-type", "text/plain"), ("content-encoding", "gzip"));
    let long = format!("/users/%zz{}", "a".repeat(limits::TARGET));
    assert_eq!(refusal("FROB", &long, &[], ""), (414, Code::TargetTooLong));
    assert_eq!(refusal("FROB", "/users/%zz", &[], ""), (501, Code::UnknownMethod));
    assert_eq!(refusal("PUT", "/nowhere/%zz", &[typed], ""), (400, Code::BadPercentEncoding));
    assert_eq!(refusal("PUT", "/nowhere/1", &[typed], ""), (404, Code::NoSuchCollection));
    assert_eq!(refusal("POST", "/users/9/accounts", &[typed, stale], ""), (404, Code::NoSuchCollection));
    assert_eq!(refusal("POST", "/users/9", &[typed, stale], ""), (405, Code::MethodNotAllowed));
    assert_eq!(refusal("PATCH", "/users/9", &[typed, stale], ""), (404, Code::NoSuchItem));
    assert_eq!(refusal("DELETE", "/users/9", &[("if-match", "*")], ""), (404, Code::NoSuchItem));
    assert_eq!(
        refusal("PUT", "/users/9/accounts/1", &[typed, coded, stale], "{"),
        (415, Code::UnsupportedMediaType)
    );
    assert_eq!(refusal("PUT", "/users/9/accounts/1", &[coded, stale], "{"), (415, Code::UnsupportedEncoding));
    assert_eq!(refusal("PUT", "/users/9/accounts/1", &[stale], "{"), (409, Code::MissingParent));
    assert_eq!(refusal("PUT", "/users/1", &[stale], "{"), (412, Code::PreconditionFailed));
    assert_eq!(refusal("PUT", "/users/1", &[], "{"), (400, Code::JsonIncomplete));
    assert_eq!(refusal("PUT", "/users/1", &[], "[2]"), (422, Code::NotAnObject));
    assert_eq!(refusal("PUT", "/users/1", &[], r#"{"id":2}"#), (409, Code::IdMismatch));
}

#[test]
fn a_patch_keeps_the_rules_of_its_collection() {
    let patch = [("content-type", "application/merge-patch+json")];
    assert_eq!(refusal("PATCH", "/users/1", &patch, "[]"), (422, Code::NotAnObject));
    assert_eq!(refusal("PATCH", "/users/1", &patch, r#"{"id":2}"#), (409, Code::IdMismatch));
    assert_eq!(refusal("PATCH", "/blogs/1", &patch, "{}"), (415, Code::PatchNeedsJson));
    assert_eq!(refusal("PATCH", "/users/1", &[JSON], "{}"), (415, Code::UnsupportedPatch));
    assert_eq!(refusal("PATCH", "/users/1", &patch, ""), (400, Code::EmptyContent));
}

#[test]
fn patches_cannot_add_up_to_more_than_a_put_may_send() {
    let mut server = server();
    let patch = [("content-type", "application/merge-patch+json")];
    let member = |name: &str| format!("{{\"{name}\":\"{}\"}}", "x".repeat(limits::CONTENT / 2));
    assert_eq!(send(&mut server, "PATCH", "/users/1", &patch, &member("a")).status(), StatusCode::NO_CONTENT);
    assert_eq!(
        send(&mut server, "PATCH", "/users/1", &patch, &member("b")).status(),
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

#[test]
fn deleting_a_user_deletes_the_accounts() {
    let mut server = server();
    assert_eq!(send(&mut server, "DELETE", "/users/1", &[], "").status(), StatusCode::NO_CONTENT);
    assert_eq!(server.store().iter().map(|(at, _)| at.as_str()).collect::<Vec<_>>(), ["/blogs/1"]);
    assert_eq!(send(&mut server, "PUT", "/users/1", &[], "{}").status(), StatusCode::CREATED);
    let response = send(&mut server, "POST", "/users/1/accounts", &[], "{}");
    assert_eq!(response.headers()["location"], "/users/1/accounts/1");
}

#[test]
fn a_post_numbers_the_id_that_is_there_and_adds_none() {
    let mut server = server();
    let posted = send(&mut server, "POST", "/users", &[JSON], "{ \"id\": 1, \"n\": 1e2 }");
    assert_eq!(
        (posted.headers()["location"].as_bytes(), posted.body()),
        (b"/users/2".as_slice(), &Bytes::from("{ \"id\": 2, \"n\": 1e2 }"))
    );
    let posted = send(&mut server, "POST", "/users", &[JSON], "{\"name\":\"ক\"}");
    assert_eq!(posted.body(), "{\"name\":\"ক\"}");
    assert_eq!(send(&mut server, "POST", "/users", &[("if-none-match", "*")], "{}").status(), 412);
}

const KEY: (&str, &str) = ("idempotency-key", "\"k1\"");

#[test]
fn a_key_is_asked_after_the_fields_and_before_the_conditions_and_the_content() {
    let mut server = server();
    let bad = ("idempotency-key", "k1");
    let mut code = |target, fields: &[_], body| {
        Problem::read(&send(&mut server, "POST", target, fields, body)).map(|problem| problem.code)
    };
    assert_eq!(code("/users", &[bad, ("content-type", "text/plain")], ""), Some(Code::UnsupportedMediaType));
    assert_eq!(code("/users", &[bad, ("if-none-match", "*")], "{"), Some(Code::BadIdempotencyKey));
    assert_eq!(code("/users", &[KEY, KEY], "{"), Some(Code::RepeatedField));
    assert_eq!(code("/users", &[KEY, ("if-none-match", "*")], "{}"), Some(Code::AlreadyExists));
    assert_eq!(code("/users", &[KEY], "{"), Some(Code::JsonIncomplete));
    assert_eq!(code("/users", &[KEY], "{}"), None);
    assert_eq!(code("/users", &[KEY, ("if-none-match", "*")], "{}"), None);
    assert_eq!(code("/users", &[KEY], "{"), Some(Code::KeyReused));
    assert_eq!(code("/users", &[KEY, JSON], "{}"), Some(Code::KeyReused));
}

#[test]
fn a_stored_answer_has_a_new_date_and_nothing_else_that_is_new() {
    let mut server = server();
    let post = request("POST", "/users", &[JSON, KEY], r#"{"id":1,"name":"Rima"}"#);
    let mut first = server.handle(&post, NOW);
    let _ = send(&mut server, "PUT", "/users/2", &[], "{}");
    let again = server.handle(&post, Timestamp(NOW.0 + 60));
    assert_ne!(first.headers()["date"], again.headers()["date"]);
    first.headers_mut().insert("date", again.headers()["date"].clone());
    assert_eq!(
        (again.status(), again.headers(), again.body()),
        (first.status(), first.headers(), first.body())
    );
}

#[test]
fn a_patch_with_a_key_is_applied_once() {
    let mut server = server();
    let patch = [("content-type", "application/merge-patch+json"), KEY];
    assert_eq!(send(&mut server, "PATCH", "/users/1", &patch, r#"{"n":1}"#).status(), 204);
    assert_eq!(send(&mut server, "PUT", "/users/1", &[], "{}").status(), 204);
    let after = server.digest();
    assert_eq!(send(&mut server, "PATCH", "/users/1", &patch, r#"{"n":1}"#).status(), 204);
    assert_eq!(server.digest(), after);
}

#[test]
fn a_put_means_the_same_with_any_key() {
    let mut server = server();
    for (key, body) in [("\"k1\"", "{}"), ("\"k1\"", "{ }"), ("k1", "{}")] {
        assert_eq!(send(&mut server, "PUT", "/users/1", &[("idempotency-key", key)], body).status(), 204);
        assert_eq!(server.store().get("/users/1").unwrap().bytes, body);
    }
    assert!(server.keys().is_empty());
}

#[test]
fn a_key_is_held_while_its_request_is_under_way() {
    let mut server = server();
    let post = request("POST", "/users", &[KEY], "{}");
    assert!(server.begin(&post) && !server.begin(&post));
    assert!(!server.begin(&request("POST", "/users", &[], "{}")));
    let code = |response: &Response| Problem::read(response).map(|problem| problem.code);
    assert_eq!(code(&server.handle(&post, NOW)), Some(Code::KeyInProgress));
    assert_eq!(code(&send(&mut server, "POST", "/users", &[KEY], "{ }")), Some(Code::KeyReused));
    assert_eq!(server.complete(&post, NOW).status(), 201);
    assert_eq!(server.handle(&post, NOW).headers()["location"], "/users/2");
    assert_eq!(server.complete(&post, NOW).headers()["location"], "/users/2");
    server.forget_keys();
    assert_eq!(server.handle(&post, NOW).headers()["location"], "/users/3");
}

#[test]
fn an_unchanged_put_keeps_its_date() {
    let mut server = server();
    let put = request("PUT", "/users/2", &[], "{}");
    let date =
        |server: &mut Server, now| server.handle(&put, Timestamp(now)).headers()["last-modified"].clone();
    let first = date(&mut server, NOW.0);
    assert_eq!(date(&mut server, NOW.0 + 100), first);
    assert_eq!(date(&mut server, u64::MAX), first);
    assert_ne!(
        server.handle(&request("PUT", "/users/2", &[], "{ }"), Timestamp(NOW.0 + 5)).headers()["last-modified"],
        first
    );
}

#[test]
fn another_form_of_the_path_is_the_same_item_or_a_redirect() {
    let mut server = server();
    for target in ["/users/%31", "/blogs/../users/./1", "http://localhost:8080/users/1?verbose=1"] {
        assert_eq!(send(&mut server, "GET", target, &[], "").status(), StatusCode::OK, "{target}");
    }
    for (target, location) in
        [("/users/?a=খ", "/users?a=%E0%A6%96"), ("//users//1/", "/users/1"), ("http://localhost//x", "/x")]
    {
        let response = send(&mut server, "PUT", target, &[], "{}");
        assert_eq!(
            (response.status().as_u16(), response.headers()["location"].as_bytes()),
            (308, location.as_bytes())
        );
    }
    assert_eq!(send(&mut server, "OPTIONS", "*", &[], "").status(), StatusCode::NO_CONTENT);
    assert_eq!(refusal("GET", "*", &[], ""), (400, Code::BadTarget));
    assert_eq!(refusal("CONNECT", "localhost:80", &[], ""), (501, Code::UnknownMethod));
}

fn any_method() -> impl Strategy<Value = String> {
    prop_oneof![8 => "GET|HEAD|PUT|POST|PATCH|DELETE|OPTIONS", 1 => "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,12}"]
}

fn any_target() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "/(users|blogs)(/[1-3xক](/accounts(/[1-3])?)?)?/?",
        1 => "/(\\.|/|%[0-9A-Fa-f]{2}|%|[!-~]|[ক-হ]){0,12}",
        1 => Just("*".to_owned()),
    ]
}

fn any_field() -> impl Strategy<Value = (String, Vec<u8>)> {
    let value = "application/((merge|json)-patch\\+)?json|text/plain|\\*|\"[0-9a-f]{0,3}\"|gzip|Sun, 06 Nov 2044 08:49:37 GMT";
    let name =
        "content-(type|encoding|range)|if-(none-)?match|if-(un)?modified-since|x-a|idempotency-key|accept";
    (
        name,
        prop_oneof![4 => value.prop_map(String::into_bytes), 1 => prop::collection::vec(any::<u8>(), 0..12)],
    )
}

fn any_body() -> impl Strategy<Value = Vec<u8>> {
    let json = "\\{(\"id\":[1-3]|\"id\":\"[1-3x]\"|\"n\":(null|\\{\"a\":1\\}|1e2))?\\}";
    prop_oneof![4 => json.prop_map(String::into_bytes), 1 => prop::collection::vec(any::<u8>(), 0..24)]
}

prop_compose! {
    fn any_request()(
        method in any_method(),
        target in any_target(),
        fields in prop::collection::vec(any_field(), 0..3),
        body in any_body(),
    ) -> Option<Request> {
        let mut request = Request::new(body.into());
        *request.method_mut() = Method::from_bytes(method.as_bytes()).ok()?;
        *request.uri_mut() = target.parse::<Uri>().ok()?;
        for (name, value) in fields {
            let name = HeaderName::from_bytes(name.as_bytes()).ok()?;
            request.headers_mut().append(name, HeaderValue::from_bytes(&value).ok()?);
        }
        Some(request)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_answer_keeps_the_promises_of_its_method(requests in prop::collection::vec(any_request(), 1..12)) {
        let mut server = server();
        for request in requests.iter().flatten() {
            let before = server.digest();
            let response = server.handle(request, NOW);
            let once = server.digest();
            let status = response.status();
            let length = response.headers().get("content-length");
            let length = length.map(|length| length.to_str().unwrap().parse().unwrap());
            prop_assert!(response.headers().contains_key("date"));
            prop_assert!(status.as_u16() < 500 || status == 501);
            prop_assert!(status != 304 || matches!(*request.method(), Method::GET | Method::HEAD));
            if request.method() != Method::HEAD {
                prop_assert_eq!(length.unwrap_or(0), response.body().len());
            }
            if status.as_u16() >= 300 || matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
                prop_assert_eq!(&before, &once);
            }
            if status.as_u16() >= 400 && request.method() != Method::HEAD {
                prop_assert!(Problem::read(&response).is_some());
            }
            let mut copy = server.clone();
            let _ = copy.handle(request, NOW);
            if matches!(*request.method(), Method::PUT | Method::DELETE | Method::GET | Method::OPTIONS) {
                prop_assert_eq!(&once, &copy.digest());
            }
            prop_assert_eq!(once, server.digest());
        }
    }

    #[test]
    fn a_post_creates_each_time(
        collection in "/users|/blogs|/users/1/accounts",
        body in any_body(),
        again in 1_usize..5,
    ) {
        let mut server = server();
        let mut post = request("POST", &collection, &[], "");
        *post.body_mut() = body.into();
        post.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        let before = server.store().len();
        let answers: Vec<_> = (0..again).map(|_| server.handle(&post, NOW)).collect();
        let created = answers.iter().filter(|answer| answer.status() == StatusCode::CREATED).count();
        prop_assert!(created == again || created == 0);
        prop_assert_eq!(server.store().len(), before + created);
        for answer in answers.iter().filter(|answer| answer.status() == StatusCode::CREATED) {
            let location = answer.headers()["location"].to_str().unwrap();
            prop_assert_eq!(&server.store().get(location).unwrap().bytes, answer.body());
        }
    }

    #[test]
    fn a_key_never_makes_a_second_item(
        steps in prop::collection::vec(("/users|/blogs|/users/1/accounts", "\"?k[12]\"?", any_body()), 1..12),
    ) {
        let mut server = server();
        let mut created = std::collections::BTreeMap::new();
        for (collection, key, body) in steps {
            let mut post = request("POST", &collection, &[("idempotency-key", &key), JSON], "");
            *post.body_mut() = body.clone().into();
            let (before, length) = (server.digest(), server.store().len());
            let answer = server.handle(&post, NOW);
            let first = answer.status() == 201 && !created.contains_key(&(collection.clone(), key.clone()));
            prop_assert_eq!(server.store().len() - length, usize::from(first));
            prop_assert!(first || server.digest() == before);
            if answer.status() == 201 {
                let stored = created.entry((collection, key)).or_insert_with(|| (body.clone(), answer.headers().clone()));
                prop_assert_eq!((&stored.0, &stored.1), (&body, answer.headers()));
            }
        }
        prop_assert_eq!(server.keys().len(), created.len());
    }

    #[test]
    fn what_was_put_comes_back_byte_for_byte(
        body in prop::collection::vec(any::<u8>(), 0..64),
        kind in "text/plain|application/x-a; b=\"c\"",
    ) {
        let mut server = server();
        let mut put = request("PUT", "/blogs/র", &[("content-type", &kind)], "");
        *put.body_mut() = body.into();
        let answer = server.handle(&put, NOW);
        let got = send(&mut server, "GET", "/blogs/%e0%a6%b0", &[], "");
        prop_assert_eq!(got.body(), put.body());
        prop_assert_eq!(&got.headers()["content-type"], kind.as_str());
        prop_assert_eq!(&got.headers()["etag"], &answer.headers()["etag"]);
    }
}
