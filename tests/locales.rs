//! The words of the program in every language: all there, all complete.

use putpost::files::Files;
use putpost::i18n::{Catalog, Message};

#[test]
fn every_message_is_complete_in_every_language() {
    let (catalog, wrong) = Catalog::load(&Files::embedded());
    assert_eq!(wrong, []);
    assert!(catalog.langs().count() >= 2);
    for message in [0, 1, 2, 11].into_iter().flat_map(Message::samples) {
        for lang in catalog.langs() {
            let said = catalog.try_text(lang, &message);
            assert!(said.lang == Some(lang) && said.complete, "{}: {said:?}", message.id());
        }
    }
}
