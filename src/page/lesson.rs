//! The lesson pane: the open step as blocks, with what was answered, reached and found out so far.

mod task;

use std::borrow::Cow;

use super::{Block, Face, Kind, Medium, number, prose, prose_with, say};
use crate::app::play::{self, Part, Play};
use crate::app::{Model, asked, asked::Asking, verb};
use crate::course::{Judgement, Step, StepText};
use crate::i18n::{Lang, Message};
use crate::text::{Role, Span};

/// Returns the blocks of the open page. The same blocks stand in the same order in every language.
#[must_use]
pub fn lesson(model: &Model, lang: Lang) -> Vec<Block> {
    page(Face::seen(model, lang))
}

/// Returns the blocks of the open page in the words for where nothing is seen.
#[must_use]
pub fn aloud(model: &Model, lang: Lang) -> Vec<Block> {
    page(Face::heard(model, lang))
}

fn page(page: Face<'_>) -> Vec<Block> {
    let Face { model, lang, .. } = page;
    let Some(step) = model.play.step(&model.world.course) else {
        return vec![Block::apart(vec![say(model, lang, &Message::NoLessons, Role::Notice)])];
    };
    match model.play.part {
        Part::Step => page.step(step),
        Part::Verdict(n) => page.due(n).map(|claim| page.verdict(claim)).unwrap_or_default(),
    }
}

/// Returns what kind of page is open: the title of the pane.
#[must_use]
pub fn lesson_title(model: &Model) -> Message {
    let Some(step) = model.play.step(&model.world.course) else { return Message::TitleLesson };
    match (model.play.part, step) {
        (Part::Verdict(_), _) => Message::TitleVerdict,
        (_, Step { claim: Some(_), .. }) => Message::TitleClaim,
        (_, Step { predict: Some(_), .. }) => Message::TitlePredict,
        (_, Step { task: Some(_), .. }) => Message::TitleTask,
        (_, Step { quiz: Some(_), .. }) => Message::TitleQuiz,
        _ => Message::TitleLesson,
    }
}

/// Returns which page of how many is open, as a step of the lesson.
#[must_use]
pub fn page_number(model: &Model, lang: Lang) -> Span {
    let steps = model.play.lesson(&model.world.course).map_or(0, |lesson| lesson.step.len());
    let [step, of] = [model.play.step + 1, steps].map(|n| number(model, lang, n));
    Span::new(format!(" {step}/{of}"), Role::Dim)
}

