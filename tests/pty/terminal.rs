//! A program on a terminal of its own, which answers nothing by itself, and the screen that is drawn there.

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use vt100::{Parser, Screen};

/// How long a screen may take to become what it should be.
const PATIENCE: Duration = Duration::from_secs(20);

/// What is to be started: a program with its arguments, in an empty environment with a home of its own.
pub(crate) struct Program {
    command: CommandBuilder,
    size: PtySize,
}

/// A program that runs, and its screen as it is now.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    /// Kept open so that the modes can be read after the end.
    slave: Option<Box<dyn SlavePty + Send>>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    bytes: Vec<u8>,
    parser: Parser,
    modes_before: String,
    /// How many questions were answered, or never will be.
    answered: usize,
    pause: Arc<Pause>,
}

/// Whether the terminal reads what is written to it.
#[derive(Default)]
struct Pause {
    paused: Mutex<bool>,
    over: Condvar,
}

/// What every batch of questions ends with.
const FENCE: &str = "\x1b[c";

/// Returns the program under test, with the folder that holds its files.
pub(crate) fn putpost(home: &Path, arguments: &[&str]) -> Program {
    program(Path::new(env!("CARGO_BIN_EXE_putpost")), home, arguments)
}

/// Returns any program, with the folder that holds the files of the program under test.
pub(crate) fn program(path: &Path, home: &Path, arguments: &[&str]) -> Program {
    let mut command = CommandBuilder::new(path);
    command.args(arguments);
    command.env_clear();
    command.env("PUTPOST_HOME", home);
    command.env("TERM", "xterm-256color");
    Program { command, size: size(80, 24) }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZero<u16> {
    NonZero::new(count).unwrap()
}

impl Program {
    pub(crate) fn with(mut self, variable: &str, value: &str) -> Self {
        self.command.env(variable, value);
        self
    }

    pub(crate) fn sized(mut self, cols: u16, rows: u16) -> Self {
        self.size = size(cols, rows);
        self
    }

    pub(crate) fn start(self) -> Terminal {
        let pty = native_pty_system().openpty(self.size).unwrap();
        let modes_before = modes(pty.master.as_ref());
        let child = pty.slave.spawn_command(self.command).unwrap();
        let mut reader = pty.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        let pause = Arc::new(Pause::default());
        let gate = Arc::clone(&pause);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
                drop(gate.over.wait_while(gate.paused.lock().unwrap(), |paused| *paused));
            }
        });
        let keys = pty.master.take_writer().unwrap();
        let parser = Parser::new(cells(self.size.rows), cells(self.size.cols), 0);
        let (master, slave) = (pty.master, Some(pty.slave));
        let (bytes, answered) = (Vec::new(), 0);
        Terminal { child, master, slave, keys, output, bytes, parser, modes_before, answered, pause }
    }
}

/// Everything that `stty -a` knows of a terminal.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

impl Terminal {
    pub(crate) fn screen(&self) -> &Screen {
        self.parser.screen()
    }

    /// The screen's text, the rows without the blanks at their ends.
    pub(crate) fn text(&self) -> String {
        // What was blanked and what was never drawn look the same.
        self.screen().contents().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
    }

    /// All that was written so far, byte for byte.
    pub(crate) fn written(&self) -> String {
        String::from_utf8_lossy(self.bytes()).into_owned()
    }

    /// The same as bytes.
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Waits until the terminal is as it should be.
    pub(crate) fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        let end = Instant::now() + PATIENCE;
        while !is_so(self) {
            assert!(Instant::now() < end, "never {what}:\n{}\n{:?}", self.text(), self.written());
            // Modes change without a word, so a look is taken now and then.
            if let Ok(bytes) = self.output.recv_timeout(PATIENCE / 1000) {
                self.take(&bytes);
            }
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.bytes.extend(bytes);
    }

    /// Whether a frame was drawn to its end, and no other has begun.
    fn is_at_rest(&self) -> bool {
        self.bytes.ends_with(b"\x1b[?2026l")
    }

    /// Waits until a whole frame is drawn in which this stands.
    pub(crate) fn draws(&mut self, text: &str) {
        self.until(text, |terminal| terminal.text().contains(text) && terminal.is_at_rest());
    }

    /// Waits until this stands on the screen.
    pub(crate) fn shows(&mut self, text: &str) {
        self.until(text, |terminal| terminal.text().contains(text));
    }

    /// Waits until this stands on the screen no more.
    pub(crate) fn hides(&mut self, text: &str) {
        self.until(&format!("without {text}"), |terminal| !terminal.text().contains(text));
    }

    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Answers the next batch of questions as soon as it has come.
    pub(crate) fn answers(&mut self, answers: &str) {
        let answered = self.answered;
        self.until("asked", |terminal| terminal.written().matches(FENCE).count() > answered);
        self.answered += 1;
        self.press(answers);
    }

    /// Leaves all questions so far without an answer.
    pub(crate) fn forget_questions(&mut self) {
        self.answered = self.written().matches(FENCE).count();
    }

    /// Stops reading what is written.
    pub(crate) fn pauses(&mut self) {
        *self.pause.paused.lock().unwrap() = true;
    }

    /// Waits until the program has ended, without reading.
    pub(crate) fn has_ended(&mut self) -> bool {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            if self.child.try_wait().unwrap().is_some() {
                return true;
            }
            std::thread::yield_now();
        }
        false
    }

    /// The code of a program that has ended, whatever its terminal has read.
    pub(crate) fn code(mut self) -> u32 {
        self.child.wait().unwrap().exit_code()
    }

    pub(crate) fn resize(&mut self, cols: u16, rows: u16) {
        self.parser.screen_mut().set_size(cells(rows), cells(cols));
        self.master.resize(size(cols, rows)).unwrap();
    }

    /// Sends a signal, such as `-TERM`, to what has the terminal now.
    pub(crate) fn signal(&self, signal: &str) {
        let id = self.master.process_group_leader().unwrap().to_string();
        assert!(std::process::Command::new("kill").args([signal, "--", &id]).status().unwrap().success());
    }

    /// Whether all modes of the terminal are as they were before the program started.
    pub(crate) fn is_as_before(&self) -> bool {
        self.screen_is_as_before() && modes(self.master.as_ref()) == self.modes_before
    }

    fn screen_is_as_before(&self) -> bool {
        let screen = self.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }

    /// Waits for the end and returns the exit code. However a program has ended, the terminal is as it was, and the
    /// mouse was the learner's all the time.
    pub(crate) fn ends(mut self) -> Ended {
        self.until("given back", Self::is_as_before);
        let code = self.child.wait().unwrap().exit_code();
        assert_eq!(modes(self.master.as_ref()), self.modes_before);
        // Without this end of it, what was written can be read to its end.
        self.slave = None;
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        assert!(self.screen_is_as_before(), "{:?}", self.written());
        for mode in ["9", "1000", "1001", "1002", "1003", "1005", "1006", "1015", "1016"] {
            assert!(!self.written().contains(&format!("\x1b[?{mode}h")), "the mouse was captured");
        }
        Ended { code, text: self.text(), written: self.written() }
    }

    /// Ends it as a power cut would.
    pub(crate) fn dies(mut self) {
        self.signal("-KILL");
        self.child.wait().unwrap();
    }
}

/// What is left of a program.
pub(crate) struct Ended {
    pub(crate) code: u32,
    /// What stands on the terminal now.
    pub(crate) text: String,
    /// All that was written, byte for byte.
    pub(crate) written: String,
}

/// Returns a new folder for the program's files.
pub(crate) fn home() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_path_buf();
    (folder, path)
}
