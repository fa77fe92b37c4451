//! The other run loop: lines of words in, lines of words out. No terminal is taken over, and nothing is ever drawn.

use std::io::{self, BufRead, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::app::command::Command;
use crate::app::keymap::Action;
use crate::app::{self, Effect, Model, Msg};
use crate::plain::{Reply, Talk};

use super::storage::LearnerFile;

/// What the loop waits for.
#[derive(Debug)]
pub(super) enum Heard {
    /// A line without its end.
    Line(String),
    /// No more lines come, or the program is asked to end.
    End,
}

/// Speaks with whoever writes to standard input until they or a signal end it.
///
/// # Errors
/// When standard input or output cannot be used.
pub fn run(model: Model, file: LearnerFile) -> io::Result<()> {
    let (sender, inbox) = mpsc::channel();
    #[cfg(unix)]
    super::signals::end_by(sender.clone())?;
    thread::Builder::new().name("lines".into()).spawn(move || read(&mut io::stdin().lock(), &sender))?;
    Speech { model, file, out: io::stdout().lock(), quit: false }.run(&inbox)
}

/// Sends every line; what is no UTF-8 is shown as such. Its end, or a failure to read, ends the program.
fn read(lines: &mut impl BufRead, heard: &Sender<Heard>) {
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = lines.read_until(b'\n', &mut line);
        let Ok(1..) = read else { break };
        let text = String::from_utf8_lossy(&line);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        if heard.send(Heard::Line(text.to_owned())).is_err() {
            return;
        }
    }
    // The loop may have ended already.
    let _ = heard.send(Heard::End);
}

struct Speech<W> {
    model: Model,
    file: LearnerFile,
    out: W,
    quit: bool,
}

impl<W: Write> Speech<W> {
    /// Runs to the end; whatever ended it, what was done is kept. Nobody listening any more is one way to end.
    fn run(mut self, inbox: &Receiver<Heard>) -> io::Result<()> {
        let (mut talk, lines) = Talk::begin(&self.model);
        let spoken = self.say(&lines).and_then(|()| self.turns(&mut talk, inbox));
        if !self.quit {
            let last = talk.end().into_iter().chain([Msg::Told(Command::Do(Action::Quit))]);
            last.for_each(|msg| self.update(msg));
        }
        let spoken = spoken.and_then(|()| self.say(&Talk::bye(&self.model)));
        match spoken {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }

    fn turns(&mut self, talk: &mut Talk, inbox: &Receiver<Heard>) -> io::Result<()> {
        while let (false, Ok(Heard::Line(line))) = (self.quit, inbox.recv()) {
            match talk.hear(&self.model, &line) {
                Reply::Say(lines) => self.say(&lines)?,
                Reply::Do(msg) => {
                    self.update(msg);
                    if !self.quit {
                        let news = talk.news(&self.model);
                        self.say(&news)?;
                    }
                }
            }
            if self.quit {
                break;
            }
        }
        Ok(())
    }

    /// Nothing is copied or suspended here: there is no terminal to do it with.
    fn update(&mut self, msg: Msg) {
        for effect in app::update(&mut self.model, msg) {
            match effect {
                Effect::Save(progress) => {
                    if let Some(path) = self.file.save(&progress.print()) {
                        app::update(&mut self.model, Msg::CannotSave { path });
                    }
                }
                Effect::Quit => self.quit = true,
                Effect::Copy(_) | Effect::Suspend => {}
            }
        }
    }

    /// Writes lines, all at once: a slow line carries them in order, and nothing stands half.
    fn say(&mut self, lines: &[String]) -> io::Result<()> {
        let text: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
        self.out.write_all(text.as_bytes())?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_however_they_end() {
        let (sender, inbox) = mpsc::channel();
        read(&mut &b"one\ntwo\r\n\n\xff\nlast"[..], &sender);
        drop(sender);
        let heard: Vec<String> = inbox
            .into_iter()
            .map(|heard| match heard {
                Heard::Line(line) => line,
                Heard::End => "END".to_owned(),
            })
            .collect();
        assert_eq!(heard, ["one", "two", "", "\u{fffd}", "last", "END"]);
    }
}
