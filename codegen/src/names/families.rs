//! Types by who uses them: each family holds those that have the same users.

use super::Names;
use crate::analyze::{CallError, Facts, ResponseBody, ResponseCase, TypeUsers, UserSet};
use crate::ir::{Api, Parameter, RequestBody, Response, Shape, TypeId};
use std::collections::BTreeMap;

/// What more users than this have is there for all.
pub(super) const MANY: usize = 8;

/// Types with the same users have a family of their own when they are at least this many.
const FEW: usize = 2;

/// What has the same users.
#[derive(Default)]
pub(super) struct Family {
    /// Types.
    pub types: Vec<TypeId>,
    /// Sets of errors, by their indices.
    pub errors: Vec<usize>,
    /// What it costs to compile them, roughly.
    weight: usize,
}

impl Family {
    fn count(&self) -> usize {
        self.types.len() + self.errors.len()
    }
}

/// Who uses what. The users are the groups, then the webhooks, then the callbacks.
pub(super) struct SharedTypes<'a> {
    api: &'a Api,
    errors: &'a [Vec<ResponseCase>],
    /// The types that are written out.
    types: Vec<TypeId>,
    reach: TypeUsers,
    /// The users of each set of errors.
    failing: Vec<UserSet>,
    everybody: UserSet,
}

impl<'a> SharedTypes<'a> {
    /// As the document has it.
    pub(super) fn new(names: &Names, api: &'a Api, facts: &'a Facts) -> Self {
        let named = named(names, api);
        let mut reach = facts.reach(api);
        for (user, types) in named.iter().enumerate() {
            types
                .iter()
                .for_each(|id| reach.add(*id, &UserSet::of([user])));
        }
        let mut failing = vec![UserSet::default(); names.error_sets.len()];
        for (user, group) in names.groups.iter().enumerate() {
            let calls = group.operations.iter();
            for call in calls.filter_map(|id| facts.calls.operations.get(id.0 as usize)) {
                if let CallError::Set(set) = call.failure
                    && let Some(users) = failing.get_mut(set.0)
                {
                    users.add(&UserSet::of([user]));
                }
            }
        }
        let mut types: Vec<TypeId> = names.types.keys().copied().collect();
        types.sort_unstable();
        Self {
            api,
            errors: &facts.calls.errors,
            types,
            reach,
            failing,
            everybody: UserSet::of(0..named.len()),
        }
    }

    /// The families, by their users, none of them too small to be one.
    pub(super) fn families(mut self) -> BTreeMap<UserSet, Family> {
        // Each round gives users to something, of which there are only so many.
        loop {
            let families = self.exact();
            let Some((users, more)) = self.best_merge(&families) else {
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

    /// What has the same users, by these.
    fn exact(&self) -> BTreeMap<UserSet, Family> {
        let mut families: BTreeMap<UserSet, Family> = BTreeMap::new();
        for id in &self.types {
            let family = families.entry(self.reach.users(*id)).or_default();
            family.types.push(*id);
            family.weight += weight(&self.api.ty(*id).shape);
        }
        for (index, users) in self.failing.iter().enumerate() {
            let family = families.entry(users.clone()).or_default();
            family.errors.push(index);
            family.weight += 1;
        }
        families
    }

    /// A family of a few and the one that it is best joined with: what the users of either then compile
    /// in vain is the least.
    fn best_merge(&self, families: &BTreeMap<UserSet, Family>) -> Option<(UserSet, UserSet)> {
        let shared = families.iter().filter(|(users, _)| users.count() > 1);
        let small = shared
            .clone()
            .filter(|(users, family)| users.count() <= MANY && family.count() < FEW);
        let (users, small) = small.min_by_key(|(_, family)| family.weight)?;
        let others = shared.filter(|(other, _)| *other != users);
        let others = others.map(|(other, family)| (other, family.weight));
        let all = self.everybody.count();
        let joint = others.chain((all > MANY).then_some((&self.everybody, 0)));
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
        let (other, _) = joint.min_by_key(cost)?;
        Some((users.clone(), other.clone()))
    }

    /// Gives a family, and what it leads to, more users; all, where they would be many.
    fn widen(&mut self, family: &Family, more: &[&UserSet]) {
        let mut users = UserSet::default();
        more.iter().for_each(|more| users.add(more));
        if users.count() > MANY {
            users.add(&self.everybody);
        }
        for id in &family.types {
            self.reach.add(*id, &users);
        }
        for index in &family.errors {
            self.failing[*index].add(&users);
            for case in self.errors.get(*index).into_iter().flatten() {
                if let ResponseBody::Json(using) = case.payload {
                    self.reach.add(using.id, &users);
                }
            }
        }
    }
}

/// The types that each user names itself: those of its parameters and bodies.
fn named(names: &Names, api: &Api) -> Vec<Vec<TypeId>> {
    let mut named: Vec<Vec<TypeId>> = Vec::new();
    for group in &names.groups {
        let operations = group.operations.iter();
        let operations = operations.filter_map(|id| api.operations.get(id.0 as usize));
        let types = operations.flat_map(|o| types(&o.parameters, o.body.as_ref(), &o.responses));
        named.push(types.collect());
    }
    for callbacks in [false, true] {
        let features = names.features.as_ref();
        if features.is_some_and(|features| features.events(callbacks).is_some()) {
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
    responses: &'a [Response],
) -> impl Iterator<Item = TypeId> + use<'a> {
    let bodies = body.into_iter().flat_map(|body| &body.contents);
    let contents = bodies.chain(responses.iter().flat_map(|response| &response.contents));
    let contents = contents.filter_map(|content| Some(content.ty?.id));
    parameters
        .iter()
        .map(|parameter| parameter.ty.id)
        .chain(contents)
}

/// What it costs to compile a type, roughly: a line for each thing that it names.
fn weight(shape: &Shape) -> usize {
    match shape {
        Shape::Object(object) => 4 + object.properties.len(),
        Shape::Union(union) => 4 + union.variants.len(),
        Shape::Enum(e) => 2 + e.values.len(),
        _ => 1,
    }
}
