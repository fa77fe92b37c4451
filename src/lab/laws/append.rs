//! PATCH is as idempotent as what it says: one that sets a member is, one that adds an element to a list is not
//! (RFC 5789 §2, RFC 9110 §9.2.2).

use super::*;

const LISTED: &str = r#"PUT /users/7 "{\"id\":7,\"tags\":[]}" Content-Type: application/json"#;
const SET: &str = r#"PATCH /users/7 "{\"tags\":[\"x\"]}" Content-Type: application/merge-patch+json"#;
const APPEND: &str = r#"PATCH /users/7 "[{\"op\":\"add\",\"path\":\"/tags/-\",\"value\":\"x\"}]" Content-Type: application/json-patch+json"#;

fn listed() -> Lab {
    let mut lab = lab();
    run(&mut lab, &[LISTED]);
    lab
}

fn tags(lab: &Lab) -> usize {
    let user = lab.server().store().get("/users/7").unwrap();
    let user: serde_json::Value = serde_json::from_slice(&user.bytes).unwrap();
    user["tags"].as_array().unwrap().len()
}

/// Returns how long the list is after one PATCH over such a link.
fn after(line: &str, fault: Fault, retry: Retry, seed: u64) -> usize {
    let mut lab = listed();
    lab.arm(Plan { fault, retry, seed });
    run(&mut lab, &[line, "GET /users"]);
    tags(&lab)
}

/// The last column of the table, beside the one before it.
#[test]
fn a_patch_that_adds_adds_again_wherever_it_is_done_again() {
    let (acts, not) = table::seeds();
    for (fault, seed, times) in [
        (Fault::None, 0, 1),
        (Fault::RequestLost, 0, 1),
        (Fault::ResponseLost, 0, 2),
        (Fault::Duplicated, 0, 2),
        (Fault::DelayedCopy, 0, 2),
        (Fault::CrashBefore, 0, 1),
        (Fault::CrashAfter, 0, 2),
        (Fault::CrashBetween, 0, 2),
        (Fault::Slow, 0, 2),
        (Fault::Unavailable, 0, 1),
        (Fault::Gateway, acts, 2),
        (Fault::Gateway, not, 1),
        (Fault::TooMany, 0, 1),
        (Fault::CutOff, 0, 1),
        (Fault::RequestTimeout, 0, 1),
        (Fault::Closed, 0, 1),
        (Fault::Neighbour, 0, 2),
    ] {
        assert_eq!(after(APPEND, fault, Retry::Always, seed), times, "{fault:?} {seed}");
        assert_eq!(after(SET, fault, Retry::Always, seed), 1, "{fault:?} {seed}");
    }
}

/// A client cannot see which PATCH it is: it must not repeat either into the dark, unless a key makes it safe.
#[test]
fn a_patch_is_repeated_in_safety_only_with_a_key() {
    for line in [APPEND, SET] {
        assert_eq!(after(line, Fault::RequestLost, Retry::IdempotentOnly, 0), 0);
        assert_eq!(after(line, Fault::ResponseLost, Retry::IdempotentOnly, 0), 1);
        assert_eq!(after(line, Fault::ResponseLost, Retry::SameKey, 0), 1);
    }
    assert_eq!(after(APPEND, Fault::ResponseLost, Retry::NewKey, 0), 2);
    assert_eq!(after(APPEND, Fault::KeysLost, Retry::SameKey, 0), 2);
}

#[test]
fn a_proof_tells_the_two_apart() {
    let same = |line: &str| {
        let mut lab = listed();
        run(&mut lab, &[line]);
        lab.prove(3).unwrap().same_state
    };
    assert_eq!((same(SET), same(APPEND)), (true, false));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever happens on the way: one that sets ends as if sent once, one that adds has added as often as it was done.
    #[test]
    fn it_has_added_as_often_as_it_was_done(plans in prop::collection::vec(plan(), 1..5)) {
        let mut set = listed();
        sends(&mut set, SET, &plans);
        prop_assert!(tags(&set) <= 1);
        let mut append = listed();
        sends(&mut append, APPEND, &plans);
        // The PUT that made the list is one of what was done.
        prop_assert_eq!(tags(&append) + 1, applied(&append, &WRITES));
    }
}
