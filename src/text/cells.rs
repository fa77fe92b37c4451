//! How many cells a cluster takes: terminals disagree on Bangla, so the widths are measured, not assumed.

use std::collections::BTreeMap;
use std::sync::Arc;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::cluster::{HASANTA, NUKTA, ZWJ, ZWNJ, clusters, is_bengali, is_mark};
use super::natural::natural;
use super::order::{self, Order};

/// What a terminal is asked to print so that its width model shows: কা কি ন্ত্র কিং র্‍য ক্‌ষ য়ে.
pub const PROBE: [&str; 7] = [
    "\u{995}\u{9be}",
    "\u{995}\u{9bf}",
    "\u{9a8}\u{9cd}\u{9a4}\u{9cd}\u{9b0}",
    "\u{995}\u{9bf}\u{982}",
    "\u{9b0}\u{9cd}\u{200d}\u{9af}",
    "\u{995}\u{9cd}\u{200c}\u{9b7}",
    "\u{9af}\u{9bc}\u{9c7}",
];

/// A rule by which terminals give Bangla its cells. The terminals are those in which the rule was measured
/// (tests/data/bangla-widths.csv); spacing signs are া ি ী ে ৈ ো ৌ ৗ ং ঃ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WidthModel {
    /// Each code point for itself, spacing signs 1: glibc, xterm, VTE, st, urxvt, screen, xterm.js.
    #[default]
    W,
    /// `W`, but what follows a ZWJ adds nothing: tmux.
    Wt,
    /// `W`, but া and ৗ are 0: Alacritty 0.17, and the unicode-width crate.
    A,
    /// Each code point for itself, spacing signs 0: kitty before 0.30, foot without mode 2027, qterminal.
    Z,
    /// `Z`, but joiners are 1: mlterm.
    Zm,
    /// Clusters that conjuncts do not join; only their second code point may add a cell: Konsole.
    C2,
    /// A cluster takes 2 at most, spacing signs 0: foot, wezterm.
    F,
    /// A cluster takes what its first code point takes: kitty 0.48.
    K,
    /// A cluster takes 2 at most, spacing signs 1: the Windows Terminal since 1.22.
    F1,
    /// Clusters that conjuncts do not join take 2 at most, spacing signs 1. Not seen yet.
    C,
    /// A cluster takes 2 at most, with the widths of `A`. Not seen yet.
    FA,
    /// Every code point takes a cell: the Windows Terminal before 1.22, by its source.
    N,
}

impl WidthModel {
    /// Every model with its name for `--width-model`.
    pub const ALL: [(Self, &'static str); 12] = [
        (Self::W, "W"),
        (Self::Wt, "Wt"),
        (Self::A, "A"),
        (Self::Z, "Z"),
        (Self::Zm, "Zm"),
        (Self::C2, "C2"),
        (Self::F, "F"),
        (Self::K, "K"),
        (Self::F1, "F1"),
        (Self::C, "C"),
        (Self::FA, "FA"),
        (Self::N, "N"),
    ];

    /// Returns the models that a terminal was seen to follow, with their names. `C` and `FA` are rules that could be,
    /// never wider than `W`; `N` is known from a source only, and would leave a page half its words.
    pub fn measured() -> impl DoubleEndedIterator<Item = (Self, &'static str)> {
        Self::ALL.into_iter().filter(|(model, _)| !matches!(model, Self::C | Self::FA | Self::N))
    }

    /// Returns the name for `--width-model`.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(model, _)| *model == self).map_or("W", |(_, name)| name)
    }

