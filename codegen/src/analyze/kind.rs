//! What a type is, where that tells more than the place of the type: a string or an integer, a customer or the id
//! of one, one of three values.
//!
//! A kind depends on the type alone and, for [`TypeKind::Member`] and [`TypeKind::Values`], on the object that the
//! type is in. So it doesn't change when another part of the document does.

use super::constants::is_filled_in;
use super::unions::{UnionFacts, UnionKind};
use crate::ir::{Api, Enum, EnumKind, Origin, Shape, StringFormat, Type, TypeId};
use rustc_hash::FxHashMap;

/// The most alternatives or values that a kind names.
const FEW: usize = 3;

/// How many properties of an object have equal types before these are named after the object.
const SIBLINGS: usize = 3;

/// What an inline type is.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TypeKind {
    /// One of a few scalars, lists of scalars and constants; the resolved types, in order.
    Scalars {
        /// The types.
        of: Vec<TypeId>,
        /// Whether any other value is allowed too.
        open: bool,
    },
    /// An object of a component, or its id. The object may be a deleted one, if the document describes these by
    /// a component of their own.
    OrId {
        /// The component.
        of: TypeId,
        /// Whether a deleted one is another alternative.
        deleted: bool,
    },
    /// A literal that is the only value.
    Constant {
        /// The literal.
        value: String,
        /// The key of the property; none for an alternative of a union.
        key: Option<String>,
    },
    /// One of a few values, which several properties of an object have.
    Values(Vec<String>),
    /// The type of several properties of an object.
    Member(TypeId),
}

/// The kinds of all inline types that have one. `classes` has the class of each type: equal types have the same.
pub(super) fn kinds(
    api: &Api,
    unions: &FxHashMap<TypeId, UnionFacts>,
    classes: &[usize],
) -> FxHashMap<TypeId, TypeKind> {
    let siblings = siblings(api, classes);
    let kind = |id: TypeId| {
        let ty = api.ty(id);
        if ty.origin.is_schema() {
            return None;
        }
        let owner = siblings.get(&id).copied();
        match &ty.shape {
            Shape::Enum(e) => match e.values.as_slice() {
                [_] => constant(api, ty, e),
                _ => owner.map(|owner| values(e).unwrap_or(TypeKind::Member(owner))),
            },
            Shape::Union(_) => {
                let union = unions.get(&id);
                let kind = union.and_then(|u| scalars(api, u).or_else(|| or_id(api, u)));
                kind.or(owner.map(TypeKind::Member))
            }
            Shape::Object(_) => owner.map(TypeKind::Member),
            _ => None,
        }
    };
    api.type_ids()
        .filter_map(|id| Some((id, kind(id)?)))
        .collect()
}

/// For each inline type that several properties of an object have, the object.
fn siblings(api: &Api, classes: &[usize]) -> FxHashMap<TypeId, TypeId> {
    let mut found = FxHashMap::default();
    let class = |id: TypeId| classes.get(id.0 as usize).copied();
    for (owner, ty) in api.type_ids().zip(&api.types) {
        let Shape::Object(object) = &ty.shape else {
            continue;
        };
        let inline = |id: TypeId| {
            let part = api.ty(id);
            part.shape.is_nominal()
                && matches!(&part.origin, Origin::Part { of, .. } if *of == owner)
        };
        let parts = object.properties.iter().map(|p| p.ty.id);
        let parts: Vec<TypeId> = parts.filter(|id| inline(*id)).collect();
        let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
        for class in parts.iter().filter_map(|id| class(*id)) {
            *counts.entry(class).or_default() += 1;
        }
        for id in parts {
            let count = class(id).and_then(|class| counts.get(&class));
            if count.is_some_and(|count| *count >= SIBLINGS) {
                found.insert(id, owner);
            }
        }
    }
    found
}

