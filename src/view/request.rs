//! The request pane: the form or the raw message on top, the answer below a dividing line.

use std::ops::Range;

use super::pen::Pen;
use super::{answer, json, wrap};
use crate::app::composer::{Composer, Mode, Stop};
use crate::app::layout::Area;
use crate::app::{Focus, Model};
use crate::i18n::Message;
use crate::page;
use crate::text::{self, Field, Role, Row, Span};

/// Gives each part of a text its role.
type Colouring<'a> = &'a dyn Fn(&str) -> Vec<(Range<usize>, Role)>;

/// A row of the request, and where the caret in it is.
struct Line {
    row: Row,
    /// The column of the caret, if the caret is in this row.
    caret: Option<u16>,
}

/// Draws the pane; returns where the caret stands.
pub(super) fn draw(pen: &mut Pen<'_>, area: Area) -> Option<(u16, u16)> {
    if area.height == 0 {
        return None;
    }
    let model = pen.model;
    let focused = model.focus == Focus::Exchange;
    let role = if model.play.in_sandbox { Role::Notice } else { Role::Title };
    let title = vec![pen.say(&page::request_title(model), role)];
    pen.frame(area, &title, focused);
    let inside = area.inside();
    let lines = lines(pen, inside.width);
    let answer = answer::lines(pen, inside.width);
    let (above, below) = share(model, inside.height, lines.len(), answer.len());
    let caret = draw_lines(pen, Area { height: above, ..inside }, &lines);
    let rule = inside.y + above;
    let title = answer::title(pen);
    pen.divider(area, rule, &title, focused);
    let more = answer::draw(pen, Area { y: rule + 1, height: below, ..inside }, &answer, focused);
    pen.more(area, false, more);
    let cut = usize::from(above) < lines.len();
    pen.more(Area { height: above + 2, ..area }, false, cut);
    caret
}

/// Shares the rows between request and answer: each gets what it needs if both fit; else the half where the caret is
/// gets the larger part. One row is the dividing line.
fn share(model: &Model, height: u16, request: usize, answer: usize) -> (u16, u16) {
    let room = height.saturating_sub(1);
    let need = |rows: usize| u16::try_from(rows).unwrap_or(u16::MAX);
    let (request, answer) = (need(request), need(answer));
    let below = if request.saturating_add(answer) <= room {
        answer.max(room / 3)
    } else if matches!(model.play.composer.stop, Stop::Answer(_)) || model.focus != Focus::Exchange {
        answer.min(room.saturating_sub(request.min(room / 3)))
    } else {
        answer.min((room / 3).max(room.saturating_sub(request)))
    };
    let below = below.min(room);
    (room - below, below)
}

fn draw_lines(pen: &mut Pen<'_>, area: Area, lines: &[Line]) -> Option<(u16, u16)> {
    let height = usize::from(area.height);
    let at = lines.iter().position(|line| line.caret.is_some()).unwrap_or(0);
    let first = (at + 1).saturating_sub(height);
    let mut caret = None;
    for (y, line) in (area.y..).zip(lines.iter().skip(first).take(height)) {
        pen.row(area.x, y, area.width, &line.row);
        caret = caret.or(line.caret.map(|column| (area.x + column, y)));
    }
    caret
}

fn lines(pen: &mut Pen<'_>, width: u16) -> Vec<Line> {
    let composer = &pen.model.play.composer;
    match composer.mode {
        Mode::Raw => field(pen, &composer.raw, composer.stop == Stop::Raw, width, &raw_roles),
        Mode::Form => form(pen, composer, width),
    }
}

fn form(pen: &mut Pen<'_>, composer: &Composer, width: u16) -> Vec<Line> {
    let mut lines = first_line(pen, composer, width);
    let here = composer.stop == Stop::Headers;
    let sent = Field::block(&composer.sent_headers());
    lines.extend(part(
        pen,
        if here { &composer.headers } else { &sent },
        here,
        width,
        &plain_dim,
        &Message::HeadersEmpty,
    ));
    lines.extend(body(pen, composer, width));
    lines
}

