//! `object!` gives a struct its `Serialize`, `Deserialize`, `PartialEq` and `Debug`; `new!` gives it a constructor.
//!
//! ```text
//! wire::object!(Book { id "id!", subtitle "subtitle?", series "series+", ~note "note?" } rest);
//! wire::new!(Book(id: Uuid, title: impl wire::Into<String>) subtitle series; note rest);
//! ```
//!
//! A field has its name and its key with a mark: `!` is a required key, `?` may be left out, `+` may be left out by others
//! but is always written. `~` is before a field of type `Maybe`; `*` before an `Option<Value>` in which null is a value. The
//! field for all other keys follows the braces. A semicolon instead of a comma begins a new group, which has 32 fields at
//! most.
//!
//! The expansion is compiled for every struct of a document, so every token counts: the compiler infers the types of
//! fields, and names are reached through `wire`, which is in scope wherever generated code is. A pattern with a variable for
//! each field would cost a `cargo check` six percent more than `&self.field`. A document's own `Option` or `Result` can't
//! interfere, because only values of the prelude are called by their bare names, and the document's types have none of these
//! names.

/// Gives a struct its impls; the head of this file has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($object:ident { $($(~$maybe:ident)? $(*$any:ident)? $($field:ident)? $key:literal),* } $($rest:ident)?) => {
        #[doc(hidden)]
        impl wire::WireType for $object {
            const SHAPE: wire::WireShape = wire::WireShape::Object(
                &[$($key),*],
                wire::stringify!($($($maybe)? $($any)? $($field)?),*),
                &[$(wire::stringify!($rest))?],
            );

            #[inline]
            fn visit_fields<V: wire::FieldsVisitor>(&self, to: V) -> V::Output {
                to.visit(($($(&self.$field)? $(wire::MaybeField(&self.$maybe))? $(&self.$any)?,)*), ($(&self.$rest,)?))
            }
        }

        impl<'de> wire::Deserialize<'de> for $object {
            fn deserialize<D: wire::Deserializer<'de>>(from: D) -> wire::Result<Self, D::Error> {
                wire::object(from, |($($($field)? $(wire::MaybeField($maybe))? $(wire::AnyField($any))?,)*), ($($rest,)?)| {
                    Self { $($($field)? $($maybe)? $($any)?,)* $($rest)? }
                })
            }
        }

        impl wire::Serialize for $object {
            fn serialize<S: wire::Serializer>(&self, to: S) -> wire::Result<S::Ok, S::Error> {
                wire::write_object(self, to)
            }
        }

        impl wire::PartialEq for $object {
            fn eq(&self, other: &Self) -> wire::bool {
                wire::equal(self, other)
            }
        }

        impl wire::Debug for $object {
            fn fmt(&self, to: &mut wire::Formatter<'_>) -> wire::Formatted {
                wire::debug(self, to)
            }
        }
    };
    ($object:ident { $($($(~$maybe:ident)? $(*$any:ident)? $($field:ident)? $key:literal),+);+ } $($rest:ident)?) => {
        #[doc(hidden)]
        impl wire::WireType for $object {
            const SHAPE: wire::WireShape = wire::WireShape::Object(
                &[$($($key),+),+],
                wire::stringify!($($($($maybe)? $($any)? $($field)?),+),+),
                &[$(wire::stringify!($rest))?],
            );

            #[inline]
            fn visit_fields<V: wire::FieldsVisitor>(&self, to: V) -> V::Output {
                to.visit(
                    ($(wire::FieldGroup(($($(&self.$field)? $(wire::MaybeField(&self.$maybe))? $(&self.$any)?,)+)),)+),
                    ($(&self.$rest,)?),
                )
            }
        }

        impl<'de> wire::Deserialize<'de> for $object {
            fn deserialize<D: wire::Deserializer<'de>>(from: D) -> wire::Result<Self, D::Error> {
                wire::object(from, |($(wire::FieldGroup(($($($field)? $(wire::MaybeField($maybe))? $(wire::AnyField($any))?,)+)),)+), ($($rest,)?)| {
                    Self { $($($($field)? $($maybe)? $($any)?,)+)+ $($rest)? }
                })
            }
        }

        impl wire::Serialize for $object {
            fn serialize<S: wire::Serializer>(&self, to: S) -> wire::Result<S::Ok, S::Error> {
                wire::write_object(self, to)
            }
        }

        impl wire::PartialEq for $object {
            fn eq(&self, other: &Self) -> wire::bool {
                wire::equal(self, other)
            }
        }

        impl wire::Debug for $object {
            fn fmt(&self, to: &mut wire::Formatter<'_>) -> wire::Formatted {
                wire::debug(self, to)
            }
        }
    };
}

/// The constructor: its arguments, the fields that are `None`, and the fields that have a `Default`.
#[doc(hidden)]
#[macro_export]
macro_rules! __new {
    ($object:ident($($argument:ident: $type:ty),+) $($none:ident)* $(; $($blank:ident)+)?) => {
        impl $object {
            /// One with its required fields; the others are left out.
            pub fn new($($argument: $type),+) -> Self {
                Self { $($argument: wire::Into::into($argument),)+ $($none: None,)* $($($blank: wire::Default::default(),)+)? }
            }
        }
    };
}
