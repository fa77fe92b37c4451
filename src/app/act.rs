//! What the actions do to the Model: send and send again, look, hint, travel in time, go into the sandbox.

use std::sync::Arc;

use super::composer::{Mode, Stop};
use super::keymap::Action;
use super::msg::Effect;
use super::overlay::{Overlay, Sending};
use super::{Focus, Model, Stage, network, play, save, scroll, way};
use crate::i18n::{Lang, Message};
use crate::lab::{Exchange, Sent, View, wire};
use crate::server::{Problem, Target};

/// Returns what to say to a key that can do nothing right now, where silence would puzzle.
pub(super) fn not_now(model: &Model, action: Action) -> Option<Message> {
    let nothing_sent = model.play.lab().history().is_empty();
    match action {
        Action::Again | Action::Prove | Action::History | Action::Session => Some(Message::NothingSent),
        Action::Difference | Action::Journey if nothing_sent => Some(Message::NothingSent),
        Action::Difference => Some(Message::NoDifference),
        Action::Journey => Some(Message::NoJourney),
        Action::Hint => {
            let task = model.play.task(&model.world.course);
            let has_any = task.is_some_and(|task| play::ladder(task).next().is_some());
            Some(if has_any { Message::NoHint } else { Message::NoHintsHere })
        }
        _ => None,
    }
}

/// Sends what stands in the composer; from the past only after a question.
pub(super) fn send(model: &mut Model) -> Vec<Effect> {
    asked_in_past(model, Sending::Composed, send_now)
}

/// Sends the very same message again; from the past only after a question.
pub(super) fn again(model: &mut Model) -> Vec<Effect> {
    asked_in_past(model, Sending::Again, again_now)
}

/// Sends from the past: the question was answered with yes.
pub(super) fn branch(model: &mut Model, sending: Sending) -> Vec<Effect> {
    match sending {
        Sending::Composed => send_now(model),
        Sending::Again => again_now(model),
    }
}

/// What lies ahead would no longer be on the line: nobody shall leave it without wanting to.
fn asked_in_past(model: &mut Model, sending: Sending, send: fn(&mut Model) -> Vec<Effect>) -> Vec<Effect> {
    if !model.play.lab().is_past() {
        return send(model);
    }
    model.overlay = Some(Overlay::Branch { sending });
    Vec::new()
}

fn send_now(model: &mut Model) -> Vec<Effect> {
    let past = model.play.lab().is_past();
    let (request, origin) = (model.play.composer.sent(), model.play.composer.origin());
    model.play.lab_mut().send(request, origin);
    sent(model, past)
}

fn again_now(model: &mut Model) -> Vec<Effect> {
    let past = model.play.lab().is_past();
    model.play.lab_mut().again();
    sent(model, past)
}

/// After a send the caret leaves the field for the answer; a refused request keeps it, where the mistake is if that is
/// known, because that is what will be mended next.
fn settle_caret(model: &mut Model) {
    let play = &mut model.play;
    let answer = |exchange: &Exchange| Some((exchange.sent(), exchange.heard()?));
    let heard = play.lab().last_own().and_then(|(_, exchange)| answer(exchange));
    let Some((sent, response)) = heard.filter(|(_, response)| !response.status().is_success()) else {
        play.composer.stop = Stop::Answer(0);
        return;
    };
    let place = match &sent {
        Sent::Text(text) => wire::parse(text).err().map(|error| (error.line, error.column)),
        Sent::Request(_) => Problem::read(&response)
            .and_then(|problem| problem.line.zip(problem.column))
            .map(|(line, column)| (line + play.body_line, column)),
        // It was never written here.
        Sent::Refused(_) => None,
    };
    match place {
        Some((line, _)) if play.composer.mode == Mode::Form && sent.request().is_none() => {
            play.composer.stop = if line == 1 { Stop::Target } else { Stop::Headers };
        }
        Some((line, column)) => play.composer.to_mistake(line, column),
        None => {}
    }
}

/// The list lights up, and the task is judged.
fn sent(model: &mut Model, past: bool) -> Vec<Effect> {
    model.play.body_line = model.play.composer.body_line();
    settle_caret(model);
    let touched = model.play.lab().last().and_then(Exchange::touched).cloned();
    light_up(model, touched);
    if past {
        model.toast = Some(Message::Branched);
    }
    network::follow(model);
    judged(model)
}

/// Leads the eye to what a message did: the mark of the list goes to what it touched, and all of that lights up for a while.
pub(super) fn light_up(model: &mut Model, touched: Option<Target>) {
    model.play.resource = touched.or(model.play.resource.take());
    model.flash = model.motion;
}

