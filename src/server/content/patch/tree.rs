//! A JSON document that is taken apart only as far as somebody walks into it: the rest stays the text that it was.

use serde_json::Value;
use serde_json::value::RawValue;

use super::Pointer;
use crate::server::content::json;
use crate::server::content::merge::Members;

/// A value of the document. What is put into it is text, so what was taken apart is never deeper than a path is long.
#[derive(Debug)]
pub(super) enum Tree {
    /// As it was written.
    Text(String),
    /// The members of an object, in their order.
    Object(Vec<(String, Self)>),
    /// The elements of an array.
    Array(Vec<Self>),
}

impl Tree {
    /// Returns checked JSON as a tree.
    pub(super) fn of(text: &str) -> Self {
        Self::Text(text.trim_ascii().to_owned())
    }

    /// Takes an object or an array apart, by one level.
    fn open(&mut self) {
        let Self::Text(text) = self else { return };
        let opened = match text.chars().next() {
            Some('{') => Members::of(text).map(|members| {
                Self::Object(members.iter().map(|(name, value)| (name.to_owned(), Self::of(value))).collect())
            }),
            Some('[') => serde_json::from_str::<Vec<&RawValue>>(text)
                .ok()
                .map(|elements| Self::Array(elements.iter().map(|raw| Self::of(raw.get())).collect())),
            _ => None,
        };
        if let Some(opened) = opened {
            *self = opened;
        }
    }

    /// Returns what a pointer names.
    pub(super) fn at(&mut self, pointer: &Pointer) -> Option<&mut Self> {
        self.walk(pointer.parts())
    }

    /// Nothing lies deeper than content may be, and nobody walks there.
    fn walk(&mut self, parts: &[String]) -> Option<&mut Self> {
        let parts = Some(parts).filter(|parts| parts.len() <= json::DEPTH)?;
        parts.iter().try_fold(self, |tree, part| {
            tree.open();
            match tree {
                Self::Object(members) => {
                    members.iter_mut().find(|(name, _)| name == part).map(|(_, value)| value)
                }
                Self::Array(elements) => elements.get_mut(index(part)?),
                Self::Text(_) => None,
            }
        })
    }

    /// Adds a value (RFC 6902 §4.1): a member, in the place of one of its name; an element, before the one of its number or
    /// at the end; or in the place of the whole. `None` where there is no such place.
    pub(super) fn add(&mut self, pointer: &Pointer, value: Self) -> Option<()> {
        let Some((last, parents)) = pointer.parts().split_last() else {
            *self = value;
            return Some(());
        };
        let parent = self.walk(parents)?;
        parent.open();
        match parent {
            Self::Object(members) => match members.iter_mut().find(|(name, _)| name == last) {
                Some((_, there)) => *there = value,
                None => members.push((last.clone(), value)),
            },
            Self::Array(elements) => {
                let at = if last == "-" { elements.len() } else { index(last)? };
                (at <= elements.len()).then(|| elements.insert(at, value))?;
            }
            Self::Text(_) => return None,
        }
        Some(())
    }

    /// Takes a value out and returns it; the whole document cannot be.
    pub(super) fn remove(&mut self, pointer: &Pointer) -> Option<Self> {
        let (last, parents) = pointer.parts().split_last()?;
        let parent = self.walk(parents)?;
        parent.open();
        match parent {
            Self::Object(members) => {
                let at = members.iter().position(|(name, _)| name == last)?;
                Some(members.remove(at).1)
            }
            Self::Array(elements) => {
                let at = index(last).filter(|at| *at < elements.len())?;
                Some(elements.remove(at))
            }
            Self::Text(_) => None,
        }
    }

    /// Returns about how many octets it has.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Object(members) => {
                members.iter().map(|(name, value)| name.len() + value.size() + 4).sum::<usize>() + 2
            }
            Self::Array(elements) => elements.iter().map(|value| value.size() + 1).sum::<usize>() + 2,
        }
    }

    /// Returns it as text.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => out.push_str(text),
            Self::Object(members) => {
                out.push('{');
                for (at, (name, value)) in members.iter().enumerate() {
                    out.push_str(if at > 0 { "," } else { "" });
                    out.push_str(&Value::from(name.as_str()).to_string());
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
            Self::Array(elements) => {
                out.push('[');
                for (at, value) in elements.iter().enumerate() {
                    out.push_str(if at > 0 { "," } else { "" });
                    value.write(out);
                }
                out.push(']');
            }
        }
    }
}

/// The number of an element: digits without a zero before them (RFC 6901 §4).
fn index(part: &str) -> Option<usize> {
    let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let plain = digits && (part == "0" || !part.starts_with('0'));
    part.parse().ok().filter(|_| plain)
}
