//! The program on a terminal of its own: it takes the terminal over, and gives it back however it ends.
#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test stops where its own set-up fails, and waits by the clock"
)]

use std::io::{Read, Write};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a screen may take to become what it should be.
const PATIENCE: Duration = Duration::from_secs(10);

/// The program on a terminal that answers nothing, with all that it has written.
struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    written: Vec<u8>,
    _home: tempfile::TempDir,
}

impl Terminal {
    fn start(arguments: &[&str]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let pty = native_pty_system()
            .openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_putpost"));
        command.args(arguments);
        command.env_clear();
        command.env("PUTPOST_HOME", home.path());
        command.env("TERM", "xterm-256color");
        let child = pty.slave.spawn_command(command).unwrap();
        let (sender, output) = mpsc::channel();
        let mut reader = pty.master.try_clone_reader().unwrap();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pty.master.take_writer().unwrap();
        Self { child, master: pty.master, keys, output, written: Vec::new(), _home: home }
    }

    /// Waits until so many of these sequences have been written.
    fn waits_for(&mut self, sequence: &str, times: usize) {
        let end = Instant::now() + PATIENCE;
        while String::from_utf8_lossy(&self.written).matches(sequence).count() < times {
            let left = end.saturating_duration_since(Instant::now());
            let more = self.output.recv_timeout(left);
            let more = more.unwrap_or_else(|_| {
                panic!("no {sequence:?} in {:?}", String::from_utf8_lossy(&self.written))
            });
            self.written.extend(more);
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn signal(&self, signal: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([signal, &id]).status().unwrap().success());
    }

    /// Continues the stopped program; again and again, because it may not have been stopped yet.
    fn goes_on(&mut self) {
        let end = Instant::now() + PATIENCE;
        while String::from_utf8_lossy(&self.written).matches(ENTER).count() < 2 {
            assert!(Instant::now() < end, "it does not go on");
            self.signal("-CONT");
            self.written.extend(self.output.recv_timeout(PATIENCE / 100).unwrap_or_default());
        }
    }

    /// Returns whether the terminal is in its usual mode: lines, and echo.
    fn is_cooked(&self) -> bool {
        self.master.get_termios().is_some_and(|modes| {
            let local = format!("{:?}", modes.local_flags);
            local.contains("ICANON") && local.contains("ECHO")
        })
    }

    /// Waits for the end, and asserts that everything was given back.
    fn gives_the_terminal_back(mut self, code: u32) {
        self.waits_for(LEAVE, 1);
        assert_eq!(self.child.wait().unwrap().exit_code(), code);
        assert!(self.is_cooked());
        let text = String::from_utf8_lossy(&self.written).into_owned();
        let after = |on: &str, off: &str| text.rfind(off) > text.rfind(on);
        assert!(after(ENTER, LEAVE) && after("\x1b[?2004h", "\x1b[?2004l"), "{text:?}");
        assert!(!text.contains("\x1b[?1000h") && !text.contains("\x1b[?1006h"), "the mouse was captured");
    }
}

const ENTER: &str = "\x1b[?1049h";
const LEAVE: &str = "\x1b[?1049l";
/// The fence of the probe: from then on keys are read.
const FENCE: &str = "\x1b[c";

#[test]
fn a_key_pressed_before_the_first_frame_is_not_lost() {
    let mut terminal = Terminal::start(&["--lang", "en"]);
    terminal.waits_for(FENCE, 1);
    assert!(!terminal.is_cooked());
    terminal.press("\x11");
    terminal.gives_the_terminal_back(0);
}

#[test]
fn keys_between_the_answers_arrive() {
    let mut terminal = Terminal::start(&["--lang", "en"]);
    terminal.waits_for(FENCE, 1);
    terminal.press("\x1b[1;3R\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;c\x03");
    terminal.gives_the_terminal_back(0);
}

#[test]
fn signals_end_it_cleanly() {
    for signal in ["-TERM", "-INT", "-HUP"] {
        let mut terminal = Terminal::start(&["--lang", "bn", "put-again"]);
        terminal.waits_for(FENCE, 1);
        terminal.signal(signal);
        terminal.gives_the_terminal_back(0);
    }
}

#[test]
fn it_can_be_stopped_and_continued() {
    let mut terminal = Terminal::start(&["--lang", "en"]);
    terminal.waits_for(FENCE, 1);
    terminal.press("\x1b[?62;c\x1a");
    terminal.waits_for(LEAVE, 1);
    terminal.goes_on();
    terminal.press("\x03");
    terminal.waits_for(LEAVE, 2);
    terminal.gives_the_terminal_back(0);
}
