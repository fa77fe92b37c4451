//! The journey of a message in words: what was seen at the client, on the wire and at the server, and what both know.

mod event;

use super::{Block, Face};
use crate::app::{Model, Overlay, board, play};
use crate::i18n::{Lang, Message};
use crate::lab::journey::{Deed, Event, Journey, Parcel, Side, What};
use crate::lab::{Change, Exchange, Origin};
use crate::server::Problem;
use crate::text::{Role, Span};

pub use event::key_aloud;

use event::event;

/// Which way a message flies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flight {
    /// A request: from the client to the server.
    Out,
    /// A response: from the server to the client.
    Back,
}

/// One line of the journey: what was seen at the three places at about the same time.
#[derive(Clone, Debug, Default)]
pub struct Leg {
    /// What was seen at the client, on the wire and at the server; empty where nothing was.
    pub cells: [Vec<Span>; 3],
    /// Which way the message of this line flies, if one does.
    pub flight: Option<Flight>,
    /// Whether it came to its end.
    pub landed: bool,
}

/// Returns the journey of the exchange at the position, if it had one worth telling.
#[must_use]
pub fn journey(model: &Model) -> Option<(&Exchange, &Journey)> {
    let exchange = model.play.lab().shown()?;
    Some((exchange, exchange.journey.as_deref()?))
}

/// Returns the number of the exchange whose journey is being walked and has not come to its end.
#[must_use]
pub(super) fn under_way(model: &Model) -> Option<usize> {
    let open = matches!(model.overlay, Some(Overlay::Journey { shown, of, .. }) if shown < of);
    journey(model).filter(|_| open).map(|(exchange, _)| exchange.number)
}

/// Returns the first `shown` events of the journey as lines; a message and its arrival share one.
#[must_use]
pub fn legs(model: &Model, lang: Lang, shown: usize) -> Vec<Leg> {
    let Some((exchange, journey)) = journey(model) else { return Vec::new() };
    let mut legs: Vec<Leg> = Vec::new();
    let mut open: Option<Parcel> = None;
    for event in journey.events.iter().take(shown) {
        let (side, flight) = (event.what.side(), takes_off(&event.what));
        let at = column(side);
        let joins = open == Some(event.parcel) && legs.last().is_some_and(|leg| leg.joins(&event.what));
        if !joins {
            legs.push(Leg { flight, ..Leg::default() });
        }
        open = (flight.is_some() || (joins && is_on_the_way(&event.what))).then_some(event.parcel);
        if let Some(leg) = legs.last_mut() {
            leg.landed |= lands(&event.what);
            if let Some(cell) = leg.cells.get_mut(at) {
                *cell = self::event(Face::seen(model, lang), exchange, event);
            }
        }
    }
    legs
}

impl Leg {
    /// Returns whether what happened next happened to the message of this line.
    fn joins(&self, what: &What) -> bool {
        match self.flight {
            Some(Flight::Out) => matches!(
                what,
                What::RequestLost | What::HeldBack | What::CutOff | What::ConnectionClosed | What::Arrives
            ),
            Some(Flight::Back) => {
                matches!(what, What::ResponseLost | What::Hears { .. } | What::NotWaitedFor { .. })
            }
            None => false,
        }
    }
}

fn column(side: Side) -> usize {
    match side {
        Side::Client => 0,
        Side::Wire => 1,
        Side::Server => 2,
    }
}

/// What begins a flight; a copy that comes late begins one by arriving.
fn takes_off(what: &What) -> Option<Flight> {
    match what {
        What::Sends { .. } | What::Arrives => Some(Flight::Out),
        What::Answers { .. } | What::Hears { .. } | What::NotWaitedFor { .. } => Some(Flight::Back),
        _ => None,
    }
}

fn is_on_the_way(what: &What) -> bool {
    what.side() == Side::Wire
}

fn lands(what: &What) -> bool {
    matches!(what, What::Arrives | What::Hears { .. } | What::NotWaitedFor { .. })
}

/// Returns the titles of the three columns.
#[must_use]
pub fn sides(face: Face<'_>) -> [Span; 3] {
    let peer = journey(face.model).is_some_and(|(exchange, _)| exchange.origin == Origin::Peer);
    let client = if peer { Message::SidePeer } else { Message::SideYou };
    [client, Message::SideWire, Message::SideServer].map(|message| face.say(&message, Role::Title))
}

/// Returns the two truths after the first `shown` events: what the client knows, and what the server did.
#[must_use]
pub fn truths(face: Face<'_>, shown: usize) -> [Vec<Block>; 2] {
    let Some((exchange, journey)) = journey(face.model) else { return Default::default() };
    let events = journey.events.get(..shown).unwrap_or(&journey.events);
    [known(face, exchange, events), true_now(face, exchange, events)]
}

/// Returns the first `shown` events in the order of time: where each was seen, and what it was.
#[must_use]
pub fn events(face: Face<'_>, shown: usize) -> Vec<(Span, Vec<Span>)> {
    let Some((exchange, journey)) = journey(face.model) else { return Vec::new() };
    let sides = sides(face);
    let told = |event: &Event| {
        let side = sides.get(column(event.what.side())).cloned();
        side.map(|side| (side, self::event(face, exchange, event)))
    };
    journey.events.iter().take(shown).filter_map(told).collect()
}

/// Returns the first `shown` events line by line, for a face without columns: who, and what was seen there.
#[must_use]
pub(super) fn told(model: &Model, lang: Lang, shown: usize) -> Vec<Block> {
    let lead = |side: Span| vec![Span::new(format!("{}: ", side.text), side.role)];
    let face = Face::seen(model, lang);
    let told = events(face, shown).into_iter().map(|(side, what)| Block::item(lead(side), what));
    told.chain(truths(face, shown).into_iter().flatten()).collect()
}

