//! The run loop: event → message → update → effects → draw.

mod dialogue;

use std::io;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::backend::Backend;

use super::events::Event;
use super::inquiry::Inquiry;
use super::probe::Answers;
use super::remote::Remote;
use super::retry::{Retry, WAITS};
use super::screen::Screen;
use super::terminal::Guard;
use super::{Application, clipboard};
use crate::app::{Effect, Key, Msg, Port};
use crate::learner::Progress;

/// How long the first frame may wait for the terminal's answers.
const FIRST_FRAME: Duration = Duration::from_millis(150);

/// How much longer it may wait for a terminal that answers through tmux.
const THROUGH_TMUX: Duration = Duration::from_millis(250);

/// Time between two ticks, for the little that moves.
const SECOND: Duration = Duration::from_secs(1);

/// How long events are taken in before what they did is drawn: a client that asks and asks must not keep the screen from
/// the learner.
const BATCH: Duration = Duration::from_millis(20);

/// How long requests that are under way at the end may still take.
const LAST_ANSWERS: Duration = Duration::from_secs(1);

/// Whether the loop goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    Go,
    Stop,
}

/// The application on its terminal, with all that may happen to it in one queue.
pub(super) struct Loop<'a, A, B: Backend> {
    app: &'a mut A,
    inbox: Receiver<Event>,
    /// For those who answer later.
    sender: Sender<Event>,
    inquiry: Inquiry,
    screen: Screen<B>,
    /// None in tests, which have no modes to enter.
    pub(super) guard: Option<&'a Guard>,
    remote: Remote,
    /// When pictures are sent again that may not have arrived, and from when on it counts.
    retry: Retry,
    begun: Instant,
    /// What is to be kept once the frame stands: a disk may take longer than a frame.
    unsaved: Option<Box<Progress>>,
    /// Whether something came from outside whose outcome is not judged yet.
    unsettled: bool,
    /// Whether the application has ended by itself.
    quit: bool,
    /// Whether the terminal was given back until the program is woken up.
    asleep: bool,
}

