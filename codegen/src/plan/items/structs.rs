//! Structs and aliases.

use crate::names::Ident;
use crate::plan::doc_text::DocText;
use crate::plan::ty::Ty;

/// Another name for a type: `pub type Kind = Genre;`
#[derive(Clone, Debug)]
pub struct Alias {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// The type.
    pub ty: Ty,
}

/// A struct.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Docs.
    pub docs: DocText,
    /// Its name.
    pub name: Ident,
    /// Whether it derives `Default`.
    pub default: bool,
    /// Its fields, in the groups in which the runtime reads them.
    pub fields: Vec<Vec<Field>>,
    /// The field that holds all other keys.
    pub rest: Option<Field>,
    /// Its constructor.
    pub constructor: Option<Constructor>,
    /// The defaults of its optional fields.
    pub defaults: Vec<FieldDefault>,
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
}

/// How a field is absent, in the terms of the runtime's `object!`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FieldKind {
    /// Never: `T`.
    Required,
    /// `Option<T>`; `None` isn't written.
    Optional,
    /// `Option<T>`; `None` is written as null.
    Nullable,
    /// `Maybe<T>`.
    Maybe,
    /// `Option<Value>`, in which a null is a value.
    Any,
}

/// A constructor: `wire::new!(Book(title: impl Into<String>) pages);`
#[derive(Clone, Debug)]
pub struct Constructor {
    /// Its arguments.
    pub arguments: Vec<ConstructorArgument>,
    /// The fields that it sets to `None`.
    pub none: Vec<Ident>,
    /// The fields that it sets to the default of their type.
    pub default: Vec<Ident>,
}

/// An argument of a constructor.
#[derive(Clone, Debug)]
pub struct ConstructorArgument {
    /// The field.
    pub name: Ident,
    /// The type of the field.
    pub ty: Ty,
    /// Whether the argument is `impl Into` of that type.
    pub into: bool,
}

/// A method that returns the default of a field that is absent.
#[derive(Clone, Debug)]
pub struct FieldDefault {
    /// The method.
    pub method: Ident,
    /// The field.
    pub field: Ident,
    /// The kind of method, in the terms of the runtime's `defaults!`: `copy`, `maybe_text`.
    pub kind: &'static str,
    /// The default.
    pub value: DefaultValue,
}

/// A default of the field's type.
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
