//! Two pieces of work at the same time.

use std::thread;

/// Does some work by another thread while this one does its own, and returns what came of both. Where no thread can be had,
/// one follows the other.
pub fn beside<A: Send, B>(name: &str, work: impl Fn() -> A + Sync, own: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let beside = thread::Builder::new().name(name.to_owned()).spawn_scoped(scope, &work).ok();
        let own = own();
        let done = beside.and_then(|beside| beside.join().ok());
        (done.unwrap_or_else(&work), own)
    })
}
