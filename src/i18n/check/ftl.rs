//! F02 to F09 and T06: the messages of a language against those of the program and the room for them.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Expression, InlineExpression, PatternElement, Variant, VariantKey};

use super::plural::Forms;
use super::sentence::{Place, sentence};
use super::source::{Found, Pattern, Said, Source, walk};
use crate::diagnostic::{Diagnostic, Level, position};
use crate::i18n::Message;
use crate::i18n::locale::Locale;
use crate::i18n::message::{Kind, Spec};
use crate::text::cells::{WidthModel, Widths};

/// Stands for a wire value or a name in a sentence that is checked.
const PUT_IN: char = '\u{FFFC}';
/// Stands for a number or a choice of variants.
const COUNTED: char = '\u{1A}';

/// What a rule may look at.
struct Check<'a> {
    locale: &'a Locale,
    forms: Forms,
    by_id: BTreeMap<&'a str, &'a Said<'a>>,
    spec: BTreeMap<&'a str, &'a [(&'static str, Kind)]>,
    wrong: Vec<Diagnostic>,
}

/// Checks everything that one language says. `base` is what the base language says.
pub(super) fn rules(
    locale: &Locale,
    source: &Source<'_>,
    base: Option<&Source<'_>>,
    spec: &[Spec],
) -> Vec<Diagnostic> {
    let forms = Forms::of(&locale.tag);
    let spec_by_id = spec.iter().copied().collect();
    let mut check = Check { locale, forms, by_id: source.by_id(), spec: spec_by_id, wrong: Vec::new() };
    check.missing(source, base, spec);
    for said in &source.entries {
        check.twice(said);
        check.unknown(said);
        check.circle(said);
        for (id, name, pattern) in said.patterns() {
            check.arguments(said, &id, name, pattern);
            check.references(said, &id, pattern);
            check.variants(said, &id, pattern);
            check.sentences(said, &id, pattern);
            check.budget(said, &id, name, pattern);
        }
    }
    check.wrong
}

impl<'a> Check<'a> {
    fn error(&mut self, said: &Said<'_>, part: &str, code: &'static str, message: Message) {
        self.wrong.push(said.file.tell(part, code, Level::Error, message));
    }

    /// F03: a message of the program is not there. It is told for the file in which the base language has it.
    fn missing(&mut self, source: &Source<'_>, base: Option<&Source<'_>>, spec: &[Spec]) {
        let level = if self.locale.base { Level::Error } else { Level::Warning };
        let base = base.map(Source::by_id).unwrap_or_default();
        let message_of = |id: &'static str| id.split_once('.').map_or(id, |(message, _)| message);
        let has = |id: &str| {
            let said = self.by_id.get(id.split('.').next().unwrap_or_default());
            said.is_some_and(|said| said.patterns().any(|(own, ..)| own == id))
        };
        let absent: Vec<&'static str> = spec.iter().map(|(id, _)| *id).filter(|id| !has(id)).collect();
        for id in absent {
            let file = base.get(message_of(id)).and_then(|said| said.file.path.rsplit_once('/'));
            let path = format!("locales/{}/{}", source.tag, file.map_or("main.ftl", |(_, name)| name));
            let message = Message::CheckF03 { id: id.to_owned() };
            self.wrong.push(Diagnostic { path, line: 1, column: 1, code: "F03", level, message });
        }
    }

    /// F02: an id stands a second time.
    fn twice(&mut self, said: &Said<'_>) {
        let Some(first) = self.by_id.get(said.id.as_str()).filter(|first| !std::ptr::eq(**first, said))
        else {
            return;
        };
        let (line, _) = position(first.file.text, first.file.offset(first.name));
        let message = Message::CheckF02 { id: said.id.clone(), first: format!("{}:{line}", first.file.path) };
        self.error(said, said.name, "F02", message);
    }

    /// F04: the program has no such message or attribute.
    fn unknown(&mut self, said: &Said<'_>) {
        if said.is_term() {
            return;
        }
        for (id, name, _) in
            said.patterns().filter(|(id, ..)| !self.spec.contains_key(id.as_str())).collect::<Vec<_>>()
        {
            self.error(said, name, "F04", Message::CheckF04 { id });
        }
    }

    /// F05 and F06: the variables are the arguments of the message. A term's come from whoever refers to it.
    fn arguments(&mut self, said: &Said<'_>, id: &str, name: &str, pattern: &Pattern<'_>) {
        let Some(args) = self.spec.get(id).copied() else { return };
        let mut used = Vec::new();
        walk(pattern, &mut |found| {
            used.extend(if let Found::Variable(name) = found { Some(name) } else { None })
        });
        for unknown in used.iter().filter(|name| !args.iter().any(|(arg, _)| arg == *name)) {
            let message = Message::CheckF05 { id: id.to_owned(), name: (*unknown).to_owned() };
            self.error(said, unknown, "F05", message);
        }
        let excused = |arg: &str| {
            said.comment
                .lines()
                .filter_map(|line| line.trim().strip_prefix("unused:"))
                .any(|names| names.trim() == arg)
        };
        for (arg, _) in args.iter().filter(|(arg, _)| !used.contains(arg) && !excused(arg)) {
            let message = Message::CheckF06 { id: id.to_owned(), name: (*arg).to_owned() };
            self.wrong.push(said.file.tell(name, "F06", Level::Warning, message));
        }
    }

    /// F07: a reference leads nowhere.
    fn references(&mut self, said: &Said<'_>, id: &str, pattern: &Pattern<'_>) {
        let mut lost = Vec::new();
        walk(pattern, &mut |found| match found {
            Found::Message(name, None) if !self.says(name, name) => lost.push((name, name.to_owned())),
            Found::Message(name, Some(attribute)) if !self.says(name, &format!("{name}.{attribute}")) => {
                lost.push((name, format!("{name}.{attribute}")));
            }
            Found::Term(name) if !self.by_id.contains_key(format!("-{name}").as_str()) => {
                lost.push((name, format!("-{name}")));
            }
            Found::Function(name) if name != "NUMBER" => lost.push((name, format!("{name}()"))),
            _ => {}
        });
        for (part, name) in lost {
            self.error(said, part, "F07", Message::CheckF07 { id: id.to_owned(), name });
        }
    }

    fn says(&self, message: &str, id: &str) -> bool {
        self.by_id.get(message).is_some_and(|said| said.patterns().any(|(own, ..)| own == id))
    }

    /// F07: references lead round in a circle.
    fn circle(&mut self, said: &Said<'_>) {
        let mut seen: Vec<String> = Vec::new();
        let mut ahead = refers_to(said);
        while let Some(id) = ahead.pop() {
            if id == said.id {
                return self.error(said, said.name, "F07", Message::CheckF07Cycle { id });
            }
            if !seen.contains(&id) {
                ahead.extend(self.by_id.get(id.as_str()).map(|said| refers_to(said)).unwrap_or_default());
                seen.push(id);
            }
        }
    }

    /// F09: the variants of a number are plural forms of the language, or numbers.
    fn variants(&mut self, said: &Said<'_>, id: &str, pattern: &Pattern<'_>) {
        let mut told = Vec::new();
        let counts = |name: &str| self.kind(id, name) == Some(Kind::Num);
        walk(pattern, &mut |found| {
            if let Found::Select(number, variants) = found
                && counts(number)
            {
                let exact =
                    |number: &str| variants.iter().any(|v| key(v).is_err_and(|value| value == number));
                let hidden = self.forms.one_means_zero() && !(exact("0") && exact("1"));
                for (variant, form) in variants.iter().filter_map(|v| key(v).ok().map(|form| (v, form))) {
                    if !self.forms.has(form) {
                        told.push((form, Message::CheckF09Key { id: id.to_owned(), key: form.to_owned() }));
                    } else if form == "one" && hidden && !shows(&variant.value, number) {
                        told.push((
                            form,
                            Message::CheckF09One { id: id.to_owned(), name: number.to_owned() },
                        ));
                    }
                }
            }
        });
        for (part, message) in told {
            self.error(said, part, "F09", message);
        }
    }

    fn kind(&self, id: &str, argument: &str) -> Option<Kind> {
        let args = self.spec.get(id)?;
        args.iter().find(|(name, _)| *name == argument).map(|(_, kind)| *kind)
    }

    /// The T rules: a pattern and each variant in it is a text of its own.
    fn sentences(&mut self, said: &Said<'_>, id: &str, pattern: &Pattern<'_>) {
        let flat = self.flatten(said, id, pattern);
        let at = |offset: usize| position(said.file.text, flat.source(offset));
        self.wrong.extend(sentence(self.locale, &flat.text, &Place { path: said.file.path, at: &at }));
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression: Expression::Select { variants, .. } } = element {
                for variant in variants {
                    self.sentences(said, id, &variant.value);
                }
            }
        }
    }

    /// T06: a label fits its place in every terminal. What is put into it has no known width.
    fn budget(&mut self, said: &Said<'_>, id: &str, name: &str, pattern: &Pattern<'_>) {
        let budgets =
            self.locale.budget.iter().filter(|(prefix, _)| id.starts_with(*prefix) && !id.contains('.'));
        let Some((_, budget)) = budgets.max_by_key(|(prefix, _)| prefix.len()) else { return };
        let text = self.flatten(said, id, pattern).text;
        let widths = WidthModel::measured().map(|(model, name)| (Widths::new(model).of(&text), name));
        let Some((cells, model)) = widths.rev().max_by_key(|(cells, _)| *cells) else { return };
        if cells > *budget && !text.contains([PUT_IN, COUNTED]) {
            let (cells, budget) = (i64::from(cells), i64::from(*budget));
            let message = Message::CheckT06 { id: id.to_owned(), cells, budget, model: model.to_owned() };
            self.error(said, name, "T06", message);
        }
    }

    fn flatten(&self, said: &Said<'_>, id: &str, pattern: &Pattern<'_>) -> Flat {
        let mut flat = Flat::default();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    let source = said.file.offset(value);
                    flat.parts.push((flat.text.len(), source));
                    flat.text.push_str(value);
                }
                PatternElement::Placeable { expression } => flat.text.push(self.stand_in(id, expression)),
            }
        }
        flat
    }

    fn stand_in(&self, id: &str, expression: &Expression<&str>) -> char {
        match expression {
            Expression::Select { .. } | Expression::Inline(InlineExpression::NumberLiteral { .. }) => COUNTED,
            Expression::Inline(InlineExpression::VariableReference { id: name })
                if self.kind(id, name.name) == Some(Kind::Num) =>
            {
                COUNTED
            }
            Expression::Inline(_) => PUT_IN,
        }
    }
}