    /// Returns the model of a name, in any case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, own)| own.eq_ignore_ascii_case(name)).map(|(model, _)| *model)
    }

    /// Returns the model that gives [`PROBE`] exactly these advances.
    #[must_use]
    pub fn from_signature(signature: &[u16; 7]) -> Option<Self> {
        Self::ALL.iter().map(|(model, _)| *model).find(|model| model.signature() == *signature)
    }

    /// Returns the advances of [`PROBE`].
    #[must_use]
    pub fn signature(self) -> [u16; 7] {
        PROBE.map(|text| clusters(text).map(|cluster| self.width(cluster)).sum())
    }

    /// Returns the cells of one cluster. Clusters without Bangla follow the unicode-width crate in every model:
    /// terminals agree on them, emoji apart.
    #[must_use]
    pub fn width(self, cluster: &str) -> u16 {
        if !cluster.chars().any(is_bengali) {
            return u16::try_from(cluster.width()).unwrap_or(u16::MAX);
        }
        match self {
            Self::W | Self::A | Self::Z | Self::Zm | Self::N => self.sum(cluster),
            Self::Wt => self.sum(cluster).saturating_sub(self.sum_after_zwj(cluster)),
            Self::F | Self::FA | Self::F1 => self.sum(cluster).min(2),
            Self::K => cluster.chars().next().map_or(0, |c| self.of_char(c)),
            Self::C | Self::C2 => self.sum_of_legacy_clusters(cluster),
        }
    }

    fn sum(self, text: &str) -> u16 {
        text.chars().map(|c| self.of_char(c)).sum()
    }

    fn sum_after_zwj(self, text: &str) -> u16 {
        text.chars()
            .zip(text.chars().skip(1))
            .filter(|(c, _)| *c == ZWJ)
            .map(|(_, next)| self.of_char(next))
            .sum()
    }

    /// Before rule GB9c of UAX #29 a cluster was one base with the marks after it.
    fn sum_of_legacy_clusters(self, cluster: &str) -> u16 {
        let mut total = 0;
        let (mut width, mut length) = (0u16, 0);
        for c in cluster.chars() {
            if !is_mark(c) {
                total += width;
                (width, length) = (0, 0);
            }
            length += 1;
            if self == Self::C || length <= 2 {
                width = (width + self.of_char(c)).min(2);
            }
        }
        total + width
    }

    fn of_char(self, c: char) -> u16 {
        match c {
            _ if self == Self::N => 1,
            ZWJ | ZWNJ => u16::from(self == Self::Zm),
            '\u{981}' | NUKTA | '\u{9c1}'..='\u{9c4}' | HASANTA | '\u{9e2}' | '\u{9e3}' | '\u{9fe}' => 0,
            '\u{9be}' | '\u{9d7}' if matches!(self, Self::A | Self::FA) => 0,
            '\u{982}'
            | '\u{983}'
            | '\u{9be}'..='\u{9c0}'
            | '\u{9c7}'..='\u{9c8}'
            | '\u{9cb}'..='\u{9cc}'
            | '\u{9d7}' => u16::from(!matches!(self, Self::Z | Self::Zm | Self::F | Self::K)),
            c if is_bengali(c) => 1,
            c => u16::try_from(c.width().unwrap_or(0)).unwrap_or(0),
        }
    }
}

/// The widths of this terminal: a model, and the clusters that were measured, which win over it. Cloning them is cheap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Widths {
    /// The rule for clusters that were not measured.
    pub model: WidthModel,
    /// The advance in cells of each cluster that the terminal was asked for.
    pub measured: Arc<BTreeMap<String, u16>>,
    /// In which order signs stand on the screen.
    pub order: Order,
    /// Whether a cluster gets no more cells than the terminal counts: a blank that makes room for a glyph would be copied.
    pub tight: bool,
}

impl Widths {
    /// Returns the widths of a model, nothing measured.
    #[must_use]
    pub fn new(model: WidthModel) -> Self {
        Self { model, ..Self::default() }
    }

    /// Returns the same for text that is to be copied: as it is stored, without a blank that is none of it.
    #[must_use]
    pub fn to_copy(&self) -> Self {
        Self { order: Order::Stored, tight: true, ..self.clone() }
    }

    /// Returns by how many cells the terminal moves its cursor when it prints one cluster.
    #[must_use]
    pub fn advance(&self, cluster: &str) -> u16 {
        match cluster.as_bytes() {
            [b' '..=b'~'] => 1,
            _ => self.measured.get(cluster).copied().unwrap_or_else(|| self.model.width(cluster)),
        }
    }

