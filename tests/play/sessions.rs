//! A session kept as a file tells what was done, and comes out the same when it is played again.

use putpost::app::keymap::Action;
use putpost::lab::journal::{self, Replay};
use putpost::text::WidthModel;

use crate::player::{Door, Player, embedded};

/// A lost answer, a second client, a step back and a proof.
#[test]
fn what_was_done_is_kept_and_played_again() {
    for lang in ["en", "bn"] {
        let door = Door { lang, size: (80, 24), lesson: Some("put-again"), widths: WidthModel::W };
        let mut player = Player::new(embedded(), door);
        let refused = r#"refused "GET /users HTTP/1.1\nHost: evil.example" {"type":"misdirected","found":"evil.example"}"#;
        for line in ["PUT /users/2 @mitu", "lose answer", refused, "again", "peer", "back 1", "prove 2"] {
            player.act(line);
        }
        player.in_menu(Action::Session);
        assert!(player.screen().join("\n").contains("put-again-1.jsonl"), "{lang}");
        let journal = journal::read(player.kept.as_ref().unwrap()).unwrap();
        let lab = player.model.play.lab();
        let mut replay = Replay::new(&journal, lab.scene().clone());
        while let Some(step) = replay.step() {
            assert_eq!(step.differs, None, "{step:?}");
        }
        assert_eq!((journal.head.lesson.as_str(), journal.head.scene.as_str()), ("put-again", "one-user"));
        assert_eq!(replay.lab().server().digest(), lab.server().digest());
        let heard = journal.entries.iter().flat_map(|entry| &entry.exchanges).map(|told| told.status);
        assert_eq!(heard.collect::<Vec<_>>(), [Some(201), Some(421), None, Some(204)]);
    }
}