/// The body below an empty line. Where the method sends none and none was typed, there is nothing to be said.
fn body(pen: &mut Pen<'_>, composer: &Composer, width: u16) -> Vec<Line> {
    let here = composer.stop == Stop::Body;
    if !composer.sends_body() && !here && composer.body.text().is_empty() {
        return Vec::new();
    }
    let nothing = Field::default();
    let shown = if composer.sends_body() || here { &composer.body } else { &nothing };
    let mut lines = vec![Line { row: Row::default(), caret: None }];
    lines.extend(part(pen, shown, here, width, &json::coloured, &empty_body(composer)));
    lines
}

/// What stands where the body is empty, or where the method sends none.
fn empty_body(composer: &Composer) -> Message {
    if composer.sends_body() {
        Message::BodyEmpty
    } else {
        Message::BodyNotSent { method: composer.method.clone() }
    }
}

/// Method and target in one line, as they stand on the wire.
fn first_line(pen: &mut Pen<'_>, composer: &Composer, width: u16) -> Vec<Line> {
    let on_method = composer.stop == Stop::Method && pen.model.focus == Focus::Exchange;
    let method =
        if on_method { format!("‹{}›", composer.method) } else { format!(" {} ", composer.method) };
    let role = if on_method { Role::Marked } else { Role::Mine };
    let lead = [Span::new(method, role), Span::new(" ", Role::Text)];
    let indent = pen.typesetter.cut(&lead, width).width();
    let target = field(
        pen,
        &composer.target,
        composer.stop == Stop::Target,
        width.saturating_sub(indent),
        &target_roles,
    );
    let shifted = |(at, line): (usize, Line)| {
        let mut row = if at == 0 { pen.typesetter.cut(&lead, width) } else { Row::default() };
        row.items.extend(line.row.shifted(indent).items);
        Line { row, caret: line.caret.map(|column| column + indent) }
    };
    target.into_iter().enumerate().map(shifted).collect()
}

/// A field that says what it is where it is empty.
fn part(
    pen: &mut Pen<'_>,
    text: &Field,
    here: bool,
    width: u16,
    roles: Colouring<'_>,
    empty: &Message,
) -> Vec<Line> {
    if text.text().is_empty() {
        let placeholder = [pen.say(empty, Role::Dim)];
        let row = pen.typesetter.cut(&placeholder, width);
        return vec![Line { row, caret: here.then_some(0) }];
    }
    field(pen, text, here, width, roles)
}

/// A field wrapped at the edge of the pane, with its caret.
fn field(pen: &mut Pen<'_>, field: &Field, here: bool, width: u16, roles: Colouring<'_>) -> Vec<Line> {
    let part = wrap::near(field.text(), if here { field.caret() } else { 0 });
    let at = field.caret().saturating_sub(part.start);
    let text = field.text().get(part).unwrap_or_default();
    let lines = pen.typesetter.wire(&wrap::spans(text, &roles(text)), width);
    let row = lines.iter().rposition(|line| line.bytes.start <= at).filter(|_| here);
    let line = |(number, line): (usize, text::Line)| {
        // At the very edge it stands on the last column.
        let caret = (row == Some(number)).then(|| line.column(at).min(width.saturating_sub(1)));
        Line { row: line.row, caret }
    };
    lines.into_iter().enumerate().map(line).collect()
}

fn target_roles(text: &str) -> Vec<(Range<usize>, Role)> {
    vec![(0..text.len(), Role::Mine)]
}

fn plain_dim(text: &str) -> Vec<(Range<usize>, Role)> {
    vec![(0..text.len(), Role::Dim)]
}

/// The header of a raw message plain, the content below its first empty line as JSON.
fn raw_roles(text: &str) -> Vec<(Range<usize>, Role)> {
    let body = text.find("\n\n").map_or(text.len(), |at| at + 2);
    let first = text.find('\n').unwrap_or(text.len()).min(body);
    let mut roles = vec![(0..first, Role::Mine), (first..body, Role::Text)];
    let below = text.get(body..).unwrap_or_default();
    roles.extend(
        json::coloured(below).into_iter().map(|(bytes, role)| (bytes.start + body..bytes.end + body, role)),
    );
    roles
}
