//! Names for everything in the output. Identifiers are born here and nowhere else, and a scope makes each unique.
//!
//! Names are given in the order of the document, and those that the document itself gives come first, so an addition to a
//! document renames nothing. This phase must not know how names are printed.

mod alternatives;
mod candidates;
mod collisions;
mod english;
mod events;
mod families;
mod family_words;
mod features;
mod fields;
mod fixed;
mod groups;
mod ident;
mod kinds;
mod letters;
mod object_keys;
mod operation_id;
mod operation_words;
mod operations;
mod package;
mod reserved;
mod responses;
mod rest;
mod schema_keys;
mod scope;
mod security;
mod servers;
mod shared_types;
mod split_id;
mod status;
mod tags;
mod types;
mod url_path;
mod values;
mod variants;
mod without_group;
mod words;

use alternatives::AlternativeWords;
pub use events::{EventNames, HeaderNames};
pub use features::{FULL, FeatureNames, SAMPLES};
pub use groups::GroupNames;
pub use ident::Ident;
pub use operations::OperationNames;
pub use responses::ChoiceNames;
pub use schema_keys::SchemaKeys;
pub use security::SecuritySchemeNames;
pub use servers::ServerNames;

use crate::analyze::Facts;
use crate::config::Config;
use crate::ir::{Api, Shape, TypeId};
use rustc_hash::FxHashMap;

/// Every identifier of the output.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The crate.
    pub package: String,
    /// The keys of schemas.
    pub schema_keys: SchemaKeys,
    /// The name by which each type is shown.
    pub types: FxHashMap<TypeId, Ident>,
    /// The name of each definition. Where it is shown by another name, that is an alias.
    pub definitions: FxHashMap<TypeId, Ident>,
    /// The fields of each object: one for each property, then the field for additional properties, then the field for
    /// properties that the document doesn't name.
    pub fields: FxHashMap<TypeId, Vec<Ident>>,
    /// The methods that return the defaults of an object's properties, one for each property.
    pub defaults: FxHashMap<TypeId, Vec<Ident>>,
    /// The variants of enums and unions.
    pub variants: FxHashMap<TypeId, Vec<Ident>>,
    /// The module of each type.
    pub families: FxHashMap<TypeId, Ident>,
    /// The error enums that operations share, by index.
    pub error_sets: Vec<ChoiceNames>,
    /// The module of each error enum.
    pub error_families: Vec<Ident>,
    /// The features that turn on the module of a family: any one of them does. A family that isn't in this map is always
    /// compiled.
    pub family_features: FxHashMap<Ident, Vec<String>>,
    /// The features of the crate, if it has any.
    pub features: Option<FeatureNames>,
    /// The groups of operations, one for each tag.
    pub groups: Vec<GroupNames>,
    /// Operations, by index.
    pub operations: Vec<OperationNames>,
    /// Security schemes, by index.
    pub schemes: Vec<SecuritySchemeNames>,
    /// Servers, by index.
    pub servers: Vec<ServerNames>,
    /// Events, by index.
    pub events: Vec<EventNames>,
    /// The sets of headers that events have, by index.
    pub headers: Vec<HeaderNames>,
}

impl Names {
    /// The module of the client.
    pub fn client_module(&self) -> Ident {
        Ident::module(fixed::CLIENT_MODULE.to_owned())
    }

    /// The crate, as other crates import it.
    pub fn library(&self) -> Ident {
        Ident::module(self.package.replace('-', "_"))
    }

    /// The module of the types.
    pub fn types_module(&self) -> Ident {
        Ident::module(fixed::TYPES_MODULE.to_owned())
    }

    /// The module of the callbacks, or of all other events.
    pub fn events_module(&self, callbacks: bool) -> Ident {
        Ident::module(fixed::events_module(callbacks).to_owned())
    }

    /// The trait that handles the callbacks, or all other events.
    pub fn handler_trait(&self, callbacks: bool) -> Ident {
        Ident::ty(fixed::handler_trait(callbacks).to_owned())
    }

    /// The module of the builders of a group, within the module of its calls.
    pub fn builder_module(&self) -> Ident {
        Ident::module(fixed::BUILDER_MODULE.to_owned())
    }

    /// The module of the error enums, within the module of the types.
    pub fn error_module(&self) -> Ident {
        Ident::module(fixed::ERROR_MODULE.to_owned())
    }

    /// The module of the samples, within the module of the types.
    pub fn samples_module(&self) -> Ident {
        Ident::module(fixed::SAMPLES_MODULE.to_owned())
    }
}

/// Names everything.
pub fn assign(api: &Api, facts: &Facts, config: &Config) -> Names {
    let schema_keys = SchemaKeys::of(api);
    let words = AlternativeWords::new(api, facts, &schema_keys);
    let groups = groups::groups(api, config);
    let operations = operation_words::operation_words(&groups, api);
    let mut types = types::types(api, facts, &schema_keys, &words, &operations, config);
    let definitions = &types.definitions;
    let error_sets = responses::error_sets(api, facts, &operations, definitions, &mut types.scope);
    let features = features::features(&groups, api, config);
    let families = families::families(
        &types.written,
        &error_sets,
        &groups,
        features.as_ref(),
        api,
        facts,
        config,
    );
    let (events, headers) = events::events(api, facts);
    let mut names = Names {
        package: config
            .name
            .clone()
            .unwrap_or_else(|| package::package(&api.title)),
        error_sets,
        families: families.types,
        error_families: families.errors,
        family_features: families.features,
        features,
        operations: operations::operations(&groups, &operations, api, facts),
        schemes: security::security_schemes(&groups, api),
        servers: servers::servers(api),
        groups,
        events,
        headers,
        schema_keys,
        ..Names::default()
    };
    for &id in types.definitions.keys() {
        match &api.ty(id).shape {
            Shape::Object(object) => {
                let fields = fields::fields(object);
                if object.properties.iter().any(|p| p.default.is_some()) {
                    names.defaults.insert(id, fields::default_methods(&fields));
                }
                names.fields.insert(id, fields);
            }
            Shape::Enum(e) => {
                names.variants.insert(id, values::values(e));
            }
            Shape::Union(_) => {
                let variants = variants::variants(words.of_union(id));
                names.variants.insert(id, variants);
            }
            _ => {}
        }
    }
    names.types = types.shown;
    names.definitions = types.definitions;
    names
}
