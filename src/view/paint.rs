//! Rows become buffer cells: a run of Bangla lives in one cell that repairs the cursor itself, whatever the terminal did.
//!
//! ratatui measures with unicode-width, which is wrong for Bangla in most terminals. So a run is put into its first cell,
//! as wide as our own measure says, and the cells that it covers hold the empty string. Its symbol erases its cells,
//! prints the text and goes to the column after it: no error can reach the rest of the row.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::style::Style;

use super::picture::Spots;
use crate::text::{Item, Role, Row};

/// Draws a row at `x`, `y`, in at most `max_width` columns; an item that does not fit wholly, in the row or in the
/// buffer, is cut off (ASCII) or left out (anything else). The buffer must begin at the terminal's first column.
pub fn put(buf: &mut Buffer, x: u16, y: u16, max_width: u16, row: &Row, style_of: impl Fn(Role) -> Style) {
    put_with(buf, (x, y), max_width, row, style_of, None);
}

/// Draws a row as [`put`] does, with its pictures where they go; without such a place their text stands for them. A picture
/// that does not fit wholly is cut off at a cell.
pub(super) fn put_with(
    buf: &mut Buffer,
    (x, y): (u16, u16),
    max_width: u16,
    row: &Row,
    style_of: impl Fn(Role) -> Style,
    mut spots: Option<&mut Spots>,
) {
    let end = x.saturating_add(max_width).min(buf.area.right());
    for item in &row.items {
        let (left, text, style) = (x.saturating_add(item.col()), item.text(), style_of(item.role()));
        if let (Item::Pic { strip, .. }, Some(spots)) = (item, spots.as_deref_mut()) {
            let styles = strip.roles().iter().map(|role| style_of(*role)).collect();
            spots.put(buf, (left, y), end, strip, (style, styles));
        } else if matches!(item, Item::Cells { .. }) && text.is_ascii() {
            put_ascii(buf, left, y, end, text, style);
        } else if let Some(width) =
            NonZeroU16::new(item.width()).filter(|w| left.saturating_add(w.get()) <= end)
        {
            let symbol = if let Item::Sized { .. } = item {
                run(left, width, &told(width, text))
            } else {
                run(left, width, text)
            };
            put_run(buf, (left, y), width, &symbol, style);
        }
    }
}

fn put_ascii(buf: &mut Buffer, left: u16, y: u16, end: u16, text: &str, style: Style) {
    for (x, c) in (left..end).zip(text.chars()) {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.set_char(c).set_style(style).set_diff_option(CellDiffOption::None);
        }
    }
}

fn put_run(buf: &mut Buffer, (left, y): (u16, u16), width: NonZeroU16, symbol: &str, style: Style) {
    for x in left..left.saturating_add(width.get()) {
        if let Some(cell) = buf.cell_mut((x, y)) {
            cell.set_symbol("").set_style(style).set_diff_option(CellDiffOption::None);
        }
    }
    if let Some(cell) = buf.cell_mut((left, y)) {
        cell.set_symbol(symbol).set_diff_option(CellDiffOption::ForcedWidth(width));
    }
}

/// Returns what draws a run: erase its cells (ECH), print, go to the column after it (CHA, which counts from 1).
fn run(left: u16, width: NonZeroU16, text: &str) -> String {
    let after = left.saturating_add(width.get()).saturating_add(1);
    format!("\x1b[{width}X{text}\x1b[{after}G")
}

/// Returns what tells the terminal to draw a text in so many cells (kitty's text sizing protocol).
fn told(width: NonZeroU16, text: &str) -> String {
    format!("{TOLD}w={width};{text}\x1b\\")
}

const TOLD: &str = "\x1b]66;";

/// Blanks runs that something was drawn over, and what is left of them. Call it last in every frame: without it a popup
/// over the end of a run would not be painted, neither when it opens nor when it closes.
pub fn fixup(buf: &mut Buffer) {
    let width = usize::from(buf.area.width.max(1));
    for row in buf.content.chunks_mut(width) {
        let mut rest = row;
        while !rest.is_empty() {
            let taken = whole_run(rest).unwrap_or_else(|| mend_first(rest));
            rest = rest.get_mut(taken..).unwrap_or_default();
        }
    }
}

