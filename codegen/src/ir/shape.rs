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
    /// An integer.
    Integer(Integer),
    /// A number.
    Number,
    /// A string.
    Text(StringFormat),
    /// One of some known literals, or a literal that isn't known yet.
    Enum(Enum),
    /// A list.
    Array(TypeUse),
    /// An object with arbitrary keys.
    Map(TypeUse),
    /// An object with named properties.
    Object(Object),
    /// One of several types.
    Union(Union),
    /// Another type under another name.
    Alias(TypeUse),
}

impl Shape {
    /// Whether it needs a definition with a name; other shapes are written where they are used.
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

/// The width of an integer.
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
    /// 128 bits with a sign: no type of 64 bits holds all values that the document allows.
    I128,
}
