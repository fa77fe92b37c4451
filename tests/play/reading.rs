//! Story 2: whether Bangla can be read is asked at the door, and who cannot read it is told what to do.

use putpost::app::{Means, Msg, Stage, Unreadable};
use putpost::text::{Item, Role, Span, Typesetter, WidthModel};

use crate::player::{Door, Player, embedded};

const WHYS: [Unreadable; 6] = [
    Unreadable::Between,
    Unreadable::Web,
    Unreadable::Lost,
    Unreadable::Old,
    Unreadable::Cut,
    Unreadable::Console,
];

fn at_the_door(lang: &str, size: (u16, u16)) -> Player {
    Player::new(embedded(), Door { lang, size, lesson: None, widths: WidthModel::W })
}

fn in_a_lesson(lang: &str) -> Player {
    let door = Door { lang, size: (80, 24), lesson: Some("put-again"), widths: WidthModel::W };
    Player::new(embedded(), door)
}

fn cannot(why: Unreadable) -> Msg {
    Msg::Means(Means { unreadable: Some(why), ..Means::default() })
}

fn row_with<'a>(screen: &'a [String], text: &str) -> &'a str {
    screen.iter().find(|row| row.contains(text)).unwrap_or_else(|| panic!("no {text} in {screen:#?}"))
}

fn advises(player: &Player) -> bool {
    matches!(player.model.stage, Stage::Chooser(chooser) if chooser.advice)
}

#[test]
fn another_way_of_drawing_is_seen_at_once_and_kept() {
    let mut player = at_the_door("en", (80, 24));
    assert!(row_with(&player.screen(), "বাংলা ").contains("│ বাংলা ক্ষি স্ত্রী র্ক্ষ ১২৩ │"));
    player.keys("3<right>");
    assert!(row_with(&player.screen(), "স্ত্রী").contains("িক্ষ"));
    player.keys("<left>");
    assert!(row_with(&player.screen(), "স্ত্রী").contains("ক্ষি"));
    player.keys("<left>২");
    let saved = player.saved.clone().unwrap();
    assert!(saved.contains("\"signs\": \"seen\"") && saved.contains("\"bangla\": \"cells\""), "{saved}");
}

#[test]
fn the_menu_turns_the_signs_by_an_example_of_its_own() {
    let mut player = in_a_lesson("en");
    player.keys("<esc>");
    let entries = putpost::app::overlay::menu(&player.model);
    let at = entries.iter().position(|action| *action == putpost::app::keymap::Action::Signs).unwrap();
    player.keys(&"<down>".repeat(at));
    assert!(row_with(&player.screen(), "▸").contains("কি"));
    player.keys("<enter>");
    assert!(row_with(&player.screen(), "The sign").contains("িক"));
    assert!(player.saved.unwrap().contains("\"signs\": \"seen\""));
}

#[test]
fn where_nothing_can_be_read_it_is_said_in_every_language_and_the_base_is_offered() {
    for why in WHYS {
        let mut player = at_the_door("bn", (80, 24));
        player.happen(cannot(why));
        assert!(advises(&player));
        let screen = player.screen();
        assert!(row_with(&screen, "1  English").contains('▸'));
        row_with(&screen, "Bangla cannot be read here:");
        row_with(&screen, "এখানে বাংলা পড়া যাবে না:");
        row_with(&screen, "putpost page meet --lang bn > bn.html");
        player.keys("<enter>");
        assert_eq!(player.model.world.catalog.tag(player.model.lang), "en");
    }
}

#[test]
fn who_goes_on_in_spite_of_it_is_told_once() {
    let mut player = in_a_lesson("bn");
    player.happen(cannot(Unreadable::Web));
    assert!(advises(&player));
    player.keys("2");
    assert_eq!(player.model.stage, Stage::Lesson);
    player.happen(cannot(Unreadable::Web));
    assert_eq!(player.model.stage, Stage::Lesson);
    player.happen(cannot(Unreadable::Lost));
    assert!(advises(&player));
    let mut english = in_a_lesson("en");
    english.happen(cannot(Unreadable::Web));
    assert_eq!(english.model.stage, Stage::Lesson);
    english.keys("<f2>");
    assert!(advises(&english));
    english.keys("2");
    assert_eq!(english.model.stage, Stage::Lesson);
    // Whenever the terminal answers, and in any language.
    english.happen(cannot(Unreadable::Web));
    english.keys("<f2><f2>");
    assert_eq!(english.model.stage, Stage::Lesson);
}

