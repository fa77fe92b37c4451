//! The pen: what every pane draws with. It knows the buffer, the theme and the typesetter, and nothing of HTTP.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

use super::picture::Spots;
use super::{paint, theme};
use crate::app::Model;
use crate::app::layout::Area;
use crate::i18n::Message;
use crate::text::{Role, Row, Span, Typesetter, clean};

/// Draws rows, lines and frames.
pub(super) struct Pen<'a> {
    buf: &'a mut Buffer,
    /// What is drawn.
    pub(super) model: &'a Model,
    /// How text is laid out.
    pub(super) typesetter: Typesetter,
    /// Where pictures go, if any are shown.
    spots: Option<&'a mut Spots>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(buf: &'a mut Buffer, model: &'a Model, spots: Option<&'a mut Spots>) -> Self {
        Self { buf, model, typesetter: Typesetter::new(&model.drawing), spots }
    }

    fn style(&self, role: Role) -> Style {
        theme::style(self.model.theme, role)
    }

    /// Returns a message in the language on screen.
    pub(super) fn say(&self, message: &Message, role: Role) -> Span {
        Span::new(self.model.world.catalog.text(self.model.lang, message), role)
    }

    /// Returns text from the wire or from a file as it may be shown: without control characters.
    pub(super) fn wire(text: &str, role: Role) -> Span {
        Span::new(clean::shown(text), role)
    }

    /// Draws a row that was laid out.
    pub(super) fn row(&mut self, x: u16, y: u16, width: u16, row: &Row) {
        let theme = self.model.theme;
        let style_of = |role| theme::style(theme, role);
        paint::put_with(self.buf, (x, y), width, row, style_of, self.spots.as_deref_mut());
    }

    /// Draws spans in one row, with … where they do not fit; returns how many cells they took.
    pub(super) fn line(&mut self, x: u16, y: u16, width: u16, spans: &[Span]) -> u16 {
        let row = self.typesetter.cut(spans, width);
        self.row(x, y, width, &row);
        row.width()
    }

    /// Draws spans so that they end at the right edge of the area; returns how many cells they took.
    pub(super) fn line_end(&mut self, area: Area, y: u16, spans: &[Span]) -> u16 {
        let row = self.typesetter.cut(spans, area.width);
        let width = row.width();
        self.row(area.x + area.width.saturating_sub(width), y, width, &row);
        width
    }

    /// Lights up a whole row of cells from end to end in the colour of a role, whatever colours its text has: reversed, each of
    /// them would be a ground of its own.
    pub(super) fn light(&mut self, x: u16, y: u16, width: u16, role: Role) {
        let area = ratatui::layout::Rect { x, y, width, height: 1 }.intersection(self.buf.area);
        let colour = self.style(role).fg.unwrap_or(Color::Reset);
        let lit = Style::new().fg(colour).bg(Color::Reset).remove_modifier(Modifier::DIM);
        self.buf.set_style(area, lit.add_modifier(Modifier::REVERSED));
    }

    /// Blanks an area, for what is drawn over other panes.
    pub(super) fn blank(&mut self, area: Area, role: Role) {
        let style = self.style(role);
        for y in area.y..area.y.saturating_add(area.height) {
            for x in area.x..area.x.saturating_add(area.width) {
                if let Some(cell) = self.buf.cell_mut((x, y)) {
                    cell.reset();
                    cell.set_style(style);
                }
            }
        }
    }

    fn put(&mut self, x: u16, y: u16, symbol: &str, role: Role) {
        let style = self.style(role);
        if let Some(cell) = self.buf.cell_mut((x, y)) {
            cell.set_symbol(symbol).set_style(style);
        }
    }

    /// Draws a quiet line across an area.
    pub(super) fn rule(&mut self, x: u16, y: u16, width: u16) {
        for x in x..x.saturating_add(width) {
            self.put(x, y, "─", Role::Frame);
        }
    }

    /// Draws a frame with a title at its start.
    pub(super) fn frame(&mut self, area: Area, title: &[Span], focused: bool) {
        if area.height < 2 || area.width < 4 {
            return;
        }
        let role = if focused { Role::FrameFocus } else { Role::Frame };
        let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
        for x in area.x + 1..right {
            self.put(x, area.y, "─", role);
            self.put(x, bottom, "─", role);
        }
        for y in area.y + 1..bottom {
            self.put(area.x, y, "│", role);
            self.put(right, y, "│", role);
        }
        let corners =
            [(area.x, area.y, "╭"), (right, area.y, "╮"), (area.x, bottom, "╰"), (right, bottom, "╯")];
        for (x, y, corner) in corners {
            self.put(x, y, corner, role);
        }
        self.title(area, area.y, title);
    }

    /// Closes a frame above its lower edge, where something covers that.
    pub(super) fn close(&mut self, area: Area, bottom: u16, focused: bool) {
        let role = if focused { Role::FrameFocus } else { Role::Frame };
        let right = area.x + area.width.saturating_sub(1);
        for x in area.x + 1..right {
            self.put(x, bottom, "─", role);
        }
        self.put(area.x, bottom, "╰", role);
        self.put(right, bottom, "╯", role);
    }

    /// Draws a line across a frame, with a title at its start.
    pub(super) fn divider(&mut self, area: Area, y: u16, title: &[Span], focused: bool) {
        let role = if focused { Role::FrameFocus } else { Role::Frame };
        let right = area.x + area.width.saturating_sub(1);
        for x in area.x + 1..right {
            self.put(x, y, "─", role);
        }
        self.put(area.x, y, "├", role);
        self.put(right, y, "┤", role);
        self.title(area, y, title);
    }

    /// Writes into the lower edge of a frame, at its start.
    pub(super) fn foot(&mut self, area: Area, foot: &[Span]) {
        self.title(area, area.y + area.height.saturating_sub(1), foot);
    }

    fn title(&mut self, area: Area, y: u16, title: &[Span]) {
        if title.is_empty() {
            return;
        }
        let mut spans = vec![Span::new(" ", Role::Title)];
        spans.extend(title.iter().cloned());
        spans.push(Span::new(" ", Role::Title));
        self.line(area.x + 1, y, area.width.saturating_sub(3), &spans);
    }

    /// Says by an arrow that an area with a frame has more above or below: in the frame beside its first or its last row, so
    /// that it is clear what goes on, and no title is covered.
    pub(super) fn more(&mut self, area: Area, above: bool, below: bool) {
        let x = area.x + area.width.saturating_sub(1);
        let (first, last) = (area.y + 1, area.y + area.height.saturating_sub(2));
        let arrows = [(above, first, "↑"), (below, last, "↓"), (above && below && first == last, first, "↕")];
        for (_, y, arrow) in arrows.into_iter().filter(|(there, ..)| *there) {
            self.put(x, y, arrow, Role::Accent);
        }
    }
}
