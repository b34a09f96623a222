//! Enums of responses and bodies: the sets of errors, the responses of one operation, its bodies.

use super::ident::Ident;
use super::operation_words::AllOperationWords;
use super::scope::Scope;
use super::status::{reason_phrase, status_word};
use super::words::pascal;
use crate::analyze::{CallError, Facts, ResponseBody, ResponseCase};
use crate::ir::{Api, Content, Media, MediaKind, OperationId};

/// The names of an enum.
#[derive(Clone, Debug)]
pub struct ChoiceNames {
    /// The enum.
    pub ty: Ident,
    /// Its variants, in order.
    pub variants: Vec<Ident>,
}

/// Names each set of errors after its statuses; if there are more than four, after the first operation that has the set.
pub(super) fn error_sets(
    api: &Api,
    facts: &Facts,
    words: &AllOperationWords,
    scope: &mut Scope,
) -> Vec<ChoiceNames> {
    let mut sets = Vec::with_capacity(facts.calls.errors.len());
    for (index, cases) in facts.calls.errors.iter().enumerate() {
        let owner = api
            .operations
            .iter()
            .zip(&facts.calls.operations)
            .position(|(_, call)| matches!(call.failure, CallError::Set(id) if id.0 == index));
        let owner = owner.map(|at| {
            let id = OperationId(u32::try_from(at).unwrap_or(u32::MAX));
            format!("{}Error", pascal(words.of_types(id)))
        });
        let mut statuses: Vec<String> = cases.iter().map(|c| status_word(c.status)).collect();
        statuses.dedup();
        let short = (statuses.len() <= 4).then(|| format!("Error{}", statuses.join("Or")));
        let candidates: Vec<String> = short.into_iter().chain(owner).collect();
        sets.push(ChoiceNames {
            ty: scope.ty(&candidates),
            variants: response_variants(cases),
        });
    }
    sets
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
