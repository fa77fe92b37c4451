//! The questions, as the bytes that ask them.

use std::fmt::Write;

use crate::text::cells::PROBE;

/// What is asked for in one batch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Whether text is printed to see how wide it gets. It is printed in the first row and wiped again: for a screen
    /// that is still empty, or is drawn anew right after.
    pub prints: bool,
    /// Whether tmux stands between: what it does not answer itself is passed through it (`allow-passthrough`). What it
    /// takes for a title is not sent bare.
    pub in_tmux: bool,
    /// Whether pictures of kitty are asked for without tmux. A terminal that does not know them may print the question:
    /// ask on a screen that is wiped, and later only where it was answered.
    pub kitty: bool,
    /// Whether foot counts clusters: it is told not to (mode 2027), because it loses letters of Bangla then.
    pub in_foot: bool,
}

/// The id that the question for kitty's pictures goes by.
pub const KITTY_ID: u32 = 31;

impl Query {
    /// Returns the batch, the fence last.
    #[must_use]
    pub fn bytes(self) -> String {
        let mut batch = String::new();
        if self.prints {
            // How clusters are counted: first what is, then what shall be.
            batch += "\x1b[?2027$p";
            batch += if self.in_foot { CLUSTERS_OFF } else { "" };
            batch += &advances_of(PROBE);
            batch += &advances_of(SIZED);
        }
        // The cell, the text area and the screen; what is written in, and on what; the colours a picture may have.
        batch += "\x1b[16t\x1b[14t\x1b[18t\x1b]10;?\x1b\\\x1b]11;?\x1b\\\x1b[?1;1;0S";
        for colour in 0..16 {
            let _ = write!(batch, "\x1b]4;{colour};?\x1b\\");
        }
        if self.in_tmux {
            batch += &kitty_through_tmux();
        } else if self.kitty {
            batch += &kitty();
        }
        batch += "\x1b[>0q";
        // What did not understand something may have printed it.
        batch += if self.prints { FIRST_ROW } else { "" };
        batch + "\x1b[c"
    }
}

/// Tells foot to count code points, not clusters; [`CLUSTERS_ON`] is how it starts.
pub const CLUSTERS_OFF: &str = "\x1b[?2027l";
/// Tells foot to count clusters.
pub const CLUSTERS_ON: &str = "\x1b[?2027h";

/// A letter in two cells and one in two rows, as kitty's text sizing protocol asks for it (OSC 66).
const SIZED: [&str; 2] = ["\x1b]66;w=2;a\x1b\\", "\x1b]66;s=2;a\x1b\\"];

const FIRST_ROW: &str = "\x1b[1;1H\x1b[2K";

/// Returns one batch that asks for the advance of each text, printed as [`Query::prints`] says. 300 of them take a
/// terminal 11 to 101 ms.
#[must_use]
pub fn measure<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    advances_of(texts) + FIRST_ROW + "\x1b[c"
}

/// Returns the question for kitty's pictures by itself, for a terminal behind tmux: tmux drops it while it is about to draw
/// its screen anew.
#[must_use]
pub fn kitty_through_tmux() -> String {
    through_tmux(&kitty())
}

fn kitty() -> String {
    format!("\x1b_Gi={KITTY_ID},s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\")
}

fn advances_of<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().map(|text| format!("{FIRST_ROW}{text}\x1b[6n")).collect()
}

/// Returns what makes tmux send something on to the terminal that it runs in.
fn through_tmux(bytes: &str) -> String {
    format!("\x1bPtmux;{}\x1b\\", bytes.replace('\x1b', "\x1b\x1b"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fence_is_the_last_question() {
        let first = Query { prints: true, kitty: true, ..Query::default() };
        assert_eq!(first.bytes().matches("\x1b[6n").count(), PROBE.len() + SIZED.len());
        for query in [first, Query::default(), Query { in_tmux: true, in_foot: true, ..first }] {
            assert!(query.bytes().ends_with("\x1b[c"));
            assert_eq!(query.bytes().matches("\x1b[c").count(), 1);
        }
        assert_eq!(measure(["কা"]), "\x1b[1;1H\x1b[2Kকা\x1b[6n\x1b[1;1H\x1b[2K\x1b[c");
    }

    #[test]
    fn a_screen_that_is_shown_is_not_printed_on() {
        let again = Query::default().bytes();
        for printing in ["\x1b[6n", "\x1b[2K", "\x1b]66", "\x1b_G", "\x1b[?2027"] {
            assert!(!again.contains(printing), "{printing:?}");
        }
    }

    #[test]
    fn tmux_hands_the_question_on_and_gets_no_title() {
        let query = Query { prints: true, in_tmux: true, kitty: true, in_foot: false }.bytes();
        assert!(query.contains("\x1bPtmux;\x1b\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\x1b\\\x1b\\"));
        assert!(!query.replace("\x1b\x1b", "").contains("\x1b_"));
    }
}
