//! Routes through the program: wherever one leads, the screen is what the same page is when it is drawn from nothing.

use putpost::app::keymap::Action::{self, Bangla, Present, Redraw, Signs, Theme};

use crate::desk::{Desk, Event, Way};
use crate::keys;
use crate::ways::{self, IN_FOOT};

/// A part of a route.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step {
    /// Keys, as `keys` reads them.
    Keys(&'static str),
    /// Entries of the menu.
    Do(Action),
    /// Another size of the window.
    Size(u16, u16),
    /// The terminal's two colours change places.
    Colours,
    /// The cells get another size, in pixels.
    Font(u16, u16),
    /// A second passes.
    Second,
}

use Step::{Colours, Do, Font, Keys, Second, Size};

/// The task of the lesson, before anything is sent.
pub(crate) const TASK: Step = Keys("2<enter>11121");
/// A request that changes something, written and sent.
pub(crate) const SENT: Step =
    Keys("<right><down><end><backspace>/users/2<down><down>{\"name\": \"মিতু\"}<enter>");
/// The focus goes to the lesson, which is longer than its pane.
pub(crate) const TALL: [Step; 3] =
    [TASK, Keys("<right><right><enter><backtab><f4><f5><f4><f5><f4><backtab>"), Size(60, 21)];
/// Something stands in the past.
pub(crate) const PAST: [Step; 4] = [TASK, SENT, Keys("<f5><f5>"), Keys("<tab><tab>")];

/// A route: where it begins, which is gone to without a look, and the way from there.
pub(crate) struct Route {
    pub(crate) name: &'static str,
    pub(crate) begin: &'static [Step],
    pub(crate) steps: &'static [Step],
}

const fn route(name: &'static str, begin: &'static [Step], steps: &'static [Step]) -> Route {
    Route { name, begin, steps }
}

pub(crate) const ROUTES: [Route; 15] = [
    route("scroll by lines", &TALL, &[Keys("<up><up><down><up><down><down><up>")]),
    route("scroll by pages", &TALL, &[Keys("<pgup><pgup><pgdn><pgup><down>")]),
    route(
        "from page to page",
        &[TASK, Keys("<backtab>")],
        &[Keys("<left><left><right><left><right><right>")],
    ),
    route("help", &[], &[Keys("<f1><down><down><pgdn><up><pgup><esc>")]),
    route("menu", &[TASK], &[Keys("<esc><down><down><pgdn><up><esc>")]),
    route(
        "windows",
        &PAST,
        &[Keys("<f7><down><right><esc><f9><esc><f11><f3><down><esc><f10><esc><f6>3<enter><esc>t<esc>")],
    ),
    // A window reaches both edges of 80 columns, and leaves one column or two of pictures beside it where there are more. What
    // is said stands over the last rows, also over windows.
    route(
        "windows at the edges",
        &PAST,
        &[
            Size(80, 21),
            Keys("<f1>"),
            Do(Signs),
            Keys("<down><esc>"),
            Do(Signs),
            Keys("<f7>"),
            Size(83, 22),
            Keys("<esc>j<esc>"),
            Do(Theme),
        ],
    ),
    route(
        "resize",
        &PAST,
        &[Size(60, 20), Size(120, 36), Keys("<f1>"), Size(81, 25), Keys("<esc>"), Size(30, 8), Size(80, 25)],
    ),
    route(
        "typing",
        &[TASK],
        &[Keys(
            "<right><down><end><backspace>/users/2<down><down>{\"name\": \"রিমা কক<left><left><left><left><up><up><down><down><end>",
        )],
    ),
    route("theme", &PAST, &[Do(Theme), Do(Theme), Keys("<esc>"), Do(Theme), Keys("<esc>")]),
    route(
        "colours and fonts",
        &PAST,
        &[Colours, Keys("<left>"), Colours, Keys("<f1>"), Font(7, 14), Colours, Keys("<esc>"), Font(16, 32)],
    ),
    route("language", &PAST, &[Keys("<f2><f2><shift+f2><down><esc><f2><f1><esc>")]),
    route(
        "projector",
        &TALL,
        &[Do(Present), Keys("<down><down><up>"), Do(Present), Keys("<pgdn><pgup>"), Do(Present)],
    ),
    route(
        "time",
        &PAST,
        &[
            Second,
            Keys("<left><left><right><left><right><right>"),
            Keys("<tab>"),
            Keys("<left><left><right>"),
        ],
    ),
    route(
        "pictures and cells",
        &PAST,
        &[Do(Bangla), Keys("<f1>"), Do(Bangla), Keys("<esc>"), Do(Signs), Do(Redraw)],
    ),
];

