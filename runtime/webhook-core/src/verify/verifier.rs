//! The interface of verifiers.

use std::pin::Pin;

use crate::{Claims, Incoming, Reject};

/// Verifies deliveries. `Profile::verifier` makes one from a [`SignatureScheme`](crate::SignatureScheme); you can write your
/// own.
pub trait Verifier: Send + Sync {
    /// Verifies a request as it was received, and returns what is proven.
    ///
    /// # Errors
    ///
    /// The delivery isn't authentic, or it can't be verified at the moment.
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>>;
}