fn known(face: Face<'_>, exchange: &Exchange, events: &[Event]) -> Vec<Block> {
    let title = if exchange.origin == Origin::Peer { Message::KnowsPeer } else { Message::Knows };
    let said = match heard_last(exchange, events) {
        Some(Ok(status)) => vec![
            Span::new(event::status_line(status), Role::Server),
            Span::new("  ", Role::Dim),
            face.say(&super::http::status(status), Role::Dim),
        ],
        Some(Err(message)) => vec![face.say(&message, Role::Wrong)],
        None => Vec::new(),
    };
    let sent = events.iter().filter(|event| matches!(event.what, What::Sends { .. })).count();
    let sent = Message::TruthOfAttempts { n: play::count(sent) };
    vec![
        Block::apart(vec![face.say(&title, Role::Title)]),
        Block::item(Vec::new(), said),
        Block::item(Vec::new(), vec![face.say(&sent, Role::Dim)]),
    ]
}

/// The status that the client heard last, or what it says where it heard none. An attempt that is on its way changes nothing
/// of what is known of the one before: only an answer does.
fn heard_last(exchange: &Exchange, events: &[Event]) -> Option<Result<u16, Message>> {
    own(exchange, events).fold(None, |known, event| match &event.what {
        What::Hears { status } => Some(Ok(*status)),
        What::HearsNothing { .. } => Some(Err(Message::KnowsNoAnswer)),
        What::Sends { .. } if !matches!(known, Some(Err(_))) => Some(Err(Message::KnowsNothingYet)),
        _ => known,
    })
}

fn true_now(face: Face<'_>, exchange: &Exchange, events: &[Event]) -> Vec<Block> {
    let mut blocks = vec![Block::apart(vec![face.say(&Message::Truth, Role::Title)])];
    let done = std::iter::once(done(exchange, events)).chain(done_beside(exchange, events));
    blocks.extend(done.map(|message| Block::item(Vec::new(), vec![face.say(&message, Role::Text)])));
    let why = unheard_refusal(exchange, events);
    let why = why.map(|why| super::answer::refusal(exchange, why.clone(), face.model.play.body_line));
    blocks.extend(why.map(|why| Block::item(Vec::new(), vec![face.say(&why, Role::Notice)])));
    blocks.extend(changed(events).iter().map(row));
    blocks
}

/// How often what this exchange sent was carried out.
fn done(exchange: &Exchange, events: &[Event]) -> Message {
    let read = |event: &Event| matches!(event.what, What::Acts { deed: Deed::Read, .. });
    match own(exchange, events).filter(|event| is_done(event)).count() {
        0 if own(exchange, events).any(read) => Message::TruthRead,
        0 => Message::TruthNothing,
        times => Message::TruthDone { n: play::count(times) },
    }
}

/// What else was carried out: a copy of an earlier message that came late, or what somebody else had sent.
fn done_beside(exchange: &Exchange, events: &[Event]) -> Vec<Message> {
    let last = events.iter().rposition(is_done);
    let beside = events.iter().enumerate().filter_map(|(at, event)| match event.what {
        What::Neighbour { deed: Deed::Applied, .. } => Some(Message::TruthNeighbour),
        _ if !is_done(event) || event.parcel.exchange == exchange.number => None,
        _ => {
            let n = play::count(event.parcel.exchange);
            let follows = events.get(..at).is_some_and(|before| before.iter().any(is_done));
            Some(if follows && last == Some(at) {
                Message::TruthCopyLast { n }
            } else {
                Message::TruthCopy { n }
            })
        }
    });
    beside.collect()
}

/// What happened to what this exchange sent, and to nothing that came late of another.
pub(super) fn own<'a>(
    exchange: &Exchange,
    events: &'a [Event],
) -> impl DoubleEndedIterator<Item = &'a Event> + use<'a> {
    let number = exchange.number;
    events.iter().filter(move |event| event.parcel.exchange == number)
}

fn is_done(event: &Event) -> bool {
    matches!(event.what, What::Acts { deed: Deed::Applied | Deed::HalfApplied, .. })
}

/// What became of each resource by all of it together.
fn changed(events: &[Event]) -> Vec<Change> {
    let mut all: Vec<Change> = Vec::new();
    let touched = events.iter().flat_map(|event| match &event.what {
        What::Acts { changes, .. } | What::Neighbour { changes, .. } => changes.iter(),
        _ => [].iter(),
    });
    for change in touched {
        match all.iter().position(|earlier| earlier.target == change.target) {
            None => all.push(change.clone()),
            Some(at) => {
                let earlier = all.remove(at);
                all.extend(earlier.then(change));
            }
        }
    }
    all
}

/// Returns why the server refused what this exchange sent, where the client never heard of it: only the story can tell.
fn unheard_refusal<'a>(exchange: &Exchange, events: &'a [Event]) -> Option<&'a Problem> {
    if own(exchange, events).any(|event| is_done(event) || matches!(event.what, What::Hears { .. })) {
        return None;
    }
    own(exchange, events).rev().find_map(|event| match &event.what {
        What::Acts { why, .. } => Some(why.as_deref()),
        _ => None,
    })?
}

/// A resource as the list shows it: its sign, its path, the mark of its version.
fn row(change: &Change) -> Block {
    let role = super::mark_role(change.mark);
    let mark = change.after.as_ref().map(|resource| format!("  {}", resource.mark())).unwrap_or_default();
    Block::item(
        vec![Span::new(format!("{} ", board::sign(change.mark)), role)],
        vec![Span::new(change.target.text(), role), Span::new(mark, Role::Dim)],
    )
}
