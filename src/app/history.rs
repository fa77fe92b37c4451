//! All steps so far: walking through them, and going to one of them, on whatever branch it lies.

use super::Model;
use super::act;
use super::msg::{Effect, Key, KeyCode};
use super::overlay::Overlay;
use crate::lab::View;

/// Opens the list at the present position.
pub(super) fn open(model: &mut Model) {
    model.play.lab_mut().look(View::History);
    let marked = model.play.lab().last().map_or(0, |exchange| exchange.number);
    model.overlay = Some(Overlay::History { marked });
}

/// Handles a key in the list: ↑↓ walk, Enter goes there.
pub(super) fn press(model: &mut Model, marked: usize, key: Key) -> Vec<Effect> {
    const PAGE: usize = 10;
    let last = model.play.lab().history().len();
    let marked = match key.code {
        KeyCode::Enter => {
            model.play.lab_mut().goto(marked);
            return act::judged(model);
        }
        KeyCode::Up | KeyCode::Left => marked.saturating_sub(1),
        KeyCode::Down | KeyCode::Right => marked + 1,
        KeyCode::PageUp => marked.saturating_sub(PAGE),
        KeyCode::PageDown => marked + PAGE,
        KeyCode::Home => 0,
        KeyCode::End => last,
        _ => marked,
    };
    model.overlay = Some(Overlay::History { marked: marked.min(last) });
    Vec::new()
}
