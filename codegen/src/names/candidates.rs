//! The possible names of an operation in its group: what the vendor says, else what the `operationId` says, else what the
//! method and the path say.

use super::english::same_word;
use super::groups::GroupNames;
use super::operation_id::id_words;
use super::rest::{is_general, rest_name, with_things};
use super::url_path::{Segment, one, root_of, segments, versions, words};
use super::without_group::{InGroup, without_group, without_prefix};
use super::words::snake;
use crate::ir::Operation;

/// The possible names of an operation.
pub(super) struct Candidates {
    /// The names, the best one first.
    pub names: Vec<String>,
    /// Whether the first one is in the document as it is.
    pub exact: bool,
    /// What its types are named after, if it isn't the group and the method.
    pub of_types: Option<String>,
}

/// The possible names of an operation in its group.
pub(super) fn candidates(operation: &Operation, group: &GroupNames) -> Candidates {
    let segments = segments(&operation.path);
    // `beta libraries documents` is in `/libraries/{id}/documents` without its first word.
    let roots = (0..group.words.len()).map(|skip| &group.words[skip..]);
    let root = roots
        .filter_map(|words| Some((words, root_of(words, &segments)?)))
        .next();
    let (begin, end) = root
        .as_ref()
        .map_or((0, 0), |(_, root)| (root.start, root.end));
    let (above, below) = (fixed_words(&segments[..begin]), &segments[end..]);
    let place = |group_words| InGroup {
        group: group_words,
        mechanical: group.mechanical,
        above: &above,
        below: root.is_some().then_some(below),
        method: operation.method,
    };
    // `list_brands` of `account brands` in `/accounts/{id}/brands`.
    let ends = (1..group.words.len()).map(|skip| &group.words[skip..]);
    let shortened = |own: &[String]| {
        let short = without_group(own, &place(&group.words));
        if short != own {
            return short;
        }
        let in_path =
            |words: &&[String]| root_of(words, &segments).is_some_and(|root| root.end == end);
        let shorter = ends
            .clone()
            .filter(in_path)
            .map(|words| without_group(own, &place(words)));
        shorter
            .into_iter()
            .find(|shorter| shorter != own)
            .unwrap_or(short)
    };
    let whole = snake(&whole(operation));
    let verb = operation.method.as_str().to_lowercase();
    // The HTTP method tells two operations of one name apart.
    let with_verb = match whole.starts_with(&format!("{verb}_")) {
        true => whole.clone(),
        false => format!("{verb}_{whole}"),
    };
    let vendor = operation.vendor.method.as_deref().map(words);
    if let Some(own) = vendor.filter(|own| !own.is_empty()) {
        let longer = with_things(&own, below);
        let short = match operation.vendor.group.is_some() {
            true => own.clone(),
            false if root.is_some() && is_general(&own) => longer.clone(),
            false => shortened(&own),
        };
        return Candidates {
            names: vec![
                short.join("_"),
                own.join("_"),
                longer.join("_"),
                whole,
                with_verb,
            ],
            exact: true,
            of_types: None,
        };
    }
    if let Some(own) = id_words(operation) {
        let short = shortened(&own);
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
    // `/book` is one thing, also in the group `books`.
    let root = root.and_then(|(_, root)| segments.get(root.end.checked_sub(1)?)?.fixed());
    let root = root.unwrap_or(&group.words);
    let name = rest_name(operation.method, root, below, updates(operation));
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
pub(super) fn whole(operation: &Operation) -> String {
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
