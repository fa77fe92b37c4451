//! The judge: what of a goal is reached, by what lies on the path from the scene to the position and by nothing else.

pub(super) mod filter;
mod member;
mod repeat;

pub use repeat::{Difference, stalled};

use http::header::LOCATION;

use super::{Count, Created, Filter, Followed, Goal, Lesson, Members, Proved, Test, When};
use crate::lab::{Change, Exchange, Lab, Mark, Origin, Proof};

/// How far a goal is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether it is reached.
    pub met: bool,
    /// How much of it is there: requests, repeats, resources; never more than `need`.
    pub have: usize,
    /// How much it takes.
    pub need: usize,
}

impl Verdict {
    /// What is so or is not so.
    fn of(met: bool) -> Self {
        Self { met, have: usize::from(met), need: 1 }
    }

    /// So much of what it takes.
    fn progress(have: usize, need: usize) -> Self {
        Self { met: have >= need, have: have.min(need), need }
    }

    /// A number that shall lie between two; at least one where neither is named.
    fn between(count: usize, min: Option<usize>, max: Option<usize>) -> Self {
        let need = min.unwrap_or(usize::from(max.is_none()));
        let met = count >= need && max.is_none_or(|max| count <= max);
        Self { met, have: count.min(need), need }
    }
}

/// Judges a goal of a lesson by what was done in the lab since its scene was loaded. Costs one walk along the path.
///
/// Requests that the goal does not ask for never count against it, unless it names a `max` or says `not`.
#[must_use]
pub fn judge(goal: &Goal, lesson: &Lesson, lab: &Lab) -> Verdict {
    let scope = Scope { lesson, lab };
    goal.tests().next().map_or(Verdict::of(false), |test| scope.judge(test))
}

/// Returns whether a condition of a lesson holds now.
#[must_use]
pub fn holds(when: &When, lesson: &Lesson, lab: &Lab) -> bool {
    let scope = Scope { lesson, lab };
    when.tests().next().is_some_and(|test| scope.judge(test).met)
}

/// Returns where the last request like this differs from the one like it before, refused ones left out; `None` where there is none before,
/// or where both are the very same request.
#[must_use]
pub fn changed(filter: &Filter, lesson: &Lesson, lab: &Lab) -> Option<Difference> {
    let carried_out = |exchange: &&Exchange| exchange.is_applied();
    let alike = lab.path().rev().filter(|exchange| filter::matches(filter, lesson, lab, exchange));
    let mut alike = alike.filter(carried_out);
    let (last, before) = (alike.next()?, alike.next()?);
    repeat::difference(before, last)
}

/// What goals are judged in: a lab, and the lesson that gives bodies their names.
#[derive(Clone, Copy)]
struct Scope<'a> {
    lesson: &'a Lesson,
    lab: &'a Lab,
}

impl<'a> Scope<'a> {
    fn judge(self, test: Test<'_>) -> Verdict {
        match test {
            Test::Some(filter) => Verdict::of(self.like(filter).next().is_some()),
            Test::Count(Count { of, min, max }) => Verdict::between(self.like(of).count(), *min, *max),
            Test::Sequence(filters) => self.sequence(filters),
            Test::Repeated(repeated) => repeat::repeated(repeated, self.lab.path()),
            Test::Created(Created { by, min, max }) => {
                Verdict::between(self.like(by).map(made).sum(), *min, *max)
            }
            Test::Holds(holds) => Verdict::of(member::holds(holds, self.lab.server().store())),
            Test::Lost(lost) => self.touched(lost, |change| member::lost(&lost.members, change)),
            Test::Gained(gained) => self.touched(gained, |change| member::gained(&gained.members, change)),
            Test::Followed(followed) => Verdict::of(self.followed(followed)),
            Test::Looked(looked) => Verdict::of(self.lab.looked().any(|view| view.as_str() == looked.at)),
            Test::Proved(proved) => self.proved(proved),
            Test::Not(when) => Verdict::of(!holds(when, self.lesson, self.lab)),
            Test::Changed(filter) => Verdict::of(changed(filter, self.lesson, self.lab).is_some()),
            Test::Last(filter) => Verdict::of(self.last(filter).is_some_and(|last| self.is(filter, last))),
        }
    }

