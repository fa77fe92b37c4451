//! The order of signs on screens that do not shape: ি ে ৈ are written before the whole cluster that they are read after.
//!
//! A terminal that draws each code point by itself (xterm, st, urxvt, Alacritty) puts কি down as ক and then ি, which reads as
//! another word. Where the signs come in the order in which they are seen, the text can be read, though its conjuncts show
//! their hasanta. This is only ever done to what is drawn: data, search and copies keep the order of Unicode.

use super::cluster::is_bengali;

/// In which order the signs of a cluster are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As they are stored: the terminal shapes.
    #[default]
    Stored,
    /// As they are seen: the terminal does not shape.
    Seen,
}

impl Order {
    /// Both orders with the names that the learner's file uses.
    pub const ALL: [(&'static str, Self); 2] = [("stored", Self::Stored), ("seen", Self::Seen)];

    /// Returns the order of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, order)| order)
    }

    /// Returns the name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, order)| *order == self).map_or("stored", |(name, _)| name)
    }

    /// Returns the other order.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Stored => Self::Seen,
            Self::Seen => Self::Stored,
        }
    }
}

/// Returns a cluster in the order in which it is seen: ি ে ৈ before everything else, ো as ে..া and ৌ as ে..ৗ around it; and
/// আ, which is two cells wide and gets one, as the two signs that it looks like. A spacing sign that does not move the cursor is
/// drawn over the next cell, so a space after it keeps that cell free; before the base it would join whatever stands there
/// and outlive it, so a space carries it.
#[must_use]
pub fn seen(cluster: &str, advance: impl Fn(char) -> u16) -> String {
    let mut seen = String::with_capacity(cluster.len() + 3);
    for sign in cluster.chars().filter_map(before) {
        seen.extend((advance(sign) == 0).then_some(' '));
        seen.push(sign);
    }
    for c in cluster.chars().flat_map(behind) {
        seen.push(c);
        if is_spacing(c) && advance(c) == 0 {
            seen.push(' ');
        }
    }
    seen
}

/// What of a character stands before the base.
fn before(c: char) -> Option<char> {
    match c {
        'ি' | 'ে' | 'ৈ' => Some(c),
        'ো' | 'ৌ' => Some('ে'),
        _ => None,
    }
}

/// What of a character stands where it is stored.
fn behind(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ি' | 'ে' | 'ৈ' => (None, None),
        'ো' => (Some('া'), None),
        'ৌ' => (Some('ৗ'), None),
        'আ' => (Some('অ'), Some('া')),
        c => (Some(c), None),
    };
    first.into_iter().chain(second)
}

/// Whether a character is a sign with a place of its own beside the base.
fn is_spacing(c: char) -> bool {
    is_bengali(c) && matches!(c, 'ং' | 'ঃ' | 'া' | 'ী' | 'ৗ')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::text::cluster::clusters;

    fn all(text: &str, advance: impl Fn(char) -> u16) -> String {
        clusters(text).map(|cluster| seen(cluster, &advance)).collect()
    }

    #[test]
    fn signs_before_the_base_are_printed_before_the_whole_cluster() {
        let one = |_| 1;
        assert_eq!(all("কি", one), "িক");
        assert_eq!(all("ক্ষি", one), "িক্ষ");
        assert_eq!(all("স্ত্রী", one), "স্ত্রী");
        assert_eq!(all("কিংবা হ্যাঁ", one), "িকংবা হ্যাঁ");
        assert_eq!(all("কো নৌকা", one), "েকা েনৗকা");
        assert_eq!(all("PUT-এ 204 é", one), "PUT-এ 204 é");
        assert_eq!(all("আপনি", one), "অাপিন");
    }

    #[test]
    fn a_sign_over_the_next_cell_gets_it() {
        let alacritty = |c| u16::from(!matches!(c, 'া' | 'ৗ' | 'ু' | '্'));
        assert_eq!(all("সার্ভার কো কু", alacritty), "সা র্ভা র েকা  কু");
        let kitty = |c| u16::from(!matches!(c, 'া' | 'ি' | 'ে' | '্'));
        assert_eq!(all("কি ক্ষে", kitty), " িক  েক্ষ");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        #[test]
        fn nothing_is_lost_and_nothing_added_but_room(text in "[আক-হা-ৌ্ঁ-ঃৗ়\u{200d}\u{200c}a-c ।১é]{0,12}", zero in any::<bool>()) {
            let seen = all(&text, |_| u16::from(!zero));
            let letters = |text: &str| {
                let apart = text.replace('আ', "অা");
                let mut letters: Vec<char> = apart.nfd().filter(|c| *c != ' ').collect();
                letters.sort_unstable();
                letters
            };
            prop_assert_eq!(letters(&seen), letters(&text));
            prop_assert!(zero || seen.matches(' ').count() == text.matches(' ').count());
        }
    }
}
