//! A sixel picture read back, as a terminal reads it.

use std::collections::BTreeMap;

/// A picture of which each pixel has a colour or is left as it was.
#[derive(Debug, PartialEq)]
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) pixels: Vec<Option<[u8; 3]>>,
}

/// Reads `ESC P 0 ; 1 q … ESC \` with raster attributes; panics at what such a picture does not have.
pub(crate) fn decode(bytes: &[u8]) -> Picture {
    let text = std::str::from_utf8(bytes).unwrap();
    let body = text.strip_prefix("\x1bP0;1q").unwrap().strip_suffix("\x1b\\").unwrap();
    let mut reader = Reader { rest: body };
    assert_eq!(reader.next(), Some('"'));
    let [1, 1, width, height] = reader.numbers()[..] else { panic!("raster attributes of {body:?}") };
    let mut picture = Picture { width, height, pixels: vec![None; width * height] };
    let (mut colours, mut colour, mut x, mut y) = (BTreeMap::new(), [0; 3], 0, 0);
    while let Some(c) = reader.next() {
        match c {
            '#' => match reader.numbers()[..] {
                [register] => colour = colours[&register],
                [register, 2, r, g, b] => {
                    let value = |percent: usize| u8::try_from((percent * 255 + 50) / 100).unwrap();
                    colours.insert(register, [value(r), value(g), value(b)]);
                }
                ref other => panic!("colour {other:?}"),
            },
            '!' => {
                let [times] = reader.numbers()[..] else { panic!("repeat") };
                let sixel = reader.next().unwrap();
                (0..times).for_each(|_| picture.put(sixel, colour, &mut x, y));
            }
            '$' => x = 0,
            '-' => (x, y) = (0, y + 6),
            sixel => picture.put(sixel, colour, &mut x, y),
        }
    }
    // tmux would name those between, and xterm 379 gives the picture up then.
    assert!(colours.keys().copied().eq(0..colours.len()), "registers are left out: {colours:?}");
    picture
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[1..];
        Some(c)
    }

    fn numbers(&mut self) -> Vec<usize> {
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(self.rest.len());
        let (numbers, rest) = self.rest.split_at(end);
        self.rest = rest;
        numbers.split(';').map(|number| number.parse().unwrap()).collect()
    }
}

impl Picture {
    fn put(&mut self, sixel: char, colour: [u8; 3], x: &mut usize, y: usize) {
        let bits = u8::try_from(sixel).unwrap() - b'?';
        for row in (0..6).filter(|row| bits >> row & 1 == 1) {
            assert!(*x < self.width && y + row < self.height, "a pixel outside of the picture");
            self.pixels[(y + row) * self.width + *x] = Some(colour);
        }
        *x += 1;
    }
}
