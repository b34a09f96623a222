//! Who writes the tag of a variant.
//!
//! ```yaml
//! Card: { properties: { kind: { enum: [card] } } }   # the payload has a field for the tag `kind`
//! Bank: { properties: { iban: { type: string } } }   # it has none
//! ```

use super::union_facts::TagWriter;
use crate::ir::{Api, EnumKind, Shape, TypeUse, Variant};

/// Who writes the property `name` of a variant that is selected by these values.
pub(super) fn tag_writer(
    api: &Api,
    ty: TypeUse,
    name: &str,
    values: &[String],
    depth: usize,
) -> TagWriter {
    match api.shape(ty) {
        Shape::Object(object) => {
            let property = object.properties.iter().find(|p| p.name == name);
            match property.map(|property| api.shape(property.ty)) {
                Some(Shape::Text(_)) => TagWriter::Set,
                // An enum that a base gives to all variants also has the values of the others.
                Some(Shape::Enum(of))
                    if of.kind == EnumKind::Text
                        && of.values.iter().any(|known| {
                            !values.iter().any(|own| known.literal == own.as_str())
                        }) =>
                {
                    TagWriter::Set
                }
                Some(_) => TagWriter::Own,
                None if object.rest.is_some() => TagWriter::Set,
                None => TagWriter::Add,
            }
        }
        Shape::Union(union) if depth < 4 => {
            let adds =
                |v: &Variant| tag_writer(api, v.ty, name, values, depth + 1) == TagWriter::Add;
            match union.variants.iter().any(adds) {
                true => TagWriter::Add,
                false => TagWriter::Own,
            }
        }
        // A map keeps every key, the tag among them.
        Shape::Map(_) => TagWriter::Set,
        _ => TagWriter::Add,
    }
}
