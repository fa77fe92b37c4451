//! What the lab promises: replay, undo, branches, marks, repeats, proofs.

use proptest::prelude::*;

use super::*;
use crate::server::{Code, Problem};

const SCENE: &str = include_str!("../../assets/scenes/one-user.toml");

fn lab() -> Lab {
    Lab::new(Arc::new(toml::from_str(SCENE).unwrap()))
}

/// Returns a lab in which these lines were done.
fn after(lines: &[&str]) -> Lab {
    let mut lab = lab();
    lab.run(lines, &replay::Bodies::new()).unwrap();
    lab
}

const PUT: &str =
    r#"PUT /users/2 "{\"id\": 2, \"name\": \"Mitu\", \"age\": 30}" Content-Type: application/json"#;
const PUT_OTHERWISE: &str =
    r#"PUT /users/2 "{\"name\":\"Mitu\",\"age\":30.0,\"id\":2}" Content-Type: application/json"#;
const POST: &str = r#"POST /users "{\"name\": \"Mitu\"}" Content-Type: application/json"#;

fn statuses(lab: &Lab) -> Vec<u16> {
    lab.path().map(|exchange| exchange.status().map_or(0, |status| status.as_u16())).collect()
}

fn marks(lab: &Lab) -> Vec<(&str, Mark)> {
    lab.last().map_or_else(Vec::new, |last| {
        last.changes.iter().map(|change| (change.target.as_str(), change.mark)).collect()
    })
}

#[test]
fn put_again_leaves_the_state_and_post_again_adds_to_it() {
    let put = after(&[PUT, "again", "again"]);
    assert_eq!(statuses(&put), [201, 204, 204]);
    assert_eq!(put.server().digest(), after(&[PUT]).server().digest());
    let post = after(&[POST, "again", "again"]);
    assert_eq!(statuses(&post), [201, 201, 201]);
    assert_eq!(post.server().store().len(), 4);
}

#[test]
fn every_exchange_marks_what_it_addressed() {
    assert_eq!(marks(&after(&[PUT])), [("/users/2", Mark::Created)]);
    assert_eq!(marks(&after(&[PUT, "again"])), [("/users/2", Mark::Unchanged)]);
    assert_eq!(marks(&after(&[PUT, PUT_OTHERWISE])), [("/users/2", Mark::Replaced)]);
    assert_eq!(marks(&after(&["GET /users/1"])), [("/users/1", Mark::Unchanged)]);
    assert_eq!(marks(&after(&["GET /users/%31?x=1"])), [("/users/1", Mark::Unchanged)]);
    assert_eq!(marks(&after(&["GET /users"])), []);
    assert_eq!(marks(&after(&["GET /users/9"])), []);
    assert_eq!(marks(&after(&[POST])), [("/users/2", Mark::Created)]);
    let refused = after(&["PUT /users/1 \"{}\" If-Match: \"no\" ; Content-Type: application/json"]);
    assert_eq!((statuses(&refused), marks(&refused)), (vec![412], vec![("/users/1", Mark::Unchanged)]));
}

