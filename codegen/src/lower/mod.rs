//! Lowers openapiv3 to [`ir`](crate::ir). Each construct has its file, which opens with the YAML that it reads.
//!
//! Must not know identifiers: `names` decides what things are called in Rust.

mod access;
mod aliases;
mod all_of;
mod body;
mod components;
mod condition;
mod deferred;
mod deprecation;
mod discriminator;
mod enumeration;
mod envelope;
mod event;
mod event_keys;
mod event_source;
mod given_name;
mod interned;
mod keywords;
mod lowering;
mod media;
mod memo;
mod merge;
mod merged;
mod nesting;
mod object;
mod operation;
mod origin;
mod parameter;
mod path_item;
mod path_template;
mod reference;
mod resolve_unions;
mod sample;
mod scalar;
mod schema;
mod security;
mod site;
mod slot;
mod sole_alternative;
mod type_key;
mod union;
mod vendor_names;

pub use sample::{samples, type_examples};

use crate::config::Config;
use crate::diag::Diagnostics;
use crate::dialect::Document;
use crate::ir::{Api, TagInfo};
use crate::source::limits::MERGED;
use event_source::EventSource;
use lowering::Lower;
use rustc_hash::{FxHashMap, FxHashSet};
use vendor_names::SchemaMethods;

/// Lowers a document into the model. The configuration says which paths describe the receiver, and
/// which events the document doesn't describe itself.
pub fn lower(document: &Document, config: &Config, diags: &mut Diagnostics) -> Api {
    lowered(document, config, diags).0
}

/// Like [`lower`], with samples of the events.
pub fn lower_with_event_samples(
    document: &Document,
    config: &Config,
    diags: &mut Diagnostics,
) -> Api {
    let (mut api, sources) = lowered(document, config, diags);
    api.event_samples = sample::event_samples(document, &api, &sources);
    api
}

/// The model, and where each of its events is described.
fn lowered<'d>(
    document: &'d Document,
    config: &Config,
    diags: &mut Diagnostics,
) -> (Api, Vec<EventSource<'d>>) {
    let openapi = &document.openapi;
    let mut lower = Lower {
        document,
        diags,
        api: Api {
            title: openapi.info.title.clone(),
            version: openapi.info.version.clone(),
            description: openapi.info.description.clone(),
            openapi: openapi.openapi.clone(),
            tags: openapi
                .tags
                .iter()
                .map(|tag| TagInfo {
                    name: tag.name.clone(),
                    description: tag.description.clone(),
                })
                .collect(),
            delivery: openapi.extensions.get(event::EXTENSION).cloned(),
            ..Api::default()
        },
        components: FxHashMap::default(),
        interned: FxHashMap::default(),
        children: FxHashMap::default(),
        type_states: FxHashMap::default(),
        depth: 0,
        merging: false,
        deferred: Vec::new(),
        budget: MERGED,
        operation_names: FxHashSet::default(),
        unknown_schemes: FxHashSet::default(),
        event_sources: Vec::new(),
        schema_methods: SchemaMethods::new(openapi.components.as_ref()),
    };
    // Bodies without a schema need the type of any JSON.
    lower.intern(interned::Interned::Any);
    lower.api.servers = security::servers(&openapi.servers);
    lower.security();
    lower.components();
    lower.operations(config);
    lower.events(config);
    lower.shorten_aliases();
    lower.resolve_unions();
    lower.bound_nesting();
    lower.api.places = memo::places(lower.type_states);
    (lower.api, lower.event_sources)
}
