//! The values of a discriminator, as the document gives them.
//!
//! ```yaml
//! discriminator:
//!   propertyName: petType
//!   mapping: { dog: "#/components/schemas/Dog" }
//! ```

use super::site::component_key;
use openapiv3::Discriminator;
use rustc_hash::FxHashMap;

/// A discriminator before the values of variants without a mapping are known.
#[derive(Clone, Debug)]
pub(super) struct RawTag {
    pub property: String,
    /// A value and the variant it stands for.
    pub mapping: Vec<(String, usize)>,
    /// The value that a variant has by its name.
    pub implicit: Vec<Option<String>>,
}

impl RawTag {
    /// `keys` are the components of the variants, in order.
    pub(super) fn new(discriminator: &Discriminator, keys: &[Option<&str>]) -> Self {
        let mut variants: FxHashMap<&str, usize> = FxHashMap::default();
        for (variant, key) in keys.iter().enumerate() {
            if let Some(key) = key {
                variants.entry(key).or_insert(variant);
            }
        }
        let mapping = discriminator
            .mapping
            .iter()
            .filter_map(|(value, target)| Some((value.clone(), *variants.get(target_key(target))?)))
            .collect();
        Self {
            property: discriminator.property_name.clone(),
            mapping,
            implicit: keys.iter().map(|key| key.map(str::to_owned)).collect(),
        }
    }
}

impl RawTag {
    /// Follows variants that moved or went.
    pub(super) fn renumber(&mut self, moved: &[Option<usize>]) {
        let old = std::mem::take(&mut self.mapping);
        self.mapping = old
            .into_iter()
            .filter_map(|(value, variant)| Some((value, moved.get(variant).copied().flatten()?)))
            .collect();
        let old = std::mem::take(&mut self.implicit);
        for (implicit, to) in old.into_iter().zip(moved) {
            if let Some(to) = to
                && *to >= self.implicit.len()
            {
                self.implicit.push(implicit);
            }
        }
    }
}

/// The component that a mapping names: by reference, by file, or by its bare name.
pub(super) fn target_key(target: &str) -> &str {
    let key = component_key(target);
    let key = key.rsplit('/').next().unwrap_or(key);
    ["json", "yaml", "yml"]
        .iter()
        .find_map(|ext| key.strip_suffix(ext)?.strip_suffix('.'))
        .unwrap_or(key)
}
