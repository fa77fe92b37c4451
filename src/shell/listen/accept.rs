//! Connections are taken in: so many at a time and no more, until the listener is stopped.

use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::{self, JoinSet};
use tokio::time::{sleep, timeout};

use super::Desk;
use super::address::Sockets;
use super::converse::converse;
use super::stop::Stop;

/// How many connections there can be at a time. More wait until one is closed; a silent one is, after a while.
const MOST: u32 = 64;

/// How long the listener rests when the system has no more connections to give.
const REST: Duration = Duration::from_millis(100);

/// How long requests that are under way when it is stopped may still take.
const GRACE: Duration = Duration::from_secs(2);

/// Takes connections in until the stop, then lets the last answers out. `closed` is called when nobody can connect any more.
pub(super) async fn run<D: Desk>(sockets: Sockets, desk: D, stop: Stop, closed: impl FnOnce()) {
    let room = Arc::new(Semaphore::new(MOST as usize));
    let mut doors = JoinSet::new();
    for listener in sockets.listeners {
        let listener = TcpListener::from_std(listener);
        doors.spawn_local(accept(listener, Arc::clone(&room), desk.clone(), stop.clone()));
    }
    while doors.join_next().await.is_some() {}
    closed();
    // Every conversation holds a place of the room: when all are free, all have ended.
    let _ = timeout(GRACE, room.acquire_many(MOST)).await;
}

async fn accept<D: Desk>(
    listener: std::io::Result<TcpListener>,
    room: Arc<Semaphore>,
    desk: D,
    mut stop: Stop,
) {
    let Ok(listener) = listener else { return };
    while !stop.is_wanted() {
        let (socket, _) = match stop.before(listener.accept()).await {
            None => return,
            Some(Ok(accepted)) => accepted,
            Some(Err(_)) => {
                sleep(REST).await;
                continue;
            }
        };
        // An answer is written at once and is not to wait for more of it.
        let _ = socket.set_nodelay(true);
        let Some(Ok(place)) = stop.before(Arc::clone(&room).acquire_owned()).await else { return };
        let (desk, stop) = (desk.clone(), stop.clone());
        task::spawn_local(async move {
            converse(socket, desk, stop).await;
            drop(place);
        });
    }
}
