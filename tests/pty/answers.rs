//! What terminals answer to the questions of the start, in their order: how text is counted, the widths of text, sizes,
//! colours, pictures, the name and the fence. The rest is from tests/data/terminal-answers.tsv.

pub(crate) use crate::kitty::KITTY;

/// foot 1.28, which counts clusters until it is told not to.
pub(crate) const FOOT: &str = "\x1b[?2027;1$y\x1b[1;2R\x1b[1;2R\x1b[1;3R\x1b[1;2R\x1b[1;3R\x1b[1;3R\x1b[1;2R\
    \x1b[1;3R\x1b[1;2R\x1b[6;19;10t\x1b[4;665;1270t\x1b[8;35;127t\x1b]10;rgb:ffff/ffff/ffff\x1b\\\
    \x1b]11;rgb:2424/2424/2424\x1b\\\x1b[?1;0;1024S\x1bP>|foot(1.28.0)\x1b\\\x1b[?62;4;22;28;52c";

/// A terminal without pictures whose widths no model gives.
pub(crate) const XTERM_UNKNOWN: &str = "\x1b[1;4R\x1b[1;4R\x1b[1;4R\x1b[1;4R\x1b[1;4R\x1b[1;4R\x1b[1;4R\
    \x1b[1;1R\x1b[1;1R\x1bP>|Stranger 1\x1b\\\x1b[?62c";
