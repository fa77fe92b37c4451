//! One Bangla paragraph in a box, drawn frame by frame: the proof that tests/tmux.rs looks at (so it may use crossterm).
//!
//! `bangla_box 0 1 2+ 2` draws four frames: the paragraph scrolled by 0, 1 and 2 rows, the third with a popup over it.

use std::io::{Read, Write, stdin, stdout};

use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use putpost::shell::probe::{Answers, Hints, Query, choose};
use putpost::text::{Drawing, Role, Span, Typesetter, Widths, markup};
use putpost::view::paint::{fixup, put};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::widgets::{Block, BorderType, Clear, Widget};

const PARAGRAPH: &str = include_str!("../tests/data/paragraph.txt");
const BOX: Rect = Rect { x: 0, y: 0, width: 40, height: 14 };
const POPUP: Rect = Rect { x: 11, y: 3, width: 19, height: 4 };

fn main() -> std::io::Result<()> {
    let frames: Vec<String> = std::env::args().skip(1).collect();
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen)?;
    let answers = ask()?;
    let drawing = Drawing::Cells(Widths::new(choose(&answers, &Hints::default()).widths));
    let mut terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
    terminal.clear()?;
    for (at, frame) in frames.iter().enumerate() {
        let scroll = frame.trim_end_matches('+').parse().unwrap_or(0);
        let last = at + 1 == frames.len();
        terminal.draw(|f| draw(f.buffer_mut(), &drawing, scroll, frame.ends_with('+'), last))?;
    }
    stdin().read_exact(&mut [0])?;
    execute!(stdout(), LeaveAlternateScreen)?;
    disable_raw_mode()
}

fn ask() -> std::io::Result<Answers> {
    let query = Query { prints: true, ..Query::default() };
    stdout().write_all(query.bytes().as_bytes())?;
    stdout().flush()?;
    let mut bytes = Vec::new();
    let mut some = [0; 256];
    while !Answers::parse(&bytes).complete {
        let read = stdin().read(&mut some)?;
        bytes.extend(some.iter().take(read));
    }
    Ok(Answers::parse(&bytes))
}

fn draw(buf: &mut Buffer, drawing: &Drawing, scroll: usize, popup: bool, last: bool) {
    let typesetter = Typesetter::new(drawing);
    let style = |role| if role == Role::Code { Style::new().fg(Color::Cyan) } else { Style::new() };
    Block::bordered().style(Style::new().bg(Color::Blue)).render(BOX, buf);
    let rows =
        typesetter.layout(&[Span::new("1. ", Role::Dim)], &markup(PARAGRAPH.trim_end()), BOX.width - 4);
    for (y, row) in (BOX.y + 1..BOX.bottom() - 1).zip(rows.iter().skip(scroll)) {
        put(buf, BOX.x + 2, y, BOX.width - 4, row, style);
    }
    for y in BOX.y..BOX.bottom() {
        buf.set_string(BOX.right() + 2, y, format!("row {y}"), Style::new());
    }
    if popup {
        Clear.render(POPUP, buf);
        Block::bordered().border_type(BorderType::Double).render(POPUP, buf);
        let row = typesetter.cut(&markup("**আবার** পাঠান `PUT`"), POPUP.width - 2);
        put(buf, POPUP.x + 1, POPUP.y + 1, POPUP.width - 2, &row, style);
    }
    if last {
        buf.set_string(0, BOX.bottom(), format!("done {}", drawing.widths().model.name()), Style::new());
    }
    fixup(buf);
}
