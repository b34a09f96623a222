//! Groups of operations: one for each tag, with a module, a type and a method of the client.

use super::fixed::events_module;
use super::ident::Ident;
use super::reserved::{CLIENT_METHODS, DEVICES, IN_ALL_FILES, IN_CALL_FILES, ROOT_MODULES};
use super::scope::Scope;
use super::tags::{TagWords, as_in_path, tag_words};
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
    let groups = as_in_paths(by_words(api), api);
    let mut modules = Scope::with(ROOT_MODULES);
    DEVICES.iter().for_each(|name| modules.reserve_text(name));
    for callbacks in [false, true] {
        if config.webhooks.generate && api.events_of(callbacks).next().is_some() {
            modules.reserve_text(events_module(callbacks));
        }
    }
    let mut methods = Scope::with(CLIENT_METHODS);
    // Of two groups of one name, the one of the older version has the shorter name.
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|at| {
        let version = groups
            .get_index(*at)
            .and_then(|((_, version), _)| version.as_ref());
        version.map(|version| (version.len(), version.clone()))
    });
    let mut named: Vec<(usize, GroupNames)> = Vec::with_capacity(groups.len());
    for at in order {
        let Some(((words, version), tagged)) = groups.get_index(at) else {
            continue;
        };
        let (name, whole) = (words.join("_"), snake(&tagged.tag));
        let module = modules.module(&[file(&name), format!("{}_calls", file(&name)), file(&whole)]);
        let method = methods.value(&[
            snake(&name),
            format!("{}_calls", snake(&name)),
            whole.clone(),
        ]);
        let mut own = Scope::of_file(&[IN_ALL_FILES, IN_CALL_FILES]);
        let ty = own.ty(&[pascal(&name), format!("{}Calls", pascal(&name))]);
        let group = GroupNames {
            tag: tagged.tag.clone(),
            words: words.clone(),
            mechanical: version.is_some(),
            module,
            ty,
            method,
            operations: tagged.operations.clone(),
        };
        named.push((at, group));
    }
    named.sort_by_key(|(at, _)| *at);
    named.into_iter().map(|(_, group)| group).collect()
}

/// The words of a group, and the version that its tag had.
type GroupKey = (Vec<String>, Option<String>);

/// The operations of a group.
struct Tagged {
    /// The tag, as the document writes it.
    tag: String,
    /// Whether the document writes it as a tag.
    is_tag: bool,
    operations: Vec<OperationId>,
}

/// The operations by the words of their group: an operation without a tag whose path begins with `responses` is in the group
/// of the tag `Responses`.
fn by_words(api: &Api) -> IndexMap<GroupKey, Tagged> {
    let mut groups: IndexMap<GroupKey, Tagged> = IndexMap::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let id = OperationId(u32::try_from(index).unwrap_or(u32::MAX));
        let said = |text: &&String| !text.trim().is_empty();
        let first = operation
            .vendor
            .group
            .iter()
            .chain(&operation.tags)
            .find(said);
        let (tag, is_tag) = match first {
            Some(tag) => (tag.clone(), true),
            None => (path_word(operation), false),
        };
        let TagWords { words, version } = tag_words(&tag, &api.title);
        let tagged = groups.entry((words, version)).or_insert_with(|| Tagged {
            tag: tag.clone(),
            is_tag,
            operations: Vec::new(),
        });
        if is_tag && !tagged.is_tag {
            tagged.tag = tag;
            tagged.is_tag = true;
        }
        tagged.operations.push(id);
    }
    groups
}

/// The groups with their words as the paths write them where a program made the tags.
fn as_in_paths(groups: IndexMap<GroupKey, Tagged>, api: &Api) -> IndexMap<GroupKey, Tagged> {
    let mut others: IndexMap<GroupKey, Tagged> = IndexMap::with_capacity(groups.len());
    for ((words, version), tagged) in groups {
        let operations = tagged.operations.iter();
        let operations = operations.filter_map(|id| api.operations.get(id.0 as usize));
        let words = match version.is_some() {
            true => as_in_path(&words, operations.map(|operation| operation.path.as_str())),
            false => words,
        };
        match others.get_mut(&(words.clone(), version.clone())) {
            Some(other) => other.operations.extend(tagged.operations),
            None => {
                others.insert((words, version), tagged);
            }
        }
    }
    others
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
