//! Curl, both ways: what is written as a command for another window; and whole requests pasted in, as commands or as raw
//! messages.

use super::composer::METHODS;
use super::msg::Effect;
use super::play::count;
use super::{Focus, Model, copy, overlay::Overlay};
use crate::i18n::Message;
use crate::lab::Sent;
use crate::lab::curl::{self, CurlError, Wrong};

/// The host of a command while nothing listens: it shows the form, and what is missing is said beside it.
const NOWHERE: &str = "127.0.0.1";

/// Returns what is written as the command that sends it from another window; none where it is no request.
#[must_use]
pub fn command(model: &Model) -> Option<String> {
    let authority = model.listener.address.as_deref().unwrap_or(NOWHERE);
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
    } else if is_message(text) {
        model.play.composer.load_message(text.trim_start());
    } else {
        return false;
    }
    model.focus = Focus::Exchange;
    model.toast = Some(Message::PastedRequest);
    true
}

/// Returns whether a text begins with a request line: `METHOD TARGET HTTP/…`.
fn is_message(text: &str) -> bool {
    let mut words = text.trim_start().lines().next().unwrap_or_default().split_whitespace();
    words.next().is_some_and(|method| METHODS.contains(&method))
        && words.next().is_some()
        && words.next().is_some_and(|version| version.starts_with("HTTP/"))
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
