//! The keys in words: the footer, the help page and the menu, all from the one table.

use super::{Block, in_every_language, say};
use crate::app::keymap::{self, Action, KEYMAP};
use crate::app::{Model, overlay};
use crate::i18n::{Lang, Message};
use crate::text::{Role, Span};

/// The columns that key caps take before what they do; caps are ASCII or as wide as it.
const CAPS: usize = 18;

/// Returns the keys that work now, each as its cap and what it does.
#[must_use]
pub fn footer(model: &Model, lang: Lang) -> Vec<Vec<Span>> {
    let entry = |(cap, label): (String, Message)| {
        vec![Span::new(cap, Role::Key), Span::new(" ", Role::Dim), say(model, lang, &label, Role::Dim)]
    };
    keymap::footer(model).into_iter().map(entry).collect()
}

/// Returns the help page: every action with all its keys, then what moves about.
#[must_use]
pub fn help(model: &Model, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Block::apart(vec![say(model, lang, &Message::HelpIntro, Role::Text)])];
    for (at, binding) in KEYMAP.iter().enumerate() {
        let caps = binding.caps();
        let caps = if caps.is_empty() { vec![menu_cap()] } else { caps };
        let lead = vec![Span::new(format!("{:<CAPS$}", caps.join(" ")), Role::Key)];
        let mut body = vec![say(model, lang, &keymap::label(binding.action), Role::Text)];
        if matches!(binding.action, Action::Back | Action::Forward) {
            body.extend([Span::new(" · ", Role::Dim), say(model, lang, &Message::HelpInTime, Role::Dim)]);
        }
        blocks.push(Block { apart: at == 0, ..Block::item(lead, body) });
    }
    let more = [Message::HelpMoving, Message::HelpTyping, Message::HelpMarks, Message::HelpSelect];
    blocks.extend(more.map(|message| Block::apart(vec![say(model, lang, &message, Role::Text)])));
    blocks
}

fn menu_cap() -> String {
    keymap::named("menu").unwrap_or_default() + " …"
}

/// What the action would do now, where that depends on what is.
fn menu_label(model: &Model, action: Action) -> Message {
    match (action, &model.listener.address) {
        (Action::Listen, Some(address)) => Message::DoStopListening { address: address.clone() },
        (Action::Present, _) if model.drawing.pictures().is_none() => Message::DoPresentTitle,
        (Action::Sandbox, _) if model.play.in_sandbox => Message::DoLeaveSandbox,
        _ => keymap::label(action),
    }
}

/// Returns the entries of the menu with their keys.
#[must_use]
pub fn menu(model: &Model, lang: Lang, marked: usize) -> Vec<Block> {
    let entry = |(at, action)| {
        let here = at == marked;
        let caps = keymap::of(action).map(|binding| binding.caps().join(" ")).unwrap_or_default();
        let lead = vec![
            Span::new(if here { "▸ " } else { "  " }, Role::Accent),
            Span::new(format!("{caps:<CAPS$}"), Role::Key),
        ];
        let role = if here { Role::Marked } else { Role::Text };
        let label = menu_label(model, action);
        let body = match action {
            // Whoever needs it cannot read one of them.
            Action::Chooser => Span::new(in_every_language(model, &label).join(" · "), role),
            _ => say(model, lang, &label, role),
        };
        Block::item(lead, vec![body])
    };
    overlay::menu(model).into_iter().enumerate().map(entry).collect()
}
