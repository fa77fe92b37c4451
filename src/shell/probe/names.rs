//! Terminals by name: what was measured or seen in them and cannot be asked for.

use crate::app::Unreadable;
use crate::text::{Order, WidthModel};

/// What a terminal does with Bangla that stands in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shaping {
    /// The order in which signs are best printed: as they are seen where every character is drawn for itself, so that those
    /// which belong to the left would come too late.
    pub order: Order,
    /// Why it cannot be read even so, where that is known: nothing helps but another terminal, or another start of it.
    pub unreadable: Option<Unreadable>,
}

impl Shaping {
    /// Signs are put where they belong, more or less well.
    pub(super) const SHAPES: Self = Self { order: Order::Stored, unreadable: None };
    /// Every character is drawn for itself.
    const UNSHAPED: Self = Self { order: Order::Seen, unreadable: None };

    /// It cannot be read, and no other order helps.
    pub(super) const fn unreadable(why: Unreadable) -> Self {
        Self { unreadable: Some(why), ..Self::SHAPES }
    }
}

/// By which protocol a terminal is known to show pictures well. Answers alone prove less: Konsole says that it knows
/// kitty's pictures and shows none, and its sixels vanish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shows {
    /// Kitty's pictures, if it says so.
    Kitty,
    /// iTerm2's, for which there is no question; never sixels, whatever it says.
    Iterm,
    /// iTerm2's, else sixels, if it says so: iTerm2's do not pass through tmux.
    ItermOrSixel,
    /// iTerm2's or sixels, if it shows sixels: both are switched on together (xterm.js).
    ItermWithSixel,
    /// Sixels, if it says so.
    Sixel,
}

/// What is known of a terminal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known {
    /// How its name begins, as it gives it (XTVERSION) or as the system gives it (TERM_PROGRAM), in small letters.
    name: &'static str,
    /// How its `TERM` begins; empty where that says nothing.
    term: &'static str,
    pub(super) widths: Option<WidthModel>,
    pub(super) shows: Shows,
    pub(super) shaping: Shaping,
}

impl Known {
    pub(super) fn is_konsole(&self) -> bool {
        self.name == "konsole"
    }

    pub(super) fn is_xterm(&self) -> bool {
        self.name == "xterm("
    }
}

const fn known(
    name: &'static str,
    term: &'static str,
    widths: Option<WidthModel>,
    shows: Shows,
    shaping: Shaping,
) -> Known {
    Known { name, term, widths, shows, shaping }
}

const WEB: Shaping = Shaping::unreadable(Unreadable::Web);
const CONSOLE: Shaping = Shaping::unreadable(Unreadable::Console);
/// What xterm does unless it shows sixels.
const CUT: Shaping = Shaping { unreadable: Some(Unreadable::Cut), ..Shaping::UNSHAPED };

/// Who was measured (see `text::cells`), looked at, or reported by its makers. A name that says nothing by itself, such
/// as the `TERM` of xterm, which all take, is left out.
const KNOWN: [Known; 16] = [
    known("kitty", "xterm-kitty", Some(WidthModel::K), Shows::Kitty, Shaping::SHAPES),
    known("ghostty", "xterm-ghostty", None, Shows::Kitty, Shaping::SHAPES),
    known("konsole", "konsole", Some(WidthModel::C2), Shows::Iterm, Shaping::SHAPES),
    known("wezterm", "wezterm", Some(WidthModel::F), Shows::ItermOrSixel, Shaping::SHAPES),
    known("iterm", "iterm", None, Shows::ItermOrSixel, Shaping::SHAPES),
    known("mintty", "mintty", None, Shows::ItermOrSixel, Shaping::SHAPES),
    known("vscode", "", Some(WidthModel::W), Shows::ItermWithSixel, WEB),
    known("xterm.js", "", Some(WidthModel::W), Shows::ItermWithSixel, WEB),
    known("foot", "foot", Some(WidthModel::F), Shows::Sixel, Shaping::SHAPES),
    known("mlterm", "mlterm", Some(WidthModel::Zm), Shows::Sixel, Shaping::SHAPES),
    known("alacritty", "alacritty", Some(WidthModel::A), Shows::Sixel, Shaping::UNSHAPED),
    known("xterm(", "", Some(WidthModel::W), Shows::Sixel, CUT),
    known("rxvt", "rxvt", Some(WidthModel::W), Shows::Sixel, Shaping::UNSHAPED),
    known("st(", "st-", Some(WidthModel::W), Shows::Sixel, Shaping::UNSHAPED),
    known("linux", "linux", Some(WidthModel::W), Shows::Sixel, CONSOLE),
    known("tmux", "tmux", Some(WidthModel::Wt), Shows::Sixel, Shaping::SHAPES),
];

