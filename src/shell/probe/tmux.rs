//! What tmux says of the terminal that it runs in: it answers for its own, which may show something else.

use super::answers::Extent;

/// What tmux is asked for, one thing a line: `tmux display -p` fills it in.
pub const FORMAT: &str = "#{client_termname}\n#{client_termtype}\n#{client_termfeatures}\n#{client_cell_width}\n\
    #{client_cell_height}\n#{allow-passthrough}\n#{client_pid}";

/// The terminal of the tmux client that looks at this pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// Its `TERM`.
    pub term: String,
    /// Its name and version, as it gives them; empty where it gives none or tmux is too old to ask.
    pub name: String,
    /// Whether it shows sixel pictures, as far as tmux knows.
    pub sixel: bool,
    /// The size of its cells in pixels, if tmux knows it.
    pub cell: Option<Extent>,
    /// Whether programs may speak to it through tmux.
    pub passthrough: bool,
    /// Which process it is: another one has never seen our pictures.
    pub process: String,
}

impl Client {
    /// Reads what tmux has put for [`FORMAT`]. Nothing where no client looks at the pane.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut next = || lines.next().unwrap_or_default().trim();
        let (term, name, features, width, height, passthrough, process) =
            (next(), next(), next(), next(), next(), next(), next());
        let cell = match (width.parse(), height.parse()) {
            (Ok(width @ 1..), Ok(height @ 1..)) => Some(Extent { width, height }),
            _ => None,
        };
        (!term.is_empty()).then(|| Self {
            term: term.to_owned(),
            name: name.to_owned(),
            sixel: features.split(',').any(|feature| feature == "sixel"),
            cell,
            // `all` reaches the terminal from a window that is not shown, too.
            passthrough: matches!(passthrough, "on" | "all" | "1"),
            process: process.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_tmux_knows_is_read_and_the_rest_is_not_known() {
        let kitty = "xterm-kitty\nkitty(0.48.2)\n256,RGB,bpaste,clipboard,sixel,title\n10\n19\non\n4711\n";
        assert_eq!(
            Client::parse(kitty),
            Some(Client {
                term: "xterm-kitty".into(),
                name: "kitty(0.48.2)".into(),
                sixel: true,
                cell: Some(Extent { width: 10, height: 19 }),
                passthrough: true,
                process: "4711".into(),
            })
        );
        let old = Client { term: "xterm-256color".into(), ..Client::default() };
        assert_eq!(Client::parse("xterm-256color\n\n256,title\n0\n\noff"), Some(old));
        // tmux 3.3a, and nobody attached.
        assert_eq!(Client::parse("\n\n\n0\n\noff\n"), None);
    }
}
