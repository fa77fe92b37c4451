//! What the server holds, as lines.

use super::exchange;
use super::voice::{self, Voice};
use crate::app::answer::shown;
use crate::app::board::{self, Line};
use crate::app::play::count;
use crate::app::verb::Verb;
use crate::i18n::Message;
use crate::page;
use crate::server::{Resource, Target};

/// How many resources are read one after the other; the rest is counted.
const MOST: usize = 20;

/// Returns which moment is looked at: after which exchange, what that was, and how much the server held then.
pub(super) fn moment(voice: Voice<'_>) -> Vec<String> {
    let lab = voice.lab();
    let mut lines = vec![position(voice)];
    if let Some(last) = lab.last() {
        lines.push(voice.request(last));
        lines.extend(exchange::effects(voice, last));
    }
    lines.push(voice.say(&page::board_title(voice.model)));
    lines.extend(scene(voice));
    lines
}

/// Returns which moment is looked at, by the number that the history gives it.
pub(super) fn position(voice: Voice<'_>) -> String {
    let lab = voice.lab();
    let at = count(lab.last().map_or(0, |exchange| exchange.number));
    voice.say(&Message::AloudPosition { at, ahead: count(lab.line_len().saturating_sub(lab.position())) })
}

/// Returns which server the sandbox has, where it is another than the lesson's.
pub(super) fn scene(voice: Voice<'_>) -> Option<String> {
    let name = voice.model.play.own_scene()?;
    Some(voice.say(&Message::AloudScene { about: about(voice, name) }))
}

/// Returns what is special about a server; the name of one that the program does not bring along.
pub(super) fn about(voice: Voice<'_>, name: &str) -> String {
    page::about(name).map_or_else(|| name.to_owned(), |about| voice.say(&about))
}

/// Returns what the sandbox has now that it was given another server.
pub(super) fn other(voice: Voice<'_>) -> Vec<String> {
    scene(voice).into_iter().chain([voice.say(&page::board_title(voice.model))]).collect()
}

/// Returns the whole list, as far as anybody listens.
pub(super) fn list(voice: Voice<'_>) -> Vec<String> {
    let lab = voice.lab();
    let mut lines = vec![voice.say(&page::board_title(voice.model))];
    lines.extend(scene(voice));
    let (mut items, mut collection) = (0, None);
    for line in board::window(lab, None, 3 * MOST) {
        match line {
            Line::Collection(path) => {
                lines.extend(collection.replace(path).map(|path| empty(voice, path)));
            }
            Line::Item { target, resource: Some(resource), .. } if items < MOST => {
                let begun = collection.take().map(|path| Message::AloudCollection { path: path.to_owned() });
                lines.extend(begun.map(|begun| voice.say(&begun)));
                lines.push(item(voice, target, resource));
                items += 1;
            }
            // What is just gone was told when it went.
            Line::Item { .. } | Line::Empty => {}
        }
    }
    lines.extend(collection.map(|path| empty(voice, path)));
    let rest = lab.server().store().len().saturating_sub(items);
    if rest > 0 {
        let read = voice.example(Verb::Server, "/users/1");
        lines.push(voice.say(&Message::AloudMoreItems { n: count(rest), read }));
    }
    lines
}

fn empty(voice: Voice<'_>, path: &str) -> String {
    voice.say(&Message::AloudEmpty { path: path.to_owned() })
}

fn item(voice: Voice<'_>, target: &Target, resource: &Resource) -> String {
    let (target, mark) = (target.as_str().to_owned(), resource.mark().to_owned());
    let body = voice::cut(&shown(&resource.bytes));
    let body = if body.is_empty() { voice.say(&Message::AloudNoBody) } else { body };
    voice.say(&Message::AloudItem { target, mark, body })
}

/// Returns what is at one address: a resource whole, or the resources of a collection.
pub(super) fn at(voice: Voice<'_>, address: &str) -> Vec<String> {
    let store = voice.lab().server().store();
    let path = address.trim_end_matches('/');
    let target = Target::new(path);
    if let Some(resource) = store.at(&target) {
        let mut lines = vec![item(voice, &target, resource)];
        let content = shown(&resource.bytes);
        if voice::in_one_line(&content).is_none() {
            lines.extend(content.lines().map(str::to_owned));
        }
        return lines;
    }
    let below = store.below(&target).take(MOST);
    let lines: Vec<String> = below.map(|(target, resource)| item(voice, target, resource)).collect();
    if !lines.is_empty() {
        return lines;
    }
    let is_collection = voice.lab().server().collections().iter().any(|collection| collection.path == path);
    let path = path.to_owned();
    vec![voice.say(&if is_collection {
        Message::AloudEmpty { path }
    } else {
        Message::AloudNotThere { target: path }
    })]
}
