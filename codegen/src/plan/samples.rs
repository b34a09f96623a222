//! The file of samples: a value of each struct and each union, for tests.

use super::Planner;
use super::doc_text::DocText;
use super::items::{Import, Module, RustFile, RustItem, SampleBlock};
use super::json_text::JsonText;
use crate::analyze::type_samples;
use crate::ir::{Shape, TypeId, TypeUse};
use crate::names::{Ident, SAMPLES};
use std::collections::BTreeMap;

impl Planner<'_> {
    /// The file of samples, and its module in the module of the types. `None` without the option `samples`.
    pub(super) fn samples(&self) -> Option<(Module, RustFile)> {
        if !self.config.samples {
            return None;
        }
        let mut values = type_samples(self.api, self.facts);
        let mut families: BTreeMap<&Ident, Vec<(&Ident, TypeId)>> = BTreeMap::new();
        for (id, module) in &self.names.families {
            if let Some(name) = self.names.types.get(id).filter(|_| self.has_sample(*id)) {
                families.entry(module).or_default().push((name, *id));
            }
        }
        let mut items = Vec::with_capacity(families.len());
        for (module, mut types) in families {
            types.sort();
            let samples = types.into_iter().filter_map(|(name, id)| {
                let value = values.remove(&id)?;
                Some((name.clone(), JsonText::wrapped(&value)))
            });
            let samples: Vec<_> = samples.collect();
            let features = self.names.family_features.get(module);
            if !samples.is_empty() {
                items.push(RustItem::Samples(SampleBlock {
                    features: features.cloned().unwrap_or_default(),
                    samples,
                }));
            }
        }
        let name = self.names.samples_module();
        let folder = self.names.types_module();
        let file = RustFile {
            path: format!("src/{}/{}.rs", folder.bare(), name.bare()),
            docs: DocText::sentence("Samples of the types, for tests: `Book::sample()`."),
            comment: &[],
            inner: Vec::new(),
            imports: vec![Import::Siblings, Import::Wire],
            items,
        };
        let module = Module {
            docs: DocText::default(),
            name,
            public: false,
            features: vec![SAMPLES.to_owned()],
            export: None,
        };
        (!file.items.is_empty()).then_some((module, file))
    }

    /// Whether a type is written out as a struct or as a union.
    fn has_sample(&self, id: TypeId) -> bool {
        let is_own = self.facts.resolve(self.api, TypeUse::of(id)).id == id;
        is_own
            && self.replaced(id).is_none()
            && match self.api.ty(id).shape {
                Shape::Object(_) => true,
                Shape::Union(_) => self.facts.union(id).is_some(),
                _ => false,
            }
    }
}
