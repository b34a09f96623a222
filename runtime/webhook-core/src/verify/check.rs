//! Verification that waits for nothing.

use serde_json::Value;

use crate::{Claims, Incoming, Reject};

/// What can be told at once.
pub(crate) trait Check: Send + Sync + 'static {
    fn check(&self, incoming: &Incoming) -> Result<Claims, Reject>;
}

/// Verifies an item by what stands in it.
pub(super) trait CheckItem: Send + Sync {
    fn check_item(&self, item: &Value) -> Result<Claims, Reject>;
}
