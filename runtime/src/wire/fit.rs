//! What a type knows about values that might be its own: the ground on which unions choose.

use serde_json::Value;

use super::fit_std::{fit_enum, fit_union};
use super::tagged::{self, Tags};
use super::variants::{Variants, knowing};

/// What a type is on the wire.
#[derive(Clone, Copy)]
pub enum Shape {
    /// An object, by its keys in order, each with its mark; and the field that takes all others.
    Object(Keys, &'static [&'static str]),
    /// A string, by the values that the document lists.
    Text(&'static [&'static str]),
    /// What its variants are.
    Union,
    /// The same, but that any other value is allowed as well.
    Open,
    /// What the variant is that a property names: the property, and the variants with their tags.
    Tagged(&'static str, Tags),
    /// Anything else.
    Other,
}

/// The keys of an object in the order of their numbers, each followed by its mark: `!` for one that
/// is required, `?` for one that is left out if there is nothing to say, `+` for one that never is.
pub type Keys = &'static [&'static str];

/// What a type tells a union, and its `Deserialize` and `Serialize`.
///
/// One trait for both, because every further impl a struct has costs each user compile time.
pub trait Wire: Sized {
    /// What the type is on the wire.
    const SHAPE: Shape = Shape::Other;

    /// The keys of an object.
    const KEYS: Keys = match Self::SHAPE {
        Shape::Object(keys, _) => keys,
        _ => &[],
    };

    /// How well a value fits this type; `None` if it can't be one. The scale is `fit_std`'s.
    fn fit(value: &Value) -> Option<i32> {
        match Self::SHAPE {
            Shape::Object(keys, _) => fit_object(keys, value),
            Shape::Text(known) => fit_enum(known.contains(&value.as_str()?)),
            Shape::Union | Shape::Open => fit_union::<Self>(value),
            Shape::Tagged(property, tags) => tagged::fit(property, tags, value),
            Shape::Other => None,
        }
    }

    /// Whether an object of this type has a place for the key.
    fn knows(key: &str) -> bool {
        match Self::SHAPE {
            Shape::Object(keys, rest) => {
                !rest.is_empty() || keys.iter().any(|known| unmarked(known) == key)
            }
            Shape::Union => knowing::<Self>(key).contains(&true),
            Shape::Tagged(property, _) => key == property || knowing::<Self>(key).contains(&true),
            Shape::Open => true,
            Shape::Text(_) | Shape::Other => false,
        }
    }

    /// Shows the variants of a union in order, `Unknown` aside; other types have none.
    fn variants<V: Variants<Self>>(_: &mut V) {}
}

/// A key without its mark.
#[inline]
pub(super) const fn unmarked(key: &'static str) -> &'static str {
    match key.split_at_checked(key.len().saturating_sub(1)) {
        Some((key, _)) => key,
        None => key,
    }
}

/// The mark of a key.
#[inline]
pub(super) const fn mark(key: &'static str) -> u8 {
    match key.as_bytes() {
        [.., mark] => *mark,
        [] => b'!',
    }
}

fn fit_object(keys: Keys, value: &Value) -> Option<i32> {
    let entries = value.as_object()?;
    let missing = keys
        .iter()
        .filter(|key| mark(key) == b'!' && !entries.contains_key(unmarked(key)))
        .count();
    let known = entries
        .keys()
        .filter(|key| keys.iter().any(|known| unmarked(known) == *key))
        .count();
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX / 1000);
    Some(10 + 4 * count(known) - count(entries.len() - known) - 100 * count(missing))
}