/// A pattern as one text, and where its parts stand in the file.
#[derive(Default)]
struct Flat {
    text: String,
    parts: Vec<(usize, usize)>,
}

impl Flat {
    fn source(&self, offset: usize) -> usize {
        let part = self.parts.iter().rev().find(|(at, _)| *at <= offset).or(self.parts.first());
        part.map_or(0, |(at, source)| source + offset.saturating_sub(*at))
    }
}

/// Returns the form of a variant, or the number if it stands for an exact one.
fn key<'s>(variant: &Variant<&'s str>) -> Result<&'s str, &'s str> {
    match variant.key {
        VariantKey::Identifier { name } => Ok(name),
        VariantKey::NumberLiteral { value } => Err(value),
    }
}

fn shows(pattern: &Pattern<'_>, variable: &str) -> bool {
    let mut shown = false;
    walk(pattern, &mut |found| shown |= matches!(found, Found::Variable(name) if name == variable));
    shown
}

fn refers_to(said: &Said<'_>) -> Vec<String> {
    let mut ids = Vec::new();
    for (_, _, pattern) in said.patterns() {
        walk(pattern, &mut |found| match found {
            Found::Message(name, _) => ids.push(name.to_owned()),
            Found::Term(name) => ids.push(format!("-{name}")),
            _ => {}
        });
    }
    ids
}
