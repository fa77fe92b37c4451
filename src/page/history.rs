//! All that was ever sent, on every branch: what it was, what came back and what it changed.

use super::{Block, changed, mark_role, say};
use crate::app::answer;
use crate::app::board::sign;
use crate::app::{Model, play};
use crate::i18n::{Lang, Message};
use crate::lab::diff::Kind;
use crate::lab::{Exchange, Lab, Origin};
use crate::text::{Role, Span};

/// How many members that changed are told of one exchange.
const TOLD: usize = 3;

/// Returns the exchanges around a marked one, at most `count` on each side; number 0 is the scene as it was loaded.
#[must_use]
pub fn history(model: &Model, lang: Lang, marked: usize, count: usize) -> Vec<Block> {
    let history = model.play.lab().history();
    let numbers = marked.saturating_sub(count)..=marked.saturating_add(count).min(history.len());
    numbers.flat_map(|number| entry(model, lang, number, marked)).collect()
}

fn entry(model: &Model, lang: Lang, number: usize, marked: usize) -> Vec<Block> {
    let lab = model.play.lab();
    let lead = vec![
        Span::new(if number == marked { "▸ " } else { "  " }, Role::Accent),
        Span::new(place(lab, number), if is_here(lab, number) { Role::Accent } else { Role::Dim }),
    ];
    let role = if number == marked { Role::Marked } else { Role::Text };
    let Some(exchange) = lab.history().exchange(number) else {
        return vec![Block::item(lead, vec![say(model, lang, &Message::HistoryStart, role)])];
    };
    let mut blocks = vec![Block::item(lead, line(model, lang, exchange, role))];
    let members = answer::difference(exchange).into_iter().filter(|member| member.kind != Kind::Same);
    blocks.extend(members.take(TOLD).map(|member| {
        let told = changed(&member);
        Block::item([vec![Span::new("        ", Role::Dim)], told.lead].concat(), told.body)
    }));
    blocks
}

fn is_here(lab: &Lab, number: usize) -> bool {
    number == lab.last().map_or(0, |exchange| exchange.number)
}

/// Where an exchange lies: behind, here, ahead, or on another branch.
fn place(lab: &Lab, number: usize) -> &'static str {
    if is_here(lab, number) {
        "◉ "
    } else if number == 0 || lab.history().on_path(number) {
        "● "
    } else if lab.history().on_line(number) {
        "○ "
    } else {
        "┊ "
    }
}

fn line(model: &Model, lang: Lang, exchange: &Exchange, role: Role) -> Vec<Span> {
    let request = exchange.sent().line().unwrap_or_else(|| "…".to_owned());
    let number = super::number(model, lang, exchange.number);
    let mut spans = vec![Span::new(format!("#{number}  "), Role::Dim), Span::new(request, role)];
    spans.push(Span::new("  ", Role::Dim));
    spans.push(match exchange.status() {
        Some(status) => Span::new(status.as_u16().to_string(), Role::Server),
        None => say(model, lang, &Message::Silence, Role::Wrong),
    });
    for change in &exchange.changes {
        spans.push(Span::new(
            format!("  {} {}", sign(change.mark), change.target.text()),
            mark_role(change.mark),
        ));
    }
    let from = match exchange.origin {
        Origin::Pasted => Some(Message::HistoryPasted),
        Origin::Curl => Some(Message::HistoryCurl),
        Origin::Peer => Some(Message::HistoryPeer),
        Origin::Form | Origin::Raw => None,
    };
    let parent = model.play.lab().history().parent(exchange.number);
    let branches = parent.filter(|parent| parent + 1 != exchange.number);
    let way = super::answer::on_the_way(exchange);
    let notes =
        way.into_iter().chain(from).chain(branches.map(|n| Message::HistoryFrom { n: play::count(n) }));
    for note in notes {
        spans.extend([Span::new(" · ", Role::Dim), say(model, lang, &note, Role::Dim)]);
    }
    spans
}
