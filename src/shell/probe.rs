//! Asks the terminal how wide it draws Bangla, how dark it is and what it is called, and reads the answers. No I/O here.

use crate::text::WidthModel;
use crate::text::cells::PROBE;

/// Returns one batch that asks everything: the cursor position after each string of [`PROBE`] (CPR), the background
/// (OSC 11), the name (XTVERSION), and last what every terminal answers (DA1), which tells that nothing more will come.
/// It prints in the first row and wipes it: send it in raw mode on the alternate screen, and read for at least a second.
#[must_use]
pub fn query() -> String {
    format!("{}\x1b]11;?\x1b\\\x1b[>0q\x1b[c", cursor_queries(PROBE))
}

/// Returns one batch that asks for the advance of each text. 300 of them take a terminal 11 to 101 ms.
#[must_use]
pub fn measure<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    format!("{}\x1b[c", cursor_queries(texts))
}

fn cursor_queries<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    const FIRST_ROW: &str = "\x1b[1;1H\x1b[2K";
    let asked: String = texts.into_iter().map(|text| format!("{FIRST_ROW}{text}\x1b[6n")).collect();
    asked + FIRST_ROW
}

/// Whether light text or dark text can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Background {
    /// Darker than the middle.
    Dark,
    /// Lighter than the middle.
    Light,
}

/// What a terminal answered so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The advance in cells of each text that was asked for, in order.
    pub advances: Vec<u16>,
    /// Its background.
    pub background: Option<Background>,
    /// Its name and version as it gives them: `foot(1.28.0)`, `tmux 3.8`.
    pub name: Option<String>,
    /// Whether the last answer has come.
    pub complete: bool,
}

impl Answers {
    /// Reads everything that has come since the query was sent. Call it again with more: what is incomplete at the end is
    /// left for then, and what is no answer (a key that was pressed meanwhile) is passed over.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        let mut answers = Self::default();
        let mut rest = bytes;
        while let Some((sequence, after)) = next_sequence(rest) {
            answers.take(&sequence);
            rest = after;
        }
        answers
    }

    /// Returns the advances of [`PROBE`] if all have come and nothing else.
    #[must_use]
    pub fn signature(&self) -> Option<[u16; 7]> {
        self.advances.as_slice().try_into().ok()
    }

    fn take(&mut self, sequence: &Sequence<'_>) {
        match sequence {
            Sequence::Csi { params, last: b'R' } => self.advances.extend(advance(params)),
            Sequence::Csi { params, last: b'c' } if params.starts_with('?') => self.complete = true,
            Sequence::Text { kind: b']', text } => self.background = background(text).or(self.background),
            Sequence::Text { kind: b'P', text } => {
                self.name = text.strip_prefix(">|").map(str::to_owned).or(self.name.take());
            }
            Sequence::Csi { .. } | Sequence::Text { .. } => {}
        }
    }
}

/// What is known without asking.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hints<'a> {
    /// `TERM`, or nothing.
    pub term: &'a str,
    /// Whether `TMUX` is set: tmux counts the cells, whatever it runs in.
    pub tmux: bool,
    /// Whether this is a Windows console.
    pub windows: bool,
}

/// Returns the width model: the one that the terminal showed; else what its name was measured to be; else the commonest.
#[must_use]
pub fn decide(answers: &Answers, hints: &Hints<'_>) -> WidthModel {
    let shown = answers.signature().and_then(|signature| WidthModel::from_signature(&signature));
    let tmux = if hints.tmux { "tmux" } else { hints.term };
    let known = || answers.name.as_deref().and_then(model_of_name).or_else(|| model_of_name(tmux));
    let common = if hints.windows { WidthModel::F1 } else { WidthModel::W };
    shown.or_else(known).unwrap_or(common)
}

fn model_of_name(name: &str) -> Option<WidthModel> {
    const NAMES: [(&str, WidthModel); 6] = [
        ("tmux", WidthModel::Wt),
        ("kitty", WidthModel::K),
        ("foot", WidthModel::F),
        ("alacritty", WidthModel::A),
        ("konsole", WidthModel::C2),
        ("mlterm", WidthModel::Zm),
    ];
    let name = name.to_ascii_lowercase();
    NAMES.iter().find(|(part, _)| name.contains(part)).map(|(_, model)| *model)
}

