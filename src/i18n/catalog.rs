//! All languages side by side, resident: a switch of language is another index.

use std::fmt;
use std::sync::{Arc, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::digits::{mark, unmarked};
use super::locale::Locale;
use super::message::Argument;
use super::{Digits, Message, check, clean};
use crate::diagnostic::{Diagnostic, Level};
use crate::files::{Files, Text};

/// A language of a [`Catalog`]: an index, so that it can be copied into anything. The default is the base language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(usize);

impl Lang {
    /// Returns its place among the languages of its catalogue, counted from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.0
    }
}

/// The messages of every language. Cheap to clone.
#[derive(Clone, Default)]
pub struct Catalog {
    /// The base language first, the others by their tags.
    languages: Arc<[Language]>,
}

struct Language {
    locale: Locale,
    tag: String,
    /// Its `.ftl` files by path.
    sources: Vec<(String, Text)>,
    bundle: OnceLock<FluentBundle<FluentResource>>,
    /// Whom to ask for a message: itself, its fallback languages, the base language.
    chain: Vec<Lang>,
}

/// A message in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words; `⟦id⟧` if no language has the message.
    pub text: String,
    /// The language of the words; `None` if no language has the message.
    pub lang: Option<Lang>,
    /// Whether every argument found its place.
    pub complete: bool,
}

impl Catalog {
    /// Builds the catalogue from the folders of `locales/`. Total: what is broken is told in the diagnostics and
    /// left out, and everything else works, even without any language.
    #[must_use]
    pub fn load(files: &Files) -> (Self, Vec<Diagnostic>) {
        let (catalog, mut wrong) = Self::of(files);
        for language in catalog.languages.iter() {
            let bundle = language.build(&mut wrong);
            language.bundle.get_or_init(|| bundle);
        }
        (catalog, wrong)
    }

    /// Builds the same catalogue, but reads the sentences of a language when the first of them is wanted, and tells
    /// nothing: a start waits only for the language that it speaks.
    #[must_use]
    pub fn open(files: &Files) -> Self {
        Self::of(files).0
    }

    fn of(files: &Files) -> (Self, Vec<Diagnostic>) {
        let (locales, wrong) = locales(files);
        let tags: Vec<String> = locales.iter().map(|locale| locale.tag.to_string()).collect();
        let languages = locales.into_iter().enumerate().map(|(own, locale)| {
            let known = locale.fallback.iter().filter_map(|tag| tags.iter().position(|other| other == tag));
            let mut chain: Vec<Lang> = Vec::new();
            for at in std::iter::once(own).chain(known).chain([0]).map(Lang) {
                if !chain.contains(&at) {
                    chain.push(at);
                }
            }
            Language::new(locale, chain, files)
        });
        (Self { languages: languages.collect() }, wrong)
    }

    /// Returns a message in words. What a language lacks comes from its fallback languages, then from the base.
    #[must_use]
    pub fn text(&self, lang: Lang, message: &Message) -> String {
        self.try_text(lang, message).text
    }

    /// Returns a message in the words for where nothing is seen: its attribute `aloud`, where it has one.
    #[must_use]
    pub fn aloud(&self, lang: Lang, message: &Message) -> String {
        let aloud = self.say(lang, &format!("{}.aloud", message.id()), message);
        aloud.filter(|said| said.complete).map_or_else(|| self.text(lang, message), |said| said.text)
    }

    /// Returns a message in words, and tells whose words they are.
    #[must_use]
    pub fn try_text(&self, lang: Lang, message: &Message) -> Said {
        let nothing = || Said { text: format!("⟦{}⟧", message.id()), lang: None, complete: false };
        self.say(lang, message.id(), message).unwrap_or_else(nothing)
    }

    /// The words under an id, from the first language of the chain that has them whole.
    fn say(&self, lang: Lang, id: &str, message: &Message) -> Option<Said> {
        let args = arguments(message);
        let mut flawed = None;
        for lang in self.chain(lang) {
            let said = self.get(*lang).and_then(|language| language.say(*lang, id, &args));
            match said {
                Some(said) if said.complete => return Some(said),
                other => flawed = flawed.or(other),
            }
        }
        flawed
    }

