//! The way of the last message as lines: each event in its turn, then what the client knows and what is true.

use super::voice::{self, Voice};
use crate::page::{self, Block};

/// Returns the first `shown` events, one a line, and the two truths after them.
pub(super) fn lines(voice: Voice<'_>, shown: usize) -> Vec<String> {
    let events = page::events(voice.face(), shown).into_iter();
    let events =
        events.map(|(side, what)| format!("{}: {}", side.text, voice::unsigned(&voice::text(&what))));
    let truths = page::truths(voice.face(), shown);
    events.chain(truths.iter().flat_map(|blocks| truth(voice, blocks))).collect()
}

/// A truth: its title and what it says first in one line, then the rest.
fn truth(voice: Voice<'_>, blocks: &[Block]) -> Vec<String> {
    let said = |block: &Block| super::window::told(voice, block);
    match blocks {
        [title, first, rest @ ..] => {
            let first = format!("{}: {}", said(title), voice::listed(&first.body));
            std::iter::once(first).chain(rest.iter().map(said)).collect()
        }
        other => other.iter().map(said).collect(),
    }
}
