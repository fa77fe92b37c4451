//! Copying: what is said to have been copied goes to the clipboard whole, or not at all.

use super::composer::Stop;
use super::msg::Effect;
use super::play::count;
use super::{Focus, Model, Overlay};
use crate::i18n::Message;
use crate::page;

/// The most bytes that are copied: 100,000 characters of base64, which is what xterm and hterm take in one OSC 52.
pub const MOST: usize = 74_994;

/// Returns the effect that copies a text, and says so by `said`; or says that it is too long.
pub(super) fn copy(model: &mut Model, text: String, said: Message) -> Vec<Effect> {
    if text.len() > MOST {
        model.toast = Some(Message::CopyTooLong { octets: count(text.len()), most: count(MOST) });
        return Vec::new();
    }
    model.toast = Some(said);
    vec![Effect::Copy(text)]
}

/// Copies what has the focus: the page, a message, a resource.
pub(super) fn focused(model: &mut Model) -> Vec<Effect> {
    let text = page::text(&page::focused(model, model.lang));
    let said = match (model.focus, model.play.composer.stop) {
        (Focus::Lesson, _) => Message::CopiedPage,
        (Focus::Exchange, Stop::Answer(_)) | (Focus::Timeline, _) => Message::CopiedResponse,
        (Focus::Exchange, _) => Message::CopiedRequest,
        (Focus::Board, _) => match model.play.marked_resource() {
            Some(target) => Message::CopiedResource { target: target.as_str().to_owned() },
            None => Message::CopiedList,
        },
    };
    copy(model, text, said)
}

/// Copies one paragraph of what has the focus.
pub(super) fn paragraph(model: &mut Model, at: usize) -> Vec<Effect> {
    let paragraphs = page::focused(model, model.lang);
    let Some(paragraph) = paragraphs.get(at) else { return Vec::new() };
    copy(model, paragraph.text(), Message::CopiedParagraph)
}

/// Copies what is open over the screen.
pub(super) fn opened(model: &mut Model, open: Overlay) -> Vec<Effect> {
    let text = page::text(&page::overlay(model, model.lang, open));
    copy(model, text, Message::CopiedWindow)
}
