//! Words for the alternatives of unions: each names a variant, and ends the name of the variant's type if that is inline.
//!
//! ```yaml
//! oneOf:
//!   - { title: By card, type: object }                   # ByCard: what the document calls it
//!   - $ref: "#/components/schemas/Bank"                   # Bank
//!   - { properties: { kind: { const: cash } } }           # Cash: its tag, or another constant
//!   - { required: [iban], properties: { iban: {} } }      # Iban: a key that no other object has
//!   - type: string                                        # Text: its kind
//! ```
//!
//! A word comes from the alternative and from what the others have in common with it, never from their order. If two
//! alternatives have the same word, the one whose word has the better rank keeps it. If both have the same rank, neither does.

use super::kinds::{Kinds, WordRank};
use super::object_keys::ObjectKeys;
use super::reserved::VARIANTS;
use super::schema_keys::SchemaKeys;
use super::scope::Scope;
use super::words::{either, pascal, pascal_signed};
use crate::analyze::{Facts, UnionFacts, UnionKind};
use crate::ir::{
    Api, Enum, EnumKind, Origin, Shape, StringFormat, TypeId, TypeUse, Variant, literal_text,
};
use rustc_hash::FxHashMap;

/// How often words that occur twice are replaced, before the rest is numbered.
const ROUNDS: usize = 16;

/// The longest title or constant that makes a good word, in bytes.
const LONG: usize = 40;

/// The words of all unions.
pub(super) struct AlternativeWords {
    words: FxHashMap<TypeId, Vec<String>>,
    /// For each union, the places of its variants by their roles.
    roles: FxHashMap<TypeId, FxHashMap<String, usize>>,
}

impl AlternativeWords {
    /// Finds the words.
    pub(super) fn new(api: &Api, facts: &Facts, keys: &SchemaKeys) -> Self {
        let kinds = Kinds { api, facts, keys };
        let mut words = FxHashMap::default();
        let mut roles = FxHashMap::default();
        for id in api.type_ids() {
            let Some(union) = facts.union(id) else {
                continue;
            };
            let own = own_name(&kinds, id);
            words.insert(id, settle(candidates(&kinds, union, &own)));
            let places = union.variants.iter().enumerate();
            let places = places.map(|(index, variant)| (variant.role.clone(), index));
            roles.insert(id, places.collect());
        }
        Self { words, roles }
    }

    /// The words of a union's variants, in order; all are different.
    pub(super) fn of_union(&self, union: TypeId) -> &[String] {
        self.words.get(&union).map_or(&[], Vec::as_slice)
    }

    /// The word of a type with the origin `Part { of, role }`, if it is a variant of a union.
    pub(super) fn of_part(&self, of: TypeId, role: &str) -> Option<&str> {
        let index = self.roles.get(&of)?.get(role)?;
        self.of_union(of).get(*index).map(String::as_str)
    }
}

/// A word that a variant may have.
type Candidate = (WordRank, String);

/// The words that each variant may have, the best first.
fn candidates(kinds: &Kinds<'_>, union: &UnionFacts, own: &str) -> Vec<Vec<Candidate>> {
    let shapes: Vec<(TypeId, &Shape)> = union
        .variants
        .iter()
        .map(|variant| {
            let id = kinds.facts.resolve(kinds.api, variant.ty).id;
            (id, &kinds.api.ty(id).shape)
        })
        .collect();
    let objects = shapes.iter().map(|(_, shape)| match shape {
        Shape::Object(object) => Some(object),
        _ => None,
    });
    let keys = ObjectKeys::new(kinds, objects.flatten().collect());
    let ids = next_to_ids(kinds.api, &shapes);
    let variants = union.variants.iter().zip(&shapes).enumerate();
    variants
        .map(|(index, (variant, (id, shape)))| {
            let mut candidates: Vec<Candidate> = Vec::new();
            let mut long: Vec<Candidate> = Vec::new();
            let mut add = |rank, word: String| {
                let list = if word.len() > LONG && rank != WordRank::Component {
                    &mut long
                } else {
                    &mut candidates
                };
                list.push((rank, word));
            };
            if let Some((rank, name)) = given_name(kinds, variant, own) {
                add(rank, name);
            }
            if let Some(word) = tag_word(union, index) {
                add(WordRank::Tag, word);
            }
            match shape {
                Shape::Object(object) => keys.candidates(object, &mut add),
                Shape::Enum(e) => {
                    if let Some(word) = sole_value(e) {
                        add(WordRank::Constant, word);
                    }
                    let merged = variant.role == "text" && e.kind == EnumKind::Text;
                    match merged {
                        true => add(WordRank::Kind, "Text".to_owned()),
                        false => add(WordRank::Kind, kinds.short(*id)),
                    }
                }
                Shape::Text(StringFormat::Plain) if ids => add(WordRank::Kind, "Id".to_owned()),
                _ => {
                    add(WordRank::Kind, kinds.short(*id));
                    add(WordRank::Kind, kinds.exact(*id));
                }
            }
            candidates.append(&mut long);
            candidates.iter_mut().for_each(|(_, word)| make_free(word));
            candidates
        })
        .collect()
}