/// Returns the cells of the run that the row begins with, if nothing was drawn over it.
fn whole_run(row: &[Cell]) -> Option<usize> {
    let head = row.first().filter(|head| is_run(head.symbol()))?;
    let CellDiffOption::ForcedWidth(width) = head.diff_option else { return None };
    let width = usize::from(width.get());
    row.get(1..width)?.iter().all(|cell| cell.symbol().is_empty()).then_some(width)
}

/// Blanks the first cell if it is the head of a run that was cut, or was covered by a run that is gone.
fn mend_first(row: &mut [Cell]) -> usize {
    if let Some(cell) = row.first_mut() {
        if cell.symbol().is_empty() || is_run(cell.symbol()) {
            cell.set_symbol(" ");
        }
        cell.set_diff_option(CellDiffOption::None);
    }
    1
}

fn is_run(symbol: &str) -> bool {
    symbol.starts_with('\x1b')
}

/// Returns what stands on each row of a buffer, without escapes and without spaces at the end.
#[must_use]
pub fn plain_text(buf: &Buffer) -> Vec<String> {
    let rows = buf.content.chunks(usize::from(buf.area.width.max(1)));
    let text = |row: &[Cell]| row.iter().map(|cell| text_of(cell.symbol())).collect::<String>();
    rows.map(|row| text(row).trim_end().to_owned()).collect()
}

/// Returns the runs of a buffer in reading order: column, row, width in cells, text. A snapshot prints them under
/// [`plain_text`], because text alone does not show where it stands.
pub fn runs(buf: &Buffer) -> impl Iterator<Item = (u16, u16, u16, &str)> {
    let columns = usize::from(buf.area.width.max(1));
    buf.content.iter().enumerate().filter_map(move |(at, cell)| {
        let CellDiffOption::ForcedWidth(width) = cell.diff_option else { return None };
        let (x, y) = (u16::try_from(at % columns).ok()?, u16::try_from(at / columns).ok()?);
        Some((buf.area.x + x, buf.area.y + y, width.get(), text_of(cell.symbol())))
    })
}

