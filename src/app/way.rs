//! The ways in which Bangla can be drawn here; the first screen walks through them, and what is taken is kept.

use super::chooser::Interrupted;
use super::msg::Effect;
use super::{Bangla, Chooser, Model, Stage, Unreadable, save};
use crate::i18n::Lang;
use crate::i18n::Message;
use crate::text::Order;

/// A way of drawing Bangla.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As pictures of words.
    Pictures,
    /// As text.
    Text,
    /// As text whose signs are printed in the order in which they are seen: for terminals that do not shape.
    Seen,
}

impl Way {
    /// Returns the name that messages know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Pictures => "pictures",
            Self::Text => "text",
            Self::Seen => "seen",
        }
    }
}

/// Returns the ways that this terminal offers.
#[must_use]
pub fn ways(model: &Model) -> Vec<Way> {
    let pictures = model.means.pictures.map(|_| Way::Pictures);
    pictures.into_iter().chain([Way::Text, Way::Seen]).collect()
}

/// Returns the way in which Bangla is drawn now.
#[must_use]
pub fn now(model: &Model) -> Way {
    match model.drawing.widths().order {
        _ if model.drawing.pictures().is_some() => Way::Pictures,
        Order::Stored => Way::Text,
        Order::Seen => Way::Seen,
    }
}

/// Goes to the next way or the one before, around the end. What it looks like is seen at once.
pub(super) fn turn(model: &mut Model, by: isize) {
    let (ways, now) = (ways(model), now(model));
    let at = ways.iter().position(|way| *way == now).unwrap_or(0);
    let last = ways.len() - 1;
    let next = match at.checked_add_signed(by) {
        Some(next) if next <= last => next,
        Some(_) => 0,
        None => last,
    };
    if let Some(way) = ways.get(next) {
        take(model, *way);
    }
}

fn take(model: &mut Model, way: Way) {
    model.bangla = match way {
        Way::Pictures => model.means.pictures.unwrap_or_default(),
        Way::Text | Way::Seen => Bangla::Cells,
    };
    model.learner.choices.bangla = Some(model.bangla.name().to_owned());
    match way {
        Way::Pictures => {}
        Way::Text => set_order(model, Order::Stored),
        Way::Seen => set_order(model, Order::Seen),
    }
}

fn set_order(model: &mut Model, order: Order) {
    model.order = Some(order);
    model.drawing = model.drawing.in_order(order);
    model.learner.choices.signs = Some(order.name().to_owned());
}

/// Returns why Bangla cannot be read here, where that is known and it is not drawn in pictures.
#[must_use]
pub fn unreadable(model: &Model) -> Option<Unreadable> {
    model.means.unreadable.filter(|_| model.drawing.pictures().is_none())
}

/// Lets Bangla be drawn in another way. Where it cannot be read from now on, that is told; but not again whenever the
/// terminal answers. Where it can be read after all, because the terminal took its time to answer, what was interrupted
/// goes on.
pub(super) fn turn_to(model: &mut Model, turn: impl FnOnce(&mut Model)) {
    let before = unreadable(model);
    turn(model);
    match unreadable(model) {
        None => resume(model),
        now if now != before => warn(model),
        Some(_) => {}
    }
}

fn resume(model: &mut Model) {
    let Stage::Chooser(Chooser { interrupted: Some(interrupted), returns, .. }) = model.stage else { return };
    model.stage = match interrupted {
        Interrupted::Question => Stage::Chooser(Chooser { returns, ..Chooser::marking(model.lang) }),
        Interrupted::Lesson => Stage::Lesson,
    };
}

/// Goes to the first screen, which says what can be done, if the language cannot be read here and that was not told before.
/// The base language is offered.
pub(super) fn warn(model: &mut Model) {
    let told = model.learner.choices.told.as_deref();
    if unreadable(model).is_none_or(|why| told == Some(why.name())) {
        return;
    }
    let base = model.world.catalog.base();
    let (interrupted, returns) = match model.stage {
        Stage::Chooser(chooser) => {
            let untouched = Chooser { returns: chooser.returns, ..Chooser::marking(model.lang) };
            ((chooser == untouched).then_some(Interrupted::Question), chooser.returns)
        }
        Stage::Lesson => (has_own_script(model, model.lang).then_some(Interrupted::Lesson), true),
    };
    if interrupted.is_some() {
        model.stage =
            Stage::Chooser(Chooser { advice: true, interrupted, returns, ..Chooser::marking(base) });
    }
}

/// A language was chosen: who takes one that cannot be read here has been told so and is not told again.
pub(super) fn accept(model: &mut Model) {
    let told = unreadable(model).filter(|_| has_own_script(model, model.lang));
    if let Some(why) = told {
        model.learner.choices.told = Some(why.name().to_owned());
    }
}

/// Whether a language is written in another script than the base language.
fn has_own_script(model: &Model, lang: Lang) -> bool {
    model.world.catalog.locale(lang).is_some_and(|locale| locale.style.require_script.is_some())
}

/// Prints signs in the other order, at once and for good.
pub(super) fn turn_signs(model: &mut Model) -> Vec<Effect> {
    let order = model.drawing.widths().order.other();
    set_order(model, order);
    model.toast = Some(Message::SignsAre { order: order.name().to_owned() });
    save::effect(model)
}
