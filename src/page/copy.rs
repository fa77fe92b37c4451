//! What has the focus as mere text: to be copied, or selected with the mouse where frames would be in the way.

use super::{Block, lesson};
use crate::app::board::{self, Line};
use crate::app::composer::Stop;
use crate::app::{Focus, Model, answer};
use crate::i18n::Lang;
use crate::lab::{Exchange, wire};
use crate::text::{Role, Span, clean};

/// How many lines of a list or of a message are shown or copied at most.
const MOST_LINES: usize = 2000;

/// Returns what has the focus, paragraph by paragraph: the page, the request or the response as it is on the wire, the
/// marked resource or the list.
#[must_use]
pub fn focused(model: &Model, lang: Lang) -> Vec<Block> {
    match (model.focus, model.play.composer.stop) {
        (Focus::Lesson, _) => lesson(model, lang),
        (Focus::Exchange, Stop::Answer(_)) | (Focus::Timeline, _) => {
            lines(&model.play.lab().shown().map(response).unwrap_or_default())
        }
        (Focus::Exchange, _) => lines(&model.play.composer.as_raw()),
        (Focus::Board, _) => resource(model).map_or_else(|| list(model), |content| lines(&content)),
    }
}

fn response(exchange: &Exchange) -> String {
    exchange.heard().map_or_else(String::new, |heard| answer::shown(wire::print_response(&heard).as_bytes()))
}

/// The content of the marked resource.
fn resource(model: &Model) -> Option<String> {
    let resource = model.play.lab().server().store().at(model.play.marked_resource()?)?;
    Some(answer::shown(&resource.bytes))
}

/// The paths of the list.
fn list(model: &Model) -> Vec<Block> {
    let path = |line: &Line<'_>| match line {
        Line::Collection(path) => Some((*path).to_owned()),
        Line::Item { target, resource: Some(_), .. } => Some(target.as_str().to_owned()),
        Line::Item { .. } | Line::Empty => None,
    };
    let all = board::window(model.play.lab(), None, MOST_LINES);
    all.iter().filter_map(path).map(|path| line(&path)).collect()
}

fn lines(text: &str) -> Vec<Block> {
    text.lines().take(MOST_LINES).map(line).collect()
}

fn line(text: &str) -> Block {
    Block::item(Vec::new(), vec![Span::new(clean::shown(text), Role::Text)])
}

/// Returns blocks as mere text: one line each, with an empty one where a block is set apart.
#[must_use]
pub fn text(blocks: &[Block]) -> String {
    let mut text = String::new();
    for (at, block) in blocks.iter().enumerate() {
        if block.apart && at > 0 {
            text.push('\n');
        }
        text.push_str(&block.text());
        text.push('\n');
    }
    text
}
