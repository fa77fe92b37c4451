//! The `.ftl` files of one language as syntax trees, with the place of everything in them.

use std::collections::BTreeMap;

use fluent_syntax::ast::{self, Entry, Expression, InlineExpression, PatternElement};
use fluent_syntax::parser::parse;

use super::syntax::too_deep;
use crate::diagnostic::{Diagnostic, Level, position};
use crate::files::Files;
use crate::i18n::Message;

pub(super) type Pattern<'s> = ast::Pattern<&'s str>;

/// Everything that one language says, in the order of files and lines.
pub(super) struct Source<'s> {
    pub(super) tag: String,
    pub(super) entries: Vec<Said<'s>>,
}

/// One message or term.
pub(super) struct Said<'s> {
    pub(super) file: File<'s>,
    /// The id; a term's begins with `-`.
    pub(super) id: String,
    /// Where it stands: a part of the file's text.
    pub(super) name: &'s str,
    pub(super) value: Option<Pattern<'s>>,
    pub(super) attributes: Vec<ast::Attribute<&'s str>>,
    pub(super) comment: String,
}

/// A file as it was saved, but for a byte order mark.
#[derive(Clone, Copy)]
pub(super) struct File<'s> {
    pub(super) path: &'s str,
    pub(super) text: &'s str,
}

impl<'s> Source<'s> {
    pub(super) fn read(files: &'s Files, tag: &str) -> Self {
        let folder = format!("locales/{tag}/");
        let ours = |path: &str| path.starts_with(&folder) && path.ends_with(".ftl");
        let ours = files.below("locales").filter(|(path, text)| ours(path) && too_deep(text).is_none());
        let entries = ours.flat_map(|(path, text)| {
            let file = File { path, text: text.trim_start_matches('\u{FEFF}') };
            let tree = parse(file.text).unwrap_or_else(|(rest, _)| rest);
            tree.body.into_iter().filter_map(move |entry| Said::of(entry, file))
        });
        Self { tag: tag.to_owned(), entries: entries.collect() }
    }

    /// Returns the entries by id; of two with one id the first, which is the one that is shown.
    pub(super) fn by_id(&self) -> BTreeMap<&str, &Said<'s>> {
        self.entries.iter().rev().map(|said| (said.id.as_str(), said)).collect()
    }
}

impl<'s> Said<'s> {
    fn of(entry: Entry<&'s str>, file: File<'s>) -> Option<Self> {
        let remark =
            |comment: Option<ast::Comment<&str>>| comment.map(|c| c.content.join("\n")).unwrap_or_default();
        match entry {
            Entry::Message(ast::Message { id, value, attributes, comment }) => {
                let (name, comment) = (id.name, remark(comment));
                Some(Self { file, id: name.to_owned(), name, value, attributes, comment })
            }
            Entry::Term(ast::Term { id, value, attributes, comment }) => {
                let (name, comment) = (id.name, remark(comment));
                Some(Self { file, id: format!("-{name}"), name, value: Some(value), attributes, comment })
            }
            _ => None,
        }
    }

    pub(super) fn is_term(&self) -> bool {
        self.id.starts_with('-')
    }

    /// Returns every pattern with its id (`a` or `a.b`) and the part of the file that names it.
    pub(super) fn patterns(&self) -> impl Iterator<Item = (String, &'s str, &Pattern<'s>)> {
        let own = self.value.iter().map(|pattern| (self.id.clone(), self.name, pattern));
        let attributes = self.attributes.iter();
        own.chain(attributes.map(|a| (format!("{}.{}", self.id, a.id.name), a.id.name, &a.value)))
    }
}

impl File<'_> {
    /// Returns a finding at a part of the file's own text.
    pub(super) fn tell(&self, part: &str, code: &'static str, level: Level, message: Message) -> Diagnostic {
        let (line, column) = position(self.text, self.offset(part));
        Diagnostic { path: self.path.to_owned(), line, column, code, level, message }
    }

    /// Returns where a part of the file's own text begins. The tree borrows from the text, so addresses tell it.
    pub(super) fn offset(&self, part: &str) -> usize {
        part.as_ptr().addr().saturating_sub(self.text.as_ptr().addr())
    }
}

/// What a pattern refers to.
pub(super) enum Found<'p, 's> {
    Variable(&'s str),
    /// A message, or with a second name one of its attributes.
    Message(&'s str, Option<&'s str>),
    Term(&'s str),
    Function(&'s str),
    /// A choice between variants by a variable.
    Select(&'s str, &'p [ast::Variant<&'s str>]),
}

/// Shows everything that a pattern refers to, at any depth.
pub(super) fn walk<'p, 's>(pattern: &'p Pattern<'s>, see: &mut dyn FnMut(Found<'p, 's>)) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            walk_expression(expression, see);
        }
    }
}

fn walk_expression<'p, 's>(expression: &'p Expression<&'s str>, see: &mut dyn FnMut(Found<'p, 's>)) {
    match expression {
        Expression::Inline(inline) => walk_inline(inline, see),
        Expression::Select { selector, variants } => {
            if let InlineExpression::VariableReference { id } = selector {
                see(Found::Select(id.name, variants));
            }
            walk_inline(selector, see);
            for variant in variants {
                walk(&variant.value, see);
            }
        }
    }
}

fn walk_inline<'p, 's>(inline: &'p InlineExpression<&'s str>, see: &mut dyn FnMut(Found<'p, 's>)) {
    let arguments = match inline {
        InlineExpression::VariableReference { id } => return see(Found::Variable(id.name)),
        InlineExpression::Placeable { expression } => return walk_expression(expression, see),
        InlineExpression::MessageReference { id, attribute } => {
            return see(Found::Message(id.name, attribute.as_ref().map(|a| a.name)));
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => return,
        InlineExpression::TermReference { id, arguments, .. } => {
            see(Found::Term(id.name));
            arguments.as_ref()
        }
        InlineExpression::FunctionReference { id, arguments } => {
            see(Found::Function(id.name));
            Some(arguments)
        }
    };
    for argument in arguments.iter().flat_map(|arguments| &arguments.positional) {
        walk_inline(argument, see);
    }
}
