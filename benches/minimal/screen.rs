//! What the minimal program shows: about as much text as a lesson, drawn with ratatui's own widgets and no thought.

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Block, List, ListItem, Wrap};

const LESSON: &str = "PUT sends a whole representation and asks the server to make it the state of this address. \
    What stood there before is gone, member by member.\n\nSend it once more: the state stays the same, and only \
    the answer tells that something was there already. That is what idempotent means.\n\nChange the body and \
    send it. Then look at the list on the right: one line changes, and its version mark with it.";
const ANSWER: &str =
    "HTTP/1.1 204 No Content\nETag: \"7ecca517d91c77d4\"\nDate: Thu, 01 Jan 2026 00:00:03 GMT";

/// What the minimal program knows.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// What was typed.
    pub(crate) typed: String,
}

/// Draws the whole screen.
pub(crate) fn draw(frame: &mut Frame<'_>, state: &State) {
    let [header, middle, timeline, footer] = Layout::vertical([
        Constraint::Length(1),
        Constraint::Min(0),
        Constraint::Length(1),
        Constraint::Length(1),
    ])
    .areas(frame.area());
    let [left, right] = Layout::horizontal([Constraint::Percentage(50); 2]).areas(middle);
    let [exchange, list] =
        Layout::vertical([Constraint::Percentage(60), Constraint::Percentage(40)]).areas(right);
    let strong = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
    frame.render_widget(Line::styled(" minimal · lesson 1 of 6", strong), header);
    frame.render_widget(wrapped(LESSON).block(Block::bordered().title(" The same PUT again ")), left);
    let request = format!("PUT /users/1\nContent-Type: application/json\n\n{}\n\n{ANSWER}", state.typed);
    frame.render_widget(wrapped(&request).block(Block::bordered().title(" Request ")), exchange);
    let items = (1..=4)
        .map(|n| ListItem::new(format!("  /users/{n}  7ecca5  {{\"name\": \"John Doe\", \"id\": {n}}}")));
    frame.render_widget(List::new(items).block(Block::bordered().title(" Server: 4 resources ")), list);
    frame.render_widget(Line::from(" #1 PUT 201 +  ▸#2 PUT 204 ="), timeline);
    frame.render_widget(Line::from(" Enter send   Tab next pane   F2 language   F1 help   q quit"), footer);
}

#[expect(clippy::disallowed_types, reason = "the program that putpost is compared with does the usual thing")]
fn wrapped(text: &str) -> ratatui::widgets::Paragraph<'_> {
    ratatui::widgets::Paragraph::new(text).wrap(Wrap { trim: false })
}
