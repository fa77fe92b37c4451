//! Takes a terminal's answers apart into control sequences; what is none of them is passed over.

/// One answer.
pub(super) enum Sequence<'a> {
    /// `ESC [ params last`; intermediates such as `$` count as parameters.
    Csi { params: &'a str, last: u8 },
    /// OSC (`]`), DCS (`P`), APC (`_`) and their like: `ESC kind text ST`, or BEL at the end.
    Text { kind: u8, text: &'a str },
}

/// Returns the next whole sequence and what follows it.
pub(super) fn next(bytes: &[u8]) -> Option<(Sequence<'_>, &[u8])> {
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
