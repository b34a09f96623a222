//! What each operation is called: its method, and the words that its types begin with.
//!
//! A name is the vendor's own if the document says it in an extension, else it is made from the `operationId`, else from the
//! HTTP method and the path. It depends on the operation and its group. Only when two operations of a group get the same name,
//! others matter: the one whose own words these are has the name, then the one that is nearest to the root of the API; the
//! other's name is longer.

use super::candidates::{candidates, whole};
use super::groups::GroupNames;
use super::ident::Ident;
use super::reserved::GROUP_METHODS;
use super::scope::Scope;
use crate::ir::{Api, OperationId};
use rustc_hash::FxHashMap;

/// What an operation is called.
#[derive(Clone, Debug)]
pub(super) struct OperationWords {
    /// The method of its group.
    pub method: Ident,
    /// What its types are named after.
    pub of_types: String,
    /// Its `operationId`, or its method and path.
    pub whole: String,
}

/// What all operations are called.
#[derive(Clone, Debug, Default)]
pub(super) struct AllOperationWords(FxHashMap<OperationId, OperationWords>);

impl AllOperationWords {
    /// What an operation is called.
    pub(super) fn get(&self, id: OperationId) -> Option<&OperationWords> {
        self.0.get(&id)
    }

    /// What the types of an operation are named after: `CreateOrder`, `customers update`.
    pub(super) fn of_types(&self, id: OperationId) -> &str {
        self.get(id).map_or("", |words| &words.of_types)
    }
}

/// Calls every operation something.
pub(super) fn operation_words(groups: &[GroupNames], api: &Api) -> AllOperationWords {
    let mut all = AllOperationWords::default();
    for group in groups {
        let mut methods = Scope::with(GROUP_METHODS);
        let operations = group.operations.iter();
        let operations =
            operations.filter_map(|id| Some((*id, api.operations.get(id.0 as usize)?)));
        let mut operations: Vec<_> = operations
            .map(|(id, operation)| (id, operation, candidates(operation, group)))
            .collect();
        operations.sort_by_key(|(_, operation, candidates)| {
            let depth = operation.path.matches('/').count();
            let method = operation.method.as_str();
            (!candidates.exact, depth, operation.path.as_str(), method)
        });
        for (id, operation, candidates) in operations {
            let method = methods.value(&candidates.names);
            let of_types = candidates
                .of_types
                .unwrap_or_else(|| format!("{} {}", group.words.join(" "), method.bare()));
            let words = OperationWords {
                method,
                of_types,
                whole: whole(operation),
            };
            all.0.insert(id, words);
        }
    }
    all
}