#[test]
fn a_removed_resource_takes_what_lies_below_it() {
    let lab =
        after(&[r#"PUT /users/1/accounts/5 "{}""#, r#"PUT /users/10 "{\"id\": 10}""#, "DELETE /users/1"]);
    assert_eq!(marks(&lab), [("/users/1", Mark::Removed), ("/users/1/accounts/5", Mark::Removed)]);
}

/// A server that does its work later does it while another request is answered, and that is where it is seen.
#[test]
fn what_was_done_later_is_a_change_of_the_request_that_found_it_due() {
    let scene = include_str!("../../assets/scenes/async.toml");
    let mut lab = Lab::new(Arc::new(toml::from_str(scene).unwrap()));
    let post = "POST /users \"{\\\"n\\\": 1}\" Content-Type: application/json";
    lab.run(&[post, "GET /jobs/1", "GET /jobs/1", "GET /jobs/1"], &replay::Bodies::new()).unwrap();
    let told = |exchange: &Exchange| {
        let changes = exchange.changes.iter();
        changes.map(|change| format!("{:?} {}", change.mark, change.target.as_str())).collect::<Vec<_>>()
    };
    let told: Vec<Vec<String>> = lab.line().map(told).collect();
    assert_eq!(told, [vec![], vec![], vec!["Created /users/2".to_owned()], vec![]]);
}

#[test]
fn a_change_holds_the_resource_before_and_after() {
    let lab = after(&[r#"PUT /users/1 "{\"id\": 1}""#]);
    let change = &lab.last().unwrap().changes[0];
    assert_eq!(change.after.as_ref(), lab.server().store().get("/users/1"));
    let before = lab.history().server_at(0);
    assert_eq!(change.before.as_ref(), before.store().get("/users/1"));
}

#[test]
fn a_repeat_is_found_on_the_path_and_nowhere_else() {
    let lab = after(&[PUT, "GET /users", "again", PUT, PUT_OTHERWISE, PUT]);
    let repeats: Vec<_> = lab.path().map(|exchange| exchange.repeats).collect();
    let expected = [
        None,
        None,
        Some(Repeats::Identical(2)),
        Some(Repeats::Identical(1)),
        Some(Repeats::SameMeaning(4)),
        Some(Repeats::Identical(4)),
    ];
    assert_eq!(repeats, expected);
    assert_eq!(after(&[PUT, "back 1", PUT]).last().unwrap().repeats, None);
    assert_eq!(
        after(&[PUT, "back 1", "forward 1", PUT]).last().unwrap().repeats,
        Some(Repeats::Identical(1))
    );
    let other = PUT.replace("/users/2", "/users/3");
    let last = |lines: &[&str]| after(lines).last().unwrap().repeats;
    assert_eq!(
        last(&[&other, PUT, PUT_OTHERWISE, "GET /users", &other, PUT_OTHERWISE]),
        Some(Repeats::Identical(3))
    );
    let spaced = other.replace("30}", "30 }");
    assert_eq!(
        last(&[&other, PUT, PUT_OTHERWISE, &spaced, PUT_OTHERWISE, &PUT.replace("30}", "30 }")]),
        Some(Repeats::SameMeaning(5))
    );
    let other_header = PUT.to_owned() + " ; If-None-Match: *";
    assert_eq!(after(&[PUT, &other_header]).last().unwrap().repeats, None);
    let from_curl = format!("curl {PUT} ; User-Agent: curl/8.5.0 ; Accept: */* ; Host: localhost:8080");
    assert_eq!(after(&[PUT, &from_curl]).last().unwrap().repeats, Some(Repeats::Identical(1)));
}

#[test]
fn sending_in_the_past_starts_a_branch_and_keeps_the_other() {
    let lab = after(&[PUT, POST, "back 2", "GET /users/1", "GET /users"]);
    let numbers: Vec<usize> = lab.line().map(|exchange| exchange.number).collect();
    assert_eq!(numbers, [3, 4]);
    assert_eq!(lab.history().len(), 4);
    assert_eq!((lab.history().parent(2), lab.history().parent(3)), (Some(1), Some(0)));
    assert!(!lab.history().on_path(1) && lab.history().on_path(3) && lab.history().on_path(0));
    assert_eq!(lab.server().digest(), super::tests::lab().server().digest());
    assert_eq!(lab.last().unwrap().at, Timestamp(EPOCH.0 + 4));
}

#[test]
fn every_branch_can_be_reached_and_walked() {
    let mut lab =
        after(&[PUT, POST, "again", "back 2", "GET /users", "GET /users/1", "goto 1", "DELETE /users/1"]);
    let branches = |lab: &Lab| lab.branches().map(|b| (b.head, b.length, b.fork)).collect::<Vec<_>>();
    assert_eq!(branches(&lab), [(3, 3, 1), (5, 3, 1), (6, 2, 6)]);
    assert!(lab.goto(2));
    assert_eq!((lab.position(), lab.line_len(), lab.last().map(|last| last.number)), (2, 3, Some(2)));
    assert_eq!(branches(&lab), [(3, 3, 3), (5, 3, 1), (6, 2, 1)]);
    assert_eq!(lab.forward(9), 1, "the branch goes on to its head");
    assert!(lab.goto(0) && lab.goto(5));
    assert_eq!(lab.line().map(|exchange| exchange.number).collect::<Vec<_>>(), [1, 4, 5]);
    let script = lab.script();
    assert!(!lab.goto(7));
    assert_eq!(lab.script(), script, "what is not there is not gone to");
    assert_eq!(script.iter().filter(|line| line.starts_with("goto")).count(), 2, "{script:?}");
}

#[test]
fn going_to_the_past_shows_it_and_coming_back_loses_nothing() {
    let mut lab = after(&[PUT, POST]);
    assert_eq!(lab.back(9), 2);
    assert_eq!((lab.position(), lab.line_len(), lab.last().is_none()), (0, 2, true));
    assert_eq!(lab.forward(1), 1);
    assert_eq!(lab.last().map(|exchange| exchange.number), Some(1));
    lab.seek(7);
    assert_eq!(lab.position(), 2);
    assert_eq!(lab.script().last().map(String::as_str), Some(POST), "moves that lead nowhere leave nothing");
}

#[test]
fn follow_gets_the_last_location() {
    let lab = after(&[POST, "GET /users", "follow"]);
    let last = lab.last().unwrap();
    assert_eq!(last.sent().request().unwrap().uri(), "/users/2");
    assert_eq!(last.status().map(|status| status.as_u16()), Some(200));
    assert!(super::tests::lab().follow().is_none());
}

#[test]
fn a_proof_tells_put_from_post_and_changes_nothing() {
    let mut put = after(&[PUT]);
    let before = put.server().digest();
    let proof = put.prove(3).unwrap();
    assert!(proof.same_state && !proof.same_answers, "201, 204, 204");
    assert_eq!((proof.once.responses.len(), proof.many.responses.len()), (1, 3));
    assert_eq!(proof.many.changes, proof.once.changes);
    assert_eq!(put.server().digest(), before);
    assert_eq!((put.proofs().count(), put.line_len()), (1, 1));
    let mut post = after(&[POST]);
    let proof = post.prove(3).unwrap();
    assert!(!proof.same_state && !proof.same_answers);
    assert_eq!((proof.once.count, proof.many.count, proof.many.changes.len()), (2, 4, 3));
    let mut get = after(&["GET /users"]);
    assert!(get.prove(9).is_some_and(|proof| proof.same_state && proof.same_answers));
    assert!(get.prove(1).is_none() && get.prove(10).is_none() && super::tests::lab().prove(3).is_none());
}

/// What a busy server turned away is no request that it carried out: its PUT is as idempotent as any.
#[test]
fn a_proof_on_a_busy_server_compares_what_was_carried_out() {
    let proof = |scene: &str, line: &str, times: u8| {
        let mut lab = Lab::new(Arc::new(toml::from_str(scene).unwrap()));
        lab.run(&[line], &replay::Bodies::new()).unwrap();
        lab.prove(times).unwrap().clone()
    };
    let statuses = |run: &Run| run.statuses().map(|status| status.as_u16()).collect::<Vec<_>>();
    let busy = include_str!("../../assets/scenes/busy.toml");
    for times in prove::TIMES {
        let put = proof(busy, PUT, times);
        assert!(put.same_state && !put.same_answers && put.is_carried_out());
        assert_eq!(put.waited().map(|status| status.as_u16()), Some(503));
        assert_eq!((statuses(&put.once), put.many.answers().count()), (vec![503, 201], usize::from(times)));
    }
    let put = proof(busy, PUT, 3);
    assert_eq!(statuses(&put.many), [503, 201, 503, 204, 503, 204]);
    let post = proof(&busy.replace("503", "429"), POST, 2);
    assert!(!post.same_state && post.waited().map(|status| status.as_u16()) == Some(429));
    // What is refused for good proves nothing, and nobody waits for it.
    let refused = proof(SCENE, "PUT /users/2 \"{\" Content-Type: application/json", 3);
    assert_eq!(
        (statuses(&refused.many), refused.is_carried_out(), refused.waited()),
        (vec![400; 3], false, None)
    );
}

#[test]
fn a_proof_names_the_lying_server_and_where_it_lies() {
    let counting = include_str!("../../assets/scenes/counting.toml");
    let mut lab = Lab::new(Arc::new(toml::from_str(counting).unwrap()));
    lab.run(&[PUT], &replay::Bodies::new()).unwrap();
    let proof = lab.prove(3).unwrap();
    assert!(!proof.same_state, "its PUT is not idempotent");
    assert_eq!(
        proof.once.statuses().chain(proof.many.statuses()).map(|s| s.as_u16()).collect::<Vec<_>>(),
        [201, 201, 204, 204]
    );
    let [change] = proof.differences.as_slice() else { panic!("{:?}", proof.differences) };
    assert_eq!((change.target.as_str(), change.mark), ("/users/2", Mark::Replaced));
    let diff::Difference::Members(members) = diff::diff(change.before.as_ref(), change.after.as_ref()) else {
        panic!("it is JSON")
    };
    let other: Vec<_> = members.iter().filter(|member| member.kind != diff::Kind::Same).collect();
    assert_eq!(other.iter().map(|member| member.path.join(".")).collect::<Vec<_>>(), ["puts"]);
    assert_eq!(other[0].before.as_ref().zip(other[0].after.as_ref()), Some((&1.into(), &3.into())));
    let mut honest = after(&[PUT]);
    assert!(honest.prove(3).unwrap().differences.is_empty());
    let mut post = after(&[POST]);
    let marks: Vec<_> = post.prove(3).unwrap().differences.iter().map(|change| change.mark).collect();
    assert_eq!(marks, [Mark::Created, Mark::Created]);
}

#[test]
fn what_is_noted_counts_on_its_own_path_only() {
    let mut lab = after(&[PUT, "look wire", "prove 2", "back 1", "look log"]);
    assert_eq!((lab.looked().collect::<Vec<_>>(), lab.proofs().count()), (vec![View::Log], 0));
    lab.forward(1);
    assert_eq!((lab.looked().collect::<Vec<_>>(), lab.proofs().count()), (vec![View::Log, View::Wire], 1));
    let branch = after(&[PUT, "look wire", "back 1", "GET /users"]);
    assert_eq!(branch.looked().count(), 0);
}

#[test]
fn a_text_that_is_no_request_is_refused_by_the_wire() {
    let lab =
        after(&[r#"raw "PUT /users/1\n{}""#, "PUT users/1", r#"raw "GET /users HTTP/1.1\nHost: a\n\n""#]);
    assert_eq!(statuses(&lab), [400, 400, 200]);
    assert!(
        lab.path().take(2).all(|exchange| exchange.sent().request().is_none() && exchange.changes.is_empty())
    );
    assert_eq!(lab.line_at(1).map(|exchange| exchange.origin), Some(Origin::Form));
    let again = Lab::replay(lab.scene().clone(), &lab.script()).unwrap();
    assert_eq!(again.script(), lab.script());
}

#[test]
fn an_act_with_nothing_to_act_on_is_an_error_of_its_line() {
    for line in ["again", "follow", "prove 3", "back 1", "forward 1", "PUT /users/1 @nobody"] {
        let error = Lab::replay(lab().scene().clone(), &["GET /users", "back 1", line]).err();
        let error = error.or_else(|| Lab::replay(lab().scene().clone(), &[line]).err());
        assert!(error.is_some_and(|error| error.line.is_some()), "{line}");
    }
}

#[test]
fn a_named_body_brings_its_media_type_unless_another_is_given() {
    let body =
        crate::course::Body { media_type: "application/json".to_owned(), text: "{\"id\": 2}".to_owned() };
    let bodies = replay::Bodies::from([("mitu".to_owned(), body)]);
    let mut lab = lab();
    lab.run(
        &["PUT /users/2 @mitu", "PUT /blogs/2 @mitu content-type: text/plain", "answer how one"],
        &bodies,
    )
    .unwrap();
    let stored =
        |target: &str| lab.server().store().get(target).map(|resource| resource.media_type.to_string());
    assert_eq!(stored("/users/2").as_deref(), Some("application/json"));
    assert_eq!(stored("/blogs/2").as_deref(), Some("text/plain"));
    let unnamed = r#"PUT /users/2 "{\"id\": 2}" Content-Type: application/json"#;
    assert_eq!(lab.script().first().map(String::as_str), Some(unnamed));
}

/// A value in Latin-1, as old clients send it, is read as that; so the script can hold it.
#[test]
fn a_value_that_is_no_utf8_survives_the_script() {
    let mut first = lab();
    let (mut request, _) = wire::request_from_parts("GET", "/users", &[], "").unwrap();
    request.headers_mut().insert("x-name", http::HeaderValue::from_bytes(b"caf\xe9").unwrap());
    first.send(Sent::Request(request), Origin::Curl);
    assert_eq!(first.script(), ["curl GET /users X-Name: café"]);
}

/// The request of a client whose octets are no text comes back from the script as it was.
#[test]
fn octets_survive_the_script() {
    let mut first = lab();
    let headers = [("Content-Type".to_owned(), "image/png".to_owned())];
    let body = Bytes::from_static(&[137, 80, 78, 71, 0, 255]);
    let (request, _) = wire::request_from_octets("PUT", "/blogs/p", &headers, body).unwrap();
    first.send(Sent::Request(request), Origin::Curl);
    let second = Lab::replay(first.scene().clone(), &first.script()).unwrap();
    assert_eq!(second.server().digest(), first.server().digest());
    assert_eq!(second.last().unwrap().origin, Origin::Curl);
    assert_eq!(second.server().store().len(), 2);
}

const FOREIGN: &str = "PUT /users/2 HTTP/1.1\r\nHost: evil.example\r\nX: \u{1b}[2J\r\n";

fn foreign() -> Refused {
    Refused::new(FOREIGN, Problem::new(Code::Misdirected).found("evil.example"))
}

#[test]
fn what_was_refused_at_the_door_is_an_exchange_that_did_nothing() {
    let mut lab = lab();
    lab.run(&["fault delayed-copy", "POST /users \"{}\"", "lose answer"], &replay::Bodies::new()).unwrap();
    let before = (lab.server().digest(), lab.plan());
    let exchange = lab.refuse(foreign());
    assert_eq!((exchange.status().map(|status| status.as_u16()), exchange.changes.len()), (Some(421), 0));
    assert_eq!((exchange.origin, exchange.method(), exchange.is_applied()), (Origin::Curl, None, false));
    assert_eq!(exchange.sent().line().as_deref(), Some("PUT /users/2"));
    assert_eq!(exchange.sent().print(), "PUT /users/2 HTTP/1.1\nHost: evil.example\nX: \u{fffd}[2J");
    // What is planned and what is under way waits for a message that gets in.
    assert_eq!((lab.server().digest(), lab.plan()), before);
    assert_eq!((lab.server().store().len(), lab.shown().map(|shown| shown.number)), (2, Some(2)));
    assert_eq!(lab.refuse(foreign()).repeats, Some(Repeats::Identical(2)));
    // Once more goes what got in, and it is met by the plan.
    let again = lab.again().unwrap();
    assert_eq!((again.number, again.repeats, again.status()), (4, Some(Repeats::Identical(1)), None));
    assert_eq!(lab.server().store().len(), 4);
    lab.refuse(foreign());
    assert_eq!(lab.prove(3).unwrap().request.line().as_deref(), Some("POST /users"));
    let again = Lab::replay(lab.scene().clone(), &lab.script()).unwrap();
    let told = |lab: &Lab| {
        lab.line()
            .map(|exchange| {
                (exchange.sent().print(), exchange.heard().map(|heard| wire::print_response(&heard)))
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (again.script(), told(&again), again.server().digest()),
        (lab.script(), told(&lab), lab.server().digest())
    );
}

/// What was pasted is sent from here, so the plan holds for all of it; curl in another window tries again by itself or not.
#[test]
fn a_pasted_command_is_repeated_as_planned_and_one_from_outside_is_not() {
    for (from, attempts) in [("pasted", 2), ("curl", 1)] {
        let sent = format!("{from} POST /users \"{{}}\" Content-Type: application/json");
        let mut lab = lab();
        lab.run(&["lose answer", "retry always", &sent], &replay::Bodies::new()).unwrap();
        assert_eq!(lab.last().map(Exchange::attempts), Some(attempts), "{from}");
        assert_eq!(lab.script().last(), Some(&sent));
    }
}

fn line() -> impl Strategy<Value = String> {
    let body =
        prop_oneof![Just("{}"), Just("{\\\"name\\\": \\\"মিতু\\\"}"), Just("{\\\"id\\\": 1}"), Just("{")];
    let target = "/(users|blogs)(/[123])?(/accounts(/1)?)?";
    prop_oneof![
        4 => ("(curl )?(PUT|POST|PATCH)", target, body)
            .prop_map(|(method, target, body)| format!("{method} {target} \"{body}\"")),
        2 => ("(curl )?(GET|DELETE|HEAD)", target).prop_map(|(method, target)| format!("{method} {target}")),
        1 => target.prop_map(|target| format!("raw \"PUT {target} HTTP/1.1\\nHost: a\\n\\n{{}}\"")),
        1 => Just(r#"refused "PUT /users/1 HTTP/1.1" {"type":"bad-host"}"#.to_owned()),
        1 => "(raw \"GET /\"|PUT users \"x\"|GET /রহিম X: 1|look wire|look log)",
        4 => "(again|follow|prove 2|back [1-4]|forward [1-4]|goto [0-9]|lose answer|retry always|peer)",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Acts that cannot be done are left out by the learner's hands; all others lead to the same place again.
    #[test]
    fn a_script_leads_to_the_same_state(lines in prop::collection::vec(line(), 0..24)) {
        let mut first = lab();
        for line in &lines {
            let _impossible = first.run(&[line], &replay::Bodies::new());
        }
        let second = Lab::replay(first.scene().clone(), &first.script());
        let second = second.map_err(|error| TestCaseError::fail(format!("{error:?} in {:?}", first.script())))?;
        prop_assert_eq!(second.server().digest(), first.server().digest());
        prop_assert_eq!(second.history().len(), first.history().len());
        prop_assert_eq!(second.position(), first.position());
        prop_assert_eq!(second.proofs().count(), first.proofs().count());
        prop_assert!(second.looked().eq(first.looked()));
        for number in 0..=first.history().len() {
            let digest = |lab: &Lab| lab.history.snapshot(number).server.digest();
            prop_assert_eq!(digest(&second), digest(&first));
        }
        let told = |lab: &Lab| lab.line().map(|exchange| {
            (exchange.number, exchange.heard().map(|response| wire::print_response(&response)), exchange.repeats, exchange.origin, exchange.changes.clone())
        }).collect::<Vec<_>>();
        prop_assert_eq!(told(&second), told(&first));
        prop_assert_eq!(second.script(), first.script());
    }

    /// Two copies of a lab share what was done before they parted, also where one of them was made anew from its script.
    #[test]
    fn copies_share_what_both_did(
        both in prop::collection::vec(line(), 0..8),
        own in prop::collection::vec(line(), 0..8),
    ) {
        let mut lab = lab();
        for line in &both {
            let _impossible = lab.run(&[line], &replay::Bodies::new());
        }
        let sent = lab.history().len();
        let mut copy = Lab::replay(lab.scene().clone(), &lab.script()).unwrap();
        for line in &own {
            let _impossible = copy.run(&[line], &replay::Bodies::new());
        }
        prop_assert_eq!(copy.history().shared_with(lab.history()), sent);
        lab.run(&["GET /only-here"], &replay::Bodies::new()).unwrap();
        prop_assert_eq!(copy.history().shared_with(lab.history()), sent);
        prop_assert_eq!(lab.history().shared_with(&lab.clone().history), sent + 1);
    }

    /// What is written line by line, whenever it is asked for, is the script.
    #[test]
    fn the_lines_that_are_shared_are_those_of_the_script(
        lines in prop::collection::vec((line(), any::<bool>()), 0..24),
    ) {
        let mut lab = lab();
        for (line, asked) in &lines {
            let _impossible = lab.run(&[line], &replay::Bodies::new());
            if *asked {
                let script = lab.script();
                prop_assert!(lab.lines().iter().map(|line| &**line).eq(script.iter().map(String::as_str)));
            }
        }
    }

    /// The index of repeats says what a search through the whole path would say.
    #[test]
    fn a_repeat_is_the_one_that_a_plain_search_finds(
        acts in prop::collection::vec("(PUT /users/[12] \"(1|1.0|\\{\\}|\\{ \\}|x)\"|back [1-3]|forward 1|goto [1-9]|GET /users)", 0..24),
    ) {
        let mut lab = lab();
        for act in &acts {
            let _impossible = lab.run(&[act], &replay::Bodies::new());
        }
        let path: Vec<(usize, Identity)> = lab.line().map(|e| (e.number, Identity::of(&e.sent()))).collect();
        for (index, exchange) in lab.line().enumerate() {
            let (_, own) = &path[index];
            let latest = |same: &dyn Fn(&Identity) -> bool| {
                path[..index].iter().rev().find(|(_, other)| same(other)).map(|(number, _)| *number)
            };
            let identical = latest(&|other| other == own).map(Repeats::Identical);
            let meant = latest(&|other| own.meaning().is_some() && own.meaning() == other.meaning());
            prop_assert_eq!(exchange.repeats, identical.or(meant.map(Repeats::SameMeaning)));
        }
    }

    #[test]
    fn redo_undoes_undo(lines in prop::collection::vec(line(), 1..16), steps in 1_usize..6) {
        let mut lab = lab();
        for line in &lines {
            let _impossible = lab.run(&[line], &replay::Bodies::new());
        }
        let (digest, position, script) = (lab.server().digest(), lab.position(), lab.script());
        let taken = lab.back(steps);
        prop_assert_eq!(lab.position(), position - taken);
        prop_assert_eq!(lab.history().server_at(position).digest(), digest.clone());
        lab.forward(taken);
        prop_assert_eq!((lab.server().digest(), lab.position(), lab.script()), (digest, position, script));
    }
}
