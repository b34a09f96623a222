//! Everything that several schemas state about one value, put together.
//!
//! ```yaml
//! allOf:                                   # one `MergedSchema`: an object with two properties
//!   - properties: { name: { type: string } }
//!   - properties: { bark: { type: boolean } }
//! ```

use super::site::SchemaSite;
use crate::ir::{Docs, EnumValue};
use indexmap::{IndexMap, IndexSet};
use openapiv3::Discriminator;
use rustc_hash::FxHashMap;

/// The merged keywords.
#[derive(Clone, Debug, Default)]
pub(super) struct MergedSchema<'d> {
    pub types: Vec<&'d str>,
    pub nullable: bool,
    pub values: Option<Vec<EnumValue>>,
    pub format: Option<&'d str>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub properties: IndexMap<&'d str, Vec<SchemaSite<'d>>>,
    pub required: IndexSet<&'d str>,
    pub additional: Option<Additional<'d>>,
    pub items: Option<SchemaSite<'d>>,
    pub alternatives: Vec<Alternatives<'d>>,
    /// The schemas of conditions, and whether a value must match them.
    pub conditions: Vec<(SchemaSite<'d>, bool)>,
    pub docs: Docs,
    /// Whether a keyword for strings is present (`pattern`, `minLength`).
    pub has_string_keyword: bool,
    /// Whether a keyword for objects is present (`minProperties`).
    pub has_object_keyword: bool,
    /// The components that are merged already, and whether each allows null; `None` while it is being merged. A second
    /// time, a component adds nothing.
    pub components: FxHashMap<&'d str, Option<bool>>,
    /// Whether something is missing, because [`limits::MERGED`](crate::source::limits::MERGED) was
    /// reached.
    pub cut: bool,
}

/// `additionalProperties`: the values of all other keys.
#[derive(Clone, Debug)]
pub(super) enum Additional<'d> {
    Any,
    Typed(Vec<SchemaSite<'d>>),
    /// As [`Additional::Typed`], or any value for keys that no pattern matches.
    TypedOrAny(Vec<SchemaSite<'d>>),
}

/// A `oneOf` or an `anyOf`.
#[derive(Clone, Debug)]
pub(super) struct Alternatives<'d> {
    pub one_of: bool,
    pub members: Vec<SchemaSite<'d>>,
    pub discriminator: Option<&'d Discriminator>,
}

impl<'d> MergedSchema<'d> {
    /// Whether it has named properties.
    pub(super) fn has_properties(&self) -> bool {
        !self.properties.is_empty()
    }

    /// About how much it costs to copy.
    pub(super) fn size(&self) -> usize {
        let values = self.values.as_ref().map_or(0, Vec::len);
        let members: usize = self
            .alternatives
            .iter()
            .map(|group| group.members.len())
            .sum();
        1 + self.properties.len() + self.required.len() + values + members + self.components.len()
    }

    /// Whether it has only annotations, a type and alternatives.
    pub(super) fn is_bare(&self) -> bool {
        self.properties.is_empty()
            && self.values.is_none()
            && self.items.is_none()
            && self.additional.is_none()
            && self.conditions.is_empty()
            && self.format.is_none()
            && !self.has_string_keyword
    }

    /// Whether an object has all of its properties, and requires as many.
    pub(super) fn adds_nothing_to(&self, other: &Self) -> bool {
        let keys = &mut self.properties.keys();
        keys.all(|name| other.properties.contains_key(name))
            && self
                .required
                .iter()
                .all(|name| other.required.contains(name))
            && self.additional.is_none()
    }

    /// The alternative that is the only one of its `oneOf` or `anyOf`.
    pub(super) fn take_sole_alternative(&mut self) -> Option<SchemaSite<'d>> {
        let sole = |group: &Alternatives<'_>| group.members.len() == 1;
        let index = self.alternatives.iter().position(sole)?;
        self.alternatives.remove(index).members.pop()
    }

    /// Whether it has only annotations.
    pub(super) fn says_nothing(&self) -> bool {
        self.is_bare() && self.types.is_empty() && self.alternatives.is_empty()
    }
}
