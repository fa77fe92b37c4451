//! Whole processes on a terminal of their own, in pairs with the minimal program: first frame, key to frame, memory; and
//! Bangla as pictures in a pair with Bangla in cells.
//!
//! The terminal is a pseudo-terminal whose other end answers the questions of the start at once, as xterm or kitty would. A
//! frame has come when its last byte was read and the program is quiet; the quiet time itself is not counted.
#![cfg(test)]
#![expect(clippy::disallowed_methods, reason = "a bench reads the clock and files")]

#[path = "../tests/support/kitty.rs"]
mod kitty;

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use putpost::text::WidthModel;

use kitty::KITTY;

/// The size of the terminal.
const ROWS: NonZeroU16 = NonZeroU16::new(24).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(80).unwrap();
/// Starts of each program, and keys pressed in each.
const TIMES: usize = 40;
/// How long a program that has drawn is quiet.
const QUIET: Duration = Duration::from_millis(40);
/// How long the first byte of a frame may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The soonest that kitty was measured to answer: a test of ours answers at once, no terminal does.
const KITTY_ANSWERS: Duration = Duration::from_millis(4);
/// From the lesson of a first start to the body of the request.
const TO_BODY: [&str; 4] = ["\t", "\x1b[B", "\x1b[B", "\x1b[B"];

/// A lesson in Bangla, in cells and as pictures.
const IN_CELLS: [&str; 6] = ["--lang", "bn", "--bangla", "cells", "--no-motion", "put-again"];
const IN_PICTURES: [&str; 6] = ["--lang", "bn", "--bangla", "pictures", "--no-motion", "put-again"];

/// Which terminal the other end is.
#[derive(Clone, Copy)]
enum Kind {
    Xterm,
    /// As it is, and as if it answered at once.
    Kitty,
    KittyAtOnce,
}

impl Kind {
    fn term(self) -> &'static str {
        match self {
            Self::Xterm => "xterm-256color",
            Self::Kitty | Self::KittyAtOnce => "xterm-kitty",
        }
    }

    /// What it answers to the questions of the start.
    fn answers(self) -> String {
        match self {
            Self::Xterm => xterm(),
            Self::Kitty | Self::KittyAtOnce => KITTY.to_owned(),
        }
    }

    /// How long it takes to answer.
    fn pause(self) -> Duration {
        if matches!(self, Self::Kitty) { KITTY_ANSWERS } else { Duration::ZERO }
    }

    /// The size of its window; kitty tells that of its cells by it, 10×19 pixels.
    fn size(self) -> PtySize {
        let (width, height) = if matches!(self, Self::Xterm) { (0, 0) } else { (10, 19) };
        let (rows, cols) = (ROWS.get(), COLUMNS.get());
        PtySize { rows, cols, pixel_width: width * cols, pixel_height: height * rows }
    }
}

/// A program on an 80×24 terminal.
struct Terminal {
    kind: Kind,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    started: Instant,
    _master: Box<dyn MasterPty + Send>,
    _home: tempfile::TempDir,
}

impl Terminal {
    fn start(program: &Path, arguments: &[&str], kind: Kind) -> Self {
        let home = tempfile::tempdir().unwrap();
        let pty = native_pty_system().openpty(kind.size()).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("PUTPOST_HOME", home.path());
        command.env("TERM", kind.term());
        let mut reader = pty.master.try_clone_reader().unwrap();
        let keys = pty.master.take_writer().unwrap();
        let (sender, output) = mpsc::channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 65_536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pty.slave.spawn_command(command).unwrap();
        let screen = vt100::Parser::new(ROWS, COLUMNS, 0);
        Self { kind, child, keys, output, screen, started, _master: pty.master, _home: home }
    }

    fn write(&mut self, text: &str) {
        self.keys.write_all(text.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Returns when the last byte of what is being drawn came; answers what is asked meanwhile.
    fn drawn(&mut self) -> Instant {
        let mut last = None;
        loop {
            match self.output.recv_timeout(last.map_or(PATIENCE, |_| QUIET)) {
                Ok((at, bytes)) => {
                    self.screen.process(&bytes);
                    if bytes.windows(3).any(|part| part == b"\x1b[c") {
                        std::thread::sleep(self.kind.pause());
                        self.write(&self.kind.answers());
                    }
                    last = Some(at);
                }
                Err(RecvTimeoutError::Timeout) => return last.expect("nothing was drawn"),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("it ended: {}", self.screen.screen().contents())
                }
            }
        }
    }

    /// Returns how long it took until the screen that shows this text was whole.
    fn first_frame(&mut self, sign: &str) -> Duration {
        loop {
            let drawn = self.drawn();
            if self.shows(sign) {
                return drawn - self.started;
            }
        }
    }

    fn key_to_frame(&mut self, key: &str) -> Duration {
        let pressed = Instant::now();
        self.write(key);
        self.drawn() - pressed
    }

    fn shows(&self, text: &str) -> bool {
        self.screen.screen().contents().contains(text)
    }

    /// Returns the most memory that the process ever had, in KiB.
    fn peak_memory(&self) -> Option<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.process_id()?)).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        line.trim().strip_suffix(" kB")?.parse().ok()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a terminal of the commonest width model answers to the questions of the start.
