//! What a delivery says that is signed.

use crate::signing::message::base::Input;
use crate::signing::message::component::Component;
use crate::signing::message::fields::{Bare, Member};
use crate::{Reject, RejectKind};

impl Input {
    /// Reads a member of `Signature-Input`. Each component may stand once, and all must be known.
    pub fn of(member: &Member) -> Result<Self, Reject> {
        let malformed = |what: &str| {
            let detail = format!("what the signature covers: {what}");
            Reject::new(RejectKind::Malformed, detail)
        };
        let Member::List(list) = member else {
            return Err(malformed("it isn't a list"));
        };
        let mut components: Vec<Component> = Vec::new();
        for item in &list.items {
            let component = Component::of(item.clone());
            let component = component.ok_or_else(|| malformed("a component isn't known"))?;
            if components.contains(&component) {
                return Err(malformed("a component stands twice"));
            }
            components.push(component);
        }
        Ok(Self {
            components,
            parameters: list.parameters.clone(),
        })
    }

    /// A parameter that is a moment.
    pub fn seconds(&self, name: &str) -> Result<Option<u64>, Reject> {
        match self.parameters.get(name) {
            None => Ok(None),
            Some(Bare::Integer(seconds)) if *seconds >= 0 => Ok(Some(seconds.unsigned_abs())),
            Some(_) => Err(Reject::new(
                RejectKind::Malformed,
                format!("the parameter {name} of the signature is no time"),
            )),
        }
    }

    /// A parameter that is a text.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Reject> {
        match self.parameters.get(name) {
            None => Ok(None),
            Some(Bare::String(text)) => Ok(Some(text)),
            Some(_) => Err(Reject::new(
                RejectKind::Malformed,
                format!("the parameter {name} of the signature is no text"),
            )),
        }
    }
}
