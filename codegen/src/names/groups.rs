//! Groups of operations: one for each tag, with a module, a type and a method of the client.

use super::fixed::events_module;
use super::ident::Ident;
use super::reserved::{CLIENT_METHODS, DEVICES, IN_ALL_FILES, IN_CALL_FILES, ROOT_MODULES};
use super::scope::Scope;
use super::words::{file, pascal, snake};
use crate::config::Config;
use crate::ir::{Api, Operation, OperationId};
use indexmap::IndexMap;

/// A group of operations.
#[derive(Clone, Debug)]
pub struct GroupNames {
    /// Its tag, as the document writes it.
    pub tag: String,
    /// The file and module.
    pub module: Ident,
    /// The type that has the methods.
    pub ty: Ident,
    /// The method of the client that returns it.
    pub method: Ident,
    /// Its operations, in order.
    pub operations: Vec<OperationId>,
}

/// Groups operations by their first tag, and those without a tag by the first word of their path.
pub(super) fn groups(api: &Api, config: &Config) -> Vec<GroupNames> {
    let mut groups: IndexMap<String, Vec<OperationId>> = IndexMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let id = OperationId(u32::try_from(index).unwrap_or(u32::MAX));
        let tag = match operation.tags.first() {
            Some(tag) if !tag.trim().is_empty() => tag.clone(),
            _ => path_word(operation),
        };
        groups.entry(tag).or_default().push(id);
    }
    let mut modules = Scope::with(ROOT_MODULES);
    DEVICES.iter().for_each(|name| modules.reserve_text(name));
    for callbacks in [false, true] {
        if config.webhooks.generate && api.events_of(callbacks).next().is_some() {
            modules.reserve_text(events_module(callbacks));
        }
    }
    let mut methods = Scope::with(CLIENT_METHODS);
    groups
        .into_iter()
        .map(|(tag, operations)| {
            let file = file(&tag);
            let module = modules.module(&[file.clone(), format!("{file}_calls")]);
            let method = methods.value(&[snake(&tag), format!("{}_calls", snake(&tag))]);
            let mut own = Scope::of_file(&[IN_ALL_FILES, IN_CALL_FILES]);
            let ty = own.ty(&[pascal(&tag), format!("{}Calls", pascal(&tag))]);
            GroupNames {
                tag,
                module,
                ty,
                method,
                operations,
            }
        })
        .collect()
}

/// The first segment of a path that is neither a variable nor a version.
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
