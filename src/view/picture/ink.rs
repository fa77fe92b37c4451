//! The colours of pictures: what the terminal would write a cell in, as red, green and blue.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};

/// A colour, each part from 0 to 255.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rgb {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Rgb {
    /// Returns a colour.
    #[must_use]
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self { red, green, blue }
    }

    /// Returns whether light text is read on it: it is darker than the middle.
    #[must_use]
    pub fn is_dark(self) -> bool {
        let luma = u32::from(self.red) * 299 + u32::from(self.green) * 587 + u32::from(self.blue) * 114;
        luma < 128_000
    }
}

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

/// The colours that a picture is drawn with.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Look {
    /// What the text of each role is written in, in the order of [`Strip::roles`](crate::text::Strip::roles).
    pub(super) inks: Vec<Rgb>,
    /// What it is written on.
    pub(super) ground: Rgb,
}

impl Palette {
    /// Returns the look of a picture: `styles` are those of its roles, `put` the style that its cells were given, and `cell`
    /// one of them as it is now, lit up or marked meanwhile.
    pub(super) fn look(&self, styles: &[Style], put: Style, cell: &Cell) -> Look {
        let recoloured = cell.fg != put.fg.unwrap_or(Color::Reset);
        let ground = self.rgb(cell.bg, self.background());
        let reversed = cell.modifier.contains(Modifier::REVERSED);
        let ink = |style: &Style| {
            let colour = if recoloured { cell.fg } else { style.fg.unwrap_or(Color::Reset) };
            let ink = self.rgb(colour, self.foreground());
            if style.add_modifier.contains(Modifier::DIM) { between(ink, ground) } else { ink }
        };
        let inks: Vec<Rgb> = styles.iter().map(ink).collect();
        if !reversed {
            return Look { inks, ground };
        }
        let lit = inks.first().copied().unwrap_or_else(|| self.foreground());
        Look { inks: vec![ground; inks.len()], ground: lit }
    }

    fn foreground(&self) -> Rgb {
        let usual = if self.is_light { Rgb::new(0, 0, 0) } else { Rgb::new(229, 229, 229) };
        self.foreground.unwrap_or(usual)
    }

    fn background(&self) -> Rgb {
        let usual = if self.is_light { Rgb::new(255, 255, 255) } else { Rgb::new(0, 0, 0) };
        self.background.unwrap_or(usual)
    }

    fn rgb(&self, colour: Color, usual: Rgb) -> Rgb {
        match colour {
            Color::Rgb(red, green, blue) => Rgb::new(red, green, blue),
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
        Black, Red, Green, Yellow, Blue, Magenta, Cyan, Gray, DarkGray, LightRed, LightGreen, LightYellow,
        LightBlue, LightMagenta, LightCyan, White,
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
        (Some((red, green, blue)), _) => Rgb::new(*red, *green, *blue),
        (None, 232..) => Rgb::new(8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232)),
        (None, _) => {
            let at = number - 16;
            Rgb::new(step(at / 36), step(at / 6 % 6), step(at % 6))
        }
    }
}

/// Returns the colour half way: what is faint.
fn between(one: Rgb, other: Rgb) -> Rgb {
    let half = |a: u8, b: u8| u8::midpoint(a, b);
    Rgb::new(half(one.red, other.red), half(one.green, other.green), half(one.blue, other.blue))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHITE: Rgb = Rgb::new(255, 255, 255);
    const BLACK: Rgb = Rgb::new(0, 0, 0);

    fn look(palette: &Palette, styles: &[Style], lit: Style) -> Look {
        let mut cell = Cell::EMPTY;
        let put = styles.first().copied().unwrap_or_default();
        cell.set_style(put).set_style(lit);
        palette.look(styles, put, &cell)
    }

    #[test]
    fn a_picture_is_written_in_what_its_cells_are_written_in() {
        let mut palette = Palette { is_light: true, ..Palette::default() };
        palette.colours[12] = Some(Rgb::new(1, 2, 3));
        let styles = [Style::new(), Style::new().fg(Color::LightBlue), Style::new().dim()];
        let plain = look(&palette, &styles, Style::new());
        assert_eq!(plain, Look { inks: vec![BLACK, Rgb::new(1, 2, 3), Rgb::new(127, 127, 127)], ground: WHITE });
        let told = Palette { foreground: Some(Rgb::new(9, 9, 9)), background: Some(BLACK), ..palette };
        assert_eq!(look(&told, &styles[..1], Style::new()), Look { inks: vec![Rgb::new(9, 9, 9)], ground: BLACK });
    }

    #[test]
    fn what_is_lit_up_afterwards_is_seen() {
        let palette = Palette::default();
        let styles = [Style::new().fg(Color::Indexed(196)), Style::new()];
        let red = Rgb::new(255, 0, 0);
        let reversed = look(&palette, &styles, Style::new().reversed());
        assert_eq!(reversed, Look { inks: vec![BLACK, BLACK], ground: red });
        let coloured = look(&palette, &styles, Style::new().fg(Color::White).bg(Color::Indexed(255)));
        assert_eq!(coloured, Look { inks: vec![WHITE, WHITE], ground: Rgb::new(238, 238, 238) });
    }
}
