//! Types as they are written in Rust.

use super::Planner;
use crate::ir::{Integer, Shape, StringFormat, TypeId, TypeUse};
use crate::names::Ident;

/// A type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Ty {
    /// One of the language's own: `i64`, `bool`, `String`.
    Builtin(&'static str),
    /// One of the runtime's: `DateTime`, `Value`.
    Runtime(&'static str),
    /// One of the output's.
    Named(Ident),
    /// `Constant<T>`, of one of the output's constants.
    Constant(Ident),
    /// One that belongs to an operation, in the file where it is used.
    Local(Ident),
    /// One of the user's, by its path.
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
    /// `()`
    Unit,
}

/// The type of an argument.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ArgumentTy {
    /// As it is.
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
    /// Calls `visit` with this type and each that it is made of.
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
            | Self::Unit => {}
        }
    }
}

impl Planner<'_> {
    /// The type of a use, and whether null is one of its values.
    pub(super) fn ty(&self, using: TypeUse) -> (Ty, bool) {
        let mut nullable = using.nullable;
        let mut current = using;
        // Follow aliases by hand: a component on the way may be replaced.
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

    /// The type of something that stands in a list, a map or a union: null inside is an `Option`.
    pub(super) fn inner(&self, using: TypeUse) -> Ty {
        let (ty, nullable) = self.ty(using);
        // What takes anything takes null too.
        let open = matches!(self.shape(using), Shape::Union(union) if union.open);
        if nullable && !open && ty != Ty::Runtime("Value") {
            Ty::Option(Box::new(ty))
        } else {
            ty
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
                // A second name for the null that some uses allow says nothing more.
                let own = Some(&id).filter(|id| !self.api.ty(**id).nullable);
                let name = own.and_then(|id| self.names.types.get(id));
                match name.or_else(|| self.names.types.get(&canonical)) {
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

    /// How something is handed to a method.
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
