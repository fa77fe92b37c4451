//! The words of a lesson as their file has them: `title`, `objective` and one table for each step.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::{LessonText, StepText};

impl<'de> Deserialize<'de> for LessonText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(LessonVisitor)
    }
}

struct LessonVisitor;

impl<'de> Visitor<'de> for LessonVisitor {
    type Value = LessonText;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table of words")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<LessonText, A::Error> {
        let (mut title, mut objective, mut steps) = (None, None, BTreeMap::new());
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "title" => title = Some(map.next_value::<Prose>()?.0),
                "objective" => objective = Some(map.next_value::<Prose>()?.0),
                _ => {
                    steps.insert(key, map.next_value::<Words>()?.into());
                }
            }
        }
        let title = title.ok_or_else(|| A::Error::missing_field("title"))?;
        let objective = objective.ok_or_else(|| A::Error::missing_field("objective"))?;
        Ok(LessonText { title, objective, steps })
    }
}

/// Text without the line break that ends a multi-line string.
#[derive(Default, Deserialize)]
#[serde(from = "String")]
struct Prose(String);

impl From<String> for Prose {
    fn from(text: String) -> Self {
        Self(text.trim().to_owned())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default)]
    text: Prose,
    #[serde(default)]
    ask: Prose,
    #[serde(default)]
    why: Why,
    #[serde(default)]
    choice: BTreeMap<String, Prose>,
    #[serde(default)]
    goal: BTreeMap<String, Prose>,
    #[serde(default)]
    hint: BTreeMap<String, Prose>,
    aloud: Option<Box<Self>>,
}

impl From<Words> for StepText {
    fn from(words: Words) -> Self {
        let plain =
            |words: BTreeMap<String, Prose>| words.into_iter().map(|(id, prose)| (id, prose.0)).collect();
        Self {
            text: words.text.0,
            ask: words.ask.0,
            verdict: words.why.verdict,
            choice: plain(words.choice),
            why: plain(words.why.choices),
            goal: plain(words.goal),
            hint: plain(words.hint),
            aloud: words.aloud.map(|words| Box::new((*words).into())),
        }
    }
}

/// `why = "…"` beside a claim is the reason of its verdict; `why.kept = "…"` is what to say to a choice.
#[derive(Default)]
struct Why {
    verdict: String,
    choices: BTreeMap<String, Prose>,
}

impl<'de> Deserialize<'de> for Why {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WhyVisitor)
    }
}

struct WhyVisitor;

impl<'de> Visitor<'de> for WhyVisitor {
    type Value = Why;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text, or a table of choices with text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Why, E> {
        Ok(Why { verdict: text.trim().to_owned(), choices: BTreeMap::new() })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Why, A::Error> {
        let choices = BTreeMap::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Why { verdict: String::new(), choices })
    }
}