    /// Returns the cells that one cluster is given: those that the terminal counts, and more where its glyphs need more, so
    /// that they do not run into the next cluster. What stands in `W` was seen to be legible, so a cluster gets no more
    /// than it has there and no text is longer anywhere; but for আ, which has one cell there and is two wide: where it got
    /// no more it was drawn over (foot, Konsole).
    #[must_use]
    pub fn width(&self, cluster: &str) -> u16 {
        if self.tight || cluster.is_ascii() || !cluster.contains(is_bengali) {
            return self.advance(cluster);
        }
        match self.order {
            Order::Seen => self.seen(cluster).chars().map(|c| self.model.of_char(c)).sum(),
            Order::Stored => {
                let (natural, most) = (natural(cluster), WidthModel::W.width(cluster));
                self.advance(cluster).max(needed(natural, 30).min(most)).max(needed(natural, 60))
            }
        }
    }

    /// Returns a cluster in the order in which it is seen.
    pub(super) fn seen(&self, cluster: &str) -> String {
        order::seen(cluster, |c| self.model.of_char(c))
    }

    /// Returns the cells of a text in one row: the sum of its clusters, which held in every terminal measured.
    #[must_use]
    pub fn of(&self, text: &str) -> u16 {
        clusters(text).fold(0, |sum, cluster| sum.saturating_add(self.width(cluster)))
    }
}

