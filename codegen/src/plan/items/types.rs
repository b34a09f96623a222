//! Types of the output.

use crate::names::Ident;
use crate::plan::DocText;
use crate::plan::ty::Ty;
use serde_json::Value;

/// Another name for a type.
#[derive(Clone, Debug)]
pub struct Alias {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// What it stands for.
    pub ty: Ty,
}

/// A struct.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Whether it derives `Default` (it has no constructor then; nor does what is only received).
    pub default: bool,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field that holds all other keys.
    pub rest: Option<Field>,
    /// The defaults of optional fields.
    pub defaults: Vec<FieldDefault>,
}

/// What the document takes for an absent field, as a method.
#[derive(Clone, Debug)]
pub struct FieldDefault {
    /// The method.
    pub method: Ident,
    /// The field.
    pub field: Ident,
    /// Whether it may be null, too.
    pub nullable: bool,
    /// The default.
    pub value: DefaultValue,
}

/// A default that fits its field.
#[derive(Clone, Debug)]
pub enum DefaultValue {
    /// An integer, and its Rust type.
    Integer(&'static str, i128),
    /// A number.
    Float(f64),
    /// A boolean.
    Bool(bool),
    /// A string.
    Text(String),
    /// A value of an enum.
    Variant {
        /// The enum.
        ty: Ident,
        /// The value.
        variant: Ident,
    },
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Its type.
    pub ty: Ty,
    /// Its key in JSON.
    pub key: String,
    /// How it is absent.
    pub kind: FieldKind,
    /// Whether the constructor takes it.
    pub argument: bool,
}

/// How a field is absent: the words of the runtime's `object!`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FieldKind {
    /// Never: `T`.
    Required,
    /// `Option<T>`, not written when `None`.
    Optional,
    /// `Option<T>`, written as null when `None`.
    Nullable,
    /// `Maybe<T>`.
    Maybe,
    /// `Option<Value>` in which a null is a value.
    Any,
}

/// An open enum of literals.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Its one string, if it is no enum but a constant.
    pub constant: Option<String>,
    /// What its literals are.
    pub literal: EnumLiteral,
    /// Its variants.
    pub variants: Vec<EnumVariant>,
}

/// What the literals of an enum are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EnumLiteral {
    /// Strings.
    Text,
    /// Whole numbers.
    Integer,
    /// Integers of which one is in `u64` alone.
    WideInteger,
    /// Any scalars.
    Mixed,
}

/// A literal.
#[derive(Clone, Debug)]
pub struct EnumVariant {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// As it stands in JSON.
    pub literal: Value,
}

/// A union of types.
#[derive(Clone, Debug)]
pub struct Union {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Its variants.
    pub variants: Vec<UnionVariant>,
    /// How they are told apart.
    pub kind: UnionKind,
}

/// A variant that holds a type.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// Its name.
    pub name: Ident,
    /// What it holds.
    pub ty: Ty,
}

/// How the variants of a union are told apart.
#[derive(Clone, Debug)]
pub enum UnionKind {
    /// By the value of a property; one entry a variant.
    Tagged {
        /// Its key.
        property: String,
        /// The values.
        entries: Vec<TagEntry>,
    },
    /// By what fits; for each variant the properties whose literals are known.
    Fitted(Vec<Vec<(String, Vec<Value>)>>),
    /// The same, where what no variant holds whole is kept as JSON.
    Open(Vec<Vec<(String, Vec<Value>)>>),
}

/// The values of a tag that stand for a variant.
#[derive(Clone, Debug)]
pub struct TagEntry {
    /// Who writes the tag.
    pub writer: TagWriter,
    /// The values.
    pub values: Vec<String>,
}

/// Who writes the tag of a union's variant.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TagWriter {
    /// The payload: its field holds nothing else.
    Own,
    /// The payload, and the union where the payload says none of the variant's values.
    Set,
    /// The union: the payload has no field for it.
    Add,
}
