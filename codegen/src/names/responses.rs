//! Enums of responses and bodies: the sets of errors, the responses of one operation, its bodies.

use super::ident::Ident;
use super::operation_words::AllOperationWords;
use super::scope::Scope;
use super::status::{reason_phrase, status_word};
use super::words::pascal;
use crate::analyze::{CallError, ErrorSetId, Facts, ResponseBody, ResponseCase};
use crate::ir::{Api, Content, Media, MediaKind, OperationId, Status, TypeId};
use rustc_hash::FxHashMap;

/// The names of an enum.
#[derive(Clone, Debug)]
pub struct ChoiceNames {
    /// The enum.
    pub ty: Ident,
    /// Its variants, in order.
    pub variants: Vec<Ident>,
}

/// How many statuses are all part of a name.
const STATUSES: usize = 6;

/// Names each set of errors after its statuses. Where several sets have the same statuses, those with unusual bodies have these
/// in their names; what is usual is what most operations return with that status. A body without a name of its own
/// belongs to an operation, after which the set is named.
pub(super) fn error_sets(
    api: &Api,
    facts: &Facts,
    operations: &AllOperationWords,
    types: &FxHashMap<TypeId, Ident>,
    scope: &mut Scope,
) -> Vec<ChoiceNames> {
    let sets = &facts.calls.errors;
    // The operations that have each set.
    let mut users: Vec<Vec<usize>> = vec![Vec::new(); sets.len()];
    for (operation, call) in facts.calls.operations.iter().enumerate() {
        if let CallError::Set(ErrorSetId(set)) = call.failure
            && let Some(users) = users.get_mut(set)
        {
            users.push(operation);
        }
    }
    let usual = usual_bodies(sets, &users);
    let unusual: Vec<Vec<&ResponseCase>> = sets
        .iter()
        .map(|cases| cases.iter().filter(|case| !usual.contains(case)).collect())
        .collect();
    // Sets of usual bodies come first.
    let mut order: Vec<usize> = (0..sets.len()).collect();
    order.sort_by_key(|set| unusual[*set].len());
    let mut names: Vec<Option<ChoiceNames>> = vec![None; sets.len()];
    for set in order {
        let name = statuses(&sets[set]);
        let is_inline = unusual[set].iter().any(|case| is_inline(api, case));
        let longer = match users[set].as_slice() {
            [owner] if is_inline => {
                let id = OperationId(u32::try_from(*owner).unwrap_or(u32::MAX));
                format!("{}Error", pascal(operations.of_types(id)))
            }
            _ => {
                let mut words: Vec<String> = Vec::new();
                for word in unusual[set].iter().map(|case| body_word(case, types)) {
                    if !words.contains(&word) {
                        words.push(word);
                    }
                }
                format!("{name}{}", words.concat())
            }
        };
        names[set] = Some(ChoiceNames {
            ty: scope.ty(&[name, longer]),
            variants: response_variants(&sets[set]),
        });
    }
    names.into_iter().flatten().collect()
}

/// For each status, the bodies that most operations return with it.
struct UsualBodies {
    counts: FxHashMap<(Status, ResponseBody), usize>,
    most: FxHashMap<Status, usize>,
}

impl UsualBodies {
    fn contains(&self, case: &ResponseCase) -> bool {
        let count = self.counts.get(&(case.status, case.payload));
        count == self.most.get(&case.status)
    }
}

fn usual_bodies(sets: &[Vec<ResponseCase>], users: &[Vec<usize>]) -> UsualBodies {
    let mut counts: FxHashMap<(Status, ResponseBody), usize> = FxHashMap::default();
    for (cases, users) in sets.iter().zip(users) {
        for case in cases {
            *counts.entry((case.status, case.payload)).or_default() += users.len();
        }
    }
    let mut most: FxHashMap<Status, usize> = FxHashMap::default();
    for ((status, _), count) in &counts {
        let most = most.entry(*status).or_default();
        *most = (*most).max(*count);
    }
    UsualBodies { counts, most }
}

/// `Error404Or422`
fn statuses(cases: &[ResponseCase]) -> String {
    let mut words: Vec<String> = cases.iter().map(|c| status_word(c.status)).collect();
    words.dedup();
    match words.as_slice() {
        [first, .., last] if words.len() > STATUSES => format!("Error{first}To{last}"),
        words => format!("Error{}", words.join("Or")),
    }
}

/// Whether the body of an error is a type without a name in the document.
fn is_inline(api: &Api, case: &ResponseCase) -> bool {
    match case.payload {
        ResponseBody::Json(json) => {
            let ty = api.ty(json.resolved.id);
            ty.shape.is_nominal() && !ty.origin.is_schema()
        }
        _ => false,
    }
}

