//! Which users need a type, directly or through other types.

use super::facts::Facts;
use super::recursion::components;
use crate::ir::{Api, TypeId, TypeUse};

/// A set of users, by their indices.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct UserSet {
    bits: Vec<u64>,
}

impl UserSet {
    /// The users of these indices.
    pub fn of(indices: impl IntoIterator<Item = usize>) -> Self {
        let mut users = Self::default();
        for index in indices {
            if users.bits.len() <= index / 64 {
                users.bits.resize(index / 64 + 1, 0);
            }
            if let Some(word) = users.bits.get_mut(index / 64) {
                *word |= 1 << (index % 64);
            }
        }
        users
    }

    /// Adds all users of another set.
    pub fn add(&mut self, other: &Self) {
        if self.bits.len() < other.bits.len() {
            self.bits.resize(other.bits.len(), 0);
        }
        for (word, more) in self.bits.iter_mut().zip(&other.bits) {
            *word |= more;
        }
    }

    /// Whether it contains all users of another set.
    pub fn holds(&self, other: &Self) -> bool {
        other.bits.iter().enumerate().all(|(at, word)| {
            let own = self.bits.get(at).copied().unwrap_or(0);
            word & !own == 0
        })
    }

    /// How many they are.
    pub fn count(&self) -> usize {
        self.bits
            .iter()
            .map(|word| word.count_ones() as usize)
            .sum()
    }

    /// Their indices, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> {
        let all = 0..self.bits.len() * 64;
        all.filter(|index| {
            let word = self.bits.get(index / 64);
            word.is_some_and(|word| word >> (index % 64) & 1 == 1)
        })
    }
}

/// The users of each type: the graph of the types, condensed to its strongly connected components.
#[derive(Clone, Debug)]
pub struct TypeUsers {
    /// The component of each type.
    component: Vec<usize>,
    /// The components that each component leads to.
    inner: Vec<Vec<usize>>,
    /// The users of each component.
    users: Vec<UserSet>,
}

impl Facts {
    /// The users of each type, none yet. Types that contain each other, and equal types, have the same users.
    pub fn type_users(&self, api: &Api) -> TypeUsers {
        let ids = (0..api.types.len()).map(TypeId::at);
        let at = |id: TypeId| self.resolve(api, TypeUse::of(id)).id.0 as usize;
        let edges = ids.clone().map(|id| {
            let mut inner = Vec::new();
            api.ty(id).shape.each_part(|part| inner.push(at(part.id)));
            inner
        });
        let edges: Vec<Vec<usize>> = edges.collect();
        let of = components(&edges);
        let mut inner = vec![Vec::new(); edges.len()];
        for (from, to) in of.iter().zip(&edges) {
            inner[*from].extend(to.iter().map(|to| of[*to]).filter(|to| to != from));
        }
        TypeUsers {
            component: ids.map(|id| of[at(id)]).collect(),
            users: vec![UserSet::default(); inner.len()],
            inner,
        }
    }
}

impl TypeUsers {
    /// The users of a type.
    pub fn users(&self, id: TypeId) -> UserSet {
        let component = self.component.get(id.0 as usize);
        component.map_or_else(UserSet::default, |at| self.users[*at].clone())
    }

    /// Adds users to a type and to all types that it leads to.
    pub fn add(&mut self, id: TypeId, users: &UserSet) {
        let mut work: Vec<usize> = self
            .component
            .get(id.0 as usize)
            .copied()
            .into_iter()
            .collect();
        while let Some(at) = work.pop() {
            if !self.users[at].holds(users) {
                self.users[at].add(users);
                work.extend(&self.inner[at]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::UserSet;

    #[test]
    fn sets_of_users() {
        let mut users = UserSet::of([3, 64, 3]);
        users.add(&UserSet::of([130]));
        assert_eq!(users.iter().collect::<Vec<_>>(), [3, 64, 130]);
        assert_eq!(users.count(), 3);
        assert_eq!(UserSet::default().count(), 0);
        users.add(&UserSet::default());
        assert_eq!(users, UserSet::of([130, 3, 64]));
        assert!(users.holds(&UserSet::of([3, 64])) && users.holds(&UserSet::default()));
        assert!(!users.holds(&UserSet::of([3, 65])) && !UserSet::default().holds(&users));
    }
}
