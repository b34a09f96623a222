//! What surrounds the items of a batch is a part of their duplicate keys.

use super::key_hash::KeyHash;
use crate::webhook::lookup::Surroundings;

/// Hashes what surrounds the items of a batch.
pub(crate) fn hash_surroundings(json: &[u8], surroundings: &[Surroundings]) -> Vec<Vec<u8>> {
    let mut hashes: Vec<Vec<u8>> = Vec::with_capacity(surroundings.len());
    for around in surroundings {
        let mut hash = KeyHash::new();
        // Outer surroundings come before inner ones.
        if let Some(outer) = around.outer.and_then(|outer| hashes.get(outer)) {
            hash.add("around", outer);
        }
        for range in [&around.before, &around.after] {
            hash.add("piece", json.get(range.clone()).unwrap_or_default());
        }
        hashes.push(hash.bytes());
    }
    hashes
}
