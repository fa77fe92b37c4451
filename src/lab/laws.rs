//! What the link promises: the table of faults row by row, and the six rules that hold for any plan.

use std::sync::Arc;

use proptest::prelude::*;

use super::journey::{Deed, Event, What};
use super::*;

const EMPTY: &str = include_str!("../../assets/scenes/no-users.toml");

/// Returns a lab of `/users` in which nobody is.
fn lab() -> Lab {
    Lab::new(Arc::new(toml::from_str(EMPTY).unwrap()))
}

fn run(lab: &mut Lab, lines: &[&str]) {
    lab.run(lines, &replay::Bodies::new()).unwrap();
}

const THERE: &str = r#"PUT /users/7 "{\"id\":7,\"name\":\"v1\"}" Content-Type: application/json"#;
const PUT: &str = r#"PUT /users/7 "{\"id\":7,\"name\":\"A\"}" Content-Type: application/json"#;
const PUT_NEWER: &str = r#"PUT /users/7 "{\"id\":7,\"name\":\"B\"}" Content-Type: application/json"#;
const POST: &str = r#"POST /users "{\"name\":\"A\"}" Content-Type: application/json"#;
const DELETE: &str = "DELETE /users/7";
const PATCH: &str = r#"PATCH /users/7 "{\"name\":\"A\"}" Content-Type: application/merge-patch+json"#;

/// The columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Put,
    Post,
    PostKey,
    IfMatch,
    IfNoneMatch,
    Delete,
    Patch,
}

impl Column {
    const ALL: [Self; 7] =
        [Self::Put, Self::Post, Self::PostKey, Self::IfMatch, Self::IfNoneMatch, Self::Delete, Self::Patch];

    /// Returns the lab in its state before.
    fn lab(self) -> Lab {
        let mut lab = lab();
        if matches!(self, Self::IfMatch | Self::Delete | Self::Patch) {
            run(&mut lab, &[THERE]);
        }
        lab
    }

    fn line(self, lab: &Lab) -> String {
        match self {
            Self::Put => PUT.to_owned(),
            Self::Post | Self::PostKey => POST.to_owned(),
            Self::IfMatch => {
                let etag = lab.server().store().get("/users/7").map(|there| there.etag.as_str().to_owned());
                format!("{PUT} ; If-Match: \"{}\"", etag.unwrap_or_default())
            }
            Self::IfNoneMatch => format!("{PUT} ; If-None-Match: *"),
            Self::Delete => DELETE.to_owned(),
            Self::Patch => PATCH.to_owned(),
        }
    }

    /// A client that repeats; with a key, as the column says.
    fn retry(self) -> Retry {
        if self == Self::PostKey { Retry::SameKey } else { Retry::Always }
    }

    fn send(self, lab: &mut Lab, plan: Plan) {
        let line = self.line(lab);
        lab.arm(plan);
        run(lab, &[&line]);
    }
}

/// What the client heard in the end, how many users there are, and how many of them their list names.
fn told(lab: &Lab) -> (u16, usize, usize) {
    let status = lab.last().unwrap().status().map_or(0, |status| status.as_u16());
    (status, lab.server().store().len(), listed(lab))
}

fn listed(lab: &Lab) -> usize {
    let mut after = lab.clone();
    run(&mut after, &["peer GET /users"]);
    let list: serde_json::Value =
        serde_json::from_slice(after.last().unwrap().heard().unwrap().body()).unwrap();
    usize::try_from(list["count"].as_u64().unwrap()).unwrap()
}

fn row(fault: Fault, seed: u64) -> [(u16, usize, usize); 7] {
    Column::ALL.map(|column| {
        let mut lab = column.lab();
        column.send(&mut lab, Plan { fault, retry: column.retry(), seed });
        told(&lab)
    })
}

/// As if nothing had happened: what every row below is held against.
const ONCE: [(u16, usize, usize); 7] =
    [(201, 1, 1), (201, 1, 1), (201, 1, 1), (204, 1, 1), (201, 1, 1), (204, 0, 0), (204, 1, 1)];
