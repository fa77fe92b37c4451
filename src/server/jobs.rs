//! Work that was taken in and not done yet: what a scene's `async` switch makes of a POST (RFC 9110 §15.3.3).
//!
//! There is no clock in it. A job is done when so many further requests have come, before the last of them is answered,
//! so the same requests always find the same state.

use bytes::Bytes;
use rpds::{QueueSync, RedBlackTreeMapSync};
use serde::Serialize;

use super::methods::Draft;
use super::policy::Policy;
use super::problem::Code;
use super::resource::{Resource, Store};
use super::target::Target;
use super::{Timestamp, content};

/// The path below which each job has a URI of its own.
pub(super) const PATH: &str = "/jobs";

/// Returns the URI under which a job can be asked for.
pub(super) fn uri(number: u64) -> String {
    format!("{PATH}/{number}")
}

/// Reads the number of a job out of its URI.
pub(super) fn number(path: &str) -> Option<u64> {
    let number = path.strip_prefix(PATH)?.strip_prefix('/')?.parse().ok()?;
    (uri(number) == path).then_some(number)
}

/// All jobs ever taken in. A clone shares everything with its original.
#[derive(Clone, Debug, Default)]
pub(super) struct Jobs {
    requests: u64,
    /// Which job is due with which request; the oldest is due first.
    queue: QueueSync<(u64, u64)>,
    jobs: RedBlackTreeMapSync<u64, Job>,
}

#[derive(Clone, Debug)]
enum Job {
    Waiting(Draft),
    Done(Target),
    Failed(Code),
}

/// What can be told of a job.
#[derive(Debug)]
pub(super) enum Report {
    /// It is not done, or never will be: a document that says so.
    Document(Resource),
    /// The new item is here.
    Item(Target),
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase", tag = "state")]
enum Document<'a> {
    Waiting { collection: &'a str },
    Failed { reason: &'a str },
}

impl Jobs {
    /// Takes work in that is due after so many further requests. Returns its number.
    pub(super) fn take(&mut self, draft: Draft, requests: u32) -> u64 {
        let number = u64::try_from(self.jobs.size()).unwrap_or(u64::MAX).saturating_add(1);
        self.jobs.insert_mut(number, Job::Waiting(draft));
        self.queue.enqueue_mut((number, self.requests.saturating_add(requests.into())));
        number
    }

    /// Counts a request, and does the work that is due with it.
    pub(super) fn work(&mut self, store: &mut Store, policy: Policy, now: Timestamp) {
        self.requests = self.requests.saturating_add(1);
        while let Some((number, due)) = self.queue.peek().copied()
            && due <= self.requests
        {
            self.queue.dequeue_mut();
            if let Some(Job::Waiting(draft)) = self.jobs.get(&number).cloned() {
                let done = match draft.create(store, policy, now) {
                    Ok((target, _)) => Job::Done(target),
                    Err(problem) => Job::Failed(problem.code),
                };
                self.jobs.insert_mut(number, done);
            }
        }
    }

    /// Returns what was made by the jobs that were waiting before and are done now.
    pub(super) fn done_since(&self, before: &Self) -> Vec<Target> {
        let due = before.queue.iter().take_while(|(_, due)| *due <= self.requests);
        let made = due.filter_map(|(number, _)| match self.jobs.get(number)? {
            Job::Done(target) => Some(target.clone()),
            Job::Waiting(_) | Job::Failed(_) => None,
        });
        made.collect()
    }

    /// Returns whether there is such a job.
    pub(super) fn has(&self, number: u64) -> bool {
        self.jobs.contains_key(&number)
    }

    /// Returns what became of a job, or `None` where there is none of this number.
    pub(super) fn report(&self, number: u64, now: Timestamp) -> Option<Report> {
        let document = match self.jobs.get(&number)? {
            Job::Done(target) => return Some(Report::Item(target.clone())),
            Job::Waiting(draft) => Document::Waiting { collection: draft.collection.as_str() },
            Job::Failed(code) => Document::Failed { reason: code.as_str() },
        };
        let bytes = Bytes::from(serde_json::to_vec(&document).unwrap_or_default());
        Some(Report::Document(Resource::new(content::JSON, bytes, now)))
    }
}
