//! The wish to stop: said once, heard by every connection.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use tokio::sync::watch;

/// Says it. Being dropped says it too.
#[derive(Debug)]
pub(super) struct Stopper(watch::Sender<bool>);

/// Hears it.
#[derive(Clone, Debug)]
pub(super) struct Stop(watch::Receiver<bool>);

pub(super) fn pair() -> (Stopper, Stop) {
    let (sender, receiver) = watch::channel(false);
    (Stopper(sender), Stop(receiver))
}

impl Stopper {
    pub(super) fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl Stop {
    pub(super) fn is_wanted(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    /// Waits for something; `None` if the stop comes first.
    pub(super) async fn before<T>(&mut self, awaited: impl Future<Output = T>) -> Option<T> {
        let mut awaited = pin!(awaited);
        let mut stopped = pin!(self.0.wait_for(|wanted| *wanted));
        poll_fn(|context| match awaited.as_mut().poll(context) {
            Poll::Ready(value) => Poll::Ready(Some(value)),
            Poll::Pending => stopped.as_mut().poll(context).map(|_| None),
        })
        .await
    }
}
