//! The screens as snapshots, in both languages and three sizes: the text grid, then what is not plain and where.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --test play screens`, then read the difference.

use putpost::app::{Focus, Msg, Size, Theme};
use putpost::lab::script::Content;
use putpost::text::WidthModel;
use ratatui::buffer::Cell;
use ratatui::style::Color;

use crate::player::{self, Door, Player};
use crate::styles;

const SMALL: (u16, u16) = (60, 20);
const USUAL: (u16, u16) = (80, 24);
const LARGE: (u16, u16) = (120, 36);

/// The lesson that is seen on most of the screens, up to its task.
const TO_TASK: &str = "2<enter>11121";

/// Returns the screen as a snapshot shows it.
fn shown(player: &Player) -> String {
    let rows = player.screen();
    let numbered = rows.iter().enumerate().map(|(y, row)| format!("{y:>2}│{row}"));
    let caret = player.caret().map(|(x, y)| format!("caret {x} {y}"));
    let styles = styles::described(&player.buffer());
    numbered.chain([String::new()]).chain(caret).chain(styles).collect::<Vec<_>>().join("\n")
}

/// Takes a screen in every language and in these sizes, after what `play` does.
fn taken(name: &str, lesson: Option<&str>, sizes: &[(u16, u16)], play: impl Fn(&mut Player)) {
    for lang in ["en", "bn"] {
        for &size in sizes {
            let door = Door { lang, size, lesson, widths: WidthModel::W };
            let mut player = Player::new(player::embedded(), door);
            play(&mut player);
            let (cols, rows) = size;
            insta::with_settings!({
                snapshot_path => "../screens",
                prepend_module_to_snapshot => false,
                omit_expression => true,
            }, {
                insta::assert_snapshot!(format!("{name}.{lang}.{cols}x{rows}"), shown(&player));
            });
        }
    }
}

fn in_put_again(name: &str, sizes: &[(u16, u16)], play: impl Fn(&mut Player)) {
    taken(name, Some("put-again"), sizes, play);
}

/// The task of the lesson, after the same request was sent three times.
fn third_send(player: &mut Player) {
    player.keys(TO_TASK);
    player.act("PUT /users/2 @mitu");
    player.keys("<f5><f5>");
}

#[test]
fn chooser() {
    taken("chooser", None, &[SMALL, USUAL, LARGE], |_| {});
    taken("chooser-advice", None, &[USUAL], |player| player.keys("3"));
}

#[test]
fn predict() {
    in_put_again("predict", &[SMALL, USUAL, LARGE], |player| player.keys("2<enter>1<down>"));
    in_put_again("how-sure", &[USUAL], |player| player.keys("2<enter>12"));
}

#[test]
fn task() {
    in_put_again("task-fresh", &[SMALL, USUAL, LARGE], |player| player.keys(TO_TASK));
    in_put_again("task-third-send", &[SMALL, USUAL, LARGE], third_send);
    let first_send = |player: &mut Player| {
        player.keys(TO_TASK);
        player.act("PUT /users/2 @mitu");
    };
    in_put_again("task-lit-up", &[USUAL], first_send);
    in_put_again("task-lit-no-more", &[USUAL], |player| {
        first_send(player);
        player.wait(1);
    });
}

#[test]
fn quiz_and_verdict() {
    in_put_again("quiz-wrong", &[SMALL, USUAL, LARGE], |player| player.keys("1"));
    in_put_again("verdict", &[SMALL, USUAL, LARGE], |player| {
        third_send(player);
        player.act("prove 3");
        player.keys("<enter>");
        assert_eq!(player.place(), "put-again/send-thrice/verdict-1");
    });
}

#[test]
fn raw_and_refused() {
    taken("raw-refused", Some("meet-the-server"), &[SMALL, USUAL, LARGE], |player| {
        player.keys("2<enter><enter><enter><f8><enter><enter>1<enter>");
        assert_eq!(player.place(), "meet-the-server/sketch");
    });
}

#[test]
fn overlays() {
    let after = |name, sizes: &[(u16, u16)], keys: &'static str| {
        in_put_again(name, sizes, move |player| {
            third_send(player);
            player.focus(Focus::Lesson);
            player.keys(keys);
        });
    };
    after("help", &[SMALL, USUAL], "<f1>");
    after("menu", &[SMALL, USUAL], "<esc><down>");
    after("lessons", &[SMALL, USUAL], "<f10>");
    after("prove", &[USUAL], "<f6>");
    after("proof", &[USUAL], "<f6>3<enter>");
    after("peek", &[USUAL], "<f3>");
    after("objective", &[USUAL], "o");
    taken("difference", Some("put-replaces"), &[USUAL], |player| {
        player.keys("3<enter>121");
        player.act("PUT /users/1 @only-name");
        player.keys("d");
    });
}

#[test]
fn sandbox_and_past() {
    in_put_again("sandbox", &[USUAL], |player| {
        third_send(player);
        player.focus(Focus::Lesson);
        player.keys("X");
        player.act("DELETE /users/1");
    });
    in_put_again("past", &[SMALL, USUAL, LARGE], |player| {
        third_send(player);
        player.act("back 2");
    });
}

/// What happens to the next request, the way that a message took, and all steps with a branch among them.
#[test]
fn network() {
    in_put_again("network", &[SMALL, USUAL], |player| {
        third_send(player);
        player.keys("<f7><down><down><right>");
    });
    in_put_again("journey-lost", &[SMALL, USUAL, LARGE], |player| {
        player.keys(TO_TASK);
        player.act("retry idempotent-only");
        player.act("lose answer");
        player.write("PUT", "/users/2", &Content::Text("{\"id\": 2}".to_owned()), &[]);
        player.keys("<enter><enter>");
    });
    in_put_again("journey-halfway", &[USUAL], |player| {
        player.keys(TO_TASK);
        player.act("lose request");
        player.write("POST", "/users", &Content::Text("{\"name\": \"Mitu\"}".to_owned()), &[]);
        player.keys("<enter><right><right>");
    });
    in_put_again("history", &[USUAL], |player| {
        third_send(player);
        player.act("back 2");
        player.write("PUT", "/users/2", &Content::Text("{\"id\": 2, \"name\": \"Rahim\"}".to_owned()), &[]);
        player.keys("<enter><enter>");
        player.focus(Focus::Lesson);
        player.keys("a");
    });
}

#[test]
fn themes() {
    for theme in [Theme::Light, Theme::Mono] {
        in_put_again(&format!("theme-{}", theme.name()), &[USUAL], |player| {
            third_send(player);
            player.model.theme = theme;
        });
    }
}

/// Without colours every difference has a shape: no cell has a colour of its own.
#[test]
fn mono_has_no_colour() {
    let door = Door { lang: "en", size: USUAL, lesson: Some("put-again"), widths: WidthModel::W };
    let mut player = Player::new(player::embedded(), door);
    player.model.theme = Theme::Mono;
    for keys in [TO_TASK, "<f4>", "<enter>", "<f6>3<enter>", "<enter><f10>"] {
        player.keys(keys);
        let coloured = |cell: &Cell| (cell.fg, cell.bg) != (Color::Reset, Color::Reset);
        assert!(!player.buffer().content.iter().any(coloured), "{keys}");
    }
}

#[test]
fn too_small() {
    in_put_again("too-small", &[USUAL], |player| {
        third_send(player);
        player.happen(Msg::Resize(Size { cols: 40, rows: 12 }));
    });
}