#[expect(clippy::disallowed_methods, reason = "the shell reads the clock")]
impl<'a, A: Application, B: Backend> Loop<'a, A, B>
where
    B::Error: Send + Sync + 'static,
{
    /// Returns the loop before its first turn. The queue is that of all the others, who send into it.
    pub(super) fn new(
        app: &'a mut A,
        (sender, inbox): (Sender<Event>, Receiver<Event>),
        inquiry: Inquiry,
        screen: Screen<B>,
        remote: Remote,
    ) -> Self {
        Self {
            app,
            inbox,
            sender,
            inquiry,
            screen,
            guard: None,
            remote,
            retry: Retry::new(&WAITS),
            begun: Instant::now(),
            unsaved: None,
            unsettled: false,
            quit: false,
            asleep: false,
        }
    }

    /// Takes requests from outside.
    ///
    /// # Errors
    /// None of its own.
    pub(super) fn listen(&mut self) -> io::Result<()> {
        self.perform(Effect::Listen(Port::Asked))?;
        Ok(())
    }

    /// Runs to the end; whatever ended it, what was done is kept.
    ///
    /// # Errors
    /// When the terminal cannot be drawn on any more.
    pub(super) fn run(mut self) -> io::Result<()> {
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
        self.rehearse();
        let mut last_tick = Instant::now();
        while next == Next::Go {
            self.settle()?;
            self.draw()?;
            if self.save()? {
                self.draw()?;
            }
            let tick = self.app.wants_seconds().then(|| SECOND.saturating_sub(last_tick.elapsed()));
            let retry = self.retry.wait(self.is_unsure(), self.begun.elapsed());
            next = self.next_events(tick.into_iter().chain(retry).min())?;
            self.send_again();
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

    /// Takes events in until all has been answered, but not for longer than a start may take.
    fn before_first_frame(&mut self) -> io::Result<Next> {
        // Who starts a program is there.
        self.is_attended();
        self.inquiry.look_at_window();
        let mut due = Instant::now() + FIRST_FRAME;
        self.hear();
        self.rehearse();
        let mut behind_tmux = false;
        loop {
            match self.inbox.recv_timeout(due.saturating_duration_since(Instant::now())) {
                Ok(event) => {
                    if self.handle(event)? == Next::Stop {
                        return Ok(Next::Stop);
                    }
                }
                Err(RecvTimeoutError::Timeout) => return Ok(Next::Go),
                Err(RecvTimeoutError::Disconnected) => return Ok(Next::Stop),
            }
            if self.inquiry.is_settled() {
                return Ok(Next::Go);
            }
            if !behind_tmux && self.inquiry.waits_for_kitty() {
                (behind_tmux, due) = (true, Instant::now() + THROUGH_TMUX);
                self.ask_kitty();
            }
        }
    }

    /// Has the first page made beside, if that can be begun.
    fn rehearse(&mut self) {
        if let Some(work) = self.app.rehearse() {
            // Without a thread it is not done.
            let _ = thread::Builder::new().name("rehearsal".into()).spawn(work);
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
                Ok(event @ (Event::Remote(..) | Event::Msg(Msg::Refused(_)) | Event::NobodyListens)) => {
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
            Event::Msg(msg) => {
                if matches!(msg, Msg::Key(_) | Msg::Paste(_)) {
                    self.is_attended();
                }
                return self.update(msg);
            }
            Event::Answers(mut answers) => {
                self.confirm(&std::mem::take(&mut answers.receipts));
                if answers == Answers::default() {
                    return Ok(Next::Go);
                }
                self.inquiry.take(answers);
                self.mend_foot();
                self.hear();
                if let Some(question) = self.inquiry.again_if_outdated() {
                    self.ask(&question);
                }
            }
            Event::Client(client) => {
                if self.inquiry.take_client(client) {
                    self.app.forget();
                    self.screen.is_stale();
                }
                self.hear();
            }
            Event::Focused => {
                self.is_attended();
                self.ask_again(false);
            }
            Event::Colours => self.ask_again(true),
            Event::Resized => {
                self.retry.hurry();
                self.inquiry.look_at_window();
                self.hear();
                self.screen.is_stale();
                self.ask_again(true);
            }
            Event::Written => self.screen.written(),
            Event::Suspend => return self.suspend(),
            Event::Resumed => return self.resume(),
            Event::End => return Ok(Next::Stop),
            Event::Lost(error) => return Err(error),
            Event::Remote(request, reply) => {
                let msg = self.remote.came(request, reply);
                return self.update(msg);
            }
            Event::NobodyListens => self.remote.ended(),
            // Keys are read here, never lines.
            Event::Line(_) => {}
        }
        Ok(Next::Go)
    }

    fn update(&mut self, msg: Msg) -> io::Result<Next> {
        self.screen.has_changed();
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
            Effect::Copy(text) => self.copy(&text),
            Effect::Redraw => self.redraw(),
            Effect::Suspend => return self.suspend(),
            Effect::Listen(port) => {
                let outcome = self.remote.listen(port);
                return self.update(outcome);
            }
            Effect::StopListening => self.remote.stop(),
            Effect::Answer { ticket, answer } => self.remote.answer(ticket, answer),
            Effect::KeepSession { lesson, text } => {
                let kept = self.app.keep_session(&lesson, &text);
                return self.update(kept);
            }
            Effect::Settle => self.unsettled = true,
            Effect::Quit => {
                self.quit = true;
                return Ok(Next::Stop);
            }
        }
        Ok(Next::Go)
    }

    /// Frames are written whole, so what goes out between two of them never stands inside one.
    fn copy(&mut self, text: &str) {
        if self.guard.is_some() {
            self.screen.tell(clipboard::put(text).as_bytes());
        }
    }

    /// Draws from nothing, and asks what the terminal can do now.
    fn redraw(&mut self) {
        self.app.forget();
        self.inquiry.look_at_window();
        self.hear();
        self.screen.is_stale();
        self.ask_again(true);
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
        self.redraw();
        Ok(Next::Go)
    }

    fn draw(&mut self) -> io::Result<()> {
        if self.asleep {
            return Ok(());
        }
        if let Some(question) = self.inquiry.measure(self.app.to_measure()) {
            self.screen.spoil(question.as_bytes());
        }
        if self.screen.draw(self.app)? {
            self.app.hears(false);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use ratatui::Frame;
    use ratatui::backend::TestBackend;

    use tokio::sync::oneshot;

    use super::*;
    use crate::app::KeyCode;
    use crate::server::{Request, Response};
    use crate::shell::frames::{Drawn, Frames};
    use crate::shell::probe::{Heard, Receipt, Surroundings};

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
        /// How often requests from outside were judged.
        settled: usize,
        /// A picture that may not have arrived.
        picture: Option<u32>,
        /// After so many frames in which it was sent again its terminal takes it.
        lost: usize,
        /// Of each frame whether its pictures were sent again, and whether what the terminal says of them comes here.
        sent: Vec<(bool, bool)>,
        again: bool,
        sends: bool,
        hears: bool,
        /// Where its terminal answers.
        terminal: Option<Sender<Event>>,
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
                Msg::Remote { ticket, .. } => {
                    vec![Effect::Answer { ticket, answer: Some(Response::default()) }, Effect::Settle]
                }
                Msg::Settle => {
                    self.settled += 1;
                    Vec::new()
                }
                _ => Vec::new(),
            }
        }
        fn hear(&mut self, heard: &Heard) -> bool {
            self.answers.clone_from(&heard.answers.advances);
            true
        }
        fn draw(&mut self, _frame: &mut Frame<'_>) {
            self.drawn.push(self.typed.clone());
            let hears = if self.again { self.sends } else { self.hears };
            self.sent.push((std::mem::take(&mut self.again), hears));
            let Some(terminal) = self.terminal.as_ref().filter(|_| self.sent.len() > self.lost) else {
                return;
            };
            terminal.send(taken(7)).unwrap();
            terminal.send(key('q')).unwrap();
        }
        fn hears(&mut self, hears: bool) {
            self.hears = hears;
        }
        fn confirm(&mut self, receipts: &[Receipt]) {
            self.picture = self.picture.filter(|id| receipts.iter().all(|receipt| receipt.id != *id));
        }
        fn is_unsure(&self) -> bool {
            self.picture.is_some()
        }
        fn send_again(&mut self) {
            (self.again, self.sends) = (true, self.hears);
        }
        fn wants_seconds(&self) -> bool {
            self.moving
        }
        fn save(&mut self, _progress: &Progress) -> Option<String> {
            self.saves += 1;
            self.frames_before.push(self.drawn.len());
            (self.saves == 1).then(|| "home".to_owned())
        }
        fn keep_session(&mut self, lesson: &str, _text: &str) -> Msg {
            Msg::SessionKept { path: lesson.to_owned(), failed: None }
        }
    }

    fn taken(id: u32) -> Event {
        Event::Answers(Answers { receipts: vec![Receipt { id, taken: true }], ..Answers::default() })
    }

    fn key(c: char) -> Event {
        Event::Msg(Msg::Key(Key::char(c)))
    }

    fn answered(advances: Vec<u16>) -> Event {
        Event::Answers(Answers { advances, complete: true, ..Answers::default() })
    }

    /// A request from outside, and where its answer is awaited.
    fn request() -> (Event, oneshot::Receiver<Option<Response>>) {
        let (reply, answer) = oneshot::channel();
        (Event::Remote(Request::default(), reply), answer)
    }

    fn run(app: Probe, events: impl IntoIterator<Item = Event>) -> Probe {
        run_with(&WAITS, app, events)
    }

    fn run_with(
        waits: &'static [Duration],
        mut app: Probe,
        events: impl IntoIterator<Item = Event>,
    ) -> Probe {
        let (sender, inbox) = mpsc::channel();
        app.terminal = app.picture.is_some().then(|| sender.clone());
        for event in events {
            sender.send(event).unwrap();
        }
        let frames = Frames::new(TestBackend::new(20, 5), Drawn::default()).unwrap();
        let screen = Screen::new(frames, None);
        let mut inquiry = Inquiry::new(Surroundings::default());
        inquiry.begin();
        let mut remote = Remote::new(None, sender.clone());
        // The outcome is a message, and nobody is asked here.
        remote.listen(Port::Free);
        let mut turns = Loop::new(&mut app, (sender, inbox), inquiry, screen, remote);
        turns.retry = Retry::new(waits);
        turns.run().unwrap();
        app
    }

    #[test]
    fn everything_that_has_come_is_taken_in_before_a_frame_is_drawn() {
        let app = run(Probe::default(), [answered(vec![7]), key('a'), key('b'), key('q')]);
        assert_eq!(app.drawn, [""]);
        assert_eq!((app.typed.as_str(), app.answers.as_slice()), ("ab", [7].as_slice()));
    }

    #[test]
    fn requests_from_outside_are_answered_at_once_also_at_the_end_and_judged_together() {
        let ((first, one), (second, two), (last, three)) = (request(), request(), request());
        let app = run(Probe::default(), [answered(Vec::new()), first, second, key('q'), last]);
        for mut answer in [one, two, three] {
            assert!(answer.try_recv().is_ok_and(|answer| answer.is_some()));
        }
        assert_eq!((app.settled, app.drawn.len()), (1, 1));
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

    #[test]
    fn pictures_are_sent_again_until_the_terminal_has_taken_them_and_type_nothing() {
        let lost = Probe { picture: Some(7), lost: 3, ..Probe::default() };
        let app = run_with(&[Duration::ZERO], lost, [answered(Vec::new())]);
        // Only the first frame is one that the learner has asked for.
        assert_eq!(app.sent, [(false, true), (true, false), (true, false), (true, false)]);
        assert_eq!((app.picture, app.typed.as_str()), (None, ""));
    }

    #[test]
    fn what_is_taken_at_once_is_sent_once() {
        let app = run_with(
            &WAITS,
            Probe { picture: Some(7), ..Probe::default() },
            [answered(Vec::new()), key('a')],
        );
        assert_eq!((app.sent, app.picture), (vec![(false, true)], None));
    }
}