enum Sequence<'a> {
    /// `ESC [ params last`
    Csi { params: &'a str, last: u8 },
    /// OSC (`]`), DCS (`P`) and their like: `ESC kind text ST`, or BEL at the end
    Text { kind: u8, text: &'a str },
}

/// Returns the next whole sequence and what follows it.
fn next_sequence(bytes: &[u8]) -> Option<(Sequence<'_>, &[u8])> {
    let mut rest = bytes;
    loop {
        let escape = rest.iter().position(|byte| *byte == 0x1b)?;
        rest = rest.get(escape + 1..)?;
        match rest.split_first()? {
            (b'[', body) => {
                let end = body.iter().position(|byte| !(0x20..=0x3f).contains(byte))?;
                let (params, tail) = body.split_at_checked(end)?;
                let (last, after) = tail.split_first()?;
                if let (Ok(params), 0x40..=0x7e) = (str::from_utf8(params), *last) {
                    return Some((Sequence::Csi { params, last: *last }, after));
                }
                rest = tail;
            }
            (kind @ (b']' | b'P' | b'_' | b'^' | b'X'), body) => {
                let end = body.iter().position(|byte| matches!(byte, 0x07 | 0x1b))?;
                let (text, after) = body.split_at_checked(end)?;
                let text = str::from_utf8(text).unwrap_or_default();
                return Some((Sequence::Text { kind: *kind, text }, after));
            }
            _ => {}
        }
    }
}

/// A cursor position counts from 1, so the advance of what began in the first column is one less.
fn advance(params: &str) -> Option<u16> {
    let (_, column) = params.split_once(';')?;
    column.parse::<u16>().ok()?.checked_sub(1)
}

/// Reads `11;rgb:RRRR/GGGG/BBBB` with one to four hexadecimal digits each (XParseColor).
fn background(text: &str) -> Option<Background> {
    let (_, colour) = text.strip_prefix("11;")?.split_once(':')?;
    let mut parts = colour.split('/').map(|part| {
        let most = 16u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1)?;
        u32::from_str_radix(part, 16).ok()?.checked_mul(255)?.checked_div(most)
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    let luma = red * 299 + green * 587 + blue * 114;
    Some(if luma < 128_000 { Background::Dark } else { Background::Light })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What the terminals answered when they were measured, in front of it the cursor positions of their model.
    const TERMINALS: [(&str, &str, Option<&str>, Background, WidthModel); 4] = [
        (
            "\x1b]11;rgb:2424/2424/2424\x1b\\\x1bP>|foot(1.28.0)\x1b\\\x1b[?62;4;22;28;52c",
            "2232332",
            Some("foot(1.28.0)"),
            Background::Dark,
            WidthModel::F,
        ),
        (
            "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP>|mlterm(3.9.4)\x1b\\\x1b[?63;1;2;3;4;6;7;15;18;22;29c",
            "2242442",
            Some("mlterm(3.9.4)"),
            Background::Light,
            WidthModel::Zm,
        ),
        (
            "\x1b]11;rgb:1010/1414/1818\x07\x1bP>|tmux 3.8\x1b\\\x1b[?1;2;4c",
            "3344233",
            Some("tmux 3.8"),
            Background::Dark,
            WidthModel::Wt,
        ),
        ("\x1b]11;rgb:18/18/18\x1b\\\x1b[?6c", "2344333", None, Background::Dark, WidthModel::A),
    ];

    fn answer(columns: &str, rest: &str) -> Vec<u8> {
        let positions: String = columns.chars().map(|column| format!("\x1b[1;{column}R")).collect();
        (positions + rest).into_bytes()
    }

    #[test]
    fn measured_terminals_are_recognised() {
        for (rest, columns, name, background, model) in TERMINALS {
            let answers = Answers::parse(&answer(columns, rest));
            assert_eq!((answers.name.as_deref(), answers.background), (name, Some(background)));
            assert_eq!(decide(&answers, &Hints::default()), model);
            assert!(answers.complete);
        }
    }

    #[test]
    fn without_a_signature_names_and_habits_decide() {
        let silent = Answers::default();
        let named = Answers { name: Some("Konsole 26.08.2".into()), ..Answers::default() };
        for (answers, hints, model) in [
            (&silent, Hints::default(), WidthModel::W),
            (&silent, Hints { term: "xterm-256color", ..Hints::default() }, WidthModel::W),
            (&silent, Hints { term: "xterm-kitty", ..Hints::default() }, WidthModel::K),
            (&silent, Hints { term: "screen-256color", tmux: true, ..Hints::default() }, WidthModel::Wt),
            (&silent, Hints { windows: true, ..Hints::default() }, WidthModel::F1),
            (&named, Hints { term: "xterm-256color", ..Hints::default() }, WidthModel::C2),
        ] {
            assert_eq!(decide(answers, &hints), model, "{hints:?}");
        }
    }

    #[test]
    fn keys_pressed_meanwhile_are_passed_over() {
        let (rest, columns, ..) = TERMINALS[0];
        let clean = answer(columns, rest);
        let mut noisy = b"q\x1b\x1b[Aqa\xe0\xa6".to_vec();
        noisy.extend(&clean);
        noisy.extend(b"\x1b[<0;1;2M\x1b[");
        assert_eq!(Answers::parse(&noisy), Answers::parse(&clean));
    }

    #[test]
    fn the_query_ends_with_the_fence() {
        assert_eq!(query().matches("\x1b[6n").count(), PROBE.len());
        assert!(
            query().ends_with("\x1b[c") && measure(["কা"]) == "\x1b[1;1H\x1b[2Kকা\x1b[6n\x1b[1;1H\x1b[2K\x1b[c"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1024))]

        #[test]
        fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..64), text in "(\x1b[\\[\\]P][0-9;:?/rgb>|Rc\x07]{0,9}){0,6}") {
            let _ = decide(&Answers::parse(&bytes), &Hints::default());
            let _ = decide(&Answers::parse(text.as_bytes()), &Hints::default());
        }

        #[test]
        fn a_part_is_a_part_of_the_whole(which in 0usize..4, cut in 0usize..120) {
            let (rest, columns, ..) = TERMINALS[which];
            let bytes = answer(columns, rest);
            let (whole, part) = (Answers::parse(&bytes), Answers::parse(&bytes[..cut.min(bytes.len())]));
            prop_assert!(whole.advances.starts_with(&part.advances));
            prop_assert!(part.name.is_none() || part.name == whole.name);
            prop_assert_eq!(part.complete, cut >= bytes.len());
        }
    }
}
