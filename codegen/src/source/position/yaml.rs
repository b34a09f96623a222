//! Finds pointers in YAML.
//!
//! serde_yaml knows where everything stands and says so only in errors. So the text is read once
//! more by a visitor that refuses each key that is looked for: the error comes back with the line,
//! the refused key is already behind us, and the reading goes on. What nobody looks for is skipped.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::lines::YamlLines;
use super::pointer_tree::{NodeId, PointerTree};

/// Finds what is wanted. The text is known to be YAML; where it isn't, the search ends early.
pub(super) fn scan(text: &str, wanted: &mut PointerTree) {
    let search = Search {
        lines: YamlLines::of(text),
        wanted: RefCell::new(std::mem::take(wanted)),
        items: RefCell::default(),
        refused: Cell::new(false),
    };
    if let Some(document) = serde_yaml::Deserializer::from_str(text).next() {
        let root = Inside {
            search: &search,
            node: Some(PointerTree::ROOT),
            merged: false,
        };
        // Whatever was found before an error is found.
        let _ended = root.deserialize(document);
    }
    *wanted = search.wanted.into_inner();
}

struct Search<'t> {
    lines: YamlLines<'t>,
    wanted: RefCell<PointerTree>,
    /// The items that have begun and have no position yet. An item has no key to point at, so it
    /// takes the position of the first scalar inside of it.
    items: RefCell<Vec<NodeId>>,
    /// Whether the error on its way is ours.
    refused: Cell<bool>,
}

impl Search<'_> {
    fn child(&self, of: Option<NodeId>, token: &str) -> Option<NodeId> {
        self.wanted.borrow().child(of?, token)
    }

    fn awaits_scalar(&self) -> bool {
        !self.items.borrow().is_empty()
    }

    fn refuse<T, E: de::Error>(&self) -> Result<T, E> {
        self.refused.set(true);
        Err(E::custom("looked for"))
    }

    /// Takes back an error of ours: the items that have begun, and `key`, stand where it says.
    fn settle<E: fmt::Display>(&self, error: E, key: Option<NodeId>) -> Result<(), E> {
        if !self.refused.take() {
            return Err(error);
        }
        let byte = self.lines.offset(line_and_column(&error.to_string()));
        for node in self.items.take().into_iter().chain(key) {
            self.wanted.borrow_mut().set(node, byte);
        }
        Ok(())
    }
}

/// The position at the end of a message of serde_yaml's. It leaves out that of the very beginning.
fn line_and_column(message: &str) -> (usize, usize) {
    let position = message.rsplit_once(" at line ").and_then(|(_, position)| {
        let (line, column) = position.split_once(" column ")?;
        Some((line.parse().ok()?, column.parse().ok()?))
    });
    position.unwrap_or((1, 1))
}

/// Looks into a value.
#[derive(Clone, Copy)]
struct Inside<'s, 't> {
    search: &'s Search<'t>,
    /// Whose members are looked for, if any are.
    node: Option<NodeId>,
    /// The value is merged (`<<`): what the object says itself goes before it.
    merged: bool,
}

impl<'de> DeserializeSeed<'de> for Inside<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
            .or_else(|error| self.search.settle(error, None))
    }
}

impl Inside<'_, '_> {
    fn scalar<E: de::Error>(self) -> Result<(), E> {
        if self.search.awaits_scalar() {
            self.search.refuse()
        } else {
            Ok(())
        }
    }
}

impl<'de> Visitor<'de> for Inside<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        self.scalar()
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_i128<E: de::Error>(self, _: i128) -> Result<(), E> {
        self.scalar()
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_u128<E: de::Error>(self, _: u128) -> Result<(), E> {
        self.scalar()
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        self.scalar()
    }

    fn visit_str<E: de::Error>(self, _: &str) -> Result<(), E> {
        self.scalar()
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.scalar()
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        for index in 0_usize.. {
            let child = match self.merged {
                true => None,
                false => self.search.child(self.node, &index.to_string()),
            };
            self.search.items.borrow_mut().extend(child);
            let more = if self.merged {
                seq.next_element_seed(self)?.is_some()
            } else if self.search.awaits_scalar() {
                seq.next_element_seed(Self {
                    node: child,
                    ..self
                })?
                .is_some()
            } else {
                seq.next_element::<IgnoredAny>()?.is_some()
            };
            // An item without a scalar, such as `{}`, must not get the position of the next one.
            self.search
                .items
                .borrow_mut()
                .retain(|item| Some(*item) != child);
            if !more {
                break;
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(found) = map.next_key_seed(Key(self))? {
            match found {
                Found::Child(node) => {
                    let node = Some(node);
                    map.next_value_seed(Self {
                        node,
                        merged: false,
                        ..self
                    })?;
                }
                Found::Merge => map.next_value_seed(Self {
                    merged: true,
                    ..self
                })?,
                Found::Nothing => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        let (IgnoredAny, content) = access.variant_seed(std::marker::PhantomData)?;
        content.newtype_variant_seed(self)
    }
}

/// What a key leads to.
#[derive(Clone, Copy)]
enum Found {
    /// Something on the way to what is looked for.
    Child(NodeId),
    /// Members of the same object.
    Merge,
    Nothing,
}

/// Reads a key of the object.
struct Key<'s, 't>(Inside<'s, 't>);

impl<'de> DeserializeSeed<'de> for Key<'_, '_> {
    type Value = Found;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Found, D::Error> {
        let found = Cell::new(Found::Nothing);
        let read = from.deserialize_str(KeyText {
            inside: self.0,
            found: &found,
        });
        if let Err(error) = read {
            let child = match found.get() {
                Found::Child(child) => Some(child),
                _ => None,
            };
            self.0.search.settle(error, child)?;
        }
        Ok(found.get())
    }
}

struct KeyText<'f, 's, 't> {
    inside: Inside<'s, 't>,
    /// Beside the result, because a refused key has none.
    found: &'f Cell<Found>,
}

impl<'de> Visitor<'de> for KeyText<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that is text")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<(), E> {
        let Inside {
            search,
            node,
            merged,
        } = self.inside;
        let child = search.child(node, key);
        let child = child.filter(|child| !(merged && search.wanted.borrow().is_found(*child)));
        self.found.set(match child {
            Some(child) => Found::Child(child),
            None if key == "<<" => Found::Merge,
            None => Found::Nothing,
        });
        if child.is_some() || search.awaits_scalar() {
            search.refuse()
        } else {
            Ok(())
        }
    }
}
