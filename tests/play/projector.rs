//! The lesson for a projector: what is marked is seen, lines stand under each other, and a title without room is no promise.

use putpost::app::keymap::Action;
use putpost::app::{Msg, Size};
use putpost::i18n::Message;
use putpost::text::{CellPx, Drawing, Item, Pictures, Role, Scale, Span, Typesetter, WidthModel, Widths};

use crate::player::{Door, Player, embedded};

const SCALES: [Scale; 3] = [Scale::One, Scale::Two, Scale::Three];

fn pictures() -> Pictures {
    Pictures::new(CellPx::new(10.0, 20).unwrap(), Widths::default())
}

fn at_a_question(lang: &str, size: (u16, u16)) -> Player {
    Player::new(embedded(), Door { lang, size, lesson: Some("put-again"), widths: WidthModel::W })
}

fn marks_in_sight(player: &Player) -> bool {
    player.screen().iter().any(|row| row.split('│').nth(1).is_some_and(|lesson| lesson.contains('▸')))
}

#[test]
fn the_marked_choice_is_in_sight_at_every_scale_and_size() {
    for (lang, size) in [("en", (60, 20)), ("bn", (60, 20)), ("en", (80, 24)), ("bn", (80, 24))] {
        for scale in SCALES {
            let mut player = at_a_question(lang, size);
            player.happen(Msg::Measured(Drawing::Pictures(pictures())));
            player.model.present = scale;
            assert!(!marks_in_sight(&player));
            for key in ["<down>", "<down>", "<down>", "<up>", "<up>"] {
                player.keys(key);
                assert!(marks_in_sight(&player), "{lang} {size:?} {scale:?} {:#?}", player.screen());
            }
            player.keys("<down><down>");
            for (cols, rows) in [(120, 36), (60, 20)] {
                player.happen(Msg::Resize(Size { cols, rows }));
                assert!(marks_in_sight(&player), "{lang} {cols} {scale:?}");
            }
        }
    }
}

#[test]
fn lines_with_and_without_a_sign_begin_in_the_same_column() {
    for scale in [Scale::Two, Scale::Three] {
        let typesetter = Typesetter::new(&Drawing::Pictures(pictures().scaled(scale)));
        let widths = ["▸ ", "✓ ", "✗ ", "· ", "  "].map(|sign| {
            let lead = [Span::new(sign, Role::Accent), Span::new("1  ", Role::Dim)];
            let rows = typesetter.layout(&lead, &[Span::new("§ 9.3.4", Role::Text)], 60);
            let drawn = rows.iter().flat_map(|row| &row.items).all(|item| matches!(item, Item::Pic { .. }));
            assert!(drawn, "{sign} {rows:?}");
            rows.first().unwrap().width()
        });
        assert_eq!(widths, [widths[0]; 5]);
    }
}

#[test]
fn a_title_without_pictures_is_large_or_said_to_have_no_room() {
    for (size, fits) in [((60, 20), false), ((80, 24), false), ((120, 36), true)] {
        let mut player = at_a_question("bn", size);
        player.in_menu(Action::Present);
        let said = if fits { Message::PresentTitle } else { Message::PresentNoRoom };
        assert_eq!(player.model.toast, Some(said));
        assert_eq!(player.model.present != Scale::One, fits);
        player.in_menu(Action::Present);
        assert_eq!(player.model.present, Scale::One);
        // As `--present` begins.
        let mut player = at_a_question("en", size);
        player.model.present = Scale::Two;
        putpost::app::present::warn(&mut player.model);
        assert_eq!(player.model.toast, (!fits).then_some(Message::PresentNoRoom));
    }
}
