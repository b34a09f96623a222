//! The store that remembers which deliveries were handled.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// A future of a store.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Remembers which deliveries were handled. [`MemoryStore`](super::MemoryStore) is the default. Implement this for a store that
/// several machines share, or that survives a restart.
///
/// `scope` is the endpoint's name. `key` is a hash of 64 hexadecimal digits, and never contains what the provider wrote. Equal
/// items of one batch have the same hash, and the later ones a number after it (`-2`). The hash includes the endpoint, the
/// tenant, the parameters of the path, the key that signed, the event, the URL if it is signed, and the signed id or else the
/// body. A delivery that several keys signed is claimed and completed once for each of them.
///
/// An `Arc` or a `Box` of a store is a store.
///
/// ```
/// use callwright::webhook::{Claim, MemoryStore, Store, StoreFuture};
/// use std::time::Duration;
///
/// /// Counts the duplicates that another store finds.
/// struct Counted {
///     store: MemoryStore,
///     duplicates: std::sync::atomic::AtomicUsize,
/// }
///
/// impl Store for Counted {
///     fn claim<'a>(&'a self, scope: &'a str, key: &'a str, lease: Duration) -> StoreFuture<'a, Claim> {
///         Box::pin(async move {
///             let claim = self.store.claim(scope, key, lease).await?;
///             if claim == Claim::Done {
///                 self.duplicates.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
///             }
///             Ok(claim)
///         })
///     }
///
///     fn complete<'a>(&'a self, scope: &'a str, key: &'a str, retention: Duration) -> StoreFuture<'a, ()> {
///         self.store.complete(scope, key, retention)
///     }
///
///     fn complete_at_least<'a>(
///         &'a self,
///         scope: &'a str,
///         key: &'a str,
///         retention: Duration,
///         least: Duration,
///     ) -> StoreFuture<'a, ()> {
///         self.store.complete_at_least(scope, key, retention, least)
///     }
///
///     fn release<'a>(&'a self, scope: &'a str, key: &'a str) -> StoreFuture<'a, ()> {
///         self.store.release(scope, key)
///     }
/// }
/// ```
pub trait Store: Send + Sync {
    /// Claims a delivery, so that it isn't handled twice at the same time. This must be atomic: of two concurrent claims, one is
    /// [`Claim::Fresh`].
    ///
    /// A claim that is neither completed nor released within `lease` expires, and the delivery is fresh again: the process that
    /// held it died.
    ///
    /// # Errors
    ///
    /// When the store can't be reached. The delivery is then refused, so that the provider sends it again.
    fn claim<'a>(&'a self, scope: &'a str, key: &'a str, lease: Duration)
    -> StoreFuture<'a, Claim>;

    /// The claimed delivery was handled. The store remembers it for `retention`.
    ///
    /// # Errors
    ///
    /// When the store can't be reached. The provider still gets a success.
    fn complete<'a>(
        &'a self,
        scope: &'a str,
        key: &'a str,
        retention: Duration,
    ) -> StoreFuture<'a, ()>;

    /// The same as [`complete`](Self::complete), for a delivery of which a copy verifies for the time `least`. A store that
    /// forgets deliveries to make room must not forget this one within that time. The default calls `complete`. A store that
    /// wraps another calls the other's.
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

    /// The claimed delivery wasn't handled. If it comes again, it is fresh.
    ///
    /// # Errors
    ///
    /// When the store can't be reached. The claim then expires after its lease.
    fn release<'a>(&'a self, scope: &'a str, key: &'a str) -> StoreFuture<'a, ()>;
}

/// Implements `Store` for a pointer to a store.
macro_rules! pointer_to_store {
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

pointer_to_store!(Arc Box);

/// The result of a claim.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Claim {
    /// The delivery is new, and is claimed now.
    Fresh,
    /// The delivery is being handled.
    InFlight,
    /// The delivery was handled.
    Done,
}

/// The error of a store. Its text is for the log.
#[derive(Debug)]
pub struct StoreError {
    message: String,
}

impl StoreError {
    /// An error with this text.
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