/// Acted on twice, and the client heard the second answer.
const TWICE: [(u16, usize, usize); 7] =
    [(204, 1, 1), (201, 2, 2), (201, 1, 1), (412, 1, 1), (412, 1, 1), (404, 0, 0), (204, 1, 1)];

/// Returns a seed with which a gateway's server acted, or the second of two answers is read; and one with which not.
fn seeds() -> (u64, u64) {
    let odd = |seed: &u64| chance::mix(*seed) & 1 == 1;
    ((0..).find(odd).unwrap(), (0..).find(|seed| !odd(seed)).unwrap())
}

#[test]
fn what_never_reaches_the_server_or_does_nothing_there_is_as_if_sent_once() {
    for fault in [
        Fault::None,
        Fault::RequestLost,
        Fault::CrashBefore,
        Fault::Unavailable,
        Fault::TooMany,
        Fault::CutOff,
        Fault::RequestTimeout,
        Fault::Closed,
    ] {
        assert_eq!(row(fault, 0), ONCE, "{fault:?}");
    }
    assert_eq!(row(Fault::Gateway, seeds().1), ONCE);
}

#[test]
fn what_was_done_before_the_answer_was_lost_is_done_twice() {
    for fault in [Fault::ResponseLost, Fault::CrashAfter] {
        assert_eq!(row(fault, 0), TWICE, "{fault:?}");
    }
    assert_eq!(row(Fault::Gateway, seeds().0), TWICE);
}

#[test]
fn of_two_copies_either_answer_is_read() {
    let (second, first) = seeds();
    assert_eq!(row(Fault::Duplicated, second), TWICE);
    let mut read_first = TWICE;
    for (cell, once) in read_first.iter_mut().zip(ONCE) {
        cell.0 = once.0;
    }
    assert_eq!(row(Fault::Duplicated, first), read_first);
}

#[test]
fn half_a_write_is_repaired_only_by_sending_the_whole_again() {
    let expected =
        [(204, 1, 1), (201, 2, 1), (409, 1, 0), (412, 1, 0), (412, 1, 0), (204, 0, 0), (204, 1, 0)];
    assert_eq!(row(Fault::CrashBetween, 0), expected);
}

#[test]
fn a_client_that_does_not_wait_long_enough_overlaps_with_itself() {
    let mut expected = TWICE;
    for (cell, once) in expected.iter_mut().zip(ONCE) {
        cell.0 = once.0;
    }
    assert_eq!(row(Fault::Slow, 0), expected);
    let mut lab = Column::PostKey.lab();
    Column::PostKey.send(&mut lab, Plan { fault: Fault::Slow, retry: Retry::SameKey, seed: 0 });
    assert!(heard(&lab).starts_with(&[409]), "{:?}", heard(&lab));
}

#[test]
fn a_lost_key_store_and_a_new_key_each_time_make_two() {
    assert_eq!(row(Fault::KeysLost, 0)[2], (201, 2, 2));
    let mut lab = Column::Post.lab();
    Column::Post.send(&mut lab, Plan { fault: Fault::ResponseLost, retry: Retry::NewKey, seed: 0 });
    assert_eq!(told(&lab), (201, 2, 2));
}

#[test]
fn a_neighbour_who_did_the_same_is_seen_only_by_conditions_and_delete() {
    let mut expected = TWICE;
    expected[2] = (201, 2, 2);
    assert_eq!(row(Fault::Neighbour, 0), expected);
}

/// A's copy arrives after B's newer PUT.
#[test]
fn a_late_copy_overwrites_what_is_newer_unless_a_condition_holds_it_off() {
    let after = |column: Column| {
        let mut lab = column.lab();
        column.send(&mut lab, Plan { fault: Fault::DelayedCopy, retry: column.retry(), seed: 0 });
        run(&mut lab, &[&format!("peer {PUT_NEWER}")]);
        let there = lab.server().store().get("/users/7").map(|user| user.bytes.clone());
        let there = there.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        (there.map(|text| text.contains("\"B\"")), lab.server().store().len())
    };
    assert_eq!(after(Column::Put), (Some(false), 1));
    assert_eq!(after(Column::Post), (Some(true), 3));
    assert_eq!(after(Column::PostKey), (Some(true), 2));
    assert_eq!(after(Column::IfMatch), (Some(true), 1));
    assert_eq!(after(Column::IfNoneMatch), (Some(true), 1));
    assert_eq!(after(Column::Delete), (None, 0));
    assert_eq!(after(Column::Patch), (Some(false), 1));
}

