//! What was refused at the door: a message that no server ever saw, and what was said to whoever sent it.

use super::exchange::{Draft, Origin, Sent};
use super::{Exchange, Lab};
use crate::server::{Problem, Response, Server, Timestamp};

/// How many characters of what was sent are kept: a request line and the fields that people send.
const MOST: usize = 4_000;

/// The longest method and the longest target that are told in one line, in characters.
const METHOD: usize = 20;
const TARGET: usize = 200;

/// A message from outside that was refused before the server saw it: its Host is another's, nobody can know where it ends,
/// it is too large or came too slowly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    head: String,
    /// Why, as the answer says it.
    pub problem: Problem,
}

impl Refused {
    /// Takes the head of the message, as far as it was read. It is kept with � in the place of control characters, and cut
    /// with … where it is longer than people write.
    #[must_use]
    pub fn new(head: &str, problem: Problem) -> Self {
        let lines = head.replace("\r\n", "\n");
        let plain = |c: char| if c.is_control() && c != '\n' { char::REPLACEMENT_CHARACTER } else { c };
        let mut kept: String = lines.trim_end().chars().map(plain).take(MOST + 1).collect();
        if let Some((end, _)) = kept.char_indices().nth(MOST) {
            kept.truncate(end);
            kept.push('…');
        }
        Self { head: kept, problem }
    }

    /// Returns the head, a line each; empty where nothing came that could be one.
    #[must_use]
    pub fn head(&self) -> &str {
        &self.head
    }

    /// Returns method and target, as far as they can be told; `None` where the message has nothing of the kind.
    #[must_use]
    pub fn line(&self) -> Option<String> {
        let mut words = self.head.lines().next()?.split(' ').filter(|word| !word.is_empty());
        let (method, target) = (words.next()?, words.next()?);
        let is_token = method.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        is_token.then(|| format!("{} {}", cut(method, METHOD), cut(target, TARGET)))
    }

    /// Returns the line of the head that has this field, if one does.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        let is_it = |line: &&str| line.split_once(':').is_some_and(|(own, _)| own.eq_ignore_ascii_case(name));
        self.head.lines().skip(1).find(is_it)
    }

    /// Returns what is answered: the same as was, but for its Date, which is that of the lab.
    pub(super) fn answer(&self, at: Timestamp) -> Response {
        Server::refuse(&self.problem, at)
    }
}

fn cut(word: &str, most: usize) -> String {
    let end = word.char_indices().nth(most).map(|(end, _)| end);
    end.and_then(|end| word.get(..end)).map_or_else(|| word.to_owned(), |start| format!("{start}…"))
}

impl Lab {
    /// Keeps at the position what was refused at the door, with its answer. The server is as it was, and the link too:
    /// what is planned for the next message, what is still under way and the turn of the second client all wait for one
    /// that gets in.
    pub fn refuse(&mut self, refused: Refused) -> &Exchange {
        self.send(Sent::Refused(Box::new(refused)), Origin::Curl)
    }

    pub(super) fn keep(&mut self, refused: Box<Refused>) -> &Exchange {
        let (number, at) = (self.history.len() + 1, self.history.next_time());
        let (server, flying) = (self.server().clone(), self.history.here().flying.clone());
        let heard = Some(refused.answer(at));
        let (sent, origin) = (Sent::Refused(refused), Origin::Curl);
        let draft = Draft { sent, origin, heard, changes: Vec::new(), at, journey: None };
        self.history.push(draft, server, flying);
        self.history.numbered(number)
    }
}
