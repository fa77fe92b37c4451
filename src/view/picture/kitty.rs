//! Pictures that kitty keeps: each is sent once under an id, and taken away when it has not been seen for long.
//!
//! Behind tmux nobody knows whether one has arrived before kitty says so: while tmux is about to draw its screen anew, or shows
//! another window, it drops what it is to pass on.

use std::collections::HashMap;
use std::num::NonZeroU16;
use std::ops::Range;
use std::sync::Arc;

use ratatui::buffer::{Cell, CellDiffOption};
use ratatui::style::{Color, Modifier};

use crate::text::Strip;
use crate::text::encode::kitty::{Route, colour, delete, placeholder, transmit};
use crate::text::encode::{Ink, Rgb};

/// Pictures that are kept beside those on the screen. One takes kitty about 16 KB of the 320 MB that it has.
const SPARE: usize = 512;

/// Ids of one program. A program has 4096 of them, and 4095 programs on one terminal have different ones.
const RANGE: u32 = 1 << 12;

/// A picture in its colours. What it is written on shows through.
type Key = (Arc<Strip>, Vec<Ink>);

#[derive(Debug)]
struct Sent {
    id: u32,
    /// The frame in which it was seen last.
    seen: u64,
    arrival: Arrival,
}

/// What is known of a picture that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    /// Nothing.
    Unsure,
    /// It was refused: a part of it may have been lost. When that happens twice, it is no picture to kitty.
    Refused,
    /// It is there, or will never be.
    Settled,
}

impl Sent {
    fn is_unsure(&self) -> bool {
        self.arrival != Arrival::Settled
    }
}

/// The pictures that kitty has been sent.
#[derive(Debug, Default)]
pub(super) struct Kitty {
    /// The first id.
    first: u32,
    sent: HashMap<Key, Sent>,
    /// Ids that were given back, and how many were ever given out.
    free: Vec<u32>,
    given: u32,
    frame: u64,
    /// What is to be sent before the frame.
    pending: Vec<u8>,
    /// How it reaches kitty.
    route: Route,
    /// Whether `sent` is not what the last farewell was made of.
    changed: bool,
}

impl Kitty {
    pub(super) fn new(process: u32) -> Self {
        Self { first: (process % (RANGE - 1) + 1) * RANGE, ..Self::default() }
    }

    /// Takes in how what is sent reaches kitty from now on.
    pub(super) fn set(&mut self, route: Route) {
        self.route = route;
    }

    /// Gives cells the placeholders that show these columns.
    pub(super) fn paint(
        &mut self,
        cells: &mut [Cell],
        strip: &Arc<Strip>,
        inks: Vec<Ink>,
        columns: Range<u16>,
    ) {
        let Rgb(red, green, blue) = inks.first().copied().unwrap_or_default().ground;
        let lit = Color::Rgb(red, green, blue);
        // What it is written on shows through: that is no part of the picture.
        let letters = |ink: Ink| Ink { ground: Rgb::default(), ..ink };
        let id = self.id((Arc::clone(strip), inks.into_iter().map(letters).collect()));
        for (cell, column) in cells.iter_mut().zip(columns) {
            let Some(id) = id else {
                cell.set_symbol(" ");
                continue;
            };
            let Rgb(red, green, blue) = colour(id);
            if cell.modifier.contains(Modifier::REVERSED) {
                cell.set_bg(lit);
            }
            // The colour names the picture: nothing may change it.
            cell.modifier = Modifier::empty();
            cell.set_symbol(&placeholder(id, column)).set_fg(Color::Rgb(red, green, blue));
            cell.set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
        }
    }

    /// Returns the id of a picture; a new one is sent. Nothing where a screen has more pictures than there are ids.
    fn id(&mut self, key: Key) -> Option<u32> {
        let frame = self.frame;
        if let Some(sent) = self.sent.get_mut(&key) {
            sent.seen = frame;
            return Some(sent.id);
        }
        let id = self.free.pop().or_else(|| {
            let new = (self.given < RANGE).then_some(self.first + self.given);
            self.given += u32::from(new.is_some());
            new
        })?;
        self.pending.extend(transmit(id, &key.0, &key.1, self.route));
        let arrival = if self.route == Route::Direct { Arrival::Settled } else { Arrival::Unsure };
        self.sent.insert(key, Sent { id, seen: frame, arrival });
        self.changed = true;
        Some(id)
    }

