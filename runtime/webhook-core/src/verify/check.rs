//! Verification that doesn't wait.

use serde_json::Value;

use crate::{Claims, Incoming, Reject};

/// Verifies a delivery at once.
pub(crate) trait Check: Send + Sync + 'static {
    fn check(&self, incoming: &Incoming) -> Result<Claims, Reject>;
}

/// Verifies an item by its own content.
pub(super) trait CheckItem: Send + Sync {
    fn check_item(&self, item: &Value) -> Result<Claims, Reject>;
}
