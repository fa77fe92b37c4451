//! The resource list: what the server holds, and what the last exchange did to it. The brightest thing after a send.

use super::pen::Pen;
use super::{json, wrap};
use crate::app::Focus;
use crate::app::board::{self, Line};
use crate::app::layout::Area;
use crate::i18n::Message;
use crate::lab::Mark;
use crate::page;
use crate::server::{Resource, Target};
use crate::text::{Role, Span};

/// Bytes of a content that are looked at, at most: a pane shows no more.
const MOST_SHOWN: usize = 4096;

/// Draws as many lines as fit.
pub(super) fn draw(pen: &mut Pen<'_>, area: Area) {
    if area.height == 0 {
        return;
    }
    let model = pen.model;
    let title = page::board_heading(model, model.lang);
    pen.frame(area, &title, model.focus == Focus::Board);
    if let Some(uri) = model.listener.uri() {
        pen.foot(area, &[Pen::wire(&uri, Role::Accent)]);
    }
    let inside = area.inside();
    let lines = board::window(model.play.lab(), model.play.resource.as_ref(), usize::from(inside.height));
    let column = target_column(&lines, inside.width);
    for (y, line) in (inside.y..).zip(&lines) {
        draw_line(pen, Area { y, height: 1, ..inside }, line, column);
    }
    let (above, below) = board::goes_on(model.play.lab(), &lines);
    pen.more(area, above, below);
    let used = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    content(pen, Area { y: inside.y + used, height: inside.height.saturating_sub(used), ..inside });
}

/// Draws the whole content of the marked resource where rows are left below the list.
fn content(pen: &mut Pen<'_>, area: Area) {
    let model = pen.model;
    let marked = model.play.resource.as_ref().filter(|_| model.focus == Focus::Board);
    let Some(resource) = marked.and_then(|target| model.play.lab().server().store().at(target)) else {
        return;
    };
    let start = resource.bytes.get(..MOST_SHOWN).unwrap_or(&resource.bytes);
    let Ok(text) = std::str::from_utf8(start) else { return };
    let roles = json::coloured(text);
    let lines = pen.typesetter.wire(&wrap::spans(text, &roles), area.width);
    for (y, line) in (area.y + 1..area.y + area.height).zip(&lines) {
        pen.row(area.x, y, area.width, &line.row);
    }
}

/// How wide the targets are, so that what follows them stands in one column; the version mark always has room.
fn target_column(lines: &[Line<'_>], width: u16) -> u16 {
    let long = |line: &Line<'_>| match line {
        Line::Item { target, .. } => u16::try_from(target.as_str().len()).unwrap_or(u16::MAX),
        _ => 0,
    };
    const MARK_AND_AIR: u16 = 14;
    lines.iter().map(long).max().unwrap_or(0).min(width.saturating_sub(MARK_AND_AIR))
}

fn draw_line(pen: &mut Pen<'_>, area: Area, line: &Line<'_>, column: u16) {
    match line {
        Line::Collection(path) => {
            pen.line(area.x, area.y, area.width, &[Span::new(*path, Role::Strong)]);
        }
        Line::Empty => {
            let nothing = [Span::new("    ", Role::Dim), pen.say(&Message::NothingYet, Role::Dim)];
            pen.line(area.x, area.y, area.width, &nothing);
        }
        Line::Item { target, resource, mark } => item(pen, area, target, *resource, *mark, column),
    }
}

fn item(
    pen: &mut Pen<'_>,
    area: Area,
    target: &Target,
    resource: Option<&Resource>,
    mark: Option<Mark>,
    column: u16,
) {
    let model = pen.model;
    let role = mark.map_or(Role::Text, page::mark_role);
    let here = model.focus == Focus::Board && model.play.resource.as_ref() == Some(target);
    let sign = mark.map_or(' ', board::sign);
    let start = [Span::new(if here { "▸" } else { " " }, Role::Accent), Span::new(format!("{sign} "), role)];
    pen.line(area.x, area.y, area.width, &start);
    let x = area.x + 3;
    pen.line(x, area.y, column, &[Pen::wire(target.as_str(), role)]);
    let x = x + column + 2;
    let rest = area.width.saturating_sub(column + 5);
    if let Some(resource) = resource {
        let spans = [Span::new(format!("{}  ", resource.mark()), Role::Dim), preview(resource, role)];
        pen.line(x, area.y, rest, &spans);
    }
    let touched = matches!(mark, Some(Mark::Created | Mark::Replaced | Mark::Removed));
    if model.flash && touched {
        pen.light(area.x, area.y, area.width, role);
    }
}

/// The beginning of the content on one line, or what it is where it is no text. Never more than a line can show.
fn preview(resource: &Resource, role: Role) -> Span {
    const SHOWN: usize = 400;
    let start = resource.bytes.get(..SHOWN).unwrap_or(&resource.bytes);
    let text = match std::str::from_utf8(start) {
        Ok(text) => text.to_owned(),
        Err(error) if error.error_len().is_none() => String::from_utf8_lossy(start).into_owned(),
        Err(_) => format!("{} · {} B", resource.media_type, resource.bytes.len()),
    };
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Pen::wire(&one_line, if role == Role::Gone { Role::Gone } else { Role::Text })
}
