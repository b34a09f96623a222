//! Open enums of mixed values: `value_enums! { pub enum Setting { Auto = "auto", Four = 4, Off = false } }`
//!
//! Each has a last variant `Unknown(Value)` for values that the document doesn't list.

/// Defines enums of mixed values; the head of this file has the grammar.
#[doc(hidden)]
#[macro_export]
macro_rules! __value_enums {
    ($(
        $(#[$docs:meta])*
        pub enum $enum:ident { $($(#[$note:meta])* $variant:ident = $literal:literal),* $(,)? }
    )*) => {$(
        $(#[$docs])*
        #[derive(Clone, Debug, Eq, Hash, PartialEq)]
        #[non_exhaustive]
        pub enum $enum {
            $($(#[$note])* $variant,)*
            /// A value that the document does not name.
            Unknown(wire::Value),
        }

        impl $enum {
            /// The value as it is on the wire.
            pub fn to_value(&self) -> wire::Value {
                match self {
                    $(Self::$variant => wire::From::from(wire::Literal::from($literal)),)*
                    Self::Unknown(value) => wire::Clone::clone(value),
                }
            }
        }

        #[doc(hidden)]
        impl wire::WireType for $enum {
            fn match_score(value: &wire::Value) -> wire::Option<wire::i32> {
                wire::enum_score(
                    false $(|| wire::Literal::from($literal).is(value))*
                )
            }
        }

        impl wire::From<wire::Value> for $enum {
            fn from(value: wire::Value) -> Self {
                $(if wire::Literal::from($literal).is(&value) {
                    return Self::$variant;
                })*
                Self::Unknown(value)
            }
        }

        impl wire::Display for $enum {
            fn fmt(&self, formatter: &mut wire::Formatter<'_>) -> wire::Formatted {
                match self.to_value() {
                    wire::Value::String(text) => formatter.pad(&text),
                    value => wire::Display::fmt(&value, formatter),
                }
            }
        }

        impl wire::Serialize for $enum {
            fn serialize<S: wire::Serializer>(
                &self,
                serializer: S,
            ) -> wire::Result<S::Ok, S::Error> {
                wire::Serialize::serialize(&self.to_value(), serializer)
            }
        }

        impl<'de> wire::Deserialize<'de> for $enum {
            fn deserialize<D: wire::Deserializer<'de>>(
                deserializer: D,
            ) -> wire::Result<Self, D::Error> {
                match wire::received_value(deserializer) {
                    wire::Result::Ok(value) => wire::Result::Ok(Self::from(value)),
                    wire::Result::Err(error) => wire::Result::Err(error),
                }
            }
        }
    )*};
}
