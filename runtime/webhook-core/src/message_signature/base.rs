//! The text that is signed: the signature base (RFC 9421 section 2.5).

use super::component::{Component, SignedMessage};
#[cfg(feature = "verify")]
use super::fields::{BareItem, FieldMember};
use super::fields::{FieldParameters, InnerList};
use crate::Reject;
#[cfg(feature = "verify")]
use crate::RejectKind;

/// What a signature covers, and its parameters.
pub struct SignatureInput {
    pub components: Vec<Component>,
    pub parameters: FieldParameters,
}

impl SignatureInput {
    /// As a member of `Signature-Input`.
    pub fn list(&self) -> InnerList {
        InnerList {
            items: self.components.iter().map(Component::item).collect(),
            parameters: self.parameters.clone(),
        }
    }

    /// The signature base.
    pub fn base(&self, message: &SignedMessage<'_>) -> Result<String, Reject> {
        let mut base = String::new();
        for component in &self.components {
            let value = component.value(message)?;
            base.push_str(&format!("{}: {value}\n", component.item()));
        }
        base.push_str(&format!("\"@signature-params\": {}", self.list()));
        Ok(base)
    }
}

#[cfg(feature = "verify")]
impl SignatureInput {
    /// Reads a member of `Signature-Input`. Each component may appear only once, and all must be known.
    pub fn of(member: &FieldMember) -> Result<Self, Reject> {
        let malformed = |what: &str| {
            let detail = format!("what the signature covers: {what}");
            Reject::new(RejectKind::Malformed, detail)
        };
        let FieldMember::List(list) = member else {
            return Err(malformed("it isn't a list"));
        };
        let mut components: Vec<Component> = Vec::new();
        for item in &list.items {
            let component = Component::of(item.clone());
            let component = component.ok_or_else(|| malformed("a component isn't known"))?;
            if components.contains(&component) {
                return Err(malformed("a component appears twice"));
            }
            components.push(component);
        }
        Ok(Self {
            components,
            parameters: list.parameters.clone(),
        })
    }

    /// A parameter that is a time.
    pub fn seconds(&self, name: &str) -> Result<Option<u64>, Reject> {
        match self.parameters.get(name) {
            None => Ok(None),
            Some(BareItem::Integer(seconds)) if *seconds >= 0 => Ok(Some(seconds.unsigned_abs())),
            Some(_) => Err(Reject::new(
                RejectKind::Malformed,
                format!("the parameter {name} of the signature isn't a time"),
            )),
        }
    }

    /// A parameter that is a text.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Reject> {
        match self.parameters.get(name) {
            None => Ok(None),
            Some(BareItem::String(text)) => Ok(Some(text)),
            Some(_) => Err(Reject::new(
                RejectKind::Malformed,
                format!("the parameter {name} of the signature isn't text"),
            )),
        }
    }
}
