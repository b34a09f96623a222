//! Types: what a JSON value may be.

use super::Owner;
use crate::diag::Place;
use serde_json::Value;

/// A type of the API.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct TypeId(pub u32);

/// A type at a place where it is used.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct TypeUse {
    /// Which type.
    pub id: TypeId,
    /// Whether null is allowed here beside what the type allows itself.
    pub nullable: bool,
}

impl TypeUse {
    /// The type itself, no null added.
    pub fn of(id: TypeId) -> Self {
        Self {
            id,
            nullable: false,
        }
    }
}

/// One type.
#[derive(Clone, Debug)]
pub struct Type {
    /// Where its schema stands.
    pub place: Place,
    /// What it is called after.
    pub origin: Origin,
    /// What the document says of it.
    pub docs: Docs,
    /// What its values look like.
    pub shape: Shape,
    /// Whether null is one of its values.
    pub nullable: bool,
}

/// What a type is called after: its own name, or where it stands.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Origin {
    /// A scalar that has no name of its own.
    Builtin,
    /// A component, by its key.
    Component(String),
    /// A part of another type.
    Part {
        /// The type that it is a part of.
        of: TypeId,
        /// The property, or a word for a variant.
        role: String,
    },
    /// An item of a list that stands there.
    Item(Box<Origin>),
    /// A value of a map that stands there.
    Value(Box<Origin>),
    /// A parameter.
    Parameter {
        /// Of what.
        of: Owner,
        /// The parameter's name.
        name: String,
    },
    /// The body of a request.
    Request {
        /// Of what.
        of: Owner,
    },
    /// An envelope that holds one kind of thing.
    Envelope {
        /// The envelope that holds anything.
        of: TypeId,
        /// The thing.
        payload: TypeId,
    },
    /// The body of a response.
    Response {
        /// Of what.
        of: Owner,
        /// The status, where it isn't the only success: `404`, `default`.
        status: Option<String>,
    },
}

/// What a document says of a thing, for people.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Docs {
    /// A few words: `title` of a schema, `summary` of an operation.
    pub summary: Option<String>,
    /// All of it, in Markdown.
    pub description: Option<String>,
    /// Whether it is on its way out.
    pub deprecated: bool,
}

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

/// What a string holds: the formats of the OpenAPI format registry that have a type of their own.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum StringFormat {
    /// Just text.
    Plain,
    /// A date with a time (RFC 3339).
    DateTime,
    /// A date (RFC 3339).
    Date,
    /// A time of day (RFC 3339).
    Time,
    /// A span of time (ISO 8601).
    Duration,
    /// A UUID (RFC 9562).
    Uuid,
    /// A URI (RFC 3986).
    Uri,
    /// An address of IPv4 or IPv6.
    Ip,
    /// A decimal number of any length.
    Decimal,
    /// Bytes in base64 (RFC 4648).
    Base64,
    /// Bytes as they are; inside JSON, text.
    Binary,
}

impl StringFormat {
    /// What a string of a format holds, if the format has a type of its own.
    pub fn of_format(format: &str) -> Option<Self> {
        Some(match format {
            "date-time" | "datetime" => Self::DateTime,
            "date" => Self::Date,
            "time" => Self::Time,
            "duration" => Self::Duration,
            "uuid" | "guid" => Self::Uuid,
            "uri" | "url" | "uri-reference" | "iri" => Self::Uri,
            "ipv4" | "ipv6" | "ip" => Self::Ip,
            "decimal" => Self::Decimal,
            "byte" | "base64" | "base64url" => Self::Base64,
            "binary" => Self::Binary,
            _ => return None,
        })
    }
}

/// One of some known literals.
#[derive(Clone, Debug)]
pub struct Enum {
    /// What the literals are.
    pub kind: EnumKind,
    /// The literals, in order, each once.
    pub values: Vec<EnumValue>,
}

/// What the literals of an enum are.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum EnumKind {
    /// Strings.
    Text,
    /// Whole numbers of 64 bits with a sign.
    Integer,
    /// Whole numbers of which one is in `u64` alone.
    WideInteger,
    /// Scalars of several kinds.
    Mixed,
}

/// One literal.
#[derive(Clone, Debug, PartialEq)]
pub struct EnumValue {
    /// As it stands in JSON.
    pub literal: Value,
    /// A name that the document gives it (`x-enum-varnames`).
    pub name: Option<String>,
    /// A description that the document gives it (`x-enum-descriptions`).
    pub description: Option<String>,
}

/// An object with named properties.
#[derive(Clone, Debug)]
pub struct Object {
    /// The properties, in order.
    pub properties: Vec<Property>,
    /// What the other keys hold, where the document speaks of them.
    pub rest: Option<TypeUse>,
}

/// A property of an object.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its key.
    pub name: String,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub ty: TypeUse,
    /// What the document says of it.
    pub docs: Docs,
    /// Only in responses.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// What the server takes when it is absent.
    pub default: Option<Value>,
    /// A short text that the document shows.
    pub example: Option<String>,
}

/// One of several types.
#[derive(Clone, Debug)]
pub struct Union {
    /// The types.
    pub variants: Vec<Variant>,
    /// The property that tells which, where there is one.
    pub tag: Option<Tag>,
    /// Whether another alternative allows any value: what no variant holds whole is kept as JSON.
    pub open: bool,
}

/// One type of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The type.
    pub ty: TypeUse,
    /// A word for it, where it has no name of its own.
    pub role: String,
}

/// The property that tells which variant an object is.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Tag {
    /// Its key.
    pub property: String,
    /// Which value stands for which variant.
    pub values: Vec<TagValue>,
}

/// A value of a tag.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct TagValue {
    /// The value, as text.
    pub value: String,
    /// The index of the variant.
    pub variant: usize,
}
