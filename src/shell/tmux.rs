//! Asks tmux what it runs in. tmux answers in milliseconds, but it is another program: nobody waits for it.

use std::io::Read;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::Sender;
use std::thread;

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::events::Event;
use super::probe::tmux::{Client, FORMAT};

/// How long tmux may take over each piece of its answer.
const PATIENCE: Timespec = Timespec { tv_sec: 2, tv_nsec: 0 };

/// Asks tmux; what it says comes as an event, also when it cannot be asked.
pub(super) fn ask(events: Sender<Event>) {
    // Without a thread nothing is known, as without tmux.
    let _ = thread::Builder::new().name("tmux".into()).spawn(move || {
        let said = start().map(said).unwrap_or_default();
        let _ = events.send(Event::Client(Client::parse(&said)));
    });
}

fn start() -> Option<Child> {
    let mut tmux = Command::new("tmux");
    tmux.args(["display-message", "-p", FORMAT]);
    tmux.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()
}

/// Returns what it says until it ends, or falls silent and is ended.
fn said(mut child: Child) -> String {
    let mut said = Vec::new();
    if let Some(mut out) = child.stdout.take() {
        while let Some(some) = next(&mut out) {
            said.extend(some);
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    String::from_utf8_lossy(&said).into_owned()
}

fn next(out: &mut ChildStdout) -> Option<Vec<u8>> {
    let mut some = [0; 1024];
    let comes = poll(&mut [PollFd::new(out, PollFlags::IN)], Some(&PATIENCE)).is_ok_and(|ready| ready > 0);
    let count = if comes { out.read(&mut some).ok()? } else { 0 };
    some.get(..count).filter(|some| !some.is_empty()).map(<[u8]>::to_vec)
}
