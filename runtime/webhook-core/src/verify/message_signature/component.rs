//! Components that a delivery says are covered.

use crate::signing::message::component::Component;
use crate::signing::message::fields::{Bare, Item};

impl Component {
    /// One that a signature covers.
    pub fn of(item: Item) -> Option<Self> {
        match item.value {
            Bare::String(name) => Self::new(name, item.parameters),
            _ => None,
        }
    }

    /// Whether it stands or falls with the URL by which the sender knows us.
    pub fn needs_url(&self) -> bool {
        matches!(self.name.as_str(), "@target-uri" | "@authority" | "@scheme")
    }
}
