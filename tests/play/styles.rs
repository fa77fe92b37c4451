//! Styles in words: which parts of a screen are not plain, and where. Snapshots print this under the text.

use putpost::view::paint;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use unicode_normalization::UnicodeNormalization;

const MODIFIERS: [(Modifier, &str); 5] = [
    (Modifier::BOLD, "bold"),
    (Modifier::DIM, "dim"),
    (Modifier::REVERSED, "reversed"),
    (Modifier::CROSSED_OUT, "struck"),
    (Modifier::UNDERLINED, "underlined"),
];

/// Returns the name of a style; nothing for plain text.
fn name(style: Style) -> String {
    let colour = match style.fg {
        None | Some(Color::Reset) => String::new(),
        Some(Color::Indexed(245)) => "grey".to_owned(),
        Some(colour) => colour.to_string().to_lowercase(),
    };
    let held = MODIFIERS.iter().filter(|(modifier, _)| style.add_modifier.contains(*modifier));
    let mut words: Vec<&str> = held.map(|(_, word)| *word).collect();
    words.push(&colour);
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

/// Returns, for each row that has any, the parts that are not plain: column, style, text. Of a frame only the upper left
/// corner is told. Where a row has Bangla, its columns and widths stand before: the terminal decides on them.
pub(crate) fn described(buf: &Buffer) -> Vec<String> {
    let width = usize::from(buf.area.width.max(1));
    let rows = buf.content.chunks(width).enumerate();
    let lines = rows.map(|(y, row)| (y, [widths(buf, y), parts(row)].concat()));
    lines
        .filter(|(_, said)| !said.is_empty())
        .map(|(y, said)| format!("{y:>2}: {}", said.join("  ")))
        .collect()
}

fn widths(buf: &Buffer, y: usize) -> Vec<String> {
    let is_bangla = |text: &str| text.chars().any(|c| ('\u{980}'..='\u{9ff}').contains(&c));
    let here = paint::runs(buf).filter(|(_, row, _, text)| usize::from(*row) == y && is_bangla(text));
    let widths: Vec<String> = here.map(|(x, _, width, _)| format!("{x}+{width}")).collect();
    if widths.is_empty() { Vec::new() } else { vec![format!("[{}]", widths.join(" "))] }
}

fn parts(row: &[Cell]) -> Vec<String> {
    let mut x = 0;
    let mut said = Vec::new();
    for same in row.chunk_by(|one, other| one.style() == other.style()) {
        let blank = same.iter().take_while(|cell| cell.symbol() == " ").count();
        let (style, text) = (name(same[0].style()), text(&same[blank..]));
        let reversed = style.contains("reversed");
        let is_rule = is_frame(&text) && !text.starts_with('╭');
        if reversed || !(style.is_empty() || is_rule || text.is_empty()) {
            said.push(format!("{} {style} “{}”", x + blank, corner(&text)));
        }
        x += same.len();
    }
    said
}

fn text(cells: &[Cell]) -> String {
    let row = Rect { width: u16::try_from(cells.len()).unwrap(), height: 1, ..Rect::ZERO };
    let mut buf = Buffer::empty(row);
    buf.content = cells.to_vec();
    paint::plain_text(&buf).concat().nfc().collect()
}

fn is_frame(text: &str) -> bool {
    text.chars().all(|c| "─│╭╮╰╯├┤ ".contains(c))
}

/// A frame is known by its corner, with its title where that has the same style.
fn corner(text: &str) -> String {
    let end = text.find("──").filter(|_| text.starts_with(['╭', '├', '╰']));
    end.map_or_else(|| text.to_owned(), |at| text.split_at(at).0.to_owned() + "…")
}