    fn is(self, filter: &Filter, exchange: &Exchange) -> bool {
        filter::matches(filter, self.lesson, self.lab, exchange)
    }

    /// Returns the last exchange of whoever the filter speaks of: the learner, if it does not say.
    fn last(self, filter: &Filter) -> Option<&'a Exchange> {
        let own = || self.lab.last_own().map(|(_, last)| last);
        if filter.from.as_deref() == Some(Origin::Peer.as_str()) { self.lab.last() } else { own() }
    }

    /// Returns the exchanges of the path that a filter lets pass, in order.
    fn like(self, filter: &Filter) -> impl Iterator<Item = &'a Exchange> {
        self.lab.path().filter(move |exchange| self.is(filter, exchange))
    }

    fn sequence(self, filters: &[Filter]) -> Verdict {
        let mut have = 0;
        for exchange in self.lab.path() {
            if filters.get(have).is_some_and(|filter| self.is(filter, exchange)) {
                have += 1;
            }
        }
        Verdict::progress(have, filters.len())
    }

    fn touched(self, by: &Members, test: impl Fn(&Change) -> bool) -> Verdict {
        Verdict::of(self.like(&by.by).any(|exchange| exchange.changes.iter().any(&test)))
    }

    fn followed(self, followed: &Followed) -> bool {
        let mut told: Option<String> = None;
        for exchange in self.lab.path() {
            if told.as_ref().is_some_and(|location| filter::is_get_of(exchange, location)) {
                return true;
            }
            if self.is(&followed.by, exchange) {
                told = location(exchange).or(told);
            }
        }
        false
    }

    fn proved(self, proved: &Proved) -> Verdict {
        let like = |sent| filter::is_sent_to(proved.method.as_deref(), proved.target.as_deref(), sent);
        let carried_out = |proof: &&Proof| proof.once.answers().all(|answer| answer.status().is_success());
        let proofs = self.lab.proofs().filter(|proof| like(&proof.request)).filter(carried_out);
        let times = proofs.map(|proof| usize::from(proof.times));
        Verdict::progress(times.max().unwrap_or(0), proved.times)
    }
}

/// Returns how many resources an exchange created.
fn made(exchange: &Exchange) -> usize {
    exchange.changes.iter().filter(|change| change.mark == Mark::Created).count()
}

