//! The shell: the only room that touches the outside. Here is the run loop: event → message → update → effects → draw.

mod clipboard;
mod console;
mod events;
#[cfg(unix)]
mod input;
pub mod listen;
pub mod probe;
#[cfg(unix)]
mod raw;
mod remote;
pub mod session;
#[cfg(unix)]
mod signals;
pub mod speak;
pub mod storage;
pub mod terminal;

use std::io::{self, BufWriter};
use std::net::SocketAddr;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use ratatui::Frame;
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::{Position, Rect};

use crate::app::{Effect, Key, Msg, Port};
use crate::learner::Progress;

use events::Event;
use probe::Answers;
use remote::Remote;
use terminal::Guard;

/// How long the first frame may wait for the terminal's answers.
const FIRST_FRAME: Duration = Duration::from_millis(150);

/// Time between two ticks, for the little that moves.
const SECOND: Duration = Duration::from_secs(1);

/// How long events are taken in before what they did is drawn: a client that asks and asks must not keep the screen from
/// the learner.
const BATCH: Duration = Duration::from_millis(20);

/// How long requests that are under way at the end may still take.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// Bytes of a large frame.
const FRAME: usize = 1 << 16;

/// What the loop runs: the application together with its face and its file.
pub trait Application {
    /// Takes one message in; returns what the world must do.
    fn update(&mut self, msg: Msg) -> Vec<Effect>;
    /// Takes in what the terminal answered to the probe. Comes once: before the first frame, or later and then the
    /// page is to be laid out again.
    fn answers(&mut self, answers: &Answers);
    /// Draws what is. The size of the frame is the size of the screen from now on.
    fn draw(&mut self, frame: &mut Frame<'_>);
    /// Returns whether the passing of seconds changes anything.
    fn wants_seconds(&self) -> bool;
    /// Keeps what the learner has done; returns the path, once, where that cannot be done.
    fn save(&mut self, progress: &Progress) -> Option<String>;
}

/// Whether requests are taken from outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listen {
    /// Whether they are from the start on; they can be switched on and off at any time.
    pub at_once: bool,
    /// The address at which they are taken, if not on a free port of 127.0.0.1.
    pub address: Option<SocketAddr>,
}

/// Runs the application on the terminal until it or a signal ends it. `apology` is what a panic says.
///
/// # Errors
/// When the terminal cannot be taken over or drawn on. It is given back in every case.
pub fn run(app: &mut impl Application, listen: Listen, apology: String) -> io::Result<()> {
    // crossterm would leave colours out by itself; the theme has heard of NO_COLOR, and a flag may overrule it.
    crossterm::style::force_color_output(true);
    let (sender, inbox) = mpsc::channel();
    // Before the terminal is taken over: a signal in between would end the program and leave the terminal raw.
    #[cfg(unix)]
    signals::forward(sender.clone())?;
    let guard = Guard::enter(apology)?;
    let remote = Remote::new(listen.address, sender.clone());
    // The terminal is asked at once: it answers while the rest gets ready.
    events::read(sender)?;
    // A whole frame in one write: the line buffer of standard output would cut it into pieces.
    let out = BufWriter::with_capacity(FRAME, io::stdout());
    let terminal = ratatui::Terminal::new(CrosstermBackend::new(out))?;
    let mut turns = Loop {
        app,
        inbox,
        terminal,
        guard: Some(&guard),
        remote,
        unsaved: None,
        unsettled: false,
        quit: false,
        stale: false,
        asleep: false,
    };
    if listen.at_once {
        turns.perform(Effect::Listen(Port::Asked))?;
    }
    turns.run()
}

/// Whether the loop goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Go,
    Stop,
}

struct Loop<'a, A, B: Backend> {
    app: &'a mut A,
    inbox: Receiver<Event>,
    terminal: ratatui::Terminal<B>,
    /// None in tests, which have no modes to enter.
    guard: Option<&'a Guard>,
    remote: Remote,
    /// What is to be kept once the frame stands: a disk may take longer than a frame.
    unsaved: Option<Box<Progress>>,
    /// Whether something came from outside whose outcome is not judged yet.
    unsettled: bool,
    /// Whether the application has ended by itself.
    quit: bool,
    /// Whether what the terminal shows is not what ratatui drew last.
    stale: bool,
    /// Whether the terminal was given back until the program is woken up.
    asleep: bool,
}

