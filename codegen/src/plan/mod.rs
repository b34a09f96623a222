//! The output, Rust-shaped and fully decided, file by file.
//!
//! Everything that `emit` prints is decided here: no template looks anything up, sorts or renames. This phase must not know the
//! document.

mod arguments;
mod bodies;
mod calls;
mod choices;
mod client;
mod code_span;
mod defaults;
mod deprecated_uses;
mod deprecation;
mod doc_text;
mod docs;
mod enums;
mod escape;
mod events;
mod exercise;
mod families;
mod first_call;
mod html;
mod imports;
mod items;
mod json_text;
mod markdown;
mod readme;
mod root;
mod root_page;
mod samples;
mod structs;
mod ty;
mod unions;
mod wrap;

pub use crate::analyze::{TagEntry, TagWriter, UnionKind};
pub use doc_text::DocText;
pub use items::{
    Alias, Argument, Builder, CallGroup, CallMethod, CallResult, Choice, ChoiceCase, ChoiceKind,
    ClientItem, ConstantItem, Constructor, ConstructorArgument, CratePlan, CredentialMethod,
    DefaultValue, EnumBlock, EnumItem, EnumLiterals, EnumVariant, EventHandlers, EventItem,
    ExerciseCall, ExerciseGroup, ExerciseOperation, ExerciseRoot, Feature, Field, FieldDefault,
    FieldKind, GroupMethod, HeaderStruct, HeaderStructField, Import, InnerAttribute, Module,
    ReplyCase, ReplyItem, RequestStep, Returns, RustFile, RustItem, SampleArgument, SampleBlock,
    SamplePart, SchemeEntry, ServerItem, Setter, Sibling, StepArgument, Struct, UnionItem,
    UnionVariant, WireStyle,
};
pub use json_text::JsonText;
pub use ty::{ArgumentTy, Ty};

/// The status of a response.
pub use crate::ir::Status;

use crate::analyze::Facts;
use crate::config::Config;
use crate::diag::Place;
use crate::ir::{Api, Shape, TypeId, TypeUse};
use crate::names::Names;

/// Everything that the plan depends on.
pub(crate) struct Planner<'a> {
    api: &'a Api,
    facts: &'a Facts,
    names: &'a Names,
    config: &'a Config,
}

/// Decides the whole output.
pub fn plan(api: &Api, facts: &Facts, names: &Names, config: &Config) -> CratePlan {
    let planner = Planner {
        api,
        facts,
        names,
        config,
    };
    let mut files = vec![planner.lib()];
    if planner.has_client() {
        files.push(planner.client());
        files.extend(planner.groups());
    }
    files.extend(planner.events());
    files.extend(planner.families());
    files.extend(planner.exercise());
    files.retain(|file| !file.items.is_empty());
    Planner::allow_deprecated(&mut files);
    let examples = planner.examples(&files);
    let summary = planner.summary();
    let readme = match files.first_mut() {
        Some(lib) => {
            let mut docs = DocText::default();
            docs.push_prose("");
            docs.extend(planner.overview());
            docs.extend(planner.example_docs(&examples));
            lib.inner.insert(0, InnerAttribute::Docs(docs));
            planner.readme(&lib.docs, &examples)
        }
        None => Vec::new(),
    };
    CratePlan {
        types: declared_types(&files),
        files,
        package: names.package.clone(),
        client: planner.has_client(),
        features: planner.features(),
        summary,
        readme,
        webhooks: [false, true]
            .into_iter()
            .any(|callbacks| planner.has_events(callbacks)),
    }
}

/// How many types the files declare, without enums of bodies, responses and errors.
fn declared_types(files: &[RustFile]) -> usize {
    let items = files.iter().flat_map(|file| &file.items);
    let counts = items.map(|item| match item {
        RustItem::Struct(_) | RustItem::Alias(_) => 1,
        RustItem::TaggedUnions(unions) | RustItem::Unions(unions) => unions.len(),
        RustItem::Constants(constants) => constants.len(),
        RustItem::Enums(block) => block.enums.len(),
        _ => 0,
    });
    counts.sum()
}

/// The type of each schema, in the order of the places of the schemas.
pub fn types_at<'a>(
    api: &'a Api,
    facts: &Facts,
    names: &Names,
    config: &Config,
) -> Vec<(&'a Place, Ty)> {
    let planner = Planner {
        api,
        facts,
        names,
        config,
    };
    let mut types: Vec<_> = api
        .places
        .iter()
        .map(|(place, using)| (place, planner.inner(*using)))
        .collect();
    types.sort_by_key(|(place, _)| *place);
    types
}

impl Planner<'_> {
    /// Whether there is a client: the configuration has it, and there are operations or there is nothing else.
    fn has_client(&self) -> bool {
        let events = [false, true]
            .into_iter()
            .any(|callbacks| self.has_events(callbacks));
        self.config.client && (!self.api.operations.is_empty() || !events)
    }

    fn shape(&self, using: TypeUse) -> &Shape {
        &self.api.ty(self.facts.resolve(self.api, using).id).shape
    }

    /// The type of the user that replaces a component.
    fn replaced(&self, id: TypeId) -> Option<&str> {
        let key = self.names.schema_keys.get(&self.api.ty(id).origin)?;
        self.config.types.get(key).map(String::as_str)
    }
}
