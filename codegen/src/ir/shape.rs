//! What the values of a type look like.

use super::enumeration::Enum;
use super::object::Object;
use super::string_format::StringFormat;
use super::type_use::TypeUse;
use super::union::Union;

/// What the values of a type look like.
#[derive(Clone, Debug)]
pub enum Shape {
    /// Any JSON.
    Any,
    /// True or false.
    Boolean,
    /// A whole number.
    Integer(Integer),
    /// A number.
    Number,
    /// A string.
    Text(StringFormat),
    /// One of some known literals, or one that is not known yet.
    Enum(Enum),
    /// A list.
    Array(TypeUse),
    /// An object with keys that nobody names.
    Map(TypeUse),
    /// An object with named properties.
    Object(Object),
    /// One of several types.
    Union(Union),
    /// Another type under another name.
    Alias(TypeUse),
}

impl Shape {
    /// Whether it needs a definition of its own; others are written out where they are used.
    pub fn is_nominal(&self) -> bool {
        matches!(self, Self::Enum(_) | Self::Object(_) | Self::Union(_))
    }

    /// Visits the types that it is made of, in order.
    pub fn each_part(&self, mut visit: impl FnMut(TypeUse)) {
        match self {
            Self::Array(one) | Self::Map(one) | Self::Alias(one) => visit(*one),
            Self::Object(object) => {
                object.properties.iter().for_each(|p| visit(p.ty));
                object.rest.iter().for_each(|rest| visit(*rest));
            }
            Self::Union(union) => union.variants.iter().for_each(|v| visit(v.ty)),
            Self::Any
            | Self::Boolean
            | Self::Integer(_)
            | Self::Number
            | Self::Text(_)
            | Self::Enum(_) => {}
        }
    }
}

/// How wide a whole number is.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Integer {
    /// 32 bits with a sign.
    I32,
    /// 64 bits with a sign.
    I64,
    /// 32 bits without.
    U32,
    /// 64 bits without.
    U64,
    /// 128 bits with a sign: what the document allows is in no type of 64 bits.
    I128,
}
