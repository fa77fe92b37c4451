//! Bangla as pictures on the screen: by which protocol they reach the terminal.

/// How a picture reaches the terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// Not at all: text stays in cells.
    #[default]
    None,
    /// Sent once under an id; cells with a placeholder then show its columns (kitty, Ghostty).
    Kitty,
    /// As a PNG file in the first of its cells, whenever these are drawn (iTerm2, WezTerm, Konsole, mintty, xterm.js).
    Iterm,
    /// As sixels in the first of its cells, whenever these are drawn.
    Sixel {
        /// Shades from background to foreground that a picture may have.
        levels: u8,
    },
}

impl Protocol {
    /// Returns whether a picture is sent anew whenever its cells are: then a screen costs as much as its pictures.
    #[must_use]
    pub fn sends_again(self) -> bool {
        matches!(self, Self::Iterm | Self::Sixel { .. })
    }
}