#[test]
fn of_two_messages_the_first_may_arrive_last() {
    let ends = |first: &str, second: &str| {
        let mut lab = lab();
        run(&mut lab, &[THERE, "fault overtaken", first, second]);
        let there = lab.server().store().get("/users/7").map(|user| user.bytes.clone());
        (there.map(|bytes| String::from_utf8_lossy(&bytes).contains("\"A\"")), lab.server().store().len())
    };
    assert_eq!(ends(PUT, PUT_NEWER), (Some(true), 1), "the older one has won");
    assert_eq!(ends(POST, POST), (Some(false), 3));
    assert_eq!(ends(DELETE, PUT), (None, 0));
    assert_eq!(ends(PUT, DELETE), (Some(true), 1), "it lives on");
    let etag = |lab: &Lab| lab.server().store().get("/users/7").unwrap().etag;
    let mut lab = lab();
    run(&mut lab, &[THERE]);
    let condition = format!("If-Match: \"{}\"", etag(&lab));
    run(
        &mut lab,
        &["fault overtaken", &format!("{PUT} ; {condition}"), &format!("{PUT_NEWER} ; {condition}")],
    );
    let late = lab.last().unwrap().journey.as_ref().unwrap().events.last().map(|event| event.what.clone());
    assert_eq!(late, Some(What::Hears { status: 412 }), "the second to arrive");
}

/// What the client heard with each attempt.
fn heard(lab: &Lab) -> Vec<u16> {
    let journey = lab.last().and_then(|last| last.journey.as_ref());
    let heard = |event: &Event| match event.what {
        What::Hears { status } => Some(status),
        _ => None,
    };
    journey.map_or_else(Vec::new, |journey| journey.events.iter().filter_map(heard).collect())
}

#[test]
fn a_client_that_keeps_to_the_standard_does_not_repeat_a_post_into_the_dark() {
    let mut post = lab();
    run(&mut post, &["lose answer", "retry idempotent-only", POST]);
    let last = post.last().unwrap();
    assert_eq!((last.heard().is_none(), last.attempts(), last.is_applied()), (true, 1, true));
    let mut put = lab();
    run(&mut put, &["lose answer", "retry idempotent-only", PUT]);
    let last = put.last().unwrap();
    assert_eq!((last.status().map(|s| s.as_u16()), last.attempts(), last.is_applied()), (Some(204), 2, true));
}

#[test]
fn silence_tells_nothing_of_what_the_server_did() {
    let sides = |fault: &str| {
        let mut lab = lab();
        run(&mut lab, &[fault, POST]);
        let last = lab.last().unwrap();
        let journey = last.journey.as_ref().unwrap();
        let client: Vec<What> = journey
            .events
            .iter()
            .filter(|event| event.what.side() == journey::Side::Client)
            .map(|event| event.what.clone())
            .collect();
        (client, last.is_applied(), lab.server().store().len())
    };
    let (request, answer) = (sides("lose request"), sides("lose answer"));
    assert_eq!(request.0, answer.0, "the client sees the same");
    assert_eq!(((request.1, request.2), (answer.1, answer.2)), ((false, 0), (true, 1)));
}

#[test]
fn a_plan_holds_for_one_message_and_travels_with_the_script() {
    let mut first = lab();
    run(&mut first, &["fault duplicated 3", "retry always", POST, POST]);
    let faults: Vec<Fault> = first.line().map(Exchange::fault).collect();
    assert_eq!((faults, first.armed()), (vec![Fault::Duplicated, Fault::None], None));
    let second = Lab::replay(first.scene().clone(), &first.script()).unwrap();
    assert_eq!((second.script(), second.server().digest()), (first.script(), first.server().digest()));
}