    /// Ends a frame: takes away what has not been seen for long.
    pub(super) fn end_frame(&mut self) {
        let unseen = self.sent.values().filter(|sent| sent.seen < self.frame).map(|sent| sent.seen);
        let mut unseen: Vec<u64> = unseen.collect();
        if let Some(too_many) = unseen.len().checked_sub(SPARE).filter(|too_many| *too_many > 0) {
            unseen.sort_unstable();
            let kept_since = unseen.get(too_many).copied().unwrap_or(self.frame);
            let gone = self.sent.extract_if(|_, sent| sent.seen < kept_since);
            let gone: Vec<u32> = gone.map(|(_, sent)| sent.id).collect();
            self.take_away(gone);
        }
        self.frame += 1;
    }

    /// Takes in that kitty has taken a picture, or refused it.
    pub(super) fn confirm(&mut self, id: u32, taken: bool) {
        if let Some(sent) = self.sent.values_mut().find(|sent| sent.id == id) {
            sent.arrival = match sent.arrival {
                Arrival::Unsure if !taken => Arrival::Refused,
                _ => Arrival::Settled,
            };
        }
    }

    /// Returns whether pictures are seen, or were, of which nobody knows whether they have arrived.
    pub(super) fn is_unsure(&self) -> bool {
        self.sent.values().any(Sent::is_unsure)
    }

    /// Sends these pictures again; those that are not seen any more are taken away instead. What had come of one is deleted
    /// first: more parts would be taken for its own.
    pub(super) fn send_again(&mut self) {
        let frame = self.frame;
        let unseen = self.sent.extract_if(|_, sent| sent.is_unsure() && sent.seen + 1 < frame);
        let unseen: Vec<u32> = unseen.map(|(_, sent)| sent.id).collect();
        self.take_away(unseen);
        for ((strip, inks), Sent { id, .. }) in self.sent.iter().filter(|(_, sent)| sent.is_unsure()) {
            self.pending.extend(delete(*id, self.route));
            self.pending.extend(transmit(*id, strip, inks, self.route));
        }
    }

    /// Takes all pictures away, so that they are sent anew when they are seen.
    pub(super) fn forget(&mut self) {
        let gone: Vec<u32> = self.sent.drain().map(|(_, sent)| sent.id).collect();
        self.take_away(gone);
    }

    fn take_away(&mut self, gone: Vec<u32>) {
        self.changed |= !gone.is_empty();
        self.pending.extend(gone.iter().flat_map(|id| delete(*id, self.route)));
        self.free.extend(gone);
    }