/// A word for the body of an error.
fn body_word(case: &ResponseCase, types: &FxHashMap<TypeId, Ident>) -> String {
    match case.payload {
        ResponseBody::Json(json) => match types.get(&json.resolved.id) {
            Some(name) => name.bare().to_owned(),
            None => "Json".to_owned(),
        },
        ResponseBody::Empty => "Empty".to_owned(),
        ResponseBody::Text => "Text".to_owned(),
        ResponseBody::Bytes => "Bytes".to_owned(),
    }
}

/// The variants of an enum of responses. Each is named after its status, and after its media type if the status has several.
pub(super) fn response_variants(cases: &[ResponseCase]) -> Vec<Ident> {
    let mut scope = Scope::default();
    cases
        .iter()
        .map(|case| {
            let status = reason_phrase(case.status);
            let of_status = || cases.iter().filter(|c| c.status == case.status);
            let (media, whole) = case_words(case);
            let joined = format!("{status}{media}");
            // Media types that differ only in their parameters have those in their names.
            let alike = of_status().filter(|c| case_words(c).0 == media).count() > 1;
            let media = if alike { whole.clone() } else { media };
            if of_status().count() == 1 {
                scope.ty(&[status, joined])
            } else if cases.iter().all(|c| c.status == case.status) {
                scope.ty(&[media, whole, joined])
            } else {
                scope.ty(&[format!("{status}{media}"), format!("{status}{whole}")])
            }
        })
        .collect()
}

/// A word for the body of a response, and a longer one with the parameters of its media type.
fn case_words(case: &ResponseCase) -> (String, String) {
    let several = |word: &str| (word.to_owned(), word.to_owned());
    match (case.payload, case.media.as_slice()) {
        (ResponseBody::Empty, _) | (_, []) => several("Empty"),
        (ResponseBody::Text, [_, _, ..]) => several("Text"),
        (ResponseBody::Bytes, [first, rest @ ..]) if !rest.is_empty() => {
            let kind = Media::parse(first).kind;
            let one = rest.iter().all(|other| Media::parse(other).kind == kind);
            match kind.as_str() {
                "audio" | "font" | "image" | "video" if one => several(&pascal(&kind)),
                _ => several("Bytes"),
            }
        }
        (_, [first, ..]) => (media_word(first), whole_word(first)),
    }
}

/// The variants of an enum of bodies.
pub(super) fn content_variants<'c>(
    contents: impl Iterator<Item = &'c Content> + Clone,
) -> Vec<Ident> {
    let mut scope = Scope::default();
    let several = |kind| contents.clone().filter(|c| c.kind == kind).count() > 1;
    let (much_json, multiparts) = (several(MediaKind::Json), several(MediaKind::Multipart));
    contents
        .map(|content| {
            let short = match content.kind {
                MediaKind::Json => "Json",
                MediaKind::Form => "Form",
                MediaKind::Multipart => "Multipart",
                MediaKind::Text => "Text",
                MediaKind::Bytes | MediaKind::Stream => "Bytes",
            };
            let (media, whole) = (media_word(&content.media), whole_word(&content.media));
            let short = short.to_owned();
            match content.kind {
                MediaKind::Text | MediaKind::Bytes | MediaKind::Stream => {
                    scope.ty(&[media, short, whole])
                }
                // Among several kinds of JSON, only `application/json` is just `Json`.
                MediaKind::Multipart if multiparts => scope.ty(&[media, whole]),
                MediaKind::Json if much_json && !Media::parse(&content.media).is_plain_json() => {
                    scope.ty(&[media, whole])
                }
                _ => scope.ty(&[short, media, whole]),
            }
        })
        .collect()
}

fn media_word(media: &str) -> String {
    let essence = media.split(';').next().unwrap_or(media).trim();
    let (kind, name) = essence.split_once('/').unwrap_or(("", essence));
    match name {
        "*" if kind == "*" => "Any".to_owned(),
        "*" => pascal(kind),
        "plain" => "Text".to_owned(),
        "octet-stream" => "Bytes".to_owned(),
        // `merge-patch+json` is a `MergePatch`.
        _ => match name.strip_suffix("patch+json") {
            Some(patch) => pascal(&format!("{patch}patch")),
            None => pascal(name),
        },
    }
}

/// As [`media_word`], with the parameters of the media type.
fn whole_word(media: &str) -> String {
    let parameters = media.split_once(';').map(|(_, parameters)| parameters);
    let parameters = parameters.map(pascal).unwrap_or_default();
    format!("{}{parameters}", media_word(media))
}