/// A constant: an alternative of a union, an item, or a property that never has another value. A property that may be left
/// out isn't one: whether it is there says something.
fn constant(api: &Api, ty: &Type, e: &Enum) -> Option<TypeKind> {
    let value = e.values.first()?.literal.as_str()?;
    let key = match last_part(&ty.origin)? {
        Origin::Part { of, role } => match &api.ty(*of).shape {
            Shape::Object(object) => {
                let property = object.properties.iter().find(|p| p.name == *role);
                let whole = matches!(ty.origin, Origin::Part { .. });
                if whole && !property.is_some_and(|p| is_filled_in(api, p)) {
                    return None;
                }
                Some(role.clone())
            }
            Shape::Union(_) => None,
            _ => Some(role.clone()),
        },
        Origin::Parameter { name, .. } => Some(name.clone()),
        _ => return None,
    };
    Some(TypeKind::Constant {
        value: value.to_owned(),
        key,
    })
}

/// The origin of the list or map of which an item has this origin.
fn last_part(origin: &Origin) -> Option<&Origin> {
    match origin {
        Origin::Item(inner) | Origin::Value(inner) => last_part(inner),
        other => Some(other),
    }
}

fn values(e: &Enum) -> Option<TypeKind> {
    let few = e.kind == EnumKind::Text && e.values.len() <= FEW;
    let texts = e
        .values
        .iter()
        .map(|v| Some(v.literal.as_str()?.to_owned()));
    let texts: Option<Vec<String>> = texts.collect();
    texts.filter(|_| few).map(TypeKind::Values)
}

fn scalars(api: &Api, union: &UnionFacts) -> Option<TypeKind> {
    let mut types = Vec::with_capacity(FEW);
    for variant in &union.variants {
        let using = api.resolve(variant.ty);
        if using.nullable || types.len() == FEW || is_component(api, variant.ty.id) {
            return None;
        }
        types.push(using.id);
    }
    let scalar = |id: &TypeId| match &api.ty(*id).shape {
        Shape::Array(item) => is_scalar(api.shape(*item)),
        shape => is_scalar(shape),
    };
    let constant =
        |id: &TypeId| matches!(&api.ty(*id).shape, Shape::Enum(e) if e.values.len() == 1);
    let open = matches!(union.kind, UnionKind::Open(_));
    let all = (open || types.len() > 1) && types.iter().all(|id| scalar(id) || constant(id));
    (all && types.iter().any(scalar)).then_some(TypeKind::Scalars { of: types, open })
}

fn is_scalar(shape: &Shape) -> bool {
    matches!(
        shape,
        Shape::Boolean | Shape::Integer(_) | Shape::Number | Shape::Text(_)
    )
}

fn or_id(api: &Api, union: &UnionFacts) -> Option<TypeKind> {
    let (mut text, mut components) = (false, Vec::new());
    for variant in &union.variants {
        let using = api.resolve(variant.ty);
        if using.nullable {
            return None;
        }
        match &api.ty(using.id).shape {
            Shape::Text(StringFormat::Plain) if !is_component(api, variant.ty.id) => text = true,
            Shape::Object(object) if is_component(api, variant.ty.id) => {
                if !object.properties.iter().any(|p| p.name == "id") {
                    return None;
                }
                components.push(variant.ty.id);
            }
            _ => return None,
        }
    }
    let key = |id: TypeId| match &api.ty(id).origin {
        Origin::Component(key) => key.as_str(),
        _ => "",
    };
    let deleted = |id: TypeId, of: TypeId| {
        let rest = key(id).strip_prefix("deleted");
        rest.is_some_and(|rest| rest.trim_start_matches(['_', '-', '.']) == key(of))
            || key(id).strip_prefix("Deleted") == Some(key(of))
    };
    match components.as_slice() {
        _ if !text => None,
        [of] => Some(TypeKind::OrId {
            of: *of,
            deleted: false,
        }),
        [one, other] => {
            let pairs = [(*one, *other), (*other, *one)];
            let (of, _) = pairs.into_iter().find(|(of, other)| deleted(*other, *of))?;
            Some(TypeKind::OrId { of, deleted: true })
        }
        _ => None,
    }
}

fn is_component(api: &Api, id: TypeId) -> bool {
    api.ty(id).origin.is_schema()
}
