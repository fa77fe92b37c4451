//! The single lines: header, timeline, footer, a toast; and the plain message of a terminal that is too small.

use super::pen::Pen;
use crate::app::Focus;
use crate::app::keymap::{self, Action};
use crate::app::layout::{self, Area};
use crate::i18n::Message;
use crate::page::{self, Tick};
use crate::text::{Role, Span};

/// Cells between two entries of a bar.
const APART: u16 = 3;

/// Draws the line on top: where one is in the course, and how to switch the language.
pub(super) fn header(pen: &mut Pen<'_>, area: Area) {
    let model = pen.model;
    let (start, marks) = page::header(model, model.lang);
    let next = model.world.catalog.next(model.lang);
    let cap = keymap::of(Action::Language).map(keymap::Binding::cap).unwrap_or_default();
    let mut end = marks;
    if next != model.lang {
        let name = model.world.catalog.autonym(next).to_owned();
        end.extend([Span::new(format!("   {cap} "), Role::Key), Span::new(name, Role::Dim)]);
    }
    let end = [end, vec![Span::new(" ", Role::Text)]].concat();
    let used = pen.line_end(area, area.y, &end);
    pen.line(area.x + 1, area.y, area.width.saturating_sub(used + 2), &start);
}

/// Draws the timeline around the present position.
pub(super) fn timeline(pen: &mut Pen<'_>, area: Area) {
    const WIDEST: u16 = 18;
    let model = pen.model;
    let lab = model.play.lab();
    let past = lab.is_past();
    let (message, role) = if past { (Message::Past, Role::Notice) } else { (Message::Now, Role::Dim) };
    // What is planned for the next request stands where the next request will.
    let mut end = page::planned(model, model.lang, lab.plan());
    end.extend([Span::new("   ", Role::Dim), pen.say(&message, role)]);
    let end = pen.line_end(Area { width: area.width.saturating_sub(1), ..area }, area.y, &end);
    let focused = model.focus == Focus::Timeline;
    let mut x = area.x + 1;
    let room = area.width.saturating_sub(end + 3);
    if lab.line_len() == 0 {
        let empty = [pen.say(&Message::TimelineEmpty, if focused { Role::Accent } else { Role::Dim })];
        pen.line(x, area.y, room, &empty);
    }
    for tick in page::timeline(model, usize::from(room / (WIDEST - APART)).max(1)) {
        let spans = spans(pen, &tick, focused);
        let row = pen.typesetter.cut(&spans, WIDEST);
        if x + row.width() > area.x + room {
            break;
        }
        pen.row(x, area.y, room, &row);
        x += row.width() + APART - 1;
    }
}

fn spans(pen: &Pen<'_>, tick: &Tick, focused: bool) -> Vec<Span> {
    let number = pen.model.world.catalog.number(pen.model.lang, crate::app::play::count(tick.number));
    let role = match (tick.here, tick.ahead) {
        (true, _) if focused => Role::Marked,
        (true, _) => Role::Strong,
        (_, true) => Role::Dim,
        _ => Role::Text,
    };
    let here = if tick.here { "▸" } else { " " };
    let silent = if tick.under_way { "…" } else { "—" };
    let status = tick.status.map_or(silent.to_owned(), |status| status.to_string());
    let sign = tick.sign.map(|sign| format!(" {sign}")).unwrap_or_default();
    vec![
        Span::new(here, Role::Accent),
        Span::new(format!("#{number} {} {}{sign}", tick.method, status), role),
    ]
}

/// Draws the keys that work now, as many as fit.
pub(super) fn footer(pen: &mut Pen<'_>, area: Area) {
    let mut x = area.x + 1;
    for entry in page::footer(pen.model, pen.model.lang) {
        let room = (area.x + area.width).saturating_sub(x);
        let row = pen.typesetter.cut(&entry, area.width);
        if row.width() > room {
            continue;
        }
        pen.row(x, area.y, room, &row);
        x += row.width() + APART;
    }
}

/// Draws one message over the lines at the bottom, as many as it needs; the next key removes it. Panes that it covers are
/// closed above it.
pub(super) fn toast(pen: &mut Pen<'_>, message: &Message) {
    let size = pen.model.size;
    let width = size.cols.saturating_sub(2);
    let spans = [pen.say(message, Role::Notice)];
    let rows = pen.typesetter.layout(&[], &spans, width);
    let height = u16::try_from(rows.len()).unwrap_or(1).min(size.rows.saturating_sub(1));
    let y = size.rows.saturating_sub(height + 1);
    pen.blank(Area { x: 0, y, width: size.cols, height }, Role::Notice);
    if pen.model.overlay.is_none() {
        close_above(pen, y);
    }
    for (y, row) in (y..).zip(rows.iter().take(usize::from(height))) {
        pen.row(1, y, width, row);
    }
}

fn close_above(pen: &mut Pen<'_>, y: u16) {
    let (panes, focus) = (layout::panes(pen.model), pen.model.focus);
    let panes =
        [(panes.lesson, Focus::Lesson), (panes.exchange, Focus::Exchange), (panes.board, Focus::Board)];
    for (area, of) in panes.into_iter().filter(|(area, _)| area.y + 1 < y && area.y + area.height > y) {
        pen.close(area, y - 1, focus == of);
    }
}

/// Draws nothing but how large the window should be.
pub(super) fn too_small(pen: &mut Pen<'_>) {
    let size = pen.model.size;
    let paragraphs = page::too_small(pen.model, pen.model.lang);
    let rows = paragraphs.iter().flat_map(|spans| pen.typesetter.layout(&[], spans, size.cols));
    let rows: Vec<_> = rows.collect();
    for (y, row) in (0..size.rows).zip(&rows) {
        pen.row(0, y, size.cols, row);
    }
}
