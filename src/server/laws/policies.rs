//! What holds for every request on every kind of server that a scene can make.

use super::*;
use crate::server::policy::{Busy, Later};

fn any_policy() -> impl Strategy<Value = Policy> {
    let busy = (prop::bool::ANY, 1_u32..4).prop_map(|(limit, seconds)| Busy {
        code: if limit { Code::TooManyRequests } else { Code::Unavailable },
        seconds: seconds.try_into().unwrap(),
    });
    let later = (1_u32..3).prop_map(|requests| Later { requests: requests.try_into().unwrap() });
    let switches = prop::array::uniform5(any::<bool>());
    (switches, prop::option::weighted(0.2, busy), prop::option::weighted(0.3, later)).prop_map(
        |(
            [require_preconditions, normalising, tombstones, lenient_if_match, not_acceptable],
            busy,
            later,
        )| Policy {
            require_preconditions,
            normalising,
            tombstones,
            lenient_if_match,
            not_acceptable,
            busy,
            later,
            counting: false,
        },
    )
}

fn server_with(policy: Policy) -> Server {
    Server::new(&Scene { policy, ..toml::from_str(SCENE).unwrap() }, NOW)
}

/// Does what waits to be done later.
fn settle(server: &mut Server) {
    for _ in 0..3 {
        let _ = send(server, "OPTIONS", "*", &[], "");
    }
}

/// Sends everything, a second after the other, and returns the answers.
fn run(server: &mut Server, requests: &[Option<Request>]) -> Vec<Response> {
    let timed = requests.iter().flatten().zip(NOW.0..);
    timed.map(|(request, at)| server.handle(request, Timestamp(at))).collect()
}

fn shown(answers: &[Response]) -> Vec<String> {
    answers.iter().map(|answer| format!("{answer:?}")).collect()
}

#[test]
fn a_put_that_counts_is_not_idempotent() {
    let mut server = server_with(Policy { counting: true, ..Policy::default() });
    let put = request("PUT", "/users/1", &[JSON], r#"{"name":"Rima"}"#);
    let mut digests: Vec<String> = (0..3).map(|_| (server.handle(&put, NOW), server.digest()).1).collect();
    digests.dedup();
    assert_eq!(digests.len(), 3);
    assert_eq!(server.store().get("/users/1").unwrap().bytes, r#"{"name":"Rima","puts":3}"#);
}

#[test]
fn a_busy_server_is_free_when_it_said() {
    let busy = Busy { code: Code::Unavailable, seconds: 3.try_into().unwrap() };
    let mut server = server_with(Policy { busy: Some(busy), ..Policy::default() });
    let put = request("PUT", "/users/1", &[], "{}");
    let mut waits = |after: u64| {
        let answer = server.handle(&put, Timestamp(NOW.0 + after));
        answer.headers().get("retry-after").map(|seconds| seconds.to_str().unwrap().to_owned())
    };
    assert_eq!(
        [waits(0), waits(2), waits(3), waits(4), waits(60)].map(Option::unwrap_or_default),
        ["3", "1", "", "3", ""]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_put_sent_again_changes_nothing(
        policy in any_policy(),
        history in prop::collection::vec(any_request(), 0..6),
        put in any_request(),
        again in 1_u64..5,
    ) {
        let Some(mut put) = put else { return Ok(()) };
        *put.method_mut() = Method::PUT;
        let mut server = server_with(policy);
        run(&mut server, &history);
        settle(&mut server);
        let _ = server.handle(&put, NOW);
        let once = server.digest();
        for second in 1..=again {
            // A busy server that was asked too early may be free now, and do it for the first time.
            let at = if policy.busy.is_some() { NOW } else { Timestamp(NOW.0 + second) };
            let _ = server.handle(&put, at);
            prop_assert_eq!(&once, &server.digest());
        }
    }

    #[test]
    fn a_refusal_changes_nothing(policy in any_policy(), requests in prop::collection::vec(any_request(), 1..12)) {
        let mut server = server_with(policy);
        for (request, at) in requests.iter().flatten().zip(NOW.0..) {
            let mut idle = server.clone();
            let _ = idle.handle(&super::request("OPTIONS", "*", &[], ""), Timestamp(at));
            let answer = server.handle(request, Timestamp(at));
            if answer.status().is_client_error() || answer.status().is_server_error() {
                prop_assert_eq!(server.digest(), idle.digest());
                prop_assert_eq!(server.keys().len(), idle.keys().len());
            }
            prop_assert!(!answer.status().is_server_error() || matches!(answer.status().as_u16(), 501 | 503));
        }
    }

    #[test]
    fn a_snapshot_knows_nothing_of_what_comes_after(
        policy in any_policy(),
        counting in any::<bool>(),
        history in prop::collection::vec(any_request(), 0..6),
        after in prop::collection::vec(any_request(), 0..6),
    ) {
        let mut server = server_with(Policy { counting, ..policy });
        run(&mut server, &history);
        let (mut snapshot, digest) = (server.clone(), server.digest());
        let answers = run(&mut server, &after);
        prop_assert_eq!(snapshot.digest(), digest);
        prop_assert_eq!(shown(&run(&mut snapshot, &after)), shown(&answers));
        prop_assert_eq!(snapshot.digest(), server.digest());
    }
}
