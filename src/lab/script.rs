//! Scripts: what can be done in a lesson, one line an act; lessons, tests, hints and the saved history all use them.
//!
//! ```text
//! [form|pasted|curl|peer] METHOD TARGET [BODY] [HEADER ; HEADER ; …]
//! [form|pasted|curl|peer] raw BODY  a message as text, from the raw editor unless it is said otherwise
//! refused HEAD {"type":"CODE",…}    what was refused at the door: its head, and why
//! again | follow | prove N | back N | forward N | goto NUMBER | look wire|log|history | answer STEP CHOICE
//! fault NAME [SEED] | lose request|answer | retry NAME     what happens to the next message
//! disarm                            nothing of that happens to it
//! peer                              the second client acts
//! ```
//!
//! - `BODY` is `@name`, a body of the lesson that brings its Content-Type; or a JSON string, `"…"`; or octets in
//!   hexadecimal, `x"00ff"`.
//! - `HEADER` is `Name: value`, to the next ` ; ` or to the end of the line: `If-Match: "abc" ; Accept: text/plain`.
//!   A value that cannot stand like this makes the whole header a JSON string: `"Name: a ; b"`. Where the first
//!   header is one, a body comes before it, `""` for none.
//! - `TARGET` is anything without spaces; whether it is a target is found out by sending it.
//! - `fault` names one of [`Fault::ALL`], `retry` one of [`Retry::ALL`]; both hold for the learner's next message only.
//!   `lose request` is `fault request-lost`, `lose answer` is `fault response-lost`.
//! - `HEAD` is a JSON string, what follows it the problem document that was answered, without its sentences.
//! - Method names and acts differ by case and place: `prove 3` is an act, `form prove /users` a request.

mod parse;
mod print;

use super::exchange::{Exchange, Origin, Sent};
use super::link::Fault;
use super::refused::Refused;
use super::retry::Retry;
use super::wire;
use crate::server::Request;

pub use parse::{ScriptError, Wrong, parse};
pub use print::print;

/// One line of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A request by its parts.
    Request {
        /// From the form, from a command that was pasted, from curl or from the second client.
        origin: Origin,
        /// The method.
        method: String,
        /// The target as it is typed.
        target: String,
        /// The content.
        content: Content,
        /// The header fields in order, without those that a client adds by itself.
        headers: Vec<(String, String)>,
    },
    /// A message as text, whether or not it is a request.
    Raw {
        /// Where it comes from; mostly the raw editor.
        origin: Origin,
        /// The text.
        content: Content,
    },
    /// A message from outside that was refused before the server saw it.
    Refused(Refused),
    /// The last message of the path once more.
    Again,
    /// A GET of the last Location.
    Follow,
    /// Once compared with so many times.
    Prove(u8),
    /// Back by so many exchanges.
    Back(usize),
    /// Forward by so many exchanges.
    Forward(usize),
    /// To the exchange with this number, on whatever branch.
    Goto(usize),
    /// A view is opened.
    Look(View),
    /// What happens to the next message on its way, and the seed of what that leaves open.
    Fault(Fault, u64),
    /// What the client does if the next message gets no answer.
    Retry(Retry),
    /// What was planned for the next message is taken back.
    Disarm,
    /// The second client acts.
    Peer,
    /// A choice in a step of the lesson; the lab does nothing with it.
    Answer {
        /// The id of the step.
        step: String,
        /// The id of the choice.
        choice: String,
    },
}

/// The content of a request in a script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Content {
    /// None.
    #[default]
    None,
    /// A body of the lesson, by its name.
    Named(String),
    /// Text.
    Text(String),
    /// Octets that are no UTF-8.
    Octets(Vec<u8>),
}

impl Content {
    /// Returns the content of octets, as text where they are text.
    #[must_use]
    pub fn of(octets: &[u8]) -> Self {
        match std::str::from_utf8(octets) {
            Ok("") => Self::None,
            Ok(text) => Self::Text(text.to_owned()),
            Err(_) => Self::Octets(octets.to_vec()),
        }
    }
}

/// A view that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// The messages as they are on the wire.
    Wire,
    /// The log of all exchanges.
    Log,
    /// The history with its branches.
    History,
}

impl View {
    /// Every view.
    pub const ALL: [Self; 3] = [Self::Wire, Self::Log, Self::History];

    /// Returns its name in scripts and lessons.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Log => "log",
            Self::History => "history",
        }
    }

    /// Returns the view of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.as_str() == name)
    }
}

/// Returns the act that sends the message of an exchange.
#[must_use]
pub fn act_of(exchange: &Exchange) -> Act {
    let origin = exchange.origin;
    let request = match exchange.sent() {
        Sent::Text(text) => return Act::Raw { origin, content: Content::Text(text) },
        Sent::Refused(refused) => return Act::Refused(*refused),
        Sent::Request(request) => request,
    };
    let is_text = std::str::from_utf8(request.body()).is_ok();
    if is_text && (origin == Origin::Raw || request.version() != http::Version::HTTP_11) {
        return Act::Raw { origin, content: Content::Text(wire::print_request(&request)) };
    }
    act_of_request(&request, origin)
}

/// Returns the act that sends a request by its parts, without the fields that a client adds by itself.
#[must_use]
pub fn act_of_request(request: &Request, origin: Origin) -> Act {
    let automatic = wire::automatic_length(request.method(), request.body().len());
    let by_itself = |name: &str, value: &str| match name {
        "host" => value == wire::HOST,
        "content-length" => automatic.is_some_and(|length| value == length.to_string()),
        _ => false,
    };
    let fields = request.headers().iter();
    let fields = fields.map(|(name, value)| (name.as_str(), String::from_utf8_lossy(value.as_bytes())));
    let fields = fields.filter(|(name, value)| !by_itself(name, value));
    Act::Request {
        origin,
        method: request.method().to_string(),
        target: request.uri().to_string(),
        content: Content::of(request.body()),
        headers: fields.map(|(name, value)| (wire::title_case(name), value.into_owned())).collect(),
    }
}

/// The words that begin an act; a method of the same name needs its origin before it.
const ACTS: [&str; 18] = [
    "again", "answer", "back", "curl", "disarm", "fault", "follow", "form", "forward", "goto", "look",
    "lose", "pasted", "peer", "prove", "raw", "refused", "retry",
];

/// What separates headers.
const BETWEEN: &str = " ; ";

/// Returns whether a body begins here, by its first characters.
fn is_body(text: &str) -> bool {
    text.starts_with(['@', '"']) || text.starts_with("x\"")
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c == ' ' || c == '\t')
}
