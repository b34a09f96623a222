//! Compares the names that two versions of a document get: what is in both keeps its name.

mod fingerprint;
mod places;
mod remove;
mod snapshot;

pub use remove::{Random, remove};
pub use snapshot::{Entry, Snapshot};

use std::fmt;

/// A name that differs between two versions.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Renamed {
    /// What it is: `the type at /components/schemas/Book/properties/title`.
    pub what: String,
    /// Its name in the first version.
    pub before: String,
    /// Its name in the second version.
    pub after: String,
}

impl fmt::Display for Renamed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: `{}` becomes `{}`",
            self.what, self.before, self.after
        )
    }
}

/// The names of what is in both versions, and of the same kind, that differ.
pub fn renamed(before: &Snapshot, after: &Snapshot) -> Vec<Renamed> {
    let both = before
        .entries
        .iter()
        .filter_map(|(what, old)| Some((what, old, after.entries.get(what)?)));
    let differing =
        both.filter(|(_, old, new)| old.fingerprint == new.fingerprint && old.name != new.name);
    let renamed = differing.map(|(what, old, new)| Renamed {
        what: what.clone(),
        before: old.name.clone(),
        after: new.name.clone(),
    });
    renamed.collect()
}

/// How many things are in both versions.
pub fn in_both(before: &Snapshot, after: &Snapshot) -> usize {
    before
        .entries
        .keys()
        .filter(|what| after.entries.contains_key(*what))
        .count()
}
