//! Decides whether a name belongs where it is shown.

use crate::document::{Document, Owner, join, owner};
use crate::foreign::{Foreign, Kind};
use crate::shown::{Shown, ShownTypes};
use crate::words::{after, is_shorter, pascal, singular, words};
use crate::written::{Declared, TypeName, Written};
use std::collections::{BTreeMap, BTreeSet};

/// All names that are shown where they don't belong, at most one for each place.
pub fn foreign(document: &Document, written: &Written, types: &ShownTypes) -> Vec<Foreign> {
    let judge = Judge::new(document, written, types);
    let found = types.shown.iter().filter_map(|shown| {
        let mut leaves = shown.leaves.iter().filter(|leaf| leaf.file.is_empty());
        leaves.find_map(|leaf| {
            let (kind, of) = judge.judge(shown, &leaf.name)?;
            Some(Foreign {
                at: shown.at.clone(),
                name: leaf.name.clone(),
                kind,
                of,
            })
        })
    });
    sorted(found.collect())
}

/// The names behind aliases of inline types that don't belong to the alias. No signature and no field shows them.
pub fn behind_aliases(document: &Document, written: &Written, types: &ShownTypes) -> Vec<Foreign> {
    sorted(Judge::new(document, written, types).aliases())
}

fn sorted(mut found: Vec<Foreign>) -> Vec<Foreign> {
    found.sort();
    found.dedup();
    found
}

