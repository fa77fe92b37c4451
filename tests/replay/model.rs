//! The terminal itself: it knows what it knows, pictures and text destroy each other as they do in life, and a program that
//! is wrong about its terminal is found out.

use std::panic::{AssertUnwindSafe, catch_unwind};

use putpost::text::encode::sixel::Levels;
use putpost::text::encode::{Ground, iterm, kitty, sixel};
use putpost::text::{Role, Strip};

use crate::routes::{Looks, ROUTES, difference, events};
use crate::sight::Sight;
use crate::terminal::Terminal;
use crate::ways::{ALIKE, IN_FOOT, IN_KITTY, IN_KONSOLE, MISTAKEN};

/// A picture three cells wide, black to white from left to right.
fn strip() -> Strip {
    Strip::new(
        3,
        30,
        20,
        vec![Role::Text],
        (0..600u16).map(|at| u8::try_from(at % 30 / 2).unwrap()).collect(),
    )
}

/// Returns the three terminals that differ in their protocol, each with the picture over the cells 2 to 4 of its first row.
fn with_picture() -> [Terminal; 3] {
    let placed = |picture: Vec<u8>| [b"\x1b[1;3H\x1b[3X", picture.as_slice(), b"\x1b[1;6H"].concat();
    let named: String = (0..3).map(|col| kitty::placeholder(7, col)).collect();
    let in_kitty = [
        kitty::transmit(7, &strip(), &[], kitty::Route::Direct),
        placed(format!("\x1b[38;2;0;0;7m{named}\x1b[0m").into_bytes()),
    ];
    let in_iterm = placed(iterm::picture(&strip(), &[], Ground::Through));
    let in_sixels = placed(sixel::picture(&strip(), &[], Levels::Sixteen));
    let bytes = [in_kitty.concat(), in_iterm, in_sixels];
    std::array::from_fn(|at| {
        let mut terminal = Terminal::new(ALIKE[at].kind, 10, 2);
        terminal.read(&bytes[at]);
        terminal
    })
}

#[test]
fn a_picture_lies_on_cells_and_text_over_one_of_them_takes_only_that_away() {
    for (bytes, left) in [
        ("", "  ▒▒▒"),
        ("\x1b[1;4H#", "  ▒#▒"),
        ("\x1b[1;3H  ", "    ▒"),
        ("\x1b[1;1H\x1b[2K", ""),
        ("\x1b[2J", ""),
        ("\x1b[1;1Hab", "ab▒▒▒"),
    ] {
        let seen = with_picture().map(|mut terminal| {
            terminal.read(bytes.as_bytes());
            Sight::of(&terminal)
        });
        assert!(seen.iter().all(|sight| sight.text(0) == left), "{bytes:?}: {}", seen[0].text(0));
        let told = seen[1..].iter().find_map(|other| seen[0].difference(other, 4));
        assert_eq!(told, None, "{bytes:?}");
    }
}

#[test]
fn a_picture_that_kitty_was_told_to_forget_is_missed() {
    let [mut terminal, ..] = with_picture();
    terminal.read(&kitty::delete(7, kitty::Route::Direct));
    assert!(catch_unwind(|| Sight::of(&terminal)).is_err());
}

#[test]
fn half_of_a_letter_is_no_letter() {
    let mut terminal = Terminal::new(IN_KONSOLE.kind, 10, 1);
    for (bytes, left) in [
        ("\x1b[1;1Hকিখ", "কিখ"),
        ("\x1b[1;2Hx", " xখ"),
        ("\x1b[1;1Hকি\x1b[1;1Hy", "y খ"),
        // A mark that takes no room joins what stands before it, wherever the cursor came from.
        ("\x1b[1;2H\u{981}", "y\u{981} খ"),
    ] {
        terminal.read(bytes.as_bytes());
        assert_eq!(Sight::of(&terminal).text(0), left, "{bytes:?}");
    }
}

#[test]
fn a_difference_is_told_by_row_column_and_both_cells() {
    let seen = |bytes: &str| {
        let mut terminal = Terminal::new(IN_FOOT.kind, 4, 2);
        terminal.read(format!("\x1b[2;1H{bytes}\x1b[0m").as_bytes());
        Sight::of(&terminal)
    };
    let told = seen("ab\x1b[1mc").difference(&seen("abd"), 0).unwrap();
    assert!(told.contains("row 1: 1 cells differ\n  abc\n  abd\n"), "{told}");
    assert!(
        told.contains("row 1, column 2: \"c\" (0 of 1) #ffffff on #242424, marks 10\n  but it is \"d\""),
        "{told}"
    );
    assert_eq!(seen("ab").difference(&seen("ab"), 0), None);
    // Of a blank the ground is seen and nothing else.
    assert_eq!(seen("\x1b[1;31m ").difference(&seen(" "), 0), None);
    assert!(seen("\x1b[7m ").difference(&seen(" "), 0).is_some());
}

