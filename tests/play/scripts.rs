//! Stories as plain text: `tests/scripts/*.script` says what is pressed and what is then to be seen.
//!
//! ```text
//! lang en bn                 before the first act: played once in each of these languages
//! size 80x24                 the screen; later on: the screen changes to this size
//! lesson put-again           open this lesson; without it the first screen is open, with the language marked
//!
//! keys <enter>2<f2>          press keys (tests/play/keys.rs)
//! paste "text", paste @name  paste at once: a JSON string, or a body of the lesson
//! PUT /users/2 @mitu         any request of a script (src/lab/script.rs), written and sent by keys
//! again, prove 3, follow, back 2, forward 1, raw @name, look wire
//! curl PUT /users/2 @mitu    a request from outside; `heard 201` is what it was answered with
//! refused "HEAD" {"type":…}  a message from outside that was refused before it came in, and why
//! listening 127.0.0.1:8080   requests are taken from outside, at this address
//! composing {"na             the body in the composer, as far as it is typed
//! menu scenes                something that is done from the menu, by its name in lesson texts
//! switch                     the next language: one key
//! wait 20                    seconds pass
//! restart                    the program begins anew from what it saved last
//! remember NAME, is NAME     the whole screen, and whether it is that screen again
//!
//! expect "text"              stands on the screen, also where it is wrapped; `expect-not` does not
//! expect en "text"           the same, asked only where the story is played in this language
//! row 3 "text"               stands in the third row
//! at put-again/send-thrice   the page that is open
//! status 400, sentence       the code of the last response; one sentence about it stands on the screen
//! position 2                 so many exchanges lie behind
//! stored "/users/2", gone …  what the server holds
//! copied "text"              what was copied last holds this; `copied-not` does not
//! done put-again             the lesson counts as done
//! own-words                  no word of another language stands on the screen, wire text excepted
//! ```

use std::collections::BTreeMap;

use putpost::app::keymap::{Action, KEYMAP};
use putpost::app::{Msg, Size};
use putpost::text::WidthModel;

use crate::foreign;
use crate::player::{self, Door, Player};

struct Scene<'a> {
    path: &'a str,
    lang: &'a str,
    player: Player,
    remembered: BTreeMap<String, Vec<String>>,
}

/// Plays a script in each of its languages.
fn play(path: &str, text: &str) {
    let header = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    for lang in header("lang").unwrap().split(' ') {
        let door = Door {
            lang,
            size: header("size").map_or((80, 24), size),
            lesson: header("lesson"),
            widths: WidthModel::W,
        };
        let player = Player::new(player::embedded(), door);
        let mut scene = Scene { path, lang, player, remembered: BTreeMap::new() };
        for (at, line) in text.lines().enumerate() {
            let is_header = ["lang ", "lesson "].iter().any(|name| line.starts_with(name));
            if !line.is_empty() && !line.starts_with('#') && !is_header {
                scene.line(at + 1, line);
            }
        }
    }
}

/// The action that lesson texts call by this name.
fn keymap_action(name: &str) -> Action {
    KEYMAP.iter().find(|binding| binding.name == name).unwrap().action
}

fn size(text: &str) -> (u16, u16) {
    let (cols, rows) = text.split_once('x').unwrap();
    (cols.parse().unwrap(), rows.parse().unwrap())
}

