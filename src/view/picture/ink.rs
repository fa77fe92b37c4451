//! The colours of pictures: what the terminal would write a cell in, as red, green and blue.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

use crate::text::encode::{Ink, Rgb};

/// The colours that a terminal has, as far as it has told them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    /// What text is written in.
    pub foreground: Option<Rgb>,
    /// What it is written on.
    pub background: Option<Rgb>,
    /// The first sixteen colours.
    pub colours: [Option<Rgb>; 16],
    /// Whether text is dark on light where the terminal told nothing.
    pub is_light: bool,
}

impl Palette {
    /// Returns the inks of a picture: `styles` are those of its roles, `put` the style that its cells were given, and `cell`
    /// one of them as it is now, lit up or marked meanwhile.
    pub(super) fn inks(&self, styles: &[Style], put: Style, cell: &Cell) -> Vec<Ink> {
        let recoloured = cell.fg != put.fg.unwrap_or(Color::Reset);
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        let ground = self.rgb(cell.bg, self.background());
        let letters = |style: &Style| {
            let colour = if recoloured { cell.fg } else { style.fg.unwrap_or(Color::Reset) };
            let letters = self.rgb(colour, self.foreground());
            if style.add_modifier.contains(Modifier::DIM) { between(letters, ground) } else { letters }
        };
        // The ground of the cells beside it, whatever its own letters are.
        let lit = Ink { letters: ground, ground: self.rgb(cell.fg, self.foreground()) };
        let ink = |style| if reversed { lit } else { Ink { letters: letters(style), ground } };
        styles.iter().map(ink).collect()
    }

    /// Returns one of the first sixteen colours as red, green and blue; any other as it is.
    pub(super) fn exact(&self, colour: Color) -> Color {
        let named = match colour {
            Color::Indexed(number @ ..16) => Some(number),
            named => number(named),
        };
        named.map_or(colour, |number| {
            let Rgb(red, green, blue) = self.indexed(number);
            Color::Rgb(red, green, blue)
        })
    }

    fn foreground(&self) -> Rgb {
        let usual = if self.is_light { Rgb(0, 0, 0) } else { Rgb(229, 229, 229) };
        self.foreground.unwrap_or(usual)
    }

    fn background(&self) -> Rgb {
        let usual = if self.is_light { Rgb(255, 255, 255) } else { Rgb(0, 0, 0) };
        self.background.unwrap_or(usual)
    }

    fn rgb(&self, colour: Color, usual: Rgb) -> Rgb {
        match colour {
            Color::Rgb(red, green, blue) => Rgb(red, green, blue),
            Color::Indexed(number) => self.indexed(number),
            named => number(named).map_or(usual, |number| self.indexed(number)),
        }
    }

    fn indexed(&self, number: u8) -> Rgb {
        let told = self.colours.get(usize::from(number)).copied().flatten();
        told.unwrap_or_else(|| of_xterm(number))
    }
}

fn number(colour: Color) -> Option<u8> {
    use Color::{
        Black, Blue, Cyan, DarkGray, Gray, Green, LightBlue, LightCyan, LightGreen, LightMagenta, LightRed,
        LightYellow, Magenta, Red, White, Yellow,
    };
    let named = [
        Black,
        Red,
        Green,
        Yellow,
        Blue,
        Magenta,
        Cyan,
        Gray,
        DarkGray,
        LightRed,
        LightGreen,
        LightYellow,
        LightBlue,
        LightMagenta,
        LightCyan,
        White,
    ];
    (0..).zip(named).find(|(_, known)| *known == colour).map(|(number, _)| number)
}

/// Returns a colour of xterm's palette: 16 names, a cube of 6×6×6, 24 greys.
fn of_xterm(number: u8) -> Rgb {
    const NAMED: [(u8, u8, u8); 16] = [
        (0, 0, 0),
        (205, 0, 0),
        (0, 205, 0),
        (205, 205, 0),
        (0, 0, 238),
        (205, 0, 205),
        (0, 205, 205),
        (229, 229, 229),
        (127, 127, 127),
        (255, 0, 0),
        (0, 255, 0),
        (255, 255, 0),
        (92, 92, 255),
        (255, 0, 255),
        (0, 255, 255),
        (255, 255, 255),
    ];
    let step = |at: u8| if at == 0 { 0 } else { 55 + 40 * at };
    match (NAMED.get(usize::from(number)), number) {
        (Some((red, green, blue)), _) => Rgb(*red, *green, *blue),
        (None, 232..) => Rgb(8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232)),
        (None, _) => {
            let at = number - 16;
            Rgb(step(at / 36), step(at / 6 % 6), step(at % 6))
        }
    }
}

/// Returns the colour half way: what is faint.
fn between(one: Rgb, other: Rgb) -> Rgb {
    Rgb(u8::midpoint(one.0, other.0), u8::midpoint(one.1, other.1), u8::midpoint(one.2, other.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Rgb = Rgb(255, 255, 255);
    const BLACK: Rgb = Rgb(0, 0, 0);

    fn inks(palette: &Palette, styles: &[Style], lit: Style) -> Vec<(Rgb, Rgb)> {
        let mut cell = Cell::EMPTY;
        let put = styles.first().copied().unwrap_or_default();
        cell.set_style(put).set_style(lit);
        let inks = palette.inks(styles, put, &cell);
        inks.into_iter().map(|ink| (ink.letters, ink.ground)).collect()
    }

    #[test]
    fn a_picture_is_written_in_what_its_cells_are_written_in() {
        let mut palette = Palette { is_light: true, ..Palette::default() };
        palette.colours[12] = Some(Rgb(1, 2, 3));
        let styles = [Style::new(), Style::new().fg(Color::LightBlue), Style::new().dim()];
        let plain = inks(&palette, &styles, Style::new());
        assert_eq!(plain, [(BLACK, WHITE), (Rgb(1, 2, 3), WHITE), (Rgb(127, 127, 127), WHITE)]);
        let told = Palette { foreground: Some(Rgb(9, 9, 9)), background: Some(BLACK), ..palette };
        assert_eq!(inks(&told, &styles[..1], Style::new()), [(Rgb(9, 9, 9), BLACK)]);
    }

    #[test]
    fn what_is_lit_up_afterwards_is_seen() {
        let palette = Palette::default();
        let styles = [Style::new().fg(Color::Indexed(196)), Style::new()];
        let red = Rgb(255, 0, 0);
        assert_eq!(inks(&palette, &styles, Style::new().reversed()), [(BLACK, red), (BLACK, red)]);
        let faint = [Style::new().dim()];
        assert_eq!(inks(&palette, &faint, Style::new().reversed()), [(BLACK, Rgb(229, 229, 229))]);
        let coloured = inks(&palette, &styles, Style::new().fg(Color::White).bg(Color::Indexed(255)));
        assert_eq!(coloured, [(WHITE, Rgb(238, 238, 238)); 2]);
    }
}
