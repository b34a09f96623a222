//! What was fetched, and what couldn't be.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::document::Fetched;
use super::error::FetchError;

/// How many documents are kept.
const MOST: usize = 64;
/// How long a document serves where its source doesn't answer any more.
const KEPT: Duration = Duration::from_secs(6 * 60 * 60);
/// How long a source that failed isn't asked again.
const FAILED: Duration = Duration::from_secs(30);

/// Documents by their keys, at most [`MOST`] of them.
#[derive(Debug, Default)]
pub(super) struct Cache {
    entries: HashMap<String, Entry>,
    /// Who fetches what at the moment: one at a time for a key.
    turns: HashMap<String, Arc<Mutex<()>>>,
}

#[derive(Debug, Default)]
struct Entry {
    document: Option<(Bytes, Instant)>,
    failure: Option<(FetchError, Instant)>,
}

impl Entry {
    /// The document, if it is no older than this.
    fn within(&self, age: Duration) -> Option<&Bytes> {
        let (document, at) = self.document.as_ref()?;
        (at.elapsed() <= age).then_some(document)
    }

    /// When something last happened.
    fn touched(&self) -> Option<Instant> {
        let document = self.document.as_ref().map(|(_, at)| *at);
        document.max(self.failure.as_ref().map(|(_, at)| *at))
    }
}

impl Cache {
    /// What is known of this key without asking its source: a document that is no older than `age`, or that the source
    /// failed a moment ago; then an older document serves.
    pub(super) fn known(&self, key: &str, age: Duration) -> Option<Result<Fetched, FetchError>> {
        let entry = self.entries.get(key)?;
        if let Some(document) = entry.within(age) {
            return Some(Ok(Fetched::fresh(document.clone())));
        }
        let (error, at) = entry.failure.as_ref()?;
        (at.elapsed() < FAILED).then(|| self.instead(key, error.clone()))
    }

    /// An older document where there is one, else the failure.
    pub(super) fn instead(&self, key: &str, error: FetchError) -> Result<Fetched, FetchError> {
        match self.entries.get(key).and_then(|entry| entry.within(KEPT)) {
            Some(document) => Ok(Fetched::old(document.clone())),
            None => Err(error),
        }
    }

    /// Whether there is a document that serves.
    pub(super) fn has(&self, key: &str) -> bool {
        let entry = self.entries.get(key);
        entry.is_some_and(|entry| entry.within(KEPT).is_some())
    }

    /// Whose turn it is to fetch this.
    pub(super) fn turn(&mut self, key: &str) -> Arc<Mutex<()>> {
        // A turn that nobody else holds is over. What is left is as many as there are deliveries waiting.
        self.turns.retain(|_, turn| Arc::strong_count(turn) > 1);
        Arc::clone(self.turns.entry(key.to_owned()).or_default())
    }

    /// Keeps what came of a fetch.
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

    /// Room for one more. Failures go first, since anybody can cause them; then what is oldest.
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
