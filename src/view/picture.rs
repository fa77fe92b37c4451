//! Bangla as pictures on the screen: strips become placeholders of kitty, or cells that hold a picture of sixels or of iTerm2.
//!
//! While a frame is drawn, the cells of a picture are only marked ([`Spots`]). When it is drawn, [`Painter::finish`] gives
//! what is still seen of each picture to its cells. Kitty's pictures are sent once, before the frame in which they are
//! first seen; [`Painter::prepare`] has the bytes.

mod ink;
mod inline;
mod kitty;
mod mend;
mod spots;

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

pub use ink::Palette;
pub use spots::Spots;

use inline::Inline;
use kitty::Kitty;
use spots::Piece;

use crate::text::encode::kitty::Route;
use crate::text::encode::png;
use crate::text::encode::sixel::Levels;

/// How a picture reaches the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Protocol {
    /// Not at all: text stays in cells.
    #[default]
    None,
    /// Sent once under an id; cells with a placeholder then show its columns (kitty, Ghostty).
    Kitty,
    /// As a PNG file in the first of its cells, whenever these are drawn (iTerm2, WezTerm, Konsole, mintty, xterm.js).
    Iterm,
    /// As sixels in the first of its cells, whenever these are drawn, in so many shades.
    Sixel(Levels),
}

impl Protocol {
    /// Returns whether a picture is sent anew whenever its cells are: then a screen costs as much as its pictures.
    #[must_use]
    pub fn sends_again(self) -> bool {
        matches!(self, Self::Iterm | Self::Sixel(_))
    }

    /// Returns whether the last row of the screen must stay without pictures: a terminal that goes to the row after a
    /// picture moves the screen up there. Sixels do so, and iTerm2's where nobody heeds that the cursor shall not move.
    #[must_use]
    pub fn spares_last_row(self) -> bool {
        self.sends_again()
    }
}

/// How pictures are shown on this terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Easel {
    /// By which protocol.
    pub protocol: Protocol,
    /// Whether what the terminal is told goes through tmux.
    pub in_tmux: bool,
    /// Whether it is Konsole, which needs something beside.
    pub in_konsole: bool,
    /// Whether it is xterm, whose cursor wipes out the picture that it stands on.
    pub in_xterm: bool,
    /// Its colours.
    pub palette: Palette,
}

/// Draws pictures. What it keeps could be made again: it is no state.
#[derive(Debug, Default)]
pub struct Painter {
    easel: Easel,
    spots: Spots,
    kitty: Kitty,
    inline: Inline,
    /// Whether what the terminal says now comes to this program.
    hears: bool,
}

impl Painter {
    /// Returns a painter whose pictures have ids of a range of their own: `process` tells programs on one terminal apart.
    #[must_use]
    pub fn new(process: u32) -> Self {
        Self { kitty: Kitty::new(process), ..Self::default() }
    }

    /// Takes in how pictures are shown from now on.
    pub fn set(&mut self, easel: Easel) {
        if easel.protocol != self.easel.protocol || easel.in_tmux != self.easel.in_tmux {
            self.forget();
            self.inline = Inline::default();
        }
        self.easel = easel;
        self.kitty.set(self.route());
    }

    /// Takes in whether what the terminal says of the next pictures will come to this program. tmux hands it to the pane that is
    /// typed in.
    pub fn hears(&mut self, hears: bool) {
        self.hears = hears;
        self.kitty.set(self.route());
    }

    fn route(&self) -> Route {
        match (self.easel.in_tmux, self.hears) {
            (false, _) => Route::Direct,
            (true, false) => Route::Tmux,
            (true, true) => Route::TmuxAndBack,
        }
    }

    /// Returns where to put the pictures of a frame; nothing where none are shown.
    pub(super) fn spots(&mut self) -> Option<&mut Spots> {
        (self.easel.protocol != Protocol::None).then_some(&mut self.spots)
    }

    /// Gives the cells what shows the pictures that are seen. Call it when all else is drawn.
    pub fn finish(&mut self, buf: &mut Buffer) {
        self.put_pictures(buf);
        let Easel { protocol, in_tmux, in_konsole, palette, .. } = &self.easel;
        if *in_konsole || (*in_tmux && protocol.sends_again()) {
            mend::write_over(buf);
        }
        if *in_konsole {
            mend::tell_colours(buf, palette);
        }
    }

    /// Draws the caret at a place as a cell of other colours, if the terminal's cursor would harm the picture there; returns
    /// whether it has done so. Call it before the frame is finished.
    pub(super) fn draws_caret(&self, buf: &mut Buffer, at: (u16, u16)) -> bool {
        let cell = buf.cell_mut(at).filter(|cell| self.easel.in_xterm && Spots::is_marked(cell));
        cell.map(|cell| cell.modifier.toggle(Modifier::REVERSED)).is_some()
    }

