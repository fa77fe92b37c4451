//! What somebody types who does the whole course: every lesson's own solution, in the words of a language.

use std::sync::{Arc, LazyLock};

use putpost::app::World;
use putpost::app::verb::{self, Verb};
use putpost::course::solve::{enter, is_met, leave};
use putpost::course::{self, Kind, Lesson, Step};
use putpost::files::Files;
use putpost::i18n::{Catalog, Lang};
use putpost::lab::Lab;
use putpost::lab::View;
use putpost::lab::link::Fault;
use putpost::lab::retry::Retry;
use putpost::lab::script::{self, Act, Content};

static EMBEDDED: LazyLock<Arc<World>> = LazyLock::new(|| {
    let files = Files::embedded();
    let (catalog, _) = Catalog::load(&files);
    let tags: Vec<String> = catalog.langs().map(|lang| catalog.tag(lang).to_owned()).collect();
    let (course, _) = course::load(&files, &tags);
    Arc::new(World { course, catalog })
});

/// Returns the lessons and messages that are built in.
pub(crate) fn world() -> Arc<World> {
    Arc::clone(&EMBEDDED)
}

/// Somebody who knows the answers and types them in a language.
pub(crate) struct Typist {
    pub(crate) lang: Lang,
}

impl Typist {
    fn word(&self, verb: Verb) -> String {
        verb::word(&world().catalog, self.lang, verb)
    }

    /// A number in the digits of the language.
    fn number(&self, n: usize) -> String {
        world().catalog.number(self.lang, i64::try_from(n).unwrap())
    }

    /// Returns all lines that lead from the first page of a lesson to the page after its last.
    pub(crate) fn lesson(&self, lesson: &Lesson) -> Vec<String> {
        let world = world();
        let mut lab = Lab::new(Arc::clone(&world.course.scenes[&lesson.scene]));
        let mut script = lesson.solution.script.iter();
        let mut votes = 0;
        let mut lines = Vec::new();
        for step in &lesson.step {
            match step.kind() {
                Kind::Read => lines.push(String::new()),
                Kind::Claim(_) => {
                    votes += 1;
                    lines.push(self.number(2));
                }
                Kind::Predict(predict) => {
                    lines.extend(self.answer(step));
                    lines.extend(predict.sure.then(|| self.number(1)));
                }
                Kind::Quiz(_) => {
                    lines.extend(self.answer(step));
                    lines.push(String::new());
                }
                Kind::Do(task) => {
                    enter(task, lesson, &mut lab);
                    while !is_met(task, lesson, &lab) {
                        let act =
                            script::parse(script.next().expect("the solution solves the lesson")).unwrap();
                        lab.act_out(&act, &lesson.body).unwrap();
                        lines.extend(self.act(lesson, &act));
                    }
                    leave(task, &mut lab);
                    // The page that says it is done, and a verdict on every vote before it.
                    lines.extend(vec![String::new(); 1 + std::mem::take(&mut votes)]);
                }
            }
        }
        lines
    }

    /// The numbers of the right choices.
    fn answer(&self, step: &Step) -> Vec<String> {
        let choices = step.choices();
        let number = |id: &String| self.number(choices.iter().position(|choice| choice == id).unwrap() + 1);
        step.answer().iter().map(number).collect()
    }

    /// The lines that do what a script does.
    fn act(&self, lesson: &Lesson, act: &Act) -> Vec<String> {
        let text = |content: &Content| match content {
            Content::None => String::new(),
            Content::Named(name) => lesson.body[name].text.clone(),
            Content::Text(text) => text.clone(),
            Content::Octets(_) => panic!("octets cannot be typed"),
        };
        match act {
            Act::Request { method, target, content, .. } => {
                vec![format!("{method} {target} {}", text(content)).trim_end().to_owned()]
            }
            Act::Raw { content, .. } => {
                let body = text(content);
                let lines = body.trim_end_matches('\n').split('\n').map(str::to_owned);
                let begin = [self.word(Verb::Raw)].into_iter();
                begin.chain(lines).chain([".".to_owned(), self.word(Verb::Send)]).collect()
            }
            Act::Again => vec![self.word(Verb::Again)],
            Act::Follow => vec![self.word(Verb::Follow), String::new()],
            Act::Prove(times) => vec![format!("{} {}", self.word(Verb::Prove), self.number((*times).into()))],
            Act::Look(View::History) => vec![self.word(Verb::History)],
            Act::Look(_) => vec![self.word(Verb::Wire)],
            Act::Goto(number) => vec![self.word(Verb::History), self.number(*number)],
            Act::Back(steps) => vec![format!("{} {}", self.word(Verb::Back), self.number(*steps))],
            Act::Forward(steps) => vec![format!("{} {}", self.word(Verb::Forward), self.number(*steps))],
            Act::Fault(fault, _) => {
                let at = Fault::ALL.iter().position(|known| known == fault).unwrap();
                vec![self.word(Verb::Network), self.number(at + 1)]
            }
            Act::Retry(retry) => {
                let at = Retry::ALL.iter().position(|known| known == retry).unwrap();
                vec![format!("{} {}", self.word(Verb::Retry), self.number(at + 1))]
            }
            Act::Peer => vec![self.word(Verb::Peer)],
            Act::Disarm => panic!("a lesson does it"),
            Act::Answer { .. } => panic!("answers are given with numbers"),
            Act::Refused(_) => panic!("it comes from outside"),
        }
    }
}

/// Asserts that lines can be heard: nothing in them steers a terminal or has to be seen.
pub(crate) fn assert_spoken<'a>(lines: impl IntoIterator<Item = &'a str>) {
    for line in lines {
        let bad = line.chars().find(|c| c.is_control() || is_drawn(*c));
        assert_eq!(bad, None, "{line}");
        // What is indented is a line of a body, no sentence.
        let start = line.trim_start();
        let is_content = line != start && !start.starts_with(char::is_alphabetic);
        assert!(!start.is_empty() && line.trim_end() == line && (line == start || is_content), "{line:?}");
        assert!(!line.contains("{=") && !line.contains(['⟦', '`']) && !line.contains("**"), "{line}");
    }
}

/// Arrows, boxes, blocks, shapes, ticks and braille: what a screen reader spells or leaves out.
fn is_drawn(c: char) -> bool {
    matches!(c, '←'..='⇿' | '─'..='◿' | '✀'..='➿' | '⠀'..='⣿' | '×' | '·' | '•')
}
