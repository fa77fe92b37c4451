//! A third language is a folder and a file per lesson: dropped in, it is offered, played, and falls back where it is silent.

use putpost::files::Files;
use putpost::text::WidthModel;

use crate::player::{self, Door, Player};

const LOCALE: &str = r#"
tag = "xx"
name = "Xyzzy"
english_name = "Made up"
dir = "ltr"
isolate = false
base = false
digits = "٠١٢٣٤٥٦٧٨٩"
fallback = []
sample = "Xyzzy plugh"

[budget]

[style]
"#;

const MESSAGES: &str = "
title-predict = Plugh
nothing-yet = nolla
title-server = Zorkmid { $n }
key-language = yx
";

const LESSON: &str = r#"
title = "Qux foo bar"
objective = "Frobozz."

[list]
ask = "Xyzzy `GET /users`?"
choice.grows = "Plus"
choice.stays = "Zero"
choice.shrinks = "Minus"
"#;

fn player() -> Player {
    let mut files = Files::embedded();
    files.insert("locales/xx/locale.toml", LOCALE);
    files.insert("locales/xx/words.ftl", MESSAGES);
    files.insert("lessons/meet-the-server/xx.toml", LESSON);
    let door = Door { lang: "en", size: (80, 24), lesson: None, widths: WidthModel::W };
    Player::new(player::world(&files), door)
}

fn shows(player: &Player, text: &str) -> bool {
    player.screen().iter().any(|row| row.contains(text))
}

#[test]
fn the_first_screen_offers_it_and_it_can_be_played() {
    let mut player = player();
    assert!(shows(&player, "Xyzzy") && shows(&player, "Xyzzy plugh"), "{:#?}", player.screen());
    player.keys("3");
    for own in ["Qux foo bar", "Plugh", "Xyzzy GET /users?", "Zero", "Zorkmid ١", "nolla"] {
        assert!(shows(&player, own), "{own}: {:#?}", player.screen());
    }
    assert_eq!(player.model.learner.choices.language.as_deref(), Some("xx"));
    player.keys("٢<enter>");
    assert_eq!(player.place(), "meet-the-server/first-request");
    assert!(shows(&player, "200 OK"));
}

#[test]
fn one_key_reaches_it_and_leads_on() {
    let mut player = player();
    player.keys("1");
    let english = player.screen();
    let seen: Vec<String> = (0..3)
        .map(|_| {
            player.keys("<f2>");
            player.model.world.catalog.tag(player.model.lang).to_owned()
        })
        .collect();
    assert_eq!(seen, ["bn", "xx", "en"]);
    assert_eq!(player.screen(), english);
}

#[test]
fn what_it_does_not_say_is_said_in_the_base_language() {
    let mut player = player();
    player.keys("3");
    assert!(shows(&player, "Enter choose") && shows(&player, "Every request you send appears here"));
    // A step that its lesson lacks, and a lesson without a file of its own, are in the base language and say so.
    player.keys("2");
    assert!(shows(&player, "not translated yet") && shows(&player, "The request is already written."));
    player.keys("<f10>2");
    assert_eq!(player.place(), "put-your-address/recall");
    assert!(shows(&player, "not translated yet"), "{:#?}", player.screen());
}