impl<'a> Face<'a> {
    fn play(self) -> &'a Play {
        &self.model.play
    }

    /// The words of a lesson, with keys called as the medium calls them.
    fn prose(self, text: &str) -> Vec<Span> {
        match self.medium {
            Medium::Screen => prose(text),
            Medium::Voice => {
                prose_with(text, &|name| verb::named(&self.model.world.catalog, self.lang, name))
            }
        }
    }

    fn paragraph(self, message: &Message, role: Role) -> Block {
        Block::apart(vec![self.say(message, role)])
    }

    /// The words of a step in the page's own language, where it is translated.
    fn own_text(self, step: &Step) -> Option<&'a StepText> {
        let lesson = self.play().lesson(&self.model.world.course)?;
        let tag = self.model.world.catalog.tag(self.lang);
        self.model.world.course.texts.get(&(lesson.id.clone(), tag.to_owned()))?.text()?.steps.get(&step.id)
    }

    /// The words of a step in the page's language, or in the base language.
    fn text_of(self, step: &Step) -> Cow<'a, StepText> {
        let (course, catalog) = (&self.model.world.course, &self.model.world.catalog);
        let base = || course.text(&self.play().lesson(course)?.id, catalog.tag(catalog.base()));
        let text = self.own_text(step).or_else(|| base()?.steps.get(&step.id));
        match (text, self.medium) {
            (Some(text), Medium::Screen) => Cow::Borrowed(text),
            (Some(text), Medium::Voice) => text.aloud(),
            (None, _) => Cow::Owned(StepText::default()),
        }
    }

    fn due(self, n: usize) -> Option<&'a Step> {
        self.play().claims_due(&self.model.world.course).get(n).copied()
    }

    fn step(self, step: &Step) -> Vec<Block> {
        let words = &*self.text_of(step);
        let mut blocks = Vec::new();
        if self.own_text(step).is_none() {
            blocks.push(self.paragraph(&Message::Untranslated, Role::Dim));
        }
        let text = if words.text.is_empty() { &words.ask } else { &words.text };
        blocks.extend(text.split("\n\n").map(|paragraph| Block::apart(self.prose(paragraph))));
        match (&step.claim, &step.predict, &step.task, &step.quiz) {
            (Some(_), ..) => blocks.extend(self.vote(step)),
            (_, Some(predict), ..) => blocks.extend(self.prediction(step, &predict.choices, words)),
            (_, _, Some(task), _) => blocks.extend(self.task(step, task, words)),
            (_, _, _, Some(quiz)) => blocks.extend(self.quiz(step, &quiz.choices, words)),
            _ => {}
        }
        blocks
    }

    /// A list of choices with the mark, the number to press, and what was taken.
    fn choices(self, choices: &[(Vec<Span>, bool)], marked: Option<usize>) -> Vec<Block> {
        let entry = |(at, (body, taken)): (usize, &(Vec<Span>, bool))| {
            let here = marked == Some(at);
            let role = if here { Role::Marked } else { Role::Dim };
            let number = if *taken { format!("{}• ", at + 1) } else { format!("{}  ", at + 1) };
            let lead = vec![Span::new(if here { "▸ " } else { "  " }, Role::Accent), Span::new(number, role)];
            let kind = Kind::Choice { number: at + 1, taken: *taken };
            Block { apart: at == 0, ..Block::item(lead, body.clone()) }.of(kind)
        };
        choices.iter().enumerate().map(entry).collect()
    }

    fn vote(self, step: &Step) -> Vec<Block> {
        let given = self.play().given.get(&step.id);
        let choice = |id: &str| {
            let taken = given.is_some_and(|given| given.choices.iter().any(|choice| choice == id));
            (vec![self.say(&vote(id), Role::Text)], taken)
        };
        let choices: Vec<_> = asked::VOTES.into_iter().map(choice).collect();
        let open = given.is_none() && !self.play().is_finished(&self.model.world.course);
        let mut blocks = self.choices(&choices, self.play().marked.filter(|_| open));
        blocks.push(self.paragraph(&Message::VerdictComes, Role::Dim));
        blocks
    }

    fn prediction(self, step: &Step, choices: &[String], words: &StepText) -> Vec<Block> {
        let play = self.play();
        let asking = asked::asking(self.model);
        let taken = play.given.get(&step.id).map_or(&play.taken, |given| &given.choices);
        let shown: Vec<_> = choices
            .iter()
            .map(|id| (self.prose(words.choice.get(id).map_or(id, |words| words)), taken.contains(id)))
            .collect();
        let marked = play.marked.filter(|_| matches!(asking, Asking::Choice(_)));
        let mut blocks = self.choices(&shown, marked);
        if asking == Asking::Sure {
            blocks.push(self.paragraph(&Message::HowSure, Role::Accent));
            let sure =
                [Message::Sure, Message::Unsure].map(|word| (vec![self.say(&word, Role::Text)], false));
            blocks.extend(
                self.choices(&sure, play.marked).into_iter().map(|block| Block { apart: false, ..block }),
            );
        }
        blocks
    }

    fn quiz(self, step: &Step, choices: &[String], words: &StepText) -> Vec<Block> {
        let play = self.play();
        let open = !play.is_finished(&self.model.world.course);
        let tried = play.tried.get(&step.id).cloned().unwrap_or_default();
        let right = |id: &String| step.quiz.as_ref().is_some_and(|quiz| quiz.answer.contains(id));
        let shown: Vec<_> = choices
            .iter()
            .map(|id| {
                let mut body = self.prose(words.choice.get(id).map_or(id, |words| words));
                if tried.contains(id) && self.medium == Medium::Screen {
                    body.push(if right(id) {
                        Span::new(" ✓", Role::Done)
                    } else {
                        Span::new(" ✗", Role::Wrong)
                    });
                }
                (body, play.taken.contains(id))
            })
            .collect();
        let mut blocks = self.choices(&shown, play.marked.filter(|_| open));
        let wanted = step.quiz.as_ref().map_or(1, |quiz| quiz.answer.len());
        let some = (open && wanted > 1).then(|| {
            let message =
                Message::ChooseSome { n: play::count(wanted), taken: play::count(play.taken.len()) };
            self.paragraph(&message, Role::Accent)
        });
        blocks.extend(some.clone().filter(|_| self.medium == Medium::Screen));
        let said = self.said_of(step, open, tried.is_empty());
        blocks.extend(said.clone().filter(|_| self.medium == Medium::Voice));
        for id in &tried {
            if let Some(why) = words.why.get(id) {
                let number = choices.iter().position(|choice| choice == id).map(|at| at + 1);
                let why = Block::item(verdict_lead(right(id)), self.prose(why)).of(Kind::Answer(number));
                blocks.push(Block { apart: true, ..why });
            }
        }
        // Who cannot look back hears what follows from it when all is said.
        let then = || if open { Message::AloudChooseAgain } else { Message::AloudGoOn };
        let last = some.or_else(|| {
            said.clone().map(|block| Block { body: vec![self.say(&then(), Role::Text)], ..block })
        });
        blocks.extend(if self.medium == Medium::Screen { said } else { last });
        blocks
    }

    /// What is said to an answer as a whole; nothing where none was tried.
    fn said_of(self, step: &Step, open: bool, untried: bool) -> Option<Block> {
        let at_first = self.play().given.get(&step.id).is_some_and(|given| given.right == Some(true));
        let (message, role) = match () {
            () if untried => return None,
            () if open => (Message::QuizAgain, Role::Accent),
            () if at_first => (Message::QuizRight, Role::Done),
            () => (Message::QuizRightNow, Role::Done),
        };
        Some(self.paragraph(&message, role).of(Kind::Answer(None)))
    }

    /// The verdict on a claim, after the experiment.
    fn verdict(self, step: &Step) -> Vec<Block> {
        let words = &*self.text_of(step);
        let claim = step.claim.as_ref().and_then(|claim| self.model.world.course.claims.get(&claim.row));
        let mut blocks = vec![Block::apart(self.prose(&words.text))];
        let given = self.play().given.get(&step.id).and_then(|given| given.choices.first());
        if let Some(choice) = given {
            let quote = |mark| Span::new(mark, Role::Dim);
            let vote = self.say(&vote(choice), Role::Text);
            blocks.push(Block::apart(match self.medium {
                Medium::Screen => {
                    vec![self.say(&Message::YouSaid, Role::Dim), quote("“"), vote, quote("”")]
                }
                Medium::Voice => {
                    let choices = format!("“{}”", vote.text);
                    vec![self.say(&Message::AloudYouSaid { choices }, Role::Text)]
                }
            }));
        }
        if let Some(claim) = claim {
            let body = vec![
                self.say(&Message::TheVerdict, Role::Dim),
                self.say(&judgement(claim.verdict), Role::Strong),
            ];
            let follows = given.is_some();
            blocks.push(Block { apart: !follows, ..Block::item(Vec::new(), body) });
        }
        blocks.push(Block::apart(self.prose(&words.verdict)));
        blocks.extend(claim.map(|claim| Block::apart(vec![Span::new(claim.source.clone(), Role::Dim)])));
        blocks
    }
}

fn verdict_lead(right: bool) -> Vec<Span> {
    vec![if right { Span::new("✓ ", Role::Done) } else { Span::new("✗ ", Role::Wrong) }]
}

fn vote(id: &str) -> Message {
    match id {
        "true" => Message::VoteTrue,
        "half" => Message::VoteHalf,
        _ => Message::VoteWrong,
    }
}

fn judgement(judgement: Judgement) -> Message {
    match judgement {
        Judgement::True => Message::VerdictTrue,
        Judgement::Half => Message::VerdictHalf,
        Judgement::Wrong => Message::VerdictWrong,
        Judgement::Opinion => Message::VerdictOpinion,
    }
}