/// What the document calls a variant.
fn given_name(kinds: &Kinds<'_>, variant: &Variant, own: &str) -> Option<Candidate> {
    let key = kinds.component(variant.ty.id);
    let name = variant.name.as_deref().map(str::trim);
    // A title like `string` says no more than the type.
    let name = name.filter(|name| !name.is_empty() && !is_type_word(name));
    let (rank, name) = match (key, name) {
        (Some(_), Some(name)) => (WordRank::Component, name),
        (Some(key), None) => (WordRank::Component, key),
        (None, name) => (WordRank::Title, name?),
    };
    let name = pascal(name);
    // `PaymentCard` in `Payment` is `Card`.
    let rest = name.strip_prefix(own).filter(|_| !own.is_empty());
    match rest {
        // The title of the union itself tells nothing apart.
        Some("") if rank == WordRank::Title => None,
        Some(rest) if rest.len() > 1 && rest.starts_with(char::is_uppercase) => {
            Some((rank, rest.to_owned()))
        }
        _ => Some((rank, name)),
    }
}

/// The name of a union without the names of what it is in.
fn own_name(kinds: &Kinds<'_>, union: TypeId) -> String {
    match (&kinds.api.ty(union).origin, kinds.component(union)) {
        (_, Some(key)) => pascal(key),
        (Origin::Part { role, .. } | Origin::Parameter { name: role, .. }, None) => pascal(role),
        _ => String::new(),
    }
}

fn is_type_word(title: &str) -> bool {
    let types = [
        "string", "integer", "number", "boolean", "array", "object", "null",
    ];
    types.iter().any(|word| title.eq_ignore_ascii_case(word))
}

/// The values of the tag that select a variant, in one word.
fn tag_word(union: &UnionFacts, variant: usize) -> Option<String> {
    let UnionKind::Tagged { entries, .. } = &union.kind else {
        return None;
    };
    let values = &entries.get(variant)?.values;
    either(values.iter().map(String::as_str).collect())
}

/// The only value of an enum, if it is a string.
fn sole_value(e: &Enum) -> Option<String> {
    let [value] = e.values.as_slice() else {
        return None;
    };
    match &value.name {
        Some(name) => Some(pascal(name)),
        None if value.literal.is_string() => Some(pascal_signed(&literal_text(&value.literal))),
        None => None,
    }
}

/// Whether all alternatives but one are objects that have an `id`, which is a string. A string beside them is their id.
fn next_to_ids(api: &Api, shapes: &[(TypeId, &Shape)]) -> bool {
    let is_text = |ty: TypeUse| matches!(api.shape(ty), Shape::Text(_));
    let mut objects = shapes
        .iter()
        .filter(|(_, shape)| !matches!(shape, Shape::Text(_)));
    shapes.len() > 1
        && objects.clone().count() + 1 == shapes.len()
        && objects.all(|(_, shape)| match shape {
            Shape::Object(object) => object
                .properties
                .iter()
                .any(|p| p.name == "id" && is_text(p.ty)),
            _ => false,
        })
}

/// Changes a word that no variant may have.
fn make_free(word: &mut String) {
    if VARIANTS.contains(&word.as_str()) || word == "Self" {
        word.push_str("Value");
    }
}

