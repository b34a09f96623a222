//! The only place where an identifier is born; a scope makes it unique, nothing else can.
//!
//! Names are given in the order of the document, those that the document itself gives first, so that
//! an addition to it renames nothing. Must not know how they are printed.

mod events;
mod families;
mod features;
mod groups;
mod ident;
mod letters;
mod operations;
mod responses;
mod scope;
mod servers;
mod types;
mod values;
mod words;

pub use events::{EventNames, HeaderNames};
pub use features::{FULL, FeatureNames};
pub use groups::GroupNames;
pub use ident::Ident;
pub use operations::{OperationNames, SecuritySchemeNames};
pub use responses::ChoiceNames;
pub use servers::ServerNames;

use crate::analyze::Facts;
use crate::config::Config;
use crate::ir::{Api, Operation, TypeId};
use rustc_hash::FxHashMap;

/// Every identifier of the output.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// The crate.
    pub package: String,
    /// Types that are written out, by id.
    pub types: FxHashMap<TypeId, Ident>,
    /// The fields of objects: one a property, then that of the rest, then that of the extra.
    pub fields: FxHashMap<TypeId, Vec<Ident>>,
    /// The methods that give the defaults of an object's properties, one a property.
    pub defaults: FxHashMap<TypeId, Vec<Ident>>,
    /// The variants of enums and unions.
    pub variants: FxHashMap<TypeId, Vec<Ident>>,
    /// The module of each type.
    pub families: FxHashMap<TypeId, Ident>,
    /// The sets of errors.
    pub error_sets: Vec<ChoiceNames>,
    /// The module of each set of errors.
    pub error_families: Vec<Ident>,
    /// The features that turn on the module of a family; any of them does. A family that isn't here
    /// is always on.
    pub family_features: FxHashMap<Ident, Vec<String>>,
    /// The features of the crate, where it has any.
    pub features: Option<FeatureNames>,
    /// The groups of operations, one a tag.
    pub groups: Vec<GroupNames>,
    /// Operations, by index.
    pub operations: Vec<OperationNames>,
    /// The methods that set credentials, by index of the scheme.
    pub schemes: Vec<SecuritySchemeNames>,
    /// The servers, by index.
    pub servers: Vec<ServerNames>,
    /// The events, by index.
    pub events: Vec<EventNames>,
    /// The sets of headers that events have, by index.
    pub headers: Vec<HeaderNames>,
}

impl Names {
    /// The module of the client.
    pub fn client_module(&self) -> Ident {
        Ident::module("client".to_owned())
    }

    /// The crate, as other crates call it.
    pub fn library(&self) -> Ident {
        Ident::module(self.package.replace('-', "_"))
    }

    /// The module of the types.
    pub fn types_module(&self) -> Ident {
        Ident::module("types".to_owned())
    }

    /// The module of the callbacks, or of all other events.
    pub fn events_module(&self, callbacks: bool) -> Ident {
        Ident::module(groups::events_module(callbacks).to_owned())
    }

    /// The module of the errors, among those of the types.
    pub fn error_module(&self) -> Ident {
        Ident::module("errors".to_owned())
    }
}

/// Names everything.
pub fn assign(api: &Api, facts: &Facts, config: &Config) -> Names {
    let mut names = Names {
        package: config.name.clone().unwrap_or_else(|| package(&api.title)),
        ..Names::default()
    };
    types::name_types(&mut names, api, facts, config);
    groups::name_groups(&mut names, api, config);
    features::name_features(&mut names, api, config);
    groups::name_families(&mut names, api, facts, config);
    operations::name_operations(&mut names, api, facts);
    operations::name_client(&mut names, api);
    names.servers = servers::servers(api);
    events::name_events(&mut names, api, facts);
    names
}

/// Words of a title that say nothing of whose API it is.
const NOISE: &[&str] = &[
    "a",
    "an",
    "and",
    "api",
    "apis",
    "by",
    "definition",
    "document",
    "documentation",
    "for",
    "from",
    "http",
    "in",
    "of",
    "official",
    "on",
    "openapi",
    "public",
    "reference",
    "rest",
    "restful",
    "s",
    "spec",
    "specification",
    "swagger",
    "the",
    "to",
    "with",
];

/// How many words of a title make the name of a crate.
const PACKAGE_WORDS: usize = 3;

/// The name of a crate, made of the title of a document.
fn package(title: &str) -> String {
    let lower = title.to_lowercase();
    let words = || {
        lower
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|w| !w.is_empty())
    };
    let telling: Vec<&str> = words()
        .filter(|word| !NOISE.contains(word))
        .take(PACKAGE_WORDS)
        .collect();
    let name = if telling.is_empty() {
        words().take(PACKAGE_WORDS).collect::<Vec<_>>().join("-")
    } else {
        telling.join("-")
    };
    // It is the name of files as well.
    let name = name
        .get(..words::FILE)
        .unwrap_or(&name)
        .trim_end_matches('-')
        .to_owned();
    match name.chars().next() {
        None => "api".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("api-{name}"),
        // Cargo refuses names of keywords and of its own test crate.
        Some(_) if is_refused(&name) => format!("{name}-api"),
        Some(_) => name,
    }
}

fn is_refused(name: &str) -> bool {
    ident::Ident::module(name.to_owned()).as_str() != name
        || matches!(name, "test" | "std" | "core")
}

/// What an operation is called: its id, or its method and path.
fn operation_words(operation: &Operation) -> String {
    if let Some(name) = &operation.name {
        return name.clone();
    }
    let mut text = operation.method.as_str().to_lowercase();
    for segment in operation
        .path
        .split(['/', '?', '#'])
        .filter(|s| !s.is_empty())
    {
        text.push(' ');
        if segment.starts_with('{') {
            text.push_str("by ");
        }
        text.push_str(&segment.replace(['{', '}'], " "));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::package;

    #[test]
    fn a_crate_is_called_after_its_title() {
        let table = [
            ("Bookshop", "bookshop"),
            (
                "GitHub's official OpenAPI spec + Octokit extension",
                "github-octokit-extension",
            ),
            ("Train Travel API", "train-travel"),
            ("The API", "the-api"),
            ("3D Printing", "api-3d-printing"),
            ("Test API", "test-api"),
            ("Loop", "loop-api"),
            ("名前", "api"),
            ("", "api"),
        ];
        for (title, name) in table {
            assert_eq!(package(title), name, "{title}");
        }
    }
}
