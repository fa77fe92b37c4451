//! The resource list in words: its title, and the role of each change mark.

use crate::app::{Model, play};
use crate::i18n::{Lang, Message};
use crate::lab::Mark;
use crate::text::{Role, Span};

/// Returns the title of the list: in a sandbox with a server of its own which one that is, then how many resources there
/// are; of the past first that it is the past.
#[must_use]
pub fn board_heading(model: &Model, lang: Lang) -> Vec<Span> {
    let past = model.play.lab().is_past();
    let role = if past { Role::Notice } else { Role::Title };
    let title = super::say(model, lang, &board_title(model), role);
    let Some(scene) = own_scene(model, lang) else { return vec![title] };
    let between = Span::new(" · ", Role::Dim);
    if past { vec![title, between, scene] } else { vec![scene, between, title] }
}

/// Returns what is special about the server of the sandbox, where it is another than the lesson's.
#[must_use]
pub fn own_scene(model: &Model, lang: Lang) -> Option<Span> {
    let name = model.play.own_scene()?;
    Some(super::overlay::scene(model, lang, name, Role::Notice))
}

/// Returns how many resources there are, and whether the past is shown.
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
