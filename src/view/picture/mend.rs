//! What some terminals need beside, when a frame is done.

use ratatui::buffer::Buffer;

use super::Palette;

/// Makes cells be written over instead of erased: where a part of a row is erased (ECH), Konsole and tmux take away every
/// picture of the row. Seen in Konsole 26.08 and tmux 3.8.
pub(super) fn write_over(buf: &mut Buffer) {
    let (left, columns) = (buf.area.x, usize::from(buf.area.width.max(1)));
    for row in buf.content.chunks_mut(columns) {
        for (column, cell) in (left + 1..).zip(row) {
            if let Some((width, rest)) = erasing(cell.symbol()) {
                cell.set_symbol(&format!("{:width$}\x1b[{column}G{rest}", ""));
            }
        }
    }
}

/// Returns how many cells a symbol erases first, and what it does then.
fn erasing(symbol: &str) -> Option<(usize, String)> {
    let (width, rest) = symbol.strip_prefix("\x1b[")?.split_once('X')?;
    Some((width.parse().ok()?, rest.to_owned()))
}

/// Tells each cell the colours that pictures have: Konsole answers the question for its colours (OSC 4) with others than it
/// writes in, and pictures would have others than the text beside them. Seen in Konsole 26.08.
pub(super) fn tell_colours(buf: &mut Buffer, palette: &Palette) {
    for cell in &mut buf.content {
        (cell.fg, cell.bg) = (palette.exact(cell.fg), palette.exact(cell.bg));
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Color;

    use super::*;
    use crate::text::encode::Rgb;

    #[test]
    fn cells_are_written_over_and_their_colours_are_told() {
        let mut palette = Palette::default();
        palette.colours[3] = Some(Rgb(7, 8, 9));
        let mut buf = Buffer::empty(Rect::new(0, 0, 8, 1));
        buf[(2, 0)].set_symbol("\x1b[5Xকথা\x1b[8G").set_fg(Color::Yellow).set_bg(Color::Indexed(3));
        buf[(0, 0)].set_symbol("X").set_fg(Color::Indexed(200));
        write_over(&mut buf);
        tell_colours(&mut buf, &palette);
        let [first, run] = [&buf[(0, 0)], &buf[(2, 0)]];
        assert_eq!(run.symbol(), "     \x1b[3Gকথা\x1b[8G");
        assert_eq!((run.fg, run.bg), (Color::Rgb(7, 8, 9), Color::Rgb(7, 8, 9)));
        assert_eq!((first.symbol(), first.fg, first.bg), ("X", Color::Indexed(200), Color::Reset));
    }
}
