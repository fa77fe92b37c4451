//! What a terminal reads: text, controls and control sequences (ECMA-48), each as it stands in the bytes.

/// The next thing that a terminal reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token<'a> {
    /// What is printed.
    Text(&'a str),
    /// A single control character.
    Control(char),
    /// A control sequence: all between `CSI` and its last letter, and that letter.
    Csi(&'a str, char),
    /// An operating system command.
    Osc(&'a str),
    /// A device control string.
    Dcs(&'a str),
    /// An application program command.
    Apc(&'a str),
    /// The end of a string that nobody has begun.
    StringEnd,
}

/// Takes the first token off; nothing at the end. What no terminal reads is an error, and so is what stops in the middle:
/// a frame is one piece.
pub(crate) fn next<'a>(rest: &mut &'a str) -> Option<Token<'a>> {
    let first = rest.chars().next()?;
    if !first.is_control() {
        let end = rest.find(char::is_control).unwrap_or(rest.len());
        return Some(Token::Text(take(rest, end)));
    }
    if first != '\x1b' {
        return Some(Token::Control(take(rest, first.len_utf8()).chars().next()?));
    }
    let whole = *rest;
    let kind = take(rest, 2.min(rest.len()));
    Some(match kind {
        "\x1b[" => {
            let end = rest.find(|c: char| ('@'..='~').contains(&c));
            let end = end.unwrap_or_else(|| panic!("a sequence without an end: {}", shown(whole)));
            let body = take(rest, end);
            Token::Csi(body, take(rest, 1).chars().next()?)
        }
        "\x1b]" => Token::Osc(string(rest, whole)),
        "\x1bP" => Token::Dcs(string(rest, whole)),
        "\x1b_" => Token::Apc(string(rest, whole)),
        "\x1b\\" => Token::StringEnd,
        _ => panic!("nobody knows {}", shown(whole)),
    })
}

/// Takes a string off up to its end: ST, or BEL as xterm allows it. What tmux is to pass on has every ESC twice.
fn string<'a>(rest: &mut &'a str, whole: &str) -> &'a str {
    let mut at = 0;
    loop {
        let found = rest.get(at..).and_then(|rest| rest.find(['\x1b', '\x07']));
        let end = at + found.unwrap_or_else(|| panic!("a string without an end: {}", shown(whole)));
        match rest.get(end..).unwrap_or_default() {
            after if after.starts_with("\x1b\x1b") => at = end + 2,
            after if after.starts_with("\x1b\\") || after.starts_with('\x07') => {
                let string = take(rest, end);
                take(rest, if after.starts_with('\x07') { 1 } else { 2 });
                return string;
            }
            _ => panic!("a string broken off: {}", shown(whole)),
        }
    }
}

fn take<'a>(rest: &mut &'a str, end: usize) -> &'a str {
    let (taken, after) = rest.split_at(end);
    *rest = after;
    taken
}

/// The beginning of some bytes, for a message.
pub(crate) fn shown(bytes: &str) -> String {
    let start: String = bytes.chars().take(80).collect();
    format!("{start:?}")
}