    fn put_pictures(&mut self, buf: &mut Buffer) {
        if self.spots.is_empty() {
            self.kitty.end_frame();
            return;
        }
        let area = buf.area;
        let width = usize::from(area.width.max(1));
        for (row, y) in buf.content.chunks_mut(width).zip(area.y..) {
            for piece in Spots::pieces(row) {
                self.paint(row, (area.x, y), &piece);
            }
        }
        self.spots.clear();
        self.kitty.end_frame();
        self.inline.end_frame();
    }

    /// Makes of the pictures that were put what can be made without their colours, the last one first: for a frame that
    /// nobody sees.
    pub(super) fn make(&self) {
        for strip in self.spots.strips().rev() {
            match self.easel.protocol {
                Protocol::Kitty | Protocol::Iterm => png::pack(strip),
                Protocol::Sixel(_) | Protocol::None => drop(strip.digest()),
            }
        }
    }

    fn paint(&mut self, row: &mut [Cell], (x, y): (u16, u16), piece: &Piece) {
        let Some((spot, first)) = self.spots.get(piece).zip(row.get(piece.at)) else { return };
        let inks = self.easel.palette.inks(&spot.styles, spot.put, first);
        let cells = row.get_mut(piece.at..).unwrap_or_default();
        let x = x.saturating_add(u16::try_from(piece.at).unwrap_or(u16::MAX));
        match self.easel.protocol {
            Protocol::Kitty => self.kitty.paint(cells, &spot.strip, inks, piece.columns.clone()),
            protocol => {
                self.inline.paint(cells, (x, y), &spot.strip, inks, (piece.columns.clone(), protocol))
            }
        }
    }

    /// Returns what is to be sent before the frame that was drawn: pictures that are new in it, and which ones nobody
    /// needs any more.
    pub fn prepare(&mut self) -> Vec<u8> {
        self.kitty.take_pending()
    }

    /// Returns what takes all pictures away that the terminal keeps, if there are others than when this was asked last.
    pub fn farewell(&mut self) -> Option<Vec<u8>> {
        self.kitty.farewell()
    }

    /// Takes in that the terminal has taken the picture of this id, or refused it.
    pub fn confirm(&mut self, id: u32, taken: bool) {
        self.kitty.confirm(id, taken);
    }

    /// Returns whether nobody knows of some pictures whether they have arrived.
    #[must_use]
    pub fn is_unsure(&self) -> bool {
        self.kitty.is_unsure()
    }

    /// Sends these pictures again, before the next frame. Draw it from nothing: cells show a picture that was there before them.
    pub fn send_again(&mut self) {
        self.kitty.send_again();
    }