#[expect(clippy::disallowed_methods, reason = "the shell reads the clock")]
impl<A: Application, B: Backend> Loop<'_, A, B>
where
    B::Error: Send + Sync + 'static,
{
    /// Runs to the end; whatever ended it, what was done is kept.
    fn run(mut self) -> io::Result<()> {
        let result = self.turns();
        self.last_answers()?;
        // A signal or a lost terminal quits as the key does: an unsent request is kept too.
        if !self.quit {
            self.update(Msg::Key(Key::ctrl('c')))?;
        }
        self.save()?;
        result
    }

    fn turns(&mut self) -> io::Result<()> {
        let mut next = self.before_first_frame()?;
        let mut last_tick = Instant::now();
        while next == Next::Go {
            self.settle()?;
            self.draw()?;
            if self.save()? {
                self.draw()?;
            }
            let wait = self.app.wants_seconds().then(|| SECOND.saturating_sub(last_tick.elapsed()));
            next = self.next_events(wait)?;
            if !self.app.wants_seconds() {
                last_tick = Instant::now();
            } else if next == Next::Go && last_tick.elapsed() >= SECOND {
                let seconds = last_tick.elapsed().as_secs();
                last_tick += Duration::from_secs(seconds);
                next = self.update(Msg::Seconds(u32::try_from(seconds).unwrap_or(u32::MAX)))?;
            }
        }
        Ok(())
    }

    /// Takes events in until the terminal has answered, but not for longer than a start may take.
    fn before_first_frame(&mut self) -> io::Result<Next> {
        let due = Instant::now() + FIRST_FRAME;
        loop {
            match self.inbox.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(answers @ Event::Answers(_)) => return self.handle(answers),
                Ok(event) => {
                    if self.handle(event)? == Next::Stop {
                        return Ok(Next::Stop);
                    }
                }
                Err(RecvTimeoutError::Timeout) => return Ok(Next::Go),
                Err(RecvTimeoutError::Disconnected) => return Ok(Next::Stop),
            }
        }
    }

    /// Waits for an event, for ever without a limit, and takes in all that are there: drawing comes after them.
    fn next_events(&mut self, wait: Option<Duration>) -> io::Result<Next> {
        let first = match wait {
            None => self.inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(limit) => self.inbox.recv_timeout(limit),
        };
        let mut event = match first {
            Ok(event) => event,
            Err(RecvTimeoutError::Timeout) => return Ok(Next::Go),
            Err(RecvTimeoutError::Disconnected) => return Ok(Next::Stop),
        };
        let due = Instant::now() + BATCH;
        loop {
            if self.handle(event)? == Next::Stop {
                return Ok(Next::Stop);
            }
            match self.inbox.try_recv() {
                Ok(following) if Instant::now() < due => event = following,
                Ok(last) => return self.handle(last),
                Err(_) => return Ok(Next::Go),
            }
        }
    }

    /// Lets requests end that are under way when the program does: what was asked before is answered.
    fn last_answers(&mut self) -> io::Result<()> {
        self.remote.stop();
        let due = Instant::now() + LAST_ANSWERS;
        while self.remote.is_open() {
            match self.inbox.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(event @ (Event::Remote(..) | Event::NobodyListens)) => {
                    self.handle(event)?;
                }
                Ok(_) => {}
                Err(_) => break,
            }
        }
        self.settle()
    }

    /// Judges what requests from outside did, once for all that came together.
    fn settle(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.unsettled) {
            self.update(Msg::Settle)?;
        }
        Ok(())
    }

    fn handle(&mut self, event: Event) -> io::Result<Next> {
        match event {
            Event::Msg(msg) => self.update(msg),
            Event::Answers(answers) => {
                self.app.answers(&answers);
                self.stale = true;
                Ok(Next::Go)
            }
            Event::Resized => {
                self.stale = true;
                Ok(Next::Go)
            }
            Event::Suspend => self.suspend(),
            Event::Resumed => self.resume(),
            Event::End => Ok(Next::Stop),
            Event::Lost(error) => Err(error),
            Event::Remote(request, reply) => {
                let msg = self.remote.came(request, reply);
                self.update(msg)
            }
            Event::NobodyListens => {
                self.remote.ended();
                Ok(Next::Go)
            }
            // Keys are read here, never lines.
            Event::Line(_) => Ok(Next::Go),
        }
    }

    fn update(&mut self, msg: Msg) -> io::Result<Next> {
        for effect in self.app.update(msg) {
            if self.perform(effect)? == Next::Stop {
                return Ok(Next::Stop);
            }
        }
        Ok(Next::Go)
    }

    fn perform(&mut self, effect: Effect) -> io::Result<Next> {
        match effect {
            Effect::Save(progress) => self.unsaved = Some(progress),
            Effect::Copy(text) => self.copy(&text)?,
            Effect::Suspend => return self.suspend(),
            Effect::Listen(port) => {
                let outcome = self.remote.listen(port);
                return self.update(outcome);
            }
            Effect::StopListening => self.remote.stop(),
            Effect::Answer { ticket, answer } => self.remote.answer(ticket, answer),
            Effect::Settle => self.unsettled = true,
            Effect::Quit => {
                self.quit = true;
                return Ok(Next::Stop);
            }
        }
        Ok(Next::Go)
    }

    /// Frames are written whole, so what goes out between two of them never stands inside one.
    fn copy(&self, text: &str) -> io::Result<()> {
        if self.guard.is_some() { clipboard::put(text) } else { Ok(()) }
    }

    /// Keeps what is to be kept; returns whether it could not be, which is to be seen.
    fn save(&mut self) -> io::Result<bool> {
        let Some(path) = self.unsaved.take().and_then(|progress| self.app.save(&progress)) else {
            return Ok(false);
        };
        self.update(Msg::CannotSave { path })?;
        Ok(true)
    }

    /// Gives the terminal back and stops. What wakes the program up comes as an event.
    fn suspend(&mut self) -> io::Result<Next> {
        self.save()?;
        if let Some(guard) = self.guard {
            self.asleep = guard.suspend()?;
        }
        Ok(Next::Go)
    }

    /// After others had the terminal: its size may differ, and nothing on it is ours.
    fn resume(&mut self) -> io::Result<Next> {
        if let Some(guard) = self.guard {
            guard.resume()?;
        }
        self.asleep = false;
        self.stale = true;
        Ok(Next::Go)
    }

    fn draw(&mut self) -> io::Result<()> {
        if self.asleep {
            return Ok(());
        }
        if std::mem::take(&mut self.stale) {
            // Not `clear`: that asks the terminal for its cursor, and the answer would go to the reading thread.
            let size = self.terminal.size().map_err(io::Error::other)?;
            self.terminal.resize(Rect::from((Position::ORIGIN, size))).map_err(io::Error::other)?;
        }
        self.terminal.draw(|frame| self.app.draw(frame)).map_err(io::Error::other)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use ratatui::backend::TestBackend;

    use super::*;
    use crate::app::KeyCode;

    /// Notes what the loop asks of an application; `q` and Ctrl+C quit, `s` saves.
    #[derive(Default)]
    struct Probe {
        typed: String,
        answers: Vec<u16>,
        drawn: Vec<String>,
        told: Vec<String>,
        saves: usize,
        /// Frames drawn before each save.
        frames_before: Vec<usize>,
        moving: bool,
    }

    impl Application for Probe {
        fn update(&mut self, msg: Msg) -> Vec<Effect> {
            let save = || Effect::Save(Box::default());
            match msg {
                Msg::Key(key) if key == Key::char('q') || key == Key::ctrl('c') => vec![save(), Effect::Quit],
                Msg::Key(key) if key == Key::char('s') => vec![save()],
                Msg::Key(Key { code: KeyCode::Char(c), .. }) => {
                    self.typed.push(c);
                    Vec::new()
                }
                Msg::CannotSave { path } => {
                    self.told.push(path);
                    Vec::new()
                }
                Msg::Seconds(_) => vec![Effect::Quit],
                _ => Vec::new(),
            }
        }
        fn answers(&mut self, answers: &Answers) {
            self.answers.extend_from_slice(&answers.advances);
        }
        fn draw(&mut self, _frame: &mut Frame<'_>) {
            self.drawn.push(self.typed.clone());
        }
        fn wants_seconds(&self) -> bool {
            self.moving
        }
        fn save(&mut self, _progress: &Progress) -> Option<String> {
            self.saves += 1;
            self.frames_before.push(self.drawn.len());
            (self.saves == 1).then(|| "home".to_owned())
        }
    }

    fn key(c: char) -> Event {
        Event::Msg(Msg::Key(Key::char(c)))
    }

    fn answered(advances: Vec<u16>) -> Event {
        Event::Answers(Answers { advances, ..Answers::default() })
    }

    fn run(mut app: Probe, events: impl IntoIterator<Item = Event>) -> Probe {
        let (sender, inbox) = mpsc::channel();
        for event in events {
            sender.send(event).unwrap();
        }
        let terminal = ratatui::Terminal::new(TestBackend::new(20, 5)).unwrap();
        Loop {
            app: &mut app,
            inbox,
            terminal,
            guard: None,
            remote: Remote::new(None, sender.clone()),
            unsaved: None,
            unsettled: false,
            quit: false,
            stale: false,
            asleep: false,
        }
        .run()
        .unwrap();
        drop(sender);
        app
    }

    #[test]
    fn everything_that_has_come_is_taken_in_before_a_frame_is_drawn() {
        let app = run(Probe::default(), [answered(vec![7]), key('a'), key('b'), key('q')]);
        assert_eq!(app.drawn, [""]);
        assert_eq!((app.typed.as_str(), app.answers.as_slice()), ("ab", [7].as_slice()));
    }

    #[test]
    fn a_signal_quits_as_the_key_does_and_draws_no_more() {
        let app = run(Probe::default(), [key('a'), Event::End, key('b')]);
        assert_eq!((app.typed.as_str(), app.saves, app.drawn.len()), ("a", 1, 0));
    }

    #[test]
    fn what_cannot_be_saved_is_told_and_the_loop_goes_on() {
        let app = run(Probe::default(), [key('s'), key('a'), key('q')]);
        assert_eq!((app.told, app.saves, app.typed), (vec!["home".to_owned()], 1, "a".to_owned()));
    }

    #[test]
    fn the_frame_stands_before_anything_waits_for_the_disk() {
        let app = run(Probe { moving: true, ..Probe::default() }, [answered(Vec::new()), key('s')]);
        assert_eq!((app.frames_before, app.told.len(), app.drawn.len()), (vec![2], 1, 3));
    }

    #[test]
    fn seconds_pass_only_where_they_are_wanted() {
        let app = run(Probe { moving: true, ..Probe::default() }, [answered(Vec::new())]);
        assert_eq!(app.drawn.len(), 1);
    }
}
