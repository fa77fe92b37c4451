//! The six rules that hold for any plan of faults, and that a script with faults leads to the same state.

use super::table::Column;
use super::*;

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
