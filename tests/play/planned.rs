//! A step that plans what happens to its first request, as the learner could.

use putpost::app::keymap::Action;
use putpost::files::Files;
use putpost::lab::journal::{self, Replay};
use putpost::lab::{Fault, Plan, Retry};
use putpost::page::check::check;
use putpost::text::WidthModel;

use crate::player::{self, Door, Player};

const LESSON: &str = r#"
format = 1
id = "lost"
minutes = 1
scene = "no-users"

[[step]]
id = "first"
[step.do]
compose = { request = "PUT /users/1 \"{}\"" }
network = { fault = "response-lost" }
[[step.do.goal]]
id = "made"
sequence = [{ method = "PUT", fault = "response-lost", heard = false }, { method = "PUT", status = [204] }]

[[step]]
id = "second"
[step.do]
network = { fault = "gateway", retry = "always", seed = 3 }
[[step.do.goal]]
id = "posted"
some = { method = "POST", fault = "gateway" }

[[step]]
id = "third"
[step.do]
[[step.do.goal]]
id = "read"
some = { method = "GET" }

[solution]
script = ["PUT /users/1 \"{}\"", "again", "POST /users \"{}\"", "GET /users"]
[[wrong]]
script = ["fault none", "PUT /users/1 \"{}\"", "again", "POST /users \"{}\"", "GET /users"]
"#;

const WORDS: &str = r#"
title = "T"
objective = "O"
[first]
text = "A"
goal.made = "B"
[second]
text = "C"
goal.posted = "D"
[third]
text = "E"
goal.read = "F"
"#;

const GATEWAY: Plan = Plan { fault: Fault::Gateway, retry: Retry::Always, seed: 3 };

fn files() -> Files {
    let mut files = Files::embedded();
    files.insert("lessons/order.toml", "lessons = [\"lost\"]");
    files.insert("lessons/lost/lesson.toml", LESSON);
    files.insert("lessons/lost/en.toml", WORDS);
    files
}

fn player() -> Player {
    let door = Door { lang: "en", size: (80, 24), lesson: Some("lost"), widths: WidthModel::W };
    Player::new(player::world(&files()), door)
}

fn plan(player: &Player) -> Option<Plan> {
    player.model.play.lab().armed()
}

fn shows(player: &Player, text: &str) -> bool {
    player.screen().iter().any(|row| row.contains(text))
}

#[test]
fn the_scripts_of_the_lesson_meet_it() {
    let report = check(&files());
    let ours = |found: &&putpost::diagnostic::Diagnostic| {
        found.path.ends_with("lost/lesson.toml") && found.code != "D07"
    };
    assert_eq!(report.diagnostics.iter().filter(ours).collect::<Vec<_>>(), Vec::<&_>::new());
}

#[test]
fn the_first_request_of_the_step_meets_it_and_no_other() {
    let mut player = player();
    let lost = Plan { fault: Fault::ResponseLost, ..Plan::default() };
    assert_eq!(plan(&player), Some(lost));
    assert!(shows(&player, "the response is lost"), "{:#?}", player.screen());
    player.keys("<enter><esc>");
    let lab = player.model.play.lab();
    assert_eq!((lab.last().unwrap().status(), lab.server().store().len(), plan(&player)), (None, 1, None));
    player.act("again");
    assert_eq!(player.place(), "lost/first");
    // The next step has its own, and it is there after the power was gone.
    player.keys("<enter>");
    assert_eq!((player.place().as_str(), plan(&player)), ("lost/second", Some(GATEWAY)));
    player.act("GET /users/1");
    assert_eq!(plan(&player), None);
    player.keys("<esc>");
    player.in_menu(Action::Reset);
    player.keys("<enter>");
    assert_eq!(plan(&player), Some(GATEWAY), "the step begins anew");
    let player = player.restarted();
    assert_eq!((player.place().as_str(), plan(&player)), ("lost/second", Some(GATEWAY)));
}

#[test]
fn what_was_planned_for_a_step_that_is_passed_over_is_taken_back() {
    let mut player = player();
    player.in_menu(Action::Skip);
    assert_eq!((player.place().as_str(), plan(&player)), ("lost/second", Some(GATEWAY)));
    player.in_menu(Action::Skip);
    assert_eq!((player.place().as_str(), plan(&player)), ("lost/third", None));
    player.act("GET /users");
    player.in_menu(Action::Session);
    let journal = journal::read(player.kept.as_ref().unwrap()).unwrap();
    let mut replay = Replay::new(&journal, player.model.play.lab().scene().clone());
    while let Some(step) = replay.step() {
        assert_eq!(step.differs, None, "{step:?}");
    }
    assert_eq!(replay.lab().script(), player.model.play.lab().script());
    // What the learner has chosen goes along.
    player.in_menu(Action::Restart);
    player.keys("<enter>");
    player.in_menu(Action::Skip);
    player.keys("<f7><home><down><enter>");
    let chosen = plan(&player);
    player.in_menu(Action::Skip);
    assert_eq!((player.place().as_str(), plan(&player)), ("lost/third", chosen));
    assert_eq!(chosen.map(|plan| plan.fault), Some(Fault::RequestLost));
}
