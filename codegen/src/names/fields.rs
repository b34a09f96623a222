//! Fields of structs, and the methods that return their defaults.

use super::collisions::{case_word, order, tell_apart};
use super::ident::Ident;
use super::scope::Scope;
use super::words::{pascal_coded, pascal_spelled, snake};
use crate::ir::Object;

/// The fields of an object: its properties, then `additional_properties`, then `extra`.
pub(super) fn fields(object: &Object) -> Vec<Ident> {
    let key = |index: usize| object.properties[index].name.as_str();
    let mut names: Vec<String> = object.properties.iter().map(|p| snake(&p.name)).collect();
    // A key that is already a name keeps it: next to `@id`, `id` stays `id`.
    let exact: Vec<bool> = object
        .properties
        .iter()
        .zip(&names)
        .map(|(p, name)| p.name == *name)
        .collect();
    let keeps = |index: usize| exact[index];
    let coded = |index: usize| snake(&pascal_coded(key(index)));
    tell_apart(
        &mut names,
        keeps,
        &[
            &|index| snake(&pascal_spelled(key(index))),
            &coded,
            &|index| format!("{}_{}", coded(index), snake(case_word(key(index)))),
        ],
    );
    let mut scope = Scope::default();
    let mut given: Vec<(usize, Ident)> = order(names.len(), keeps, key)
        .into_iter()
        .map(|at| (at, scope.value(&[names[at].clone()])))
        .collect();
    given.sort_by_key(|(at, _)| *at);
    let mut list: Vec<Ident> = given.into_iter().map(|(_, ident)| ident).collect();
    list.push(scope.value(&["additional_properties".to_owned()]));
    list.push(scope.value(&["extra".to_owned()]));
    list
}

/// The methods that return the defaults of fields. They differ from the names of fields, though Rust allows a method and a
/// field of one name.
pub(super) fn default_methods(fields: &[Ident]) -> Vec<Ident> {
    let mut scope = Scope::default();
    fields.iter().for_each(|field| scope.reserve(field));
    let methods = fields.iter().map(|field| {
        let field = field.bare().trim_end_matches('_');
        scope.value(&[format!("{field}_or_default")])
    });
    methods.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{Docs, Property, TypeId, TypeUse};

    fn names(keys: &[&str]) -> Vec<String> {
        let properties = keys.iter().map(|key| Property {
            name: (*key).to_owned(),
            required: false,
            ty: TypeUse::of(TypeId(0)),
            docs: Docs::default(),
            read_only: false,
            write_only: false,
            default: None,
            example: None,
        });
        let object = Object {
            properties: properties.collect(),
            rest: None,
        };
        let fields = fields(&object);
        let own = fields.iter().take(keys.len());
        own.map(|field| field.bare().to_owned()).collect()
    }

    #[test]
    fn keys_of_one_name_are_told_apart_by_themselves() {
        for (keys, expected) in [
            (&["@id", "id"][..], &["at_id", "id"][..]),
            (
                &["fooBar", "foo-bar", "FooBar"],
                &["foo_bar_camel", "foo_minus_bar", "foo_bar_mixed"],
            ),
            (&["fooBar", "foo-bar"], &["foo_bar", "foo_minus_bar"]),
            (&["ID", "id"], &["id_upper", "id"]),
            (&["a.b", "a_b"], &["a_dot_b", "a_b"]),
            (&["👍", "👎"], &["u1f44d", "u1f44e"]),
            (&["self", "Self"], &["self_", "self_mixed"]),
        ] {
            assert_eq!(names(keys), expected);
            let mut turned = keys.to_vec();
            turned.reverse();
            let mut found = names(&turned);
            found.reverse();
            assert_eq!(found, expected, "{turned:?}");
        }
    }
}
