//! The proof in words: once beside several times, what each left behind, and what that says about the server.

use super::{Block, changed, mark_role, number, say};
use crate::app::board::sign;
use crate::app::{Model, answer, play};
use crate::i18n::{Lang, Message};
use crate::lab::diff::Kind;
use crate::lab::prove::{Proof, Run};
use crate::lab::{Change, Sent};
use crate::text::{Role, Span};

/// How many characters of a digest tell two states apart on screen.
const MARK: usize = 6;

/// Returns the question before a proof.
pub(super) fn prove(model: &Model, lang: Lang, times: u8) -> Vec<Block> {
    let last = model.play.lab().last_own().map(|(_, exchange)| line_of(&exchange.sent())).unwrap_or_default();
    vec![
        Block::apart(vec![say(model, lang, &Message::ProveAsk { times: i64::from(times) }, Role::Text)]),
        Block::apart(vec![Span::new(last, Role::Mine)]),
        Block::apart(vec![say(model, lang, &Message::ProveKeys { keys: "2–9".to_owned() }, Role::Dim)]),
    ]
}

fn line_of(sent: &Sent) -> String {
    sent.line().unwrap_or_else(|| sent.print().lines().next().unwrap_or_default().to_owned())
}

/// Returns the last proof: both runs, whether server and answers are the same after them, and where they differ.
pub(super) fn proof(model: &Model, lang: Lang) -> Vec<Block> {
    let Some(proof) = model.play.lab().proofs().last() else { return Vec::new() };
    let mut blocks = vec![Block::apart(vec![Span::new(line_of(&proof.request), Role::Mine)])];
    blocks.extend(run(model, lang, 1, &proof.once));
    blocks.extend(run(model, lang, usize::from(proof.times), &proof.many));
    blocks.extend(findings(model, lang, proof));
    let notes = proof_notes(proof).into_iter();
    blocks.extend(notes.map(|note| Block::apart(vec![say(model, lang, &note, Role::Notice)])));
    blocks.extend(differences(model, lang, proof));
    blocks
}

/// Returns what has to be said of a proof beside what it found: that the server had the client wait, that nothing was
/// carried out and so nothing proved, that a promise is broken; else what was proved.
#[must_use]
pub fn proof_notes(proof: &Proof) -> Vec<Message> {
    let code = |status: http::StatusCode| status.as_u16().to_string();
    let waited = proof.waited().map(|status| Message::ProofWaited { code: code(status) });
    let refused = (!proof.is_carried_out()).then_some(Message::ProofNothing);
    let concluded = proof.is_carried_out().then(|| conclusion(proof)).flatten();
    waited.into_iter().chain(refused).chain(broken_promise(proof)).chain(concluded).collect()
}

/// What the promise of the method comes to here, where it is kept: idempotent speaks of the effect that was asked for, never
/// of the responses (RFC 9110 §9.2.2); POST and PATCH promise nothing, so their second effect breaks nothing.
fn conclusion(proof: &Proof) -> Option<Message> {
    let method = proof.request.request()?.method();
    match (method.is_safe(), method.is_idempotent(), proof.same_state) {
        (true, _, true) => Some(Message::ProofSafe { method: method.to_string() }),
        (false, true, true) => Some(Message::ProofIdempotent),
        (_, false, false) => Some(Message::ProofEachOwn { method: method.to_string() }),
        (_, false, true) => Some(Message::ProofSameByItself { method: method.to_string() }),
        (_, true, false) => None,
    }
}

/// One run: the statuses, how many resources there are now, the mark of the state, and what it did to each.
fn run(model: &Model, lang: Lang, times: usize, run: &Run) -> Vec<Block> {
    let codes: Vec<String> = run.statuses().map(|status| status.as_u16().to_string()).collect();
    let state: String = run.digest.chars().take(MARK).collect();
    let body = vec![
        Span::new(codes.join(" "), Role::Server),
        Span::new("  ", Role::Dim),
        say(model, lang, &Message::ProofRun { n: play::count(run.count) }, Role::Text),
        Span::new("  ", Role::Dim),
        say(model, lang, &Message::ProofState { state }, Role::Dim),
    ];
    let lead = vec![Span::new(format!("{}× ", number(model, lang, times)), Role::Strong)];
    let mut blocks = vec![Block { apart: true, ..Block::item(lead, body) }];
    blocks.extend(run.changes.iter().map(|change| {
        let lead = vec![Span::new(format!("   {} ", sign(change.mark)), mark_role(change.mark))];
        let mark = change.after.as_ref().map(|resource| format!("  {}", resource.mark()));
        let target = Span::new(change.target.text(), mark_role(change.mark));
        Block::item(lead, vec![target, Span::new(mark.unwrap_or_default(), Role::Dim)])
    }));
    blocks
}

fn findings(model: &Model, lang: Lang, proof: &Proof) -> Vec<Block> {
    let line = |(sign, role): (&'static str, Role), message: Message, apart: bool| {
        let body = vec![say(model, lang, &message, Role::Text)];
        Block { apart, ..Block::item(vec![Span::new(sign, role)], body) }
    };
    let state = if proof.same_state { Message::ProofSameState } else { Message::ProofOtherState };
    let answers = if proof.same_answers { Message::ProofSameAnswers } else { Message::ProofOtherAnswers };
    // Only a promise can be broken: another state where the method promised the same. Of the responses none speaks.
    let is_broken = broken_promise(proof).is_some();
    let of_state = match (proof.same_state, is_broken) {
        (true, _) => ("= ", Role::Done),
        (false, true) => ("✗ ", Role::Wrong),
        (false, false) => ("≠ ", Role::Text),
    };
    let of_answers = (if proof.same_answers { "= " } else { "≠ " }, Role::Dim);
    vec![line(of_state, state, true), line(of_answers, answers, false)]
}

/// Where the two states differ: each resource with what the one run left there and what the other did.
fn differences(model: &Model, lang: Lang, proof: &Proof) -> Vec<Block> {
    if proof.differences.is_empty() {
        return Vec::new();
    }
    let times = i64::from(proof.times);
    let title = say(model, lang, &Message::ProofDifferences { times }, Role::Title);
    let each = proof.differences.iter().flat_map(difference);
    [Block::apart(vec![title])].into_iter().chain(each).collect()
}

fn difference(change: &Change) -> Vec<Block> {
    let role = mark_role(change.mark);
    let lead = vec![Span::new(format!("{} ", sign(change.mark)), role)];
    let mut blocks = vec![Block::item(lead, vec![Span::new(change.target.text(), role)])];
    let members = answer::compared(change.before.as_ref(), change.after.as_ref());
    let both = change.before.is_some() && change.after.is_some();
    let differs = |member: &answer::Changed| both && member.kind != Kind::Same;
    blocks.extend(members.iter().filter(|member| differs(member)).map(|member| {
        let told = changed(member);
        Block::item([vec![Span::new("    ", Role::Dim)], told.lead].concat(), told.body)
    }));
    blocks
}

/// A method that is idempotent by its definition and left another state: the server does not keep the promise
/// (RFC 9110 §9.2.2).
fn broken_promise(proof: &Proof) -> Option<Message> {
    let method = proof.request.request()?.method();
    let broken = method.is_idempotent() && !proof.same_state;
    broken.then(|| Message::ProofBroken { method: method.to_string() })
}