    /// Returns what is to be sent before the frame, once.
    pub(super) fn take_pending(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.pending)
    }

    /// Returns what takes all pictures away, if there are others than when this was asked last.
    pub(super) fn farewell(&mut self) -> Option<Vec<u8>> {
        let all = self.sent.values().flat_map(|sent| delete(sent.id, self.route));
        std::mem::take(&mut self.changed).then(|| all.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(shade: u8) -> Arc<Strip> {
        Arc::new(Strip::new(2, 20, 20, vec![crate::text::Role::Text], vec![shade; 400]))
    }

    fn inks(red: u8) -> Vec<Ink> {
        vec![Ink { letters: Rgb(red, 0, 0), ground: Rgb(7, 8, 9) }]
    }

    fn paint(kitty: &mut Kitty, strip: &Arc<Strip>, inks: Vec<Ink>, columns: Range<u16>) -> Vec<Cell> {
        let mut cells = vec![Cell::EMPTY; columns.len()];
        kitty.paint(&mut cells, strip, inks, columns);
        cells
    }

    /// The pictures that something is done with, in order.
    fn ids(sent: &[u8], action: &str) -> Vec<u32> {
        let sent = String::from_utf8(sent.to_vec()).unwrap();
        let keys = sent.split("\x1b_G").filter_map(|command| command.split([';', '\x1b']).next());
        let id = |keys: &str| keys.split(',').find_map(|key| key.strip_prefix("i="))?.parse().ok();
        keys.filter(|keys| keys.contains(action)).filter_map(id).collect()
    }

    #[test]
    fn a_picture_is_sent_once_and_its_cells_name_it() {
        let mut kitty = Kitty::new(5);
        let first = paint(&mut kitty, &strip(3), inks(1), 0..2);
        let id = 6 * 4096;
        assert_eq!(first[1].symbol(), "\u{10eeee}\u{305}\u{30d}");
        assert_eq!(first[1].fg, Color::Rgb(0, 0x60, 0));
        assert_eq!(ids(&kitty.take_pending(), "a=T"), [id]);
        // Again, cut, lit up: the same picture.
        let lit = paint(&mut kitty, &strip(3), inks(1), 1..2);
        assert_eq!((lit[0].symbol(), kitty.take_pending()), (first[1].symbol(), Vec::<u8>::new()));
        // In another colour it is another one.
        paint(&mut kitty, &strip(3), inks(2), 0..2);
        paint(&mut kitty, &strip(4), inks(1), 0..2);
        assert_eq!(ids(&kitty.take_pending(), "a=T"), [id + 1, id + 2]);
    }

    #[test]
    fn what_is_lit_up_keeps_its_id_and_gets_another_ground() {
        let mut cells = vec![Cell::EMPTY; 2];
        cells[1].set_style(ratatui::style::Style::new().reversed().bold());
        Kitty::new(0).paint(&mut cells, &strip(1), inks(1), 0..2);
        assert_eq!((cells[0].bg, cells[1].bg), (Color::Reset, Color::Rgb(7, 8, 9)));
        assert_eq!((cells[0].fg, cells[1].modifier), (cells[1].fg, Modifier::empty()));
    }

    #[test]
    fn what_is_not_seen_for_long_is_taken_away_and_its_id_is_used_again() {
        let mut kitty = Kitty::new(1);
        let spare = u8::try_from(SPARE / 4).unwrap();
        for shade in 0..=spare {
            for red in 0..5 {
                paint(&mut kitty, &strip(shade), inks(red), 0..2);
                kitty.end_frame();
            }
        }
        let pending = kitty.take_pending();
        let (sent, gone) = (ids(&pending, "a=T"), ids(&pending, "a=d"));
        assert_eq!((sent.len() - gone.len(), kitty.sent.len()), (SPARE + 1, SPARE + 1));
        // The oldest went first.
        assert_eq!(gone.iter().collect::<std::collections::BTreeSet<_>>().len(), gone.len());
        paint(&mut kitty, &strip(255), inks(9), 0..2);
        assert!(gone.contains(&ids(&kitty.take_pending(), "a=T")[0]));
    }

    #[test]
    fn at_the_end_nothing_of_it_stays() {
        let mut kitty = Kitty::new(1);
        assert_eq!(kitty.farewell(), None);
        paint(&mut kitty, &strip(1), inks(1), 0..2);
        paint(&mut kitty, &strip(2), inks(1), 0..2);
        let mut farewell = ids(&kitty.farewell().unwrap(), "d=I");
        farewell.sort_unstable();
        assert_eq!((farewell, kitty.farewell()), (vec![8192, 8193], None));
        kitty.take_pending();
        kitty.forget();
        assert_eq!(ids(&kitty.take_pending(), "a=d").len(), 2);
        assert_eq!(kitty.farewell(), Some(Vec::new()));
        paint(&mut kitty, &strip(1), inks(1), 0..2);
        assert_eq!(ids(&kitty.take_pending(), "a=T").len(), 1);
    }

    #[test]
    fn behind_tmux_only_what_kitty_has_not_confirmed_is_sent_again() {
        let mut kitty = Kitty::new(0);
        let sent = |kitty: &mut Kitty| {
            kitty.send_again();
            let again = String::from_utf8(kitty.take_pending()).unwrap().replace("\x1b\x1b", "\x1b");
            let mut sent = ids(again.as_bytes(), "a=T");
            sent.sort_unstable();
            (sent, ids(again.as_bytes(), "a=d").len(), again.contains("a=T,U=1,q=2"))
        };
        let frame = |kitty: &mut Kitty, shades: Range<u8>| {
            shades.for_each(|shade| drop(paint(kitty, &strip(shade), inks(0), 0..1)));
            kitty.end_frame();
        };
        frame(&mut kitty, 0..1);
        assert!(!kitty.is_unsure() && sent(&mut kitty).0 == [4096]);
        kitty.set(Route::TmuxAndBack);
        frame(&mut kitty, 0..5);
        kitty.take_pending();
        kitty.confirm(4097, true);
        kitty.confirm(7, true);
        kitty.confirm(4098, false);
        assert_eq!(sent(&mut kitty), (vec![4098, 4099, 4100], 3, false));
        // Refused once more it would be sent for ever. What is not seen any more can wait.
        kitty.confirm(4098, false);
        frame(&mut kitty, 0..4);
        kitty.set(Route::Tmux);
        assert_eq!(sent(&mut kitty), (vec![4099], 2, true));
        kitty.confirm(4099, true);
        assert!(!kitty.is_unsure());
        frame(&mut kitty, 4..5);
        assert!(kitty.is_unsure());
        kitty.forget();
        assert!(!kitty.is_unsure());
    }

    #[test]
    fn a_screen_with_more_pictures_than_ids_leaves_some_out() {
        let mut kitty = Kitty::new(4094);
        let cells = (0..=u16::MAX).take(4097).map(|n| {
            let [high, low] = n.to_be_bytes();
            paint(&mut kitty, &strip(low), inks(high), 0..1).remove(0)
        });
        let last = cells.last().unwrap();
        assert_eq!(last.symbol(), " ");
        assert!(ids(&kitty.take_pending(), "a=T").iter().all(|id| *id < 1 << 24));
    }
}
