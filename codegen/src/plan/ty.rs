//! Types as they are written in Rust.

use super::Planner;
use crate::analyze::JsonType;
use crate::ir::{Integer, Shape, StringFormat, TypeId, TypeUse};
use crate::names::Ident;

/// A type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Ty {
    /// A type of the language: `i64`, `bool`, `String`.
    Builtin(&'static str),
    /// A type of the runtime: `DateTime`, `Value`.
    Runtime(&'static str),
    /// A type of the output.
    Named(Ident),
    /// `Constant<T>` of a constant of the output.
    Constant(Ident),
    /// A type of one operation, in the file that uses it.
    Local(Ident),
    /// A type of the user, by its path.
    Path(String),
    /// `Option<T>`
    Option(Box<Ty>),
    /// `Maybe<T>`
    Maybe(Box<Ty>),
    /// `Box<T>`
    Boxed(Box<Ty>),
    /// `Vec<T>`
    Vec(Box<Ty>),
    /// `BTreeMap<String, T>`
    Map(Box<Ty>),
    /// `Bytes`
    Bytes,
    /// `Multipart`
    Multipart,
    /// `()`
    Unit,
}

/// The type of an argument.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ArgumentTy {
    /// `T`
    Value(Ty),
    /// `&T`
    Reference(Ty),
    /// `&str`
    Str,
    /// `&[T]`
    Slice(Ty),
    /// `&[&str]`
    Strs,
    /// `&Multipart`
    Multipart,
}

impl Ty {
    /// Calls `visit` with this type and each type in it.
    pub fn walk(&self, visit: &mut impl FnMut(&Ty)) {
        visit(self);
        match self {
            Self::Option(inner)
            | Self::Maybe(inner)
            | Self::Boxed(inner)
            | Self::Vec(inner)
            | Self::Map(inner) => inner.walk(visit),
            Self::Builtin(_)
            | Self::Runtime(_)
            | Self::Named(_)
            | Self::Constant(_)
            | Self::Local(_)
            | Self::Path(_)
            | Self::Bytes
            | Self::Multipart
            | Self::Unit => {}
        }
    }
}

impl Planner<'_> {
    /// The type of a use, and whether null is one of its values.
    pub(super) fn ty(&self, using: TypeUse) -> (Ty, bool) {
        let mut nullable = using.nullable;
        let mut current = using;
        // Aliases are followed one by one, since any component on the way may be replaced.
        for _ in 0..self.api.types.len() {
            if let Some(path) = self.replaced(current.id) {
                return (
                    Ty::Path(path.to_owned()),
                    nullable || self.api.ty(current.id).nullable,
                );
            }
            nullable |= self.api.ty(current.id).nullable;
            match self.api.ty(current.id).shape {
                Shape::Alias(next) => {
                    nullable |= next.nullable;
                    current = next;
                }
                _ => break,
            }
        }
        (self.type_of(current.id), nullable)
    }

    /// The type of an item of an array, a map or a union; an `Option` if it is nullable.
    pub(super) fn inner(&self, using: TypeUse) -> Ty {
        let (ty, nullable) = self.ty(using);
        // An open union has null among its values already.
        let open = matches!(self.shape(using), Shape::Union(union) if union.open);
        if nullable && !open && ty != Ty::Runtime("Value") {
            Ty::Option(Box::new(ty))
        } else {
            ty
        }
    }

    /// The type of a JSON body that operations share: under the name of the definition, which belongs to none of them.
    pub(super) fn definition(&self, json: JsonType) -> Ty {
        let id = json.resolved.id;
        match self.names.definitions.get(&id) {
            Some(name) if self.replaced(json.shown.id).is_none() && !self.facts.is_constant(id) => {
                let ty = Ty::Named(name.clone());
                match json.resolved.nullable {
                    true => Ty::Option(Box::new(ty)),
                    false => ty,
                }
            }
            _ => self.inner(json.shown),
        }
    }

    fn type_of(&self, id: TypeId) -> Ty {
        let canonical = self.facts.canonical(id);
        match &self.api.ty(id).shape {
            Shape::Any | Shape::Alias(_) => Ty::Runtime("Value"),
            Shape::Boolean => Ty::Builtin("bool"),
            Shape::Integer(integer) => Ty::Builtin(match integer {
                Integer::I32 => "i32",
                Integer::I64 => "i64",
                Integer::U32 => "u32",
                Integer::U64 => "u64",
                Integer::I128 => "i128",
            }),
            Shape::Number => Ty::Builtin("f64"),
            Shape::Text(text) => self.text(*text),
            Shape::Array(_) | Shape::Map(_) if self.facts.is_infinite(id) => Ty::Runtime("Value"),
            Shape::Array(item) => Ty::Vec(Box::new(self.inner(*item))),
            Shape::Map(value) => Ty::Map(Box::new(self.inner(*value))),
            Shape::Enum(_) | Shape::Object(_) | Shape::Union(_) => {
                let name = self.names.types.get(&id);
                match name.or_else(|| self.names.definitions.get(&canonical)) {
                    Some(name) if self.facts.is_constant(id) => Ty::Constant(name.clone()),
                    Some(name) => Ty::Named(name.clone()),
                    None => match self.replaced(canonical) {
                        Some(path) => Ty::Path(path.to_owned()),
                        None => Ty::Runtime("Value"),
                    },
                }
            }
        }
    }

    fn text(&self, text: StringFormat) -> Ty {
        let mut chosen = self.config.formats.iter();
        if let Some((_, path)) =
            chosen.find(|(format, _)| StringFormat::of_format(format) == Some(text))
        {
            return Ty::Path(path.clone());
        }
        Ty::Runtime(match text {
            StringFormat::Plain | StringFormat::Binary => return Ty::Builtin("String"),
            StringFormat::DateTime => "DateTime",
            StringFormat::Date => "Date",
            StringFormat::Time => "Time",
            StringFormat::Duration => "Duration",
            StringFormat::Uuid => "Uuid",
            StringFormat::Uri => "Uri",
            StringFormat::Ip => "Ip",
            StringFormat::Decimal => "Decimal",
            StringFormat::Base64 => "Base64",
        })
    }

    /// The type of an argument.
    pub(super) fn argument(&self, using: TypeUse) -> ArgumentTy {
        let (ty, _) = self.ty(using);
        match ty {
            Ty::Builtin("String") => ArgumentTy::Str,
            Ty::Builtin(_) => ArgumentTy::Value(ty),
            Ty::Vec(item) if *item == Ty::Builtin("String") => ArgumentTy::Strs,
            Ty::Vec(item) => ArgumentTy::Slice(*item),
            Ty::Named(_) if matches!(self.shape(using), Shape::Enum(_)) => ArgumentTy::Value(ty),
            _ => ArgumentTy::Reference(ty),
        }
    }
}
