//! The clipboard, reached through the terminal (OSC 52): so it is that of the learner's own machine, over SSH too.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::process::{Command, Stdio};

use base64::prelude::{BASE64_STANDARD, Engine};

/// What stands between the program and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Between {
    /// Nothing.
    Nothing,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

/// Puts a text on the clipboard, as far as the terminal allows it: none of them answers. Returns what is to be written for
/// that; nothing where tmux has taken it.
pub(super) fn put(text: &str) -> String {
    let between = between();
    if between == Between::Tmux && tmux_takes(text).is_ok_and(|taken| taken) {
        return String::new();
    }
    sequences(text, between)
}

#[expect(clippy::disallowed_methods, reason = "the shell reads the environment")]
fn between() -> Between {
    let has = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    match () {
        () if has("TMUX") => Between::Tmux,
        () if has("STY") => Between::Screen,
        () => Between::Nothing,
    }
}

/// Hands the text to tmux itself, which keeps it as a buffer and passes it on to its terminal. By default it takes no
/// OSC 52 from a program inside it (`set-clipboard external`), but `load-buffer -w` (tmux 3.2) it does.
fn tmux_takes(text: &str) -> io::Result<bool> {
    let mut tmux = Command::new("tmux");
    tmux.args(["load-buffer", "-w", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = tmux.spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        let _refused = stdin.write_all(text.as_bytes());
    }
    Ok(child.wait()?.success())
}

/// Returns what to write: OSC 52, and inside a multiplexer also wrapped so that it passes on what it does not read.
fn sequences(text: &str, between: Between) -> String {
    let osc = format!("\x1b]52;c;{}\x07", BASE64_STANDARD.encode(text));
    match between {
        Between::Nothing => osc,
        // Both: either tmux takes it, or it lets it through; twice the same does no harm.
        Between::Tmux => format!("{osc}\x1bPtmux;{}\x1b\\", osc.replace('\x1b', "\x1b\x1b")),
        Between::Screen => pieces(&osc),
    }
}

/// GNU screen passes a device control string on, but none longer than 768 bytes.
fn pieces(osc: &str) -> String {
    const LONGEST: usize = 700;
    let mut wrapped = String::new();
    let mut rest = osc;
    while let Some((piece, after)) =
        rest.split_at_checked(LONGEST.min(rest.len())).filter(|_| !rest.is_empty())
    {
        // Writing to a string never fails.
        let _ = write!(wrapped, "\x1bP{piece}\x1b\\");
        rest = after;
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_goes_out_as_base64_and_never_as_itself() {
        assert_eq!(sequences("PUT", Between::Nothing), "\x1b]52;c;UFVU\x07");
        assert_eq!(sequences("ক\x1b", Between::Nothing), "\x1b]52;c;4KaVGw==\x07");
    }

    #[test]
    fn tmux_gets_it_for_itself_and_to_pass_on() {
        let sent = sequences("PUT", Between::Tmux);
        assert_eq!(sent, "\x1b]52;c;UFVU\x07\x1bPtmux;\x1b\x1b]52;c;UFVU\x07\x1b\\");
    }

    #[test]
    fn screen_gets_it_in_pieces_that_make_the_whole() {
        let text = "ক".repeat(1000);
        let sent = sequences(&text, Between::Screen);
        let pieces: Vec<&str> = sent.split("\x1b\\").filter(|piece| !piece.is_empty()).collect();
        assert!(pieces.len() > 1 && pieces.iter().all(|piece| piece.len() < 768));
        let whole: String = pieces.iter().map(|piece| piece.strip_prefix("\x1bP").unwrap()).collect();
        assert_eq!(whole, sequences(&text, Between::Nothing));
    }
}
