//! What pages look like: the same by every protocol, and of one piece.

use crate::desk::{Desk, Event, Way};
use crate::routes::{PAST, SENT, SIZE, Step, TASK, events};
use crate::sight::{Sight, Spot};
use crate::ways::{ALIKE, IN_FOOT, IN_KITTY, IN_KONSOLE};

/// Eight shades of sixels in place of sixteen, or four, and colours in hundredths.
const SHADES: u8 = 24;
const FEW_SHADES: u8 = 48;

/// Kitty's screen has no last row that is left free.
fn seen(way: Way, events: &[Event]) -> Sight {
    let (cols, rows) = SIZE;
    let mut desk = Desk::new(way, (cols, if way.kind.kitty { rows - 1 } else { rows }));
    desk.skip(events);
    let mut sight = desk.sight();
    sight.rows.truncate(usize::from(rows - 1));
    assert!(sight.has_pictures());
    sight
}

#[test]
fn a_page_looks_the_same_by_every_protocol() {
    for begin in [&[][..], &[TASK], &[TASK, SENT], &PAST, &[TASK, SENT, Step::Keys("<down><down>")]] {
        let events = events(begin);
        let [kitty, iterm, sixel] = ALIKE;
        let in_kitty = seen(kitty, &events);
        let far = |way| Way { remote: true, ..way };
        for (way, shades) in [
            (iterm, SHADES),
            (sixel, SHADES),
            (far(kitty), 0),
            (far(iterm), SHADES),
            (far(sixel), FEW_SHADES),
        ] {
            let told = in_kitty.difference(&seen(way, &events), shades);
            assert!(told.is_none(), "{begin:?} in kitty and in {way:?}: {}", told.unwrap_or_default());
        }
        assert!(in_kitty.difference(&seen(far(sixel), &events), SHADES).is_some(), "{begin:?}");
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
