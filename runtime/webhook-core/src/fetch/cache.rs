//! Fetched documents and failures.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::document::Fetched;
use super::error::FetchError;

/// The maximum number of documents.
const MOST: usize = 64;
/// How long a document is used if its source doesn't respond any more.
const KEPT: Duration = Duration::from_secs(6 * 60 * 60);
/// How long no request is sent after a failure.
const FAILED: Duration = Duration::from_secs(30);

/// Documents by their keys, at most [`MOST`] of them.
#[derive(Debug, Default)]
pub(super) struct Cache {
    entries: HashMap<String, Entry>,
    /// The fetches in progress: one at a time for each key.
    turns: HashMap<String, Arc<Mutex<()>>>,
}

#[derive(Debug, Default)]
struct Entry {
    document: Option<(Bytes, Instant)>,
    failure: Option<(FetchError, Instant)>,
}

impl Entry {
    /// The document, unless it is older than this.
    fn within(&self, age: Duration) -> Option<&Bytes> {
        let (document, at) = self.document.as_ref()?;
        (at.elapsed() <= age).then_some(document)
    }

    /// The time of the last fetch.
    fn touched(&self) -> Option<Instant> {
        let document = self.document.as_ref().map(|(_, at)| *at);
        document.max(self.failure.as_ref().map(|(_, at)| *at))
    }
}

impl Cache {
    /// The result for a key without a new request: a document that isn't older than `age`. After a recent failure, it is an
    /// older document or the failure.
    pub(super) fn known(&self, key: &str, age: Duration) -> Option<Result<Fetched, FetchError>> {
        let entry = self.entries.get(key)?;
        if let Some(document) = entry.within(age) {
            return Some(Ok(Fetched::fresh(document.clone())));
        }
        let (error, at) = entry.failure.as_ref()?;
        (at.elapsed() < FAILED).then(|| self.instead(key, error.clone()))
    }

    /// An older document if there is one, otherwise the failure.
    pub(super) fn instead(&self, key: &str, error: FetchError) -> Result<Fetched, FetchError> {
        match self.entries.get(key).and_then(|entry| entry.within(KEPT)) {
            Some(document) => Ok(Fetched::old(document.clone())),
            None => Err(error),
        }
    }

    /// Whether there is a document that can be used.
    pub(super) fn has(&self, key: &str) -> bool {
        let entry = self.entries.get(key);
        entry.is_some_and(|entry| entry.within(KEPT).is_some())
    }

    /// The lock that allows one fetch at a time for a key.
    pub(super) fn turn(&mut self, key: &str) -> Arc<Mutex<()>> {
        // Locks that nothing else holds are dropped, so there are only as many as deliveries that wait.
        self.turns.retain(|_, turn| Arc::strong_count(turn) > 1);
        Arc::clone(self.turns.entry(key.to_owned()).or_default())
    }

    /// Keeps the result of a fetch.
    pub(super) fn keep(&mut self, key: &str, outcome: &Result<Bytes, FetchError>) {
        self.make_room(key);
        let entry = self.entries.entry(key.to_owned()).or_default();
        let now = Instant::now();
        match outcome {
            Ok(document) => {
                *entry = Entry {
                    document: Some((document.clone(), now)),
                    failure: None,
                };
            }
            Err(error) => entry.failure = Some((error.clone(), now)),
        }
    }

    /// Makes room for one more. Failures are removed first, since any sender can cause them, then the oldest document.
    fn make_room(&mut self, key: &str) {
        if self.entries.contains_key(key) || self.entries.len() < MOST {
            return;
        }
        let last = self
            .entries
            .iter()
            .min_by_key(|(_, entry)| (entry.document.is_some(), entry.touched()))
            .map(|(key, _)| key.clone());
        if let Some(last) = last {
            self.entries.remove(&last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_make_room_before_documents() {
        let mut cache = Cache::default();
        cache.keep("good", &Ok(Bytes::from_static(b"keys")));
        for number in 0..10 * MOST {
            cache.keep(&number.to_string(), &Err(FetchError::unavailable("404")));
        }
        assert_eq!(cache.entries.len(), MOST);
        assert!(cache.entries.contains_key("good"));
        for number in 0..10 * MOST {
            cache.keep(&number.to_string(), &Ok(Bytes::new()));
        }
        assert_eq!(cache.entries.len(), MOST);
    }

    #[test]
    fn turns_end() {
        let mut cache = Cache::default();
        let held = cache.turn("a");
        for number in 0..100 {
            drop(cache.turn(&number.to_string()));
        }
        assert_eq!(cache.turns.len(), 2);
        assert!(Arc::ptr_eq(&held, &cache.turn("a")));
    }
}
