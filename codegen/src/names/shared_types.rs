//! Types by their users: those with the same users are in one family.
//!
//! A user is a part of the crate that has a feature: the calls of a group, the webhooks, the callbacks.

use super::features::FeatureNames;
use super::groups::GroupNames;
use super::ident::Ident;
use crate::analyze::{CallError, Facts, ResponseBody, ResponseCase, TypeUsers, UserSet};
use crate::ir::{Api, ApiResponse, Parameter, RequestBody, Shape, TypeId};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A family with more users than this is always compiled.
pub(super) const MANY: usize = 8;

/// A family has at least this many types and sets of errors; a smaller one is merged with another.
const FEW: usize = 2;

/// Types and sets of errors that have the same users.
#[derive(Default)]
pub(super) struct Family {
    /// The types.
    pub types: Vec<TypeId>,
    /// The sets of errors, by index.
    pub errors: Vec<usize>,
    /// Roughly what it costs to compile them.
    weight: usize,
}

impl Family {
    fn count(&self) -> usize {
        self.types.len() + self.errors.len()
    }
}

/// Types and sets of errors, with the users of each. The users are numbered: the groups, then the webhooks, then the
/// callbacks.
pub(super) struct SharedTypes<'a> {
    api: &'a Api,
    facts: &'a Facts,
    errors: &'a [Vec<ResponseCase>],
    /// The types that are written out.
    types: Vec<TypeId>,
    users: TypeUsers,
    /// The users of each set of errors.
    error_users: Vec<UserSet>,
    all_users: UserSet,
}

impl<'a> SharedTypes<'a> {
    /// The users that the document gives to each type and each set of errors.
    pub(super) fn new(
        names: &FxHashMap<TypeId, Ident>,
        groups: &[GroupNames],
        features: &FeatureNames,
        api: &'a Api,
        facts: &'a Facts,
    ) -> Self {
        let named = named(groups, features, api);
        let mut users = facts.type_users(api);
        for (user, types) in named.iter().enumerate() {
            types
                .iter()
                .for_each(|id| users.add(*id, &UserSet::of([user])));
        }
        let mut error_users = vec![UserSet::default(); facts.calls.errors.len()];
        for (user, group) in groups.iter().enumerate() {
            let calls = group.operations.iter();
            for call in calls.filter_map(|id| facts.calls.operations.get(id.0 as usize)) {
                if let CallError::Set(set) = call.failure
                    && let Some(users) = error_users.get_mut(set.0)
                {
                    users.add(&UserSet::of([user]));
                }
            }
        }
        let mut types: Vec<TypeId> = names.keys().copied().collect();
        types.sort_unstable();
        Self {
            api,
            facts,
            errors: &facts.calls.errors,
            types,
            users,
            error_users,
            all_users: UserSet::of(0..named.len()),
        }
    }

    /// The families by their users, none of them too small. In each, the largest type comes first.
    pub(super) fn families(mut self) -> BTreeMap<UserSet, Family> {
        // Each round gives more users to a family, and the number of users is bounded.
        loop {
            let mut families = self.by_users();
            let Some((users, more)) = self.best_merge(&families) else {
                for family in families.values_mut() {
                    family.types.sort_by_key(|id| {
                        let inline = !self.api.ty(*id).origin.is_schema();
                        (inline, std::cmp::Reverse(self.weight(*id)))
                    });
                }
                return families;
            };
            for family in [&users, &more]
                .into_iter()
                .filter_map(|users| families.get(users))
            {
                self.widen(family, &[&users, &more]);
            }
        }
    }

    /// Roughly what it costs to compile a type: one for each line of it.
    fn weight(&self, id: TypeId) -> usize {
        match &self.api.ty(id).shape {
            Shape::Object(object) => 4 + object.properties.len(),
            Shape::Union(_) => 4 + self.facts.union(id).map_or(0, |union| union.variants.len()),
            Shape::Enum(e) => 2 + e.values.len(),
            _ => 1,
        }
    }

    /// The families, small ones included.
    fn by_users(&self) -> BTreeMap<UserSet, Family> {
        let mut families: BTreeMap<UserSet, Family> = BTreeMap::new();
        for id in &self.types {
            let family = families.entry(self.users.users(*id)).or_default();
            family.types.push(*id);
            family.weight += self.weight(*id);
        }
        for (index, users) in self.error_users.iter().enumerate() {
            let family = families.entry(users.clone()).or_default();
            family.errors.push(index);
            family.weight += 1;
        }
        families
    }

    /// The smallest family that is too small, and the one to merge it with: the one for which users of either compile the
    /// least that they don't need.
    fn best_merge(&self, families: &BTreeMap<UserSet, Family>) -> Option<(UserSet, UserSet)> {
        let shared = families.iter().filter(|(users, _)| users.count() > 1);
        let small = shared
            .clone()
            .filter(|(users, family)| users.count() <= MANY && family.count() < FEW);
        let (users, small) = small.min_by_key(|(_, family)| family.weight)?;
        let others = shared.filter(|(other, _)| *other != users);
        let others = others.map(|(other, family)| (other, family.weight));
        let all = self.all_users.count();
        let candidates = others.chain((all > MANY).then_some((&self.all_users, 0)));
        let cost = |(other, weight): &(&UserSet, usize)| {
            let mut both = users.clone();
            both.add(other);
            let count = if both.count() > MANY {
                all
            } else {
                both.count()
            };
            small.weight * (count - users.count()) + weight * (count - other.count())
        };
        let (other, _) = candidates.min_by_key(cost)?;
        Some((users.clone(), other.clone()))
    }

    /// Gives more users to a family and to the types that it refers to; all users, if they would be many.
    fn widen(&mut self, family: &Family, more: &[&UserSet]) {
        let mut users = UserSet::default();
        more.iter().for_each(|more| users.add(more));
        if users.count() > MANY {
            users.add(&self.all_users);
        }
        for id in &family.types {
            self.users.add(*id, &users);
        }
        for index in &family.errors {
            self.error_users[*index].add(&users);
            for case in self.errors.get(*index).into_iter().flatten() {
                if let ResponseBody::Json(json) = case.payload {
                    self.users.add(json.resolved.id, &users);
                }
            }
        }
    }
}

/// The types that each user refers to directly, in its parameters, bodies and responses.
fn named(groups: &[GroupNames], features: &FeatureNames, api: &Api) -> Vec<Vec<TypeId>> {
    let mut named: Vec<Vec<TypeId>> = Vec::new();
    for group in groups {
        let operations = group.operations.iter();
        let operations = operations.filter_map(|id| api.operations.get(id.0 as usize));
        let types = operations.flat_map(|o| types(&o.parameters, o.body.as_ref(), &o.responses));
        named.push(types.collect());
    }
    for callbacks in [false, true] {
        if features.events(callbacks).is_some() {
            let events = api.events_of(callbacks);
            let types =
                events.flat_map(|(_, e)| types(&e.parameters, e.body.as_ref(), &e.responses));
            named.push(types.collect());
        }
    }
    named
}

fn types<'a>(
    parameters: &'a [Parameter],
    body: Option<&'a RequestBody>,
    responses: &'a [ApiResponse],
) -> impl Iterator<Item = TypeId> + use<'a> {
    let bodies = body.into_iter().flat_map(|body| &body.contents);
    let contents = bodies.chain(responses.iter().flat_map(|response| &response.contents));
    let contents = contents.filter_map(|content| Some(content.ty?.id));
    parameters
        .iter()
        .map(|parameter| parameter.ty.id)
        .chain(contents)
}
