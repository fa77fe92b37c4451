//! The lesson pane: the open step as blocks, with what was answered, reached and found out so far.

use super::{Block, number, prose, say};
use crate::app::play::{self, Part, Play};
use crate::app::{Model, asked, asked::Asking};
use crate::course::{Judgement, LessonText, Step, StepText};
use crate::i18n::{Lang, Message};
use crate::text::{Role, Span};

/// Returns the blocks of the open page. The same blocks stand in the same order in every language.
#[must_use]
pub fn lesson(model: &Model, lang: Lang) -> Vec<Block> {
    let Some(step) = model.play.step(&model.world.course) else {
        return vec![Block::apart(vec![say(model, lang, &Message::NoLessons, Role::Notice)])];
    };
    let page = Page { model, lang };
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

#[derive(Clone, Copy)]
struct Page<'a> {
    model: &'a Model,
    lang: Lang,
}

impl<'a> Page<'a> {
    fn play(self) -> &'a Play {
        &self.model.play
    }

    fn say(self, message: &Message, role: Role) -> Span {
        say(self.model, self.lang, message, role)
    }

    fn paragraph(self, message: &Message, role: Role) -> Block {
        Block::apart(vec![self.say(message, role)])
    }

    /// The words in the page's language, or in the base language with a word about it.
    fn words(self) -> Option<(&'a LessonText, bool)> {
        let course = &self.model.world.course;
        let catalog = &self.model.world.catalog;
        let lesson = self.play().lesson(course)?;
        let own = course.text(&lesson.id, catalog.tag(self.lang));
        own.map(|own| (own, true))
            .or_else(|| Some((course.text(&lesson.id, catalog.tag(catalog.base()))?, false)))
    }

    fn text_of(self, step: &Step) -> Option<&'a StepText> {
        self.words()?.0.steps.get(&step.id)
    }

    fn due(self, n: usize) -> Option<&'a Step> {
        self.play().claims_due(&self.model.world.course).get(n).copied()
    }

    fn step(self, step: &Step) -> Vec<Block> {
        let nothing = StepText::default();
        let words = self.text_of(step).unwrap_or(&nothing);
        let mut blocks = Vec::new();
        if self.words().is_some_and(|(_, own)| !own) {
            blocks.push(self.paragraph(&Message::Untranslated, Role::Dim));
        }
        let text = if words.text.is_empty() { &words.ask } else { &words.text };
        blocks.extend(text.split("\n\n").map(|paragraph| Block::apart(prose(paragraph))));
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
            Block { apart: at == 0, ..Block::item(lead, body.clone()) }
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
        let mut blocks = self.choices(&choices, open.then_some(self.play().marked));
        blocks.push(self.paragraph(&Message::VerdictComes, Role::Dim));
        blocks
    }

    fn prediction(self, step: &Step, choices: &[String], words: &StepText) -> Vec<Block> {
        let play = self.play();
        let asking = asked::asking(self.model);
        let taken = play.given.get(&step.id).map_or(&play.taken, |given| &given.choices);
        let shown: Vec<_> = choices
            .iter()
            .map(|id| (prose(words.choice.get(id).map_or(id, |words| words)), taken.contains(id)))
            .collect();
        let marked = matches!(asking, Asking::Choice(_)).then_some(play.marked);
        let mut blocks = self.choices(&shown, marked);
        if asking == Asking::Sure {
            blocks.push(self.paragraph(&Message::HowSure, Role::Accent));
            let sure =
                [Message::Sure, Message::Unsure].map(|word| (vec![self.say(&word, Role::Text)], false));
            blocks.extend(
                self.choices(&sure, Some(play.marked))
                    .into_iter()
                    .map(|block| Block { apart: false, ..block }),
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
                let mut body = prose(words.choice.get(id).map_or(id, |words| words));
                if tried.contains(id) {
                    body.push(if right(id) {
                        Span::new(" ✓", Role::Done)
                    } else {
                        Span::new(" ✗", Role::Wrong)
                    });
                }
                (body, play.taken.contains(id))
            })
            .collect();
        let mut blocks = self.choices(&shown, open.then_some(play.marked));
        let finished = !open && !tried.is_empty();
        for id in &tried {
            if let Some(why) = words.why.get(id) {
                blocks.push(Block { apart: true, ..Block::item(verdict_lead(right(id)), prose(why)) });
            }
        }
        if finished && play.given.get(&step.id).is_some_and(|given| given.right == Some(true)) {
            blocks.push(self.paragraph(&Message::QuizRight, Role::Done));
        } else if finished {
            blocks.push(self.paragraph(&Message::QuizRightNow, Role::Done));
        } else if !tried.is_empty() {
            blocks.push(self.paragraph(&Message::QuizAgain, Role::Accent));
        }
        blocks
    }

    fn task(self, step: &Step, task: &crate::course::Task, words: &StepText) -> Vec<Block> {
        let mut blocks: Vec<Block> = Vec::new();
        for (at, goal) in task.goal.iter().enumerate() {
            let verdict = self.play().verdicts.get(at);
            let met = verdict.is_some_and(|verdict| verdict.met);
            let lead = if met { Span::new("✓ ", Role::Done) } else { Span::new("· ", Role::Dim) };
            let mut body = prose(words.goal.get(&goal.id).map_or(&goal.id, |words| words));
            if let Some(verdict) = verdict.filter(|verdict| !met && verdict.need > 1 && goal.proved.is_none())
            {
                let [have, need] = [verdict.have, verdict.need].map(|n| number(self.model, self.lang, n));
                body.push(Span::new(format!(" {have}/{need}"), Role::Dim));
            }
            blocks.push(Block { apart: at == 0, ..Block::item(vec![lead], body) });
        }
        blocks.extend(self.hints(step, task, words));
        if self.play().solved.contains(&step.id) {
            blocks.extend(self.outcomes());
            blocks.push(self.paragraph(&Message::TaskDone, Role::Done));
        }
        blocks
    }

    fn hints(self, step: &Step, task: &crate::course::Task, words: &StepText) -> Vec<Block> {
        let play = self.play();
        let solved = play.solved.contains(&step.id);
        let opened = play.hints.get(&step.id).copied().unwrap_or(0);
        let lesson = play.lesson(&self.model.world.course);
        let applies = |hint: &&crate::course::Hint| {
            let holds =
                |when| lesson.is_some_and(|lesson| crate::course::goal::holds(when, lesson, &play.main));
            !solved && hint.when.as_ref().is_some_and(holds)
        };
        let by_themselves = task.hint.iter().filter(applies).map(|hint| ("! ", hint));
        let one_by_one = play::ladder(task).take(opened).map(|hint| ("? ", hint));
        let block = |(sign, hint): (&str, &crate::course::Hint)| {
            let body = prose(words.hint.get(&hint.id).map_or(&hint.id, |words| words));
            Block { apart: true, ..Block::item(vec![Span::new(sign, Role::Accent)], body) }
        };
        one_by_one.chain(by_themselves).map(block).collect()
    }

    /// What was predicted, and what it was, in one line each.
    fn outcomes(self) -> Vec<Block> {
        let due = self.play().predictions_due(&self.model.world.course);
        due.into_iter().enumerate().map(|(at, step)| Block { apart: at == 0, ..self.outcome(step) }).collect()
    }

    fn outcome(self, step: &Step) -> Block {
        let nothing = StepText::default();
        let words = self.text_of(step).unwrap_or(&nothing);
        let given = self.play().given.get(&step.id).cloned().unwrap_or_default();
        let name = |ids: &[String]| -> Vec<Span> {
            let one = |id: &String| prose(words.choice.get(id).map_or(id, |words| words));
            let names = ids.iter().map(one).collect::<Vec<_>>().join(&Span::new(", ", Role::Text));
            [vec![Span::new("“", Role::Dim)], names, vec![Span::new("”", Role::Dim)]].concat()
        };
        let was = step.predict.as_ref().map(|predict| name(&predict.answer)).unwrap_or_default();
        let dim = |message| self.say(&message, Role::Dim);
        if given.choices.is_empty() {
            return Block::item(
                vec![Span::new("· ", Role::Dim)],
                [vec![dim(Message::NotSaid)], was].concat(),
            );
        }
        let mut body = vec![dim(Message::YouSaid)];
        body.extend(name(&given.choices));
        if let Some(sure) = given.sure {
            body.push(Span::new(", ", Role::Text));
            body.push(self.say(if sure { &Message::SureSaid } else { &Message::UnsureSaid }, Role::Text));
        }
        let right = given.right == Some(true);
        body.push(dim(if right { Message::AndSoItWas } else { Message::ItWas }));
        body.extend(if right { Vec::new() } else { was });
        Block::item(verdict_lead(right), body)
    }

    /// The verdict on a claim, after the experiment.
    fn verdict(self, step: &Step) -> Vec<Block> {
        let nothing = StepText::default();
        let words = self.text_of(step).unwrap_or(&nothing);
        let claim = step.claim.as_ref().and_then(|claim| self.model.world.course.claims.get(&claim.row));
        let mut blocks = vec![Block::apart(prose(&words.text))];
        let given = self.play().given.get(&step.id).and_then(|given| given.choices.first());
        if let Some(choice) = given {
            let quote = |mark| Span::new(mark, Role::Dim);
            let vote = self.say(&vote(choice), Role::Text);
            let body = vec![self.say(&Message::YouSaid, Role::Dim), quote("“"), vote, quote("”")];
            blocks.push(Block::apart(body));
        }
        if let Some(claim) = claim {
            let body = vec![
                self.say(&Message::TheVerdict, Role::Dim),
                self.say(&judgement(claim.verdict), Role::Strong),
            ];
            let follows = given.is_some();
            blocks.push(Block { apart: !follows, ..Block::item(Vec::new(), body) });
        }
        blocks.push(Block::apart(prose(&words.verdict)));
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
