//! A deserializer over spanned TOML whose errors are data: what does not fit, where, and the way down to it.

use std::fmt;
use std::ops::Range;

use serde::de::value::{MapAccessDeserializer, StringDeserializer};
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, Visitor,
};
use serde::forward_to_deserialize_any;
use toml::de::DeValue;

use super::{FaultKind, Step};
use crate::i18n::clean;

/// What did not fit.
#[derive(Debug)]
pub(super) struct Misfit {
    /// Where; the innermost value fills it in.
    pub(super) span: Option<Range<usize>>,
    /// The way down to what does not fit, or to the table that lacks a key.
    pub(super) path: Vec<Step>,
    /// What.
    pub(super) kind: FaultKind,
}

impl Misfit {
    fn new(kind: FaultKind) -> Self {
        Self { span: None, path: Vec::new(), kind }
    }

    /// Returns the way down to the key that is missing, if that is what is wrong.
    pub(super) fn missing(&self) -> Option<Vec<Step>> {
        let FaultKind::MissingKey(key) = self.kind else { return None };
        Some(self.path.iter().cloned().chain([Step::Key(key.to_owned())]).collect())
    }

    fn at(mut self, span: &Range<usize>) -> Self {
        self.span.get_or_insert_with(|| span.clone());
        self
    }

    fn below(mut self, step: Step) -> Self {
        self.path.insert(0, step);
        self
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.kind)
    }
}

impl std::error::Error for Misfit {}

impl Error for Misfit {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(FaultKind::WrongValue { found: message.to_string(), expected: String::new() })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::new(FaultKind::WrongValue { found: found.to_string(), expected: expected.to_string() })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(found: &str, expected: &'static [&'static str]) -> Self {
        Self::new(FaultKind::WrongValue { found: found.to_owned(), expected: expected.join(", ") })
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::new(FaultKind::UnknownKey { key: field.to_owned(), known: expected.to_vec() })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(FaultKind::MissingKey(field))
    }
}

/// One value to be deserialized.
pub(super) struct Value<'a, 'i>(pub(super) &'a DeValue<'i>);

impl<'de> Deserializer<'de> for Value<'_, '_> {
    type Error = Misfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        match self.0 {
            DeValue::String(text) => visitor.visit_string(clean(text)),
            DeValue::Boolean(flag) => visitor.visit_bool(*flag),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => visitor.visit_i64(number),
                Err(_) => Err(Misfit::invalid_value(Unexpected::Other(number.as_str()), &visitor)),
            },
            DeValue::Float(number) => match number.as_str().parse() {
                Ok(number) => visitor.visit_f64(number),
                Err(_) => Err(Misfit::invalid_value(Unexpected::Other(number.as_str()), &visitor)),
            },
            DeValue::Datetime(_) => Err(Misfit::invalid_type(Unexpected::Other("date or time"), &visitor)),
            DeValue::Array(array) => visitor.visit_seq(Elements(array.iter().enumerate())),
            DeValue::Table(table) => visitor.visit_map(Entries { rest: table.iter(), open: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Misfit> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Misfit> {
        match self.0 {
            DeValue::String(text) => {
                let text: StringDeserializer<Misfit> = clean(text).into_deserializer();
                visitor.visit_enum(text)
            }
            DeValue::Table(table) => {
                let entries = MapAccessDeserializer::new(Entries { rest: table.iter(), open: None });
                visitor.visit_enum(entries)
            }
            other => Err(Misfit::invalid_type(Unexpected::Other(other.type_str()), &visitor)),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

struct Elements<I>(I);

impl<'de, 'a, 'i: 'a, I> SeqAccess<'de> for Elements<I>
where
    I: Iterator<Item = (usize, &'a toml::Spanned<DeValue<'i>>)>,
{
    type Error = Misfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Misfit> {
        let Some((index, element)) = self.0.next() else { return Ok(None) };
        let read = seed.deserialize(Value(element.get_ref()));
        read.map(Some).map_err(|misfit| misfit.at(&element.span()).below(Step::Index(index)))
    }
}

type Open<'a, 'i> = (&'a str, &'a toml::Spanned<DeValue<'i>>);

struct Entries<'a, 'i, I> {
    rest: I,
    open: Option<Open<'a, 'i>>,
}

impl<'de, 'a, 'i: 'a, I> MapAccess<'de> for Entries<'a, 'i, I>
where
    I: Iterator<Item = (&'a toml::Spanned<std::borrow::Cow<'i, str>>, &'a toml::Spanned<DeValue<'i>>)>,
{
    type Error = Misfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Misfit> {
        let Some((key, value)) = self.rest.next() else { return Ok(None) };
        let name: &str = key.get_ref();
        self.open = Some((name, value));
        let text: StringDeserializer<Misfit> = name.to_owned().into_deserializer();
        let read = seed.deserialize(text);
        read.map(Some).map_err(|misfit| misfit.at(&key.span()).below(Step::Key(name.to_owned())))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, Misfit> {
        let Some((name, value)) = self.open.take() else {
            return Err(Misfit::custom("a value was asked for before its key"));
        };
        let read = seed.deserialize(Value(value.get_ref()));
        read.map_err(|misfit| misfit.at(&value.span()).below(Step::Key(name.to_owned())))
    }
}

/// Reads a value, for [`super::Document::read`].
pub(super) fn read<T: for<'de> Deserialize<'de>>(value: &DeValue<'_>) -> Result<T, Misfit> {
    T::deserialize(Value(value))
}