/// A plan that takes the place of an earlier one takes the place of all of it, also where something was done in between.
#[test]
fn a_plan_that_was_changed_later_travels_with_the_script() {
    let mut first = lab();
    first.arm(Plan { retry: Retry::Always, ..Plan::default() });
    first.look(super::View::Wire);
    let plan = Plan { fault: Fault::ResponseLost, ..Plan::default() };
    first.arm(plan);
    let second = Lab::replay(first.scene().clone(), &first.script()).unwrap();
    assert_eq!((first.plan(), second.plan(), second.script()), (plan, plan, first.script()));
}

#[test]
fn what_is_under_way_travels_in_time() {
    let mut lab = lab();
    run(&mut lab, &["fault delayed-copy", POST, "GET /users"]);
    assert_eq!(lab.server().store().len(), 2, "the copy came after the GET");
    run(&mut lab, &["back 1"]);
    assert_eq!(lab.server().store().len(), 1);
    run(&mut lab, &["GET /users", "GET /users"]);
    assert_eq!(lab.server().store().len(), 2, "and comes once on each branch");
    run(&mut lab, &["back 3", "GET /users"]);
    assert_eq!(lab.server().store().len(), 0, "and not where it was never sent");
}

#[test]
fn every_event_has_the_server_as_it_was_then() {
    let mut lab = lab();
    run(&mut lab, &["lose answer", "retry always", POST]);
    let last = lab.last().unwrap();
    let events = &last.journey.as_ref().unwrap().events;
    let counts: Vec<usize> = events.iter().map(|event| event.server.store().len()).collect();
    assert!(counts.is_sorted() && counts.first() == Some(&0) && counts.last() == Some(&2), "{counts:?}");
    assert!(events.is_sorted_by_key(|event| event.millis));
    assert_eq!(last.changes.len(), 2);
}

const SCENE: &str = r#"
    collection = [{ path = "/users", accepts = "json" }]
    resource = [{ target = "/users/1", type = "application/json", body = '{"id": 1, "name": "John"}' }]
    [link]
    faults = ["response-lost", "request-lost"]
    one-in = 2
    seed = 1
    retry = "idempotent-only"
    [[peer]]
    after = 2
    method = "PUT"
    target = "/users/1"
    type = "application/json"
    body = '{"id": 1, "name": "Rupa"}'
    header = ["X-From: Rupa"]
    [[peer]]
    method = "DELETE"
    target = "/users/1"
"#;

#[test]
fn a_scene_has_its_own_weather_and_its_second_client() {
    let scene: Arc<Scene> = Arc::new(toml::from_str(SCENE).unwrap());
    assert_eq!(scene.check(), []);
    let mut lab = Lab::new(scene);
    run(&mut lab, &["GET /users", "GET /users/1", "peer", "peer", "again"]);
    let origins: Vec<Origin> = lab.line().map(|exchange| exchange.origin).collect();
    assert_eq!(origins, [Origin::Form, Origin::Form, Origin::Peer, Origin::Peer, Origin::Peer, Origin::Form]);
    let mut early = Lab::new(lab.scene().clone());
    run(&mut early, &["GET /users", "GET /users/1", "look wire"]);
    assert_eq!(early.shown().map(|shown| shown.number), Some(2), "the learner's own answer");
    run(&mut early, &["peer"]);
    assert_eq!(early.shown().map(|shown| shown.number), Some(4), "what was asked for");
    run(&mut early, &["back 1"]);
    assert_eq!(early.shown().map(|shown| shown.number), Some(3));
    let lines = lab.script();
    assert_eq!(
        lines,
        ["GET /users", "GET /users/1", "peer", "peer", "again"],
        "what follows from the scene is not written"
    );
    let by = |number: usize| lab.history().exchange(number).unwrap();
    assert_eq!((by(3).method(), by(4).method(), by(5).method()), (Some("PUT"), Some("DELETE"), Some("PUT")));
    assert_eq!(by(6).sent().request().unwrap().uri(), "/users/1", "again is the learner's own");
    let mut weather = Lab::new(lab.scene().clone());
    run(&mut weather, &["GET /users"; 40]);
    let hit = weather.line().filter(|exchange| exchange.fault() != Fault::None).count();
    assert!((10..30).contains(&hit), "{hit} of 40");
    assert!(weather.line().any(|exchange| exchange.fault() == Fault::RequestLost));
    assert!(
        weather
            .line()
            .filter(|exchange| exchange.origin != Origin::Peer)
            .all(|exchange| exchange.heard().is_some())
    );
}

