//! Routes that nobody has thought of.

use proptest::prelude::*;
use putpost::app::keymap::Action;

use crate::desk::{Event, Way};
use crate::keys;
use crate::routes::{Looks, PAST, SIZE, TALL, TASK, difference, events};
use crate::ways;

/// What opens, closes, moves and writes; the arrows most of all.
const KEYS: [&str; 34] = [
    "<up>",
    "<down>",
    "<left>",
    "<right>",
    "<up>",
    "<down>",
    "<left>",
    "<right>",
    "<pgup>",
    "<pgdn>",
    "<home>",
    "<end>",
    "<enter>",
    "<enter>",
    "<esc>",
    "<esc>",
    "<tab>",
    "<tab>",
    "<backtab>",
    "<backspace>",
    "<delete>",
    "<f1>",
    "<f2>",
    "<f3>",
    "<f4>",
    "<f5>",
    "<f6>",
    "<f7>",
    "<f8>",
    "<f9>",
    "<f10>",
    "<f12>",
    "<shift+f2>",
    "<alt+enter>",
];
const ACTIONS: [Action; 9] = [
    Action::Present,
    Action::Theme,
    Action::Bangla,
    Action::Signs,
    Action::Text,
    Action::History,
    Action::Chooser,
    Action::Sandbox,
    Action::Redraw,
];
const SIZES: [(u16, u16); 6] = [SIZE, (60, 21), (120, 36), (79, 24), (61, 40), (30, 8)];

/// Letters, signs, joiners, marks that stand alone, wide letters and what no page has.
const TYPED: &str = "[ক-হি-ৌ্ঁ-ঃড়০-৯।a-z{}\": /\u{200d}\u{200c}\u{301}é你🙂\u{1f9d1}\u{fe0f}\t\n]{1,12}";

pub(crate) fn event() -> impl Strategy<Value = Event> {
    let key = prop::sample::select(&KEYS[..]).prop_map(|text| Event::Key(keys::parse(text)[0]));
    let letter = prop::char::ranges(vec!['ক'..='হ', '1'..='3', 'a'..='z'].into());
    prop_oneof![
        12 => key,
        1 => letter.prop_filter("it would quit", |c| *c != 'q').prop_map(|c| Event::Key(putpost::app::Key::char(c))),
        2 => TYPED.prop_map(Event::Paste),
        2 => prop::sample::select(&ACTIONS[..]).prop_map(Event::Do),
        1 => prop::sample::select(&SIZES[..]).prop_map(|(cols, rows)| Event::Resize(cols, rows)),
        1 => prop::sample::select(vec![Event::Second, Event::Colours, Event::Font(8, 17), Event::Font(11, 23)]),
    ]
}

fn way() -> impl Strategy<Value = Way> {
    prop::sample::select(ways::all().collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    /// 96 routes of up to 16 events in any way, a frame after each; then a new program that draws only the last.
    #[test]
    fn any_route_ends_in_the_page_drawn_from_nothing(
        way in way(),
        begin in prop::sample::select(vec![&[][..], &[TASK], &TALL, &PAST]),
        steps in prop::collection::vec(event(), 1..16),
    ) {
        let told = difference(way, &events(begin), &steps, Looks::AtLast);
        prop_assert!(told.is_none(), "{}", told.unwrap_or_default());
    }
}
