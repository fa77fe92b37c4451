//! How large a cell is in pixels: terminals say it in three ways, round it, leave it out, and tmux makes it up.

use super::answers::{Answers, Extent};
use super::tmux::Client;
use crate::text::CellPx;

/// The size of the window as the system tells it (TIOCGWINSZ): pixels are 0 where it does not know them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// In cells.
    pub cols: u16,
    /// In cells.
    pub rows: u16,
    /// In pixels.
    pub width: u16,
    /// In pixels.
    pub height: u16,
}

/// Who told the size of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// tmux, of the terminal that it runs in.
    Tmux,
    /// The terminal: `CSI 16 t`.
    Cell,
    /// The terminal, of the whole screen: `CSI 14 t` by `CSI 18 t`.
    Screen,
    /// The system: TIOCGWINSZ.
    System,
}

/// What tmux takes a cell for where it knows nothing.
const INVENTED: Extent = Extent { width: 16, height: 32 };

/// Returns how large a cell is and who told it. xterm tells nothing, VTE and Alacritty only the whole screen, and the
/// system knows most of them; `CSI 16 t` is rounded in xterm.js, whose cells are 9.633 pixels wide.
#[must_use]
pub fn size(answers: &Answers, window: Window, client: Option<&Client>) -> Option<(CellPx, Source)> {
    let whole = |extent: Extent| (f32::from(extent.width), extent.height);
    let of_tmux = client.and_then(|client| client.cell).map(|cell| (whole(cell), Source::Tmux));
    let screen = screen(answers.area, answers.grid);
    let of_cell = answers.cell.map(|cell| {
        let exact = screen.filter(|(width, _)| (width - f32::from(cell.width)).abs() < 1.0);
        ((exact.map_or(f32::from(cell.width), |(width, _)| width), cell.height), Source::Cell)
    });
    let of_screen = screen.map(|size| (size, Source::Screen));
    let of_system = system(window).map(|size| (size, Source::System));
    let told = of_tmux.or(of_cell).or(of_screen).or(of_system);
    told.and_then(|((width, height), source)| Some((CellPx::new(width, height)?, source)))
}

/// Returns whether the size may be made up: tmux draws nothing to scale with it.
#[must_use]
pub fn is_invented(answers: &Answers, client: Option<&Client>) -> bool {
    answers.cell == Some(INVENTED) && client.is_none_or(|client| client.cell.is_none())
}

fn screen(area: Option<Extent>, grid: Option<Extent>) -> Option<(f32, u16)> {
    let (area, grid) = (area?, grid?);
    Some((f32::from(area.width) / f32::from(grid.width), area.height.checked_div(grid.height)?))
}

/// The system knows the whole window, whose last cells may be cut or followed by a margin: whole pixels only.
fn system(window: Window) -> Option<(f32, u16)> {
    let width = window.width.checked_div(window.cols)?;
    let height = window.height.checked_div(window.rows)?;
    (width > 0 && height > 0).then_some((f32::from(width), height))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn extent(width: u16, height: u16) -> Option<Extent> {
        Some(Extent { width, height })
    }

    #[test]
    fn a_rounded_cell_is_made_exact_by_the_screen_and_a_far_off_one_is_believed() {
        let told = |area| Answers { cell: extent(10, 19), area, grid: extent(120, 36), ..Answers::default() };
        let width = |answers: &Answers| size(answers, Window::default(), None).unwrap().0.width();
        assert!((width(&told(extent(1156, 684))) - 9.633).abs() < 0.001);
        assert_eq!(width(&told(extent(1156 * 2, 684 * 2))), 10.0);
        assert_eq!(width(&told(None)), 10.0);
    }

    #[test]
    fn the_system_is_asked_last_and_may_know_nothing() {
        let window = Window { cols: 80, rows: 24, width: 803, height: 481 };
        let of = |answers: &Answers, window| size(answers, window, None);
        assert_eq!(of(&Answers::default(), window), Some((CellPx::new(10.0, 20).unwrap(), Source::System)));
        assert_eq!(of(&Answers::default(), Window { width: 0, height: 0, ..window }), None);
        assert_eq!(of(&Answers::default(), Window::default()), None);
        let told = Answers { cell: extent(9, 18), ..Answers::default() };
        assert_eq!(of(&told, window), Some((CellPx::new(9.0, 18).unwrap(), Source::Cell)));
    }

    #[test]
    fn tmux_is_believed_where_it_knows_its_terminal() {
        let answers = Answers { cell: extent(16, 32), ..Answers::default() };
        let knows = Client { cell: extent(9, 18), ..Client::default() };
        let cell = size(&answers, Window::default(), Some(&knows));
        assert_eq!(cell, Some((CellPx::new(9.0, 18).unwrap(), Source::Tmux)));
        assert!(!is_invented(&answers, Some(&knows)) && is_invented(&answers, Some(&Client::default())));
        assert!(!is_invented(&Answers { cell: extent(10, 19), ..answers }, Some(&Client::default())));
    }
}
