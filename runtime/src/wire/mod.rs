//! The wire formats of generated types: macros, and the functions that they call.
//!
//! Generated structs, enums and unions have no derives of serde. Each struct has one line of macro, and the enums and unions
//! of a file are in one call, each value beside its text on the wire. The code here does the work and is compiled once.
//! serde's traits are still the interface.
//!
//! | macro | uses | for |
//! |---|---|---|
//! | `object!` | `object`, `field_reader`, `field_writer`, `write_object`, `field_values`, `equal`, `debug` | a struct |
//! | `defaults!` | `defaults` | a struct whose optional properties have defaults |
//! | `text_enums!`, `int_enums!`, `value_enums!` | the file of its name | open enums |
//! | `tagged_unions!` | `tagged_union`, `buffered_map`, `write_tag` | unions with a discriminator |
//! | `samples!` | `sample` | structs and unions that have samples, for tests |
//! | `unions!` | `union`, `wire_type` | unions without a discriminator |
//! | `unwind_safe!` | nothing | types of a recursion |
//!
//! This module must not know what a call, a request or a response is.

mod additional;
mod buffered_map;
mod debug;
mod decode_variant;
pub(crate) mod default_missing;
mod defaults;
mod empty_value;
mod equal;
mod field;
mod field_reader;
mod field_values;
mod field_writer;
pub(crate) mod floats_as_integers;
mod from_scalars;
mod int_enum;
mod integer;
mod is_none;
mod key_index;
mod literal;
pub(crate) mod marked_key;
mod missing_value;
mod no_value;
mod object;
mod object_macro;
mod sample;
mod scalars_only;
mod std_types;
mod tagged_union;
pub(crate) mod text_enum;
mod text_match;
mod tuples;
pub(crate) mod type_name;
mod union;
mod unwind_safe;
mod value_enum;
pub(crate) mod wire_type;
mod write_object;
mod write_tag;

pub use additional::{ReadAdditional, WriteAdditional};
pub use debug::{debug, debug_text_enum};
pub use default_missing::received_value;
pub use defaults::{or_default, text_or_default};
pub use equal::equal;
pub use field::{AnyField, FieldGroup, MaybeField};
pub use field_reader::{ReadField, ReadFields};
pub use field_values::{FieldValue, FieldValues};
pub use field_writer::{FieldsVisitor, WriteField, WriteFields, WriteValue};
pub use floats_as_integers::FloatsAsIntegers;
pub use int_enum::int_enum;
pub use integer::integer;
pub use literal::Literal;
pub use marked_key::{ConstKeys, MarkedKeys};
pub use object::object;
pub use sample::sample;
pub use tagged_union::tagged_union;
pub use text_enum::text_enum;
pub use union::union;
pub use wire_type::{KnownValues, VariantTags, VariantVisitor, WireShape, WireType, enum_score};
pub use write_object::write_object;
pub use write_tag::write_tagged;
