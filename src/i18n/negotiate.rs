//! Which language to begin with, from what was asked for; the caller reads the environment.

use super::{Catalog, Lang};

/// What was asked for, from the strongest wish to the weakest. Empty strings count as not set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wishes<'a> {
    /// `--lang`.
    pub flag: Option<&'a str>,
    /// The learner's own saved choice.
    pub saved: Option<&'a str>,
    /// The environment variable `LC_ALL`.
    pub lc_all: Option<&'a str>,
    /// The environment variable `LC_MESSAGES`.
    pub lc_messages: Option<&'a str>,
    /// The environment variable `LANG`.
    pub lang: Option<&'a str>,
}

/// Who decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// `--lang`.
    Flag,
    /// The learner's saved choice.
    Saved,
    /// The environment: it only marks an entry of the chooser, and decides where nobody can be asked.
    Environment,
    /// Nobody: it is the base language. Likewise only a mark in the chooser.
    Base,
}

/// A language and who decided for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The language.
    pub lang: Lang,
    /// Who decided.
    pub origin: Origin,
}

impl Choice {
    /// Tells whether this is only a guess, so that the chooser must still be shown.
    #[must_use]
    pub fn is_preselection(self) -> bool {
        matches!(self.origin, Origin::Environment | Origin::Base)
    }
}

/// `--lang` named a language that is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage {
    /// What was asked for.
    pub asked: String,
}

impl Catalog {
    /// Decides on a language. Of the three variables only the first that is not empty counts (POSIX).
    ///
    /// # Errors
    /// If the flag names a language that is not there. An unknown saved one is passed over: its files may have
    /// been taken away.
    pub fn negotiate(&self, wishes: &Wishes<'_>) -> Result<Choice, UnknownLanguage> {
        if let Some(flag) = given(wishes.flag) {
            let lang = self.lang(flag).ok_or_else(|| UnknownLanguage { asked: flag.to_owned() })?;
            return Ok(Choice { lang, origin: Origin::Flag });
        }
        if let Some(lang) = given(wishes.saved).and_then(|saved| self.lang(saved)) {
            return Ok(Choice { lang, origin: Origin::Saved });
        }
        let variable = given(wishes.lc_all).or(given(wishes.lc_messages)).or(given(wishes.lang));
        Ok(match variable.and_then(|name| self.lang(posix_tag(name))) {
            Some(lang) => Choice { lang, origin: Origin::Environment },
            None => Choice { lang: self.base(), origin: Origin::Base },
        })
    }
}

fn given(wish: Option<&str>) -> Option<&str> {
    wish.filter(|text| !text.is_empty())
}

/// Returns `bn_BD` of `bn_BD.UTF-8@euro`.
fn posix_tag(name: &str) -> &str {
    name.split(['.', '@']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::Files;

    fn decided(wishes: Wishes<'_>) -> (String, Origin) {
        let (catalog, _) = Catalog::load(&Files::embedded());
        let choice = catalog.negotiate(&wishes).expect("no unknown flag");
        (catalog.tag(choice.lang).to_owned(), choice.origin)
    }

    #[test]
    fn the_strongest_wish_wins() {
        let bangla = Wishes { lang: Some("bn_BD.UTF-8"), ..Wishes::default() };
        assert_eq!(decided(bangla), ("bn".into(), Origin::Environment));
        assert_eq!(decided(Wishes { saved: Some("en"), ..bangla }), ("en".into(), Origin::Saved));
        let flag = Wishes { flag: Some("bn"), saved: Some("en"), ..Wishes::default() };
        assert_eq!(decided(flag), ("bn".into(), Origin::Flag));
    }

    #[test]
    fn only_the_first_variable_that_is_set_counts() {
        let lang = Some("bn_BD.UTF-8");
        assert_eq!(decided(Wishes { lc_all: Some("C"), lang, ..Wishes::default() }).1, Origin::Base);
        assert_eq!(decided(Wishes { lc_all: Some(""), lang, ..Wishes::default() }).1, Origin::Environment);
        let messages = Wishes { lc_messages: Some("bn_IN@x"), lang: Some("en_US"), ..Wishes::default() };
        assert_eq!(decided(messages).0, "bn");
        assert_eq!(decided(Wishes { lang: Some("fr_FR"), ..Wishes::default() }), ("en".into(), Origin::Base));
    }

    #[test]
    fn an_unknown_flag_is_refused_and_an_unknown_saved_choice_passed_over() {
        let (catalog, _) = Catalog::load(&Files::embedded());
        let asked = catalog.negotiate(&Wishes { flag: Some("fr"), ..Wishes::default() });
        assert_eq!(asked, Err(UnknownLanguage { asked: "fr".into() }));
        assert_eq!(decided(Wishes { saved: Some("xx"), ..Wishes::default() }).1, Origin::Base);
    }
}
