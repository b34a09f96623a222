//! `Debug` of objects and of enums of strings, as Rust derives it: `Book { id: 1, title: "Solaris", genre: Some(Fiction) }`
//!
//! The macros write down the names of fields and variants as one text for each type, since a derive costs each user of a large
//! document a fifth of its `cargo check`.

use std::fmt;

use super::additional::WriteAdditional;
use super::field_values::{FieldValue, FieldValues, values};
use super::field_writer::{FieldsVisitor, WriteFields};
use super::type_name::short_name;
use super::wire_type::{WireShape, WireType};

/// Shows an object; this is the body of its `Debug`.
///
/// # Errors
///
/// The formatter's.
pub fn debug<T: WireType>(object: &T, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    object.visit_fields(Show {
        name: short_name::<T>(),
        shape: &T::SHAPE,
        to,
    })
}

struct Show<'a, 'f> {
    name: &'static str,
    shape: &'static WireShape,
    to: &'a mut fmt::Formatter<'f>,
}

impl FieldsVisitor for Show<'_, '_> {
    type Output = fmt::Result;

    fn visit<F: WriteFields, R: WriteAdditional>(self, fields: F, additional: R) -> fmt::Result {
        self.show(&fields, additional.value())
    }
}

impl Show<'_, '_> {
    fn show(self, fields: &dyn FieldValues, additional: Option<&dyn FieldValue>) -> fmt::Result {
        let (names, rest) = match self.shape {
            WireShape::Object(_, names, rest) => (*names, *rest),
            _ => ("", [].as_slice()),
        };
        let mut output = self.to.debug_struct(self.name);
        for (name, value) in names.split(',').zip(values(fields)) {
            output.field(bare(name), &value);
        }
        if let ([name], Some(value)) = (rest, additional) {
            output.field(bare(name), &value);
        }
        output.finish()
    }
}

/// Shows a value of an enum of strings; this is the body of its `Debug`.
///
/// # Errors
///
/// The formatter's.
pub fn debug_text_enum(shape: &WireShape, text: &str, to: &mut fmt::Formatter<'_>) -> fmt::Result {
    if let WireShape::Text(known, names) = shape {
        let mut variants = known.iter().zip(names.split(','));
        if let Some((_, name)) = variants.find(|(known, _)| **known == text) {
            return to.write_str(bare(name));
        }
    }
    to.debug_tuple("Unknown").field(&text).finish()
}

/// A name without what makes it an identifier.
fn bare(name: &str) -> &str {
    let name = name.trim();
    name.strip_prefix("r#").unwrap_or(name)
}
