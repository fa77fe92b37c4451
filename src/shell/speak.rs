//! The other run loop: lines of words in, lines of words out. No terminal is taken over, and nothing is ever drawn.

use std::io::{self, BufRead, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::app::command::Command;
use crate::app::keymap::Action;
use crate::app::{self, Effect, Model, Msg, Port};
use crate::plain::{Reply, Talk};

use super::Listen;
use super::events::Event;
use super::remote::Remote;
use super::storage::LearnerFile;

/// Speaks with whoever writes to standard input until they or a signal end it.
///
/// # Errors
/// When standard input or output cannot be used.
pub fn run(model: Model, file: LearnerFile, listen: Listen) -> io::Result<()> {
    let (sender, inbox) = mpsc::channel();
    #[cfg(unix)]
    super::signals::end_by(sender.clone())?;
    let remote = Remote::new(listen.address, sender.clone());
    thread::Builder::new().name("lines".into()).spawn(move || read(&mut io::stdin().lock(), &sender))?;
    let mut speech = Speech { model, file, remote, out: io::stdout().lock(), quit: false };
    if listen.at_once {
        speech.perform(Effect::Listen(Port::Asked));
    }
    speech.run(&inbox)
}

/// Sends every line; what is no UTF-8 is shown as such. Its end, or a failure to read, ends the program.
fn read(lines: &mut impl BufRead, events: &Sender<Event>) {
    let mut line = Vec::new();
    loop {
        line.clear();
        let Ok(1..) = lines.read_until(b'\n', &mut line) else { break };
        let text = String::from_utf8_lossy(&line);
        let text = text.strip_suffix('\n').unwrap_or(&text);
        let text = text.strip_suffix('\r').unwrap_or(text);
        if events.send(Event::Line(text.to_owned())).is_err() {
            return;
        }
    }
    // The loop may have ended already.
    let _ = events.send(Event::End);
}

struct Speech<W> {
    model: Model,
    file: LearnerFile,
    remote: Remote,
    out: W,
    quit: bool,
}

impl<W: Write> Speech<W> {
    /// Runs to the end; whatever ended it, what was done is kept. Nobody listening any more is one way to end.
    fn run(mut self, inbox: &Receiver<Event>) -> io::Result<()> {
        let (mut talk, lines) = Talk::begin(&self.model);
        let spoken = self.say(&lines).and_then(|()| self.turns(&mut talk, inbox));
        self.remote.stop();
        if !self.quit {
            let last = talk.end().into_iter().chain([Command::Do(Action::Quit)]);
            last.for_each(|command| self.update(Msg::Told(command)));
        }
        match spoken.and_then(|()| self.say(&Talk::bye(&self.model))) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }

    fn turns(&mut self, talk: &mut Talk, inbox: &Receiver<Event>) -> io::Result<()> {
        while !self.quit {
            let lines = match inbox.recv() {
                Ok(Event::Line(line)) => self.hear(talk, &line),
                Ok(Event::Remote(request, reply)) => {
                    let msg = self.remote.came(request, reply);
                    self.update(msg);
                    talk.news(&self.model)
                }
                Ok(Event::Msg(msg)) => {
                    self.update(msg);
                    talk.news(&self.model)
                }
                Ok(Event::NobodyListens) => {
                    self.remote.ended();
                    Vec::new()
                }
                Ok(Event::End | Event::Lost(_)) | Err(_) => break,
                // What only a terminal has to say.
                Ok(_) => Vec::new(),
            };
            self.say(&lines)?;
        }
        Ok(())
    }

    fn hear(&mut self, talk: &mut Talk, line: &str) -> Vec<String> {
        match talk.hear(&self.model, line) {
            Reply::Say(lines) => lines,
            Reply::Do(command) => {
                self.update(Msg::Told(command));
                if self.quit { Vec::new() } else { talk.news(&self.model) }
            }
        }
    }

    fn update(&mut self, msg: Msg) {
        for effect in app::update(&mut self.model, msg) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Save(progress) => {
                if let Some(path) = self.file.save(&progress.print()) {
                    self.update(Msg::CannotSave { path });
                }
            }
            Effect::Listen(port) => {
                let outcome = self.remote.listen(port);
                self.update(outcome);
            }
            Effect::KeepSession { lesson, text } => {
                let kept = self.file.keep_session(&lesson, &text);
                self.update(kept);
            }
            Effect::StopListening => self.remote.stop(),
            Effect::Answer { ticket, answer } => self.remote.answer(ticket, answer),
            Effect::Settle => self.update(Msg::Settle),
            Effect::Quit => self.quit = true,
            // There is no terminal to do it with.
            Effect::Copy(_) | Effect::Suspend | Effect::Redraw => {}
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
            .map(|event| match event {
                Event::Line(line) => line,
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(heard, ["one", "two", "", "\u{fffd}", "last", "End"]);
    }
}
