//! Examples of component schemas.
//!
//! ```yaml
//! components: { schemas: { Book: { type: object, example: { title: Sixty Odd } } } }
//! ```

use super::sampler::Sampler;
use crate::dialect::Document;
use crate::ir::{Api, Origin, TypeExample};

/// An example of each component: the document's own, or one made from the schema, with every property.
pub fn type_examples(document: &Document, api: &Api) -> Vec<TypeExample> {
    let sampler = Sampler::new(document, true);
    let components = document.openapi.components.as_ref();
    let examples = api.type_ids().filter_map(|id| {
        let Origin::Component(key) = &api.ty(id).origin else {
            return None;
        };
        let (key, _) = components?.schemas.get_key_value(key)?;
        let value = sampler.declared(key, None);
        let schema = sampler.component(key)?;
        let own = sampler.constraints(&[schema]).shown.contains(&&value);
        Some(TypeExample { ty: id, value, own })
    });
    examples.collect()
}
