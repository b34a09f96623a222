//! What is signed: the signature base (RFC 9421 section 2.5).

use super::component::{Component, Message};
use super::fields::{List, Parameters};
use crate::signing::Reject;

/// What a signature covers, and what is said of it.
pub struct Input {
    pub components: Vec<Component>,
    pub parameters: Parameters,
}

impl Input {
    /// As a member of `Signature-Input`.
    pub fn list(&self) -> List {
        List {
            items: self.components.iter().map(Component::item).collect(),
            parameters: self.parameters.clone(),
        }
    }

    /// The signature base.
    pub fn base(&self, message: &Message<'_>) -> Result<String, Reject> {
        let mut base = String::new();
        for component in &self.components {
            let value = component.value(message)?;
            base.push_str(&format!("{}: {value}\n", component.item()));
        }
        base.push_str(&format!("\"@signature-params\": {}", self.list()));
        Ok(base)
    }
}
