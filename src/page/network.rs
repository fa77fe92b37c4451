//! What can go wrong with the next request, in the learner's words: the choice, and what is chosen.

use super::{Block, say};
use crate::app::Model;
use crate::i18n::{Lang, Message};
use crate::lab::link::{Fault, Plan};
use crate::lab::retry::Retry;
use crate::text::{Role, Span};

/// The choice of a fault and of what the client does then, in its parts.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The question.
    pub ask: Block,
    /// The faults, the marked one with its sign.
    pub faults: Vec<Block>,
    /// What happens in the marked one.
    pub about: Block,
    /// What the client does where no answer comes.
    pub policy: Block,
    /// What a word in it means, which a lesson may explain only later.
    pub word: Option<Block>,
}

/// Returns the choice of what happens to the next request.
#[must_use]
pub fn network(model: &Model, lang: Lang, marked: usize, retry: Retry) -> Choice {
    let say = |message: &Message, role| say(model, lang, message, role);
    let entry = |(at, known): (usize, Fault)| {
        let here = at == marked;
        let lead = vec![Span::new(if here { "▸ " } else { "  " }, Role::Accent)];
        Block::item(lead, vec![say(&fault(known), if here { Role::Marked } else { Role::Text })])
    };
    let policy = vec![
        say(&Message::NetworkPolicy, Role::Text),
        Span::new(" ◂ ", Role::Key),
        say(&policy(retry), Role::Strong),
        Span::new(" ▸", Role::Key),
    ];
    Choice {
        ask: Block::apart(vec![say(&Message::NetworkAsk, Role::Strong)]),
        faults: Fault::ALL.into_iter().enumerate().map(entry).collect(),
        about: Block::apart(vec![say(
            &about(Fault::ALL.get(marked).copied().unwrap_or_default()),
            Role::Dim,
        )]),
        policy: Block::apart(policy),
        word: word(retry).map(|message| Block::item(Vec::new(), vec![say(&message, Role::Dim)])),
    }
}

impl Choice {
    /// Returns its parts one below the other, for a face without columns.
    pub(super) fn blocks(self) -> Vec<Block> {
        let mut blocks = vec![self.ask];
        blocks.extend(self.faults);
        blocks.extend([self.about, self.policy]);
        blocks.extend(self.word);
        blocks
    }
}

/// Returns what is planned for the next request, in one line; nothing where all goes its usual way.
#[must_use]
pub fn planned(model: &Model, lang: Lang, plan: Plan) -> Vec<Span> {
    if plan == (Plan { seed: plan.seed, ..Plan::default() }) {
        return Vec::new();
    }
    let say = |message: &Message, role| say(model, lang, message, role);
    let mut spans = vec![say(&Message::NextFault, Role::Dim), Span::new(" ", Role::Dim)];
    spans.push(say(&fault(plan.fault), Role::Notice));
    if plan.retry != Retry::Never {
        spans.extend([Span::new(" · ", Role::Dim), say(&policy(plan.retry), Role::Dim)]);
    }
    spans
}

/// Returns what a fault is called.
#[must_use]
pub fn fault(fault: Fault) -> Message {
    let code = |code: &str| code.to_owned();
    match fault {
        Fault::None => Message::FaultNone,
        Fault::RequestLost => Message::FaultRequestLost,
        Fault::ResponseLost => Message::FaultResponseLost,
        Fault::Duplicated => Message::FaultDuplicated,
        Fault::DelayedCopy => Message::FaultDelayedCopy,
        Fault::Overtaken => Message::FaultOvertaken,
        Fault::CrashBefore => Message::FaultCrashBefore,
        Fault::CrashAfter => Message::FaultCrashAfter,
        Fault::CrashBetween => Message::FaultCrashBetween,
        Fault::Slow => Message::FaultSlow,
        Fault::Unavailable => Message::FaultUnavailable { code: code("503") },
        Fault::Gateway => Message::FaultGateway { code: code("502"), other: code("504") },
        Fault::TooMany => Message::FaultTooMany { code: code("429") },
        Fault::CutOff => Message::FaultCutOff,
        Fault::RequestTimeout => Message::FaultRequestTimeout { code: code("408") },
        Fault::Closed => Message::FaultClosed,
        Fault::KeysLost => Message::FaultKeysLost,
        Fault::Neighbour => Message::FaultNeighbour,
    }
}

/// Returns what happens in a fault, in a sentence.
#[must_use]
pub fn about(fault: Fault) -> Message {
    match fault {
        Fault::None => Message::AboutNone,
        Fault::RequestLost => Message::AboutRequestLost,
        Fault::ResponseLost => Message::AboutResponseLost,
        Fault::Duplicated => Message::AboutDuplicated,
        Fault::DelayedCopy => Message::AboutDelayedCopy,
        Fault::Overtaken => Message::AboutOvertaken,
        Fault::CrashBefore => Message::AboutCrashBefore,
        Fault::CrashAfter => Message::AboutCrashAfter,
        Fault::CrashBetween => Message::AboutCrashBetween,
        Fault::Slow => Message::AboutSlow,
        Fault::Unavailable => Message::AboutUnavailable,
        Fault::Gateway => Message::AboutGateway,
        Fault::TooMany => Message::AboutTooMany,
        Fault::CutOff => Message::AboutCutOff,
        Fault::RequestTimeout => Message::AboutRequestTimeout,
        Fault::Closed => Message::AboutClosed,
        Fault::KeysLost => Message::AboutKeysLost,
        Fault::Neighbour => Message::AboutNeighbour,
    }
}

/// Returns what a client does that hears nothing: the end of a sentence that begins with "the client".
#[must_use]
pub fn policy(retry: Retry) -> Message {
    match retry {
        Retry::Never => Message::RetryNever,
        Retry::IdempotentOnly => Message::RetryIdempotentOnly,
        Retry::Always => Message::RetryAlways,
        Retry::SameKey => Message::RetrySameKey,
        Retry::NewKey => Message::RetryNewKey,
    }
}

/// Returns what the word means that the policy turns on.
#[must_use]
pub fn word(retry: Retry) -> Option<Message> {
    match retry {
        Retry::Never | Retry::Always => None,
        Retry::IdempotentOnly => Some(Message::AboutIdempotent),
        Retry::SameKey | Retry::NewKey => Some(Message::AboutKey),
    }
}
