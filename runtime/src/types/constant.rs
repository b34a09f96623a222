//! A string that always has the same value.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};

use crate::wire::text_enum::text_enum;
use crate::wire::wire_type::{WireShape, WireType};

/// The text of a constant, by its type.
#[doc(hidden)]
pub trait ConstantText {
    /// The text.
    const TEXT: &'static str;
}

/// A string that always has the same value, such as the kind of an object.
///
/// `T` is the constant of the document. `Constant::default()` is its value, and so is `T.into()`. Another value that a server
/// sends is kept, and is written as it was received.
///
/// ```
/// # use callwright::__private::v1 as wire;
/// use callwright::types::Constant;
///
/// # wire::constants! { CardKind = "card" }
/// let kind: Constant<CardKind> = CardKind.into();
/// assert_eq!(kind, "card");
/// assert_eq!(kind, Constant::default());
/// assert_eq!(Constant::<CardKind>::from("coin").as_str(), "coin");
/// ```
pub struct Constant<T> {
    other: Option<Box<str>>,
    text: PhantomData<fn() -> T>,
}

impl<T: ConstantText> Constant<T> {
    /// The value that the document names.
    pub const VALUE: &'static str = T::TEXT;

    /// The value in JSON.
    pub fn as_str(&self) -> &str {
        self.other.as_deref().unwrap_or(T::TEXT)
    }

    /// Whether it is the value that the document names.
    pub fn is_known(&self) -> bool {
        self.other.is_none()
    }
}

impl<T> Default for Constant<T> {
    #[inline]
    fn default() -> Self {
        Self {
            other: None,
            text: PhantomData,
        }
    }
}

impl<T: ConstantText> From<T> for Constant<T> {
    fn from(_: T) -> Self {
        Self::default()
    }
}

impl<T: ConstantText> From<&str> for Constant<T> {
    #[inline]
    fn from(text: &str) -> Self {
        Self {
            other: (text != T::TEXT).then(|| text.into()),
            text: PhantomData,
        }
    }
}

impl<T> Clone for Constant<T> {
    fn clone(&self) -> Self {
        Self {
            other: self.other.clone(),
            text: PhantomData,
        }
    }
}

impl<T> PartialEq for Constant<T> {
    fn eq(&self, other: &Self) -> bool {
        self.other == other.other
    }
}

impl<T> Eq for Constant<T> {}

impl<T: ConstantText> PartialEq<str> for Constant<T> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl<T: ConstantText> PartialEq<&str> for Constant<T> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl<T> Hash for Constant<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.other.hash(state);
    }
}

impl<T: ConstantText> fmt::Debug for Constant<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), formatter)
    }
}

impl<T: ConstantText> fmt::Display for Constant<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

#[doc(hidden)]
impl<T: ConstantText> WireType for Constant<T> {
    const SHAPE: WireShape = WireShape::Text(&[T::TEXT], "");
}

impl<T: ConstantText> Serialize for Constant<T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de, T: ConstantText> Deserialize<'de> for Constant<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text_enum(deserializer)
    }
}

/// Defines constants: `constants! { CardKind = "card", CoinKind = "coin" }`
#[doc(hidden)]
#[macro_export]
macro_rules! __constants {
    ($($(#[$docs:meta])* $constant:ident = $text:literal),* $(,)?) => {$(
        $(#[$docs])*
        #[doc = ""]
        #[doc = wire::concat!("Always `", $text, "`.")]
        pub struct $constant;

        #[doc(hidden)]
        impl wire::ConstantText for $constant {
            const TEXT: &'static wire::str = $text;
        }
    )*};
}
