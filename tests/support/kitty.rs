//! What kitty answers to the questions of the start, from tests/data/terminal-answers.tsv.

/// kitty 0.48.2.
pub(crate) const KITTY: &str = "\x1b[?2027;0$y\x1b[1;2R\x1b[1;2R\x1b[1;2R\x1b[1;2R\x1b[1;2R\x1b[1;3R\x1b[1;2R\
    \x1b[1;3R\x1b[1;3R\x1b[6;19;10t\x1b[4;684;1270t\x1b[8;36;127t\x1b]10;rgb:dddd/dddd/dddd\x1b\\\
    \x1b]11;rgb:0000/0000/0000\x1b\\\x1b_Gi=31;OK\x1b\\\x1bP>|kitty(0.48.2)\x1b\\\x1b[?62;52;c";