/// What a decision depends on.
struct Judge<'a> {
    document: &'a Document,
    written: &'a Written,
    types: &'a ShownTypes,
    /// The names of components that are types.
    components: BTreeSet<String>,
    /// The operations of a name, by index.
    operations: BTreeMap<String, BTreeSet<usize>>,
    /// The operations of a method and path.
    calls: BTreeMap<(String, String), usize>,
    /// Names of properties, with the types that they show.
    keys: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> Judge<'a> {
    fn new(document: &'a Document, written: &'a Written, types: &'a ShownTypes) -> Self {
        let mut operations: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        let mut calls = BTreeMap::new();
        for (index, call) in written.calls.iter().enumerate() {
            calls.insert((call.verb.clone(), call.path.clone()), index);
            let accessor = written.accessors.get(&call.file);
            let group = accessor
                .map(|accessor| pascal(accessor))
                .unwrap_or_default();
            let own = format!("{group}{}", pascal(&call.method));
            let place = join(&join("/paths", &call.path), &call.verb);
            let id = document
                .get(&format!("{place}/operationId"))
                .and_then(|id| id.as_str());
            for name in [Some(own), id.map(pascal)].into_iter().flatten() {
                if words(&name).len() > 1 {
                    operations.entry(name).or_default().insert(index);
                }
            }
        }
        let mut keys: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for shown in types.shown.iter().filter(|shown| !shown.key.is_empty()) {
            let leaves = shown.leaves.iter().map(|leaf| leaf.name.clone());
            keys.entry(pascal(&shown.key)).or_default().extend(leaves);
        }
        let components = document.components().map(|key| pascal(key));
        let components = components
            .filter(|name| written.shared(name).is_some())
            .collect();
        Self {
            document,
            written,
            types,
            components,
            operations,
            calls,
            keys,
        }
    }

    /// Why a name doesn't belong where it is shown, and whose it is.
    fn judge(&self, shown: &Shown, name: &str) -> Option<(Kind, String)> {
        let mut allowed: BTreeSet<String> = BTreeSet::new();
        for place in &shown.places {
            allowed.extend(
                self.document
                    .closure(place)
                    .components
                    .iter()
                    .map(|key| pascal(key)),
            );
        }
        if allowed.contains(name)
            || is_own_key(&shown.key, name)
            || allowed
                .iter()
                .any(|component| self.is_shortened(component, name))
            || self.is_tag(shown, name)
        {
            return None;
        }
        // Without a schema, nobody knows what it refers to.
        if shown.places.is_empty() {
            return None;
        }
        if self.components.contains(name) {
            return Some((Kind::Component, name.to_owned()));
        }
        let holder = shown.holder.as_ref().map(|holder| holder.name.as_str());
        if holder.is_some_and(|holder| after(name, holder).is_some()) {
            return None;
        }
        let mut owners: BTreeSet<Owner> = shown.places.iter().map(|place| owner(place)).collect();
        // The shared responses of an operation's errors.
        if owners
            .iter()
            .any(|owner| matches!(owner, Owner::Operation(..)))
        {
            owners.remove(&Owner::Other);
        }
        if self.is_part_of_own_operation(shown, &owners, name) {
            return None;
        }
        if let Some((operation, calls)) = self.operation(name) {
            let own = match shown.call {
                Some(call) => calls.contains(&call),
                None => self.owns(&owners, holder, operation, calls),
            };
            return match own || self.is_part_of_owner(shown, &owners, name) {
                true => None,
                false => Some((Kind::Operation, operation.to_owned())),
            };
        }
        if self.is_part_of_owner(shown, &owners, name) {
            return None;
        }
        if self.is_title(shown, name) {
            return None;
        }
        if let Some(of) = self.part_of(name)
            && !allowed.contains(&of)
        {
            return Some((Kind::Part, of));
        }
        if let Some(piece) = self.foreign_alternative(name, &allowed) {
            return Some((Kind::Component, piece));
        }
        self.other_key(shown, name).map(|key| (Kind::Key, key))
    }

    /// The operation with the longest name that a name begins with.
    fn operation(&self, name: &str) -> Option<(&str, &BTreeSet<usize>)> {
        let with = self
            .operations
            .iter()
            .filter(|(operation, _)| after(name, operation).is_some());
        let longest = with.max_by_key(|(operation, _)| operation.len())?;
        Some((longest.0, longest.1))
    }

    /// Whether a name is that of the operation, then a word for the place in it. The operation `get_charges_charge` has no claim
    /// to the parameter `charge` of `get_charges`.
    fn is_part_of_own_operation(
        &self,
        shown: &Shown,
        owners: &BTreeSet<Owner>,
        name: &str,
    ) -> bool {
        let call = shown
            .call
            .or_else(|| match owners.iter().collect::<Vec<_>>().as_slice() {
                [Owner::Operation(verb, path)] => {
                    self.calls.get(&(verb.clone(), path.clone())).copied()
                }
                _ => None,
            });
        let Some(call) = call else {
            return false;
        };
        let key = pascal(&shown.key);
        let own = self
            .operations
            .iter()
            .filter(|(_, calls)| calls.contains(&call));
        let mut rests = own.filter_map(|(operation, _)| after(name, operation));
        rests.any(|rest| {
            let parts = ["Body", "Response", "Error"];
            let part = parts.iter().any(|part| after(rest, part).is_some());
            part || (!key.is_empty() && after(rest, &key).is_some())
        })
    }

    /// Whether a name is that of a component without some of its words. Only a name that is too long is shortened.
    fn is_shortened(&self, component: &str, name: &str) -> bool {
        self.written.shared(component).is_none() && is_shorter(component, name)
    }

    /// Whether a name says the only value of a constant: `CreateFileTag`.
    fn is_tag(&self, shown: &Shown, name: &str) -> bool {
        let Some(value) = name.strip_suffix("Tag") else {
            return false;
        };
        shown.places.iter().any(|place| {
            let closure = self.document.closure(place);
            let mut values = closure.schemas.iter().flat_map(|schema| {
                let constant = self.document.get(&format!("{schema}/const"));
                let listed = self.document.list(&format!("{schema}/enum"));
                constant.into_iter().chain(listed)
            });
            values.any(|found| found.as_str().is_some_and(|found| pascal(found) == value))
        })
    }

    /// Whether the schema has this title.
    fn is_title(&self, shown: &Shown, name: &str) -> bool {
        shown.places.iter().any(|place| {
            self.document.closure(place).schemas.iter().any(|schema| {
                let title = self.document.get(&format!("{schema}/title"));
                title
                    .and_then(|title| title.as_str())
                    .is_some_and(|title| pascal(title) == name)
            })
        })
    }

    /// Whether a field is one of this operation alone.
    fn owns(
        &self,
        owners: &BTreeSet<Owner>,
        holder: Option<&str>,
        operation: &str,
        calls: &BTreeSet<usize>,
    ) -> bool {
        let alone = owners.len() == 1
            && owners.iter().all(|owner| match owner {
                Owner::Operation(verb, path) => self
                    .calls
                    .get(&(verb.clone(), path.clone()))
                    .is_some_and(|call| calls.contains(call)),
                _ => false,
            });
        // The place that shows the holder counts already.
        alone || holder.is_some_and(|holder| after(holder, operation).is_some())
    }

    /// Whether a name begins with that of the component that the place is in. A type at one place may have its properties from
    /// several components, through `allOf`; one at several places must be in the same component everywhere.
    fn is_part_of_owner(&self, shown: &Shown, owners: &BTreeSet<Owner>, name: &str) -> bool {
        let places = shown
            .holder
            .as_ref()
            .and_then(|holder| self.types.places.get(holder));
        let alone = places.is_none_or(|places| places.len() == 1) || owners.len() == 1;
        alone
            && owners.iter().any(|owner| match owner {
                Owner::Component(key) => after(name, &pascal(key)).is_some(),
                _ => false,
            })
    }

    /// The type whose part has this name: the type's name, then one of its keys.
    fn part_of(&self, name: &str) -> Option<String> {
        let words = words(name);
        for count in (1..words.len()).rev() {
            let head: String = words.iter().take(count).copied().collect();
            let rest = name.get(head.len()..).unwrap_or_default();
            let Some(declared) = self.written.shared(&head) else {
                continue;
            };
            if has_part(declared, rest) {
                return Some(head);
            }
            // `CustomerBalanceTransactionOrId` isn't the balance of a customer.
            if after(rest, "Or").is_some() {
                return None;
            }
        }
        None
    }

    /// A component that `ThisOrThat` names, though the schema doesn't refer to it.
    fn foreign_alternative(&self, name: &str, allowed: &BTreeSet<String>) -> Option<String> {
        let union = matches!(self.written.shared(name), Some(Declared::Union(_)));
        if !union || !words(name).contains(&"Or") {
            return None;
        }
        let mut pieces = name
            .split("Or")
            .filter(|piece| self.components.contains(*piece));
        pieces
            .find(|piece| !allowed.contains(*piece))
            .map(str::to_owned)
    }

    /// The key of another property that shows this type, if that is its only name.
    fn other_key(&self, shown: &Shown, name: &str) -> Option<String> {
        if shown.key.is_empty() || shown.call.is_some() && shown.key == "body" {
            return None;
        }
        let elsewhere = self.keys.get(name)?;
        elsewhere.contains(name).then(|| name.to_owned())
    }

    /// Names behind aliases of inline types.
    fn aliases(&self) -> Vec<Foreign> {
        let mut found = Vec::new();
        for (alias, declared) in &self.written.types {
            let Declared::Alias(ty) = declared else {
                continue;
            };
            if self.components.contains(&alias.name) {
                continue;
            }
            let places = self.types.places.get(alias).cloned().unwrap_or_default();
            for leaf in self.written.leaves(&alias.file, ty) {
                let shown = Shown {
                    at: format!("type {}", alias.name),
                    call: None,
                    holder: None,
                    key: String::new(),
                    ty: ty.clone(),
                    leaves: Vec::new(),
                    places: places.clone(),
                };
                if leaf
                    != (TypeName {
                        file: String::new(),
                        name: alias.name.clone(),
                    })
                    && let Some((kind, of)) = self.judge(&shown, &leaf.name)
                {
                    found.push(Foreign {
                        at: shown.at,
                        name: leaf.name,
                        kind,
                        of,
                    });
                }
            }
        }
        found
    }
}

/// Whether a name is the property's own key, or its last words, or one of its items.
fn is_own_key(key: &str, name: &str) -> bool {
    let key = pascal(key);
    if key.is_empty() {
        return false;
    }
    let is_end = |key: &str| {
        key.strip_suffix(name)
            .is_some_and(|head| !head.ends_with(char::is_uppercase))
    };
    is_end(&key) || singular(&key).is_some_and(|key| is_end(&key))
}

/// Whether the rest of a name is the key of a part of a type.
fn has_part(declared: &Declared, rest: &str) -> bool {
    let parts = match declared {
        Declared::Struct(parts) | Declared::Union(parts) => parts,
        _ => return false,
    };
    parts.iter().any(|part| {
        let key = if part.key.is_empty() {
            pascal(&part.name)
        } else {
            pascal(&part.key)
        };
        let one = singular(&key);
        after(rest, &key).is_some() || one.is_some_and(|one| after(rest, &one).is_some())
    })
}