    /// Sends all pictures anew: the terminal may have lost them.
    pub fn forget(&mut self) {
        self.kitty.forget();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;
    use ratatui::buffer::CellDiffOption;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;
    use crate::text::{Item, Role, Row, Strip};
    use crate::view::paint;

    const AREA: Rect = Rect { x: 0, y: 0, width: 24, height: 1 };

    /// What is drawn in one row: a picture at a column, a popup over it, cells that are lit up.
    #[derive(Clone, Debug)]
    struct Scene {
        x: u16,
        cols: u16,
        shade: u8,
        popup: Option<(u16, u16)>,
        lit: Option<(u16, u16)>,
    }

    const BARE: Scene = Scene { x: 2, cols: 6, shade: 7, popup: None, lit: None };

    fn painter(protocol: Protocol) -> Painter {
        let mut painter = Painter::new(1);
        painter.set(Easel { protocol, ..Easel::default() });
        painter
    }

    fn frame(painter: &mut Painter, scene: &Scene) -> Buffer {
        let Scene { x, cols, shade, popup, lit } = *scene;
        let mut buf = Buffer::empty(AREA);
        let strip =
            Arc::new(Strip::new(cols, cols * 10, 12, vec![Role::Text], vec![shade; usize::from(cols) * 120]));
        let pic = Item::Pic { col: 0, width: cols, strip, text: "কথা".into(), role: Role::Text };
        let row = Row { items: vec![pic] };
        paint::put_with(&mut buf, (x, 0), AREA.width - x, &row, |_| Style::new(), painter.spots());
        if let Some((x, width)) = lit {
            buf.set_style(Rect { x, width, ..AREA }.intersection(AREA), Style::new().reversed());
        }
        for x in popup.into_iter().flat_map(|(x, width)| x..(x + width).min(AREA.width)) {
            buf[(x, 0)].reset();
            buf[(x, 0)].set_symbol("#");
        }
        paint::fixup(&mut buf);
        painter.finish(&mut buf);
        buf
    }

    /// A terminal as a list of cells, each with the part of the symbol that stands there: what is not overwritten stays.
    fn shown(frames: &[Buffer]) -> Vec<String> {
        let blank = format!("0/1   {:?}", Cell::EMPTY.style());
        let mut screen = vec![blank; usize::from(AREA.width)];
        let mut last = Buffer::empty(AREA);
        for frame in frames {
            for (x, _, cell) in last.diff(frame) {
                let width = match cell.diff_option {
                    CellDiffOption::ForcedWidth(width) => width.get(),
                    _ => 1,
                };
                for part in 0..width {
                    let style = cell.style();
                    screen[usize::from(x + part)] = format!("{part}/{width} {} {style:?}", cell.symbol());
                }
            }
            last = frame.clone();
        }
        screen
    }

    #[test]
    fn a_sixel_run_is_one_cell_that_erases_draws_and_goes_on() {
        let buf = frame(&mut painter(Protocol::Sixel(Levels::Four)), &BARE);
        let symbol = buf[(2, 0)].symbol();
        assert!(symbol.starts_with("\x1b[6X\x1bP") && symbol.ends_with("\x1b\\\x1b[1;9H"), "{symbol:?}");
        assert_eq!(
            buf[(2, 0)].diff_option,
            CellDiffOption::ForcedWidth(std::num::NonZeroU16::new(6).unwrap())
        );
        assert!((3..8).all(|x| buf[(x, 0)].symbol().is_empty()));
        assert_eq!(buf[(8, 0)].symbol(), " ");
    }

    #[test]
    fn a_popup_in_the_middle_leaves_two_pieces() {
        let scene = Scene { popup: Some((4, 2)), ..BARE };
        let buf = frame(&mut painter(Protocol::Iterm), &scene);
        let starts = |x: u16, start: &str| buf[(x, 0)].symbol().starts_with(start);
        assert!(starts(2, "\x1b[2X\x1b]1337;") && starts(4, "#") && starts(6, "\x1b[2X\x1b]1337;"));
    }

    #[test]
    fn kitty_is_sent_a_picture_once_however_it_is_scrolled_covered_and_lit() {
        let mut painter = painter(Protocol::Kitty);
        let scenes = [
            BARE,
            Scene { x: 5, ..BARE },
            Scene { popup: Some((3, 2)), ..BARE },
            Scene { lit: Some((0, 24)), ..BARE },
        ];
        let mut sent = Vec::new();
        for scene in &scenes {
            frame(&mut painter, scene);
            sent.push(painter.prepare().len());
        }
        assert!(sent[0] > 0 && sent[1..3] == [0, 0], "{sent:?}");
        // Lit up it is another picture: letters in the colour of the ground.
        assert!(sent[3] > 0);
    }

    #[test]
    fn what_nobody_sees_is_not_printed() {
        for protocol in [Protocol::Kitty, Protocol::Iterm, Protocol::Sixel(Levels::Four)] {
            let mut painter = painter(protocol);
            let mut buf = Buffer::empty(AREA);
            let roles = vec![Role::Text];
            let strip = Arc::new(Strip::printed_later(6, (60, 12), roles, || panic!("nobody sees it")));
            let pic = Item::Pic { col: 0, width: 6, strip, text: "কথা".into(), role: Role::Text };
            let row = Row { items: vec![pic] };
            paint::put_with(&mut buf, (2, 0), 22, &row, |_| Style::new(), painter.spots());
            (2..8).for_each(|x| buf[(x, 0)].reset());
            painter.finish(&mut buf);
            assert_eq!(buf, Buffer::empty(AREA));
        }
    }

    #[test]
    fn what_nobody_shows_is_text() {
        let buf = frame(&mut Painter::default(), &BARE);
        assert_eq!(paint::plain_text(&buf), ["  কথা"]);
    }

    #[test]
    fn another_protocol_or_another_terminal_gets_everything_anew() {
        let mut painter = painter(Protocol::Kitty);
        frame(&mut painter, &BARE);
        let first = painter.prepare();
        painter.forget();
        frame(&mut painter, &BARE);
        let again = painter.prepare();
        assert!(again.starts_with(b"\x1b_Ga=d") && again.ends_with(&first[first.len() - 40..]));
        let red = Palette { foreground: Some(crate::text::encode::Rgb(255, 0, 0)), ..Palette::default() };
        painter.set(Easel { protocol: Protocol::Kitty, palette: red, in_tmux: true, ..Easel::default() });
        let buf = frame(&mut painter, &BARE);
        assert!(painter.prepare().windows(7).any(|part| part == b"\x1bPtmux;"));
        assert!(matches!(buf[(2, 0)].fg, Color::Rgb(..)));
    }

    fn scene() -> impl Strategy<Value = Scene> {
        let some = || prop::option::of((0u16..24, 1u16..8));
        (0u16..20, 1u16..8, 0u8..3, some(), some()).prop_map(|(x, cols, shade, popup, lit)| Scene {
            x,
            cols,
            shade,
            popup,
            lit,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn any_frames_end_as_the_last_one_alone(
            scenes in prop::collection::vec(scene(), 1..5),
            protocol in prop::sample::select(vec![
                Protocol::Kitty, Protocol::Iterm, Protocol::Sixel(Levels::Eight), Protocol::None,
            ]),
        ) {
            let mut painter = painter(protocol);
            let frames: Vec<Buffer> = scenes.iter().map(|scene| frame(&mut painter, scene)).collect();
            prop_assert_eq!(shown(&frames), shown(&frames[frames.len() - 1..]));
            let mut all = frames.iter().flat_map(|frame| &frame.content);
            let marked = all.any(|cell| cell.symbol().starts_with('\u{10fffd}'));
            prop_assert!(!marked);
        }
    }
}
