//! Names of the modules: one a tag, one a family of types.

use super::Names;
use super::features;
use super::ident::Ident;
use super::scope::Scope;
use super::words::{file, pascal, snake};
use crate::analyze::Facts;
use crate::config::Config;
use crate::ir::{Api, Operation, OperationId, TypeId};
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// A group of operations.
#[derive(Clone, Debug)]
pub struct GroupNames {
    /// Its tag, as the document writes it.
    pub tag: String,
    /// The file and module.
    pub module: Ident,
    /// The type that has the methods.
    pub ty: Ident,
    /// The method of the client that gives it.
    pub method: Ident,
    /// Its operations, in order.
    pub operations: Vec<OperationId>,
}

/// Names that a module at the root of a crate can't have.
const MODULES: &[&str] = &[
    "alloc",
    "callwright",
    "client",
    "core",
    "lib",
    "main",
    "mod",
    "servers",
    "std",
    "types",
];

/// What Windows has devices of, and no files (Microsoft, "Naming Files, Paths, and Namespaces").
const DEVICES: &[&str] = &[
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1",
    "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// Methods that every client has. `into` and `try_into` would be those of the prelude's traits, which
/// take what they are called on by value and so come first.
pub(super) const CLIENT: &[&str] = &[
    "new",
    "base_url",
    "transport",
    "header",
    "lenient",
    "timeout",
    "connect_timeout",
    "response_limit",
    "clone",
    "fmt",
    "default",
    "drop",
    "into",
    "try_into",
];

/// A family is a file when it has at least this many types.
const FAMILY: usize = 8;

/// One group for each first tag; those without a tag are grouped by the first word of their path.
pub(super) fn name_groups(names: &mut Names, api: &Api, config: &Config) {
    let mut groups: IndexMap<String, Vec<OperationId>> = IndexMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let id = OperationId(u32::try_from(index).unwrap_or(u32::MAX));
        let tag = match operation.tags.first() {
            Some(tag) if !tag.trim().is_empty() => tag.clone(),
            _ => path_word(operation),
        };
        groups.entry(tag).or_default().push(id);
    }
    let mut modules = Scope::with(MODULES);
    DEVICES.iter().for_each(|name| modules.reserve_text(name));
    for callbacks in [false, true] {
        if config.webhooks.generate && api.events_of(callbacks).next().is_some() {
            modules.reserve_text(events_module(callbacks));
        }
    }
    let mut methods = Scope::with(CLIENT);
    names.groups = groups
        .into_iter()
        .map(|(tag, operations)| {
            let file = file(&tag);
            let module = modules.module(&[file.clone(), format!("{file}_calls")]);
            let method = methods.value(&[snake(&tag), format!("{}_calls", snake(&tag))]);
            let mut own = Scope::with(super::operations::RESERVED);
            let ty = own.ty(&[pascal(&tag), format!("{}Calls", pascal(&tag))]);
            GroupNames {
                tag,
                module,
                ty,
                method,
                operations,
            }
        })
        .collect();
}

/// The module of the callbacks, or of all other events.
pub(super) fn events_module(callbacks: bool) -> &'static str {
    if callbacks { "callbacks" } else { "webhooks" }
}

/// The first word of a path that is neither a variable nor a version.
fn path_word(operation: &Operation) -> String {
    operation
        .path
        .split('/')
        .find(|segment| {
            let version = segment
                .strip_prefix('v')
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            let number = segment.starts_with(|c: char| c.is_ascii_digit());
            !segment.is_empty()
                && !segment.contains('{')
                && !version
                && !number
                && !["api", "rest"].contains(segment)
        })
        .map(|segment| {
            segment
                .split(['.', ':', '?', '#'])
                .next()
                .unwrap_or(segment)
        })
        .filter(|word| !word.is_empty())
        .unwrap_or("default")
        .to_owned()
}

/// What the files of types, which import everything that stands beside them, call by these names.
#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "mod", "errors", "callwright", "std", "wire",
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str",
    "u8", "u16", "u32", "u64", "u128", "usize",
];

/// Types that begin with the same word stand in one file; those of small families share one.
pub(super) fn name_families(names: &mut Names, api: &Api, facts: &Facts, config: &Config) {
    let crates = config
        .types
        .values()
        .filter_map(|path| path.split("::").next());
    let reserved: Vec<&str> = RESERVED.iter().copied().chain(crates).collect();
    let mut modules = Scope::with(&reserved);
    DEVICES.iter().for_each(|name| modules.reserve_text(name));
    let common = modules.module(&["common".to_owned()]);
    names.error_families = vec![names.error_module(); names.error_sets.len()];
    let ids = (0..api.types.len()).map(|index| TypeId(u32::try_from(index).unwrap_or(u32::MAX)));
    let ids = features::name_optional_families(names, api, facts, &mut modules)
        .unwrap_or_else(|| ids.collect());
    let mut families: BTreeMap<String, Vec<TypeId>> = BTreeMap::new();
    for id in ids {
        if let Some(ident) = names.types.get(&id) {
            let text = file(ident.bare());
            let word = text
                .split('_')
                .find(|word| !word.is_empty())
                .unwrap_or("")
                .to_owned();
            families.entry(word).or_default().push(id);
        }
    }
    for (word, ids) in families {
        let module = if ids.len() < FAMILY {
            common.clone()
        } else {
            modules.module(&[word.clone(), format!("{word}_types")])
        };
        for id in ids {
            names.families.insert(id, module.clone());
        }
    }
}