fn xterm() -> String {
    let columns = WidthModel::W.signature().map(|advance| format!("\x1b[1;{}R", advance + 1));
    columns.concat() + "\x1b]11;rgb:0000/0000/0000\x1b\\\x1bP>|XTerm(379)\x1b\\\x1b[?64c"
}

/// What was measured of one program.
#[derive(Default)]
struct Figures {
    first_frame: Vec<f64>,
    peak_memory: Vec<f64>,
    key: Vec<f64>,
    language: Vec<f64>,
}

fn start(program: &Path, arguments: &[&str], kind: Kind, sign: &str, figures: &mut Figures) -> Terminal {
    let mut terminal = Terminal::start(program, arguments, kind);
    figures.first_frame.push(milliseconds(terminal.first_frame(sign)));
    figures.peak_memory.extend(terminal.peak_memory().map(|kib| kib as f64 / 1024.0));
    terminal
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn median(figures: &[f64]) -> f64 {
    let mut sorted = figures.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Builds the minimal program with the profile of this bench, and returns where it is.
fn minimal() -> PathBuf {
    let bench = std::env::current_exe().unwrap();
    let target = bench.ancestors().nth(3).unwrap();
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--release", "--example", "minimal", "--target-dir"]).arg(target);
    assert!(cargo.status().unwrap().success());
    target.join("release/examples/minimal")
}

fn row(what: &str, minimal: &[f64], putpost: &[f64], unit: &str, target: &str) {
    let (minimal, putpost) = (median(minimal), median(putpost));
    println!("| {what} | {minimal:.2} {unit} | {putpost:.2} {unit} | {:.2}× | {target} |", putpost / minimal);
}

fn main() {
    let (mut small, mut ours) = (Figures::default(), Figures::default());
    let (minimal, putpost) = (minimal(), PathBuf::from(env!("CARGO_BIN_EXE_putpost")));
    let arguments = ["--lang", "en", "--no-motion"];
    let mut pair = None;
    for _ in 0..TIMES {
        // The one before ends first: two programs at once would share the processor.
        drop(pair.take());
        let small = start(&minimal, &[], Kind::Xterm, "F1 help", &mut small);
        pair = Some((small, start(&putpost, &arguments, Kind::Xterm, "GET", &mut ours)));
    }
    let Some((mut small_one, mut our_one)) = pair else { return };
    for key in TO_BODY {
        our_one.key_to_frame(key);
    }
    for _ in 0..TIMES {
        small.key.push(milliseconds(small_one.key_to_frame("x")));
        ours.key.push(milliseconds(our_one.key_to_frame("x")));
    }
    assert!(our_one.shows("xxx") && small_one.shows("xxx"), "{}", our_one.screen.screen().contents());
    for _ in 0..TIMES {
        ours.language.push(milliseconds(our_one.key_to_frame("\x1b[12~")));
    }
    drop((small_one, our_one));
    println!("| Medians of {TIMES} pairs | minimal | putpost | ratio | target |\n|---|---|---|---|---|");
    row("process start to first full frame", &small.first_frame, &ours.first_frame, "ms", "≤ 1.5×");
    row("key to frame, a letter typed", &small.key, &ours.key, "ms", "≤ 2×");
    row("language switch against a letter in the minimal program", &small.key, &ours.language, "ms", "");
    row("peak memory at start", &small.peak_memory, &ours.peak_memory, "MiB", "putpost ≤ 12 MB");
    println!("\n| Medians of {TIMES} pairs | cells | pictures | ratio | target |\n|---|---|---|---|---|");
    let in_kitty =
        pictures(&putpost, Kind::Kitty, "process start to first full frame, kitty answers after 4 ms");
    pictures(&putpost, Kind::KittyAtOnce, "process start to first full frame, it answers at once");
    let [cells, pictures] = in_kitty.map(|figures| figures.peak_memory);
    row("peak memory at start", &cells, &pictures, "MiB", "≤ 10 MB more");
}

/// Starts the program in pairs, with Bangla in cells and as pictures; returns the figures of both.
fn pictures(putpost: &Path, kind: Kind, what: &str) -> [Figures; 2] {
    let (mut cells, mut pictures) = (Figures::default(), Figures::default());
    for _ in 0..TIMES {
        drop(start(putpost, &IN_CELLS, kind, "GET", &mut cells));
        drop(start(putpost, &IN_PICTURES, kind, "GET", &mut pictures));
    }
    row(what, &cells.first_frame, &pictures.first_frame, "ms", "≤ 1.2×");
    [cells, pictures]
}
