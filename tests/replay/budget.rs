//! What pages cost, in bytes: those are the same on every machine.

use std::collections::BTreeSet;

use crate::desk::{Desk, Event, Way};
use crate::routes::{PAST, SENT, SIZE, Step, TALL, TASK, events};
use crate::ways::{FAR, IN_FOOT, IN_KITTY, IN_KONSOLE};

/// What a page may cost when it is seen first.
const PAGE: usize = 60_000;
/// What a line that is scrolled may cost where the terminal keeps its pictures, and where each is sent anew: how much that
/// is depends on how many words the lines have. A first design took 57,000 bytes of sixels for it.
const LINE: usize = 10_000;
const LINE_OF_PICTURES: usize = 40_000;
/// As large as terminals are now.
const LARGE: (u16, u16) = (127, 36);

/// Lets the steps happen after a beginning that is drawn at once, and returns all frames from the first on.
fn frames(way: Way, size: (u16, u16), begin: &[Step], steps: &'static str) -> Vec<Vec<u8>> {
    let mut desk = Desk::new(way, size);
    let mut frames = vec![desk.frame.clone()];
    desk.skip(&events(begin));
    frames.push(desk.frame.clone());
    for event in events(&[Step::Keys(steps)]) {
        desk.happen(&event);
        desk.draw();
        frames.push(desk.frame.clone());
    }
    frames
}

/// Returns the pictures that kitty is sent in a frame: their keys without the id, and the beginning of their data.
fn pictures(frame: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(frame);
    let sent = text.split("\x1b_Ga=T,U=1,q=2,i=").skip(1);
    let named =
        |picture: &str| picture.split_once(',')?.1.split_once('\x1b').map(|(data, _)| data.to_owned());
    sent.filter_map(named).collect()
}

#[test]
fn a_page_that_is_seen_first_costs_no_more_than_so_much() {
    for way in [IN_KITTY, IN_KONSOLE, IN_FOOT] {
        for size in [SIZE, LARGE] {
            for begin in [&[][..], &[TASK], &PAST] {
                // The page, then the longest lists over it.
                let bytes: Vec<usize> =
                    frames(way, size, begin, "<f1><esc><esc>").iter().map(Vec::len).collect();
                let name = way.kind.name;
                assert!(
                    bytes.iter().all(|bytes| *bytes <= PAGE),
                    "{bytes:?} by {name} at {size:?} after {begin:?}"
                );
            }
        }
    }
}

#[test]
fn a_line_that_is_scrolled_costs_no_more_than_so_much() {
    let list = [TASK, Step::Keys("<f1>")];
    for (way, most) in [(IN_KITTY, LINE), (IN_KONSOLE, LINE_OF_PICTURES), (IN_FOOT, LINE_OF_PICTURES)] {
        for (begin, steps) in [(&TALL[..], "<up><up><down><down>"), (&list, "<down><down><up><up>")] {
            let bytes: Vec<usize> = frames(way, SIZE, begin, steps)[2..].iter().map(Vec::len).collect();
            assert!(bytes.iter().all(|bytes| (100..most).contains(bytes)), "{bytes:?} by {}", way.kind.name);
        }
    }
}

#[test]
fn from_afar_sixels_cost_less_and_a_key_moves_a_page() {
    let [foot, konsole] = FAR;
    for size in [SIZE, LARGE] {
        for begin in [&[][..], &[TASK], &PAST] {
            let cost = |way| frames(way, size, begin, "<f1><esc><esc>").iter().map(Vec::len).sum::<usize>();
            let (far, near) = (cost(foot), cost(IN_FOOT));
            assert!(far * 4 < near * 3, "{far} bytes from afar, {near} else, at {size:?} after {begin:?}");
        }
    }
    let reached = |way, keys| {
        let mut desk = Desk::new(way, SIZE);
        desk.skip(&events(&TALL));
        desk.skip(&events(&[Step::Keys(keys)]));
        desk.sight()
    };
    for (way, is_far) in [(foot, true), (konsole, true), (IN_FOOT, false), (IN_KONSOLE, false)] {
        let (line, page) = (reached(way, "<up>"), reached(way, "<pgup>"));
        assert_eq!(line.difference(&page, 0).is_none(), is_far, "{way:?}");
    }
}

#[test]
fn kitty_is_sent_no_picture_twice() {
    for (begin, steps) in [
        (&TALL[..], "<up><up><down><down><pgup><pgdn>"),
        (&[TASK, Step::Keys("<backtab>")], "<left><left><right><right>"),
        (&PAST, "<f1><esc><f1><down><esc><esc><esc><f2><f2><f7><esc><f7><left><right>"),
        (&[TASK, SENT, Step::Second], "<f5><f5><tab><tab><left><left><right>"),
    ] {
        let mut known = BTreeSet::new();
        for picture in frames(IN_KITTY, SIZE, begin, steps).iter().flat_map(|frame| pictures(frame)) {
            assert!(known.insert(picture.clone()), "{steps}: {picture}");
        }
        assert!(known.len() > 10);
    }
}

#[test]
fn what_is_seen_again_is_sent_without_pictures() {
    for (begin, away, back) in [
        (&[TASK][..], "<f1>", "<esc>"),
        (&[TASK], "<f1><esc>", "<f1>"),
        (&[TASK], "<esc><esc>", "<esc>"),
        (&[TASK], "<f2>", "<f2>"),
        (&[TASK, Step::Keys("<backtab>")], "<left>", "<right>"),
        (&PAST, "<left>", "<right>"),
    ] {
        let mut desk = Desk::new(IN_KITTY, SIZE);
        let away = [begin, &[Step::Keys(away)]].concat();
        for event in events(&away) {
            desk.happen(&event);
            desk.draw();
        }
        let back: Vec<Event> = events(&[Step::Keys(back)]);
        desk.skip(&back);
        assert!(
            pictures(&desk.frame).is_empty() && desk.frame.len() <= LINE,
            "{away:?}: {} bytes",
            desk.frame.len()
        );
        assert!(desk.sight().has_pictures());
    }
}

#[test]
fn at_the_end_kitty_keeps_nothing() {
    let mut desk = Desk::new(IN_KITTY, SIZE);
    desk.skip(&events(&[TASK, SENT]));
    assert!(desk.terminal.kitty.count() > 20 && !desk.ended);
    desk.skip(&events(&[Step::Keys("<ctrl+q>")]));
    desk.leave();
    assert!(desk.ended && desk.terminal.kitty.count() == 0);
}
