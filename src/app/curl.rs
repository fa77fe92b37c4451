//! Curl, both ways: what is written as a command for another window; and whole requests pasted in, as commands or as raw
//! messages.

use std::borrow::Cow;

use super::composer::{METHODS, Stop};
use super::msg::Effect;
use super::play::count;
use super::{Focus, Model, copy, overlay::Overlay};
use crate::i18n::Message;
use crate::lab::Sent;
use crate::lab::curl::{self, CurlError, Wrong};
use crate::lab::wire::HOST;

/// Returns what is written as the command that sends it from another window; none where it is no request. While nothing
/// listens it shows the form, and what is missing is said beside it.
#[must_use]
pub fn command(model: &Model) -> Option<String> {
    let authority = model.listener.address.as_deref().unwrap_or(HOST);
    match model.play.composer.sent() {
        Sent::Request(request) => Some(curl::print(&request, authority)),
        Sent::Text(_) | Sent::Refused(_) => None,
    }
}

/// Shows that command and copies it.
pub(super) fn show(model: &mut Model) -> Vec<Effect> {
    let Some(command) = command(model) else {
        model.toast = Some(Message::CurlNotARequest);
        return Vec::new();
    };
    let effects = copy::copy(model, command, Message::CurlCopied);
    model.overlay = Some(Overlay::Curl { row: 0 });
    effects
}

/// Takes in a text that is a whole request, wherever the focus is: it then stands in the composer, ready to be sent.
/// Returns whether the text meant to be one. A command that cannot be read changes nothing and says why.
pub(super) fn take_in(model: &mut Model, text: &str) -> bool {
    if curl::is_command(text) {
        match curl::parse(text) {
            Ok(request) => model.play.composer.load_pasted(&request),
            Err(error) => {
                model.toast = Some(why(&error));
                return true;
            }
        }
    } else if let Some(message) = message(text, model.is_typing() && model.play.composer.stop == Stop::Body) {
        model.play.composer.load_message(&message);
    } else {
        return false;
    }
    model.focus = Focus::Exchange;
    model.toast = Some(Message::PastedRequest);
    true
}

/// Returns a text that begins with a request line, `METHOD TARGET HTTP/…`, as the message that it is. Papers often leave
/// out the version and the host: then both are added, unless a body is being written that may want those very words.
fn message(text: &str, in_body: bool) -> Option<Cow<'_, str>> {
    let text = text.trim_start();
    let line = text.lines().next()?;
    let words: Vec<&str> = line.split_whitespace().collect();
    match *words.as_slice() {
        [method, _, version, ..] if METHODS.contains(&method) && version.starts_with("HTTP/") => {
            Some(text.into())
        }
        [method, target] if METHODS.contains(&method) && target.starts_with('/') && !in_body => {
            Some(format!("{method} {target} HTTP/1.1\nHost: {HOST}{}", text.get(line.len()..)?).into())
        }
        _ => None,
    }
}

/// Returns why a command is no request, with the place and what to do.
fn why(error: &CurlError) -> Message {
    let (line, column) = (count(error.line), count(error.column));
    match error.wrong.clone() {
        Wrong::NotCurl | Wrong::NoUrl => Message::CurlNoUrl { line, column },
        Wrong::Quote => Message::CurlQuote { line, column },
        Wrong::Shell => Message::CurlShell { line, column },
        Wrong::Option(name) => Message::CurlOption { line, column, name },
        Wrong::Value(name) => Message::CurlValue { line, column, name },
        Wrong::File(name) => Message::CurlFile { line, column, name },
        Wrong::ManyUrls => Message::CurlManyUrls { line, column },
        Wrong::Scheme => Message::CurlScheme { line, column },
        Wrong::Header => Message::CurlHeader { line, column },
        Wrong::Wire(_) => Message::CurlNoRequest { line, column },
    }
}
