//! Names by kind: what a type is.

use super::Namer;
use crate::analyze::{TypeKind, is_tag};
use crate::ir::{Shape, StringFormat, TypeId};
use crate::names::kinds::format_word;
use crate::names::words::{pascal, singular};

/// The longest name that says what a type is; a longer one says less than the place.
const LONG: usize = 48;

impl Namer<'_> {
    /// The name of a type by what it is.
    pub(super) fn kind(&mut self, id: TypeId) -> Option<String> {
        let name = match self.facts.kind(id)? {
            TypeKind::Scalars { of, open } => {
                let words = of.iter().map(|id| self.scalar_word(*id));
                let any = open.then(|| Some("Any".to_owned()));
                words.chain(any).collect::<Option<Vec<_>>>()?.join("Or")
            }
            TypeKind::OrId { of, deleted } => {
                let (of, deleted) = (*of, *deleted);
                let or_id = format!("{}OrId", self.name(of));
                // Beside `CustomerOrId`, which may be a deleted customer.
                if !deleted && self.roles.has_deleted(of) {
                    format!("Existing{or_id}")
                } else {
                    or_id
                }
            }
            TypeKind::Constant { value, key } => constant(value, key.as_deref()),
            TypeKind::Values(values) => {
                let words: Vec<String> = values.iter().map(|value| pascal(value)).collect();
                words.join("Or")
            }
            TypeKind::Member(owner) => {
                let owner = self.name(*owner);
                return Some(singular(&owner).unwrap_or_else(|| format!("{owner}Value")));
            }
        };
        (name.len() <= LONG).then_some(name)
    }

    fn scalar_word(&self, id: TypeId) -> Option<String> {
        Some(match &self.api.ty(id).shape {
            Shape::Boolean => "Boolean".to_owned(),
            Shape::Integer(_) => "Integer".to_owned(),
            Shape::Number => "Number".to_owned(),
            Shape::Text(StringFormat::Plain | StringFormat::Binary) => "String".to_owned(),
            Shape::Text(format) => format_word(*format).to_owned(),
            Shape::Array(item) => {
                let item = self.api.resolve(*item).id;
                format!("{}s", self.scalar_word(item)?)
            }
            Shape::Enum(e) => {
                let value = e.values.first()?.literal.as_str()?;
                constant(value, None)
            }
            _ => return None,
        })
    }
}

/// `AssistantRole` for `role: assistant`, `FileTag` for `object: file`, `Auto` for an alternative that is `auto`.
fn constant(value: &str, key: Option<&str>) -> String {
    let word = pascal(value);
    match key {
        Some(key) if is_tag(key) => format!("{word}Tag"),
        Some(key) => {
            let key = pascal(key);
            if word.ends_with(&key) {
                word
            } else {
                format!("{word}{key}")
            }
        }
        None if value.is_empty() => "EmptyString".to_owned(),
        None => word,
    }
}

#[cfg(test)]
mod tests {
    use super::constant;

    #[test]
    fn a_constant_is_named_by_its_value_and_key() {
        for (value, key, expected) in [
            ("assistant", Some("role"), "AssistantRole"),
            ("file", Some("object"), "FileTag"),
            ("card", Some("type"), "CardTag"),
            ("card_payment", Some("payment"), "CardPayment"),
            ("", Some("setup"), "EmptySetup"),
            ("auto", None, "Auto"),
            ("", None, "EmptyString"),
        ] {
            assert_eq!(constant(value, key), expected, "{value} {key:?}");
        }
    }
}
