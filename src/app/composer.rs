//! The request composer: a form of method, target, headers and body, or the raw message; each a field of its own.

mod edit;

use crate::course::{Body, Compose};
use crate::lab::replay::Bodies;
use crate::lab::script::{self, Act, Content};
use crate::lab::wire::{self, WireError};
use crate::lab::{Exchange, Identity, Origin, Sent};
use crate::server::Request;
use crate::text::clean;
use crate::text::edit::Field;

/// The methods that ←→ walk through, the ones of the course first.
pub const METHODS: [&str; 7] = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"];

/// What an empty form begins with: good manners, and the media type of nearly every body of the course.
const JSON: &str = "Content-Type: application/json";

/// What a lesson writes where the learner shall fill in something.
const BLANK: char = '…';

/// Where the caret of the request pane is. The stops of the answer follow those of the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// On the method; ←→ change it, and so does its first letter.
    Method,
    /// In the target.
    Target,
    /// In the header lines.
    Headers,
    /// In the body.
    Body,
    /// In the raw message.
    Raw,
    /// On a line of the answer, counted from 0.
    Answer(usize),
}

impl Stop {
    /// Returns whether letters belong to what stands here: text, or the method that begins with them.
    #[must_use]
    pub const fn is_text(self) -> bool {
        !matches!(self, Self::Answer(_))
    }
}

/// How the request is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// As a form.
    #[default]
    Form,
    /// As the message that goes over the wire.
    Raw,
}

/// A request being written. Nothing typed is ever thrown away by switching between form and raw message.
#[derive(Clone, Debug, PartialEq)]
pub struct Composer {
    /// How it is written now.
    pub mode: Mode,
    /// The method.
    pub method: String,
    /// The request target as typed.
    pub target: Field,
    /// Header lines, `Name: value` each.
    pub headers: Field,
    /// The body as typed.
    pub body: Field,
    /// The raw message as typed.
    pub raw: Field,
    /// Where the caret is.
    pub stop: Stop,
    /// The request of a curl command that was pasted: sent as it is, the history says so.
    pub pasted: Option<Identity>,
}

impl Default for Composer {
    fn default() -> Self {
        Self {
            mode: Mode::Form,
            method: "GET".to_owned(),
            target: Field::line("/"),
            headers: Field::block(JSON),
            body: Field::block(""),
            raw: Field::block(""),
            stop: Stop::Method,
            pasted: None,
        }
    }
}

impl Composer {
    /// Returns what a task wants to stand in the composer when it opens; a line that is no request gives an empty form.
    #[must_use]
    pub fn prepared(compose: &Compose, bodies: &Bodies) -> Self {
        let mut composer = Self::default();
        if let Some(raw) = &compose.raw {
            let named = raw.strip_prefix('@').and_then(|name| bodies.get(name));
            composer.show_raw(named.map_or(raw.as_str(), |body| &body.text));
        } else if let Some(line) = &compose.request {
            composer.show(line, bodies);
        }
        composer
    }

    /// Puts a line of a script into the form, or a raw message into the raw editor, to be read and sent.
    pub fn show(&mut self, line: &str, bodies: &Bodies) {
        if let Ok(act) = script::parse(line) {
            self.show_act(&act, bodies);
        }
    }

    pub(super) fn show_act(&mut self, act: &Act, bodies: &Bodies) {
        match act {
            Act::Request { method, target, content, headers, .. } => {
                let body = named(content, bodies);
                let typed = headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type"));
                let mut lines: Vec<String> =
                    headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
                if !typed && !body.media_type.is_empty() {
                    lines.insert(0, format!("Content-Type: {}", body.media_type));
                }
                self.fill(method, target, &lines.join("\n"), &body.text);
            }
            Act::Raw { content, .. } => self.show_raw(&named(content, bodies).text),
            Act::Refused(refused) => self.show_raw(&format!("{}\n\n", refused.head())),
            _ => {}
        }
    }

    fn show_raw(&mut self, text: &str) {
        self.raw = Field::block(text);
        self.raw.set_caret(0);
        self.mode = Mode::Raw;
        self.stop = Stop::Raw;
    }

    fn fill(&mut self, method: &str, target: &str, headers: &str, body: &str) {
        self.mode = Mode::Form;
        self.stop = Stop::Method;
        method.clone_into(&mut self.method);
        self.target = Field::line(target);
        self.headers = Field::block(headers);
        self.body = Field::block(body);
        self.go_to_blank();
    }

    /// Puts the caret on the first blank `…`, if there is one: what is typed there takes its place.
    fn go_to_blank(&mut self) {
        for (stop, field) in [(Stop::Target, &mut self.target), (Stop::Body, &mut self.body)] {
            if let Some(at) = field.text().find(BLANK) {
                field.set_caret(at);
                self.stop = stop;
                return;
            }
        }
    }

    /// Puts the caret where a refused request went wrong: in the raw message, or in the body of the form.
    pub fn to_mistake(&mut self, line: usize, column: usize) {
        let (stop, field) = match self.mode {
            Mode::Raw => (Stop::Raw, &mut self.raw),
            Mode::Form => (Stop::Body, &mut self.body),
        };
        let start: usize = field.lines().take(line.saturating_sub(1)).map(|line| line.len() + 1).sum();
        let in_line = field.lines().nth(line.saturating_sub(1)).unwrap_or_default();
        let before = in_line.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
        field.set_caret(start + before);
        self.stop = stop;
    }

