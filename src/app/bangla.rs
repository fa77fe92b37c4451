//! How Bangla is drawn: the learner's wish, what the terminal can do about it, and the key that changes it at once.

use serde::Deserialize;

use super::msg::Effect;
use super::{Model, save};
use crate::i18n::Message;

/// How Bangla is to be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bangla {
    /// As the terminal can do it best: as pictures where it is known to show them well.
    #[default]
    Auto,
    /// As pictures, also where only the terminal itself says that it can show them.
    Pictures,
    /// As text in cells.
    Cells,
}

impl Bangla {
    /// All wishes with the names that settings and the command line use.
    pub const ALL: [(&'static str, Self); 3] =
        [("auto", Self::Auto), ("pictures", Self::Pictures), ("cells", Self::Cells)];

    /// Returns the wish of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, bangla)| bangla)
    }

    /// Returns the name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, bangla)| *bangla == self).map_or("auto", |(name, _)| name)
    }
}

/// Why Bangla in cells cannot be read on a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// What stands between (tmux, screen) counts cells in another way than the terminal around it: rows are torn.
    Between,
    /// Signs stand on circles of their own: xterm.js, as in VS Code.
    Web,
    /// Signs are lost: qterminal.
    Lost,
    /// Letters are squeezed into too few cells, and pictures are not shown: kitty before 0.28.
    Old,
    /// Signs below are lost and wide letters are cut off, as each stands in a cell of its own: xterm without sixels.
    Cut,
    /// There are no letters for it: the Linux console.
    Console,
}

impl Unreadable {
    /// Returns the name that messages and the learner's file know it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Between => "between",
            Self::Web => "web",
            Self::Lost => "lost",
            Self::Old => "old",
            Self::Cut => "cut",
            Self::Console => "console",
        }
    }
}

/// What the terminal can do about Bangla, as far as it was asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Means {
    /// The least wish that brings pictures; nothing where none does.
    pub pictures: Option<Bangla>,
    /// Why Bangla in cells cannot be read here, where that is known.
    pub unreadable: Option<Unreadable>,
    /// Whether a page takes so long to be sent that it is scrolled page by page.
    pub slow: bool,
}

/// Terminals that show pictures well, from which version on where older ones do not.
pub(crate) const SHOW_PICTURES: &str = "kitty 0.28, foot, WezTerm, iTerm2, Konsole 26.08";

/// Changes between pictures and cells, at once and for good; says so, or why not.
pub(super) fn switch(model: &mut Model) -> Vec<Effect> {
    let is_pictures = model.drawing.pictures().is_some();
    let (wish, toast) = match model.means.pictures {
        _ if is_pictures => (Bangla::Cells, Message::BanglaInCells),
        Some(wish) => (wish, Message::BanglaInPictures),
        None => {
            model.toast = Some(Message::BanglaNoPictures { shown: SHOW_PICTURES.to_owned() });
            return Vec::new();
        }
    };
    model.bangla = wish;
    model.toast = Some(toast);
    model.learner.choices.bangla = Some(wish.name().to_owned());
    save::effect(model)
}
