//! Groups of operations: one for each tag, with a module, a type and a method of the client.

use super::fixed::events_module;
use super::ident::Ident;
use super::reserved::{CLIENT_METHODS, DEVICES, IN_ALL_FILES, IN_CALL_FILES, ROOT_MODULES};
use super::scope::Scope;
use super::tags::{as_in_path, tag_words};
use super::url_path::is_version;
use super::words::{file, pascal, snake};
use crate::config::Config;
use crate::ir::{Api, Operation, OperationId};
use indexmap::IndexMap;

/// A group of operations.
#[derive(Clone, Debug)]
pub struct GroupNames {
    /// Its tag, as the document writes it.
    pub tag: String,
    /// What it is called, in words.
    pub(super) words: Vec<String>,
    /// Whether its tag was made by a program, from the words of the path.
    pub(super) mechanical: bool,
    /// The file and module.
    pub module: Ident,
    /// The type that has the methods.
    pub ty: Ident,
    /// The method of the client that returns it.
    pub method: Ident,
    /// Its operations, in order.
    pub operations: Vec<OperationId>,
}

/// Groups operations as their vendor does, or by their first tag, and those without a tag by the first word of their path.
pub(super) fn groups(api: &Api, config: &Config) -> Vec<GroupNames> {
    let mut groups: IndexMap<String, Vec<OperationId>> = IndexMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let id = OperationId(u32::try_from(index).unwrap_or(u32::MAX));
        let said = |text: &&String| !text.trim().is_empty();
        let first = operation
            .vendor
            .group
            .iter()
            .chain(&operation.tags)
            .find(said);
        let tag = first.cloned().unwrap_or_else(|| path_word(operation));
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
    let words: Vec<_> = groups
        .iter()
        .map(|(tag, ids)| group_words(tag, ids, api))
        .collect();
    // Of two groups of one name, the one of the older version has the shorter name.
    let mut order: Vec<usize> = (0..groups.len()).collect();
    let age = |at: &usize| {
        let version = words.get(*at).and_then(|words| words.1.clone());
        version.map(|version| (version.len(), version))
    };
    order.sort_by_key(age);
    let mut named: Vec<(usize, GroupNames)> = Vec::with_capacity(groups.len());
    for at in order {
        let (Some((tag, operations)), Some((words, version))) =
            (groups.get_index(at), words.get(at))
        else {
            continue;
        };
        let (name, whole) = (words.join("_"), snake(tag));
        let module = modules.module(&[file(&name), format!("{}_calls", file(&name)), file(&whole)]);
        let method = methods.value(&[
            snake(&name),
            format!("{}_calls", snake(&name)),
            whole.clone(),
        ]);
        let mut own = Scope::of_file(&[IN_ALL_FILES, IN_CALL_FILES]);
        let ty = own.ty(&[pascal(&name), format!("{}Calls", pascal(&name))]);
        let group = GroupNames {
            tag: tag.clone(),
            words: words.clone(),
            mechanical: version.is_some(),
            module,
            ty,
            method,
            operations: operations.clone(),
        };
        named.push((at, group));
    }
    named.sort_by_key(|(at, _)| *at);
    named.into_iter().map(|(_, group)| group).collect()
}

/// The words of a group, and the version that its tag had.
fn group_words(tag: &str, operations: &[OperationId], api: &Api) -> (Vec<String>, Option<String>) {
    let tag = tag_words(tag, &api.title);
    if tag.version.is_none() {
        return (tag.words, None);
    }
    let paths = operations
        .iter()
        .filter_map(|id| api.operations.get(id.0 as usize));
    let words = as_in_path(&tag.words, paths.map(|operation| operation.path.as_str()));
    (words, tag.version)
}

/// The first segment of a path that is neither a variable nor a version.
fn path_word(operation: &Operation) -> String {
    operation
        .path
        .split('/')
        .find(|segment| {
            !segment.is_empty()
                && !segment.contains('{')
                && !is_version(segment)
                && !segment.starts_with(|c: char| c.is_ascii_digit())
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
