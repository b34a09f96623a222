//! `object!`: gives a struct its `Serialize`, `Deserialize` and `new`.
//!
//! ```text
//! wire::object!(Book {
//!     0 req id "id" Uuid, 1 opt subtitle "subtitle", 2 nul series "series", 3 tri note "note",
//!     rest additional_properties
//! });
//! ```
//!
//! A field has its number, its kind, its name, its key, and its type if `new` is to ask for it; the
//! kind `any` is an `Option<Value>` in which a null is a value.
//! A semicolon instead of a comma begins a new group, which has 32 fields at most; `rest`
//! names the field for all other keys. Paths are absolute and locals hygienic, so that a
//! document's own `Option` or `Result` can't get between.

/// Gives a struct its place on the wire; the module's text has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    // Nothing but other keys: the general form wants a comma before them.
    ($object:ident { rest $rest:ident $(,)? }) => {
        $crate::__object!($object { , rest $rest });
    };
    ($object:ident { $($(
        $index:literal
        $(opt $opt:ident $opt_key:literal)?
        $(nul $nul:ident $nul_key:literal)?
        $(tri $tri:ident $tri_key:literal)?
        $(any $any:ident $any_key:literal)?
        $(req $req:ident $req_key:literal $($argument:ty)?)?
    ),+);* $(, $(rest $rest:ident $(,)?)?)? }) => {
        impl $crate::__private::v1::Wire for $object {
            const NAME: &'static ::core::primitive::str = ::core::stringify!($object);
            const KEYS: $crate::__private::v1::Keys = &[$($(
                $(($req_key, true))? $(($opt_key, false))? $(($nul_key, false))? $(($tri_key, false))?
                $(($any_key, false))?
            ),*),*];
            $($(const REST: &'static ::core::primitive::str = ::core::stringify!($rest);)?)?

            fn read<'de, A: $crate::__private::v1::MapAccess<'de>>(map: A) -> ::core::result::Result<Self, A::Error> {
                match $crate::__private::v1::fields::<Self, A, _, _>(map) {
                    ::core::result::Result::Ok((($($crate::__private::v1::Group(($(
                        $($crate::__private::v1::Req($req),)?
                        $($crate::__private::v1::Opt($opt),)?
                        $($crate::__private::v1::Opt($nul),)?
                        $($crate::__private::v1::Opt($tri),)?
                        $($crate::__private::v1::Any($any),)?
                    )*)),)*), ($($($rest,)?)?))) => ::core::result::Result::Ok(Self {
                        $($($($req,)? $($opt,)? $($nul,)? $($tri,)? $($any,)?)*)* $($($rest,)?)?
                    }),
                    ::core::result::Result::Err(error) => ::core::result::Result::Err(error),
                }
            }
        }

        impl<'de> $crate::__private::v1::Deserialize<'de> for $object {
            fn deserialize<D: $crate::__private::v1::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::v1::object(deserializer)
            }
        }

        impl $crate::__private::v1::Serialize for $object {
            fn serialize<S: $crate::__private::v1::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::__private::v1::write::<Self, S, _, _>(
                    serializer,
                    ($($crate::__private::v1::Group(($(
                        $($crate::__private::v1::Req(&self.$req),)?
                        $($crate::__private::v1::Opt(&self.$opt),)?
                        $($crate::__private::v1::Req(&self.$nul),)?
                        $($crate::__private::v1::Tri(&self.$tri),)?
                        $($crate::__private::v1::Opt(&self.$any),)?
                    )*)),)*),
                    ($($(&self.$rest,)?)?),
                )
            }
        }

        $crate::__new! { $object
            [$($($($($req: $argument,)?)?)*)*]
            [$($($($req: $crate::__given!($req $($argument)?),)?)*)*
             $($($($opt: ::core::option::Option::None,)? $($nul: ::core::option::Option::None,)?
                $($any: ::core::option::Option::None,)? $($tri: $crate::types::Maybe::Absent,)?)*)*
             $($($rest: ::core::default::Default::default(),)?)?]
        }
    };
}

/// The constructor: arguments, then the fields made of them. Without an argument there is none;
/// such a struct derives `Default`.
#[doc(hidden)]
#[macro_export]
macro_rules! __new {
    ($object:ident [] [$($fields:tt)*]) => {};
    ($object:ident [$($argument:ident: $type:ty,)+] [$($fields:tt)*]) => {
        impl $object {
            #[doc = ::core::concat!("A `", ::core::stringify!($object), "` of its required fields; the others are left out.")]
            pub fn new($($argument: impl ::core::convert::Into<$type>),+) -> Self {
                Self { $($fields)* }
            }
        }
    };
}

/// The value that `new` gives to a required field: its argument, or its default if it has none.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    ($argument:ident $type:ty) => {
        ::core::convert::Into::into($argument)
    };
    ($argument:ident) => {
        ::core::default::Default::default()
    };
}
