//! Finds pointers in YAML.
//!
//! serde_yaml knows all positions, but gives them only in errors. So the text is read again by a visitor that rejects
//! each key to find: the error has the position, the rejected key is consumed, and the reading goes on. Other keys are
//! skipped.
//!
//! A parser with positions (`saphyr-parser`) would take no lines away: it gives events, so aliases and merge keys would be
//! resolved here again, and where it and libyaml differ, positions would be those of another tree.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{
    self, DeserializeSeed, Deserializer, EnumAccess, IgnoredAny, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};

use super::lines::YamlLines;
use super::pointer_tree::{NodeId, PointerTree};

/// Finds the pointers of a tree. If the text isn't YAML, the search ends early.
pub(super) fn scan(text: &str, tree: &mut PointerTree) {
    let search = Search {
        lines: YamlLines::of(text),
        tree: RefCell::new(std::mem::take(tree)),
        items: RefCell::default(),
        rejected: Cell::new(false),
    };
    if let Some(document) = serde_yaml::Deserializer::from_str(text).next() {
        let root = ValueSearch {
            search: &search,
            node: Some(PointerTree::ROOT),
            merged: false,
        };
        // What was found before an error stays found.
        let _ended = root.deserialize(document);
    }
    *tree = search.tree.into_inner();
}

struct Search<'t> {
    lines: YamlLines<'t>,
    tree: RefCell<PointerTree>,
    /// The items that have begun and have no position yet. An item has no key, so its position is that of the first
    /// scalar in it.
    items: RefCell<Vec<NodeId>>,
    /// Whether the current error is one of this search.
    rejected: Cell<bool>,
}

impl Search<'_> {
    fn child(&self, of: Option<NodeId>, token: &str) -> Option<NodeId> {
        self.tree.borrow().child(of?, token)
    }

    fn awaits_scalar(&self) -> bool {
        !self.items.borrow().is_empty()
    }

    fn reject<T, E: de::Error>(&self) -> Result<T, E> {
        self.rejected.set(true);
        Err(E::custom("found"))
    }

    /// Handles an error of this search: its position is that of the items that have begun, and of `key`.
    fn recover<E: fmt::Display>(&self, error: E, key: Option<NodeId>) -> Result<(), E> {
        if !self.rejected.take() {
            return Err(error);
        }
        let byte = self.lines.offset(line_and_column(&error.to_string()));
        for node in self.items.take().into_iter().chain(key) {
            self.tree.borrow_mut().set(node, byte);
        }
        Ok(())
    }
}

/// The position at the end of a message of serde_yaml, which leaves out that of the beginning.
fn line_and_column(message: &str) -> (usize, usize) {
    let position = message.rsplit_once(" at line ").and_then(|(_, position)| {
        let (line, column) = position.split_once(" column ")?;
        Some((line.parse().ok()?, column.parse().ok()?))
    });
    position.unwrap_or((1, 1))
}

/// Searches a value.
#[derive(Clone, Copy)]
struct ValueSearch<'s, 't> {
    search: &'s Search<'t>,
    /// The node of the value, if there are pointers to find in it.
    node: Option<NodeId>,
    /// Whether the value is merged (`<<`): the object's own members take precedence.
    merged: bool,
}

impl<'de> DeserializeSeed<'de> for ValueSearch<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
            .or_else(|error| self.search.recover(error, None))
    }
}

impl ValueSearch<'_, '_> {
    fn scalar<E: de::Error>(self) -> Result<(), E> {
        if self.search.awaits_scalar() {
            self.search.reject()
        } else {
            Ok(())
        }
    }
}

impl<'de> Visitor<'de> for ValueSearch<'_, '_> {
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
            // An item without a scalar, such as `{}`, must not have the position of the next one.
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
        while let Some(found) = map.next_key_seed(KeySearch(self))? {
            match found {
                FoundKey::Child(node) => {
                    let node = Some(node);
                    map.next_value_seed(Self {
                        node,
                        merged: false,
                        ..self
                    })?;
                }
                FoundKey::Merge => map.next_value_seed(Self {
                    merged: true,
                    ..self
                })?,
                FoundKey::Other => {
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

/// The kind of a key.
#[derive(Clone, Copy)]
enum FoundKey {
    /// A key that leads to a pointer to find.
    Child(NodeId),
    /// A merge key.
    Merge,
    Other,
}

/// Reads a key of an object.
struct KeySearch<'s, 't>(ValueSearch<'s, 't>);

impl<'de> DeserializeSeed<'de> for KeySearch<'_, '_> {
    type Value = FoundKey;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<FoundKey, D::Error> {
        let found = Cell::new(FoundKey::Other);
        let read = from.deserialize_str(KeyText {
            inside: self.0,
            found: &found,
        });
        if let Err(error) = read {
            let child = match found.get() {
                FoundKey::Child(child) => Some(child),
                _ => None,
            };
            self.0.search.recover(error, child)?;
        }
        Ok(found.get())
    }
}

struct KeyText<'f, 's, 't> {
    inside: ValueSearch<'s, 't>,
    /// Not the result, because a rejected key has none.
    found: &'f Cell<FoundKey>,
}

impl<'de> Visitor<'de> for KeyText<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key that is a string")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<(), E> {
        let ValueSearch {
            search,
            node,
            merged,
        } = self.inside;
        let child = search.child(node, key);
        let child = child.filter(|child| !(merged && search.tree.borrow().is_found(*child)));
        self.found.set(match child {
            Some(child) => FoundKey::Child(child),
            None if key == "<<" => FoundKey::Merge,
            None => FoundKey::Other,
        });
        if child.is_some() || search.awaits_scalar() {
            search.reject()
        } else {
            Ok(())
        }
    }
}
