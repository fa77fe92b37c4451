//! The answer half of the request pane: the status and what it means, what changed, the fields, the content.

use super::json;
use super::pen::Pen;
use super::wrap;
use crate::app::answer::{self, AnswerLine};
use crate::app::composer::{Mode, Stop};
use crate::app::layout::Area;
use crate::i18n::Message;
use crate::lab::{Exchange, Identity, Sent, wire};
use crate::page;
use crate::text::{Role, Row, Span};

/// A row of the answer, and which of its lines it belongs to.
pub(super) struct Line {
    row: Row,
    line: usize,
}

/// Returns the title of the half.
pub(super) fn title(pen: &Pen<'_>) -> Vec<Span> {
    let model = pen.model;
    let nothing = || vec![pen.say(&Message::NoAnswer, Role::Title)];
    let shown = model.play.lab().shown();
    shown.map_or_else(nothing, |exchange| page::answer_heading(model, model.lang, exchange))
}

/// Returns the rows of the answer, wrapped at the edge of the pane.
pub(super) fn lines(pen: &mut Pen<'_>, width: u16) -> Vec<Line> {
    let model = pen.model;
    let Some(exchange) = model.play.lab().shown() else { return Vec::new() };
    if model.play.composer.mode == Mode::Raw {
        return raw(pen, exchange, width);
    }
    let mut rows = asked(pen, exchange, width);
    for (line, content) in answer::lines(exchange).into_iter().enumerate() {
        let laid = rows_of(pen, exchange, &content, width);
        rows.extend(laid.into_iter().map(|row| Line { row, line }));
    }
    rows
}

/// The request that this is the answer to, where another one is being written: in the past, or once it was changed.
fn asked(pen: &mut Pen<'_>, exchange: &Exchange, width: u16) -> Vec<Line> {
    let sent = exchange.sent();
    let Some(line) = sent.line() else { return Vec::new() };
    if Identity::of(&sent) == Identity::of(&pen.model.play.composer.sent()) {
        return Vec::new();
    }
    // Of what was refused at the door also the host: it may be the reason, and is written nowhere else.
    let host = match &sent {
        Sent::Refused(refused) => refused.field("host"),
        Sent::Request(_) | Sent::Text(_) => None,
    };
    let row = |(lead, text): (&str, &str)| {
        let spans = [Span::new(lead, Role::Dim), Pen::wire(text, Role::Mine)];
        Line { row: pen.typesetter.cut(&spans, width), line: 0 }
    };
    [("↑ ", line.as_str())].into_iter().chain(host.map(|host| ("  ", host))).map(row).collect()
}

/// The message as it came over the wire; the sentence about it stays on top.
fn raw(pen: &mut Pen<'_>, exchange: &Exchange, width: u16) -> Vec<Line> {
    let mut rows = sentence(pen, exchange, width);
    if !rows.is_empty() {
        rows.push(Row::default());
    }
    let text = exchange.heard().map(|response| wire::print_response(&response)).unwrap_or_default();
    for line in answer::shown(text.as_bytes()).lines() {
        let spans = [Pen::wire(line, Role::Text)];
        rows.extend(wrapped(pen, &spans, width));
    }
    rows.into_iter().enumerate().map(|(line, row)| Line { row, line }).collect()
}

fn rows_of(pen: &mut Pen<'_>, exchange: &Exchange, line: &AnswerLine, width: u16) -> Vec<Row> {
    match line {
        AnswerLine::Status(_) => status(pen, exchange, width),
        AnswerLine::ChangedAt(target) => {
            let title = [pen.say(&Message::ChangedAt { target: target.clone() }, Role::Dim)];
            pen.typesetter.layout(&[], &title, width)
        }
        AnswerLine::Changed(changed) => page::changed(changed).rows(&pen.typesetter, width),
        AnswerLine::Field { name, value } => {
            let role = if answer::uri(line).is_some() { Role::Server } else { Role::Dim };
            let spans = [Span::new(format!("{name}: "), Role::Dim), Pen::wire(value, role)];
            wrapped(pen, &spans, width)
        }
        AnswerLine::Blank => vec![Row::default()],
        AnswerLine::Content(content) => wrapped(pen, &wrap::spans(content, &json::coloured(content)), width),
    }
}

/// Spans wrapped between clusters: wire text has no words.
fn wrapped(pen: &Pen<'_>, spans: &[Span], width: u16) -> Vec<Row> {
    pen.typesetter.wire(spans, width).into_iter().map(|line| line.row).collect()
}

/// The status code with its reason phrase, what it means, and the sentence about what went wrong.
fn status(pen: &mut Pen<'_>, exchange: &Exchange, width: u16) -> Vec<Row> {
    let words = page::answer(pen.model, pen.model.lang, exchange);
    let mut spans = Vec::new();
    if let Some(code) = exchange.status() {
        let role = if code.is_success() || code.is_redirection() { Role::Server } else { Role::Wrong };
        let phrase = code.canonical_reason().unwrap_or_default();
        spans.push(Span::new(format!("{} {phrase}", code.as_u16()), role));
        spans.push(Span::new("  ", Role::Text));
    }
    spans.extend(words.status);
    let mut rows = pen.typesetter.layout(&[], &spans, width);
    rows.extend(sentence(pen, exchange, width));
    rows
}

fn sentence(pen: &mut Pen<'_>, exchange: &Exchange, width: u16) -> Vec<Row> {
    let problem = page::answer(pen.model, pen.model.lang, exchange).problem;
    if problem.is_empty() { Vec::new() } else { pen.typesetter.layout(&[], &problem, width) }
}

/// Draws the rows so that the one with the caret is seen; returns whether there are more below.
pub(super) fn draw(pen: &mut Pen<'_>, area: Area, lines: &[Line], focused: bool) -> bool {
    let height = usize::from(area.height);
    let stop = match pen.model.play.composer.stop {
        Stop::Answer(line) => Some(line),
        _ => None,
    };
    let at = stop.and_then(|stop| lines.iter().rposition(|line| line.line == stop)).unwrap_or(0);
    let first = (at + 1).saturating_sub(height);
    for (y, line) in (area.y..).zip(lines.iter().skip(first).take(height)) {
        pen.row(area.x, y, area.width, &line.row);
        if focused && stop == Some(line.line) {
            pen.light(area.x, y, line.row.width().max(1), Role::Text);
        }
    }
    first + height < lines.len()
}