    /// Returns all languages, the base language first.
    pub fn langs(&self) -> impl Iterator<Item = Lang> + use<> {
        (0..self.languages.len()).map(Lang)
    }

    /// Returns the language that every other one falls back to.
    #[must_use]
    pub fn base(&self) -> Lang {
        Lang(0)
    }

    /// Returns whom a language asks for words in turn: itself, its fallback languages, the base language.
    #[must_use]
    pub fn chain(&self, lang: Lang) -> &[Lang] {
        self.get(lang).map(|language| language.chain.as_slice()).unwrap_or_default()
    }

    /// Returns the language after this one, and the first after the last.
    #[must_use]
    pub fn next(&self, lang: Lang) -> Lang {
        if lang.0 + 1 < self.languages.len() { Lang(lang.0 + 1) } else { Lang(0) }
    }

    /// Finds the language of a tag such as `bn`, `bn-BD` or `bn_BD`: the longest of its beginnings that is there.
    #[must_use]
    pub fn lang(&self, tag: &str) -> Option<Lang> {
        let tag = tag.replace('_', "-");
        let mut asked = Some(tag.as_str());
        while let Some(beginning) = asked {
            let found =
                self.languages.iter().position(|language| language.tag.eq_ignore_ascii_case(beginning));
            if found.is_some() {
                return found.map(Lang);
            }
            asked = beginning.rsplit_once('-').map(|(shorter, _)| shorter);
        }
        None
    }

    /// Returns the tag of a language; `und` if it is of another catalogue.
    #[must_use]
    pub fn tag(&self, lang: Lang) -> &str {
        self.get(lang).map_or("und", |language| &language.tag)
    }

    /// Returns what a language calls itself.
    #[must_use]
    pub fn autonym(&self, lang: Lang) -> &str {
        self.locale(lang).map_or("", |locale| &locale.name)
    }

    /// Returns a line that shows whether the terminal can draw the script of a language.
    #[must_use]
    pub fn sample(&self, lang: Lang) -> &str {
        self.locale(lang).map_or("", |locale| &locale.sample)
    }

    /// Returns all that is known of a language beside its sentences.
    #[must_use]
    pub fn locale(&self, lang: Lang) -> Option<&Locale> {
        self.get(lang).map(|language| &language.locale)
    }

    /// Returns a number in the digits of a language.
    #[must_use]
    pub fn number(&self, lang: Lang, number: i64) -> String {
        self.locale(lang).map_or(Digits::LATIN, |locale| locale.digits).number(number)
    }

    /// Returns what a digit of any of the languages is worth, so that ৩ typed by habit is taken for 3.
    #[must_use]
    pub fn digit(&self, c: char) -> Option<u8> {
        let own = || self.languages.iter().find_map(|language| language.locale.digits.value(c));
        Digits::LATIN.value(c).or_else(own)
    }

    fn get(&self, lang: Lang) -> Option<&Language> {
        self.languages.get(lang.0)
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.languages.iter().map(|language| &language.tag)).finish()
    }
}