/// One word for each variant.
fn settle(candidates: Vec<Vec<Candidate>>) -> Vec<String> {
    let mut at = vec![0; candidates.len()];
    for _ in 0..ROUNDS {
        let again = repeated(&candidates, &at);
        let mut moved = false;
        for same in &again {
            let rank = |index: usize| candidates[index].get(at[index]).map(|(rank, _)| *rank);
            let best = same.iter().map(|index| rank(*index)).min().flatten();
            let mut owners = same.iter().filter(|index| rank(**index) == best);
            let owner = owners.next().filter(|_| owners.next().is_none()).copied();
            let losers: Vec<usize> = same
                .iter()
                .copied()
                .filter(|index| Some(*index) != owner && at[*index] + 1 < candidates[*index].len())
                .collect();
            moved |= !losers.is_empty();
            losers.into_iter().for_each(|index| at[index] += 1);
        }
        if !moved {
            break;
        }
    }
    // What still occurs twice is numbered, in an order that the variants themselves have.
    for index in repeated(&candidates, &at).into_iter().flatten() {
        at[index] = 0;
    }
    let word = |index: usize| {
        candidates[index]
            .get(at[index])
            .map(|(_, word)| word.clone())
    };
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by(|one, other| candidates[*one].cmp(&candidates[*other]));
    // A word that occurs once is free of numbers.
    order.sort_by_key(|index| at[*index] == 0);
    let mut scope = Scope::with(VARIANTS);
    let mut given: Vec<(usize, String)> = order
        .into_iter()
        .map(|index| {
            let candidates: Vec<String> = word(index).into_iter().collect();
            (index, scope.ty(&candidates).bare().to_owned())
        })
        .collect();
    given.sort_by_key(|(index, _)| *index);
    given.into_iter().map(|(_, word)| word).collect()
}

/// The variants whose words occur more than once, those of one word together.
fn repeated(candidates: &[Vec<Candidate>], at: &[usize]) -> Vec<Vec<usize>> {
    let mut holders: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, (candidates, at)) in candidates.iter().zip(at).enumerate() {
        if let Some((_, word)) = candidates.get(*at) {
            holders.entry(word).or_default().push(index);
        }
    }
    let mut again: Vec<Vec<usize>> = holders.into_values().filter(|h| h.len() > 1).collect();
    again.sort_unstable();
    again
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(candidates: &[&[(WordRank, &str)]]) -> Vec<String> {
        let owned = candidates.iter().map(|words| {
            let words = words.iter().map(|(rank, word)| (*rank, (*word).to_owned()));
            words.collect()
        });
        settle(owned.collect())
    }

    #[test]
    fn the_best_reason_keeps_a_word_in_any_order() {
        use WordRank::{Component, Key, Kind, Title};
        for (candidates, expected) in [
            // A component keeps its name, a kind gives way.
            (
                &[
                    &[(Component, "List")][..],
                    &[(Kind, "List"), (Kind, "TextList")],
                ][..],
                &["List", "TextList"][..],
            ),
            // Of two titles, neither stays.
            (
                &[
                    &[(Title, "Pet"), (Key, "Cat"), (Kind, "Object")],
                    &[(Title, "Pet"), (Key, "Dog"), (Kind, "Object")],
                ],
                &["Cat", "Dog"],
            ),
            // A key of one is the title of another.
            (
                &[
                    &[(Key, "Text"), (Kind, "Object")],
                    &[(Kind, "Text")],
                    &[(Title, "Text")],
                ],
                &["Object", "Text2", "Text"],
            ),
            // Nothing tells them apart.
            (
                &[
                    &[(Title, "Pet"), (Kind, "Object")],
                    &[(Title, "Pet"), (Kind, "Object")],
                ],
                &["Pet", "Pet2"],
            ),
        ] {
            assert_eq!(words(candidates), expected);
            let mut turned = candidates.to_vec();
            turned.reverse();
            let mut found = words(&turned);
            let mut expected = expected.to_vec();
            found.sort();
            expected.sort_unstable();
            assert_eq!(found, expected);
        }
    }
}
