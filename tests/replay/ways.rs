//! The ways in which Bangla reaches a screen: every protocol for pictures, words of a told width, and cells as each terminal
//! that was measured counts them.

use putpost::app::Bangla;
use putpost::text::WidthModel;

use crate::desk::Way;
use crate::terminal::Kind;

/// A terminal that shows nothing but text.
const PLAIN: Kind = Kind {
    name: "Stranger 1",
    widths: WidthModel::W,
    strange: None,
    apart: None,
    kitty: false,
    tmux: None,
    iterm: false,
    sixel: false,
    sized: false,
    cell: (10.0, 20),
    own: ([221, 221, 221], [0, 0, 0]),
};

const KITTY: Kind = Kind { name: "kitty(0.48.2)", widths: WidthModel::K, kitty: true, sized: true, ..PLAIN };

const fn way(kind: Kind) -> Way {
    Way { kind, bangla: Bangla::Auto, believed: None, remote: false }
}

/// Pictures that the terminal keeps.
pub(crate) const IN_KITTY: Way = way(KITTY);

/// tmux, which says what it runs in.
const fn tmux(around: [&'static str; 3]) -> Kind {
    Kind { name: "tmux 3.8", widths: WidthModel::Wt, tmux: Some(around), ..PLAIN }
}

/// Pictures that tmux hands on to the terminal, which keeps them.
pub(crate) const KITTY_IN_TMUX: Way = way(Kind { kitty: true, ..tmux(["xterm-kitty", "kitty(0.48.2)", ""]) });

/// Two terminals behind tmux: to one its pictures are handed on, the other's tmux keeps itself, for who insists.
const IN_TMUX: [Way; 2] = [
    KITTY_IN_TMUX,
    Way {
        bangla: Bangla::Pictures,
        ..way(Kind { sixel: true, ..tmux(["xterm-256color", "XTerm(412)", "256,sixel,title"]) })
    },
];

/// Files in their cells; its letters are dark, so that colours that are only guessed are seen to be wrong.
pub(crate) const IN_KONSOLE: Way = way(Kind {
    name: "Konsole 26.08.2",
    widths: WidthModel::C2,
    iterm: true,
    own: ([35, 38, 39], [252, 252, 252]),
    ..PLAIN
});

/// Sixels that end within a band, on a ground that is not black.
pub(crate) const IN_FOOT: Way = way(Kind {
    name: "foot(1.28.0)",
    widths: WidthModel::F,
    apart: Some(WidthModel::Z),
    sixel: true,
    cell: (9.0, 19),
    own: ([255, 255, 255], [36, 36, 36]),
    ..PLAIN
});

/// At the other end of a network: sixels in fewer shades, and files, both scrolled by pages.
pub(crate) const FAR: [Way; 2] = [Way { remote: true, ..IN_FOOT }, Way { remote: true, ..IN_KONSOLE }];

/// Cells a fraction of a pixel wide (xterm.js 6 with its addon for pictures): sixels where it tells no name, files where it
/// does.
const IN_BROWSER: Kind = Kind { name: "", sixel: true, cell: (9.633_333, 19), ..PLAIN };
const IN_BROWSERS: [Way; 2] =
    [way(IN_BROWSER), way(Kind { name: "xterm.js(6.0.0)", iterm: true, ..IN_BROWSER })];

/// Sixels that the terminal's cursor wipes out.
const IN_XTERM: Way = way(Kind { name: "XTerm(412)", sixel: true, ..PLAIN });

/// Words whose width the terminal is told.
const IN_WORDS: Way = Way { bangla: Bangla::Cells, ..IN_KITTY };

/// Three terminals that differ in nothing but their protocol.
pub(crate) const ALIKE: [Way; 3] = [
    way(Kind { name: "kitty(0.48.2)", kitty: true, ..PLAIN }),
    way(Kind { name: "Konsole 26.08.2", iterm: true, ..PLAIN }),
    IN_XTERM,
];

/// A terminal of which the program believes something else than it does.
pub(crate) const MISTAKEN: Way = Way { believed: Some(WidthModel::K), ..way(PLAIN) };

/// In cells, as wide as a seed says and no model.
pub(crate) fn strange(seed: u64) -> Way {
    way(Kind { strange: Some(seed), ..PLAIN })
}

/// Signs in the order in which they are seen.
const UNSHAPED: [Way; 2] = [
    way(Kind { name: "XTerm(412)", ..PLAIN }),
    way(Kind { name: "alacritty", widths: WidthModel::A, ..PLAIN }),
];

/// With pictures.
pub(crate) fn in_pictures() -> impl Iterator<Item = Way> {
    [IN_KITTY, IN_KONSOLE, IN_FOOT, IN_XTERM].into_iter()
}

/// With pictures that come through tmux.
pub(crate) fn in_tmux() -> impl Iterator<Item = Way> {
    IN_TMUX.into_iter()
}

/// With pictures that come slowly.
pub(crate) fn from_afar() -> impl Iterator<Item = Way> {
    FAR.into_iter()
}

/// With pictures on cells of a fraction of a pixel.
pub(crate) fn in_browsers() -> impl Iterator<Item = Way> {
    IN_BROWSERS.into_iter()
}

/// In words, and in signs out of their order.
pub(crate) fn in_words() -> impl Iterator<Item = Way> {
    [IN_WORDS].into_iter().chain(UNSHAPED)
}

/// In cells, as each terminal that was measured counts them.
pub(crate) fn in_cells() -> impl Iterator<Item = Way> {
    WidthModel::measured().map(|(widths, _)| way(Kind { widths, ..PLAIN }))
}

/// In any way.
pub(crate) fn all() -> impl Iterator<Item = Way> {
    let pictures = in_pictures().chain(in_tmux()).chain(from_afar()).chain(in_browsers());
    pictures.chain(in_words()).chain(in_cells())
}