fn text_of(symbol: &str) -> &str {
    let run = symbol.strip_prefix("\x1b[").and_then(|rest| rest.split_once('X')).map(|(_, run)| run);
    let told = run.and_then(|run| run.strip_prefix(TOLD)?.split_once(';')).map(|(_, text)| text);
    told.or(run).and_then(|text| text.split_once('\x1b')).map_or(symbol, |(text, _)| text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;

    use super::*;
    use crate::text::{Drawing, Span, Typesetter, WidthModel, Widths};

    const AREA: Rect = Rect { x: 0, y: 0, width: 24, height: 1 };

    fn frame(x: u16, text: &str, popup: Option<(u16, &str)>, model: WidthModel) -> Buffer {
        let mut buf = Buffer::empty(AREA);
        let typesetter = Typesetter::new(&Drawing::Cells(Widths::new(model)));
        let row = typesetter.cut(&[Span::new(text, Role::Text)], AREA.width - x);
        put(&mut buf, x, 0, AREA.width - x, &row, |_| Style::new());
        if let Some((x, popup)) = popup {
            put_ascii(&mut buf, x, 0, AREA.width, popup, Style::new());
        }
        fixup(&mut buf);
        buf
    }

    /// A terminal as a list of cells, each with the part of the run that stands there: what is not overwritten stays.
    #[derive(Clone, PartialEq, Debug)]
    struct Screen(Vec<String>);

    impl Screen {
        fn draw(&mut self, from: &Buffer, to: &Buffer) {
            for (x, _, cell) in from.diff(to) {
                let width = match cell.diff_option {
                    CellDiffOption::ForcedWidth(width) => width.get(),
                    _ => 1,
                };
                for part in 0..width {
                    self.0[usize::from(x + part)] = format!("{part}/{width} {}", cell.symbol());
                }
            }
        }
    }

    fn after(frames: &[Buffer]) -> Screen {
        let mut screen = Screen(vec!["0/1  ".to_owned(); usize::from(AREA.width)]);
        let mut last = Buffer::empty(AREA);
        for frame in frames {
            screen.draw(&last, frame);
            last = frame.clone();
        }
        screen
    }

    #[test]
    fn a_run_is_one_cell_that_knows_where_it_ends() {
        let buf = frame(2, "PUT সার্ভার", None, WidthModel::W);
        assert_eq!(buf[(6, 0)].symbol(), "\x1b[6Xসার্ভার\x1b[13G");
        assert_eq!(buf[(7, 0)].symbol(), "");
        assert_eq!(plain_text(&buf), ["  PUT সার্ভার"]);
        assert_eq!(Vec::from_iter(runs(&buf)), [(6, 0, 6, "সার্ভার")]);
    }

    #[test]
    fn a_word_that_the_terminal_shapes_is_told_its_cells() {
        let mut buf = Buffer::empty(AREA);
        let typesetter = Typesetter::new(&Drawing::Words(Widths::new(WidthModel::K)));
        put(&mut buf, 0, 0, 24, &typesetter.cut(&[Span::new("সার্ভার", Role::Text)], 24), |_| Style::new());
        assert_eq!(buf[(0, 0)].symbol(), "\x1b[5X\x1b]66;w=5;সার্ভার\x1b\\\x1b[6G");
        assert_eq!(plain_text(&buf), ["সার্ভার"]);
        assert_eq!(Vec::from_iter(runs(&buf)), [(0, 0, 5, "সার্ভার")]);
    }

    #[test]
    fn a_popup_over_the_end_of_a_run_opens_and_closes() {
        let closed = frame(0, "সার্ভার ok", None, WidthModel::W);
        let open = frame(0, "সার্ভার ok", Some((4, "##")), WidthModel::W);
        assert_eq!(plain_text(&open), ["    ## ok"]);
        assert_eq!(after(&[closed.clone(), open.clone()]), after(std::slice::from_ref(&open)));
        assert_eq!(after(&[closed.clone(), open, closed.clone()]), after(&[closed]));
    }

    #[test]
    fn a_border_over_the_head_of_a_run_stays() {
        let mut buf = frame(0, "সার্ভার ok", None, WidthModel::W);
        buf.set_string(0, 0, "│", Style::new());
        fixup(&mut buf);
        assert_eq!(buf, Buffer::with_lines(["│      ok               "]));
    }

    #[test]
    fn what_does_not_fit_is_not_drawn() {
        let row = Row {
            items: vec![Item::Cells { col: 3, width: 4, text: "কিকি".into(), role: Role::Text }],
        };
        for (x, max) in [(0, 6), (20, 9), (u16::MAX, u16::MAX)] {
            let mut buf = Buffer::empty(AREA);
            put(&mut buf, x, 0, max, &row, |_| Style::new());
            assert_eq!(buf, Buffer::empty(AREA));
        }
        put(&mut Buffer::empty(Rect::ZERO), 0, 0, 9, &row, |_| Style::new());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn any_frames_end_as_the_last_one_alone(
            frames in prop::collection::vec((0u16..8, "[ab কি]{0,9}", prop::option::of((0u16..20, "#{1,6}"))), 1..5),
            model in prop::sample::select(vec![WidthModel::W, WidthModel::K, WidthModel::N]),
        ) {
            let popup = |popup: &Option<(u16, String)>| popup.clone();
            let frames: Vec<Buffer> = frames
                .iter()
                .map(|(x, text, over)| frame(*x, text, popup(over).as_ref().map(|(x, s)| (*x, s.as_str())), model))
                .collect();
            prop_assert_eq!(after(&frames), after(&frames[frames.len() - 1..]));
        }
    }
}
