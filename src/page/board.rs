//! The resource list in words: its title, and the role of each change mark.

use crate::app::{Model, play};
use crate::i18n::Message;
use crate::lab::Mark;
use crate::text::Role;

/// Returns the title of the list: how many resources there are, and whether the past is shown.
#[must_use]
pub fn board_title(model: &Model) -> Message {
    let lab = model.play.lab();
    let n = play::count(lab.server().store().len());
    if lab.is_past() {
        Message::TitlePast { n, at: play::count(lab.last().map_or(0, |exchange| exchange.number)) }
    } else {
        Message::TitleServer { n }
    }
}

/// Returns the role that a change mark has on screen; its shape says the same without colour.
#[must_use]
pub fn mark_role(mark: Mark) -> Role {
    match mark {
        Mark::Created => Role::New,
        Mark::Replaced => Role::Replaced,
        Mark::Unchanged => Role::Same,
        Mark::Removed => Role::Gone,
    }
}
