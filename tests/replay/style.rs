//! How a cell is written: the colours and marks of SGR (ECMA-48, 8.3.117), and what they are in red, green and blue.

/// Red, green and blue.
pub(crate) type Rgb = [u8; 3];

/// A colour as it is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Colour {
    /// The terminal's own.
    #[default]
    Own,
    /// One of the palette.
    Number(u8),
    /// Itself.
    Rgb(Rgb),
}

/// A mark is a bit: that of the number that sets it.
pub(crate) const UNDERLINED: u16 = 1 << 4;
pub(crate) const REVERSED: u16 = 1 << 7;
pub(crate) const CROSSED_OUT: u16 = 1 << 9;

/// How what comes next is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) ink: Colour,
    pub(crate) ground: Colour,
    pub(crate) marks: u16,
}

impl Style {
    /// Takes in the numbers of an SGR; panics at one that nobody uses.
    pub(crate) fn take(&mut self, body: &str) {
        let mut numbers =
            body.split(';').map(|number| if number.is_empty() { Ok(0) } else { number.parse() });
        let mut next = || numbers.next().map(|number| number.unwrap_or_else(|_| panic!("SGR {body:?}")));
        while let Some(number) = next() {
            match number {
                0 => *self = Self::default(),
                1..=4 | 7 | 9 => self.marks |= 1 << number,
                22 => self.marks &= !(1 << 1 | 1 << 2),
                23 | 24 | 27 | 29 => self.marks &= !(1 << (number - 20)),
                30..=37 => self.ink = Colour::Number(number - 30),
                39 => self.ink = Colour::Own,
                40..=47 => self.ground = Colour::Number(number - 40),
                49 => self.ground = Colour::Own,
                // The lines under text have its colour, as they always do here: 58 is not known.
                59 => {}
                90..=97 => self.ink = Colour::Number(number - 82),
                100..=107 => self.ground = Colour::Number(number - 92),
                38 | 48 => {
                    let mut value = || next().unwrap_or_else(|| panic!("SGR {body:?}"));
                    let colour = match value() {
                        5 => Colour::Number(value()),
                        2 => Colour::Rgb([value(), value(), value()]),
                        _ => panic!("SGR {body:?}"),
                    };
                    *(if number == 38 { &mut self.ink } else { &mut self.ground }) = colour;
                }
                _ => panic!("SGR {body:?}"),
            }
        }
    }

    /// Returns what is written in and what it is written on, as it is seen.
    pub(crate) fn seen(&self, own: (Rgb, Rgb)) -> (Rgb, Rgb) {
        let (ink, ground) = (rgb(self.ink, own.0), rgb(self.ground, own.1));
        if self.marks & REVERSED == 0 { (ink, ground) } else { (ground, ink) }
    }
}

fn rgb(colour: Colour, own: Rgb) -> Rgb {
    match colour {
        Colour::Own => own,
        Colour::Rgb(rgb) => rgb,
        Colour::Number(number) => of_palette(number),
    }
}

/// xterm's 256 colours.
fn of_palette(number: u8) -> Rgb {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    const NAMED: [Rgb; 16] = [
        [0, 0, 0],
        [205, 0, 0],
        [0, 205, 0],
        [205, 205, 0],
        [0, 0, 238],
        [205, 0, 205],
        [0, 205, 205],
        [229, 229, 229],
        [127, 127, 127],
        [255, 0, 0],
        [0, 255, 0],
        [255, 255, 0],
        [92, 92, 255],
        [255, 0, 255],
        [0, 255, 255],
        [255, 255, 255],
    ];
    match number {
        0..=15 => NAMED[usize::from(number)],
        16..=231 => {
            let cube = number - 16;
            [cube / 36, cube / 6 % 6, cube % 6].map(|step| STEPS[usize::from(step)])
        }
        grey => [8 + (grey - 232) * 10; 3],
    }
}
