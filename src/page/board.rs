//! The title of the resource list.

use crate::app::{Model, play};
use crate::i18n::Message;

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
