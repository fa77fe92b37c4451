//! The table of faults, row by row: what a client that repeats makes of each, by the request that it repeats.

use super::*;

/// The columns of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
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
    pub(super) fn lab(self) -> Lab {
        let mut lab = lab();
        if matches!(self, Self::IfMatch | Self::Delete | Self::Patch) {
            run(&mut lab, &[THERE]);
        }
        lab
    }

    pub(super) fn line(self, lab: &Lab) -> String {
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

    pub(super) fn send(self, lab: &mut Lab, plan: Plan) {
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
pub(super) fn seeds() -> (u64, u64) {
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