impl Language {
    fn new(locale: Locale, chain: Vec<Lang>, files: &Files) -> Self {
        let tag = locale.tag.to_string();
        let folder = format!("locales/{tag}");
        let paths = files.paths(&folder).filter(|path| path.ends_with(".ftl"));
        let sources = paths.filter_map(|path| Some((path.to_owned(), files.shared(path)?))).collect();
        Self { locale, tag, sources, bundle: OnceLock::new(), chain }
    }

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        self.bundle.get_or_init(|| self.build(&mut Vec::new()))
    }

    /// Reads the sentences. What cannot be read of a file is left out.
    fn build(&self, wrong: &mut Vec<Diagnostic>) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new_concurrent(vec![self.locale.tag.clone()]);
        bundle.set_use_isolating(self.locale.isolate);
        bundle.set_formatter(Some(mark));
        // Fails only where a function of that name is there already, and the bundle is new.
        let _ = bundle.add_builtins();
        for (path, source) in &self.sources {
            let text = source.as_str();
            let known = source.is_compiled_in();
            if !known && check::too_deep(text).is_some() {
                wrong.extend(check::syntax(path, text));
                continue;
            }
            let resource = FluentResource::try_new(if known { text.to_owned() } else { clean(text) })
                .unwrap_or_else(|(rest, _)| {
                    wrong.extend(check::syntax(path, text));
                    rest
                });
            // A second message of the same id is left out; `check` tells it as F02.
            let _ = bundle.add_resource(resource);
        }
        bundle
    }

    /// Returns a message in this language's words, if it has the message. An id `a.b` is the attribute `b` of `a`.
    fn say(&self, lang: Lang, id: &str, args: &FluentArgs<'_>) -> Option<Said> {
        let (id, attribute) = id.split_once('.').map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle().get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle().format_pattern(pattern, Some(args), &mut errors);
        let text = self.locale.digits.fill(&text);
        Some(Said { text, lang: Some(lang), complete: errors.is_empty() })
    }
}

fn arguments(message: &Message) -> FluentArgs<'_> {
    let value = |argument| match argument {
        Argument::Num(number) => FluentValue::from(*number),
        Argument::Wire(wire) => FluentValue::from(unmarked(wire)),
    };
    message.args().into_iter().map(|(name, argument)| (name, value(argument))).collect()
}

/// Returns every language of `locales/`, exactly one of them being the base, which comes first.
pub(super) fn locales(files: &Files) -> (Vec<Locale>, Vec<Diagnostic>) {
    let (mut locales, mut wrong) = (Vec::new(), Vec::new());
    for folder in files.folders("locales") {
        let path = format!("locales/{folder}/locale.toml");
        let (locale, told) = Locale::read(folder, &path, files.get(&path));
        locales.extend(locale);
        wrong.extend(told);
    }
    wrong.extend(one_base(&mut locales));
    locales.sort_by_key(|locale| !locale.base);
    wrong.extend(unknown_fallbacks(&locales));
    (locales, wrong)
}

fn one_base(locales: &mut [Locale]) -> Vec<Diagnostic> {
    let Some(base) = locales.iter().position(|locale| locale.base) else {
        let told = locales.first_mut().map(|first| {
            first.base = true;
            about(first, Message::CheckF00NoBase { tag: first.tag.to_string() })
        });
        return told.into_iter().collect();
    };
    let (upto, after) = locales.split_at_mut(base + 1);
    let base = upto.last().map(|locale| locale.tag.to_string()).unwrap_or_default();
    let others = after.iter_mut().filter(|locale| locale.base);
    others
        .map(|locale| {
            locale.base = false;
            about(locale, Message::CheckF00TwoBases { tag: base.clone(), other: locale.tag.to_string() })
        })
        .collect()
}

fn unknown_fallbacks(locales: &[Locale]) -> Vec<Diagnostic> {
    let known = |tag: &String| locales.iter().any(|locale| locale.tag.to_string() == *tag);
    let told = |locale: &Locale| {
        let unknown = locale.fallback.iter().filter(|tag| !known(tag));
        unknown.map(|tag| about(locale, Message::CheckF00Fallback { tag: tag.clone() })).collect::<Vec<_>>()
    };
    locales.iter().flat_map(told).collect()
}