/// Returns the whole cells that a width in hundredths needs, where so much of it may reach into the next cell.
fn needed(natural: u16, over: u16) -> u16 {
    natural.saturating_sub(over).div_ceil(100)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Which columns of the table follow which model.
    const COLUMNS: [(WidthModel, &str); 9] = [
        (
            WidthModel::W,
            "xterm379 xterm412 xfce4t-vte0.70 xfce4t-vte0.84 st0.9 st0.9.3 urxvt9.30 urxvt9.31 screen4.9.0 \
             screen5.0.2 alacritty0.11 xtermjs_v6default xtermjs_unicode11 glibc236_char_sum",
        ),
        (WidthModel::Wt, "tmux3.3a tmux3.8"),
        (WidthModel::A, "alacritty0.17 ratatui_cells"),
        (
            WidthModel::Z,
            "kitty0.26 foot1.28_2027off qterminal2.4 ghostty_2027on xtermjs_graphemes py_wcwidth_char_sum",
        ),
        (WidthModel::Zm, "mlterm3.9.0 mlterm3.9.4"),
        (WidthModel::C2, "konsole22.12 konsole26.08"),
        (WidthModel::F, "foot1.28 foot1.28_2027on termwiz wezterm_term"),
        (WidthModel::K, "kitty0.48"),
        (WidthModel::F1, "wtswidth_WT1.22 py_wcwidth_str"),
    ];

    /// Where a terminal does not keep to its model: a word-initial candrabindu gets a cell or two in some, and mlterm
    /// gives the hasanta after a ZWJ one.
    const EXCEPTIONS: [(&str, &str); 8] = [
        ("xtermjs_v6default", "\u{981}ক"),
        ("xtermjs_unicode11", "\u{981}ক"),
        ("qterminal2.4", "\u{981}ক"),
        ("xtermjs_graphemes", "\u{981}ক"),
        ("mlterm3.9.0", "র\u{200d}্য"),
        ("mlterm3.9.0", "\u{981}ক"),
        ("mlterm3.9.4", "র\u{200d}্য"),
        ("mlterm3.9.4", "\u{981}ক"),
    ];

    #[test]
    fn what_is_to_be_copied_has_no_blanks_within_words_and_its_signs_behind_their_letters() {
        let widths = Widths { order: Order::Seen, ..Widths::new(WidthModel::W) };
        let drawing = crate::text::Drawing::Cells(widths.to_copy());
        let text = "আছে কি আর";
        let rows = crate::text::Typesetter::new(&drawing).layout(&[], &crate::text::markup(text), 40);
        let shown: String = rows[0].items.iter().map(crate::text::Item::text).collect();
        assert_eq!(shown, text);
        assert!(Widths::new(WidthModel::W).width("আ") > widths.to_copy().width("আ"));
    }

    #[test]
    fn every_model_reproduces_the_terminals_it_was_measured_in() {
        let table = include_str!("../../tests/data/bangla-widths.csv");
        let header: Vec<&str> = table.lines().next().unwrap().split(',').collect();
        let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split(',').collect()).collect();
        let bangla: Vec<_> = rows.iter().filter(|row| !["lone", "control"].contains(&row[0])).collect();
        assert_eq!(bangla.len(), 67);
        let measured: Vec<_> = WidthModel::measured().map(|(model, _)| model).collect();
        assert_eq!(measured, COLUMNS.map(|(model, _)| model));
        let mut differ = Vec::new();
        for (model, columns) in COLUMNS {
            for column in columns.split_whitespace() {
                let index = header.iter().position(|name| *name == column).unwrap();
                for row in &bangla {
                    let widths = Widths::new(model);
                    let advance: u16 = clusters(row[1]).map(|cluster| widths.advance(cluster)).sum();
                    if advance.to_string() != row[index] {
                        differ.push((column, row[1]));
                    }
                }
            }
        }
        assert_eq!(differ, EXCEPTIONS);
    }

    #[test]
    fn five_strings_tell_all_models_apart() {
        let five = |model: WidthModel| [0, 2, 3, 4, 6].map(|i| model.signature()[i]);
        for (i, (one, name)) in WidthModel::ALL.iter().enumerate() {
            for (other, _) in &WidthModel::ALL[i + 1..] {
                assert_ne!(five(*one), five(*other), "{one:?} {other:?}");
            }
            assert_eq!(WidthModel::from_signature(&one.signature()), Some(*one));
            assert_eq!(WidthModel::from_name(name), Some(*one));
        }
        assert_eq!(WidthModel::from_signature(&[9; 7]), None);
    }

    #[test]
    fn signatures_are_the_published_ones() {
        let published = [
            "2233222", "2233122", "1233222", "1131221", "1131331", "2232221", "1121221", "1111121",
            "2222222", "2232222", "1222222", "2253443",
        ];
        for ((model, _), signature) in WidthModel::ALL.iter().zip(published) {
            assert_eq!(model.signature().map(|n| n.to_string()).concat(), signature, "{model:?}");
        }
    }

    #[test]
    fn what_was_measured_wins() {
        let mut widths = Widths::new(WidthModel::K);
        Arc::make_mut(&mut widths.measured).insert("ক".into(), 3);
        assert_eq!((widths.of("কক মা"), widths.of("中é👍")), (9, 5));
    }

    #[test]
    fn narrow_clusters_get_the_cells_that_their_glyphs_need() {
        let of = |model, text: &str| Widths::new(model).of(text);
        // কা is drawn 1.8 cells wide, ক্ষি 2 and ন্ত্র 1.2.
        assert_eq!([WidthModel::W, WidthModel::A, WidthModel::Z, WidthModel::K].map(|m| of(m, "কা")), [2; 4]);
        assert_eq!([WidthModel::W, WidthModel::F, WidthModel::K].map(|m| of(m, "ক্ষি")), [3, 2, 2]);
        assert_eq!([WidthModel::W, WidthModel::F, WidthModel::K].map(|m| of(m, "ন্ত্র")), [3, 2, 1]);
        assert_eq!(of(WidthModel::Z, "ক ই জ"), 5);
        assert_eq!(WidthModel::measured().map(|(model, _)| of(model, "আর")).max(), Some(3));
        assert_eq!(WidthModel::measured().map(|(model, _)| of(model, "আর")).min(), Some(3));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn no_text_is_longer_than_in_w_unless_the_terminal_counts_so(text in "[ক-হি-ৌ্ঁ-ঃ়\u{200d}\u{200c} a।]{0,12}") {
            for (model, _) in WidthModel::ALL {
                let widths = Widths::new(model);
                for cluster in clusters(&text) {
                    let (advance, width) = (widths.advance(cluster), widths.width(cluster));
                    let most = Widths::new(WidthModel::W).width(cluster);
                    prop_assert!(width >= advance && width <= advance.max(most), "{model:?} {cluster}");
                    let over = if width < most { 30 } else { 60 };
                    prop_assert!(cluster.is_ascii() || natural(cluster) <= width * 100 + over, "{model:?} {cluster}");
                }
            }
        }
    }
}
