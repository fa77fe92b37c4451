//! Keys written as text: `<enter>2<f2>abc<alt+enter>`. What stands between angle brackets is one key, all else is typed.

use putpost::app::{Key, KeyCode};

const NAMED: [(&str, KeyCode); 15] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("lt", KeyCode::Char('<')),
];

/// Returns the keys of a text.
pub(crate) fn parse(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some((name, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            keys.push(named(name));
            rest = after;
        } else {
            keys.push(Key::char(c));
            rest = rest.strip_prefix(c).unwrap();
        }
    }
    keys
}

/// Returns the text that types all of this into a field: a new line is Alt+Enter.
pub(crate) fn typed(text: &str) -> String {
    text.replace('<', "<lt>").replace('\n', "<alt+enter>")
}

fn named(name: &str) -> Key {
    if let Some((held, name)) = name.split_once('+') {
        let key = named(name);
        return match held {
            "ctrl" => Key { ctrl: true, ..key },
            "alt" => Key { alt: true, ..key },
            "shift" => Key { shift: true, ..key },
            _ => panic!("nothing is called <{held}+…>"),
        };
    }
    let function = name.strip_prefix('f').and_then(|n| n.parse().ok()).map(KeyCode::F);
    let known = NAMED.iter().find(|(known, _)| *known == name).map(|(_, code)| *code);
    let single = name.chars().next().filter(|_| name.chars().count() == 1).map(KeyCode::Char);
    Key::plain(function.or(known).or(single).unwrap_or_else(|| panic!("no key is called <{name}>")))
}

#[test]
fn a_text_is_keys() {
    let f2 = Key::plain(KeyCode::F(2));
    let alt_enter = Key { alt: true, ..Key::plain(KeyCode::Enter) };
    assert_eq!(parse("<f2>ক<alt+enter><ctrl+u>"), [f2, Key::char('ক'), alt_enter, Key::ctrl('u')]);
    assert_eq!(parse(&typed("<\n")), [Key::char('<'), alt_enter]);
}