impl Scene<'_> {
    fn line(&mut self, number: usize, line: &str) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        let wrong = match word {
            "keys" => self.done(|player| player.keys(rest)),
            "paste" => self.paste(rest),
            "menu" => self.done(|player| player.in_menu(keymap_action(rest))),
            "switch" => self.done(|player| player.keys("<f2>")),
            "listening" => self.done(|player| player.happen(Msg::Listening(Ok(rest.to_owned())))),
            "wait" => self.done(|player| player.wait(rest.parse().unwrap())),
            "restart" => self.done(|player| *player = player.restarted()),
            "size" => {
                let (cols, rows) = size(rest);
                self.done(|player| player.happen(Msg::Resize(Size { cols, rows })))
            }
            "remember" => {
                self.remembered.insert(rest.to_owned(), self.player.screen());
                None
            }
            _ => match self.asked(word, rest) {
                Some(wrong) => wrong,
                None => self.done(|player| player.act(line)),
            },
        };
        let screen = self.player.screen();
        if let Some(wrong) = wrong {
            let (path, lang) = (self.path, self.lang);
            panic!("{path}:{number} in {lang}: {line}\n{wrong}\n{}", screen.join("\n"));
        }
    }

    fn done(&mut self, act: impl FnOnce(&mut Player)) -> Option<String> {
        act(&mut self.player);
        None
    }

    fn paste(&mut self, what: &str) -> Option<String> {
        let lesson = self.player.model.play.lesson(&self.player.model.world.course).unwrap();
        let text = match (what.strip_prefix('@'), what.strip_suffix(" kB")) {
            (Some(name), _) => lesson.body.get(name).unwrap().text.clone(),
            (_, Some(kilobytes)) => {
                "all work and no play\n".repeat(kilobytes.parse::<usize>().unwrap() * 1000 / 21)
            }
            _ => serde_json::from_str(what).unwrap(),
        };
        self.done(|player| player.happen(Msg::Paste(text)))
    }

    /// Returns what is wrong, if the word asks something.
    fn asked(&self, word: &str, rest: &str) -> Option<Option<String>> {
        let player = &self.player;
        let equal = |found: String| (found != rest).then(|| format!("it is {found}"));
        let holds = |holds: bool, wrong: &str| (!holds).then(|| wrong.to_owned());
        let lab = player.model.play.lab();
        let holds_target = |target: &str| lab.server().store().get(target).is_some();
        Some(match word {
            "expect" | "expect-not" => {
                let (lang, text) = rest.split_at(rest.find('"').unwrap());
                let text: String = serde_json::from_str(text).unwrap();
                let asked = lang.is_empty() || lang.trim() == self.lang;
                holds(!asked || self.shows(&text) == (word == "expect"), "the screen is another")
            }
            "row" => {
                let (row, text) = rest.split_once(' ').unwrap();
                let text: String = serde_json::from_str(text).unwrap();
                let screen = player.screen();
                let row = screen.get(row.parse::<usize>().unwrap() - 1);
                holds(row.is_some_and(|row| row.contains(&text)), "the row is another")
            }
            "is" => holds(self.remembered[rest] == player.screen(), &self.remembered[rest].join("\n")),
            "at" => equal(player.place()),
            "status" => equal(
                lab.last().unwrap().status().map_or("none".to_owned(), |status| status.as_u16().to_string()),
            ),
            "heard" => {
                let heard = player.heard.as_ref().map(|response| response.status().as_u16().to_string());
                equal(heard.unwrap_or_default())
            }
            "composing" => equal(player.model.play.composer.body.text().to_owned()),
            "position" => equal(lab.position().to_string()),
            "sentence" => self.sentence(),
            "stored" => holds(holds_target(rest), "it is not there"),
            "gone" => holds(!holds_target(rest), "it is there"),
            "copied" | "copied-not" => {
                let text: String = serde_json::from_str(rest).unwrap();
                let copied = player.copied.as_deref().unwrap_or_default();
                holds(copied.contains(&text) == (word == "copied"), copied)
            }
            "done" => holds(player.is_done(rest), "it is not done"),
            "quit" => holds(player.quit, "it goes on"),
            "own-words" => {
                let foreign = match player.model.world.catalog.tag(player.model.lang) {
                    "bn" => foreign::latin_words(player),
                    _ => foreign::bangla_rows(player),
                };
                holds(foreign.is_empty(), &foreign.join("\n"))
            }
            _ => return None,
        })
    }

    /// Whether the text stands in one row, or in the left or the right half where the panes wrap it.
    fn shows(&self, text: &str) -> bool {
        let screen = self.player.screen();
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let pane = |nth: usize| {
            // Where a pane goes on, an arrow stands in its frame.
            let framed = |row: &String| row.replace("↓│", "││").replace("↑│", "││");
            let inside = |row: &String| framed(row).split('│').nth(nth).unwrap_or_default().to_owned();
            squeezed(&screen.iter().map(inside).collect::<Vec<_>>().join(" "))
        };
        let text = squeezed(text);
        let whole = |row: &String| squeezed(row).contains(&text);
        screen.iter().any(whole) || (0..5).any(|nth| pane(nth).contains(&text))
    }

    /// The sentence about a refusal is one, it is there, and it is not cut.
    fn sentence(&self) -> Option<String> {
        let model = &self.player.model;
        let words = putpost::page::answer(model, model.lang, model.play.lab().last().unwrap());
        let said: String = words.problem.iter().map(|span| span.text.as_str()).collect();
        let shown: String = said.split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        (said.is_empty() || !self.shows(&shown)).then(|| format!("not seen: {said}"))
    }
}

macro_rules! scripts {
    ($($name:ident)*) => { $(
        #[test]
        fn $name() {
            let path = concat!("tests/scripts/", stringify!($name), ".script");
            play(path, include_str!(concat!("../scripts/", stringify!($name), ".script")));
        }
    )* };
}

scripts! {
    refused_at_the_door proved_while_busy typing_bangla back_in_time first_minute proved_to_lie response_lost paste_curl
    switch_in_the_middle
    wrong_and_sure
    something_else_than_told
    the_same_again
    stop_and_return
    bangla_keyboard
    copy_comes_late
    journey_keeps_its_end
    proof_concludes
    lost_update
    foreign_digits
    copying
    walk_1_meet_the_server
    walk_2_put_your_address
    walk_3_put_replaces
    walk_4_put_again
    walk_5_post_new_address
    walk_6_post_again
    from_outside
    from_outside_at_the_door
    other_servers
    own_requests_in_the_copy
    no_dead_keys
    never_whole
}
