//! Fields of structs, and the methods that return their defaults.

use super::ident::Ident;
use super::scope::Scope;
use super::words::{pascal_spelled, snake};
use crate::ir::Object;

/// The fields of an object: its properties, then `additional_properties`, then `extra`.
pub(super) fn fields(object: &Object) -> Vec<Ident> {
    let mut scope = Scope::default();
    // A key that is already a name keeps it: next to `@id`, `id` stays `id`.
    let mut given: Vec<Option<Ident>> = vec![None; object.properties.len()];
    for exact in [true, false] {
        for (slot, property) in given.iter_mut().zip(&object.properties) {
            let name = snake(&property.name);
            if (name == property.name) == exact {
                *slot = Some(scope.value(&[name, snake(&pascal_spelled(&property.name))]));
            }
        }
    }
    let mut list: Vec<Ident> = given.into_iter().flatten().collect();
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
