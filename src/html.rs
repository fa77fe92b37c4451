//! A lesson as one HTML page: for whoever reads it in a browser because the terminal cannot show the language.
//!
//! The page holds everything: its style, the claims with their verdicts, and every request of the lesson's own solution
//! with the response that the lab gave. It has no scripts, asks for nothing from anywhere, follows the reader's choice of
//! light or dark, and can be printed.

mod exchange;
mod experiment;
mod markup;
mod step;
mod words;

use crate::app::World;
use crate::app::play::count;
use crate::course::Lesson;
use crate::i18n::{Lang, Message};
use crate::server::scene::Seed;

use markup::{Markup, block, doctype, element, font_family, style, void};
use words::Words;

const SHEET: &str = include_str!("../assets/page.css");

/// Nothing is loaded from anywhere, and nothing runs.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'";

/// Returns the page of a lesson, by its place in the course counted from 0; none for a lesson that is not there.
#[must_use]
pub fn lesson(world: &World, lang: Lang, lesson: usize) -> Option<String> {
    let words = Words { world, lang };
    let found = world.course.lessons.get(lesson)?;
    let body = [header(words, found, lesson), start(words, found), steps(words, found), footer(words, found)];
    let body = block("body", &[], block("main", &[], body.into_iter().collect()));
    let page = element("html", &[("lang", words.tag())], head(words, found).and(body));
    Some(doctype().and(page).into_string() + "\n")
}

fn title<'a>(words: Words<'a>, lesson: &'a Lesson) -> &'a str {
    let text = words.world.course.text(&lesson.id, words.tag());
    text.map_or(lesson.id.as_str(), |text| text.title.as_str())
}

fn head(words: Words<'_>, lesson: &Lesson) -> Markup {
    let fonts =
        words.world.catalog.locale(words.lang).map(|locale| locale.fonts.as_slice()).unwrap_or_default();
    let metas = [
        void("meta", &[("charset", "utf-8")]),
        void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
        void("meta", &[("http-equiv", "Content-Security-Policy"), ("content", POLICY)]),
        void("meta", &[("name", "color-scheme"), ("content", "light dark")]),
    ];
    let name = format!("{} · putpost", title(words, lesson));
    let title = block("title", &[], Markup::text(&name));
    let style = style(SHEET, font_family("--text", fonts));
    block("head", &[], metas.into_iter().collect::<Markup>().and(title).and(style))
}

fn header(words: Words<'_>, lesson: &Lesson, at: usize) -> Markup {
    let of = count(words.world.course.lessons.len());
    let place = words.say(&Message::HtmlLesson { n: count(at + 1), of });
    let minutes = words.say(&Message::Minutes { n: i64::from(lesson.minutes) });
    let place = block("p", &[("class", "place")], place.and(Markup::text(" · ")).and(minutes));
    let name = block("h1", &[], words.prose(title(words, lesson)));
    let text = words.world.course.text(&lesson.id, words.tag());
    let aim = text.map(|text| block("p", &[("class", "aim")], words.prose(&text.objective)));
    block("header", &[], place.and(name).and(aim.unwrap_or_default()))
}

/// What is on the server at the start.
fn start(words: Words<'_>, lesson: &Lesson) -> Markup {
    let Some(scene) = words.world.course.scenes.get(&lesson.scene) else { return Markup::default() };
    let item = |seed: &Seed| {
        let path = element("dt", &[], words.code(&seed.target));
        block("div", &[], path.and(element("dd", &[], words.code(seed.body.trim()))))
    };
    let items: Markup = scene.resource.iter().map(item).collect();
    let list = if items.is_empty() {
        block("p", &[], words.say(&Message::NothingYet))
    } else {
        block("dl", &[], items)
    };
    let caption = block("h2", &[], words.say(&Message::HtmlStart));
    block("section", &[("class", "server")], caption.and(list))
}

