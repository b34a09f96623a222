//! Variants of unions.

use super::ident::Ident;
use super::reserved::VARIANTS;
use super::schema_keys::SchemaKeys;
use super::scope::Scope;
use super::words::{is_number, pascal};
use crate::analyze::{Facts, UnionFacts};
use crate::ir::{Api, Shape, StringFormat, TypeId};
use rustc_hash::FxHashMap;

/// The names of a union's variants. Each is named by its component, its value of the tag, its title, its type or its shape: the
/// first of these that is free, in an order that depends on the variant.
pub(super) fn variants(
    api: &Api,
    facts: &Facts,
    keys: &SchemaKeys,
    union: &UnionFacts,
    own: &Ident,
    given: &FxHashMap<TypeId, Ident>,
) -> Vec<Ident> {
    let mut scope = Scope::with(VARIANTS);
    union
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| {
            let resolved = facts.resolve(api, variant.ty);
            let tagged = union.tag_value(index).map(pascal);
            let component = keys.get(&api.ty(variant.ty.id).origin).map(pascal);
            let shape = shape_word(api, facts, resolved.id, given);
            let titled = (!is_number(&variant.role)).then(|| pascal(&variant.role));
            let named = given
                .get(&resolved.id)
                .map(|n| {
                    n.bare()
                        .strip_prefix(own.bare())
                        .unwrap_or(n.bare())
                        .to_owned()
                })
                .filter(|n| n.starts_with(char::is_uppercase));
            let nominal = api.ty(resolved.id).shape.is_nominal();
            let same = |other: &&crate::ir::Variant| other.ty.id == variant.ty.id;
            let order = if union.variants.iter().filter(same).count() > 1 {
                [tagged, titled, component, named, Some(shape)]
            } else if nominal {
                [component, tagged, titled, named, Some(shape)]
            } else {
                [
                    component,
                    titled.filter(|_| union.is_tagged()),
                    Some(shape),
                    named,
                    tagged,
                ]
            };
            let candidates: Vec<String> = order.into_iter().flatten().collect();
            scope.ty(&candidates)
        })
        .collect()
}

/// A word for the shape of a type.
fn shape_word(api: &Api, facts: &Facts, id: TypeId, given: &FxHashMap<TypeId, Ident>) -> String {
    match &api.ty(id).shape {
        Shape::Boolean => "Boolean".to_owned(),
        Shape::Integer(_) => "Integer".to_owned(),
        Shape::Number => "Number".to_owned(),
        Shape::Text(StringFormat::Plain) => "String".to_owned(),
        Shape::Text(text) => format!("{text:?}"),
        // An array of itself has no word for its items.
        Shape::Array(_) if facts.is_infinite(id) => "Array".to_owned(),
        Shape::Array(item) => {
            let item = facts.resolve(api, *item).id;
            format!("{}Array", shape_word(api, facts, item, given))
        }
        Shape::Map(_) => "Map".to_owned(),
        Shape::Object(_) | Shape::Union(_) | Shape::Enum(_) => given
            .get(&id)
            .map_or_else(|| "Object".to_owned(), |n| n.bare().to_owned()),
        Shape::Any | Shape::Alias(_) => "Any".to_owned(),
    }
}
