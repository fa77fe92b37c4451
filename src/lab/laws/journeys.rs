//! A message under way: what its sender can know, and that it travels in time and in scripts.

use super::*;

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
