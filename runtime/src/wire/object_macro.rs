//! `object!`: gives a struct its `Serialize`, `Deserialize`, `PartialEq` and `Debug`; `new!`: its constructor.
//!
//! ```text
//! wire::object!(Book { id "id!", subtitle "subtitle?", series "series+", ~note "note?" } rest);
//! wire::new!(Book(id: Uuid, title: impl wire::Into<String>) subtitle series; note rest);
//! ```
//!
//! A field has its name, and its key with a mark: `!` must be there, `?` may be left out, `+` may be
//! left out by others but never is by us. `~` stands before a `Maybe`; `*` before an
//! `Option<Value>` in which a null is a value. The field for all other keys follows the braces.
//! A semicolon instead of a comma begins a new group, which has 32 fields at most.
//!
//! What stands here is compiled again for every struct of a document, so every word counts: types
//! of fields are left to the compiler, and names are reached through `wire`, which is in scope
//! wherever generated code stands. A document's own `Option` or `Result` can't get between, since
//! only values of the prelude are called by their bare names, and types have none such.

/// Gives a struct its place on the wire; the module's text has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    ($object:ident { $($(~$tri:ident)? $(*$any:ident)? $($field:ident)? $key:literal),* } $($rest:ident)?) => {
        impl wire::Wire for $object {
            const SHAPE: wire::Shape = wire::Shape::Object(&[$($key),*], &[$(wire::stringify!($rest))?]);
        }

        impl<'de> wire::Deserialize<'de> for $object {
            fn deserialize<D: wire::Deserializer<'de>>(from: D) -> wire::Result<Self, D::Error> {
                wire::object(from, |($($($field)? $(wire::Tri($tri))? $(wire::Any($any))?,)*), ($($rest,)?)| {
                    Self { $($($field)? $($tri)? $($any)?,)* $($rest)? }
                })
            }
        }

        impl wire::Serialize for $object {
            fn serialize<S: wire::Serializer>(&self, to: S) -> wire::Result<S::Ok, S::Error> {
                let Self { $($($field)? $($tri)? $($any)?,)* $($rest)? } = self;
                wire::write::<Self, S, _, _>(to, ($($($field)? $(wire::Tri($tri))? $($any)?,)*), ($($rest,)?))
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
    ($object:ident { $($($(~$tri:ident)? $(*$any:ident)? $($field:ident)? $key:literal),+);+ } $($rest:ident)?) => {
        impl wire::Wire for $object {
            const SHAPE: wire::Shape = wire::Shape::Object(&[$($($key),+),+], &[$(wire::stringify!($rest))?]);
        }

        impl<'de> wire::Deserialize<'de> for $object {
            fn deserialize<D: wire::Deserializer<'de>>(from: D) -> wire::Result<Self, D::Error> {
                wire::object(from, |($(wire::Group(($($($field)? $(wire::Tri($tri))? $(wire::Any($any))?,)+)),)+), ($($rest,)?)| {
                    Self { $($($($field)? $($tri)? $($any)?,)+)+ $($rest)? }
                })
            }
        }

        impl wire::Serialize for $object {
            fn serialize<S: wire::Serializer>(&self, to: S) -> wire::Result<S::Ok, S::Error> {
                let Self { $($($($field)? $($tri)? $($any)?,)+)+ $($rest)? } = self;
                wire::write::<Self, S, _, _>(
                    to,
                    ($(wire::Group(($($($field)? $(wire::Tri($tri))? $($any)?,)+)),)+),
                    ($($rest,)?),
                )
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

/// The constructor: arguments, then the fields that begin as `None`, then those with a default.
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