fn steps(words: Words<'_>, lesson: &Lesson) -> Markup {
    let experiments = experiment::run(words.world, lesson);
    let step = |(at, step): (usize, &crate::course::Step)| {
        step::step(words, lesson, step, at + 1, experiments.get(&step.id))
    };
    lesson.step.iter().enumerate().map(step).collect()
}

fn footer(words: Words<'_>, lesson: &Lesson) -> Markup {
    let command = format!("putpost {}", lesson.id);
    let said = words.say(&Message::HtmlFoot).and(Markup::text(" ")).and(words.code(&command));
    block("footer", &[], block("p", &[], said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::load;
    use crate::files::Files;
    use crate::i18n::Catalog;

    fn world(files: &Files) -> World {
        let (catalog, _) = Catalog::load(files);
        let tags: Vec<String> = catalog.langs().map(|lang| catalog.tag(lang).to_owned()).collect();
        World { course: load(files, &tags).0, catalog }
    }

    #[test]
    fn every_lesson_is_a_whole_page_in_every_language() {
        let world = world(&Files::embedded());
        for lang in world.catalog.langs() {
            for (at, found) in world.course.lessons.iter().enumerate() {
                let page = lesson(&world, lang, at).unwrap();
                markup::tests::assert_well_formed(&page);
                let tag = world.catalog.tag(lang);
                assert!(page.starts_with(&format!("<!doctype html>\n<html lang=\"{tag}\">")));
                assert_eq!(page.matches("<section").count(), found.step.len() + 1, "{}", found.id);
                assert!(
                    !page.contains("{=") && !page.contains('⟦') && !page.contains("<script"),
                    "{}",
                    found.id
                );
                // What is needed is in it: no address of anything to be loaded.
                assert!(!page.contains("src=") && !page.contains("href=") && !page.contains("url("));
                let text = world.course.text(&found.id, tag).unwrap();
                assert!(page.contains(&Markup::text(&text.title).into_string()));
            }
        }
        assert_eq!(lesson(&world, Lang::default(), 99), None);
    }

    #[test]
    fn the_exchanges_are_those_of_the_lab() {
        let world = world(&Files::embedded());
        let (at, _) = world.course.lesson("put-again").unwrap();
        let page = lesson(&world, Lang::default(), at).unwrap();
        assert_eq!(page.matches("HTTP/1.1 201 Created").count(), 1);
        assert_eq!(page.matches("HTTP/1.1 204 No Content").count(), 2);
        assert_eq!(page.matches("PUT /users/2 HTTP/1.1").count(), 3);
        assert!(page.contains("/users/2 was made.") && page.contains("The server is the same"));
        assert!(page.contains("RFC 9110 §"));
    }

    #[test]
    fn hostile_words_stay_words_and_missing_ones_say_their_language() {
        let evil = "</pre></style><script>alert(1)</script>&\\\"'<img onerror=x>";
        let mut files = Files::embedded();
        let texts: Vec<(String, String)> =
            files.below("lessons").map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
        for (path, text) in texts {
            if path.ends_with("/en.toml") || path == "lessons/claims.toml" {
                let text = text.replace("RFC 9110", evil).replace("You ", evil).replace("The ", evil);
                files.insert(path, text);
            }
        }
        files.insert("lessons/put-again/bn.toml", "title = \"x\"\nobjective = \"y\"\n");
        let world = world(&files);
        for lang in world.catalog.langs() {
            for at in 0..world.course.lessons.len() {
                let page = lesson(&world, lang, at).unwrap();
                markup::tests::assert_well_formed(&page);
                assert!(!page.contains("<script") && !page.contains("<img"));
            }
        }
        let (at, _) = world.course.lesson("put-again").unwrap();
        let other = world.catalog.langs().nth(1).unwrap();
        let page = lesson(&world, other, at).unwrap();
        let base = world.catalog.tag(world.catalog.base());
        assert!(page.contains(&format!("<div lang=\"{base}\">")));
    }
}