pub(crate) fn events(steps: &[Step]) -> Vec<Event> {
    let of = |step: &Step| match *step {
        Keys(text) => keys::parse(text).into_iter().map(Event::Key).collect(),
        Do(action) => vec![Event::Do(action)],
        Size(cols, rows) => vec![Event::Resize(cols, rows)],
        Colours => vec![Event::Colours],
        Font(width, height) => vec![Event::Font(width, height)],
        Second => vec![Event::Second],
    };
    steps.iter().flat_map(of).collect()
}

pub(crate) const SIZE: (u16, u16) = (80, 25);

/// When the screen is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looks {
    /// After each event: a second program beside draws the whole screen each time.
    Always,
    /// When all is over.
    AtLast,
}

/// Goes a route with a frame after each event. At its end the screen is that of another program which has drawn only its
/// first frame and this one, and it is the same when it is drawn from nothing. Tells what is not.
pub(crate) fn difference(way: Way, begin: &[Event], steps: &[Event], looks: Looks) -> Option<String> {
    let begun = || {
        let mut desk = Desk::new(way, SIZE);
        desk.skip(begin);
        desk
    };
    let (mut desk, mut beside) = (begun(), (looks == Looks::Always).then(begun));
    for (at, event) in steps.iter().enumerate() {
        desk.happen(event);
        desk.draw();
        let Some(beside) = &mut beside else { continue };
        beside.happen(event);
        if let Some(told) = desk.sight().difference(&beside.drawn_whole(), 0) {
            return Some(format!("after {} events, the last {event:?}:\n{told}", at + 1));
        }
    }
    let mut fresh = Desk::new(way, SIZE);
    fresh.skip(&[begin, steps].concat());
    let fresh = fresh.drawn_whole();
    let in_a_new_one = desk.sight().difference(&fresh, 0).map(|told| format!("in a new program:\n{told}"));
    let again = || desk.drawn_whole().difference(&fresh, 0).map(|told| format!("drawn again:\n{told}"));
    let told = in_a_new_one.or_else(again);
    desk.leave();
    assert_eq!(desk.terminal.kitty.count(), 0, "pictures are left");
    told
}

/// Goes all routes; tells of each the first thing that is wrong.
fn assert_same(ways: impl Iterator<Item = Way>, looks: Looks) {
    let mut wrong = Vec::new();
    for way in ways {
        for Route { name, begin, steps } in ROUTES {
            let told = difference(way, &events(begin), &events(steps), looks);
            wrong.extend(told.map(|told| format!("{name} in {way:?}: {told}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_page_of_pictures_reached_by_keys_is_the_page_drawn_from_nothing() {
    assert_same(ways::in_pictures(), Looks::Always);
}

#[test]
fn a_page_of_pictures_behind_tmux_is_the_page_drawn_from_nothing() {
    assert_same(ways::in_tmux(), Looks::Always);
}

#[test]
fn a_page_of_pictures_from_afar_is_the_page_drawn_from_nothing() {
    assert_same(ways::from_afar(), Looks::AtLast);
}

#[test]
fn a_page_of_pictures_on_cells_of_a_fraction_is_the_page_drawn_from_nothing() {
    assert_same(ways::in_browsers(), Looks::AtLast);
}

#[test]
fn a_page_of_words_reached_by_keys_is_the_page_drawn_from_nothing() {
    assert_same(ways::in_words(), Looks::Always);
}

#[test]
fn a_page_in_cells_reached_by_keys_is_the_page_drawn_from_nothing() {
    assert_same(ways::in_cells(), Looks::AtLast);
}

#[test]
fn every_route_leads_somewhere() {
    for Route { name, begin, steps } in ROUTES {
        let mut desk = Desk::new(IN_FOOT, SIZE);
        desk.skip(&events(begin));
        let steps = events(steps);
        let moves = |event: &Event| {
            let before = desk.sight();
            desk.happen(event);
            desk.draw();
            usize::from(before.difference(&desk.sight(), 0).is_some())
        };
        let moves: Vec<usize> = steps.iter().map(moves).collect();
        assert!(moves.iter().sum::<usize>() * 4 >= steps.len() * 3, "{name}: {moves:?}");
    }
}
