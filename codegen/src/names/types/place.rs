//! Names by place: what a type is called after its owner and its role in it.

use super::Namer;
use crate::ir::{Origin, Owner, Shape, TypeId};
use crate::names::words::{item_of, pascal, singular, snake};

impl Namer<'_> {
    /// The name of a type by its place.
    pub(super) fn place(&mut self, origin: &Origin) -> String {
        match origin {
            Origin::Builtin => "Value".to_owned(),
            Origin::Component(_) | Origin::Referenced { .. } => {
                pascal(self.keys.get(origin).unwrap_or("schema"))
            }
            Origin::Part { of, role } => {
                let owner = self.name(*of);
                let role = match self.words.of_part(*of, role) {
                    Some(word) => word.to_owned(),
                    None => pascal(role),
                };
                // `PaymentCard` in `Payment` isn't `PaymentPaymentCard`.
                if role.len() > owner.len() && role.starts_with(&owner) {
                    role
                } else {
                    format!("{owner}{role}")
                }
            }
            Origin::Item(inner) => {
                let name = self.place(inner);
                match inner.as_ref() {
                    Origin::Response { .. } => {
                        format!("{}Item", name.strip_suffix("Response").unwrap_or(&name))
                    }
                    _ => item_of(&name),
                }
            }
            Origin::Value(inner) => format!("{}Value", self.place(inner)),
            Origin::Parameter { of, name } => {
                format!("{}{}", self.owner(*of), pascal(name))
            }
            Origin::Request { of } => {
                let what = match of {
                    Owner::Operation(_) => "Body",
                    Owner::Event(_) => "Payload",
                };
                format!("{}{what}", self.owner(*of))
            }
            Origin::Envelope { of, payload } => {
                let payload = self.name(*payload);
                format!("{payload}{}", self.name(*of))
            }
            Origin::Response { of, status } => {
                let status = status.as_deref().map(pascal).unwrap_or_default();
                let status = status.strip_prefix('V').unwrap_or(&status);
                format!("{}Response{status}", self.owner(*of))
            }
        }
    }

    /// `NewLabel` for what a call that creates something takes as an item of `labels`, if an id or a name will do as well.
    pub(super) fn new_item(&self, id: TypeId) -> Option<String> {
        let ty = self.api.ty(id);
        let (Origin::Part { of, .. }, Shape::Object(_)) = (&ty.origin, &ty.shape) else {
            return None;
        };
        let (Origin::Item(list), Shape::Union(_)) =
            (&self.api.ty(*of).origin, &self.api.ty(*of).shape)
        else {
            return None;
        };
        let Origin::Part { of, role } = list.as_ref() else {
            return None;
        };
        let Origin::Request {
            of: Owner::Operation(operation),
        } = self.api.ty(*of).origin
        else {
            return None;
        };
        let words = snake(self.operations.of_types(operation));
        let creates = words.split('_').any(|word| word == "create");
        let one = singular(&pascal(role)).filter(|_| creates)?;
        Some(format!("New{one}"))
    }

    fn owner(&self, owner: Owner) -> String {
        let words = match owner {
            Owner::Operation(id) => self.operations.of_types(id),
            Owner::Event(id) => {
                let event = self.api.events.get(id.0 as usize);
                event.map_or("", |event| &event.key)
            }
        };
        pascal(words)
    }
}
