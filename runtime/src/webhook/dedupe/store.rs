//! Where it is remembered which deliveries were handled.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// A future of a store.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Where it is remembered which deliveries were handled. [`MemoryStore`](super::MemoryStore) is the default; one that several
/// machines share, or that outlives a restart, is your own.
///
/// `scope` is the endpoint. `key` is a hash of 64 hexadecimal digits, never anything that the provider wrote; of items of
/// one batch that are equal, the later ones have their number behind it (`-2`). The hash holds the endpoint too, the tenant, the
/// parameters of the path, the key that signed, the event, the URL where it is signed, and the id that is signed or else the body. A delivery that several
/// keys have signed is claimed and completed once for each of them.
///
/// An `Arc` or a `Box` of a store is a store.
pub trait Store: Send + Sync {
    /// Claims a delivery, so that nobody else handles it meanwhile. This must be one step: of two claims at once, one is
    /// [`Claim::Fresh`].
    ///
    /// A claim that is neither completed nor released within `lease` is void, and the delivery fresh again: whoever held it
    /// has died.
    ///
    /// # Errors
    ///
    /// When the store can't be reached. The delivery is then refused for now, so that it comes again.
    fn claim<'a>(&'a self, scope: &'a str, key: &'a str, lease: Duration)
    -> StoreFuture<'a, Claim>;

    /// The claimed delivery was handled; that is remembered for `retention`.
    ///
    /// # Errors
    ///
    /// When the store can't be reached. The delivery counts as handled all the same.
    fn complete<'a>(
        &'a self,
        scope: &'a str,
        key: &'a str,
        retention: Duration,
    ) -> StoreFuture<'a, ()>;

    /// The same as [`complete`](Self::complete), for a delivery of which a copy verifies for `least` more: within that time it
    /// must be remembered. A store that forgets deliveries to make room must keep this one; the default calls `complete`. A
    /// store around another calls the other's.
    ///
    /// # Errors
    ///
    /// As for [`complete`](Self::complete).
    fn complete_at_least<'a>(
        &'a self,
        scope: &'a str,
        key: &'a str,
        retention: Duration,
        least: Duration,
    ) -> StoreFuture<'a, ()> {
        let _ = least;
        self.complete(scope, key, retention)
    }

    /// The claimed delivery wasn't handled; when it comes again, it is fresh.
    ///
    /// # Errors
    ///
    /// When the store can't be reached. The claim then lasts as long as its lease.
    fn release<'a>(&'a self, scope: &'a str, key: &'a str) -> StoreFuture<'a, ()>;
}

/// What stands for a store is one: an `Arc` that several endpoints share, a `Box`.
macro_rules! stands_for_a_store {
    ($($pointer:ident)*) => {$(
        impl<S: Store + ?Sized> Store for $pointer<S> {
            fn claim<'a>(
                &'a self,
                scope: &'a str,
                key: &'a str,
                lease: Duration,
            ) -> StoreFuture<'a, Claim> {
                (**self).claim(scope, key, lease)
            }

            fn complete<'a>(
                &'a self,
                scope: &'a str,
                key: &'a str,
                retention: Duration,
            ) -> StoreFuture<'a, ()> {
                (**self).complete(scope, key, retention)
            }

            fn complete_at_least<'a>(
                &'a self,
                scope: &'a str,
                key: &'a str,
                retention: Duration,
                least: Duration,
            ) -> StoreFuture<'a, ()> {
                (**self).complete_at_least(scope, key, retention, least)
            }

            fn release<'a>(&'a self, scope: &'a str, key: &'a str) -> StoreFuture<'a, ()> {
                (**self).release(scope, key)
            }
        }
    )*};
}

stands_for_a_store!(Arc Box);

/// What a store knows of a delivery.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Claim {
    /// Nothing; it is claimed now.
    Fresh,
    /// Somebody has claimed it, and isn't done.
    InFlight,
    /// It was handled.
    Done,
}

/// Why a store can't say. Its text is for the log.
#[derive(Debug)]
pub struct StoreError {
    message: String,
}

impl StoreError {
    /// Says what is wrong.
    #[must_use]
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for StoreError {}