fn about(locale: &Locale, message: Message) -> Diagnostic {
    let path = format!("locales/{}/locale.toml", locale.tag);
    Diagnostic { path, line: 1, column: 1, code: "F00", level: Level::Error, message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn embedded() -> (Catalog, Lang, Lang) {
        let (catalog, wrong) = Catalog::load(&Files::embedded());
        assert_eq!(wrong, []);
        let (en, bn) = (catalog.lang("en").expect("English"), catalog.lang("bn").expect("Bangla"));
        (catalog, en, bn)
    }

    fn with(files: &[(&str, &str)]) -> (Catalog, Vec<Diagnostic>) {
        let mut all = Files::embedded();
        for (path, text) in files {
            all.insert(*path, *text);
        }
        Catalog::load(&all)
    }

    /// Says a message that is not one of the program's.
    fn say(catalog: &Catalog, lang: Lang, id: &str, name: &str, value: FluentValue<'_>) -> Option<Said> {
        let args: FluentArgs<'_> = [(name, value)].into_iter().collect();
        catalog.get(lang).and_then(|language| language.say(lang, id, &args))
    }

    #[test]
    fn bangla_has_its_plurals_and_its_digits_and_wire_values_keep_theirs() {
        let text = "notes = { $n ->\n [0] নেই\n [one] এক { $n }\n *[other] { $n }টি, { 5 }\n }";
        let (catalog, wrong) = with(&[("locales/bn/probe.ftl", text)]);
        assert_eq!(wrong, []);
        let bn = catalog.lang("bn").expect("Bangla");
        let notes = |n: FluentValue<'_>| say(&catalog, bn, "notes", "n", n).expect("it is there").text;
        assert_eq!([notes(0.into()), notes(1.into()), notes(12.into())], ["নেই", "এক ১", "১২টি, ৫"]);
        assert_eq!(notes("409".into()), "409টি, ৫");
    }

    #[test]
    fn a_catalogue_that_is_opened_says_the_same_later() {
        let (whole, opened) = (Catalog::load(&Files::embedded()).0, Catalog::open(&Files::embedded()));
        for message in Message::samples(12) {
            for lang in whole.langs() {
                assert_eq!(opened.try_text(lang, &message), whole.try_text(lang, &message));
            }
        }
    }

    #[test]
    fn no_isolation_marks_and_no_marks_for_digits_are_left() {
        let (catalog, en, bn) = embedded();
        for message in Message::samples(1234567890) {
            for text in [catalog.text(en, &message), catalog.text(bn, &message)] {
                assert!(!text.contains(['\u{2068}', '\u{2069}']), "{text:?}");
                assert!(!text.chars().any(|c| (0xFDD0..=0xFDD9).contains(&u32::from(c))), "{text:?}");
            }
        }
        assert_eq!(unmarked("\u{FDD3}7"), "\u{FFFD}7");
    }

    #[test]
    fn a_broken_file_is_told_and_the_rest_of_it_works() {
        let broken = "\u{FEFF}check-f03 = ভালো\n\nbad = { \"id\": 1 }\n\nlast = শেষ\n";
        let (catalog, wrong) = with(&[("locales/bn/a.ftl", broken)]);
        let told: Vec<_> = wrong.iter().map(|w| (w.path.as_str(), w.line, w.column, w.code)).collect();
        assert_eq!(told, [("locales/bn/a.ftl", 3, 13, "F01")]);
        let bn = catalog.lang("bn").expect("Bangla");
        assert_eq!(catalog.text(bn, &Message::CheckF03 { id: "x".into() }), "ভালো");
        assert!(say(&catalog, bn, "last", "n", 1.into()).is_some());
    }

    #[test]
    fn a_folder_adds_a_language_that_falls_back_message_by_message() {
        let toml = "tag = \"xx\"\nname = \"Xx\"\nfallback = [\"bn\"]";
        let ftl = "check-f01-other = xx says\ncheck-f03 = { $unknown }";
        let (catalog, wrong) = with(&[("locales/xx/locale.toml", toml), ("locales/xx/check.ftl", ftl)]);
        assert_eq!(wrong, []);
        let tags: Vec<&str> = catalog.langs().map(|lang| catalog.tag(lang)).collect();
        assert_eq!(tags, ["en", "bn", "xx"]);
        let (bn, xx) = (catalog.lang("bn").expect("bn"), catalog.lang("xx").expect("xx"));
        assert_eq!((catalog.next(bn), catalog.next(xx)), (xx, catalog.base()));
        assert_eq!(catalog.text(xx, &Message::CheckF01Other), "xx says");
        assert_eq!(
            catalog.try_text(xx, &Message::CheckF01Value),
            catalog.try_text(bn, &Message::CheckF01Value)
        );
        let flawed = Message::CheckF03 { id: "y".into() };
        assert_eq!(catalog.try_text(xx, &flawed).lang, Some(bn), "words with a hole are passed over");
    }

    #[test]
    fn without_any_language_it_still_answers() {
        let (catalog, wrong) = Catalog::load(&Files::default());
        assert_eq!(wrong, []);
        let lang = Lang::default();
        let said = catalog.try_text(lang, &Message::CheckF01Other);
        assert_eq!(said, Said { text: "⟦check-f01-other⟧".into(), lang: None, complete: false });
        assert_eq!((catalog.next(lang), catalog.tag(lang), catalog.autonym(lang)), (lang, "und", ""));
        assert_eq!((catalog.number(lang, 12), catalog.digit('7')), ("12".into(), Some(7)));
    }

    #[test]
    fn a_broken_locale_leaves_a_language_of_bare_defaults() {
        let (catalog, wrong) = with(&[("locales/bn/locale.toml", "tag = \"bn\"\nname = ")]);
        assert_eq!(wrong.iter().map(|w| (w.line, w.code)).collect::<Vec<_>>(), [(2, "F00")]);
        let bn = catalog.lang("bn").expect("Bangla");
        assert_eq!((catalog.autonym(bn), catalog.number(bn, 3)), ("bn", "3".into()));
    }

    #[test]
    fn exactly_one_language_is_the_base() {
        let told = |bases: [bool; 2]| {
            let mut files = Files::default();
            for (tag, base) in ["aa", "bb"].into_iter().zip(bases) {
                let text = format!("tag = \"{tag}\"\nname = \"{tag}\"\nbase = {base}");
                files.insert(format!("locales/{tag}/locale.toml"), text);
            }
            let (catalog, wrong) = Catalog::load(&files);
            (catalog.tag(catalog.base()).to_owned(), wrong.into_iter().map(|w| w.message).collect::<Vec<_>>())
        };
        assert_eq!(told([false, true]), ("bb".into(), vec![]));
        assert_eq!(told([false, false]), ("aa".into(), vec![Message::CheckF00NoBase { tag: "aa".into() }]));
        let two = Message::CheckF00TwoBases { tag: "aa".into(), other: "bb".into() };
        assert_eq!(told([true, true]), ("aa".into(), vec![two]));
    }

    #[test]
    fn tags_digits_and_names_are_found() {
        let (catalog, en, bn) = embedded();
        assert_eq!(
            (catalog.lang("bn_BD"), catalog.lang("EN-gb"), catalog.lang("fr")),
            (Some(bn), Some(en), None)
        );
        assert_eq!((catalog.digit('৭'), catalog.digit('7'), catalog.digit('x')), (Some(7), Some(7), None));
        assert_eq!((catalog.number(bn, 8080), catalog.number(en, 8080)), ("৮০৮০".into(), "8080".into()));
        assert_eq!((catalog.base(), catalog.autonym(bn)), (en, "বাংলা"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn any_files_make_a_catalogue_that_can_be_checked_and_asked(
            locale in "(tag = \"(xx|zh)\"\n|name = \"\\PC{0,3}\"\n|base = true\n|\\[style\\]\n|danda = \"।\"\n|\\PC{0,5}\n){0,5}",
            ftl in "(check-f01-other|a|-a| = |\\.|\"|\\{ |\\}|\\$n| -> |\n ?|\\[one\\] |\\*\\[other\\] |\\*\\*|`|ক্ষি|\\PC){0,40}",
        ) {
            let mut files = Files::default();
            files.insert("locales/xx/locale.toml", locale);
            files.insert("locales/xx/a.ftl", ftl.as_str());
            let (catalog, _) = Catalog::load(&files);
            for lang in catalog.langs() {
                for message in [Message::CheckF01Other, Message::CheckF03 { id: ftl.clone() }] {
                    let said = catalog.try_text(lang, &message);
                    prop_assert_eq!(said.lang.is_none(), said.text == format!("⟦{}⟧", message.id()));
                }
            }
            prop_assert!(check::check(&files).iter().all(|wrong| wrong.line >= 1 && wrong.column >= 1));
        }
    }
}
