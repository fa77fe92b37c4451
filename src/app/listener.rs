//! Requests from outside: the switch of the listener, and what such a request does. It goes through the one lab as a send
//! by key does, but what the learner is writing stays as it is.

use std::sync::Arc;

use super::keymap::{self, Action};
use super::msg::{Effect, NotListening, Port, Ticket};
use super::overlay::Overlay;
use super::{Focus, Model, Stage, act, save, scroll};
use crate::i18n::Message;
use crate::lab::{Origin, Refused, Sent};
use crate::server::Request;

/// Whether requests from outside are taken, and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listener {
    /// The address at which they are taken, such as `127.0.0.1:40123`; none while they are not.
    pub address: Option<String>,
    /// Which port is taken when it is switched on the next time.
    pub port: Port,
}

impl Listener {
    /// Returns the URI of the server as a client outside writes it, such as `http://127.0.0.1:40123`.
    #[must_use]
    pub fn uri(&self) -> Option<String> {
        self.address.as_ref().map(|address| format!("http://{address}"))
    }
}

/// Switches it on or off.
pub(super) fn switch(model: &mut Model) -> Vec<Effect> {
    if model.listener.address.take().is_none() {
        return vec![Effect::Listen(model.listener.port)];
    }
    model.toast = Some(Message::ListeningEnded);
    vec![Effect::StopListening]
}

/// It listens, or it could not; then the same key tries a free port.
pub(super) fn listening(model: &mut Model, outcome: Result<String, NotListening>) -> Vec<Effect> {
    let key = keymap::of(Action::Listen).map(keymap::Binding::cap).unwrap_or_default();
    let (listener, message) = match outcome {
        Ok(address) => {
            let uri = format!("http://{address}/");
            (Listener { address: Some(address), ..model.listener }, Message::Listening { uri, key })
        }
        Err(why) => {
            let message = match why {
                NotListening::Taken { port } => Message::ListenPortTaken { port: port.to_string(), key },
                NotListening::Refused { address, reason } => Message::CannotListen { address, reason, key },
            };
            (Listener { address: None, port: Port::Free }, message)
        }
    };
    model.listener = listener;
    model.toast = Some(message);
    Vec::new()
}

/// Sends a request that came from outside, and answers it. Whatever is open on the screen, the lesson's server (or the
/// sandbox, if the learner is there) answers: to whoever asks from outside, no screen stands between.
///
/// A learner who looks at the past is brought back to the present first: whoever is outside knows nothing of the past on
/// the screen, so such a request never leaves a branch behind, but goes to the end of the line.
pub(super) fn request(model: &mut Model, ticket: Ticket, request: Request) -> Vec<Effect> {
    back_to_now(model);
    let exchange = model.play.lab_mut().send(Sent::Request(request), Origin::Curl);
    let answer = exchange.heard();
    // The mark of the list is the learner's while the list has the focus; else it leads the eye.
    let touched = exchange.touched().filter(|_| model.focus != Focus::Board).cloned();
    act::light_up(model, touched);
    vec![Effect::Answer { ticket, answer }, Effect::Settle]
}

/// Keeps what was refused at the door: it is seen what came and what was answered, and that nothing has changed.
pub(super) fn refused(model: &mut Model, refused: Refused) -> Vec<Effect> {
    back_to_now(model);
    model.play.lab_mut().refuse(refused);
    act::light_up(model, None);
    vec![Effect::Settle]
}

fn back_to_now(model: &mut Model) {
    let lab = model.play.lab_mut();
    if !lab.is_past() {
        return;
    }
    lab.to_end();
    model.toast = Some(Message::BackToNow);
    // Whether to send from the past is no question any more.
    model.overlay = model.overlay.take().filter(|open| !matches!(open, Overlay::Branch { .. }));
}

/// Judges the open task after requests from outside. The focus stays where it is: the learner may be typing.
pub(super) fn settle(model: &mut Model) -> Vec<Effect> {
    let world = Arc::clone(&model.world);
    let before = model.play.is_finished(&world.course);
    model.play.judge(&world.course);
    if !before && model.play.is_finished(&world.course) {
        scroll::to_end(model);
    }
    // On the first screen nothing is kept yet: it is with the first thing that the learner does.
    if model.stage == Stage::Lesson { save::effect(model) } else { Vec::new() }
}