#[test]
fn the_second_client_changes_what_the_learner_addressed() {
    let acts = |lines: &[&str]| {
        let mut lab = lab();
        run(&mut lab, lines);
        run(&mut lab, &["peer"]);
        let last = lab.last().unwrap();
        let sent = last.sent();
        let request = sent.request().unwrap();
        (
            format!("{} {}", request.method(), request.uri()),
            String::from_utf8_lossy(request.body()).into_owned(),
        )
    };
    let put = |name: &str| ("PUT /users/7".to_owned(), format!("{{\"id\":7,\"name\":\"{name}\"}}"));
    assert_eq!(acts(&[PUT]), put("Rupa"));
    assert_eq!(acts(&[PUT, "peer"]), put("Karim"), "each time another change");
    assert_eq!(acts(&["lose answer", PUT]), put("Rupa"));
    assert_eq!(acts(&[POST]).0, "PUT /users/1", "what was made, not where it was posted");
    assert_eq!(acts(&["lose answer", POST]).0, "PUT /users/1");
    assert_eq!(acts(&[PUT, DELETE]), ("PUT /users/7".to_owned(), "{\"name\":\"Rupa\"}".to_owned()));
    assert_eq!(acts(&[PUT, "GET /users"]).0, "PUT /users/7");
    assert_eq!(acts(&[]), ("POST /users".to_owned(), "{\"name\":\"Rupa\"}".to_owned()));
    assert!(Lab::new(Arc::default()).peer_acts().is_none(), "there is nothing to change");
}

fn plan() -> impl Strategy<Value = Plan> {
    let (fault, retry) =
        (prop::sample::select(Fault::ALL.to_vec()), prop::sample::select(Retry::ALL.to_vec()));
    (fault, retry, 0_u64..16).prop_map(|(fault, retry, seed)| Plan { fault, retry, seed })
}

/// One message several times, each time over another link.
fn sends(lab: &mut Lab, line: &str, plans: &[Plan]) {
    for plan in plans {
        lab.arm(*plan);
        run(lab, &[line]);
    }
    // What is still under way comes after the next message.
    run(lab, &["GET /users", "GET /users"]);
}

fn without_neighbour(plans: &[Plan]) -> bool {
    plans.iter().all(|plan| plan.fault != Fault::Neighbour)
}

/// What the server does when it carries out a request, whole or by half.
const WRITES: [Deed; 2] = [Deed::Applied, Deed::HalfApplied];

