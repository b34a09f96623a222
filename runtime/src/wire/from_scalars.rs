//! `from_scalars!` makes unions of scalars from their scalars, so that a constructor takes `"a"` and `5`.
//!
//! ```text
//! wire::from_scalars! { StringOrInteger { Text(String), Integer(i64) } }
//! ```

/// See the module.
#[doc(hidden)]
#[macro_export]
macro_rules! __from_scalars {
    ($($union:ident { $($variant:ident($($payload:tt)+)),* $(,)? })*) => {$($(
        $crate::__from_scalar! { $union $variant $($payload)+ }
    )*)*};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __from_scalar {
    ($union:ident $variant:ident String) => {
        impl wire::From<String> for $union {
            fn from(value: String) -> Self {
                Self::$variant(value)
            }
        }

        impl wire::From<&wire::str> for $union {
            fn from(value: &wire::str) -> Self {
                Self::$variant(value.into())
            }
        }
    };
    ($union:ident $variant:ident $payload:ty) => {
        impl wire::From<$payload> for $union {
            fn from(value: $payload) -> Self {
                Self::$variant(value)
            }
        }
    };
}
