//! What verifies.

use std::pin::Pin;

use crate::{Claims, Incoming, Reject};

/// What verifies deliveries. A [`SignatureScheme`](crate::SignatureScheme) becomes one; write your own where none fits.
pub trait Verifier: Send + Sync {
    /// Looks at the bytes as they came, and says what of them is authentic.
    ///
    /// # Errors
    ///
    /// When the delivery isn't authentic, or that can't be told at the moment.
    fn verify<'a>(
        &'a self,
        incoming: &'a Incoming,
    ) -> Pin<Box<dyn Future<Output = Result<Claims, Reject>> + Send + 'a>>;
}