#[test]
fn what_is_not_known_ends_the_test() {
    let picture = String::from_utf8(sixel::picture(&strip(), &[], Levels::Four)).unwrap();
    let kept = kitty::transmit(7, &strip(), &[], kitty::Route::Direct);
    for bytes in [
        "\n",
        "\x07",
        "\x1b7",
        "\x1b[3g",
        "\x1b[58;5;1m",
        "\x1b[5m",
        "\x1b[?1000h",
        "\x1b[1;1H\x1b[J",
        "\x1b]0;title\x07",
        "\x1b]66;w=2;কা\x1b\\",
        "\x1b]10;?",
        "\x1b[12",
        "\x1b_Ga=T,i=1;AAAA\x1b\\",
        // Nobody has placed the cursor; a picture has moved it who knows where; the edge is reached.
        "a",
        &format!("\x1b[1;1H\x1b[3X{picture}a"),
        "\x1b[1;9Habc",
        // In the last row; in a terminal that shows none.
        &format!("\x1b[2;1H\x1b[3X{picture}"),
        std::str::from_utf8(&kept).unwrap(),
    ] {
        let mut terminal = Terminal::new(ALIKE[2].kind, 10, 2);
        let read = AssertUnwindSafe(|| terminal.read(bytes.as_bytes()));
        assert!(catch_unwind(read).is_err(), "{bytes:?}");
    }
}

#[test]
fn konsole_takes_away_all_pictures_of_a_row_and_the_ground_below_them() {
    let erased = with_picture().map(|mut terminal| {
        terminal.read(b"\x1b[1;9H\x1b[1X");
        Sight::of(&terminal).text(0)
    });
    assert_eq!(erased, ["  ▒▒▒", "", "  ▒▒▒"]);
    let picture = String::from_utf8(iterm::picture(&strip(), &[], Ground::Through)).unwrap();
    let mut terminal = Terminal::new(ALIKE[1].kind, 10, 2);
    terminal.read(format!("\x1b[1;1H\x1b[48;2;9;9;9m    \x1b[1;1H{picture}\x1b[0m").as_bytes());
    assert_eq!([2, 3].map(|x| terminal.colours(x, 0).1), [ALIKE[1].kind.own.1, [9, 9, 9]]);
}

#[test]
fn a_picture_may_reach_only_what_was_blanked_for_it() {
    let picture = String::from_utf8(sixel::picture(&strip(), &[], Levels::Four)).unwrap();
    for (before, reaches_too_far) in [
        ("\x1b[1;1H\x1b[3X", false),
        ("\x1b[1;8H\x1b[3X", false),
        ("\x1b[1;1H\x1b[2X", true),
        ("\x1b[1;1H   \x1b[1;1H", false),
        ("\x1b[1;1H\x1b[3X\x1b[1;2H", true),
        // Over the edge.
        ("\x1b[1;9H\x1b[3X", true),
    ] {
        let mut terminal = Terminal::new(ALIKE[2].kind, 10, 2);
        terminal.read(format!("{before}{picture}").as_bytes());
        assert_eq!(terminal.has_overrun(), reaches_too_far, "{before:?}");
    }
    // Three cells of 9.7 pixels hold 29.1 of its 30.
    let mut kind = ALIKE[2].kind;
    for (width, reaches_too_far) in [(9.7, true), (10.0, false)] {
        kind.cell.0 = width;
        let mut terminal = Terminal::new(kind, 10, 2);
        terminal.read(format!("\x1b[1;1H\x1b[3X{picture}").as_bytes());
        assert_eq!(terminal.has_overrun(), reaches_too_far, "{width}");
    }
}

#[test]
fn a_program_that_is_wrong_about_the_widths_of_its_terminal_is_found_out() {
    let found = ROUTES.iter().filter(|route| {
        let (begin, steps) = (events(route.begin), events(route.steps));
        !catch_unwind(|| difference(MISTAKEN, &begin, &steps, Looks::Always)).is_ok_and(|told| told.is_none())
    });
    let found: Vec<&str> = found.map(|route| route.name).collect();
    assert!(found.len() > ROUTES.len() / 2, "{found:?}");
    assert!(difference(IN_KITTY, &[], &events(ROUTES[0].steps), Looks::Always).is_none());
}