/// Judges the open task anew. When its goals are met by this, the focus moves to the lesson, so that going on cannot
/// send again.
pub(super) fn judged(model: &mut Model) -> Vec<Effect> {
    let world = Arc::clone(&model.world);
    let before = model.play.is_finished(&world.course);
    model.play.judge(&world.course);
    if !before && model.play.is_finished(&world.course) {
        model.focus = Focus::Lesson;
        model.zoom = false;
        scroll::to_end(model);
    }
    save::effect(model)
}

/// Steps through time; undo is a step back.
pub(super) fn travel(model: &mut Model, by: isize) -> Vec<Effect> {
    let lab = model.play.lab_mut();
    let steps = by.unsigned_abs();
    if by < 0 {
        lab.back(steps)
    } else {
        lab.forward(steps)
    };
    judged(model)
}

/// Switches between the form and the raw message; looking at it is something a lesson can ask for.
pub(super) fn wire(model: &mut Model) -> Vec<Effect> {
    match model.play.composer.mode {
        Mode::Form => {
            model.play.composer.to_raw();
            model.play.lab_mut().look(View::Wire);
        }
        Mode::Raw => {
            if let Err(error) = model.play.composer.to_form() {
                model.toast = Some(Message::NotYetARequest { line: play::count(error.line) });
            }
        }
    }
    if !model.play.is_finished(&model.world.course) {
        model.focus = Focus::Exchange;
    }
    judged(model)
}

/// Opens the next hint: the first at once, each further one after a try or twenty seconds.
pub(super) fn hint(model: &mut Model) {
    let world = Arc::clone(&model.world);
    let play = &mut model.play;
    let Some(step) = play.step(&world.course) else { return };
    let Some((at, next)) = play.next_hint(&world.course) else { return };
    let opened = play.hints.contains_key(&step.id);
    let tried = play.main.line_len() > play.sent_at_hint;
    if opened && !tried && play.waited < play::HINT_WAIT && model.motion {
        model.toast = Some(Message::HintLater);
        return;
    }
    if let (Some(line), Some(lesson)) = (&next.show, play.lesson(&world.course)) {
        play.composer.show(line, &lesson.body);
        model.focus = Focus::Exchange;
    }
    play.hints.insert(step.id.clone(), at + 1);
    play.sent_at_hint = play.main.line_len();
    play.waited = 0;
    scroll::to_end(model);
}

/// Goes into the sandbox, a copy that is kept; or comes back to the lesson as it was left.
pub(super) fn sandbox(model: &mut Model) {
    let play = &mut model.play;
    if play.sandbox.is_none() {
        play.sandbox = Some(play.main.clone());
        play.aside = play.composer.clone();
    }
    std::mem::swap(&mut play.composer, &mut play.aside);
    play.in_sandbox = !play.in_sandbox;
    model.toast = Some(match &play.sandbox_scene {
        _ if !play.in_sandbox => Message::SandboxLeft,
        Some(_) => Message::SceneEntered,
        None => Message::SandboxEntered,
    });
    model.focus = Focus::Exchange;
}

pub(super) fn load_get(model: &mut Model) {
    let marked = match (model.focus, model.play.composer.stop) {
        (Focus::Exchange, Stop::Answer(line)) => model.play.uri_at(line),
        _ => model.play.marked_resource().map(|target| target.as_str().to_owned()),
    };
    if let Some(target) = marked {
        model.play.composer.load_get(&target);
        model.focus = Focus::Exchange;
    }
}

pub(super) fn load_request(model: &mut Model) {
    if let Some(exchange) = model.play.lab().last().cloned() {
        model.play.composer.load(&exchange);
        model.focus = Focus::Exchange;
    }
}

pub(super) fn switch_language(model: &mut Model) -> Vec<Effect> {
    speak(model, model.world.catalog.next(model.lang))
}

/// Speaks a language from now on.
pub(super) fn speak(model: &mut Model, lang: Lang) -> Vec<Effect> {
    model.lang = lang;
    if let Stage::Chooser(chooser) = &mut model.stage {
        let on_a_language = chooser.marked < model.world.catalog.langs().count();
        chooser.marked = if on_a_language { model.lang.index() } else { chooser.marked };
        if !chooser.returns {
            return Vec::new();
        }
    }
    model.learner.choices.language = Some(model.world.catalog.tag(model.lang).to_owned());
    if model.stage == Stage::Lesson {
        scroll::to_mark(model);
        way::warn(model);
    }
    save::effect(model)
}

pub(super) fn next_theme(model: &mut Model) -> Vec<Effect> {
    model.theme = model.theme.next();
    model.learner.choices.theme = Some(model.theme.name().to_owned());
    model.toast = Some(Message::ThemeIs { name: model.theme.name().to_owned() });
    save::effect(model)
}

pub(super) fn quit(model: &mut Model) -> Vec<Effect> {
    let mut effects = save::effect(model);
    effects.push(Effect::Quit);
    effects
}