    /// Returns the line of the raw message on which its body begins, counted from 0; 0 in the form, which has the body by
    /// itself.
    #[must_use]
    pub fn body_line(&self) -> usize {
        let header = |line: &&str| !line.trim().is_empty();
        match self.mode {
            Mode::Raw => self.raw.lines().take_while(header).count() + 1,
            Mode::Form => 0,
        }
    }

    /// Goes from the raw editor to the form as it was last written; the raw text stays for when it is wanted again.
    pub(super) fn leave_raw(&mut self) {
        self.mode = Mode::Form;
        self.stop = Stop::Method;
    }

    /// Puts what was sent before into the composer again.
    pub fn load(&mut self, exchange: &Exchange) {
        self.show_act(&script::act_of(exchange), &Bodies::new());
    }

    /// Puts the request of a curl command into the form, or into the raw editor where that is open.
    pub(super) fn load_pasted(&mut self, request: &Request) {
        match self.mode {
            Mode::Raw => self.show_raw(&wire::print_request(request)),
            Mode::Form => self.show_act(&script::act_of_request(request, Origin::Pasted), &Bodies::new()),
        }
        self.pasted = Some(Identity::of(&self.sent()));
    }

    /// Puts a raw message into the raw editor.
    pub(super) fn load_message(&mut self, text: &str) {
        self.show_raw(&clean::paste(text));
    }

    /// Returns where what would be sent now comes from.
    #[must_use]
    pub fn origin(&self) -> Origin {
        match self.mode {
            _ if self.pasted.as_ref().is_some_and(|pasted| *pasted == Identity::of(&self.sent())) => {
                Origin::Pasted
            }
            Mode::Raw => Origin::Raw,
            Mode::Form => Origin::Form,
        }
    }

    /// Puts a GET of an address into the form. Headers and body stay as they were typed; a GET sends no body.
    pub fn load_get(&mut self, target: &str) {
        self.mode = Mode::Form;
        self.stop = Stop::Method;
        "GET".clone_into(&mut self.method);
        self.target = Field::line(target);
    }

    /// Returns what would be sent now: a request, or text that is none and that the server can only refuse.
    #[must_use]
    pub fn sent(&self) -> Sent {
        self.request().map_or_else(|_| Sent::Text(self.as_raw()), Sent::Request)
    }

    fn request(&self) -> Result<Request, WireError> {
        match self.mode {
            Mode::Raw => wire::parse(self.raw.text()),
            Mode::Form => {
                let (target, headers) = (self.target.text(), self.header_pairs());
                let made = wire::request_from_parts(&self.method, target, &headers, self.content());
                made.map(|(request, _)| request)
            }
        }
    }

    /// Returns whether the form's method sends a body. What was typed for another method stays there but is not sent;
    /// the raw message can send anything.
    #[must_use]
    pub fn sends_body(&self) -> bool {
        ["PUT", "POST", "PATCH"].contains(&self.method.as_str())
    }

    fn content(&self) -> &str {
        if self.sends_body() { self.body.text() } else { "" }
    }

    /// Returns the header lines of the form as they are typed, without the Content-Type of a body that is not sent.
    #[must_use]
    pub fn sent_headers(&self) -> String {
        let is_type = |line: &str| name_and_value(line).0.eq_ignore_ascii_case("content-type");
        let sent = self.headers.lines().filter(|line| self.sends_body() || !is_type(line));
        sent.collect::<Vec<_>>().join("\n")
    }

    fn header_pairs(&self) -> Vec<(String, String)> {
        let sent = self.sent_headers();
        let pair = |line: &str| {
            let (name, value) = name_and_value(line);
            (name.to_owned(), value.trim().to_owned())
        };
        sent.lines().filter(|line| !line.trim().is_empty()).map(pair).collect()
    }

    /// Returns the request as the message that goes over the wire, also where it is none yet.
    #[must_use]
    pub fn as_raw(&self) -> String {
        match (self.mode, self.request()) {
            (Mode::Raw, _) => self.raw.text().to_owned(),
            (Mode::Form, Ok(request)) => wire::print_request(&request),
            (Mode::Form, Err(_)) => {
                let (target, headers) = (self.target.text(), self.header_pairs());
                wire::text_from_parts(&self.method, target, &headers, self.content())
            }
        }
    }

    /// Shows the request as the message that goes over the wire.
    pub fn to_raw(&mut self) {
        let raw = self.as_raw();
        self.show_raw(&raw);
    }

    /// Shows the request as a form again. Text that is no request stays as it is and keeps the raw editor.
    ///
    /// # Errors
    /// What keeps the raw message from being a request, with line and column.
    pub fn to_form(&mut self) -> Result<(), WireError> {
        self.stop = Stop::Raw;
        let request = wire::parse(self.raw.text())?;
        self.show_act(&script::act_of_request(&request, Origin::Form), &Bodies::new());
        Ok(())
    }
}

/// Returns the two halves of a header line; all of it is the name where it has no colon.
fn name_and_value(line: &str) -> (&str, &str) {
    line.split_once(':').unwrap_or((line, ""))
}

fn named(content: &Content, bodies: &Bodies) -> Body {
    let text = |text: String| Body { media_type: String::new(), text };
    match content {
        Content::None => text(String::new()),
        Content::Named(name) => bodies.get(name).cloned().unwrap_or_else(|| text(String::new())),
        Content::Text(content) => text(content.clone()),
        Content::Octets(octets) => text(String::from_utf8_lossy(octets).into_owned()),
    }
}