fn location(exchange: &Exchange) -> Option<String> {
    Some(exchange.heard()?.headers().get(LOCATION)?.to_str().ok()?.to_owned())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::{Difference, Verdict, changed, holds, judge};
    use crate::course::load::logic_path;
    use crate::course::{Filter, Goal, Lesson, When};
    use crate::files::Files;
    use crate::lab::Lab;
    use crate::server::Scene;
    use crate::spanned::Document;

    fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
        let (value, faults) = Document::parse(text).unwrap().read();
        assert_eq!(faults, [], "{text}");
        value.unwrap()
    }

    fn lesson() -> Lesson {
        read(Files::embedded().get(&logic_path("put-again")).unwrap())
    }

    fn lab(lines: &[&str]) -> Lab {
        let scene: Scene = read(Files::embedded().get("assets/scenes/one-user.toml").unwrap());
        let mut lab = Lab::new(Arc::new(scene));
        lab.run(lines, &lesson().body).unwrap();
        lab
    }

    fn verdict(goal: &str, lines: &[&str]) -> (bool, usize, usize) {
        let goal: Goal = read(&format!("id = 'g'\n{goal}"));
        let Verdict { met, have, need } = judge(&goal, &lesson(), &lab(lines));
        (met, have, need)
    }

    const MET: (bool, usize, usize) = (true, 1, 1);
    const UNMET: (bool, usize, usize) = (false, 0, 1);

    #[test]
    fn a_filter_names_what_matters() {
        let mitu = &["curl PUT /users/2 @mitu"];
        for goal in [
            "some = { method = 'PUT', target = '/users/{id}', status = [200, 201], applied = true }",
            "some = { from = 'curl', body = 'mitu', header = ['content-type: application/json'] }",
            "some = { answer = ['ETag'], status = [201] }",
        ] {
            assert_eq!(verdict(goal, mitu), MET, "{goal}");
        }
        for goal in [
            "some = { method = 'POST' }",
            "some = { target = '/users' }",
            "some = { from = 'form' }",
            "some = { applied = false }",
            "some = { header = ['If-Match'] }",
        ] {
            assert_eq!(verdict(goal, mitu), UNMET, "{goal}");
        }
        let same_meaning =
            r#"PUT /users/2 "{\"name\": \"Mitu\", \"id\": 2, \"email\": \"mitu@example.com\"}""#;
        assert_eq!(verdict("some = { body = 'mitu' }", &[same_meaning]), MET);
        assert_eq!(verdict("some = { status = [400] }", &["raw \"no request\""]), MET);
        assert_eq!(verdict("some = { method = 'PUT', status = [400] }", &["raw \"no request\""]), UNMET);
    }

    #[test]
    fn a_filter_names_what_is_wrong_by_its_code() {
        let text = &["raw \"PUT /users/1\""];
        assert_eq!(verdict("some = { wrong = ['no-host', 'no-version'] }", text), MET);
        assert_eq!(verdict("some = { wrong = ['no-host'] }", text), UNMET);
        let comment = &["PUT /users/1 \"{ // }\" Content-Type: application/json"];
        assert_eq!(verdict("some = { wrong = ['json-comment'] }", comment), MET);
        assert_eq!(verdict("some = { wrong = ['json-comment'] }", &["PUT /users/1 @mitu"]), UNMET);
    }

    /// The sequences of the lessons on lost answers and on somebody else's writes.
    #[test]
    fn a_filter_tells_what_was_heard_from_what_was_done() {
        let lost = &["lose answer", "PUT /users/2 @mitu", "again"];
        let told = "sequence = [{ fault = 'response-lost', applied = true, heard = false }, { retry = true, heard = true }]";
        assert_eq!(verdict(told, lost), (true, 2, 2));
        assert_eq!(verdict("some = { fault = 'lost', method = 'PUT' }", lost), MET);
        assert_eq!(verdict("some = { fault = 'crashed' }", lost), UNMET);
        let request = &["lose request", "PUT /users/2 @mitu"];
        assert_eq!(
            verdict("some = { fault = 'request-lost', applied = false, heard = false }", request),
            MET
        );
        assert_eq!(verdict("some = { status = [201] }", request), UNMET);
        let by_itself = &["lose answer", "retry always", "POST /users @mitu"];
        assert_eq!(
            verdict("created = { by = { method = 'POST', retry = true }, min = 2 }", by_itself),
            (true, 2, 2)
        );
        assert_eq!(verdict("some = { retry = true }", &["GET /users", "again"]), UNMET);
        let peer = &["lose answer", "PUT /users/1 @mitu", "peer", "again"];
        assert_eq!(
            verdict("sequence = [{ heard = false }, { from = 'peer', method = 'PUT' }]", peer),
            (true, 2, 2)
        );
        assert_eq!(
            verdict("count = { of = { method = 'PUT' }, min = 3 }", peer),
            (false, 2, 3),
            "not the learner's"
        );
        let crashed = &["fault crash-after", "PUT /users/2 @mitu"];
        assert_eq!(verdict("some = { fault = 'crashed', applied = true }", crashed), MET);
        assert_eq!(verdict("some = { fault = 'none' }", &["GET /users"]), MET);
    }

    #[test]
    fn counts_between_min_and_max() {
        let twice = &["GET /users", "GET /users/1", "DELETE /users/1"];
        assert_eq!(verdict("count = { of = { method = 'GET' }, min = 3 }", twice), (false, 2, 3));
        assert_eq!(verdict("count = { of = { method = 'GET' }, min = 2 }", twice), (true, 2, 2));
        assert!(!verdict("count = { of = { method = 'GET' }, max = 1 }", twice).0);
        assert!(verdict("count = { of = { method = 'POST' }, max = 0 }", twice).0);
    }

    #[test]
    fn a_sequence_allows_others_between() {
        let goal = "sequence = [{ method = 'PUT' }, { method = 'GET', target = '/users/2' }]";
        assert_eq!(verdict(goal, &["GET /users/2", "PUT /users/2 @mitu", "GET /users"]), (false, 1, 2));
        assert_eq!(verdict(goal, &["PUT /users/2 @mitu", "GET /users", "GET /users/2"]), (true, 2, 2));
    }

    #[test]
    fn a_run_of_repeats_counts_what_it_created_itself() {
        let goal = "repeated = { times = 3, method = 'PUT', target = '/users/2', created = 1 }";
        let mitu = "PUT /users/2 @mitu";
        assert_eq!(verdict(goal, &[mitu, "GET /users", mitu]), (false, 2, 3));
        assert_eq!(verdict(goal, &[mitu, "GET /users", mitu, "POST /users @mitu", mitu]), (true, 3, 3));
        assert_eq!(verdict(goal, &[mitu, "DELETE /users/2", mitu, "again", "again"]), (true, 3, 3));
        let there = "PUT /users/2 \"{}\" Content-Type: application/json";
        assert_eq!(verdict(goal, &[there, mitu, mitu, mitu]), (false, 2, 3));
        assert_eq!(verdict(goal, &[mitu, there, mitu, there]), (false, 2, 3));
        let curl = "curl PUT /users/2 @mitu";
        assert!(verdict(goal, &[mitu, curl, mitu]).0, "where it comes from does not matter");
    }

    #[test]
    fn created_counts_resources_of_the_named_exchanges() {
        let lines = &["POST /users @mitu", "PUT /users/9 \"{}\" Content-Type: application/json", "again"];
        assert_eq!(verdict("created = { min = 2 }", lines), (true, 2, 2));
        assert_eq!(verdict("created = { by = { method = 'PUT' }, min = 2 }", lines), (false, 1, 2));
    }

    #[test]
    fn holds_asks_for_now_and_lost_and_gained_for_then() {
        let name = "PUT /users/1 \"{\\\"name\\\": \\\"Jane\\\"}\" Content-Type: application/json";
        let now =
            "holds = { target = '/users/1', has = ['name'], lacks = ['email'], equals = { name = 'Jane' } }";
        assert_eq!((verdict(now, &[]), verdict(now, &[name])), (UNMET, MET));
        assert_eq!(verdict(now, &[name, "DELETE /users/1"]), UNMET);
        let gone = "holds = { target = '/users/1', exists = false }";
        assert_eq!((verdict(gone, &[]), verdict(gone, &["DELETE /users/1"])), (UNMET, MET));
        let lost = "lost = { by = { method = 'PUT' }, members = ['email'] }";
        assert_eq!(verdict(lost, &[name, "DELETE /users/1"]), MET);
        assert_eq!(verdict(lost, &["DELETE /users/1"]), UNMET);
        let gained = "gained = { by = { target = '/users/{id}' }, members = ['email'] }";
        assert_eq!(verdict(gained, &["PUT /users/1 @mitu"]), UNMET);
        assert_eq!(verdict(gained, &["PUT /users/2 @mitu"]), MET);
    }

    #[test]
    fn followed_is_a_get_of_the_last_location() {
        let goal = "followed = { by = { method = 'POST' } }";
        assert_eq!(verdict(goal, &["POST /users @mitu", "follow"]), MET);
        assert_eq!(verdict(goal, &["POST /users @mitu", "GET /users", "GET /users/2"]), MET);
        assert_eq!(verdict(goal, &["GET /users/2", "POST /users @mitu", "DELETE /users/2"]), UNMET);
    }

    #[test]
    fn acts_count_along_the_path_only() {
        let looked = "looked = { at = 'wire' }";
        assert_eq!(verdict(looked, &["look log"]), UNMET);
        assert_eq!(verdict(looked, &["GET /users", "look wire"]), MET);
        assert_eq!(verdict(looked, &["GET /users", "look wire", "back 1"]), UNMET);
        let proved = "proved = { times = 3, method = 'PUT' }";
        assert_eq!(verdict(proved, &["PUT /users/2 @mitu", "prove 2"]), (false, 2, 3));
        assert_eq!(verdict(proved, &["PUT /users/2 @mitu", "prove 4"]), (true, 3, 3));
        assert_eq!(verdict("some = { method = 'GET' }", &["GET /users", "back 1"]), UNMET);
        assert_eq!(verdict("not = { some = { method = 'POST' } }", &["GET /users"]), MET);
    }

    #[test]
    fn changed_tells_where_the_last_two_differ() {
        let puts = |text: &str| -> Filter { read(text) };
        let filter = puts("method = 'PUT'");
        let change = |lines: &[&str]| changed(&filter, &lesson(), &lab(lines));
        let mitu = "PUT /users/2 @mitu";
        assert_eq!(change(&[mitu]), None);
        assert_eq!(change(&[mitu, "GET /users", mitu]), None);
        let target = Difference { target: true, ..Difference::default() };
        assert_eq!(change(&[mitu, "PUT /blogs/2 @mitu"]), Some(target));
        assert_eq!(change(&[mitu, "PUT /users/3 @mitu"]), None, "a refused request is left out");
        let body = Difference { body: true, ..Difference::default() };
        let other = "PUT /users/2 \"{}\" Content-Type: application/json";
        assert_eq!(change(&[mitu, "GET /users", other]), Some(body));
        let header = Difference { headers: vec!["if-match".to_owned()], ..Difference::default() };
        assert_eq!(change(&[mitu, "PUT /users/2 @mitu If-Match: *"]), Some(header));
        let when: When = read("changed = { method = 'PUT' }");
        assert!(holds(&when, &lesson(), &lab(&[mitu, other])));
        assert!(!holds(&when, &lesson(), &lab(&[mitu, other, "again"])));
    }

    #[test]
    fn last_is_the_exchange_at_the_position() {
        let when: When = read("last = { status = [404] }");
        assert!(holds(&when, &lesson(), &lab(&["GET /users/9"])));
        assert!(!holds(&when, &lesson(), &lab(&["GET /users/9", "GET /users"])));
        assert!(!holds(&when, &lesson(), &lab(&["GET /users/9", "back 1"])));
    }

    fn line() -> impl Strategy<Value = &'static str> {
        prop::sample::select(
            &[
                "PUT /users/2 @mitu",
                "POST /users @mitu",
                "DELETE /users/2",
                "GET /users/2",
                "GET /users",
                "PUT /users/3 @mitu",
            ][..],
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn more_requests_never_take_a_goal_away(
            lines in prop::collection::vec(line(), 0..8),
            more in prop::collection::vec(line(), 1..4),
        ) {
            let goals = [
                "some = { method = 'PUT', status = [204] }",
                "count = { of = { method = 'GET' }, min = 2 }",
                "sequence = [{ method = 'POST' }, { method = 'DELETE' }]",
                "repeated = { times = 2, method = 'PUT', created = 1 }",
                "created = { min = 2 }",
                "followed = {}",
            ];
            let longer = [lines.as_slice(), more.as_slice()].concat();
            for goal in goals {
                let (before, after) = (verdict(goal, &lines), verdict(goal, &longer));
                prop_assert!(before.1 <= before.2 && before.0 == (before.1 == before.2));
                prop_assert!(!before.0 || after.0, "{}", goal);
            }
        }
    }
}