#[test]
fn what_was_interrupted_goes_on_if_the_terminal_can_after_all_and_no_key_was_pressed() {
    for mut player in [in_a_lesson("bn"), at_the_door("bn", (80, 24))] {
        let before = player.model.stage.clone();
        player.happen(cannot(Unreadable::Web));
        assert_ne!(player.model.stage, before);
        player.happen(Msg::Means(Means::default()));
        assert_eq!(player.model.stage, before);
        player.happen(cannot(Unreadable::Web));
        player.keys("<down>");
        let marked = player.model.stage.clone();
        player.happen(Msg::Means(Means::default()));
        assert_eq!(player.model.stage, marked);
    }
}

#[test]
fn all_that_can_be_done_fits_the_least_screen() {
    for size in [(60, 20), (80, 24), (200, 60)] {
        for why in WHYS {
            let mut player = at_the_door("en", size);
            player.happen(cannot(why));
            let screen = player.screen();
            let pages = screen.iter().filter(|row| row.contains("--lang bn")).count();
            assert_eq!(pages, 2, "{size:?} {screen:#?}");
        }
    }
}

/// Each line of a screen that belongs to a paragraph, joined as it was before it was wrapped.
fn said(screen: &[String]) -> String {
    screen.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_way_of_drawing_is_named_whole_in_every_language() {
    for size in [(60, 20), (80, 24), (120, 36)] {
        for why in WHYS {
            let mut player = at_the_door("bn", size);
            player.happen(cannot(why));
            player.keys("<right>");
            let said = said(&player.screen());
            for whole in [
                "drawing: as text, its signs before their letters",
                "আঁকার ধরন: সাধারণ লেখা, ই-কার আর এ-কার আগে বসানো",
            ] {
                let row = Typesetter::new(&player.model.drawing).cut(&[Span::new(whole, Role::Text)], 200);
                let drawn: String = row.items.iter().map(Item::text).collect();
                assert!(said.contains(&drawn), "{size:?} {said}");
            }
        }
    }
}

#[test]
fn the_menu_leads_to_the_first_screen_in_every_language_and_esc_back() {
    for lang in ["en", "bn"] {
        let mut player = in_a_lesson(lang);
        player.keys("<esc>");
        let screen = player.screen();
        assert!(row_with(&screen, "cannot read this? · পড়া যাচ্ছে না?").starts_with('│'));
        player.keys("<esc>");
        player.in_menu(putpost::app::keymap::Action::Chooser);
        assert!(row_with(&player.screen(), "Enter").contains("Esc"));
        player.keys("3<right><esc>");
        assert!(matches!(player.model.stage, Stage::Chooser(_)) && !advises(&player));
        player.keys("<esc>");
        assert_eq!(player.model.stage, Stage::Lesson);
        // What was seen last is kept.
        assert!(player.saved.as_ref().unwrap().contains("\"signs\": \"seen\""));
    }
    let mut first = at_the_door("bn", (80, 24));
    assert!(!row_with(&first.screen(), "Enter").contains("Esc"));
    first.keys("<esc>");
    assert!(matches!(first.model.stage, Stage::Chooser(_)));
}

#[test]
fn who_has_chosen_no_language_is_told_in_every_one_that_the_window_is_too_small() {
    let screen = at_the_door("en", (40, 12)).screen();
    assert!(
        said(&screen).contains("at least 60 columns by 20 rows") && said(&screen).contains("অন্তত ৬০ কলাম")
    );
}

#[test]
fn pictures_are_offered_where_there_are_some() {
    let offers = |player: &Player| {
        putpost::app::overlay::menu(&player.model).contains(&putpost::app::keymap::Action::Bangla)
    };
    let mut player = in_a_lesson("bn");
    assert!(!offers(&player));
    player.happen(Msg::Means(Means { pictures: Some(putpost::app::Bangla::Auto), ..Means::default() }));
    assert!(offers(&player));
}
