//! The network as the learner has it in hand: what happens to the next request, and the way that the last one took.

use super::msg::{Effect, Key, KeyCode};
use super::overlay::{self, Overlay};
use super::{Model, act, save};
use crate::i18n::Message;
use crate::lab::link::{Fault, Plan};
use crate::lab::retry::Retry;
use crate::page;

/// Opens the choice of what happens to the next request, at what is planned already.
pub(super) fn open(model: &mut Model) {
    let plan = model.play.lab().plan();
    let marked = Fault::ALL.iter().position(|fault| *fault == plan.fault).unwrap_or(0);
    model.overlay = Some(Overlay::Network { marked, retry: plan.retry });
}

/// Handles a key of that choice: ↑↓ mark a fault, ←→ change what the client does, Enter takes both.
pub(super) fn choose(model: &mut Model, marked: usize, retry: Retry, key: Key) -> Vec<Effect> {
    let (marked, retry) = match key.code {
        KeyCode::Enter => {
            let fault = Fault::ALL.get(marked).copied().unwrap_or_default();
            let seed = seed(model);
            model.play.lab_mut().arm(Plan { fault, retry, seed });
            return save::effect(model);
        }
        KeyCode::Left => (marked, turned(retry, Retry::ALL.len() - 1)),
        KeyCode::Right => (marked, turned(retry, 1)),
        code => (overlay::walked(marked, Fault::ALL.len(), code).unwrap_or(marked), retry),
    };
    model.overlay = Some(Overlay::Network { marked, retry });
    Vec::new()
}

/// What a fault leaves open is decided by how much was sent before: it differs each time, and replays alike.
fn seed(model: &Model) -> u64 {
    model.play.lab().history().len() as u64
}

fn turned(retry: Retry, by: usize) -> Retry {
    let at = Retry::ALL.iter().position(|known| *known == retry).unwrap_or(0);
    Retry::ALL.get((at + by) % Retry::ALL.len()).copied().unwrap_or_default()
}

/// Shows the way that the last message took: event by event where things may move, else all at once.
pub(super) fn follow(model: &mut Model) {
    let events = events(model);
    if events > 0 {
        let shown = if model.motion { 1 } else { events };
        model.overlay = Some(Overlay::Journey { shown, of: events, playing: model.motion });
    }
}

fn events(model: &Model) -> usize {
    page::journey(model).map_or(0, |(_, journey)| journey.events.len())
}

/// Handles a key while the way is shown.
pub(super) fn walk(model: &mut Model, shown: usize, playing: bool, key: Key) -> Vec<Effect> {
    let all = events(model);
    let (shown, playing) = match key.code {
        KeyCode::Enter if shown >= all => return Vec::new(),
        KeyCode::Enter | KeyCode::End | KeyCode::PageDown => (all, false),
        KeyCode::Char(' ') if shown >= all => (1, model.motion),
        KeyCode::Char(' ') => (shown, !playing && model.motion),
        KeyCode::Right | KeyCode::Down => ((shown + 1).min(all), false),
        KeyCode::Left | KeyCode::Up => (shown.saturating_sub(1).max(1), false),
        KeyCode::Home | KeyCode::PageUp => (1, false),
        _ => (shown, playing),
    };
    model.overlay = Some(Overlay::Journey { shown, of: all, playing });
    Vec::new()
}

/// Lets the message go on for so many seconds: an event each.
pub(super) fn seconds_pass(model: &mut Model, seconds: u32) {
    if let Some(Overlay::Journey { shown, of, playing: true }) = model.overlay {
        let shown = shown.saturating_add(seconds as usize).min(of);
        model.overlay = Some(Overlay::Journey { shown, of, playing: shown < of });
    }
}

/// Lets the second client act now. It knows nothing of the past on the screen, so it acts at the end of the line; what
/// the learner is writing stays as it is.
pub(super) fn peer(model: &mut Model) -> Vec<Effect> {
    let lab = model.play.lab_mut();
    lab.to_end();
    let Some(exchange) = lab.peer_acts() else {
        model.toast = Some(Message::PeerIdle);
        return Vec::new();
    };
    let (touched, line) = (exchange.touched().cloned(), exchange.sent().line());
    model.toast = Some(Message::PeerActed { line: line.unwrap_or_default() });
    act::light_up(model, touched);
    act::judged(model)
}