/// Returns what is known of the terminal of this name.
pub(super) fn named(name: &str) -> Option<&'static Known> {
    let name = name.to_ascii_lowercase();
    KNOWN.iter().find(|known| name.starts_with(known.name))
}

/// Returns what is known of a terminal with this `TERM`.
pub(super) fn with_term(term: &str) -> Option<&'static Known> {
    KNOWN.iter().find(|known| !known.term.is_empty() && term.starts_with(known.term))
}

/// Returns whether it is a kitty from before 0.28, when it learned to show pictures by placeholders. It answers the question
/// for its pictures all the same.
pub(super) fn is_old_kitty(name: &str) -> bool {
    version(name, "kitty(").is_some_and(|version| version < (0, 28))
}

/// Returns whether it is a Konsole whose pictures stay whatever is written over them: looked at in 22.12, which lets go of
/// them only when the whole screen is cleared, and in 26.08, which is right.
pub(super) fn keeps_pictures(name: &str) -> bool {
    version(name, "Konsole ").is_some_and(|version| version < (26, 8))
}

/// The first two numbers behind a name; a letter may follow them.
fn version(name: &str, program: &str) -> Option<(u32, u32)> {
    let mut numbers = name.strip_prefix(program)?.split(|c: char| !c.is_ascii_digit());
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_kitty_is_known_by_its_version() {
        for (name, is_old) in [
            ("kitty(0.26.5)", true),
            ("kitty(0.28.0)", false),
            ("kitty(0.48.2)", false),
            ("kitty(1.0.0)", false),
            ("kitty", false),
            ("ghostty 0.1.0", false),
        ] {
            assert_eq!(is_old_kitty(name), is_old, "{name}");
        }
    }

    #[test]
    fn an_old_konsole_keeps_its_pictures() {
        for (name, keeps) in [
            ("Konsole 22.12.3", true),
            ("Konsole 26.04.0", true),
            ("Konsole 26.08.2", false),
            ("Konsole 27.04.0", false),
            ("Konsole", false),
            ("kitty(0.26.5)", false),
        ] {
            assert_eq!(keeps_pictures(name), keeps, "{name}");
        }
    }

    #[test]
    fn a_name_is_known_by_its_beginning_and_only_by_a_telling_one() {
        let widths = |known: Option<&Known>| known.and_then(|known| known.widths);
        for (name, model) in [
            ("kitty(0.48.2)", Some(WidthModel::K)),
            ("Konsole 26.08.2", Some(WidthModel::C2)),
            ("XTerm(412)", Some(WidthModel::W)),
            ("tmux 3.8", Some(WidthModel::Wt)),
            ("xterm-256color", None),
            ("VTE(8401)", None),
        ] {
            assert_eq!(widths(named(name)), model, "{name}");
        }
        for (term, model) in [
            ("xterm-kitty", Some(WidthModel::K)),
            ("alacritty-direct", Some(WidthModel::A)),
            ("st-256color", Some(WidthModel::W)),
            ("xterm-256color", None),
            ("", None),
        ] {
            assert_eq!(widths(with_term(term)), model, "{term}");
        }
    }
}
