//! The timeline: one short mark per exchange, as many as the eye needs around the present position.

use crate::app::Model;
use crate::app::board::sign;
use crate::lab::Exchange;

/// One exchange on the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Its number.
    pub number: usize,
    /// The method, also of what was refused at the door; `…` where none was sent.
    pub method: String,
    /// The status code; none where no answer came, or while it is under way.
    pub status: Option<u16>,
    /// The sign of what it did, if anything: `+ ~ = −`; none while it is under way.
    pub sign: Option<char>,
    /// Whether it is the one that is shown.
    pub here: bool,
    /// Whether it lies ahead of the one that is shown.
    pub ahead: bool,
    /// Whether its journey is being walked and has not come to its end: what became of it is not told before.
    pub under_way: bool,
}

/// Returns at most `count` exchanges of the current branch around the position.
#[must_use]
pub fn timeline(model: &Model, count: usize) -> Vec<Tick> {
    let lab = model.play.lab();
    let (position, length) = (lab.position(), lab.line_len());
    let first = position.saturating_sub(count * 2 / 3).min(length.saturating_sub(count));
    let ticks = (first..length).take(count).filter_map(|at| Some((at, lab.line_at(at)?)));
    let walked = super::journey::under_way(model);
    ticks.map(|(at, exchange)| tick(exchange, at, position, walked)).collect()
}

/// The exchange at a place of the branch, counted from 0, and which one is being walked.
fn tick(exchange: &Exchange, at: usize, position: usize, walked: Option<usize>) -> Tick {
    let refused = || exchange.sent().line().and_then(|line| Some(line.split_once(' ')?.0.to_owned()));
    let method = exchange.method().map(str::to_owned).or_else(refused).unwrap_or_else(|| "…".to_owned());
    let mark = exchange.changes.first().map(|change| sign(change.mark));
    let under_way = walked == Some(exchange.number);
    Tick {
        number: exchange.number,
        method,
        status: exchange.status().filter(|_| !under_way).map(|status| status.as_u16()),
        sign: mark.filter(|_| !under_way),
        here: at + 1 == position,
        ahead: at >= position,
        under_way,
    }
}
