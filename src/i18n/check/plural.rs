//! Which plural forms a language has: Fluent itself is asked, so that there is no second table.

use std::collections::BTreeSet;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

const PROBE: &str =
    "form = { $n ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n }";

/// The plural forms of a language, for whole numbers and fractions.
pub(super) struct Forms {
    names: BTreeSet<String>,
    one_means_zero: bool,
}

impl Forms {
    pub(super) fn of(tag: &LanguageIdentifier) -> Self {
        let mut bundle = FluentBundle::new(vec![tag.clone()]);
        let _ =
            bundle.add_resource(FluentResource::try_new(PROBE.to_owned()).unwrap_or_else(|(rest, _)| rest));
        let form = |number: f64| {
            let args: FluentArgs<'_> = [("n", number)].into_iter().collect();
            let pattern = bundle.get_message("form").and_then(|message| message.value());
            pattern.map_or_else(String::new, |p| {
                bundle.format_pattern(p, Some(&args), &mut Vec::new()).into_owned()
            })
        };
        // CLDR's rules look at n mod 100, at 0 and 1, at fractions, and at whole millions.
        let mut names: BTreeSet<String> = (0..=120).map(f64::from).chain([0.5, 1.5, 1e6]).map(form).collect();
        names.insert("other".to_owned());
        Self { names, one_means_zero: form(0.0) == "one" }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.names.contains(name)
    }

    /// Tells whether `[one]` is also the form of 0.
    pub(super) fn one_means_zero(&self) -> bool {
        self.one_means_zero
    }
}

#[cfg(test)]
mod tests {
    use super::Forms;

    #[test]
    fn fluent_tells_the_forms_of_a_language() {
        let forms = |tag: &str| Forms::of(&tag.parse().expect("a tag"));
        let names = |tag: &str| forms(tag).names.into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!([names("en"), names("bn"), names("ja")], ["one other", "one other", "other"]);
        assert_eq!(names("ar"), "few many one other two zero");
        assert!(
            forms("bn").one_means_zero() && forms("hi").one_means_zero() && !forms("en").one_means_zero()
        );
    }
}
