//! When pictures are sent again that may not have arrived. It is told the time, and knows no clock.

use std::time::Duration;

/// How long an answer is waited for, try by try; then always as long as the last.
pub(super) const WAITS: [Duration; 6] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
    Duration::from_secs(16),
    Duration::from_secs(30),
];

/// How long kitty may take to draw what it has just said it has taken. Now and then it draws the cells, and the pictures in
/// them only when something more comes (0.48.2).
const DRAWN: Duration = Duration::from_millis(100);

/// How often pictures are sent again to a terminal that has never said of one that it is there.
const MOST_UNHEARD: usize = 5;

/// When pictures are sent again. Times are counted from any moment that stays the same.
#[derive(Debug)]
pub(super) struct Retry {
    waits: &'static [Duration],
    /// When some were sent last; nothing while all is well.
    sent: Option<Duration>,
    tries: usize,
    /// Whether the terminal has ever said what became of a picture.
    answers: bool,
    /// Whether something happened that makes it likely that they arrive now, or that they are missed.
    hurries: bool,
    /// When the terminal is given a reason to draw once more.
    looks: Option<Duration>,
}

impl Retry {
    /// Returns what waits as long as [`WAITS`] says, or another table that is not empty.
    pub(super) fn new(waits: &'static [Duration]) -> Self {
        Self { waits, sent: None, tries: 0, answers: false, hurries: false, looks: None }
    }

    /// Takes in that the terminal has said of a picture what became of it.
    pub(super) fn is_answered(&mut self, now: Duration) {
        self.answers = true;
        self.looks = Some(now + DRAWN);
    }

    /// Returns whether the terminal is to be given a reason to draw once more now; then it is.
    pub(super) fn looks_again(&mut self, now: Duration) -> bool {
        self.looks.take_if(|at| *at <= now).is_some()
    }

    /// Sends at once what has been waited for as long as the first time: a key was pressed, or the window is another.
    pub(super) fn hurry(&mut self) {
        self.hurries = true;
    }

    /// Returns how long nothing is to be done, if anything is, now that some pictures are `unsure` or none is.
    pub(super) fn wait(&mut self, unsure: bool, now: Duration) -> Option<Duration> {
        let looks = self.looks.map(|at| at.saturating_sub(now));
        self.left(unsure, now).into_iter().chain(looks).min()
    }

    /// Returns how long the terminal may still answer.
    fn left(&mut self, unsure: bool, now: Duration) -> Option<Duration> {
        if !unsure {
            (self.sent, self.tries) = (None, 0);
        }
        let sent = unsure.then(|| *self.sent.get_or_insert(now)).filter(|_| !self.has_given_up())?;
        let tries = if self.hurries { 0 } else { self.tries };
        let wait = self.waits.get(tries).or(self.waits.last()).copied().unwrap_or(Duration::MAX);
        Some(sent.saturating_add(wait).saturating_sub(now))
    }

    /// Returns whether they are to be sent again now; then they are.
    pub(super) fn is_due(&mut self, unsure: bool, now: Duration) -> bool {
        let due = self.left(unsure, now).is_some_and(|wait| wait.is_zero());
        self.hurries = false;
        if due {
            (self.sent, self.looks) = (Some(now), Some(now + DRAWN));
            self.tries += 1;
        }
        due
    }

    /// Begins to wait anew: what was sent is still being written.
    pub(super) fn is_writing(&mut self, now: Duration) {
        self.sent = self.sent.map(|_| now);
    }

    fn has_given_up(&self) -> bool {
        !self.answers && self.tries >= MOST_UNHEARD
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    /// Waits as it says, and returns after how many seconds each try came.
    fn tries(retry: &mut Retry, most: usize) -> Vec<u64> {
        let mut now = Duration::ZERO;
        let mut next = || {
            loop {
                now += retry.wait(true, now)?;
                if retry.is_due(true, now) {
                    return Some(now.as_secs());
                }
                assert!(retry.looks_again(now), "it waits for nothing");
            }
        };
        std::iter::from_fn(&mut next).take(most).collect()
    }

    #[test]
    fn who_answers_is_sent_pictures_more_and_more_seldom_and_who_never_does_no_more() {
        let mut retry = Retry::new(&WAITS);
        assert_eq!(tries(&mut retry, 9), [1, 3, 7, 15, 31]);
        let mut retry = Retry::new(&WAITS);
        retry.is_answered(ms(0));
        assert_eq!(tries(&mut retry, 8), [1, 3, 7, 15, 31, 61, 91, 121]);
        assert!(retry.looks_again(ms(121_100)));
        // All is well, and something is lost later.
        assert_eq!((retry.wait(false, ms(0)), retry.wait(true, ms(500))), (None, Some(ms(1000))));
    }

    #[test]
    fn a_key_hurries_what_is_overdue_and_nothing_else() {
        let mut retry = Retry::new(&WAITS);
        retry.wait(true, ms(0));
        retry.hurry();
        assert!(!retry.is_due(true, ms(999)));
        assert!(retry.is_due(true, ms(1000)));
        assert!(!retry.is_due(true, ms(2500)));
        retry.hurry();
        assert!(retry.is_due(true, ms(2500)));
        retry.hurry();
        assert!(retry.looks_again(ms(9000)) && !retry.is_due(false, ms(9000)));
        assert_eq!(retry.wait(true, ms(9000)), Some(ms(1000)));
    }

    #[test]
    fn a_moment_after_pictures_have_arrived_the_terminal_looks_again_once() {
        let mut retry = Retry::new(&WAITS);
        retry.wait(true, ms(0));
        retry.is_answered(ms(20));
        assert_eq!((retry.wait(false, ms(30)), retry.looks_again(ms(30))), (Some(ms(90)), false));
        assert!(retry.looks_again(ms(120)) && !retry.looks_again(ms(500)));
        assert_eq!(retry.wait(false, ms(500)), None);
    }

    #[test]
    fn what_is_being_written_is_not_waited_for() {
        let mut retry = Retry::new(&WAITS);
        retry.wait(true, ms(0));
        retry.is_writing(ms(900));
        assert_eq!(retry.wait(true, ms(1000)), Some(ms(900)));
    }
}
