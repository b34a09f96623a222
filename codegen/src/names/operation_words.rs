//! What each operation is called: its method, and the words that its types begin with.
//!
//! A name is the vendor's own if the document says it in an extension, else it is made from the `operationId`, else from the
//! HTTP method and the path. It depends on the operation and its group. Only when two operations of a group get the same name,
//! others matter: the one whose own words these are has the name, then the one that is nearest to the root of the API; the
//! other's name is longer.

use super::english::same_word;
use super::groups::GroupNames;
use super::ident::Ident;
use super::operation_id::id_words;
use super::reserved::GROUP_METHODS;
use super::rest::{is_general, rest_name, with_things};
use super::scope::Scope;
use super::url_path::{Segment, one, root_of, segments, versions, words};
use super::without_group::{InGroup, without_group, without_prefix};
use super::words::snake;
use crate::ir::{Api, Operation, OperationId};
use rustc_hash::FxHashMap;

/// What an operation is called.
#[derive(Clone, Debug)]
pub(super) struct OperationWords {
    /// The method of its group.
    pub method: Ident,
    /// What its types are named after.
    pub of_types: String,
    /// Its `operationId`, or its method and path.
    pub whole: String,
}

/// What all operations are called.
#[derive(Clone, Debug, Default)]
pub(super) struct AllOperationWords(FxHashMap<OperationId, OperationWords>);

impl AllOperationWords {
    /// What an operation is called.
    pub(super) fn get(&self, id: OperationId) -> Option<&OperationWords> {
        self.0.get(&id)
    }

    /// What the types of an operation are named after: `CreateOrder`, `customers update`.
    pub(super) fn of_types(&self, id: OperationId) -> &str {
        self.get(id).map_or("", |words| &words.of_types)
    }
}

/// The possible names of an operation.
struct Candidates {
    /// The names, the best one first.
    names: Vec<String>,
    /// Whether the first one is in the document as it is.
    exact: bool,
    /// What its types are named after, if it isn't the group and the method.
    of_types: Option<String>,
}

/// Calls every operation something.
pub(super) fn operation_words(groups: &[GroupNames], api: &Api) -> AllOperationWords {
    let mut all = AllOperationWords::default();
    for group in groups {
        let mut methods = Scope::with(GROUP_METHODS);
        let operations = group.operations.iter();
        let operations =
            operations.filter_map(|id| Some((*id, api.operations.get(id.0 as usize)?)));
        let mut operations: Vec<_> = operations
            .map(|(id, operation)| (id, operation, candidates(operation, group)))
            .collect();
        operations.sort_by_key(|(_, operation, candidates)| {
            let depth = operation.path.matches('/').count();
            let method = operation.method.as_str();
            (!candidates.exact, depth, operation.path.as_str(), method)
        });
        for (id, operation, candidates) in operations {
            let method = methods.value(&candidates.names);
            let of_types = candidates
                .of_types
                .unwrap_or_else(|| format!("{} {}", group.words.join(" "), method.bare()));
            let words = OperationWords {
                method,
                of_types,
                whole: whole(operation),
            };
            all.0.insert(id, words);
        }
    }
    all
}

/// The possible names of an operation in its group.
fn candidates(operation: &Operation, group: &GroupNames) -> Candidates {
    let segments = segments(&operation.path);
    let root = root_of(&group.words, &segments);
    let (begin, end) = root.as_ref().map_or((0, 0), |root| (root.start, root.end));
    let (above, below) = (fixed_words(&segments[..begin]), &segments[end..]);
    let whole = snake(&whole(operation));
    let verb = operation.method.as_str().to_lowercase();
    // The HTTP method tells two operations of one name apart.
    let with_verb = match whole.starts_with(&format!("{verb}_")) {
        true => whole.clone(),
        false => format!("{verb}_{whole}"),
    };
    if let Some(own) = operation
        .vendor
        .method
        .as_deref()
        .map(words)
        .filter(|own| !own.is_empty())
    {
        let longer = with_things(&own, below);
        let short = match operation.vendor.group.is_none() && root.is_some() && is_general(&own) {
            true => longer.clone(),
            false => own,
        };
        return Candidates {
            names: vec![short.join("_"), longer.join("_"), whole, with_verb],
            exact: true,
            of_types: None,
        };
    }
    if let Some(own) = id_words(operation) {
        let place = InGroup {
            group: &group.words,
            mechanical: group.mechanical,
            above: &above,
            below: root.is_some().then_some(below),
            method: operation.method,
        };
        let short = without_group(&own, &place);
        let said = operation.name.as_deref().map(words).unwrap_or_default();
        return Candidates {
            exact: short == own,
            of_types: (said.concat() == own.concat()).then(|| own.join(" ")),
            names: vec![
                short.join("_"),
                without_prefix(&own, &group.words).join("_"),
                own.join("_"),
                whole,
                with_verb,
            ],
        };
    }
    let name = rest_name(operation.method, &group.words, below, updates(operation));
    let longer = |word: &str, more: &[String]| match more.is_empty() {
        true => String::new(),
        false => [&name, &[word.to_owned()][..], more].concat().join("_"),
    };
    let variable = segments.iter().rev().find_map(|segment| match segment {
        Segment::Variable(words) => Some(words.as_slice()),
        Segment::Fixed(_) => None,
    });
    Candidates {
        names: vec![
            name.join("_"),
            longer("for", &one(&above)),
            longer("by", variable.unwrap_or_default()),
            longer("in", &versions(&operation.path)),
            whole,
            with_verb,
        ],
        exact: false,
        of_types: None,
    }
}

/// Whether the docs say that an operation changes something.
fn updates(operation: &Operation) -> bool {
    /// The first word is in here.
    const BEGIN: usize = 64;
    let docs = [&operation.docs.summary, &operation.docs.description];
    let first = docs.into_iter().flatten().find_map(|text| {
        let begin: String = text.chars().take(BEGIN).collect();
        words(&begin).into_iter().find(|word| word != "p")
    });
    let first = first.unwrap_or_default();
    ["change", "modify", "modifies", "set", "update"]
        .iter()
        .any(|word| same_word(&first, word))
}

fn fixed_words(segments: &[Segment]) -> Vec<String> {
    segments
        .iter()
        .filter_map(Segment::fixed)
        .flatten()
        .cloned()
        .collect()
}

/// The operation's id; without one, its method and path: `get books by id`.
fn whole(operation: &Operation) -> String {
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
