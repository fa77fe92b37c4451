//! The program itself on a terminal of its own, its bytes read from the first to the last.

use crate::desk::Desk;
use crate::program::{self, putpost};
use crate::routes::{SIZE, Step, TASK, events};
use crate::sight::Sight;
use crate::terminal::Terminal;
use crate::ways::{self, IN_FOOT, IN_KITTY, IN_KONSOLE};

/// What nothing is left of that was begun: a frame, or a batch of questions.
const WHOLE: [&[u8]; 2] = [b"\x1b[?2026l", b"\x1b[c"];

/// What a program has written so far, as a terminal reads it that answers.
struct Reader {
    terminal: Terminal,
    read: usize,
}

impl Reader {
    /// Reads on until this is seen.
    fn until(&mut self, program: &mut program::Terminal, wanted: &Sight) {
        loop {
            let read = self.read;
            program.until("as it should be", |program| {
                let bytes = program.bytes();
                bytes.len() > read && WHOLE.iter().any(|end| bytes.ends_with(end))
            });
            let answers = self.on(program.bytes());
            program.press(&answers);
            if Sight::of(&self.terminal).difference(wanted, 0).is_none() {
                return;
            }
        }
    }

    fn on(&mut self, written: &[u8]) -> String {
        let answers = self.terminal.read(&written[self.read..]);
        self.read = written.len();
        answers
    }
}

#[test]
fn a_program_draws_what_is_played_here_and_takes_all_of_it_back() {
    let last = ways::in_cells().last().unwrap();
    for (way, term) in [
        (IN_KITTY, "xterm-kitty"),
        (IN_KONSOLE, "xterm-256color"),
        (IN_FOOT, "foot"),
        (last, "xterm-256color"),
    ] {
        let (_folder, home) = program::home();
        let start = putpost(&home, &["--lang", "bn", "put-again"]).with("TERM", term).sized(SIZE.0, SIZE.1);
        let mut program = start.start();
        let (mut reader, mut desk) =
            (Reader { terminal: Terminal::new(way.kind, SIZE.0, SIZE.1), read: 0 }, Desk::new(way, SIZE));
        reader.until(&mut program, &desk.sight());
        program.press("2\r11121\x1bOP");
        desk.skip(&events(&[TASK, Step::Keys("<f1>")]));
        reader.until(&mut program, &desk.sight());
        program.press("\x11");
        reader.on(program.ends().written.as_bytes());
        reader.terminal.assert_given_back();
    }
}
