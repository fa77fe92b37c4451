//! What pages look like: the same by every protocol, and of one piece.

use crate::desk::{Desk, Event};
use crate::routes::{PAST, SENT, SIZE, Step, TASK, events};
use crate::sight::{Sight, Spot};
use crate::ways::{ALIKE, IN_FOOT, IN_KITTY, IN_KONSOLE};

/// Eight shades of sixels in place of sixteen, and colours in hundredths.
const SHADES: u8 = 24;

/// Kitty's screen has no last row that is left free.
fn seen_alike(events: &[Event]) -> [Sight; 3] {
    let (cols, rows) = SIZE;
    ALIKE.map(|way| {
        let mut desk = Desk::new(way, (cols, if way.kind.kitty { rows - 1 } else { rows }));
        desk.skip(events);
        let mut sight = desk.sight();
        sight.rows.truncate(usize::from(rows - 1));
        assert!(sight.has_pictures());
        sight
    })
}

#[test]
fn a_page_looks_the_same_by_every_protocol() {
    for begin in [&[][..], &[TASK], &[TASK, SENT], &PAST, &[TASK, SENT, Step::Keys("<down><down>")]] {
        let [kitty, iterm, sixel] = seen_alike(&events(begin));
        for (name, other) in [("iTerm2", iterm), ("sixel", sixel)] {
            let told = kitty.difference(&other, SHADES);
            assert!(told.is_none(), "{begin:?} in kitty and by {name}: {}", told.unwrap_or_default());
        }
    }
}

#[test]
fn a_row_that_is_lit_up_has_one_ground_from_end_to_end() {
    for way in [IN_KITTY, IN_KONSOLE, IN_FOOT].into_iter().chain(ALIKE) {
        // Wide enough for the name in the resource that was made; a line of the answer is marked as well.
        let mut desk = Desk::new(way, (120, 36));
        desk.skip(&events(&[TASK, SENT]));
        let is_lit = |spot: &Spot| spot.ground != way.kind.own.1;
        let lit: Vec<Vec<Spot>> =
            desk.sight().rows.into_iter().filter(|row| row.iter().any(is_lit)).collect();
        for row in &lit {
            let mut grounds: Vec<_> = row.iter().map(|spot| spot.ground).collect();
            grounds.dedup();
            // What is left of it, it, and what is right of it.
            assert_eq!(grounds.len(), 3, "{}: {grounds:?}", way.kind.name);
        }
        assert!(
            lit.iter().flatten().any(|spot| is_lit(spot) && spot.is_picture()),
            "{} {lit:?}",
            way.kind.name
        );
    }
}
