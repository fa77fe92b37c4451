//! What tmux drops on its way to kitty: pictures that never arrived are there in the end, and nothing is sent for ever.

use putpost::shell::Application;

use crate::desk::{Desk, Event};
use crate::keys;
use crate::routes::{ROUTES, Route, SIZE, events};
use crate::ways::{IN_KITTY, KITTY_IN_TMUX};

/// All that is ever passed on.
const ALL: usize = usize::MAX;

/// Goes a route of which so much is dropped, from the first frame on; then nothing is.
fn after_a_loss(Route { begin, steps, .. }: &Route, drops: usize) -> Desk {
    let mut desk = Desk::asked(KITTY_IN_TMUX, SIZE);
    desk.terminal.drops = drops;
    desk.draw();
    for event in events(begin).iter().chain(&events(steps)) {
        desk.happen(event);
        desk.draw();
    }
    desk.terminal.drops = 0;
    // What is sent by itself is not answered: nobody knows which pane is typed in.
    if desk.send_again() {
        desk.session.hears(true);
        desk.send_again();
        assert!(!desk.send_again(), "they are sent for ever");
    }
    desk
}

#[test]
fn a_page_of_which_pictures_were_lost_is_the_page_drawn_from_nothing() {
    for route in ROUTES {
        let mut fresh = Desk::new(KITTY_IN_TMUX, SIZE);
        fresh.skip(&[events(route.begin), events(route.steps)].concat());
        let fresh = fresh.drawn_whole();
        for drops in [1, 40, ALL] {
            let mut desk = after_a_loss(&route, drops);
            assert_eq!(desk.sight().difference(&fresh, 0), None, "{}: {drops}", route.name);
            desk.leave();
            assert_eq!(desk.terminal.kitty.count(), 0, "pictures are left");
        }
    }
}

#[test]
fn what_is_sent_by_itself_is_seen_before_any_key_is_pressed() {
    let mut desk = Desk::asked(KITTY_IN_TMUX, SIZE);
    desk.terminal.drops = ALL;
    desk.draw();
    desk.terminal.drops = 0;
    assert!(desk.send_again());
    let fresh = Desk::new(KITTY_IN_TMUX, SIZE).sight();
    assert_eq!(desk.sight().difference(&fresh, 0), None);
}

#[test]
fn what_arrives_is_sent_once() {
    for way in [KITTY_IN_TMUX, IN_KITTY] {
        let mut desk = Desk::new(way, SIZE);
        assert!(!desk.send_again());
        desk.skip(&keys::parse("<f1>").into_iter().map(Event::Key).collect::<Vec<_>>());
        assert!(!desk.send_again());
    }
}

#[test]
fn a_terminal_is_asked_for_answers_only_where_a_key_was_pressed() {
    let mut desk = Desk::new(KITTY_IN_TMUX, SIZE);
    let asks = |desk: &mut Desk, event: &Event| {
        desk.happen(event);
        desk.draw();
        let frame = String::from_utf8(desk.frame.clone()).unwrap();
        let of = |wanted: &str| frame.contains(wanted);
        (of("a=T,U=1,i="), of("a=T,U=1,q=2,i="))
    };
    let help = keys::parse("<f1>").remove(0);
    assert_eq!(asks(&mut desk, &Event::Key(help)), (true, false));
    assert_eq!(asks(&mut desk, &Event::Colours), (false, true));
}