/// Returns how many times the server did one of these on the path.
fn applied(lab: &Lab, deeds: &[Deed]) -> usize {
    let did = |event: &&Event| match &event.what {
        What::Acts { deed, .. } | What::Neighbour { deed, .. } => deeds.contains(deed),
        _ => false,
    };
    let of = |exchange: &Exchange| match &exchange.journey {
        Some(journey) => journey.events.iter().filter(did).count(),
        None => usize::from(exchange.is_applied() && exchange.method() != Some("GET")),
    };
    lab.path().map(of).sum()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// (1) Whatever happens on the way and however often it is sent, PUT without other writers ends as if sent once.
    #[test]
    fn put_ends_as_if_it_was_sent_once(plans in prop::collection::vec(plan(), 1..5)) {
        let (mut once, mut many) = (lab(), lab());
        run(&mut once, &[PUT]);
        sends(&mut many, PUT, &plans);
        if applied(&many, &WRITES) > 0 {
            prop_assert_eq!(many.server().digest(), once.server().digest());
        } else {
            prop_assert_eq!(many.server().digest(), lab().server().digest());
        }
    }

    /// (2) There are as many new items as times that the server carried a POST out.
    #[test]
    fn post_makes_as_many_items_as_it_was_applied(plans in prop::collection::vec(plan(), 1..5)) {
        let mut lab = lab();
        sends(&mut lab, POST, &plans);
        prop_assert_eq!(lab.server().store().len(), applied(&lab, &WRITES));
    }

    /// (3) A POST with a key makes at most one item while the key lives.
    #[test]
    fn post_with_a_key_makes_one_at_most(plans in prop::collection::vec(plan(), 1..5)) {
        let keyed = |plan: &Plan| !matches!(plan.fault, Fault::KeysLost | Fault::Neighbour) && plan.retry != Retry::NewKey;
        prop_assume!(plans.iter().all(keyed));
        let mut lab = lab();
        sends(&mut lab, &format!("{POST} ; Idempotency-Key: \"k1\""), &plans);
        prop_assert!(lab.server().store().len() <= 1);
    }

    /// (4) PUT with If-Match never overwrites what somebody else wrote, in whatever order they arrive.
    #[test]
    fn a_conditional_put_never_overwrites_another_writer(
        plans in prop::collection::vec(plan(), 1..5),
        other in 0_usize..5,
    ) {
        prop_assume!(without_neighbour(&plans));
        let mut lab = Column::IfMatch.lab();
        let line = Column::IfMatch.line(&lab);
        for (at, plan) in plans.iter().enumerate() {
            if at == other {
                run(&mut lab, &[&format!("peer {PUT_NEWER}")]);
            }
            lab.arm(*plan);
            run(&mut lab, &[&line]);
        }
        run(&mut lab, &["GET /users", "GET /users"]);
        if other < plans.len() {
            let there = lab.server().store().get("/users/7").unwrap();
            let others = there.bytes.ends_with(b"\"B\"}");
            prop_assert!(others);
        }
    }

    /// (5) DELETE ends with nothing there, unless somebody makes it again.
    #[test]
    fn delete_ends_absent(plans in prop::collection::vec(plan(), 1..5)) {
        let mut lab = Column::Delete.lab();
        sends(&mut lab, DELETE, &plans);
        // A DELETE that was broken off has left the item there, out of its list; another one finishes it.
        let whole = applied(&lab, &[Deed::Applied]) - 1;
        prop_assert_eq!(lab.server().store().is_empty(), whole > 0);
    }

    /// (6) The answers may differ from those of one message without any of this being broken.
    #[test]
    fn the_state_is_the_same_although_the_answers_differ(
        fault in prop::sample::select(vec![Fault::ResponseLost, Fault::CrashAfter, Fault::Neighbour]),
    ) {
        for column in [Column::Put, Column::IfNoneMatch, Column::Delete, Column::IfMatch] {
            let (mut once, mut many) = (column.lab(), column.lab());
            column.send(&mut once, Plan::default());
            column.send(&mut many, Plan { fault, retry: Retry::Always, seed: 0 });
            prop_assert_eq!(once.server().digest(), many.server().digest());
            prop_assert_ne!(once.last().unwrap().status(), many.last().unwrap().status());
        }
    }

    /// The same plans, the same story: a script leads to the same states and the same journeys.
    #[test]
    fn a_script_with_faults_leads_to_the_same_state(
        lines in prop::collection::vec((prop::sample::select(vec![PUT, POST, DELETE, "peer", "again", "back 2", "forward 1", "prove 2"]), plan()), 0..12),
    ) {
        let mut first = lab();
        for (line, plan) in &lines {
            if line.contains('/') {
                first.arm(*plan);
            }
            let _impossible = first.run(&[line], &replay::Bodies::new());
        }
        let second = Lab::replay(first.scene().clone(), &first.script());
        let second = second.map_err(|error| TestCaseError::fail(format!("{error:?} in {:?}", first.script())))?;
        prop_assert_eq!(second.script(), first.script());
        prop_assert_eq!(second.server().digest(), first.server().digest());
        let story = |lab: &Lab| lab.line().map(|exchange| {
            let events = exchange.journey.as_ref().map(|journey| journey.events.iter().map(|event| (event.millis, event.parcel, event.what.clone(), event.server.digest())).collect::<Vec<_>>());
            (exchange.number, exchange.at, exchange.status(), events)
        }).collect::<Vec<_>>();
        prop_assert_eq!(story(&second), story(&first));
    }
}
